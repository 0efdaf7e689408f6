/* jj-diagram-labels.c: where the labels of lines stand */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-diagram-private.h"

#include <math.h>
#include <string.h>

#define CELL 256.0
#define HEIGHT 18.0
#define MARGIN 4.0
/* Widths of a wide and of a narrow character at the labels' size; close enough for finding room. */
#define WIDE 12.0
#define NARROW 7.0
/* Points nearer than this are one. */
#define SAME 0.5
/* Of lines that share one label. */
#define LEAST_TRUNK 26.0
/* A bundle with more labels than this has none: nobody could tell them apart. */
#define MOST_LABELLED 64

static double
width_of (const char *text)
{
  double width = 2 * MARGIN;

  for (const char *c = text; *c; c = g_utf8_next_char (c))
    width += g_unichar_iswide (g_utf8_get_char (c)) ? WIDE : NARROW;
  return width;
}

/* Whether a label there would lie over a box, a frame's title or edge, or another label. */
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

      if (!box->is_frame || jj_rect_meets (&tab, rect) || !jj_rect_holds_rect (&box->rect, rect))
        return FALSE;
    }
  return TRUE;
}

/* A straight piece on which a label may stand. */
typedef struct
{
  JjRoutePoint a, b;
  guint number;
} Piece;

static double
length_of (const Piece *piece)
{
  return hypot (piece->b.x - piece->a.x, piece->b.y - piece->a.y);
}

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const Piece *left = a, *right = b;
  double difference = length_of (right) - length_of (left);

  if (fabs (difference) > 0.5)
    return difference < 0 ? -1 : 1;
  return left->number < right->number ? -1 : left->number > right->number;
}

/* The points of a line from the box on that its bundle shares. */
static JjRoutePoint
point_at (const JjDiagram *self, guint line, guint i)
{
  JjRoute route = jj_routes_get (self->routes, line);

  return route
      .points[g_array_index (self->lines, JjLine, line).is_inwards ? route.n_points - 1 - i : i];
}

static guint
count_points (const JjDiagram *self, guint line)
{
  return jj_routes_get (self->routes, line).n_points;
}

/* How far two lines of a bundle run over each other from their box on. */
static double
shared_length (const JjDiagram *self, guint one, guint other)
{
  guint n = MIN (count_points (self, one), count_points (self, other));
  double length = 0;

  for (guint i = 0; i + 1 < n; i++)
    {
      JjRoutePoint at = point_at (self, one, i), also = point_at (self, other, i);
      JjRoutePoint a = point_at (self, one, i + 1), b = point_at (self, other, i + 1);
      Piece mine = { at, a, 0 }, theirs = { also, b, 0 };
      double least = MIN (length_of (&mine), length_of (&theirs));
      double most = MAX (length_of (&mine), length_of (&theirs));
      gboolean is_level = fabs (a.y - at.y) < SAME && fabs (b.y - also.y) < SAME;
      gboolean is_upright = fabs (a.x - at.x) < SAME && fabs (b.x - also.x) < SAME;
      double ahead = is_level ? (a.x - at.x) * (b.x - also.x) : (a.y - at.y) * (b.y - also.y);

      if (hypot (at.x - also.x, at.y - also.y) > SAME || !(is_level || is_upright) || ahead <= 0)
        break;
      length += least;
      if (most - least > SAME)
        break;
    }
  return length;
}

/* The straight pieces of a line between two distances from its bundle's box, the longest first. */
static GArray *
pieces_between (const JjDiagram *self, guint line, double start, double end)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  double passed = 0;

  for (guint i = 0; i + 1 < count_points (self, line); i++)
    {
      Piece piece = { point_at (self, line, i), point_at (self, line, i + 1), i };
      double length = length_of (&piece);
      double first = CLAMP (start - passed, 0, length), last = CLAMP (end - passed, 0, length);
      JjRoutePoint from = piece.a;
      double x = (piece.b.x - from.x) / MAX (length, 1), y = (piece.b.y - from.y) / MAX (length, 1);

      passed += length;
      piece.a = (JjRoutePoint){ from.x + x * first, from.y + y * first };
      piece.b = (JjRoutePoint){ from.x + x * last, from.y + y * last };
      if (length_of (&piece) >= HEIGHT + 2 * MARGIN)
        g_array_append_val (pieces, piece);
    }
  g_array_sort (pieces, compare_pieces);
  return pieces;
}

/* The longest pieces first; on each its middle, then a third of the way from either end. */
static gboolean
place_on (JjDiagram *self, guint number, const GArray *pieces, JjSpatial *labels)
{
  static const double shares[] = { 0.5, 0.32, 0.68 };
  JjLine *line = &g_array_index (self->lines, JjLine, number);
  g_autofree char *text = jj_diagram_label_text (line);
  double width = width_of (text);

  for (guint i = 0; i < pieces->len * G_N_ELEMENTS (shares); i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i / G_N_ELEMENTS (shares));
      double share = shares[i % G_N_ELEMENTS (shares)];
      double x = piece->a.x + (piece->b.x - piece->a.x) * share;
      double y = piece->a.y + (piece->b.y - piece->a.y) * share;
      JjRect rect = { x - width / 2, y - HEIGHT / 2, width, HEIGHT };

      if (!is_free (self, labels, &rect))
        continue;
      line->has_place = TRUE;
      line->label_x = x;
      line->label_y = y;
      jj_spatial_add (labels, &rect);
      return TRUE;
    }
  return FALSE;
}

/* One label with their number for the lines of a bundle that say the same and begin together; they
 * are taken off the list where there is room for it. */
static void
place_together (JjDiagram *self, GArray *bundle, guint at, JjSpatial *labels)
{
  guint number = g_array_index (bundle, guint, at);
  JjLine *line = &g_array_index (self->lines, JjLine, number);
  g_autoptr (GArray) same = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) pieces = NULL;
  double end = G_MAXDOUBLE;

  for (guint i = at + 1; i < bundle->len; i++)
    {
      guint other = g_array_index (bundle, guint, i);
      double shared = shared_length (self, number, other);

      if (shared < LEAST_TRUNK
          || strcmp (line->label, g_array_index (self->lines, JjLine, other).label) != 0)
        continue;
      end = MIN (end, shared);
      g_array_append_val (same, i);
    }
  if (same->len == 0)
    return;
  line->n_same = same->len + 1;
  pieces = pieces_between (self, number, 0, end);
  if (!place_on (self, number, pieces, labels))
    {
      line->n_same = 0;
      return;
    }
  for (guint i = same->len; i-- > 0;)
    g_array_remove_index (bundle, g_array_index (same, guint, i));
}

/* Labels of a bundle: together on what lines share, else each on what is its line's own. */
static void
place_bundle (JjDiagram *self, const guint *numbers, guint n, JjSpatial *labels)
{
  g_autoptr (GArray) bundle = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_vals (bundle, numbers, n);
  for (guint i = 0; i < bundle->len && n <= MOST_LABELLED; i++)
    place_together (self, bundle, i, labels);
  for (guint i = 0; i < bundle->len && n <= MOST_LABELLED; i++)
    {
      guint number = g_array_index (bundle, guint, i);
      g_autoptr (GArray) pieces = NULL;
      double start = 0;

      for (guint k = 0; k < n; k++)
        if (numbers[k] != number)
          start = MAX (start, shared_length (self, number, numbers[k]));
      pieces = pieces_between (self, number, start, G_MAXDOUBLE);
      if (!g_array_index (self->lines, JjLine, number).has_place)
        place_on (self, number, pieces, labels);
    }
}

char *
jj_diagram_label_text (const JjLine *line)
{
  return line->n_same > 1 ? g_strdup_printf ("%s × %u", line->label, line->n_same)
                          : g_strdup (line->label);
}

static int
compare_bundles (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const guint *left = a, *right = b;
  const JjDiagram *self = user_data;
  gint64 one = g_array_index (self->lines, JjLine, *left).bundle;
  gint64 other = g_array_index (self->lines, JjLine, *right).bundle;

  if (one != other)
    return one < other ? -1 : 1;
  return *left < *right ? -1 : *left > *right;
}

void
jj_diagram_place_labels (JjDiagram *self)
{
  g_autoptr (JjSpatial) labels = jj_spatial_new (CELL);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->lines->len; i++)
    if (*g_array_index (self->lines, JjLine, i).label && count_points (self, i) > 1)
      g_array_append_val (lines, i);
  g_array_sort_with_data (lines, compare_bundles, self);
  for (guint i = 0, next; i < lines->len; i = next)
    {
      const guint *numbers = &g_array_index (lines, guint, i);
      gint64 id = g_array_index (self->lines, JjLine, *numbers).bundle;

      next = i + 1;
      while (id != 0 && next < lines->len
             && g_array_index (self->lines, JjLine, g_array_index (lines, guint, next)).bundle
                    == id)
        next++;
      place_bundle (self, numbers, next - i, labels);
    }
}
