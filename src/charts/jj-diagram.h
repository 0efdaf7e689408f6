/* jj-diagram.h: a sheet of the plan as a picture of boxes, lines, frames and lanes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-diagram-types.h"
#include "jj-route.h"

G_BEGIN_DECLS

/* Everything that a sheet shows, as plain numbers and texts: immutable, no pointer into the plan,
 * readable from any thread. The window, PDF, SVG, PNG and the command line draw it with the same
 * functions (jj-diagram-draw.h). Lengths are px of the sheet at 100 %.
 *
 * A container (alliance, programme, organisation) that is larger than a box is a frame: what lies
 * wholly in it belongs to it on this sheet. A collapsed one is a box with the number of what it
 * hides, and lines of hidden boxes lead to it. Membership that the frame shows already has no line.
 *
 * Lines are links, references such as a sub-programme's parent, and the purses' money. */
typedef struct _JjDiagram JjDiagram;

/* before (nullable): an earlier state, whose routes are used again. (transfer full) */
JjDiagram *jj_diagram_new (const JjDiagramInput *input, const JjDiagram *before);
/* The same in two halves, for large sheets: what the plan says, where the plan may be read; then
 * where lines and labels run, in any thread. Between them only boxes, the ends of lines and the
 * title are known. (transfer full) */
JjDiagram *jj_diagram_collect (const JjDiagramInput *input);
void jj_diagram_finish (JjDiagram *self, const JjDiagram *before);
JjDiagram *jj_diagram_ref (JjDiagram *self);
void jj_diagram_unref (JjDiagram *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjDiagram, jj_diagram_unref)

const char *jj_diagram_get_title (const JjDiagram *self);
guint jj_diagram_get_n_boxes (const JjDiagram *self);
const JjBox *jj_diagram_get_box (const JjDiagram *self, guint i);
/* -1: not on the sheet. */
int jj_diagram_find (const JjDiagram *self, JjId element);
guint jj_diagram_get_n_lines (const JjDiagram *self);
const JjLine *jj_diagram_get_line (const JjDiagram *self, guint i);
/* The lines that begin or end at a box, ascending; borrowed. */
const guint *jj_diagram_get_lines_of (const JjDiagram *self, guint box, guint *n);
JjRoute jj_diagram_get_route (const JjDiagram *self, guint line);
/* 0 without lanes, else 4 from the top down. */
guint jj_diagram_get_n_lanes (const JjDiagram *self);
const JjLane *jj_diagram_get_lane (const JjDiagram *self, guint i);
/* The lane at a height: above and below all it is the first and last. */
JjTier jj_diagram_lane_at (const JjDiagram *self, double y);
/* 0 or JJ_N_SEMESTERS; the x that parts them; the column at an x. */
guint jj_diagram_get_n_columns (const JjDiagram *self);
double jj_diagram_get_column_edge (const JjDiagram *self);
int jj_diagram_column_at (const JjDiagram *self, double x);
/* The semester of a day, 0 or 1; JJ_EMPTY: -1. */
int jj_semester_of (gint64 day);
/* The lane of an element whose placement says no other. */
JjTier jj_diagram_get_home_lane (const JjElement *element);

/* Around all that is drawn; width 0: an empty sheet. */
JjRect jj_diagram_get_extents (const JjDiagram *self);
/* Boxes and lines that may be seen in an area, ascending; either array may be NULL. */
void jj_diagram_query (const JjDiagram *self, const JjRect *area, GArray *boxes, GArray *lines);
/* What is drawn at a point, the uppermost; tolerance for lines, in px of the sheet. */
JjDiagramHit jj_diagram_hit (const JjDiagram *self, double x, double y, double tolerance);
/* Appends the areas (JjRect) in which two states of a sheet look different. FALSE: everywhere. */
gboolean jj_diagram_compare (const JjDiagram *before, const JjDiagram *after, GArray *areas);
/* A box in words. (transfer full) */
char *jj_diagram_describe (const JjDiagram *self, guint box);
/* Its lines in words: "Supports → A, B; Trains ← C", "" for none. (transfer full) */
char *jj_diagram_describe_links (const JjDiagram *self, guint box);

G_END_DECLS
