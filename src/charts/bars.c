/* bars.c: a picture of upright bars over an axis */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bars.h"

#include "jj-language.h"
#include "jj-scale.h"

typedef struct
{
  JjScale scale;
  double left, top, width, height; /* of the area between axis and labels */
  double step, bar;                /* from column to column; width of one bar */
} Area;

static void
clear_column (gpointer data)
{
  JjBarColumn *column = data;

  g_free (column->label);
  for (guint s = 0; s < JJ_BARS_MAX_SERIES; s++)
    g_clear_pointer (&column->rows[s], g_array_unref);
}

JjBarChart *
jj_bars_new (guint n_series)
{
  JjBarChart *self = g_new0 (JjBarChart, 1);

  g_return_val_if_fail (n_series >= 1 && n_series <= JJ_BARS_MAX_SERIES, self);
  self->columns = g_array_new (FALSE, TRUE, sizeof (JjBarColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->n_series = n_series;
  self->colours[0] = JJ_COLOUR_K12EA;
  self->colours[1] = JJ_COLOUR_TEACHER_DEPT;
  return self;
}

void
jj_bars_free (gpointer data)
{
  g_array_unref (((JjBarChart *)data)->columns);
  g_free (data);
}

void
jj_bars_add (JjBarChart *self, char *label, gint64 amount, GArray *rows)
{
  JjBarColumn column = { .label = label, .amounts = { amount, JJ_EMPTY }, .rows = { rows, NULL } };

  g_array_append_val (self->columns, column);
}

void
jj_bars_set_second (JjBarChart *self, gint64 amount, GArray *rows)
{
  JjBarColumn *column = &g_array_index (self->columns, JjBarColumn, self->columns->len - 1);

  column->amounts[1] = amount;
  column->rows[1] = rows;
}

static char *
amount_or_dash (JjPicture *picture, gint64 amount)
{
  return amount == JJ_EMPTY ? g_strdup ("-") : jj_picture_amount (picture, amount);
}

static void
add_column (JjBarChart *self, JjPicture *picture, const JjBarColumn *column)
{
  g_autofree char *first = amount_or_dash (picture, column->amounts[0]);
  g_autofree char *second = amount_or_dash (picture, column->amounts[1]);

  for (guint s = 0; s < self->n_series; s++)
    {
      char *label = self->series[s] ? g_strdup_printf ("%s · %s", column->label, self->series[s])
                                    : g_strdup (column->label);
      GArray *rows = column->rows[s] ? g_array_ref (column->rows[s])
                                     : g_array_new (FALSE, FALSE, sizeof (JjChartRow));

      jj_picture_add_part (picture, label, column->amounts[s] == JJ_EMPTY ? 0 : column->amounts[s],
                           self->total, rows);
    }
  jj_picture_add_row (picture, column->label, first, self->n_series > 1 ? second : NULL, NULL);
}

void
jj_bars_finish (JjBarChart *self, JjPicture *picture, const char *what)
{
  g_autoptr (GString) summary = g_string_new (what);

  picture->data = self;
  jj_picture_add_row (picture, what,
                      self->series[0] ? self->series[0] : jj_picture_unit_name (picture),
                      self->n_series > 1 ? self->series[1] : NULL, NULL);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const JjBarColumn *column = &g_array_index (self->columns, JjBarColumn, i);
      g_autofree char *first = amount_or_dash (picture, column->amounts[0]);

      add_column (self, picture, column);
      g_string_append_printf (summary, "%s%s %s", i ? "、" : "：", column->label, first);
      if (self->n_series > 1)
        {
          g_autofree char *second = amount_or_dash (picture, column->amounts[1]);

          g_string_append_printf (summary, " → %s", second);
        }
    }
  g_string_append_printf (summary, " (%s)", jj_picture_unit_name (picture));
  picture->summary = g_string_free (g_steal_pointer (&summary), FALSE);
}

static void
measure (JjPicture *picture, Area *area)
{
  const JjBarChart *self = picture->data;
  gint64 low = 0, high = 1;
  guint n = MAX (1, self->columns->len);

  for (guint i = 0; i < self->columns->len; i++)
    for (guint s = 0; s < self->n_series; s++)
      {
        gint64 amount = g_array_index (self->columns, JjBarColumn, i).amounts[s];

        low = amount == JJ_EMPTY ? low : MIN (low, amount);
        high = amount == JJ_EMPTY ? high : MAX (high, amount);
      }
  area->left = MIN (picture->width * 0.25, picture->text_px * 7);
  area->top = picture->top + picture->text_px * 2.2;
  area->width = MAX (1, picture->width - area->left - 4);
  area->height = MAX (1, picture->height - area->top - picture->text_px * 2);
  area->step = area->width / n;
  area->bar = MIN (72, area->step * 0.72 / self->n_series);
  jj_scale_init (&area->scale, low, high, area->height, picture->text_px * 3);
}

static double
y_of (const Area *area, gint64 amount)
{
  return area->top + area->height - jj_scale_to_px (&area->scale, amount);
}

static double
x_of (const JjBarChart *self, const Area *area, guint column, guint series)
{
  return area->left + area->step * (column + 0.5) - area->bar * self->n_series / 2
         + area->bar * series;
}

static void
draw_axis (JjPicture *picture, cairo_t *cr, PangoLayout *layout, const Area *area)
{
  for (guint t = 0; t < area->scale.n_ticks; t++)
    {
      gint64 tick = jj_scale_get_tick (&area->scale, t);
      double y = y_of (area, tick);
      g_autofree char *text = jj_picture_amount (picture, tick);

      jj_set_colour (cr, picture->theme->band, 1);
      cairo_set_line_width (cr, 1);
      cairo_move_to (cr, area->left, y);
      cairo_line_to (cr, area->left + area->width, y);
      cairo_stroke (cr);
      jj_layout_set (layout, text, area->left - 10, FALSE);
      jj_picture_show (picture, cr, layout,
                       (JjSpot){ area->left - 8, y, 1, FALSE, picture->theme->dim_text });
    }
}

static void
draw_bar (JjPicture *picture, cairo_t *cr, const Area *area, guint part, gboolean lit)
{
  const JjBarChart *self = picture->data;
  guint column = part / self->n_series, series = part % self->n_series;
  gint64 amount = g_array_index (self->columns, JjBarColumn, column).amounts[series];
  double zero = y_of (area, 0), y;

  if (amount == JJ_EMPTY || amount == 0)
    return;
  y = y_of (area, amount);
  cairo_rectangle (cr, x_of (self, area, column, series), MIN (y, zero), area->bar - 2,
                   ABS (zero - y));
  jj_theme_fill (picture->theme, cr, self->colours[series], series ? 1 : 0.85);
  if (lit)
    jj_set_colour (cr, picture->theme->text, 1);
  else
    jj_set_colour (cr, jj_theme_outline (picture->theme, self->colours[series]), 1);
  cairo_set_line_width (cr, lit ? 2 : 1);
  cairo_stroke (cr);
}

static void
draw_texts (JjPicture *picture, cairo_t *cr, PangoLayout *layout, const Area *area, guint i)
{
  const JjBarChart *self = picture->data;
  const JjBarColumn *column = &g_array_index (self->columns, JjBarColumn, i);
  double room = area->step / self->n_series - 2;

  jj_layout_set (layout, column->label, area->step - 6, FALSE);
  jj_picture_show (picture, cr, layout,
                   (JjSpot){ area->left + area->step * (i + 0.5),
                             picture->height - picture->text_px, 0.5, FALSE,
                             picture->theme->text });
  for (guint s = 0; s < self->n_series; s++)
    {
      g_autofree char *text = amount_or_dash (picture, column->amounts[s]);
      gint64 amount = column->amounts[s] == JJ_EMPTY ? 0 : column->amounts[s];
      double y = y_of (area, MAX (0, amount)) - picture->text_px * 0.8;
      /* Of two bars the figures lean outwards, or they would stand over one another. */
      double align = self->n_series == 1 ? 0.5 : s == 0 ? 1 : 0;
      double lean = picture->text_px / 4 * (1 - 2 * align);

      if (jj_layout_set (layout, text, 0, FALSE) > room || amount == 0)
        continue;
      jj_picture_show (picture, cr, layout,
                       (JjSpot){ x_of (self, area, i, s) + align * (area->bar - 2) + lean, y, align,
                                 TRUE, picture->theme->text });
    }
}

static void
draw_legend (JjPicture *picture, cairo_t *cr, PangoLayout *layout)
{
  const JjBarChart *self = picture->data;
  double x = 0, y = picture->top + picture->text_px * 0.8, size = picture->text_px;

  for (guint s = 0; s < self->n_series && self->series[s]; s++)
    {
      cairo_rectangle (cr, x + 0.5, y - size / 2, size, size);
      jj_theme_fill (picture->theme, cr, self->colours[s], s ? 1 : 0.85);
      jj_set_colour (cr, jj_theme_outline (picture->theme, self->colours[s]), 1);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
      x += size + 6;
      jj_layout_set (layout, self->series[s], MAX (20, picture->width - x), FALSE);
      jj_picture_show (picture, cr, layout, (JjSpot){ x, y, 0, FALSE, picture->theme->text });
      x += jj_layout_set (layout, self->series[s], 0, FALSE) + 18;
    }
}

void
jj_bars_draw (JjPicture *picture, cairo_t *cr, int lit)
{
  const JjBarChart *self = picture->data;
  g_autoptr (PangoLayout) layout = jj_picture_layout (picture, cr);
  Area area;

  measure (picture, &area);
  draw_legend (picture, cr, layout);
  draw_axis (picture, cr, layout, &area);
  for (guint i = 0; i < self->columns->len * self->n_series; i++)
    draw_bar (picture, cr, &area, i, lit == (int)i);
  for (guint i = 0; i < self->columns->len; i++)
    draw_texts (picture, cr, layout, &area, i);
  jj_set_colour (cr, picture->theme->line, 1);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, area.left, y_of (&area, 0));
  cairo_line_to (cr, area.left + area.width, y_of (&area, 0));
  cairo_stroke (cr);
}

int
jj_bars_hit (JjPicture *picture, double x, double y)
{
  const JjBarChart *self = picture->data;
  double offset;
  Area area;
  int column;

  measure (picture, &area);
  if (x < area.left || x >= area.left + area.width || y < area.top || y > area.top + area.height)
    return -1;
  column = (int)((x - area.left) / area.step);
  offset = x - x_of (self, &area, (guint)column, 0);
  if (column >= (int)self->columns->len || offset < 0 || offset >= area.bar * self->n_series)
    return -1;
  return column * (int)self->n_series + (int)(offset / area.bar);
}
