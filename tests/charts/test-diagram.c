/* test-diagram.c: sheets as pictures: what is drawn is what answers, and nothing lies outside */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-diagram-draw.h"
#include "jj-diagram-private.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-sample.h"

#include <math.h>
#include <string.h>

static JjDiagram *
diagram_of (const JjSample *self, JjPlan *plan, guint sheet)
{
  JjDiagramInput input
      = { .plan = plan,
          .sheet = jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_SHEET, sheet)),
          .figures = self->figures };

  return jj_diagram_new (&input, NULL);
}

#define AROUND 40

static cairo_surface_t *
draw_area (const JjDiagram *diagram, JjRect area, double zoom)
{
  g_autoptr (JjPen) pen = jj_pen_new (jj_theme_get ("light"), NULL);
  JjDiagramLook look = { .zoom = zoom, .is_bare = TRUE };
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)area.width, (int)area.height);
  cairo_t *cr = cairo_create (surface);

  cairo_translate (cr, -area.x, -area.y);
  jj_diagram_draw (diagram, cr, pen, &area, &look);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The sheet drawn without background, with room on all sides. */
static cairo_surface_t *
draw_bare (const JjDiagram *diagram, double zoom)
{
  JjRect extents = jj_diagram_get_extents (diagram);

  return draw_area (diagram, jj_rect_grown (&extents, AROUND), zoom);
}

static guint
alpha_at (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface)
                      + (gsize)y * (gsize)cairo_image_surface_get_stride (surface);

  return *(const guint32 *)(gconstpointer)(row + 4 * x) >> 24;
}

/* Text and outlines are, surfaces are not. */
static gboolean
is_dark (cairo_surface_t *surface, int x, int y)
{
  return cairo_image_surface_get_data (
             surface)[(gsize)y * (gsize)cairo_image_surface_get_stride (surface) + 4 * (gsize)x + 1]
         < 140;
}

/* How much of the surface is painted; nothing of the margin is. */
static guint
count_painted (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  guint n_painted = 0;

  for (int i = 0; i < width * height; i++)
    {
      int x = i % width, y = i / width;
      guint alpha = alpha_at (surface, x, y);

      n_painted += alpha > 0;
      if (x < AROUND || y < AROUND || x >= width - AROUND - 1 || y >= height - AROUND - 1)
        g_assert_cmpuint (alpha, ==, 0);
    }
  return n_painted;
}

static void
test_nothing_outside (JjSample *self, gconstpointer data)
{
  const double zooms[] = { 0.1, 0.3, 0.5, 1 };

  for (guint i = 0; i < 3 * G_N_ELEMENTS (zooms); i++)
    {
      g_autoptr (JjDiagram) diagram = diagram_of (self, self->plan, i / G_N_ELEMENTS (zooms));
      cairo_surface_t *surface = draw_bare (diagram, zooms[i % G_N_ELEMENTS (zooms)]);
      JjRect extents = jj_diagram_get_extents (diagram);

      g_assert_cmpuint (count_painted (surface), >, (guint)(extents.width * extents.height) / 20);
      cairo_surface_destroy (surface);
    }
}

/* A hit on a box is a painted point; where nothing is painted nothing is hit. */
static void
test_hit (JjSample *self, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint sheet = 0; sheet < 3; sheet++)
    {
      g_autoptr (JjDiagram) diagram = diagram_of (self, self->plan, sheet);
      JjRect extents = jj_diagram_get_extents (diagram);
      cairo_surface_t *surface = draw_bare (diagram, 1);
      guint n_hits = 0;

      for (guint i = 0; i < 20000; i++)
        {
          double x = extents.x + g_rand_double (random) * extents.width;
          double y = extents.y + g_rand_double (random) * extents.height;
          guint alpha
              = alpha_at (surface, (int)(x - extents.x) + AROUND, (int)(y - extents.y) + AROUND);
          JjDiagramHit hit = jj_diagram_hit (diagram, x, y, 0);

          n_hits += hit.type == JJ_HIT_BOX;
          if (hit.type == JJ_HIT_BOX)
            g_assert_cmpuint (alpha, >, 0);
          if (alpha == 0)
            g_assert_cmpint (hit.type, ==, JJ_HIT_NOTHING);
        }
      g_assert_cmpuint (n_hits, >, 1000);
      cairo_surface_destroy (surface);
    }
}

/* The centre of each box hits it; the middle of each line's first piece hits a line or a box. */
static void
test_hit_all (JjSample *self, gconstpointer data)
{
  for (guint sheet = 0; sheet < 3; sheet++)
    {
      g_autoptr (JjDiagram) diagram = diagram_of (self, self->plan, sheet);

      for (guint i = 0; i < jj_diagram_get_n_boxes (diagram); i++)
        {
          const JjBox *box = jj_diagram_get_box (diagram, i);
          double down = box->is_frame ? 10 : box->rect.height / 2;
          JjDiagramHit hit = jj_diagram_hit (diagram, box->rect.x + MIN (60, box->rect.width / 2),
                                             box->rect.y + down, 3);

          g_assert_cmpint (hit.type, ==, JJ_HIT_BOX);
          g_assert_cmpuint (hit.index, ==, i);
          g_assert_cmpint (jj_diagram_find (diagram, box->id), ==, (int)i);
        }
      for (guint i = 0; i < jj_diagram_get_n_lines (diagram); i++)
        {
          JjRoute route = jj_diagram_get_route (diagram, i);
          JjDiagramHit hit;

          if (route.n_points < 2)
            continue;
          hit = jj_diagram_hit (diagram, (route.points[0].x + route.points[1].x) / 2,
                                (route.points[0].y + route.points[1].y) / 2, 3);
          g_assert_cmpint (hit.type, !=, JJ_HIT_NOTHING);
        }
    }
}

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

static void
test_routes (JjSample *self, gconstpointer data)
{
  for (guint sheet = 0; sheet < 3; sheet++)
    {
      g_autoptr (JjDiagram) diagram = diagram_of (self, self->plan, sheet);

      for (guint i = 0; i < jj_diagram_get_n_lines (diagram); i++)
        {
          const JjLine *line = jj_diagram_get_line (diagram, i);
          JjRoute route = jj_diagram_get_route (diagram, i);

          g_assert_false (route.is_blind);
          g_assert_false (enters (&route, &jj_diagram_get_box (diagram, line->from)->rect));
          g_assert_false (enters (&route, &jj_diagram_get_box (diagram, line->to)->rect));
        }
    }
}

/* On the sheet with lanes every box stands in its own. */
static void
test_lanes (JjSample *self, gconstpointer data)
{
  g_autoptr (JjDiagram) diagram = diagram_of (self, self->plan, 0);

  g_assert_cmpuint (jj_diagram_get_n_lanes (diagram), ==, 4);
  for (guint i = 0; i < jj_diagram_get_n_boxes (diagram); i++)
    {
      const JjBox *box = jj_diagram_get_box (diagram, i);

      g_assert_cmpint (jj_diagram_lane_at (diagram, box->rect.y + box->rect.height / 2), ==,
                       box->lane);
    }
  for (guint i = 0; i + 1 < 4; i++)
    g_assert_cmpfloat (jj_diagram_get_lane (diagram, i)->bottom, ==,
                       jj_diagram_get_lane (diagram, i + 1)->top);
}

/* An organisation of the ministry becomes one of the county: below the programmes, which fill the
 * upper end of that lane, there is room, and it is not sent to the far right. */
static void
test_near_in_lane (JjSample *self, gconstpointer data)
{
  g_autoptr (JjDiagram) before = diagram_of (self, self->plan, 0), after = NULL;
  g_autoptr (JjEdit) edit = jj_edit_new ("");
  g_autoptr (JjPlan) plan = NULL;
  JjId id = jj_element_get_id (jj_plan_get_nth (self->plan, JJ_KIND_ORGANISATION, 0));
  const JjBox *was = jj_diagram_get_box (before, (guint)jj_diagram_find (before, id)), *is;

  jj_edit_set_number (edit, JJ_KIND_ORGANISATION, id, JJ_ORGANISATION_TIER, JJ_TIER_COUNTY);
  plan = jj_plan_with (self->plan, edit, NULL);
  after = diagram_of (self, plan, 0);
  is = jj_diagram_get_box (after, (guint)jj_diagram_find (after, id));
  g_assert_cmpint (was->lane, ==, JJ_TIER_CENTRAL);
  g_assert_cmpint (is->lane, ==, JJ_TIER_COUNTY);
  g_assert_cmpint (jj_diagram_lane_at (after, is->rect.y + is->rect.height / 2), ==, is->lane);
  g_assert_cmpfloat (fabs (is->rect.x - was->rect.x), <, 2 * JJ_DIAGRAM_BOX_WIDTH);
  for (guint i = 0; i < jj_diagram_get_n_boxes (after); i++)
    g_assert_true (jj_diagram_get_box (after, i) == is
                   || !jj_rect_meets (&jj_diagram_get_box (after, i)->rect, &is->rect));
}

/* How wide, in px of the screen, a lane's heading is across its strip: the height of its letters,
 * or the width of its characters. */
static int
heading_width (const JjDiagram *diagram, guint lane, double zoom)
{
  enum
  {
    WIDTH = 80,
    DARK = 0x60, /* text; the lines of the strip are lighter */
  };
  g_autoptr (JjPen) pen = jj_pen_new (jj_theme_get ("light"), NULL);
  const JjLane *band = jj_diagram_get_lane (diagram, lane);
  JjRect area
      = { jj_diagram_get_extents (diagram).x, band->top, WIDTH / zoom, band->bottom - band->top };
  int height = (int)(area.height * zoom), first = WIDTH, last = 0;
  JjDiagramLook look = { .zoom = zoom };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, height);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, zoom, zoom);
  cairo_translate (cr, -area.x, -area.y);
  jj_diagram_draw (diagram, cr, pen, &area, &look);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int i = 0; i < WIDTH * (height - 8); i++)
    {
      int x = i % WIDTH, y = 4 + i / WIDTH;
      const guint8 *pixel = cairo_image_surface_get_data (surface)
                            + (gsize)y * (gsize)cairo_image_surface_get_stride (surface) + 4 * x;

      if (x >= MAX (24, JJ_LANE_HEADER * zoom) || pixel[1] > DARK)
        continue;
      first = MIN (first, x);
      last = MAX (last, x);
    }
  cairo_surface_destroy (surface);
  return last - first + 1;
}

/* A heading of 16 px stays one of 11 px on the screen, whose capitals are 8 px high; without that
 * they would be 4 px at 30 %. */
static void
test_headings (JjSample *self, gconstpointer data)
{
  g_autoptr (JjDiagram) diagram = diagram_of (self, self->plan, 0);
  const double zooms[] = { 1, 0.5, 0.3 };

  for (guint lane = 0; lane < 2; lane++)
    for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
      g_assert_cmpint (heading_width (diagram, lane, zooms[i]), >=, 7);
}

/* A plan of a programme's frame (0,0 400×300) around an activity, and an organisation beside it
 * that hosts the activity. */
static JjPlan *
make_framed (gboolean is_collapsed)
{
  g_autoptr (JjPlan) empty = jj_plan_new ();
  g_autoptr (JjEdit) edit = jj_edit_new ("");
  g_autoptr (GError) error = NULL;
  JjId sheet = jj_edit_insert (edit, JJ_KIND_SHEET, 1);
  JjId programme = jj_edit_insert (edit, JJ_KIND_PROGRAMME, 2);
  JjId activity = jj_edit_insert (edit, JJ_KIND_ACTIVITY, 3);
  JjId host = jj_edit_insert (edit, JJ_KIND_ORGANISATION, 4);
  const gint64 places[][5] = { { programme, 0, 0, 400, 300 },
                               { activity, 40, 80, 176, 64 },
                               { host, 600, 80, 176, 64 } };
  JjPlan *plan;

  jj_edit_set_number (edit, JJ_KIND_ACTIVITY, activity, JJ_ACTIVITY_PROGRAMME, programme);
  jj_edit_link (edit, JJ_KIND_HOSTS, host, activity);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      JjId id = jj_edit_insert (edit, JJ_KIND_PLACEMENT, 0);

      jj_edit_set_number (edit, JJ_KIND_PLACEMENT, id, JJ_PLACEMENT_SHEET, sheet);
      for (guint k = 0; k < 5; k++)
        jj_edit_set_number (edit, JJ_KIND_PLACEMENT, id, JJ_PLACEMENT_ELEMENT + k, places[i][k]);
      if (i == 0)
        jj_edit_set_number (edit, JJ_KIND_PLACEMENT, id, JJ_PLACEMENT_COLLAPSED, is_collapsed);
    }
  plan = jj_plan_with (empty, edit, &error);
  g_assert_no_error (error);
  return plan;
}

/* From afar a frame has its number, as boxes have, and no tab without text. */
static void
test_frame_from_afar (void)
{
  const char *const codes[] = { "A", "BB" };
  const JjRect area = { 0, 0, 360, 44 };
  guint n_painted[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (JjPlan) open = make_framed (FALSE), plan = NULL;
      g_autoptr (JjEdit) edit = jj_edit_new ("");
      g_autoptr (JjDiagram) diagram = NULL;
      JjDiagramInput input = { .sheet = 1 };
      cairo_surface_t *surface;

      jj_edit_set_text (edit, JJ_KIND_PROGRAMME, 2, JJ_CODE, codes[i]);
      plan = jj_plan_with (open, edit, NULL);
      input.plan = plan;
      diagram = jj_diagram_new (&input, NULL);
      surface = draw_area (diagram, area, 0.3);
      n_painted[i] = 0;
      for (int x = 12; x < 340; x++)
        for (int y = 8; y < 40; y++)
          n_painted[i] += is_dark (surface, x, y);
      /* The tab of a title would end here. */
      g_assert_false (is_dark (surface, 200, 28));
      cairo_surface_destroy (surface);
    }
  g_assert_cmpuint (n_painted[0], >, 30);
  g_assert_cmpuint (n_painted[1], >, n_painted[0]);
}

static void
test_frames (void)
{
  g_autoptr (JjPlan) open = make_framed (FALSE), closed = make_framed (TRUE);
  JjDiagramInput input = { .plan = open, .sheet = 1 };
  g_autoptr (JjDiagram) diagram = jj_diagram_new (&input, NULL), collapsed = NULL;
  const JjBox *box;

  /* The reference to the programme is shown by the frame: the one line is the host's. */
  g_assert_cmpuint (jj_diagram_get_n_lines (diagram), ==, 1);
  g_assert_cmpint (jj_diagram_get_box (diagram, (guint)jj_diagram_find (diagram, 3))->frame, ==,
                   jj_diagram_find (diagram, 2));
  g_assert_cmpint (jj_diagram_hit (diagram, 300, 250, 3).type, ==, JJ_HIT_NOTHING);
  /* Where its number is, seen at 30 %. */
  g_assert_cmpint (jj_diagram_hit (diagram, 30, 40, 20).type, ==, JJ_HIT_BOX);
  input.plan = closed;
  collapsed = jj_diagram_new (&input, NULL);
  box = jj_diagram_get_box (collapsed, (guint)jj_diagram_find (collapsed, 2));
  g_assert_cmpuint (box->n_inner, ==, 1);
  g_assert_cmpfloat (box->rect.width, ==, JJ_DIAGRAM_BOX_WIDTH);
  g_assert_cmpint (jj_diagram_get_box (collapsed, (guint)jj_diagram_find (collapsed, 3))->hidden,
                   ==, jj_diagram_find (collapsed, 2));
  g_assert_cmpuint (jj_diagram_get_n_lines (collapsed), ==, 1);
  g_assert_cmpint ((int)jj_diagram_get_line (collapsed, 0)->to, ==, jj_diagram_find (collapsed, 2));
}

/* Boxes of two lanes that stand close together share the space between them. */
static void
test_close_lanes (void)
{
  for (gint64 gap = 0; gap <= 60; gap += 4)
    {
      g_autoptr (JjPlan) empty = jj_plan_new (), plan = NULL;
      g_autoptr (JjEdit) edit = jj_edit_new ("");
      JjId sheet = jj_edit_insert (edit, JJ_KIND_SHEET, 1);
      JjDiagramInput input = { .sheet = sheet };
      g_autoptr (JjDiagram) diagram = NULL;
      const gint64 tops[] = { 0, 64 + gap };

      jj_edit_set_number (edit, JJ_KIND_SHEET, sheet, JJ_SHEET_LANES, TRUE);
      for (guint i = 0; i < 2; i++)
        {
          JjId element
              = jj_edit_insert (edit, i == 0 ? JJ_KIND_PROGRAMME : JJ_KIND_ALLIANCE, 2 + i);
          JjId id = jj_edit_insert (edit, JJ_KIND_PLACEMENT, 0);
          const gint64 place[] = { element, 0, tops[i], 176, 64 };

          jj_edit_set_number (edit, JJ_KIND_PLACEMENT, id, JJ_PLACEMENT_SHEET, sheet);
          for (guint k = 0; k < 5; k++)
            jj_edit_set_number (edit, JJ_KIND_PLACEMENT, id, JJ_PLACEMENT_ELEMENT + k, place[k]);
        }
      plan = jj_plan_with (empty, edit, NULL);
      input.plan = plan;
      diagram = jj_diagram_new (&input, NULL);
      g_assert_cmpuint (jj_diagram_get_n_lanes (diagram), ==, 4);
      g_assert_cmpfloat (jj_diagram_get_lane (diagram, 1)->bottom, >=, 64);
      g_assert_cmpfloat (jj_diagram_get_lane (diagram, 1)->bottom, <=, tops[1]);
    }
}

static JjDiagram *
diagram_after (JjPlan **plan, JjEdit *edit)
{
  JjDiagramInput input = { .sheet = 1 };
  g_autoptr (GError) error = NULL;
  JjPlan *after = jj_plan_with (*plan, edit, &error);
  JjDiagram *diagram;

  g_assert_no_error (error);
  g_object_unref (*plan);
  *plan = input.plan = after;
  diagram = jj_diagram_new (&input, NULL);
  jj_edit_unref (edit);
  return diagram;
}

/* What is drawn into the lanes of an empty sheet does not move them. */
static void
test_first_lanes (void)
{
  const JjKindId kinds[]
      = { JJ_KIND_COMMUNITY, JJ_KIND_PURSE, JJ_KIND_PROGRAMME, JJ_KIND_ALLIANCE };
  const gint64 tops[] = { 528, 48, 208, 368 };
  g_autoptr (JjPlan) plan = jj_plan_new ();
  JjEdit *first = jj_edit_new ("");
  g_autoptr (JjDiagram) empty = NULL;
  JjRect all, now;

  jj_edit_insert (first, JJ_KIND_SHEET, 1);
  jj_edit_set_number (first, JJ_KIND_SHEET, 1, JJ_SHEET_LANES, TRUE);
  empty = diagram_after (&plan, first);
  all = jj_diagram_get_extents (empty);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      JjEdit *edit = jj_edit_new ("");
      JjId element = jj_edit_insert (edit, kinds[i], 10 + i);
      JjId id = jj_edit_insert (edit, JJ_KIND_PLACEMENT, 100 + i);
      const gint64 place[] = { 1, element, 40 + 96 * i, tops[i], 176, 64 };
      g_autoptr (JjDiagram) diagram = NULL;

      for (guint k = 0; k < G_N_ELEMENTS (place); k++)
        jj_edit_set_number (edit, JJ_KIND_PLACEMENT, id, JJ_PLACEMENT_SHEET + k, place[k]);
      diagram = diagram_after (&plan, edit);
      g_assert_cmpuint (jj_diagram_get_n_boxes (diagram), ==, i + 1);
      for (guint k = 0; k < 4; k++)
        g_assert_cmpfloat (jj_diagram_get_lane (diagram, k)->bottom, ==,
                           jj_diagram_get_lane (empty, k)->bottom);
      now = jj_diagram_get_extents (diagram);
      g_assert_cmpfloat (now.x, ==, all.x);
      g_assert_cmpfloat (now.y, ==, all.y);
      g_assert_cmpfloat (now.width, ==, all.width);
      g_assert_cmpfloat (now.height, ==, all.height);
    }
}

static gboolean
is_in_any (const GArray *areas, double x, double y)
{
  for (guint i = 0; i < areas->len; i++)
    if (jj_rect_holds (&g_array_index (areas, JjRect, i), x, y))
      return TRUE;
  return FALSE;
}

/* Whatever differs between two states is in one of the areas. */
static void
check_same_elsewhere (const JjDiagram *before, const JjDiagram *after, const GArray *areas)
{
  JjRect extents = jj_diagram_get_extents (before);
  cairo_surface_t *a = draw_area (before, extents, 1), *b = draw_area (after, extents, 1);
  int stride = cairo_image_surface_get_stride (a), width = cairo_image_surface_get_width (a);
  const guint8 *left = cairo_image_surface_get_data (a), *right = cairo_image_surface_get_data (b);
  guint n_changed = 0;

  for (int i = 0; i < width * cairo_image_surface_get_height (a); i++)
    {
      gsize at = (gsize)(i / width) * (gsize)stride + 4 * (gsize)(i % width);

      if (memcmp (left + at, right + at, 4) == 0)
        continue;
      n_changed++;
      g_assert_true (is_in_any (areas, extents.x + i % width, extents.y + i / width));
    }
  g_assert_cmpuint (n_changed, >, 1000);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

/* The picture after an edit, its routes taken over, is that made from nothing; what differs lies in
 * the areas that are named. */
static void
test_changes (JjSample *self, gconstpointer data)
{
  g_autoptr (JjDiagram) before = diagram_of (self, self->plan, 2), after = NULL, fresh = NULL;
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (JjRect));
  g_autoptr (JjEdit) edit = jj_edit_new ("");
  g_autoptr (GError) error = NULL;
  g_autoptr (JjPlan) plan = NULL;
  const JjBox *box = jj_diagram_get_box (before, 20);
  JjDiagramInput input = { .figures = self->figures };

  jj_edit_set_number (edit, JJ_KIND_PLACEMENT, box->placement, JJ_PLACEMENT_X,
                      (gint64)box->rect.x + 16);
  plan = jj_plan_with (self->plan, edit, &error);
  g_assert_no_error (error);
  input.plan = plan;
  input.sheet = jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_SHEET, 2));
  after = jj_diagram_new (&input, before);
  fresh = jj_diagram_new (&input, NULL);
  g_assert_true (jj_diagram_compare (after, fresh, areas));
  g_assert_cmpuint (areas->len, ==, 0);
  g_assert_true (jj_diagram_compare (before, after, areas));
  g_assert_cmpuint (areas->len, >, 1);
  check_same_elsewhere (before, after, areas);
}

/* What boxes say is what the tables say. */
static void
test_amounts (JjSample *self, gconstpointer data)
{
  g_autoptr (JjDiagram) diagram = diagram_of (self, self->plan, 0);
  guint n = 0;

  for (guint i = 0; i < jj_diagram_get_n_boxes (diagram); i++)
    {
      const JjBox *box = jj_diagram_get_box (diagram, i);

      if (box->kind != JJ_KIND_PROGRAMME)
        continue;
      g_assert_cmpint (box->amount, ==, jj_figures_find_programme (self->figures, box->id)->amount);
      n++;
    }
  g_assert_cmpuint (n, >, 5);
}

/* Every line of money together is what the purses on the sheet pay to what stands on it. */
static void
test_money (JjSample *self, gconstpointer data)
{
  g_autoptr (JjDiagram) diagram = diagram_of (self, self->plan, 0);
  const JjTotals *totals = jj_figures_get_totals (self->figures);
  gint64 sum = 0;

  for (guint i = 0; i < jj_diagram_get_n_lines (diagram); i++)
    if (jj_diagram_get_line (diagram, i)->kind == JJ_KIND_FUNDS)
      sum += jj_diagram_get_line (diagram, i)->amount;
  g_assert_cmpint (sum, ==, totals->total - totals->unassigned);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/charts/diagram/" name, JjSample, NULL, jj_sample_set_up, func, jj_sample_tear_down)
  ADD ("nothing-outside-the-extents", test_nothing_outside);
  ADD ("hit-agrees-with-drawing", test_hit);
  ADD ("every-box-and-line-can-be-hit", test_hit_all);
  ADD ("routes-never-cross-their-own-boxes", test_routes);
  ADD ("boxes-stand-in-their-lanes", test_lanes);
  ADD ("headings-are-read-from-afar", test_headings);
  ADD ("a-changed-level-moves-no-farther-than-needed", test_near_in_lane);
  ADD ("amounts-are-those-of-the-tables", test_amounts);
  ADD ("money-lines-add-up", test_money);
  ADD ("an-edit-gives-what-drawing-anew-gives", test_changes);
  g_test_add_func ("/charts/diagram/frames-hold-and-hide", test_frames);
  g_test_add_func ("/charts/diagram/a-frame-from-afar-is-a-number", test_frame_from_afar);
  g_test_add_func ("/charts/diagram/close-lanes", test_close_lanes);
  g_test_add_func ("/charts/diagram/first-boxes-leave-the-lanes-alone", test_first_lanes);
  return g_test_run ();
}
