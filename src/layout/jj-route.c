/* jj-route.c: lines around boxes that stand where the planner put them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-route-private.h"

#include <string.h>

#define CELL 256.0
#define LEAST_GAP 2.0

struct _JjRoutes
{
  gatomicrefcount refs;
  JjRouteField field;
  GPtrArray *ways;    /* JjRouteWay */
  GHashTable *by_key; /* &way->key → way */
  GPtrArray *lines;   /* GArray of JjRoutePoint */
  guint n_blind, n_searched;
};

static void
free_way (gpointer data)
{
  JjRouteWay *way = data;

  g_array_unref (way->points);
  g_free (way);
}

/* The room beside each side of a box decides how far away the line along it runs: in the middle of
 * a narrow gap, else at the usual distance. */
static void
measure_gaps (JjRouteField *field, guint number, GArray *near)
{
  JjRouteObstacle *self = &g_array_index (field->obstacles, JjRouteObstacle, number);
  const JjRect *own = &self->box.rect;
  JjRect around = jj_rect_grown (own, 2 * JJ_ROUTE_CLEARANCE);

  for (JjSide side = 0; side < JJ_N_SIDES; side++)
    self->gap[side] = JJ_ROUTE_CLEARANCE;
  g_array_set_size (near, 0);
  jj_spatial_query (field->index, &around, near);
  for (guint i = 0; i < near->len; i++)
    {
      guint other = g_array_index (near, guint, i);
      const JjRouteBox *box = &g_array_index (field->obstacles, JjRouteObstacle, other).box;
      const JjRect *rect = &box->rect;
      double room[JJ_N_SIDES] = { own->y - rect->y - rect->height, rect->x - own->x - own->width,
                                  rect->y - own->y - own->height, own->x - rect->x - rect->width };

      if (other == number || box->is_open)
        continue;
      for (JjSide side = 0; side < JJ_N_SIDES; side++)
        if (room[side] > LEAST_GAP)
          self->gap[side] = MIN (self->gap[side], room[side] / 2);
    }
}

static void
make_field (JjRouteField *field, const JjRouteBox *boxes, guint n_boxes)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));

  field->obstacles = g_array_sized_new (FALSE, TRUE, sizeof (JjRouteObstacle), n_boxes);
  field->index = jj_spatial_new (CELL);
  g_array_set_size (field->obstacles, n_boxes);
  for (guint i = 0; i < n_boxes; i++)
    {
      g_array_index (field->obstacles, JjRouteObstacle, i).box = boxes[i];
      jj_spatial_add (field->index, &boxes[i].rect);
    }
  for (guint i = 0; i < n_boxes; i++)
    measure_gaps (field, i, near);
}

static int
compare_boxes (gconstpointer a, gconstpointer b)
{
  const JjRouteBox *left = a, *right = b;
  const double l[4] = { left->rect.x, left->rect.y, left->rect.width, left->rect.height };
  const double r[4] = { right->rect.x, right->rect.y, right->rect.width, right->rect.height };

  for (guint i = 0; i < 4; i++)
    if (l[i] < r[i] || l[i] > r[i])
      return l[i] < r[i] ? -1 : 1;
  return left->is_open - right->is_open;
}

static GArray *
sorted_boxes (const JjRouteField *field)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (JjRouteBox));

  for (guint i = 0; i < field->obstacles->len; i++)
    g_array_append_val (boxes, g_array_index (field->obstacles, JjRouteObstacle, i).box);
  g_array_sort (boxes, compare_boxes);
  return boxes;
}

/* The surroundings of all boxes that are in one field alone: there ways may have changed. */
static JjSpatial *
find_changes (const JjRouteField *now, const JjRouteField *before)
{
  g_autoptr (GArray) ours = sorted_boxes (now), theirs = sorted_boxes (before);
  JjSpatial *changes = jj_spatial_new (CELL);
  guint i = 0, k = 0;

  while (i < ours->len || k < theirs->len)
    {
      const JjRouteBox *a = i < ours->len ? &g_array_index (ours, JjRouteBox, i) : NULL;
      const JjRouteBox *b = k < theirs->len ? &g_array_index (theirs, JjRouteBox, k) : NULL;
      int order = !a ? 1 : !b ? -1 : compare_boxes (a, b);

      if (order != 0)
        {
          JjRect around = jj_rect_grown (order < 0 ? &a->rect : &b->rect, 2 * JJ_ROUTE_CLEARANCE);

          jj_spatial_add (changes, &around);
        }
      i += order <= 0;
      k += order >= 0;
    }
  return changes;
}

static gboolean
is_same (const JjRect *a, const JjRect *b)
{
  return memcmp (a, b, sizeof *a) == 0;
}

/* Takes a way over from before where neither its ends nor anything near it has changed. */
static gboolean
take_over (JjRouteWay *way, const JjRoutes *before, const JjSpatial *changes, GArray *near)
{
  const JjRouteWay *old = before ? g_hash_table_lookup (before->by_key, &way->key) : NULL;

  if (!old || !is_same (&old->from, &way->from) || !is_same (&old->to, &way->to)
      || old->line.is_inwards != way->line.is_inwards || old->axis != way->axis)
    return FALSE;
  g_array_set_size (near, 0);
  jj_spatial_query (changes, &way->window, near);
  if (near->len > 0)
    return FALSE;
  g_array_unref (way->points);
  way->points = g_array_ref (old->points);
  way->from_side = old->from_side;
  way->to_side = old->to_side;
  way->is_blind = old->is_blind;
  return TRUE;
}

static void
find_ways (JjRoutes *self, const JjRouteLine *lines, guint n_lines, const JjRoutes *before)
{
  g_autoptr (JjSpatial) changes = before ? find_changes (&self->field, &before->field) : NULL;
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_lines; i++)
    {
      JjRouteWay *way = g_new0 (JjRouteWay, 1);

      way->key = lines[i].key;
      way->line = lines[i];
      way->from = g_array_index (self->field.obstacles, JjRouteObstacle, lines[i].from).box.rect;
      way->to = g_array_index (self->field.obstacles, JjRouteObstacle, lines[i].to).box.rect;
      way->window = jj_route_window (&way->from, &way->to);
      way->points = g_array_new (FALSE, FALSE, sizeof (JjRoutePoint));
      g_ptr_array_add (self->ways, way);
      g_hash_table_insert (self->by_key, &way->key, way);
    }
  jj_route_find_axes (self->ways);
  for (guint i = 0; i < n_lines; i++)
    {
      JjRouteWay *way = g_ptr_array_index (self->ways, i);

      if (!take_over (way, before, changes, near))
        {
          jj_route_search (&self->field, way);
          self->n_searched++;
        }
      self->n_blind += way->is_blind;
    }
}

JjRoutes *
jj_routes_new (const JjRouteBox *boxes,
               guint n_boxes,
               const JjRouteLine *lines,
               guint n_lines,
               const JjRoutes *before)
{
  JjRoutes *self = g_new0 (JjRoutes, 1);

  g_atomic_ref_count_init (&self->refs);
  self->ways = g_ptr_array_new_with_free_func (free_way);
  self->by_key = g_hash_table_new (g_int64_hash, g_int64_equal);
  make_field (&self->field, boxes, n_boxes);
  find_ways (self, lines, n_lines, before);
  self->lines = jj_route_spread (&self->field, self->ways);
  return self;
}

JjRoutes *
jj_routes_ref (JjRoutes *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
jj_routes_unref (JjRoutes *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->ways);
  g_ptr_array_unref (self->lines);
  g_array_unref (self->field.obstacles);
  jj_spatial_free (self->field.index);
  g_free (self);
}

JjRoute
jj_routes_get (const JjRoutes *self, guint line)
{
  const JjRouteWay *way = g_ptr_array_index (self->ways, line);
  const GArray *points = g_ptr_array_index (self->lines, line);

  return (JjRoute){ (const JjRoutePoint *)(gconstpointer)points->data, points->len, way->is_blind };
}

guint
jj_routes_get_n_blind (const JjRoutes *self)
{
  return self->n_blind;
}

guint
jj_routes_get_n_searched (const JjRoutes *self)
{
  return self->n_searched;
}
