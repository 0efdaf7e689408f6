/* pyramid.c: the talent pools by ladder and tier, with targets, promotions and what expires */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-charts.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-language.h"
#include "jj-workload.h"
#include "jj-picture-private.h"

#define N_LADDERS 3   /* as the choices of talent_pool.ladder; the last has no tiers */
#define LEAST_ROW 2.2 /* heights of the text: a line and its bar */

typedef struct
{
  JjId id;
  char *name;
  guint ladder;
  gint64 tier, count, target; /* JJ_EMPTY where not known */
  guint expiring;             /* certificates that end within 12 months after the plan begins */
  double x, y, width, height; /* of the bar's row */
} Pool;

typedef struct
{
  guint from, to; /* pools */
  gint64 expected;
} Promotion;

typedef struct
{
  GArray *pools, *promotions;
  gint64 most;
} Pyramid;

static void
clear_pool (gpointer data)
{
  g_free (((Pool *)data)->name);
}

static void
pyramid_free (gpointer data)
{
  g_array_unref (((Pyramid *)data)->pools);
  g_array_unref (((Pyramid *)data)->promotions);
  g_free (data);
}

static void
count_members (JjPlan *plan, const JjElement *element, Pool *pool)
{
  gint64 n = jj_element_count_referrers (element, JJ_KIND_BELONGS_TO, JJ_TO);

  pool->expiring = jj_certificates_count_ending (element, jj_plan_get_first_day (plan), 12);
  pool->count = jj_element_get_number_or (element, JJ_TALENT_POOL_HEAD_COUNT, n);
}

static void
add_pool (JjPicture *picture, Pyramid *self, JjPlan *plan, const JjElement *element)
{
  Pool pool = {
    .id = jj_element_get_id (element),
    .name = g_strdup (jj_element_get_title (element)),
    .ladder = (guint)jj_element_get_number_or (element, JJ_TALENT_POOL_LADDER, N_LADDERS - 1),
    .tier = jj_element_get_number_or (element, JJ_TALENT_POOL_TIER, 1),
    .target = jj_element_get_number (element, JJ_TALENT_POOL_TARGET),
  };
  g_autofree char *count = NULL, *target = NULL, *tip = NULL, *expiring = NULL;

  count_members (plan, element, &pool);
  count = g_strdup_printf ("%" G_GINT64_FORMAT, pool.count);
  target = pool.target == JJ_EMPTY ? g_strdup ("-")
                                   : g_strdup_printf ("%" G_GINT64_FORMAT, pool.target);
  expiring = g_strdup_printf ("%u", pool.expiring);
  tip = g_strdup_printf (_ ("%s\n%s persons, target %s; %s certificates end within a year"),
                         pool.name, count, target, expiring);
  self->most = MAX (self->most, MAX (pool.count, pool.target == JJ_EMPTY ? 0 : pool.target));
  jj_picture_add_place (picture, pool.name, tip, pool.id);
  jj_picture_add_row (picture, pool.name, count, target, expiring, NULL);
  g_array_append_val (self->pools, pool);
}

static int
find_pool (const Pyramid *self, const JjElement *element)
{
  for (guint i = 0; i < self->pools->len; i++)
    {
      if (g_array_index (self->pools, Pool, i).id == jj_element_get_id (element))
        return (int)i;
    }
  return -1;
}

/* A ladder is a panel of its own; its tiers stand on each other, the pools of a tier share its
 * row. Pools without a ladder are a list, in as many columns as a low picture needs. */
static void
place_pools (JjPicture *picture, Pyramid *self)
{
  guint counts[N_LADDERS] = { 0 }, panels = 0, done[N_LADDERS][4] = { { 0 } };
  guint tiers[N_LADDERS][4] = { { 0 } }, columns[N_LADDERS] = { 0 }, fits;
  double width, top = picture->top + picture->text_px * 2.6, height = picture->height - top,
                left = 0;

  for (guint i = 0; i < self->pools->len; i++)
    {
      const Pool *pool = &g_array_index (self->pools, Pool, i);

      counts[pool->ladder]++;
      tiers[pool->ladder][CLAMP (pool->tier, 1, 3)]++;
    }
  fits = (guint)MAX (1, height / (LEAST_ROW * picture->text_px));
  for (guint l = 0; l < N_LADDERS; l++)
    {
      columns[l] = l == N_LADDERS - 1 ? (counts[l] + fits - 1) / fits : counts[l] > 0;
      panels += columns[l];
    }
  width = panels ? picture->width / panels : picture->width;
  for (guint l = 0; l < N_LADDERS; l++)
    {
      gboolean list = l == N_LADDERS - 1;
      guint n_rows = list ? (counts[l] + columns[l] - 1) / MAX (1, columns[l]) : 3, place = 0;

      for (guint i = 0; i < self->pools->len; i++)
        {
          Pool *pool = &g_array_index (self->pools, Pool, i);
          guint tier = (guint)CLAMP (pool->tier, 1, 3), share = list ? 1 : tiers[l][tier];

          if (pool->ladder != l)
            continue;
          pool->height = MIN (height / n_rows, picture->text_px * 9);
          pool->width = (width - picture->text_px) / share;
          pool->x = left + (list ? place / n_rows * width : done[l][tier]++ * pool->width);
          pool->y = top + (list ? place++ % n_rows : 3 - tier) * pool->height;
        }
      left += columns[l] * width;
    }
}

static void
pyramid_make (JjPicture *picture, const JjChartInput *input)
{
  Pyramid *self = g_new0 (Pyramid, 1);
  JjPlan *plan = input->plan;
  guint n_expiring = 0;

  picture->data = self;
  self->pools = g_array_new (FALSE, FALSE, sizeof (Pool));
  self->promotions = g_array_new (FALSE, FALSE, sizeof (Promotion));
  g_array_set_clear_func (self->pools, clear_pool);
  jj_picture_add_row (picture, _ ("Talent pool"), _ ("Head count"), _ ("Target"),
                      _ ("Certificates that end within a year"), NULL);
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_TALENT_POOL); i++)
    add_pool (picture, self, plan, jj_plan_get_nth (plan, JJ_KIND_TALENT_POOL, i));
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_PROMOTES_TO); i++)
    {
      const JjElement *link = jj_plan_get_nth (plan, JJ_KIND_PROMOTES_TO, i);
      Promotion promotion = { (guint)find_pool (self, jj_link_get_from (link)),
                              (guint)find_pool (self, jj_link_get_to (link)),
                              jj_element_get_number (link, JJ_PROMOTES_TO_EXPECTED) };

      g_array_append_val (self->promotions, promotion);
    }
  for (guint i = 0; i < self->pools->len; i++)
    n_expiring += g_array_index (self->pools, Pool, i).expiring;
  place_pools (picture, self);
  picture->summary
      = g_strdup_printf (_ ("%u talent pools, %u promotion paths; %u certificates end within a "
                            "year of the plan's beginning."),
                         self->pools->len, self->promotions->len, n_expiring);
}

static double
bar_width (const Pyramid *self, const Pool *pool, gint64 count)
{
  return MAX (2, (pool->width - 16) * (double)count / (double)MAX (1, self->most));
}

static char *
describe_pool (const Pool *pool, gboolean brief)
{
  g_autofree char *target = pool->target == JJ_EMPTY
                                ? g_strdup ("-")
                                : g_strdup_printf ("%" G_GINT64_FORMAT, pool->target);

  return pool->expiring && !brief ? g_strdup_printf (_ ("%d of %s · %u end soon"), (int)pool->count,
                                                     target, pool->expiring)
                                  : g_strdup_printf (_ ("%d of %s"), (int)pool->count, target);
}

/* Name above, figures below the bar; in low rows both above it, in one line that leaves out what
 * it has no room for. */
static void
draw_texts (JjPicture *picture, cairo_t *cr, PangoLayout *layout, const Pool *pool)
{
  double text = picture->text_px, middle = pool->x + pool->width / 2, above = pool->y + text * 0.8;
  gboolean low = pool->height < text * 5;
  double room = low ? pool->width + text / 2 : pool->width - 8;
  g_autofree char *figures = describe_pool (pool, FALSE), *brief = describe_pool (pool, TRUE);
  g_autofree char *both = g_strdup_printf ("%s  %s", pool->name, figures);
  g_autofree char *shorter = g_strdup_printf ("%s  %s", pool->name, brief);

  jj_layout_set (layout, low ? both : pool->name, room, TRUE);
  if (low && pango_layout_is_ellipsized (layout))
    {
      jj_layout_set (layout, shorter, room, TRUE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_MIDDLE); /* the figures stay */
    }
  jj_picture_show (picture, cr, layout,
                   (JjSpot){ middle, above, 0.5, FALSE, picture->theme->text });
  if (low)
    return;
  jj_layout_set (layout, figures, pool->width - 8, FALSE);
  jj_picture_show (picture, cr, layout,
                   (JjSpot){ middle, pool->y + text * 4.4, 0.5, FALSE, picture->theme->dim_text });
}

/* Its height. */
static double
measure_bar (const JjPicture *picture, const Pool *pool)
{
  return CLAMP (pool->height - picture->text_px * 2.3, 2, picture->text_px * 1.7);
}

static void
draw_pool (JjPicture *picture, cairo_t *cr, PangoLayout *layout, const Pool *pool, gboolean lit)
{
  const Pyramid *self = picture->data;
  double text = picture->text_px, y = pool->y + text * 1.8;
  double height = measure_bar (picture, pool);
  double middle = pool->x + pool->width / 2, width = bar_width (self, pool, pool->count);

  draw_texts (picture, cr, layout, pool);
  cairo_rectangle (cr, middle - width / 2, y, width, height);
  jj_theme_fill (picture->theme, cr, JJ_COLOUR_TEACHER_DEPT, lit ? 1 : 0.8);
  jj_set_colour (cr, jj_theme_outline (picture->theme, JJ_COLOUR_TEACHER_DEPT), 1);
  cairo_set_line_width (cr, lit ? 2 : 1);
  cairo_stroke (cr);
  if (pool->target != JJ_EMPTY)
    {
      double wide = bar_width (self, pool, pool->target);

      cairo_rectangle (cr, middle - wide / 2, y - 2, wide, height + 4);
      jj_set_colour (cr, picture->theme->text, 0.9);
      cairo_set_dash (cr, (const double[]){ 4, 3 }, 2, 0);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
    }
}

/* The arrow's tip is at (x, y); it points up, or to the left. */
static void
draw_tip (cairo_t *cr, double x, double y, gboolean up)
{
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + (up ? -6 : 8), y + (up ? 8 : -6));
  cairo_line_to (cr, x + (up ? 6 : 8), y + (up ? 8 : 6));
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* A line of two, along the path. */
static void
draw_double (JjPicture *picture, cairo_t *cr)
{
  jj_set_colour (cr, picture->theme->dim_text, 1);
  cairo_set_line_width (cr, 5.2);
  cairo_stroke_preserve (cr);
  jj_set_colour (cr, picture->theme->background, 1);
  cairo_set_line_width (cr, 2.8);
  cairo_stroke (cr);
  jj_set_colour (cr, picture->theme->dim_text, 1);
}

static double
half_width (const Pyramid *self, const Pool *pool)
{
  return bar_width (self, pool, MAX (pool->count, pool->target)) / 2;
}

/* Where rows are low: from the end of one bar beside the texts to the end of the other. Returns
 * where the line goes up. */
static JjSpot
draw_beside (JjPicture *picture, cairo_t *cr, const Pool *from, const Pool *to)
{
  const Pyramid *self = picture->data;
  double text = picture->text_px, x0 = from->x + from->width / 2 + half_width (self, from);
  double x1 = to->x + to->width / 2 + half_width (self, to);
  /* It leaves a bar above its middle and comes below it, so that two do not meet. */
  double y0 = from->y + text * 1.8 + measure_bar (picture, from) * 0.25;
  double y1 = to->y + text * 1.8 + measure_bar (picture, to) * 0.75;
  double beside = (from->height < text * 5 ? 8.5 : 5) * text; /* see draw_texts() */
  double side = MAX (MAX (x0, x1) + 8, from->x + from->width / 2 + beside);

  side = MAX (MIN (side, from->x + from->width - 4), MAX (x0, x1) + 4);
  cairo_move_to (cr, x0 + 2, y0);
  cairo_line_to (cr, side, y0);
  cairo_line_to (cr, side, y1);
  cairo_line_to (cr, x1 + 10, y1);
  draw_double (picture, cr);
  draw_tip (cr, x1 + 3, y1, FALSE);
  return (JjSpot){ side + 6, (y0 + y1) / 2, 0, TRUE, picture->theme->text };
}

/* A double line with an arrow from the lower tier to the higher one. */
static void
draw_promotion (JjPicture *picture, cairo_t *cr, PangoLayout *layout, const Promotion *promotion)
{
  const Pyramid *self = picture->data;
  const Pool *from = &g_array_index (self->pools, Pool, promotion->from);
  const Pool *to = &g_array_index (self->pools, Pool, promotion->to);
  double x0 = from->x + from->width / 2, x1 = to->x + to->width / 2;
  double y0 = from->y - 1, y1 = to->y + picture->text_px * 5.2;
  JjSpot spot = { (x0 + x1) / 2 + 10, (y0 + y1) / 2, 0, TRUE, picture->theme->text };

  if (from->ladder != to->ladder || from->y <= to->y)
    return;
  if (y0 - y1 < 16)
    spot = draw_beside (picture, cr, from, to);
  else
    {
      cairo_move_to (cr, x0, y0);
      cairo_line_to (cr, x1, y1 + 6);
      draw_double (picture, cr);
      draw_tip (cr, x1, y1, TRUE);
    }
  if (promotion->expected != JJ_EMPTY)
    {
      g_autofree char *text = g_strdup_printf ("%d", (int)promotion->expected);

      jj_layout_set (layout, text, 0, FALSE);
      jj_picture_show (picture, cr, layout, spot);
    }
}

static void
pyramid_draw (JjPicture *picture, cairo_t *cr, int lit)
{
  const Pyramid *self = picture->data;
  const JjChoice *ladders = jj_kind_talent_pool.fields[JJ_TALENT_POOL_LADDER].choices;
  g_autoptr (PangoLayout) layout = jj_picture_layout (picture, cr);
  gboolean headed[N_LADDERS] = { FALSE };

  if (self->pools->len == 0)
    jj_picture_say (picture, cr, layout, _ ("No talent pools yet"));
  for (guint i = 0; i < self->promotions->len; i++)
    draw_promotion (picture, cr, layout, &g_array_index (self->promotions, Promotion, i));
  for (guint i = 0; i < self->pools->len; i++)
    {
      const Pool *pool = &g_array_index (self->pools, Pool, i);

      draw_pool (picture, cr, layout, pool, lit == (int)i);
      if (headed[pool->ladder])
        continue;
      headed[pool->ladder] = TRUE;
      jj_layout_set (layout,
                     pool->ladder == N_LADDERS - 1 ? _ ("Other pools")
                                                   : jj_label (ladders[pool->ladder].label),
                     0, TRUE);
      jj_picture_show (picture, cr, layout,
                       (JjSpot){ pool->x + 4, picture->top + picture->text_px, 0, FALSE,
                                 picture->theme->dim_text });
    }
}

static int
pyramid_hit (JjPicture *picture, double x, double y)
{
  const Pyramid *self = picture->data;

  for (guint i = 0; i < self->pools->len; i++)
    {
      const Pool *pool = &g_array_index (self->pools, Pool, i);

      if (x >= pool->x && x < pool->x + pool->width && y >= pool->y
          && y < pool->y + MIN (pool->height, picture->text_px * 5.2))
        return (int)i;
    }
  return -1;
}

const JjChart jj_chart_pyramid = {
  .id = "pyramid",
  .title = N_ ("Talent pools"),
  .width_px = 1400,
  .height_px = 640,
  .make = pyramid_make,
  .draw = pyramid_draw,
  .hit = pyramid_hit,
  .free_data = pyramid_free,
};
