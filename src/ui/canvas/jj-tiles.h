/* jj-tiles.h: a sheet's picture as tiles that a worker draws */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-diagram-draw.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Squares of 512 px of the screen. A thread draws them into surfaces; each becomes one render node
 * that is appended again in every frame, so that panning and dragging cost the main thread next to
 * nothing. While tiles of a new zoom are being drawn, those of the last one are shown scaled.
 *
 * Main thread only; the worker sees nothing but immutable pictures. */
typedef struct _JjTiles JjTiles;

#define JJ_TILE_PX 512

typedef struct
{
  double zoom;
  double x, y; /* of the sheet, at the upper left corner of the widget */
  int width, height;
} JjTileView;

/* done: called in the main loop when new tiles are there. */
JjTiles *jj_tiles_new (void (*done) (gpointer data), gpointer data);
/* Also stops what the worker has still to do. */
void jj_tiles_free (JjTiles *self);

/* What is shown. Tiles that meet one of the areas (JjRect in px of the sheet; NULL: all) are drawn
 * anew; they show their old picture until then. */
void jj_tiles_set_picture (JjTiles *self,
                           JjDiagram *diagram,
                           const JjTheme *theme,
                           GBytes *dimmed,
                           const GArray *changed);
/* px of the screen below which no name is drawn (jj-diagram-draw.h); 0: as it is. */
void jj_tiles_set_least_text (JjTiles *self, double least_px);
/* scale: pixels of the device in a px; is_gl: textures instead of surfaces. */
void jj_tiles_set_surface (JjTiles *self, int scale, gboolean is_gl);

/* Appends what is seen and orders what is missing. */
void jj_tiles_snapshot (JjTiles *self, GtkSnapshot *snapshot, const JjTileView *view);
/* Whether all that was seen last is up to date: for measuring. */
gboolean jj_tiles_is_complete (JjTiles *self);

G_END_DECLS
