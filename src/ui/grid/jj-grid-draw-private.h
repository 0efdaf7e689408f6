/* jj-grid-draw-private.h: what the drawing files share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-grid-parts-private.h"

G_BEGIN_DECLS

/* What is seen, both ends included. */
typedef struct
{
  JjGrid *grid;
  GtkSnapshot *snapshot;
  GString *buffer; /* for the text of the cell at hand */
  guint first_line, last_line, first_pos, last_pos;
} JjGridPaint;

void jj_grid_paint_box (const JjGridPaint *paint, const GdkRectangle *box, const GdkRGBA *color);
void jj_grid_paint_node (const JjGridPaint *paint, const JjGridText *text, int x, int y);

/* jj-grid-draw-edges.c: row numbers and group heads; the headings of the columns. */
void jj_grid_paint_stubs (const JjGridPaint *paint, int height);
void jj_grid_paint_headings (const JjGridPaint *paint, int width);

G_END_DECLS
