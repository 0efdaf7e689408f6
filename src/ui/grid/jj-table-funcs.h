/* jj-table-funcs.h: what a table of rows and columns must be able to answer */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A JjTable knows nothing of plans: who has rows fills in JjTableFuncs and calls jj_table_touched
 * or jj_table_items_changed when they change. The columns are fixed once a view stands on the
 * table.
 *
 * A row has an index (0 … n_rows - 1, in the table's own order) and a key that stays with it, > 0.
 * A number is a gint64 in the column's smallest unit: 1, one 元, 1/100, 1/10,000, a Julian day
 * (g_date_get_julian), 0 or 1, or the place of an enum's value. Nothing here is floating point.
 *
 * All that is typed goes in as text through one JjTableEdit, which is one undo step. A refused cell
 * keeps its typed text here, with the reason, until it is set again or dropped; the data behind
 * never hears of it. Sorting and filtering see the data, not the refused text.
 * A subclass per kind of row was decided against: a table of functions is shorter and flat. */

typedef enum
{
  JJ_COLUMN_TEXT,
  JJ_COLUMN_INT,
  JJ_COLUMN_MONEY,
  JJ_COLUMN_DECIMAL2,
  JJ_COLUMN_SHARE,
  JJ_COLUMN_DATE,
  JJ_COLUMN_BOOL,
  JJ_COLUMN_ENUM,
  JJ_COLUMN_REF,
  JJ_COLUMN_LIST
} JjColumnType;

typedef struct
{
  const char *id;      /* stable, not translated: layouts and filters are saved under it */
  const char *label;   /* for people, translated */
  const char *unit;    /* (nullable) 元, 節: shown in the heading, never in the cells */
  const char *tooltip; /* (nullable) of the heading */
  JjColumnType type;
  int width_px; /* at 100 % text; 0: what suits the type */
  gboolean read_only;
  gboolean frozen; /* stays when one scrolls sideways; only leading columns count */
  gboolean hidden; /* until it is asked for */
  gboolean no_sum; /* prices and rates: heads of groups show no sum of them */
} JjColumn;

typedef enum
{
  JJ_CELL_READ_ONLY = 1 << 0, /* computed, or not this person's to change */
  JJ_CELL_HINT = 1 << 1,
  JJ_CELL_WARNING = 1 << 2,
  JJ_CELL_ERROR = 1 << 3,
  JJ_CELL_REFUSED = 1 << 4 /* set by JjTable itself */
} JjCellFlags;

typedef struct
{
  gint64 key; /* of a row, or JJ_TABLE_NEW_ROW (n) */
  guint column;
  const char *text; /* as typed; "" empties the cell */
} JjCellEdit;

#define JJ_TABLE_NEW_ROW(n) (-1 - (gint64)(n)) /* the n-th of the edit's new rows */

typedef struct
{
  const char *label; /* for the undo menu, translated */
  const JjCellEdit *cells;
  guint n_cells;
  guint n_new_rows; /* made first, in one step with the cells */
  gint64 after;     /* key of the row right behind which they stand, together; 0: at the end */
} JjTableEdit;

/* Functions that may be NULL say so. Texts are appended to an empty GString. */
typedef struct
{
  guint (*n_rows) (gpointer data);
  gint64 (*key) (gpointer data, guint row);                 /* NULL: its row counted from 1 */
  gboolean (*find) (gpointer data, gint64 key, guint *row); /* NULL: looked for */
  void (*text) (gpointer data, guint row, guint column, GString *text);
  void (*edit_text) (gpointer data, guint row, guint column, GString *text); /* NULL: as text */
  /* FALSE: the cell is empty. Never called for text, ref and list columns. */
  gboolean (*number) (gpointer data, guint row, guint column, gint64 *number);
  void (*format) (gpointer data, guint column, gint64 number, GString *text); /* NULL: by type */
  gboolean (*parse) (gpointer data,
                     guint column,
                     const char *text,
                     gint64 *number); /* NULL: by type */
  /* @reason is NULL when only the flags are wanted. NULL: no cell is special. */
  JjCellFlags (*state) (gpointer data, guint row, guint column, GString *reason);
  /* Proposals for enum, ref and list cells; jj_table_matches is the test to use. NULL: none */
  char **(*complete) (gpointer data, guint row, guint column, const char *typed);
  /* Does it all as one undo step. A refused cell gets its GError in @refused (as long as cells) and
   * the others go in; FALSE with @error when nothing could be written. NULL: the table is
   * read-only. */
  gboolean (*apply) (gpointer data, const JjTableEdit *edit, GError **refused, GError **error);
  gboolean (*remove) (gpointer data,
                      const gint64 *keys,
                      guint n_keys,
                      GError **error); /* or NULL */
  gboolean (*duplicate) (gpointer data,
                         const gint64 *keys,
                         guint n_keys,
                         GError **error); /* or NULL */
  gboolean grows;                         /* new rows may be asked for */
} JjTableFuncs;

G_END_DECLS
