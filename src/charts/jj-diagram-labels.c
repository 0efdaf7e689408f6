/* jj-diagram-labels.c: where the labels of lines stand */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-diagram-private.h"

#include <math.h>

#define CELL 256.0
#define HEIGHT 18.0
#define MARGIN 4.0
/* Widths of a wide and of a narrow character at the labels' size; close enough for finding room. */
#define WIDE 12.0
#define NARROW 7.0

static double
width_of (const char *text)
{
  double width = 2 * MARGIN;

  for (const char *c = text; *c; c = g_utf8_next_char (c))
    width += g_unichar_iswide (g_utf8_get_char (c)) ? WIDE : NARROW;
  return width;
}

/* Whether a label there would lie over a box, a frame's title or another label. */
static gboolean
is_free (const JjDiagram *self, const JjSpatial *labels, const JjRect *rect)
{
  g_autoptr (GArray) met = g_array_new (FALSE, FALSE, sizeof (guint));

  jj_spatial_query (labels, rect, met);
  if (met->len > 0)
    return FALSE;
  jj_diagram_query (self, rect, met, NULL);
  for (guint i = 0; i < met->len; i++)
    {
      const JjBox *box = jj_diagram_box (self, g_array_index (met, guint, i));
      JjRect tab = jj_diagram_frame_tab (box);

      if (!box->is_frame || jj_rect_meets (&tab, rect))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  double length;
  guint piece;
} Piece;

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const Piece *left = a, *right = b;

  if (fabs (left->length - right->length) > 0.5)
    return left->length > right->length ? -1 : 1;
  return left->piece < right->piece ? -1 : left->piece > right->piece;
}

/* The longest pieces first; on each its middle, then a third of the way from either end. */
static void
place_label (JjDiagram *self, guint number, JjSpatial *labels)
{
  static const double shares[] = { 0.5, 0.32, 0.68 };
  JjLine *line = &g_array_index (self->lines, JjLine, number);
  JjRoute route = jj_routes_get (self->routes, number);
  double width = width_of (line->label);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint i = 0; i + 1 < route.n_points; i++)
    {
      Piece piece = { hypot (route.points[i + 1].x - route.points[i].x,
                             route.points[i + 1].y - route.points[i].y),
                      i };

      if (piece.length >= HEIGHT + 2 * MARGIN)
        g_array_append_val (pieces, piece);
    }
  g_array_sort (pieces, compare_pieces);
  for (guint i = 0; i < pieces->len * G_N_ELEMENTS (shares) && !line->has_place; i++)
    {
      guint piece = g_array_index (pieces, Piece, i / G_N_ELEMENTS (shares)).piece;
      JjRoutePoint a = route.points[piece], b = route.points[piece + 1];
      double share = shares[i % G_N_ELEMENTS (shares)];
      double x = a.x + (b.x - a.x) * share, y = a.y + (b.y - a.y) * share;
      JjRect rect = { x - width / 2, y - HEIGHT / 2, width, HEIGHT };

      if (!is_free (self, labels, &rect))
        continue;
      line->has_place = TRUE;
      line->label_x = x;
      line->label_y = y;
      jj_spatial_add (labels, &rect);
    }
}

void
jj_diagram_place_labels (JjDiagram *self)
{
  g_autoptr (JjSpatial) labels = jj_spatial_new (CELL);

  for (guint i = 0; i < self->lines->len; i++)
    if (*g_array_index (self->lines, JjLine, i).label)
      place_label (self, i, labels);
}
