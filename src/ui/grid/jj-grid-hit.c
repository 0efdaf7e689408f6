/* jj-grid-hit.c: what lies under a point, and where a cell lies */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-parts-private.h"

#define EDGE 4 /* px on either side of a heading's edge that resize */
#define HANDLE 7

static gboolean
find_position (JjGrid *self, double x, guint *pos)
{
  int frozen = jj_grid_get_frozen_right (self);

  for (guint i = 0; i < jj_grid_n_positions (self); i++)
    {
      int left = jj_grid_get_x (self, i);
      int right = left + jj_grid_get_width_at (self, i);

      if (i >= jj_grid_get_n_frozen (self))
        left = MAX (left, frozen);
      if (x < left || x >= right)
        continue;
      *pos = i;
      return TRUE;
    }
  return FALSE;
}

static void
hit_heading (JjGrid *self, double x, JjHit *hit)
{
  guint n = jj_grid_n_positions (self);
  int left, right;

  hit->pos = n;
  find_position (self, x, &hit->pos);
  if (hit->pos < n)
    {
      right = jj_grid_get_x (self, hit->pos) + jj_grid_get_width_at (self, hit->pos);
      hit->area = x >= right - EDGE                       ? JJ_HIT_HEADING_EDGE
                  : x >= right - EDGE - self->text_height ? JJ_HIT_HEADING_MENU
                                                          : JJ_HIT_HEADING;
      left = jj_grid_get_x (self, hit->pos);
      if (hit->pos > 0 && x < left + EDGE
          && (hit->pos < jj_grid_get_n_frozen (self) || left >= jj_grid_get_frozen_right (self)))
        {
          hit->area = JJ_HIT_HEADING_EDGE;
          hit->pos--;
        }
      return;
    }
  if (n == 0)
    return;
  right = jj_grid_get_x (self, n - 1) + jj_grid_get_width_at (self, n - 1);
  if (x >= right && x < right + EDGE)
    {
      hit->area = JJ_HIT_HEADING_EDGE;
      hit->pos = n - 1;
    }
}

gboolean
jj_grid_get_fill_handle (JjGrid *self, GdkRectangle *area)
{
  const JjGridRange *range = jj_grid_get_range (self);

  if (range == NULL || self->text != NULL || jj_grid_get_row (self, range->line1) < 0)
    return FALSE;
  jj_grid_get_area (self, range->line1, range->pos1, area);
  *area = (GdkRectangle){ area->x + area->width - HANDLE / 2 - 1,
                          area->y + area->height - HANDLE / 2 - 1, HANDLE, HANDLE };
  return area->x + HANDLE > self->stub_width && area->y + HANDLE > self->heading_height
         && (range->pos1 < self->n_frozen || area->x >= jj_grid_get_frozen_right (self) - HANDLE);
}

static gboolean
hits_handle (JjGrid *self, double x, double y)
{
  GdkRectangle handle;

  return jj_grid_get_fill_handle (self, &handle) && x >= handle.x - 1 && x <= handle.x + HANDLE + 1
         && y >= handle.y - 1 && y <= handle.y + HANDLE + 1;
}

void
jj_grid_hit (JjGrid *self, double x, double y, JjHit *hit)
{
  double line;

  *hit = (JjHit){ .area = JJ_HIT_NONE };
  if (self->view == NULL || x < 0 || y < 0)
    return;
  if (y < self->heading_height)
    {
      hit->area = JJ_HIT_CORNER;
      if (x < self->stub_width)
        return;
      hit->area = JJ_HIT_NONE;
      hit_heading (self, x, hit);
      return;
    }
  if (hits_handle (self, x, y))
    {
      hit->area = JJ_HIT_FILL;
      return;
    }
  line = (y - jj_grid_get_y (self, 0)) / self->row_height;
  if (line < 0 || line >= jj_grid_get_n_lines (self))
    return;
  hit->line = (guint)line;
  if (x < self->stub_width)
    hit->area = JJ_HIT_STUB;
  else if (find_position (self, x, &hit->pos))
    hit->area = JJ_HIT_CELL;
  if (hit->area != JJ_HIT_NONE && jj_grid_get_row (self, hit->line) < 0)
    hit->area = JJ_HIT_GROUP;
}

void
jj_grid_get_area (JjGrid *self, guint line, guint pos, GdkRectangle *area)
{
  area->x = jj_grid_get_x (self, pos);
  area->y = (int)jj_grid_get_y (self, line);
  area->width = jj_grid_get_width_at (self, pos);
  area->height = self->row_height;
}
