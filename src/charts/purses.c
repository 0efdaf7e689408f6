/* purses.c: what each purse grants, what is budgeted, what is left */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-charts.h"
#include "jj-kinds-work.h"
#include "jj-language.h"
#include "jj-picture-private.h"
#include "sankey-data.h"

typedef struct
{
  JjColourName colour;
  char *name;
  gint64 granted, budgeted, remaining; /* JJ_EMPTY where not known */
} Bar;

typedef struct
{
  GArray *bars;
  gint64 most; /* the longest bar */
  double left, row;
} Purses;

static void
clear_bar (gpointer data)
{
  g_free (((Bar *)data)->name);
}

static void
purses_free (gpointer data)
{
  g_array_unref (((Purses *)data)->bars);
  g_free (data);
}

static gint64
known (gint64 amount)
{
  return amount == JJ_EMPTY ? 0 : amount;
}

static GArray *
collect_rows (JjFigures *figures, JjId purse)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (JjChartRow));

  for (guint i = 0; i < jj_figures_get_n_lines (figures); i++)
    {
      const JjLineFigure *line = jj_figures_get_line (figures, i);
      const JjPart *parts = jj_figures_get_parts (figures, i);

      for (guint p = 0; line->flags & JJ_LINE_COUNTS && p < line->n_parts; p++)
        {
          JjChartRow row = { line->id, parts[p].amount };

          if (parts[p].purse == purse && parts[p].amount != 0)
            g_array_append_val (rows, row);
        }
    }
  return rows;
}

static char *
amount_or_dash (JjPicture *picture, gint64 amount)
{
  return amount == JJ_EMPTY ? g_strdup ("-") : jj_picture_amount (picture, amount);
}

static void
add_bar (JjPicture *picture, const JjChartInput *input, const JjPurseFigure *figure)
{
  Purses *self = picture->data;
  const JjElement *purse = jj_plan_find (input->plan, figure->id);
  Bar bar = { jj_colour_of_source (figure->source), g_strdup (jj_element_get_title (purse)),
              figure->granted, figure->budgeted, figure->remaining };
  g_autofree char *granted = amount_or_dash (picture, figure->granted);
  g_autofree char *budgeted = amount_or_dash (picture, figure->budgeted);
  g_autofree char *remaining = amount_or_dash (picture, figure->remaining);

  self->most = MAX (self->most, MAX (known (figure->granted), known (figure->budgeted)));
  g_array_append_val (self->bars, bar);
  jj_picture_add_row (picture, bar.name, granted, budgeted, remaining, NULL);
  jj_picture_add_part (picture, g_strdup (bar.name), known (figure->budgeted),
                       jj_figures_get_totals (input->figures)->total,
                       collect_rows (input->figures, figure->id));
}

static void
purses_make (JjPicture *picture, const JjChartInput *input)
{
  Purses *self = g_new0 (Purses, 1);
  g_autoptr (PangoLayout) layout = jj_picture_layout (picture, NULL);
  g_autoptr (GString) summary = g_string_new (NULL);
  const JjPurseFigure *figures;
  guint n;

  picture->data = self;
  self->bars = g_array_new (FALSE, FALSE, sizeof (Bar));
  g_array_set_clear_func (self->bars, clear_bar);
  jj_picture_add_row (picture, _ ("Purse"), _ ("Granted"), _ ("Budgeted"), _ ("Left"), NULL);
  figures = jj_figures_get_purses (input->figures, &n);
  for (guint i = 0; i < n; i++)
    add_bar (picture, input, &figures[i]);
  for (guint i = 0; i < n; i++)
    {
      const Bar *bar = &g_array_index (self->bars, Bar, i);
      g_autofree char *budgeted = amount_or_dash (picture, bar->budgeted);
      g_autofree char *granted = amount_or_dash (picture, bar->granted);
      double name;

      name = jj_layout_set (layout, bar->name, 0, TRUE);
      self->left = MAX (self->left, name);
      g_string_append_printf (summary, _ ("%s: %s of %s %s budgeted. "), bar->name, budgeted,
                              granted, jj_picture_unit_name (picture));
    }
  self->left = MIN (self->left, picture->width * 0.3) + picture->text_px * 2.4;
  self->row = n ? MIN ((picture->height - picture->top) / n, picture->text_px * 4) : 0;
  picture->summary = g_string_free (g_steal_pointer (&summary), FALSE);
}

static void
draw_badge (JjPicture *picture, cairo_t *cr, PangoLayout *layout, const Bar *bar, double y)
{
  double size = picture->text_px * 1.5;

  cairo_rectangle (cr, 0, y - size / 2, size, size);
  jj_set_colour (cr, jj_theme_outline (picture->theme, bar->colour), 1);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  jj_layout_set (layout, jj_theme_get_letter (bar->colour), 0, TRUE);
  jj_picture_show (picture, cr, layout, (JjSpot){ size / 2, y, 0.5, FALSE, picture->theme->text });
}

/* What is granted as an outline, what is budgeted as a fill, what is beyond as 超編. */
static void
draw_amounts (JjPicture *picture, cairo_t *cr, const Bar *bar, double y, double height)
{
  const Purses *self = picture->data;
  double scale = (picture->width - self->left - 1) / (double)MAX (1, self->most);
  double granted = (double)known (bar->granted) * scale;
  double budgeted = (double)known (bar->budgeted) * scale;
  double within = bar->granted == JJ_EMPTY ? budgeted : MIN (budgeted, granted);

  cairo_rectangle (cr, self->left, y, within, height);
  jj_theme_fill (picture->theme, cr, bar->colour, 1);
  cairo_new_path (cr);
  if (budgeted > within)
    {
      cairo_rectangle (cr, self->left + within, y, budgeted - within, height);
      jj_theme_fill (picture->theme, cr, JJ_COLOUR_OVER, 1);
      cairo_new_path (cr);
    }
  cairo_rectangle (cr, self->left + 0.5, y + 0.5, MAX (granted, budgeted), height - 1);
  jj_set_colour (cr, jj_theme_outline (picture->theme, bar->colour), 1);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static char *
describe_bar (JjPicture *picture, const Bar *bar)
{
  g_autofree char *granted = amount_or_dash (picture, bar->granted);
  g_autofree char *budgeted = amount_or_dash (picture, bar->budgeted);
  g_autofree char *left = amount_or_dash (picture, bar->remaining == JJ_EMPTY || bar->remaining >= 0
                                                       ? bar->remaining
                                                       : -bar->remaining);

  if (bar->granted == JJ_EMPTY)
    return g_strdup_printf (_ ("%s budgeted, nothing granted yet"), budgeted);
  if (bar->remaining != JJ_EMPTY && bar->remaining < 0)
    return g_strdup_printf (_ ("%s budgeted of %s · ⚠ %s over"), budgeted, granted, left);
  return g_strdup_printf (_ ("%s budgeted of %s · %s left"), budgeted, granted, left);
}

static void
purses_draw (JjPicture *picture, cairo_t *cr, int lit)
{
  const Purses *self = picture->data;
  g_autoptr (PangoLayout) layout = jj_picture_layout (picture, cr);
  double height = self->row * 0.34;

  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = &g_array_index (self->bars, Bar, i);
      double y = picture->top + i * self->row;
      g_autofree char *text = describe_bar (picture, bar);

      if (lit == (int)i)
        {
          cairo_rectangle (cr, 0, y, picture->width, self->row);
          jj_set_colour (cr, picture->theme->band, 0.5);
          cairo_fill (cr);
        }
      draw_badge (picture, cr, layout, bar, y + self->row / 2);
      jj_layout_set (layout, bar->name, self->left - picture->text_px * 2.4, TRUE);
      jj_picture_show (picture, cr, layout,
                       (JjSpot){ picture->text_px * 2, y + self->row / 2, 0, FALSE,
                                 picture->theme->text });
      draw_amounts (picture, cr, bar, y + self->row * 0.12, height);
      jj_layout_set (layout, text, picture->width - self->left, FALSE);
      jj_picture_show (picture, cr, layout,
                       (JjSpot){ self->left, y + self->row * 0.7, 0, FALSE,
                                 picture->theme->dim_text });
    }
}

static int
purses_hit (JjPicture *picture, double x, double y)
{
  const Purses *self = picture->data;
  double row = self->row > 0 ? (y - picture->top) / self->row : -1;

  return x >= 0 && x < picture->width && row >= 0 && row < self->bars->len ? (int)row : -1;
}

const JjChart jj_chart_purses = {
  .id = "purses",
  .title = N_ ("Purses"),
  .width_px = 1200,
  .height_px = 420,
  .is_money = TRUE,
  .make = purses_make,
  .draw = purses_draw,
  .hit = purses_hit,
  .free_data = purses_free,
};
