/* test-route.c: lines go around boxes, meet their own at the ends alone, and stay as they are */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-route.h"

#include <math.h>
#include <string.h>

#define N_BOXES 60
#define N_LINES 90

typedef struct
{
  JjRouteBox boxes[N_BOXES];
  JjRouteLine lines[N_LINES];
} Picture;

/* Boxes on a loose grid, so that none overlap and there is always some way around. */
static void
make_picture (Picture *self, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (guint i = 0; i < N_BOXES; i++)
    self->boxes[i] = (JjRouteBox){
      { 200 * (i % 10) + g_rand_int_range (random, 0, 40),
        110 * (i / 10) + g_rand_int_range (random, 0, 30), g_rand_int_range (random, 60, 140), 56 },
      FALSE,
    };
  for (guint i = 0; i < N_LINES; i++)
    {
      guint from = (guint)g_rand_int_range (random, 0, N_BOXES);
      guint to = (from + (guint)g_rand_int_range (random, 1, N_BOXES)) % N_BOXES;

      /* Every other line belongs to the fan of one of its boxes. */
      self->lines[i] = (JjRouteLine){ .from = from,
                                      .to = to,
                                      .key = i + 1,
                                      .bundle = i % 2 ? (i % 4 == 1 ? from : N_BOXES + to) + 1 : 0,
                                      .is_inwards = i % 4 == 3,
                                      .width = 1 + i % 9 };
    }
}

/* Whether the inside of a box is entered by a piece. */
static gboolean
enters (const JjRoute *route, const JjRect *rect)
{
  for (guint i = 0; i + 1 < route->n_points; i++)
    {
      JjRoutePoint a = route->points[i], b = route->points[i + 1];

      if (MIN (a.x, b.x) < rect->x + rect->width - 0.5 && MAX (a.x, b.x) > rect->x + 0.5
          && MIN (a.y, b.y) < rect->y + rect->height - 0.5 && MAX (a.y, b.y) > rect->y + 0.5)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_on_edge (const JjRect *rect, JjRoutePoint p)
{
  gboolean level = p.x >= rect->x - 0.01 && p.x <= rect->x + rect->width + 0.01;
  gboolean upright = p.y >= rect->y - 0.01 && p.y <= rect->y + rect->height + 0.01;

  return (level && (fabs (p.y - rect->y) < 0.01 || fabs (p.y - rect->y - rect->height) < 0.01))
         || (upright && (fabs (p.x - rect->x) < 0.01 || fabs (p.x - rect->x - rect->width) < 0.01));
}

static void
check_line (const Picture *picture, const JjRoutes *routes, guint line)
{
  const JjRouteLine *ends = &picture->lines[line];
  JjRoute route = jj_routes_get (routes, line);

  g_assert_cmpuint (route.n_points, >=, 2);
  g_assert_true (is_on_edge (&picture->boxes[ends->from].rect, route.points[0]));
  g_assert_true (is_on_edge (&picture->boxes[ends->to].rect, route.points[route.n_points - 1]));
  g_assert_false (enters (&route, &picture->boxes[ends->from].rect));
  g_assert_false (enters (&route, &picture->boxes[ends->to].rect));
  for (guint i = 0; i < N_BOXES && !route.is_blind; i++)
    g_assert_false (enters (&route, &picture->boxes[i].rect));
  for (guint i = 0; i + 1 < route.n_points; i++)
    g_assert_true (fabs (route.points[i].x - route.points[i + 1].x) < 0.01
                   || fabs (route.points[i].y - route.points[i + 1].y) < 0.01);
}

static void
test_clear (void)
{
  for (guint32 seed = 1; seed <= 20; seed++)
    {
      g_autoptr (JjRoutes) routes = NULL;
      Picture picture;

      make_picture (&picture, seed);
      routes = jj_routes_new (picture.boxes, N_BOXES, picture.lines, N_LINES, NULL);
      for (guint i = 0; i < N_LINES; i++)
        check_line (&picture, routes, i);
      /* Every box of this picture can be reached. */
      g_assert_cmpuint (jj_routes_get_n_blind (routes), ==, 0);
    }
}

static void
assert_same (const JjRoutes *a, const JjRoutes *b)
{
  for (guint i = 0; i < N_LINES; i++)
    {
      JjRoute left = jj_routes_get (a, i), right = jj_routes_get (b, i);

      g_assert_cmpuint (left.n_points, ==, right.n_points);
      g_assert_cmpint (memcmp (left.points, right.points, left.n_points * sizeof (JjRoutePoint)),
                       ==, 0);
    }
}

/* A move re-routes what it concerns, and the result is that of routing everything anew. */
static void
test_move (void)
{
  g_autoptr (JjRoutes) routes = NULL;
  guint n_searched = 0;
  Picture picture;

  make_picture (&picture, 7);
  routes = jj_routes_new (picture.boxes, N_BOXES, picture.lines, N_LINES, NULL);
  for (guint i = 0; i < N_BOXES; i++)
    {
      g_autoptr (JjRoutes) fresh = NULL, updated = NULL;

      picture.boxes[i].rect.x += i % 2 ? 8 : -8;
      updated = jj_routes_new (picture.boxes, N_BOXES, picture.lines, N_LINES, routes);
      fresh = jj_routes_new (picture.boxes, N_BOXES, picture.lines, N_LINES, NULL);
      assert_same (updated, fresh);
      n_searched += jj_routes_get_n_searched (updated);
      jj_routes_unref (routes);
      routes = g_steal_pointer (&updated);
    }
  g_assert_cmpuint (n_searched, <, N_BOXES * N_LINES * 3 / 4);
}

/* (0,0) 100×40 and (0,200) 100×40: straight down from the middle. With a box between them it goes
 * around that box. */
static void
test_straight (void)
{
  JjRouteBox boxes[3]
      = { { { 0, 0, 100, 40 } }, { { 0, 200, 100, 40 } }, { { -50, 90, 200, 40 } } };
  JjRouteLine line = { .from = 0, .to = 1, .key = 1 };
  g_autoptr (JjRoutes) straight = jj_routes_new (boxes, 2, &line, 1, NULL);
  g_autoptr (JjRoutes) around = jj_routes_new (boxes, 3, &line, 1, NULL);
  g_autoptr (JjRoutes) over = NULL;
  JjRoute route = jj_routes_get (straight, 0);

  g_assert_cmpuint (route.n_points, ==, 2);
  g_assert_cmpfloat (route.points[0].x, ==, 50);
  g_assert_cmpfloat (route.points[0].y, ==, 40);
  g_assert_cmpfloat (route.points[1].y, ==, 200);
  route = jj_routes_get (around, 0);
  g_assert_cmpuint (route.n_points, >, 2);
  g_assert_false (enters (&route, &boxes[2].rect));
  boxes[2].is_open = TRUE;
  over = jj_routes_new (boxes, 3, &line, 1, NULL);
  g_assert_cmpuint (jj_routes_get (over, 0).n_points, ==, 2);
}

static gboolean
pieces_cross (const JjRoutePoint *level, const JjRoutePoint *upright)
{
  return fabs (level[0].y - level[1].y) < 0.01 && fabs (upright[0].x - upright[1].x) < 0.01
         && upright->x > MIN (level[0].x, level[1].x) + 0.5
         && upright->x < MAX (level[0].x, level[1].x) - 0.5
         && level->y > MIN (upright[0].y, upright[1].y) + 0.5
         && level->y < MAX (upright[0].y, upright[1].y) - 0.5;
}

static guint
crossings (JjRoute a, JjRoute b)
{
  guint n = 0;

  for (guint i = 0; i + 1 < a.n_points; i++)
    for (guint k = 0; k + 1 < b.n_points; k++)
      n += pieces_cross (&a.points[i], &b.points[k]) || pieces_cross (&b.points[k], &a.points[i]);
  return n;
}

/* A box over three others, 160 px apart. As a bundle the lines leave it at one point and share the
 * way down and along the row between; alone each has its own place, and none runs over another. */
static void
test_bundle (void)
{
  JjRouteBox boxes[4] = { { { 300, 0, 100, 40 } },
                          { { 0, 200, 100, 40 } },
                          { { 480, 200, 100, 40 } },
                          { { 640, 200, 100, 40 } } };
  JjRouteLine lines[3];

  for (guint bundle = 0; bundle < 3; bundle++)
    {
      g_autoptr (JjRoutes) routes = NULL;
      JjRoute far, near;
      guint hub;

      /* None, outwards, inwards. */
      for (guint i = 0; i < 3; i++)
        lines[i] = bundle == 2 ? (JjRouteLine){ i + 1, 0, i + 1, 1, TRUE, 1 }
                               : (JjRouteLine){ 0, i + 1, i + 1, bundle, FALSE, 1 };
      routes = jj_routes_new (boxes, 4, lines, 3, NULL);
      near = jj_routes_get (routes, 1);
      far = jj_routes_get (routes, 2);
      hub = bundle == 2 ? far.n_points - 1 : 0;
      if (bundle == 0)
        {
          g_assert_true (fabs (near.points[0].x - far.points[0].x) > 1
                         || fabs (near.points[0].y - far.points[0].y) > 1);
          continue;
        }
      g_assert_cmpuint (near.n_points, ==, 4);
      g_assert_cmpuint (far.n_points, ==, 4);
      g_assert_cmpmem (&near.points[hub], sizeof (JjRoutePoint), &far.points[hub],
                       sizeof (JjRoutePoint));
      g_assert_cmpfloat (far.points[hub].y, ==, 40);
      g_assert_cmpfloat_with_epsilon (near.points[1].y, far.points[1].y, 0.01);
      g_assert_cmpfloat_with_epsilon (near.points[2].y, far.points[2].y, 0.01);
      /* Into the other boxes from above, in their middles. */
      g_assert_cmpfloat (far.points[3 - hub].y, ==, 200);
      g_assert_cmpfloat (far.points[3 - hub].x, ==, 690);
    }
}

/* Four boxes above, four below, each joined to the one across: nested turns need few crossings.
 * (0 → 5, 1 → 6, 2 → 7, 3 → 4: the last crosses the other three, and they none of each other.) */
static void
test_tracks (void)
{
  JjRouteBox boxes[8];
  JjRouteLine lines[4];
  g_autoptr (JjRoutes) routes = NULL;

  for (guint i = 0; i < 8; i++)
    boxes[i] = (JjRouteBox){ { 160 * (i % 4), i < 4 ? 0 : 200, 100, 40 }, FALSE };
  for (guint i = 0; i < 4; i++)
    lines[i] = (JjRouteLine){ i, 4 + (i + 1) % 4, i + 1, i + 1, FALSE, 2 };
  routes = jj_routes_new (boxes, 8, lines, 4, NULL);
  for (guint a = 0; a < 3; a++)
    for (guint b = a + 1; b < 3; b++)
      g_assert_cmpuint (crossings (jj_routes_get (routes, a), jj_routes_get (routes, b)), ==, 0);
}

/* Boxes that cover each other have no line. */
static void
test_covered (void)
{
  JjRouteBox boxes[2] = { { { 0, 0, 300, 300 }, TRUE }, { { 40, 40, 100, 40 } } };
  JjRouteLine line = { .from = 0, .to = 1, .key = 1 };
  g_autoptr (JjRoutes) routes = jj_routes_new (boxes, 2, &line, 1, NULL);

  g_assert_cmpuint (jj_routes_get (routes, 0).n_points, ==, 0);
}

/* Each query finds exactly the rectangles that meet the area. */
static void
test_spatial (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (JjSpatial) index = jj_spatial_new (64);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  JjRect rects[200];

  for (guint i = 0; i < 200; i++)
    {
      rects[i] = (JjRect){ g_rand_double_range (random, -2000, 2000),
                           g_rand_double_range (random, -2000, 2000),
                           g_rand_double_range (random, 0, i % 20 ? 200 : 3000),
                           g_rand_double_range (random, 0, 200) };
      g_assert_cmpuint (jj_spatial_add (index, &rects[i]), ==, i);
    }
  for (guint k = 0; k < 200; k++)
    {
      JjRect area
          = { g_rand_double_range (random, -2500, 2000), g_rand_double_range (random, -2500, 2000),
              g_rand_double_range (random, 0, 900), g_rand_double_range (random, 0, 900) };
      guint n = 0;

      g_array_set_size (found, 0);
      jj_spatial_query (index, &area, found);
      for (guint i = 0; i < 200; i++)
        if (jj_rect_meets (&rects[i], &area))
          g_assert_cmpuint (g_array_index (found, guint, n++), ==, i);
      g_assert_cmpuint (found->len, ==, n);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/route/goes-around-all-boxes", test_clear);
  g_test_add_func ("/layout/route/a-move-gives-what-routing-anew-gives", test_move);
  g_test_add_func ("/layout/route/straight-where-nothing-is-between", test_straight);
  g_test_add_func ("/layout/route/a-bundle-shares-its-way", test_bundle);
  g_test_add_func ("/layout/route/side-by-side-without-needless-crossings", test_tracks);
  g_test_add_func ("/layout/route/none-between-a-box-and-its-frame", test_covered);
  g_test_add_func ("/layout/spatial/finds-what-meets-the-area", test_spatial);
  return g_test_run ();
}
