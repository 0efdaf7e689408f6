/* jj-history-table.h: the history of a plan as the rows of a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-history.h"
#include "jj-table.h"
#include "jj-workspace.h"

G_BEGIN_DECLS

/* One row a change, the newest first: when, who, what was done to which element, from which value
 * to which, and why. An edit of very many changes (an import) has rows for the first ones and one
 * that says how many more there are. Rows come in as they are asked for (read_more); new edits come
 * on top by themselves. (transfer full) */
JjTable *jj_history_table_new (JjWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

/* Some hundred entries more. FALSE: that was the beginning of the plan. */
gboolean jj_history_table_read_more (JjTable *table);
/* How many entries are in the rows. */
guint jj_history_table_count_entries (JjTable *table);

/* Begins anew with what touched one element; 0: all. */
void jj_history_table_set_element (JjTable *table, JjId element);
JjId jj_history_table_get_element (JjTable *table);
/* Leaves personal data out, and the authors' names. */
void jj_history_table_set_anonymous (JjTable *table, gboolean anonymous);

/* What a row is about: the element (0: none) and its field (-1: none); the entry, borrowed. */
JjId jj_history_table_get_place (JjTable *table, gint64 key, int *field);
const JjHistoryEntry *jj_history_table_get_entry (JjTable *table, gint64 key);

G_END_DECLS
