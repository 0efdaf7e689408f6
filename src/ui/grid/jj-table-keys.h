/* jj-table-keys.h: what sorting and filtering need of one column, extracted once */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-table.h"

G_BEGIN_DECLS

/* The display texts of a column as numbers of distinct texts (0 is the empty one), and its numbers.
 * Both are read from the table when first asked for and patched when rows change.
 *
 * Texts are ranked by the locale's order of single characters (strokes in zh_TW), capitals beside
 * small letters, and runs of digits by their value, so that 第 2 組 comes before 第 10 組. Ranking
 * characters once and comparing ranks is some thirty times faster than strxfrm on every text. */

#define JJ_TABLE_KEYS_EMPTY G_MININT64 /* the number of an empty cell */

typedef struct _JjTableKeys JjTableKeys;

JjTableKeys *jj_table_keys_new (JjTable *table, guint column) G_GNUC_WARN_UNUSED_RESULT;
void jj_table_keys_free (JjTableKeys *self);

/* Reads the texts of so many rows more, in advance; TRUE: all have been read. */
gboolean jj_table_keys_read_texts (JjTableKeys *self, guint max_rows);

/* By row. */
const guint32 *jj_table_keys_get_texts (JjTableKeys *self);
const gint64 *jj_table_keys_get_numbers (JjTableKeys *self);

/* By number of the distinct text; some may no longer be in use. */
guint jj_table_keys_get_n_distinct (JjTableKeys *self);
const char *jj_table_keys_get_distinct (JjTableKeys *self, guint32 text);
const guint32 *jj_table_keys_get_ranks (JjTableKeys *self);

/* Keep up with the table. */
void jj_table_keys_touch (JjTableKeys *self, const guint *rows, guint n_rows);
void jj_table_keys_splice (JjTableKeys *self, guint position, guint removed, guint added);

/* Sorts the @n row indexes in @order, stably, by the column. */
void jj_table_keys_sort (JjTableKeys *self, guint32 *order, guint n, gboolean descending);

G_END_DECLS
