/* jj-canvas-link-private.h: which links may be drawn on the canvas, and drawing them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-canvas-private.h"

G_BEGIN_DECLS

/* jj-canvas-pairs.c */
/* A field of the inner element that a line between two boxes may mean. */
typedef struct
{
  JjKindId inner, outer;
  guint field;
} JjCanvasReference;
/* NULL: none. is_turned: the inner one is the second. */
const JjCanvasReference *jj_canvas_find_reference (JjKindId from, JjKindId to, gboolean *is_turned);
/* The links that may lead from one element to another, without the mere relation: JJ_KIND_BIT;
 * belongs_to stands for a reference. */
guint64 jj_canvas_possible_links (JjKindId from, JjKindId to);
/* Whether there is one either way. */
gboolean jj_canvas_may_link (JjKindId one, JjKindId other);
/* The likeliest; JJ_N_KINDS: none. */
JjKindId jj_canvas_best_link (guint64 links);
const char *jj_canvas_link_label (JjKindId link);
/* Why not, and what instead. (transfer full) */
char *jj_canvas_refuse_link (JjKindId from, JjKindId to);
/* The kind that is likely to come next. */
JjKindId jj_canvas_likely_next (JjKindId kind);

/* jj-canvas-link.c */
/* at: of the widget; to -1: asks for a new element; is_mere: relates_to was chosen. */
void jj_canvas_drop_link (JjCanvas *self, guint from, int to, JjRoutePoint at, gboolean is_mere);
/* Adds to an edit a link, JJ_N_KINDS: the best one, between two elements, one of which may be new.
 */
gboolean jj_canvas_write_link (JjCanvas *self, JjEdit *edit, JjKindId link, JjId from, JjId to);
/* The canvas' one popover, pointing at a place of the widget. */
GtkWidget *jj_canvas_open_popover (JjCanvas *self, double x, double y);
void jj_canvas_close_popover (JjCanvas *self);

/* jj-canvas-ask.c */
void jj_canvas_ask_link (JjCanvas *self);

G_END_DECLS
