/* ribbons.h: ribbons of a flow chart, filled column by column */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-theme.h"

G_BEGIN_DECLS

/* Filling hundreds of wide, half transparent curves is what makes a flow chart slow: Cairo takes
 * about a third of a millisecond for each. A ribbon is a function of x, so that a column of pixels
 * of it is one run with two soft ends. For screens and PNG only; vectors stay vectors in print. */
typedef struct _JjRibbons JjRibbons;

/* One stretch between two layers: the upper edge goes from y0 to y1 as the cubic with control
 * points half way does; px of the layer. */
typedef struct
{
  double x0, y0, x1, y1, thickness;
  gboolean is_plain; /* without the pattern of its colour */
} JjStretch;

/* scale: px of the device per px of the picture, for the patterns. (transfer full) */
JjRibbons *jj_ribbons_new (const JjTheme *theme, int width, int height, double scale);
void jj_ribbons_fill (JjRibbons *self, const JjStretch *stretch, JjColourName colour, double alpha);
/* Paints what was filled with its upper left corner at x, y of the device, and frees it. */
void jj_ribbons_paint (JjRibbons *self, cairo_t *cr, double x, double y);

G_END_DECLS
