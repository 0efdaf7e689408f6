/* jj-route-search.c: the way of one line around the boxes near it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-route-private.h"

#include <math.h>
#include <string.h>

/* A bend costs as much as this many px of way. */
#define BEND 40.0
/* Entering a box by a side that looks away from the other box. */
#define AWAY 24.0
/* Using a side that does not look along the axis of the bundle: more than a bend and what the way
 * to the middle of such a side is shorter. */
#define ASIDE 120.0
/* More places than this are not searched: the line stays blind. */
#define MOST_PLACES 24000
#define MOST_STEPS 40000
#define EPSILON JJ_ROUTE_EPSILON

typedef struct
{
  double cost;
  guint state;
} Open;

/* Places are crossings of the columns and rows; a state is a place with the direction in which it
 * was reached. */
typedef struct
{
  const JjRouteField *field;
  const JjRouteWay *way;
  GArray *near;           /* guint: obstacles in the window */
  GArray *columns, *rows; /* double, ascending */
  guint8 *blocked;        /* bit 0: the piece to the right, bit 1: the piece downwards */
  double *best;           /* of states */
  guint *parent;
  GArray *heap; /* Open */
  JjRoutePoint stubs[2][JJ_N_SIDES];
} Search;

static JjRoutePoint
moved (JjRoutePoint point, JjSide side, double by)
{
  if (side == JJ_SIDE_TOP || side == JJ_SIDE_BOTTOM)
    point.y += side == JJ_SIDE_TOP ? -by : by;
  else
    point.x += side == JJ_SIDE_LEFT ? -by : by;
  return point;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *)a, right = *(const double *)b;

  return left < right ? -1 : left > right;
}

static void
sort_lines (GArray *lines)
{
  double *values = (double *)(gpointer)lines->data;
  guint n = 0;

  qsort (values, lines->len, sizeof (double), compare_doubles);
  for (guint i = 0; i < lines->len; i++)
    if (n == 0 || values[i] - values[n - 1] > EPSILON)
      values[n++] = values[i];
  g_array_set_size (lines, n);
}

static guint
find_line (const GArray *lines, double value)
{
  guint low = 0, high = lines->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (lines, double, middle) < value - EPSILON)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
add_lines (Search *self, const JjRouteObstacle *obstacle)
{
  const JjRect *rect = &obstacle->box.rect;
  double at[JJ_N_SIDES] = {
    rect->y - obstacle->gap[JJ_SIDE_TOP],
    rect->x + rect->width + obstacle->gap[JJ_SIDE_RIGHT],
    rect->y + rect->height + obstacle->gap[JJ_SIDE_BOTTOM],
    rect->x - obstacle->gap[JJ_SIDE_LEFT],
  };
  const JjRect *window = &self->way->window;

  for (JjSide side = 0; side < JJ_N_SIDES; side++)
    {
      gboolean is_row = side == JJ_SIDE_TOP || side == JJ_SIDE_BOTTOM;

      if (is_row && at[side] >= window->y && at[side] <= window->y + window->height)
        g_array_append_val (self->rows, at[side]);
      if (!is_row && at[side] >= window->x && at[side] <= window->x + window->width)
        g_array_append_val (self->columns, at[side]);
    }
}

/* The obstacle of one end: its own rectangle with the gaps known of it. */
static const JjRouteObstacle *
own_obstacle (Search *self, guint box)
{
  return &g_array_index (self->field->obstacles, JjRouteObstacle, box);
}

static void
add_ends (Search *self)
{
  const JjRouteWay *way = self->way;
  const guint ends[2] = { way->line.from, way->line.to };

  for (guint end = 0; end < 2; end++)
    for (JjSide side = 0; side < JJ_N_SIDES; side++)
      {
        const JjRouteObstacle *own = own_obstacle (self, ends[end]);
        JjRoutePoint port = end == 0 ? jj_route_port (&way->from, side, &way->to)
                                     : jj_route_port (&way->to, side, &way->from);
        JjRoutePoint stub = moved (port, side, own->gap[side]);

        self->stubs[end][side] = stub;
        g_array_append_val (self->columns, stub.x);
        g_array_append_val (self->rows, stub.y);
      }
}

/* Closes the pieces that touch or enter a rectangle. */
static void
block (Search *self, const JjRect *rect)
{
  guint n_columns = self->columns->len;
  const double *xs = (const double *)(gconstpointer)self->columns->data;
  const double *ys = (const double *)(gconstpointer)self->rows->data;
  double right = rect->x + rect->width + EPSILON, bottom = rect->y + rect->height + EPSILON;
  double left = rect->x - EPSILON, top = rect->y - EPSILON;
  guint first_column = find_line (self->columns, left), first_row = find_line (self->rows, top);

  first_column -= first_column > 0;
  first_row -= first_row > 0;
  for (guint row = first_row; row < self->rows->len && ys[row] <= bottom; row++)
    for (guint column = first_column; column < n_columns && xs[column] <= right; column++)
      {
        guint8 *place = &self->blocked[row * n_columns + column];

        if (ys[row] >= top && column + 1 < n_columns && xs[column + 1] >= left)
          *place |= 1;
        if (xs[column] >= left && row + 1 < self->rows->len && ys[row + 1] >= top)
          *place |= 2;
      }
}

static gboolean
prepare (Search *self)
{
  const JjRouteWay *way = self->way;
  guint n;

  jj_spatial_query (self->field->index, &way->window, self->near);
  for (guint i = 0; i < self->near->len; i++)
    {
      guint number = g_array_index (self->near, guint, i);
      const JjRouteObstacle *obstacle
          = &g_array_index (self->field->obstacles, JjRouteObstacle, number);

      if (!obstacle->box.is_open || number == way->line.from || number == way->line.to)
        add_lines (self, obstacle);
    }
  add_ends (self);
  sort_lines (self->columns);
  sort_lines (self->rows);
  n = self->columns->len * self->rows->len;
  if (n > MOST_PLACES)
    return FALSE;
  self->blocked = g_new0 (guint8, n);
  self->best = g_new (double, n *JJ_N_SIDES);
  self->parent = g_new (guint, n * JJ_N_SIDES);
  for (guint i = 0; i < n * JJ_N_SIDES; i++)
    self->best[i] = G_MAXDOUBLE;
  for (guint i = 0; i < self->near->len; i++)
    {
      guint number = g_array_index (self->near, guint, i);
      const JjRouteObstacle *obstacle
          = &g_array_index (self->field->obstacles, JjRouteObstacle, number);

      if (!obstacle->box.is_open || number == way->line.from || number == way->line.to)
        block (self, &obstacle->box.rect);
    }
  return TRUE;
}

static gboolean
is_before (const Open *a, const Open *b)
{
  return a->cost < b->cost || (a->cost == b->cost && a->state < b->state);
}

static void
push (GArray *heap, Open open)
{
  Open *items;
  guint i = heap->len;

  g_array_append_val (heap, open);
  items = (Open *)(gpointer)heap->data;
  for (; i > 0 && is_before (&open, &items[(i - 1) / 2]); i = (i - 1) / 2)
    items[i] = items[(i - 1) / 2];
  items[i] = open;
}

static Open
pop (GArray *heap)
{
  Open *items = (Open *)(gpointer)heap->data;
  Open first = items[0], last = items[heap->len - 1];
  guint i = 0;

  g_array_set_size (heap, heap->len - 1);
  while (2 * i + 1 < heap->len)
    {
      guint child = 2 * i + 1;

      if (child + 1 < heap->len && is_before (&items[child + 1], &items[child]))
        child++;
      if (!is_before (&items[child], &last))
        break;
      items[i] = items[child];
      i = child;
    }
  if (heap->len > 0)
    items[i] = last;
  return first;
}

static JjRoutePoint
place_of (const Search *self, guint state)
{
  guint place = state / JJ_N_SIDES;

  return (JjRoutePoint){ g_array_index (self->columns, double, place % self->columns->len),
                         g_array_index (self->rows, double, place / self->columns->len) };
}

static guint
state_at (const Search *self, JjRoutePoint point, JjSide side)
{
  return (find_line (self->rows, point.y) * self->columns->len + find_line (self->columns, point.x))
             * JJ_N_SIDES
         + side;
}

/* What is left at least: to the nearest of the target's stubs, with a bend where it lies aside. */
static double
estimate (const Search *self, guint state)
{
  JjRoutePoint point = place_of (self, state);
  gboolean is_upright = state % JJ_N_SIDES == JJ_SIDE_TOP || state % JJ_N_SIDES == JJ_SIDE_BOTTOM;
  double least = G_MAXDOUBLE;

  for (JjSide side = 0; side < JJ_N_SIDES; side++)
    {
      const JjRoutePoint *stub = &self->stubs[1][side];
      double aside = is_upright ? fabs (stub->x - point.x) : fabs (stub->y - point.y);

      least = MIN (least, jj_route_distance (point, *stub) + (aside > EPSILON ? BEND : 0));
    }
  return least;
}

/* Whether a side of a box looks away from the other box. */
static gboolean
looks_away (const JjRect *box, JjSide side, const JjRect *other)
{
  double x = other->x + other->width / 2 - box->x - box->width / 2;
  double y = other->y + other->height / 2 - box->y - box->height / 2;

  switch (side)
    {
    case JJ_SIDE_TOP:
      return y > -box->height / 2;
    case JJ_SIDE_BOTTOM:
      return y < box->height / 2;
    case JJ_SIDE_LEFT:
      return x > -box->width / 2;
    default:
      return x < box->width / 2;
    }
}

static double
side_cost (const JjRouteWay *way, JjSide side, gboolean is_to)
{
  double cost = is_to ? (looks_away (&way->to, side, &way->from) ? AWAY : 0)
                      : (looks_away (&way->from, side, &way->to) ? AWAY : 0);

  if (way->axis == JJ_AXIS_ANY)
    return cost;
  return cost + (jj_route_is_upright (side) == (way->axis == JJ_AXIS_UPRIGHT) ? 0 : ASIDE);
}

static void
reach (Search *self, guint state, guint parent, double cost)
{
  if (cost >= self->best[state])
    return;
  self->best[state] = cost;
  self->parent[state] = parent;
  push (self->heap, (Open){ cost + estimate (self, state), state });
}

/* The neighbour of a state in a direction, G_MAXUINT where the way is blocked. */
static guint
step (const Search *self, guint state, JjSide side)
{
  guint n = self->columns->len, place = state / JJ_N_SIDES;
  guint column = place % n, row = place / n;

  switch (side)
    {
    case JJ_SIDE_TOP:
      return row == 0 || self->blocked[place - n] & 2 ? G_MAXUINT : place - n;
    case JJ_SIDE_BOTTOM:
      return row + 1 == self->rows->len || self->blocked[place] & 2 ? G_MAXUINT : place + n;
    case JJ_SIDE_LEFT:
      return column == 0 || self->blocked[place - 1] & 1 ? G_MAXUINT : place - 1;
    default:
      return column + 1 == n || self->blocked[place] & 1 ? G_MAXUINT : place + 1;
    }
}

/* The cost of going on from a state into the target by the side that it has reached; < 0: none. */
static double
end_cost (const Search *self, guint state, JjSide *side)
{
  JjSide direction = state % JJ_N_SIDES;
  double least = -1;

  for (JjSide at = 0; at < JJ_N_SIDES; at++)
    {
      JjSide inwards = (at + 2) % JJ_N_SIDES;
      double cost;

      if (direction == at || state - direction != state_at (self, self->stubs[1][at], 0))
        continue;
      cost = (direction == inwards ? 0 : BEND) + side_cost (self->way, at, TRUE);
      if (least < 0 || cost < least)
        {
          least = cost;
          *side = at;
        }
    }
  return least;
}

/* The state from which the target is entered at least cost; G_MAXUINT for none. */
static guint
run (Search *self, JjSide *to_side)
{
  guint found = G_MAXUINT;
  double least = G_MAXDOUBLE;

  for (JjSide side = 0; side < JJ_N_SIDES; side++)
    reach (self, state_at (self, self->stubs[0][side], side), G_MAXUINT,
           side_cost (self->way, side, FALSE));
  for (guint steps = 0; steps < MOST_STEPS && self->heap->len > 0; steps++)
    {
      Open open = pop (self->heap);
      guint state = open.state;
      JjSide side = 0;
      double end = end_cost (self, state, &side);

      if (open.cost >= least)
        break;
      if (open.cost > self->best[state] + estimate (self, state) + EPSILON)
        continue;
      if (end >= 0 && self->best[state] + end < least)
        {
          least = self->best[state] + end;
          found = state;
          *to_side = side;
        }
      for (JjSide next = 0; next < JJ_N_SIDES; next++)
        {
          guint place = next == (state % JJ_N_SIDES + 2) % JJ_N_SIDES ? G_MAXUINT
                                                                      : step (self, state, next);

          if (place != G_MAXUINT)
            reach (self, place * JJ_N_SIDES + next, state,
                   self->best[state]
                       + jj_route_distance (place_of (self, state),
                                            place_of (self, place * JJ_N_SIDES))
                       + (next == state % JJ_N_SIDES ? 0 : BEND));
        }
    }
  return found;
}

/* Columns and rows that are nearly the same are one: the piece at an end takes the end's place. */
static void
straighten (GArray *points, guint end, guint next, JjSide side)
{
  const JjRoutePoint *port = &g_array_index (points, JjRoutePoint, end);
  JjRoutePoint *bend = &g_array_index (points, JjRoutePoint, next);

  if (side == JJ_SIDE_TOP || side == JJ_SIDE_BOTTOM)
    bend->x = port->x;
  else
    bend->y = port->y;
}

static void
reverse (GArray *points)
{
  for (guint i = 0, k = points->len; i + 1 < k; i++)
    {
      JjRoutePoint kept = g_array_index (points, JjRoutePoint, i);

      k--;
      g_array_index (points, JjRoutePoint, i) = g_array_index (points, JjRoutePoint, k);
      g_array_index (points, JjRoutePoint, k) = kept;
    }
}

/* All lines of a bundle are looked for from the box that they share, so that of ways equally good
 * they take the same. */
static void
turn (JjRouteWay *way)
{
  const JjRect rect = way->from;
  const guint box = way->line.from;
  const JjSide side = way->from_side;

  way->from = way->to;
  way->to = rect;
  way->line.from = way->line.to;
  way->line.to = box;
  way->from_side = way->to_side;
  way->to_side = side;
  reverse (way->points);
}

static void
trace (Search *self, JjRouteWay *way, guint state)
{
  JjRoutePoint port = jj_route_port (&way->to, way->to_side, &way->from);
  GArray *points = way->points;

  g_array_append_val (points, port);
  for (; state != G_MAXUINT; state = self->parent[state])
    {
      JjRoutePoint place = place_of (self, state);

      g_array_append_val (points, place);
      way->from_side = state % JJ_N_SIDES;
    }
  port = jj_route_port (&way->from, way->from_side, &way->to);
  g_array_append_val (points, port);
  reverse (points);
  jj_route_simplify (points);
  straighten (points, 0, 1, way->from_side);
  straighten (points, points->len - 1, points->len - 2, way->to_side);
}

static void
go_blind (JjRouteWay *way)
{
  JjRoutePoint points[4];
  guint n = jj_route_plain (&way->from, &way->to, points);

  g_array_set_size (way->points, 0);
  g_array_append_vals (way->points, points, n);
  way->is_blind = TRUE;
}

void
jj_route_search (const JjRouteField *field, JjRouteWay *way)
{
  Search search = { .field = field, .way = way };
  guint found = G_MAXUINT;
  JjSide side = 0;

  if (jj_rect_meets (&way->from, &way->to))
    return;
  if (way->line.is_inwards)
    turn (way);
  search.near = g_array_new (FALSE, FALSE, sizeof (guint));
  search.columns = g_array_new (FALSE, FALSE, sizeof (double));
  search.rows = g_array_new (FALSE, FALSE, sizeof (double));
  search.heap = g_array_new (FALSE, FALSE, sizeof (Open));
  if (prepare (&search))
    found = run (&search, &side);
  way->to_side = side;
  if (found != G_MAXUINT)
    trace (&search, way, found);
  else
    go_blind (way);
  if (way->line.is_inwards)
    turn (way);
  g_array_unref (search.near);
  g_array_unref (search.columns);
  g_array_unref (search.rows);
  g_array_unref (search.heap);
  g_free (search.blocked);
  g_free (search.best);
  g_free (search.parent);
}
