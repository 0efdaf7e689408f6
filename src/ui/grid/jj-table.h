/* jj-table.h: the rows and columns that a grid shows */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-table-funcs.h"

G_BEGIN_DECLS

/* The object around a JjTableFuncs: it holds the columns, the refused texts and the signals, and
 * fills in what the functions leave out. Views, grids and footers talk to it alone. */

typedef struct
{
  gint64 key;
  guint column;
  char *text;
  char *reason;
  char *instead;   /* what the cell has: once it has something else, the refusal is over */
  guint n_applied; /* how many changes had been asked for before this one */
} JjRefusal;

#define JJ_TYPE_TABLE (jj_table_get_type ())
/* Signals: touched (gpointer rows, guint n): the values of these row indexes (const guint *)
 * changed; items-changed (guint position, guint removed, guint added): as of a GListModel;
 * refusals-changed. */
G_DECLARE_FINAL_TYPE (JjTable, jj_table, JJ, TABLE, GObject)

JjTable *jj_table_new (const JjTableFuncs *funcs,
                       gpointer data,
                       GDestroyNotify destroy) G_GNUC_WARN_UNUSED_RESULT;
gpointer jj_table_get_data (JjTable *self);

/* Columns; their texts are copied. The look-up by id answers -1 where there is none. */
void jj_table_add_column (JjTable *self, const JjColumn *column);
/* Several that nobody types in, their labels not translated yet; unit: that of amounts. */
void jj_table_add_shown (JjTable *self, const JjColumn *columns, guint n_columns, const char *unit);
guint jj_table_get_n_columns (JjTable *self);
const JjColumn *jj_table_get_column (JjTable *self, guint column);
int jj_table_find_column (JjTable *self, const char *id);

/* To be called by who owns the rows, after the change; any number of rows in one call, none where
 * only states of cells changed. */
void jj_table_touched (JjTable *self, const guint *rows, guint n_rows);
void jj_table_items_changed (JjTable *self, guint position, guint removed, guint added);

/* Rows. */
guint jj_table_get_n_rows (JjTable *self);
gint64 jj_table_get_key (JjTable *self, guint row);
gboolean jj_table_find (JjTable *self, gint64 key, guint *row);

/* Cells. The texts replace what @text holds. get_text gives the refused text where there is one,
 * get_data_text never does. */
void jj_table_get_text (JjTable *self, guint row, guint column, GString *text);
void jj_table_get_data_text (JjTable *self, guint row, guint column, GString *text);
void jj_table_get_edit_text (JjTable *self, guint row, guint column, GString *text);
gboolean jj_table_get_number (JjTable *self, guint row, guint column, gint64 *number);
JjCellFlags jj_table_get_state (JjTable *self, guint row, guint column, GString *reason);
gboolean jj_table_is_editable (JjTable *self, guint row, guint column);

/* Columns of numbers are those with an order of their own: all but text, ref and list. Sums make
 * sense for int, money, decimal2 and share. */
gboolean jj_table_is_number (JjTable *self, guint column);
gboolean jj_table_can_sum (JjTable *self, guint column);
void jj_table_format (JjTable *self, guint column, gint64 number, GString *text);
gboolean jj_table_parse (JjTable *self, guint column, const char *text, gint64 *number);

/* (transfer full) Proposals for what was typed; never NULL. For lists the text after the last
 * separator ("; " or "、") is what is completed. */
char **jj_table_complete (JjTable *self, guint row, guint column, const char *typed)
    G_GNUC_WARN_UNUSED_RESULT;

const char *jj_table_last_part (const char *typed);

/* Whether any part of @text is @typed, where case, width and 台/臺 do not count. */
gboolean jj_table_matches (const char *text, const char *typed);

/* Changes. apply keeps the refused texts and reasons and tells how many there were; FALSE and
 * @error (G_IO_ERROR or the owner's) when nothing was written. */
gboolean jj_table_can_grow (JjTable *self);
gboolean jj_table_can_remove (JjTable *self);
gboolean jj_table_can_duplicate (JjTable *self);
gboolean jj_table_apply (JjTable *self, const JjTableEdit *edit, guint *n_refused, GError **error);
gboolean jj_table_remove (JjTable *self, const gint64 *keys, guint n_keys, GError **error);
gboolean jj_table_duplicate (JjTable *self, const gint64 *keys, guint n_keys, GError **error);

/* What was refused and is still shown, in the order of typing. (transfer container): JjRefusal */
GPtrArray *jj_table_get_refusals (JjTable *self) G_GNUC_WARN_UNUSED_RESULT;
guint jj_table_get_n_refusals (JjTable *self);
void jj_table_drop_refusal (JjTable *self, gint64 key, guint column);
void jj_table_drop_refusals (JjTable *self);

/* Undo of a change that was asked for after @n_applied others takes its refusals along. */
guint jj_table_get_n_applied (JjTable *self);
void jj_table_drop_refusals_since (JjTable *self, guint n_applied);

G_END_DECLS
