/* jj-grid-parts-private.h: what the files of the grid ask of each other */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-grid-private.h"

G_BEGIN_DECLS

/* jj-grid.c */
void jj_grid_configure (JjGrid *self); /* after any change of geometry: adjustments and drawing */
void jj_grid_fail (JjGrid *self, const char *message);
void jj_grid_layout_changed (JjGrid *self);
void jj_grid_editing_changed (JjGrid *self);
void jj_grid_selection_changed (JjGrid *self);
gboolean jj_grid_ask_owner_to_edit (JjGrid *self, gint64 key, guint column);
void jj_grid_activate_row (JjGrid *self, gint64 key);
void jj_grid_request_find (JjGrid *self, gboolean replace);

/* jj-grid-columns.c; x is in the widget's coordinates, clipped by nothing. */
void jj_grid_measure (JjGrid *self);
void jj_grid_make_columns (JjGrid *self);
void jj_grid_arrange (JjGrid *self);
guint jj_grid_get_column (JjGrid *self, guint pos);
int jj_grid_find_pos (JjGrid *self, guint column);
int jj_grid_get_x (JjGrid *self, guint pos);
int jj_grid_get_width_at (JjGrid *self, guint pos);
guint jj_grid_get_n_frozen (JjGrid *self);
int jj_grid_get_frozen_right (JjGrid *self);
double jj_grid_get_y (JjGrid *self, guint line);
void jj_grid_set_width_at (JjGrid *self, guint pos, int width_px);
void jj_grid_autosize (JjGrid *self, guint pos);
void jj_grid_move_column (JjGrid *self, guint from_pos, guint to_pos);
void jj_grid_hide_column (JjGrid *self, guint column, gboolean hidden);
gboolean jj_grid_is_column_hidden (JjGrid *self, guint column);
gboolean jj_grid_is_called (JjGrid *self, guint column);
/* "sorted, smallest first"; of several its number among them. NULL: not sorted. (transfer full) */
char *jj_grid_describe_sort (JjGrid *self, guint column) G_GNUC_WARN_UNUSED_RESULT;
void jj_grid_freeze (JjGrid *self, guint n_positions);

/* jj-grid-hit.c */
void jj_grid_hit (JjGrid *self, double x, double y, JjHit *hit);
void jj_grid_get_area (JjGrid *self, guint line, guint pos, GdkRectangle *area);
gboolean jj_grid_get_fill_handle (JjGrid *self, GdkRectangle *area);

/* jj-grid-selection.c */
guint jj_grid_get_n_lines (JjGrid *self);
gboolean jj_grid_has_cursor (JjGrid *self);
int jj_grid_get_row (JjGrid *self, guint line);
const JjGridRange *jj_grid_get_range (JjGrid *self);
gboolean jj_grid_is_selected (JjGrid *self, guint line, guint pos);
void jj_grid_move_to (JjGrid *self, guint line, guint pos);
void jj_grid_extend_to (JjGrid *self, guint line, guint pos);
void jj_grid_add_range (JjGrid *self, guint line, guint pos);
void jj_grid_set_range (JjGrid *self, const JjGridRange *range);
void jj_grid_select_lines (JjGrid *self, guint from, guint to);
void jj_grid_select_positions (JjGrid *self, guint from, guint to);
void jj_grid_step_in_range (JjGrid *self, gboolean down, gboolean back);
void jj_grid_scroll_to (JjGrid *self, guint line, guint pos);
void jj_grid_scroll_across (JjGrid *self, guint pos);
guint jj_grid_find_block_end (JjGrid *self, GtkOrientation orientation, gboolean back);
void jj_grid_keep_cursor (JjGrid *self); /* after lines or columns changed */
GArray *jj_grid_get_selected_rows (JjGrid *self);

/* jj-grid-draw.c, jj-grid-style.c */
void jj_grid_draw (JjGrid *self, GtkSnapshot *snapshot);
/* The width that a text has in a cell with these flags. */
int jj_grid_get_room (JjGrid *self, guint pos, JjCellFlags flags);
void jj_grid_style (JjGrid *self);
JjInk jj_grid_get_ink (JjGrid *self, guint row, guint column, JjCellFlags flags, const char *text);
gboolean jj_grid_is_right_aligned (JjGrid *self, guint column);

/* jj-grid-keys.c, jj-grid-mouse.c */
void jj_grid_add_keys (JjGrid *self);
gboolean jj_grid_press_key (JjGrid *self, guint keyval, GdkModifierType state);
void jj_grid_add_pointer (JjGrid *self);
void jj_grid_end_drag (JjGrid *self);

/* jj-grid-edit.c, jj-grid-complete.c */
gboolean jj_grid_apply (JjGrid *self, const char *label, GArray *cells, guint n_new_rows);
GArray *jj_grid_new_cells (void);
gboolean jj_grid_add_cell (JjGrid *self, GArray *cells, guint line, guint pos, const char *text);
void jj_grid_tell_skipped (JjGrid *self, guint n_skipped);
void jj_grid_set_cursor_cell (JjGrid *self, const char *label, const char *text);
void jj_grid_clear_cells (JjGrid *self);
void jj_grid_follow_edited_cell (JjGrid *self);
void jj_grid_enter_today (JjGrid *self);
void jj_grid_allocate_text (JjGrid *self);
void jj_grid_snapshot_text (JjGrid *self, GtkSnapshot *snapshot);
void jj_grid_complete_update (JjGrid *self);
gboolean jj_grid_complete_move (JjGrid *self, int by);
gboolean jj_grid_complete_accept (JjGrid *self);
gboolean jj_grid_complete_close (JjGrid *self);
void jj_grid_complete_allocate (JjGrid *self);
void jj_grid_complete_free (JjGrid *self);

/* jj-grid-clipboard.c, jj-grid-fill.c */
void jj_grid_copy (JjGrid *self, gboolean cut);
void jj_grid_paste (JjGrid *self);
void jj_grid_fill_down (JjGrid *self);
void jj_grid_fill_to (JjGrid *self, const JjGridRange *target);

/* jj-grid-actions.c, jj-grid-menu.c, jj-grid-tooltip.c */
void jj_grid_install_actions (GtkWidgetClass *widget_class);
void jj_grid_update_actions (JjGrid *self);
void jj_grid_popup_cell_menu (JjGrid *self, double x, double y);
void jj_grid_popup_heading_menu (JjGrid *self, guint pos);
void jj_grid_popup_filter (JjGrid *self, guint pos);
void jj_grid_close_popover (JjGrid *self);
void jj_grid_add_tooltips (JjGrid *self);

/* jj-grid-access.c: the cells for screen readers */
void jj_grid_access_update (JjGrid *self); /* soon */
void jj_grid_access_focus (JjGrid *self);  /* now: the cursor's cell has the focus */
void jj_grid_access_free (JjGrid *self);
void jj_grid_access_allocate (JjGrid *self);

G_END_DECLS
