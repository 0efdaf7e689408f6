/* jj-diagram-compare.c: where two states of a sheet look different */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-diagram-private.h"

#include <string.h>

/* Badges and arrowheads reach this far out. */
#define OVERHANG 16.0

static gboolean
is_same_box (const JjBox *a, const JjBox *b)
{
  return memcmp (&a->rect, &b->rect, sizeof (JjRect)) == 0 && a->hidden == b->hidden
         && a->is_frame == b->is_frame && a->is_collapsed == b->is_collapsed && a->level == b->level
         && a->shade == b->shade && a->amount == b->amount && a->worst == b->worst
         && strcmp (a->name, b->name) == 0 && strcmp (a->detail, b->detail) == 0
         && strcmp (a->number, b->number) == 0;
}

static void
add_area (GArray *areas, const JjRect *rect)
{
  JjRect area = jj_rect_grown (rect, OVERHANG);

  g_array_append_val (areas, area);
}

static void
compare_boxes (const JjDiagram *before, const JjDiagram *after, GArray *areas, gboolean is_back)
{
  for (guint i = 0; i < before->boxes->len; i++)
    {
      const JjBox *box = jj_diagram_box (before, i);
      int other = jj_diagram_find (after, box->id);
      const JjBox *then = other >= 0 ? jj_diagram_box (after, (guint)other) : NULL;

      if (then && (is_back || is_same_box (box, then)))
        continue;
      if (box->hidden < 0)
        add_area (areas, &box->rect);
      if (then && then->hidden < 0)
        add_area (areas, &then->rect);
    }
}

static gint64
key_of (const JjDiagram *self, guint line)
{
  const JjLine *one = jj_diagram_get_line (self, line);

  return (gint64)(((guint64)jj_diagram_box (self, one->from)->placement * 31
                   + (guint64)jj_diagram_box (self, one->to)->placement)
                      * 64
                  + one->kind);
}

static GHashTable *
lines_by_key (const JjDiagram *self)
{
  GHashTable *lines = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      gint64 *key = g_new (gint64, 1);

      *key = key_of (self, i);
      g_hash_table_insert (lines, key, GUINT_TO_POINTER (i + 1));
    }
  return lines;
}

static void
add_line_areas (const JjDiagram *self, guint line, GArray *areas)
{
  JjRoute route = jj_routes_get (self->routes, line);

  /* Piece by piece: a long line around a corner is no large square. */
  for (guint i = 0; i + 1 < route.n_points; i++)
    {
      JjRect a = { route.points[i].x, route.points[i].y, 0, 0 };
      JjRect b = { route.points[i + 1].x, route.points[i + 1].y, 0, 0 };
      JjRect piece = jj_rect_union (&a, &b);

      /* Labels stand on the middle of a piece. */
      piece = jj_rect_grown (&piece, *jj_diagram_get_line (self, line)->label ? 48 : 0);
      add_area (areas, &piece);
    }
}

static gboolean
is_same_line (const JjDiagram *before, guint i, const JjDiagram *after, guint k)
{
  JjRoute a = jj_routes_get (before->routes, i), b = jj_routes_get (after->routes, k);
  const JjLine *one = jj_diagram_get_line (before, i), *other = jj_diagram_get_line (after, k);

  return a.n_points == b.n_points && a.is_blind == b.is_blind && one->amount == other->amount
         && one->has_place == other->has_place && one->n_same == other->n_same
         && one->bundle == other->bundle
         && memcmp (&one->label_x, &other->label_x, 2 * sizeof (double)) == 0
         && strcmp (one->label, other->label) == 0
         && (a.n_points == 0
             || memcmp (a.points, b.points, a.n_points * sizeof (JjRoutePoint)) == 0);
}

static void
compare_lines (const JjDiagram *before, const JjDiagram *after, GArray *areas)
{
  g_autoptr (GHashTable) lines = lines_by_key (after);

  for (guint i = 0; i < before->lines->len; i++)
    {
      gint64 key = key_of (before, i);
      guint other = GPOINTER_TO_UINT (g_hash_table_lookup (lines, &key));

      if (other && is_same_line (before, i, after, other - 1))
        {
          g_hash_table_remove (lines, &key);
          continue;
        }
      add_line_areas (before, i, areas);
    }
  for (guint i = 0; i < after->lines->len; i++)
    {
      gint64 key = key_of (after, i);

      if (g_hash_table_contains (lines, &key))
        add_line_areas (after, i, areas);
    }
}

gboolean
jj_diagram_compare (const JjDiagram *before, const JjDiagram *after, GArray *areas)
{
  if (before->n_lanes != after->n_lanes
      || memcmp (before->lanes, after->lanes, sizeof before->lanes) != 0)
    return FALSE;
  if (before->n_columns != after->n_columns || before->column_edge < after->column_edge
      || before->column_edge > after->column_edge)
    return FALSE;
  if (before->n_lanes + before->n_columns > 0
      && memcmp (&before->extents, &after->extents, sizeof (JjRect)) != 0)
    return FALSE;
  compare_boxes (before, after, areas, FALSE);
  compare_boxes (after, before, areas, TRUE);
  compare_lines (before, after, areas);
  return TRUE;
}
