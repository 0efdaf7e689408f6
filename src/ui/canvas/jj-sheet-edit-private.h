/* jj-sheet-edit-private.h: what the edits of a sheet share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-graph.h"
#include "jj-sheet-edit.h"

G_BEGIN_DECLS

/* x, y, width and height of a placement. */
void jj_sheet_write_place (JjEdit *edit, JjId placement, const JjRect *rect);
/* An insert; returns its id. */
JjId jj_sheet_write_placement (JjEdit *edit, JjId sheet, JjId element, const JjRect *rect);
/* Membership of an element that left one container's frame and entered another; 0 for none. */
void
jj_sheet_write_frame (const JjSheet *self, JjEdit *edit, JjId element, JjId left, JjId entered);

/* jj-sheet-arrange.c: what lies in no frame, and the lines between, as the layout sees them. */
typedef struct
{
  GArray *boxes; /* guint: the box of each node */
  JjGraphNode *nodes;
  JjGraphEdge *edges;
  guint n_edges;
} JjSheetGraph;
void jj_sheet_graph_init (const JjSheet *self, JjSheetGraph *graph, gboolean with_lanes);
void jj_sheet_graph_clear (JjSheetGraph *graph);
JjGraph *jj_sheet_graph_lay_out (const JjSheetGraph *graph);

/* jj-sheet-lanes.c: what a place means in lanes and semesters, if the sheet has them. */
JjTier jj_sheet_home_lane (JjKindId kind);
void jj_sheet_write_lane (const JjSheet *self, JjEdit *edit, const JjBox *box, const JjRect *rect);
void
jj_sheet_write_semester (const JjSheet *self, JjEdit *edit, const JjBox *box, const JjRect *rect);

G_END_DECLS
