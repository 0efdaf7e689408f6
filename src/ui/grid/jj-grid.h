/* jj-grid.h: the widget in which rows are read and edited */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "jj-table-view.h"

G_BEGIN_DECLS

/* A grid shows the lines of a JjTableView with headings, row numbers, a cell cursor and selected
 * ranges, and edits in place as Calc does. It draws itself (no widget a cell): put it into a
 * GtkScrolledWindow, or use JjGridFrame, which adds the find bar and the footer.
 *
 * Edits go to the table as typed text; the grid knows no plan and no undo. Keys that it does not
 * use (Ctrl+Z among them) go on to the window. Rows are named by key, columns by their index in the
 * table; what is on screen (order, widths, hidden columns) is the grid's own and can be saved.
 *
 * Actions, for menus: grid.cut copy paste clear fill-down today edit select-all find replace
 * insert-rows delete-rows duplicate-rows two-lines freeze hide-column show-columns autosize
 * widen narrow move-left move-right sort-ascending sort-descending unsort filter clear-filters
 * group ungroup fold unfold refresh. They act on the cursor's cell or column.
 *
 * Signals:
 *   selection-changed ()                    the cursor moved or other cells are selected
 *   row-activated (gint64 key)              double click or Enter on a row that cannot be edited
 *   edit-cell (gint64 key, guint column, GdkRectangle *area) → gboolean: TRUE when a popover of
 *                                           the owner edits it (F2, double click, not typing)
 *   failed (char *message)                  nothing could be written; for a toast
 *   find-requested (gboolean replace)       Ctrl+F, Ctrl+H; JjGridFrame answers it
 *   layout-changed ()                       order, widths, hidden columns: save them if you like */

#define JJ_TYPE_GRID (jj_grid_get_type ())
G_DECLARE_FINAL_TYPE (JjGrid, jj_grid, JJ, GRID, GtkWidget)

GtkWidget *jj_grid_new (void);

/* The view; (nullable). Property "view". Name the table for screen readers by the property
 * GTK_ACCESSIBLE_PROPERTY_LABEL of the grid. */
void jj_grid_set_view (JjGrid *self, JjTableView *view);
JjTableView *jj_grid_get_view (JjGrid *self);

/* Calls @changed (@data) after each change of the lines of the view that the grid has then, and
 * when it gets another or none; not at once. To end it unref the group, which calls once more. */
GSignalGroup *
jj_grid_follow_view (JjGrid *self, GCallback changed, gpointer data) G_GNUC_WARN_UNUSED_RESULT;

/* Two lines of text a row instead of one. Property "two-lines". */
void jj_grid_set_two_lines (JjGrid *self, gboolean two_lines);
gboolean jj_grid_get_two_lines (JjGrid *self);

/* The cursor: FALSE where there is none or it stands on the head of a group. Setting scrolls to the
 * cell, unfolds its group and selects it; FALSE: the row is not shown. */
gboolean jj_grid_get_cursor (JjGrid *self, gint64 *key, guint *column);
gboolean jj_grid_set_cursor (JjGrid *self, gint64 key, guint column);

/* Selected rows from top to bottom: gint64 keys. Selecting keeps what is shown of @keys, moves the
 * cursor there, and scrolls so that the first is seen. */
GArray *jj_grid_get_selected_keys (JjGrid *self) G_GNUC_WARN_UNUSED_RESULT;
void jj_grid_select_keys (JjGrid *self, const gint64 *keys, guint n_keys);

/* Selected columns of the table, from left to right: guint. Selecting leaves of the selected rows
 * the cells from the first to the last of them; nothing changes where none is shown. */
GArray *jj_grid_get_selected_columns (JjGrid *self) G_GNUC_WARN_UNUSED_RESULT;
void jj_grid_select_columns (JjGrid *self, const guint *columns, guint n_columns);
gboolean jj_grid_get_statistics (JjGrid *self, gint64 slice_us, JjStatistics *result);

/* The selected block as text with tabs, as it goes to the clipboard, and a block put at the cursor.
 * Both are what Ctrl+C and Ctrl+V do. */
char *jj_grid_copy_text (JjGrid *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean jj_grid_paste_text (JjGrid *self, const char *text);

/* Entries of the owner in the menu of cells, before those of the column; (nullable). */
void jj_grid_set_more_menu (JjGrid *self, GMenuModel *more);

/* Editing. start with NULL keeps the cell's text; FALSE: the cell cannot be edited, or its owner
 * does it. Property "editing": accelerators of the window come before the text that one types in,
 * so Ctrl+Z and the like are to be off while it is set. */
gboolean jj_grid_start_editing (JjGrid *self, const char *text);
gboolean jj_grid_is_editing (JjGrid *self);
void jj_grid_stop_editing (JjGrid *self, gboolean commit);

/* Find: the next cell, after the cursor, whose text matches; wraps. Replace: in all selected cells,
 * or in all that are shown if only one is selected; one undo step; how many cells changed. */
gboolean jj_grid_find (JjGrid *self, const char *text, gboolean backwards);
guint jj_grid_count_matches (JjGrid *self, const char *text);

/* The same for at most so long, then again from where it stopped; TRUE: all lines are counted. */
typedef struct
{
  guint line, n;
} JjGridCount;
gboolean jj_grid_count_some (JjGrid *self, const char *text, gint64 max_us, JjGridCount *count);
guint jj_grid_replace_all (JjGrid *self, const char *text, const char *replacement);

/* The columns on screen, from left to right (guint): for printing and export of what is seen. */
GArray *jj_grid_get_shown_columns (JjGrid *self) G_GNUC_WARN_UNUSED_RESULT;

/* A ring around a column's heading, heard as "to be filled in": something asks for its cells. */
void jj_grid_set_called (JjGrid *self, guint column, gboolean called);

/* Order, widths and hidden columns as one text; load skips what it does not know. */
char *jj_grid_save_layout (JjGrid *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean jj_grid_load_layout (JjGrid *self, const char *saved);
/* These columns in this order, all others hidden. ids: NULL-terminated. */
void jj_grid_show_only (JjGrid *self, const char *const *ids);

G_END_DECLS
