/* jj-chart.c: the array of charts, and what all pictures share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-picture-private.h"

#include "jj-chart-steps.h"
#include "jj-charts.h"
#include "jj-format.h"
#include "jj-language.h"
#include "jj-svg-text.h"

#include <string.h>

static const JjChart *const charts[] = {
  &jj_chart_sankey,  &jj_chart_purses,    &jj_chart_before,       &jj_chart_accounts,
  &jj_chart_themes,  &jj_chart_years,     &jj_chart_months,       &jj_chart_payments,
  &jj_chart_map,     &jj_chart_alliances, &jj_chart_pyramid,      &jj_chart_taiwan,
  &jj_chart_domains, &jj_chart_sheet,     &jj_chart_organisation,
};

guint
jj_chart_get_count (void)
{
  return G_N_ELEMENTS (charts);
}

const JjChart *
jj_chart_get_nth (guint i)
{
  return i < G_N_ELEMENTS (charts) ? charts[i] : NULL;
}

const JjChart *
jj_chart_by_id (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      if (strcmp (charts[i]->id, id) == 0)
        return charts[i];
    }
  return NULL;
}

const char *
jj_chart_get_id (const JjChart *self)
{
  return self->id;
}

const char *
jj_chart_get_title (const JjChart *self)
{
  return _ (self->title);
}

gboolean
jj_chart_is_map (const JjChart *self)
{
  return self->is_map;
}

gboolean
jj_chart_is_money (const JjChart *self)
{
  return self->is_money;
}

gboolean
jj_chart_is_for_paper (const JjChart *self)
{
  return self->is_for_paper;
}

void
jj_chart_get_size (const JjChart *self, double *width_px, double *height_px)
{
  *width_px = self->width_px;
  *height_px = self->height_px;
}

void
jj_chart_measure (const JjChart *self,
                  const JjChartInput *input,
                  double *width_px,
                  double *height_px)
{
  jj_chart_get_size (self, width_px, height_px);
  if (self->measure)
    self->measure (input, width_px, height_px);
}

JjKindId
jj_chart_get_which_kind (const JjChart *self)
{
  return self->is_of_sheet ? JJ_KIND_SHEET : JJ_N_KINDS;
}

static void
free_part (gpointer data)
{
  JjChartPart *part = data;

  g_free (part->label);
  g_free (part->tip);
  g_array_unref (part->rows);
  g_free (part);
}

/* Of money: which scenario's, and the unit. (transfer full) */
static char *
make_heading (JjPicture *picture, const JjChartInput *input)
{
  const char *name = jj_element_get_title (jj_plan_get_root (input->plan));
  JjId id = jj_figures_get_scenario (input->figures);
  const JjElement *scenario = id ? jj_plan_find (input->plan, id) : NULL;
  g_autofree char *title = NULL;

  if (!picture->chart->is_money)
    return g_strdup_printf ("%s · %s", name, _ (picture->chart->title));
  title = scenario ? g_strdup_printf ("%s · %s", _ (picture->chart->title),
                                      jj_element_get_title (scenario))
                   : g_strdup (_ (picture->chart->title));
  return g_strdup_printf (_ ("%s · %s (%s)"), name, title, jj_picture_unit_name (picture));
}

JjPicture *
jj_chart_begin (const JjChart *self, const JjChartInput *input)
{
  JjPicture *picture = g_new0 (JjPicture, 1);

  g_atomic_ref_count_init (&picture->refs);
  picture->chart = self;
  picture->theme = input->theme;
  picture->width = input->width_px;
  picture->height = input->height_px;
  picture->text_px = input->text_px;
  picture->unit = MAX (1, input->unit);
  picture->font = g_strdup (input->font ? input->font : "Noto Sans CJK TC");
  picture->parts = g_ptr_array_new_with_free_func (free_part);
  picture->table = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  if (input->with_title)
    {
      picture->heading = make_heading (picture, input);
      picture->top = 2.4 * picture->text_px;
    }
  self->make (picture, input);
  return picture;
}

guint
jj_picture_get_n_to_come (JjPicture *self)
{
  return self->n_to_come;
}

void
jj_picture_finish (JjPicture *self)
{
  if (self->chart->finish)
    self->chart->finish (self);
}

JjPicture *
jj_chart_make (const JjChart *self, const JjChartInput *input)
{
  JjPicture *picture = jj_chart_begin (self, input);

  jj_picture_finish (picture);
  return picture;
}

JjPicture *
jj_picture_ref (JjPicture *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
jj_picture_unref (JjPicture *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  if (self->data)
    self->chart->free_data (self->data);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->table);
  g_free (self->font);
  g_free (self->heading);
  g_free (self->summary);
  g_free (self);
}

void
jj_picture_draw (JjPicture *self, cairo_t *cr, int lit)
{
  cairo_save (cr);
  if (self->heading)
    {
      g_autoptr (PangoLayout) layout = jj_picture_layout (self, cr);

      jj_layout_set (layout, self->heading, self->width, TRUE);
      jj_picture_show (self, cr, layout, (JjSpot){ 0, self->text_px, 0, FALSE, self->theme->text });
    }
  self->chart->draw (self, cr, lit);
  cairo_restore (cr);
}

int
jj_picture_hit (JjPicture *self, double x, double y)
{
  return self->chart->hit (self, x, y);
}

guint
jj_picture_get_n_parts (JjPicture *self)
{
  return self->parts->len;
}

const JjChartPart *
jj_picture_get_part (JjPicture *self, guint i)
{
  g_return_val_if_fail (i < self->parts->len, NULL);
  return g_ptr_array_index (self->parts, i);
}

GPtrArray *
jj_picture_get_table (JjPicture *self)
{
  return self->table;
}

const char *
jj_picture_get_summary (JjPicture *self)
{
  return self->summary;
}

double
jj_picture_get_px_per_unit (JjPicture *self)
{
  return self->px_per_unit;
}

GArray *
jj_picture_move (JjPicture *self, guint part, double y, int by)
{
  g_return_val_if_fail (part < self->parts->len, NULL);
  return self->chart->move ? self->chart->move (self, part, y, by) : NULL;
}

void
jj_picture_add_part (JjPicture *self, char *label, gint64 amount, gint64 total, GArray *rows)
{
  JjChartPart *part = g_new0 (JjChartPart, 1);
  g_autofree char *shown = jj_picture_amount (self, amount);
  gint64 share = 0;

  part->label = label;
  part->amount = amount;
  part->rows = rows;
  if (total > 0 && __builtin_mul_overflow (amount, 10000, &share))
    share = 0;
  if (total > 0 && share != 0)
    {
      g_autofree char *percent = jj_format_share (share / total);

      part->tip = g_strdup_printf (_ ("%s\n%s %s · %s"), label, shown, jj_picture_unit_name (self),
                                   percent);
    }
  else
    part->tip = g_strdup_printf ("%s\n%s %s", label, shown, jj_picture_unit_name (self));
  g_ptr_array_add (self->parts, part);
}

void
jj_picture_add_place (JjPicture *self, const char *label, const char *tip, JjId element)
{
  JjChartPart *part = g_new0 (JjChartPart, 1);

  part->label = g_strdup (label);
  part->tip = g_strdup (tip);
  part->element = element;
  part->rows = g_array_new (FALSE, FALSE, sizeof (JjChartRow));
  g_ptr_array_add (self->parts, part);
}

void
jj_picture_share (JjPicture *self, const JjPicture *like)
{
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->table);
  self->parts = g_ptr_array_ref (like->parts);
  self->table = g_ptr_array_ref (like->table);
  self->summary = g_strdup (like->summary);
}

void
jj_picture_add_row (JjPicture *self, ...)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  const char *cell;
  va_list args;

  va_start (args, self);
  while ((cell = va_arg (args, const char *)))
    g_strv_builder_add (cells, cell);
  va_end (args);
  g_ptr_array_add (self->table, g_strv_builder_end (cells));
}

/* Rounded half away from zero: what is shown in 千元 is not added up again. */
char *
jj_picture_amount (JjPicture *self, gint64 amount)
{
  gint64 half = self->unit / 2;

  return jj_format_money ((amount < 0 ? amount - half : amount + half) / self->unit);
}

const char *
jj_picture_unit_name (JjPicture *self)
{
  return self->unit == 1000 ? _ ("NT$ 1,000") : self->unit == 10000 ? _ ("NT$ 10,000") : _ ("NT$");
}

PangoLayout *
jj_picture_layout (JjPicture *self, cairo_t *cr)
{
  PangoContext *context = cr ? pango_cairo_create_context (cr)
                             : pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *description = pango_font_description_new ();
  PangoLayout *layout;

  pango_context_set_language (context, pango_language_from_string ("zh-tw"));
  layout = pango_layout_new (context);
  g_object_unref (context);
  pango_font_description_set_family (description, self->font);
  pango_font_description_set_absolute_size (description, self->text_px * PANGO_SCALE);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_font_description_free (description);
  return layout;
}

double
jj_layout_set (PangoLayout *layout, const char *text, double width_px, gboolean bold)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  int width;

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, width_px > 0 ? (int)(width_px * PANGO_SCALE) : -1);
  pango_layout_set_ellipsize (layout, width_px > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

void
jj_picture_show (JjPicture *self, cairo_t *cr, PangoLayout *layout, JjSpot spot)
{
  PangoRectangle extents;
  double left, top;

  pango_cairo_update_layout (cr, layout);
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  left = spot.x - spot.align * extents.width - extents.x;
  top = spot.y - extents.height / 2.;
  if (spot.halo)
    {
      cairo_save (cr);
      cairo_move_to (cr, left, top);
      pango_cairo_layout_path (cr, layout);
      jj_set_colour (cr, self->theme->background, 0.85);
      /* Exact outlines of what is only a soft edge took half the time of a flow chart. */
      cairo_set_line_width (cr, 3);
      cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
      cairo_set_tolerance (cr, 0.4);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_BEVEL);
      cairo_stroke (cr);
      cairo_restore (cr);
    }
  cairo_move_to (cr, left, top);
  jj_set_colour (cr, spot.colour, 1);
  jj_text_show (cr, layout);
}

void
jj_picture_say (JjPicture *self, cairo_t *cr, PangoLayout *layout, const char *text)
{
  jj_layout_set (layout, text, self->width, FALSE);
  jj_picture_show (self, cr, layout,
                   (JjSpot){ self->width / 2, self->height / 2, 0.5, FALSE,
                             self->theme->dim_text });
}
