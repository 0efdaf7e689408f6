/* jj-canvas-parts-private.h: what the files of the canvas do for each other */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-canvas-link-private.h"
#include "jj-canvas-private.h"

G_BEGIN_DECLS

/* jj-canvas-picture.c */
void jj_canvas_mark_stale (JjCanvas *self);
/* Now, whatever it costs. */
void jj_canvas_refresh (JjCanvas *self);

/* jj-canvas-view.c */
void jj_canvas_view_changed (JjCanvas *self);
double jj_canvas_to_sheet_x (JjCanvas *self, double x);
double jj_canvas_to_sheet_y (JjCanvas *self, double y);
JjRect jj_canvas_to_widget (JjCanvas *self, const JjRect *rect);
void jj_canvas_zoom_at (JjCanvas *self, double zoom, double x, double y);
void jj_canvas_scroll (JjCanvas *self, double dx, double dy);

/* jj-canvas.c */
/* Commits (transfer full) and says so with 復原 where told. */
gboolean jj_canvas_commit (JjCanvas *self, JjEdit *edit, gboolean tell);
/* Selected boxes of the sheet, (transfer full) (element-type guint). */
GArray *jj_canvas_get_selected (JjCanvas *self);
void jj_canvas_select_boxes (JjCanvas *self, const GArray *boxes);
void jj_canvas_select_box (JjCanvas *self, int box);
/* Tool or mode off; TRUE where there was something to leave. */
gboolean jj_canvas_leave (JjCanvas *self);
void jj_canvas_set_mode (JjCanvas *self, JjCanvasMode mode);
gboolean jj_canvas_is_writable (JjCanvas *self);
gboolean jj_canvas_is_shown (JjCanvas *self, guint box);

void jj_canvas_fit_selection (JjCanvas *self);
/* The same, but only where not all of it is seen. */
void jj_canvas_show_selection (JjCanvas *self);
void jj_canvas_reveal_rect (JjCanvas *self, const JjRect *rect);

/* jj-canvas-overlay.c */
void jj_canvas_snapshot_overlay (JjCanvas *self, GtkSnapshot *snapshot);
/* The handle of a selected box at a point of the widget, -1. */
int jj_canvas_find_handle (JjCanvas *self, const JjRect *rect, double x, double y);
/* Where the link handle of a box is, on the widget. */
JjRoutePoint jj_canvas_link_handle (JjCanvas *self, guint box);

/* jj-canvas-pointer.c */
void jj_canvas_add_controllers (JjCanvas *self);
JjDiagramHit jj_canvas_hit (JjCanvas *self, double x, double y);
/* The element or link that was hit, 0 for none. */
JjId jj_canvas_id_of_hit (JjCanvas *self, JjDiagramHit hit);

/* jj-canvas-drag.c */
/* Chooses the mode by what was pressed. */
void jj_canvas_start_drag (JjCanvas *self);
void jj_canvas_update_drag (JjCanvas *self, GdkModifierType state);
/* Commits what the mode did. */
void jj_canvas_finish_drag (JjCanvas *self);
/* Whether what is dragged is over the palette, left of the canvas: nothing scrolls there, and what
 * is let go there is where it was. */
gboolean jj_canvas_is_taken_back (JjCanvas *self);
/* Boxes with what lies in their frames. (transfer full) */
GArray *jj_canvas_with_inner (JjCanvas *self, const GArray *boxes);
void jj_canvas_put_moved (JjCanvas *self, double dx, double dy);

/* jj-canvas-navigate.c */
void jj_canvas_add_navigation (JjCanvas *self);
/* By so many pixels from where the view was when the button went down. */
void jj_canvas_pan (JjCanvas *self, double dx, double dy);

/* jj-canvas-actions.c */
void jj_canvas_install_actions (GtkWidgetClass *widget_class);
/* The kinds that the palette offers, in the order of their digit keys. */
const JjKindId *jj_canvas_get_palette (guint *n);
/* Boxes that are shown, line by line. (transfer full) (element-type guint) */
GArray *jj_canvas_reading_order (const JjDiagram *diagram);

/* jj-canvas-name.c */
void jj_canvas_start_pending (JjCanvas *self, const JjPending *pending);
void jj_canvas_finish_pending (JjCanvas *self, gboolean keep);
void jj_canvas_place_entry (JjCanvas *self);

/* jj-canvas-arrange.c */
/* Commits when it is done; Esc stops it. */
void jj_canvas_arrange (JjCanvas *self);

/* jj-canvas-clipboard.c */
void jj_canvas_copy (JjCanvas *self);
void jj_canvas_paste (JjCanvas *self);

/* jj-canvas-stickies.c */
void jj_canvas_install_stickies (GtkWidgetClass *widget_class);
/* A sticky that is let go over a kind of the palette becomes one; FALSE: it is not over one. */
gboolean jj_canvas_drop_sticky (JjCanvas *self);

/* jj-canvas-memory.c */
void jj_canvas_load_views (JjCanvas *self);
void jj_canvas_save_views (JjCanvas *self);
void jj_canvas_remember_view (JjCanvas *self);
/* Tells the workspace, which brings it back with undo. */
void jj_canvas_tell_view (JjCanvas *self, gboolean is_shown);
void jj_canvas_restore_view (JjCanvas *self, GVariant *view);

/* jj-canvas-access.c */
void jj_canvas_update_proxies (JjCanvas *self);
void jj_canvas_allocate_proxies (JjCanvas *self);
/* Elements up and down all lines from the boxes, and the money in them, each 元 once. (transfer
 * full) (element-type JjId) */
GArray *jj_canvas_find_chain (JjCanvas *self, const GArray *boxes, gint64 *amount);

G_END_DECLS
