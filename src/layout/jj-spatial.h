/* jj-spatial.h: rectangles by place, for hit tests, culling and routes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rectangles by number in a grid of square cells; those that would fill very many cells stand in a
 * list of their own. Fill it, then ask it: queries change nothing, so that several threads may ask
 * one index at once. */
typedef struct _JjSpatial JjSpatial;

typedef struct
{
  double x, y, width, height;
} JjRect;

static inline gboolean
jj_rect_meets (const JjRect *a, const JjRect *b)
{
  return a->x <= b->x + b->width && b->x <= a->x + a->width && a->y <= b->y + b->height
         && b->y <= a->y + a->height;
}

static inline gboolean
jj_rect_holds (const JjRect *self, double x, double y)
{
  return x >= self->x && x <= self->x + self->width && y >= self->y && y <= self->y + self->height;
}

static inline gboolean
jj_rect_holds_rect (const JjRect *outer, const JjRect *inner)
{
  return inner->x >= outer->x && inner->y >= outer->y
         && inner->x + inner->width <= outer->x + outer->width
         && inner->y + inner->height <= outer->y + outer->height;
}

static inline JjRect
jj_rect_grown (const JjRect *self, double by)
{
  return (JjRect){ self->x - by, self->y - by, self->width + 2 * by, self->height + 2 * by };
}

/* The smallest rectangle around both; one of width < 0 is nothing. */
JjRect jj_rect_union (const JjRect *a, const JjRect *b);

/* cell: side of a cell in the rectangles' unit, e.g. 256. (transfer full) */
JjSpatial *jj_spatial_new (double cell);
void jj_spatial_free (JjSpatial *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjSpatial, jj_spatial_free)

/* Numbers are given out from 0. */
guint jj_spatial_add (JjSpatial *self, const JjRect *rect);
/* Appends the numbers (guint) of all rectangles that meet the area, ascending, each once. */
void jj_spatial_query (const JjSpatial *self, const JjRect *area, GArray *found);

G_END_DECLS
