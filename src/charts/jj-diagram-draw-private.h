/* jj-diagram-draw-private.h: what the drawing of boxes and of lines share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-diagram-draw.h"
#include "jj-diagram-private.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum
{
  JJ_PEN_NAME,
  JJ_PEN_NAME_FAR, /* larger, read at half size */
  JJ_PEN_NUMBER,   /* larger still */
  JJ_PEN_DETAIL,
  JJ_PEN_LETTER,
  JJ_PEN_HEADING,
  JJ_PEN_LARGE, /* as large as jj_pen_set_least says */
  JJ_N_PENS
} JjPenStyle;

/* Height of the smallest style, px at 100 %. */
#define JJ_PEN_SMALLEST 12.0

/* Height of JJ_PEN_LARGE in px of the sheet; > 0: names, titles and lanes are drawn in it and
 * everything smaller is left out. 0: no such wish. */
void jj_pen_set_least (JjPen *self, double least);
double jj_pen_get_least (const JjPen *self);

/* A text laid out, borrowed until the next call. width_px ≤ 0: as wide as it is; n_lines: cut
 * with … after so many. */
PangoLayout *
jj_pen_layout (JjPen *self, JjPenStyle style, const char *text, double width_px, int n_lines);
/* Draws it with its upper left corner at a point; align moves it left by this share of its width.
 */
void jj_pen_show (cairo_t *cr, PangoLayout *layout, double x, double y, double align);
void jj_pen_measure (PangoLayout *layout, double *width, double *height);

typedef struct
{
  JjColour fill, line, strong; /* surface; outline, 3:1 against the background; bars and chips */
} JjBoxColours;

JjBoxColours jj_diagram_colours (const JjTheme *theme, JjKindId kind, guint8 shade);
JjColour jj_colour_mix (JjColour a, JjColour b, double share_of_b);

void jj_diagram_paint_box (const JjBox *box, cairo_t *cr, JjPen *pen, double zoom);
void jj_diagram_paint_frame (const JjBox *box, cairo_t *cr, JjPen *pen, double zoom);
void jj_diagram_paint_lanes (const JjDiagram *self, cairo_t *cr, JjPen *pen, double zoom);
/* A rim of the background, which keeps crossing lines apart; before all lines of a bundle. */
void jj_diagram_paint_rim (const JjLine *line,
                           const JjRoute *route,
                           cairo_t *cr,
                           JjPen *pen,
                           double zoom);
void jj_diagram_paint_line (const JjLine *line,
                            const JjRoute *route,
                            cairo_t *cr,
                            JjPen *pen,
                            double zoom);
void jj_diagram_paint_label (const JjLine *line, cairo_t *cr, JjPen *pen);

G_END_DECLS
