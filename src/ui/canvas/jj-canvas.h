/* jj-canvas.h: a sheet of the model to look at and to draw on */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-diagram-filter.h"
#include "jj-sheet-edit.h"
#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The picture is jj-diagram.h's, drawn in tiles by a worker; the widget adds what the pointer and
 * the keyboard need. The selection is the workspace's. Each gesture previews in the widget and
 * commits one edit at its end; Esc ends it without one. Position and zoom are remembered for each
 * sheet, over restarts too, and come back with undo.
 *
 * Everything that can be done is an action with the prefix "canvas.": jj-canvas-actions.c has the
 * list with the keys. Signals: view-changed (position, zoom, size), picture-changed (the sheet has
 * another picture), tool-changed. */
#define JJ_TYPE_CANVAS (jj_canvas_get_type ())
G_DECLARE_FINAL_TYPE (JjCanvas, jj_canvas, JJ, CANVAS, GtkWidget)

#define JJ_CANVAS_LEAST_ZOOM 0.1
#define JJ_CANVAS_MOST_ZOOM 4.0
#define JJ_CANVAS_FIT_ZOOM 1.5 /* fitting never goes beyond */

GtkWidget *jj_canvas_new (JjWorkspace *workspace);
JjWorkspace *jj_canvas_get_workspace (JjCanvas *self);

/* 0: none. */
JjId jj_canvas_get_sheet (JjCanvas *self);
void jj_canvas_set_sheet (JjCanvas *self, JjId sheet);
/* The sheet of the plan that was shown last, in this run or an earlier one; 0: none. */
JjId jj_canvas_get_last_sheet (JjCanvas *self);
/* The current picture, up to date with the plan; borrowed until the next return to the main loop.
 * NULL without a sheet. */
const JjDiagram *jj_canvas_get_diagram (JjCanvas *self);
/* The picture that is shown, perhaps of a moment ago: for what follows the pointer or the view. */
const JjDiagram *jj_canvas_peek_diagram (JjCanvas *self);
/* Whether all that was seen last is up to date: for measuring. */
gboolean jj_canvas_is_complete (JjCanvas *self);
/* Plan, picture and sheet for an edit. */
JjSheet jj_canvas_get_sheet_edit (JjCanvas *self);

double jj_canvas_get_zoom (JjCanvas *self);
/* Keeps the middle of the view where it is. */
void jj_canvas_set_zoom (JjCanvas *self, double zoom);
/* What is seen, in px of the sheet. */
JjRect jj_canvas_get_view (JjCanvas *self);
/* Moves the view so that a point of the sheet is in the middle. */
void jj_canvas_centre_on (JjCanvas *self, double x, double y);
void jj_canvas_fit (JjCanvas *self);
/* Brings an element into view without more movement than needed. */
void jj_canvas_reveal (JjCanvas *self, JjId element);
/* Puts it into the middle, at this zoom or nearer. */
void jj_canvas_enlarge (JjCanvas *self, JjId element, double least_zoom);

/* For an audience: names of at least so many px and no zoom that has no room for them, no findings,
 * nothing private (jj-scene.h), and nothing of it is remembered. Again where the size of the screen
 * changes. */
void jj_canvas_set_presenting (JjCanvas *self, double least_text_px, double least_zoom);
/* Px at the foot that something lies over: what is to be seen is brought above it. */
void jj_canvas_set_foot (JjCanvas *self, int foot_px);
/* What has not been revealed yet (element-type JjId) while presenting. */
void jj_canvas_set_hidden (JjCanvas *self, const GArray *elements);
/* Tool, gesture or name that is typed; FALSE where there was nothing to leave. */
gboolean jj_canvas_step_out (JjCanvas *self);

/* The kind that the next click places; JJ_N_KINDS for none. */
JjKindId jj_canvas_get_tool (JjCanvas *self);
void jj_canvas_set_tool (JjCanvas *self, JjKindId kind);
/* A new element in the middle of the view, or in its own lane, its name ready to be typed. */
void jj_canvas_add_in_middle (JjCanvas *self, JjKindId kind);
/* The same at a point of the widget: what the palette drops. */
void jj_canvas_add_at (JjCanvas *self, JjKindId kind, double x, double y);

/* JJ_KIND_BIT of link kinds whose lines are not drawn; of member_of: references too. */
guint64 jj_canvas_get_hidden_lines (JjCanvas *self);
void jj_canvas_set_hidden_lines (JjCanvas *self, guint64 kinds);
/* What stays in full colour by theme, purse, domain, township. NULL: everything. set: (transfer
 * full) */
const JjDiagramFilter *jj_canvas_get_filter (JjCanvas *self);
void jj_canvas_set_filter (JjCanvas *self, JjDiagramFilter *filter);
/* What is pale now, by the filter or a chain. */
JjDiagramPale jj_canvas_get_pale (JjCanvas *self);
/* Elements (element-type JjId) with a ring around them; NULL: none. */
void jj_canvas_set_found (JjCanvas *self, const GArray *elements);
/* Only these elements (element-type JjId) stay in full colour, and the lines between them; NULL:
 * all. */
void jj_canvas_set_lit (JjCanvas *self, const GArray *elements);

G_END_DECLS
