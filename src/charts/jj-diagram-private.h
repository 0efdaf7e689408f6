/* jj-diagram-private.h: what the parts of the sheet's picture share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-diagram.h"

#include <cairo.h>

G_BEGIN_DECLS

#define JJ_N_LANES 4
#define JJ_LANE_HEADER 40.0
#define JJ_COLUMN_HEADER 36.0
#define JJ_FRAME_TITLE 28.0
#define JJ_DIAGRAM_MARGIN 32.0

struct _JjDiagram
{
  gatomicrefcount refs;
  GArray *boxes;                  /* JjBox; frames before what is in them */
  GArray *lines;                  /* JjLine */
  guint *line_starts, *line_list; /* lines of box i: line_list[line_starts[i] … [i + 1]] */
  GHashTable *by_id;              /* JjId → index + 1 */
  JjRoutes *routes;
  JjSpatial *box_index, *line_index;
  JjLane lanes[JJ_N_LANES];
  guint n_lanes;   /* 0 or JJ_N_LANES */
  guint n_columns; /* 0 or JJ_N_SEMESTERS */
  double column_edge;
  JjRect extents;
  char *title;
};

static inline JjBox *
jj_diagram_box (const JjDiagram *self, guint i)
{
  return &g_array_index (self->boxes, JjBox, i);
}

/* Texts, numbers and shades of a box whose element is known. */
void jj_diagram_fill_box (JjBox *box,
                          const JjElement *element,
                          const JjDiagramInput *input,
                          GHashTable *levels);
/* Names of community levels → 1 to 3. (transfer full) */
GHashTable *jj_diagram_levels (const JjDiagramInput *input);
/* Fills lanes, and columns, and puts boxes into theirs; boxes are nested. */
void jj_diagram_find_lanes (JjDiagram *self);
void jj_diagram_find_columns (JjDiagram *self);
/* Fills lines; boxes are complete. */
void jj_diagram_find_lines (JjDiagram *self, const JjDiagramInput *input);

/* The text at a line: with the number of lines that it stands for. (transfer full) */
char *jj_diagram_label_text (const JjLine *line);
/* px at 100 %. */
double jj_diagram_line_width (const JjLine *line);
/* Where labels stand: routes and indexes are complete. */
void jj_diagram_place_labels (JjDiagram *self);

/* The outline of a box, as it is filled and as it answers the pointer. */
void jj_diagram_outline (cairo_t *cr, const JjBox *box);
/* The title tab of a frame. */
JjRect jj_diagram_frame_tab (const JjBox *box);

G_END_DECLS
