/* jj-poster-content.c: what stands on a poster: a sheet, a chart, or the plan at a glance */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-poster-private.h"

#include "jj-county.h"
#include "jj-format.h"
#include "jj-kinds-plan.h"
#include "jj-language.h"
#include "jj-picture-private.h"
#include "jj-svg-text.h"

/* Width by height of what a sheet of paper leaves for it. */
#define RATIO 1.47
#define TEXT_PX 15
#define FACT_PX 18
#define TITLE_PX 20
#define GAP 32
/* Below the model: the money and its purses; beside it the figures. */
#define BAND 0.34
#define LEAST_WIDTH 1900

/* What of a plan is counted on its poster. */
static const JjKindId counted[]
    = { JJ_KIND_SCHOOL,   JJ_KIND_COMMUNITY,   JJ_KIND_PERSON,   JJ_KIND_ALLIANCE,
        JJ_KIND_ACTIVITY, JJ_KIND_BUDGET_LINE, JJ_KIND_INDICATOR };

typedef struct
{
  char *label, *value;
} Fact;

static void
clear_fact (gpointer data)
{
  g_free (((Fact *)data)->label);
  g_free (((Fact *)data)->value);
}

static void
clear_label (gpointer data)
{
  g_free (((JjPosterLabel *)data)->text);
}

static void
add_fact (JjPosterContent *self, const char *label, gint64 value)
{
  Fact fact = { g_strdup (label), jj_format_money (value) };

  g_array_append_val (self->facts, fact);
}

static void
collect_facts (JjPosterContent *self, const JjDiagramInput *input)
{
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    add_fact (self, jj_label (jj_kind_get (counted[i])->label),
              jj_plan_get_count (input->plan, counted[i]));
  add_fact (self, _ ("Total (NT$)"), jj_figures_get_totals (input->figures)->total);
  for (JjSeverity severity = 0; input->findings && severity < JJ_N_SEVERITIES; severity++)
    add_fact (self, jj_severity_get_label (severity),
              jj_findings_count (input->findings, severity));
}

static void
take_label (PangoLayout *layout, double size, gpointer data)
{
  JjPosterLabel label = { size, g_strdup (pango_layout_get_text (layout)) };

  g_array_append_val (((JjPosterContent *)data)->labels, label);
}

/* Draws it once where nobody sees it: what is counted is what is drawn. */
static void
collect_labels (JjPosterContent *self, const char *font)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (JjPen) pen = jj_pen_new (jj_theme_get ("light"), font);

  jj_text_watch (surface, take_label, self);
  jj_poster_content_draw (self, cr, pen, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
put_chart (JjPosterContent *self, const JjPosterInput *input, const JjChart *chart, JjRect at)
{
  JjChartInput like = { 0 };
  JjPosterPicture picture = { NULL, at };

  if (input->chart_input)
    like = *input->chart_input;
  like.plan = input->input->plan;
  like.figures = input->input->figures;
  like.theme = jj_theme_get ("light");
  like.width_px = at.width;
  like.height_px = at.height;
  like.text_px = TEXT_PX;
  like.font = input->font;
  like.unit = MAX (1, like.unit);
  picture.picture = jj_chart_make (chart, &like);
  g_array_append_val (self->pictures, picture);
}

static void
put_sheet (JjPosterContent *self, JjRect at)
{
  JjRect extents = jj_diagram_get_extents (self->diagram);
  double scale = MIN (at.width / MAX (1, extents.width), at.height / MAX (1, extents.height));

  self->sheet_scale = MIN (scale, 2);
  self->sheet_at
      = (JjRect){ at.x + (at.width - extents.width * self->sheet_scale) / 2,
                  at.y + (at.height - extents.height * self->sheet_scale) / 2,
                  extents.width * self->sheet_scale, extents.height * self->sheet_scale };
}

static void
lay_out_chart (JjPosterContent *self, const JjPosterInput *input)
{
  JjChartInput like = { .plan = input->input->plan,
                        .figures = input->input->figures,
                        .theme = jj_theme_get ("light"),
                        .text_px = TEXT_PX,
                        .unit = 1,
                        .which = input->chart_input ? input->chart_input->which : NULL };
  double ratio;

  jj_chart_measure (input->chart, &like, &self->width, &self->height);
  ratio = self->width >= self->height ? RATIO : 1 / RATIO;
  self->width = MAX (self->width, self->height * ratio);
  self->height = self->width / ratio;
  put_chart (self, input, input->chart, (JjRect){ 0, 0, self->width, self->height });
}

/* The model above with the plan's figures; its money below. */
static void
lay_out_plan (JjPosterContent *self, const JjPosterInput *input)
{
  JjRect extents = jj_diagram_get_extents (self->diagram);
  double top, below, purses, facts;

  self->width = MAX (extents.width, LEAST_WIDTH);
  self->height = self->width / RATIO;
  top = self->height * (1 - BAND);
  below = self->height - top - GAP - 2 * TITLE_PX;
  facts = self->width * 0.14;
  purses = self->width * 0.38;
  put_sheet (self, (JjRect){ 0, 0, self->width - facts - GAP, top });
  self->facts_at = (JjRect){ self->width - facts, 2 * TITLE_PX, facts, top - 2 * TITLE_PX };
  collect_facts (self, input->input);
  top = self->height - below;
  put_chart (self, input, jj_chart_by_id ("sankey"),
             (JjRect){ 0, top, self->width - purses - GAP, below });
  put_chart (self, input, jj_chart_by_id ("purses"),
             (JjRect){ self->width - purses, top, purses, below });
}

void
jj_poster_content_init (JjPosterContent *self, const JjPosterInput *input)
{
  self->pictures = g_array_new (FALSE, TRUE, sizeof (JjPosterPicture));
  self->facts = g_array_new (FALSE, TRUE, sizeof (Fact));
  self->labels = g_array_new (FALSE, TRUE, sizeof (JjPosterLabel));
  g_array_set_clear_func (self->facts, clear_fact);
  g_array_set_clear_func (self->labels, clear_label);
  if (input->chart)
    lay_out_chart (self, input);
  else
    {
      JjRect extents;

      self->diagram = jj_diagram_new (input->input, NULL);
      self->dimmed
          = jj_diagram_filter_apply (input->filter, self->diagram, input->input, NULL, &self->pale);
      extents = jj_diagram_get_extents (self->diagram);
      if (input->is_plan)
        lay_out_plan (self, input);
      else
        {
          self->width = extents.width;
          self->height = extents.height;
          self->sheet_scale = 1;
          self->sheet_at = (JjRect){ 0, 0, extents.width, extents.height };
        }
    }
  collect_labels (self, input->font);
}

void
jj_poster_content_clear (JjPosterContent *self)
{
  for (guint i = 0; i < self->pictures->len; i++)
    jj_picture_unref (g_array_index (self->pictures, JjPosterPicture, i).picture);
  g_array_unref (self->pictures);
  g_array_unref (self->facts);
  g_array_unref (self->labels);
  g_clear_pointer (&self->diagram, jj_diagram_unref);
  g_clear_pointer (&self->dimmed, g_bytes_unref);
}

static void
draw_sheet (const JjPosterContent *self, cairo_t *cr, JjPen *pen, double least_px)
{
  JjRect extents = jj_diagram_get_extents (self->diagram);
  JjDiagramLook look
      = { .zoom = 1, .dimmed = self->dimmed, .least_text_px = least_px / self->sheet_scale };

  cairo_save (cr);
  cairo_translate (cr, self->sheet_at.x, self->sheet_at.y);
  cairo_scale (cr, self->sheet_scale, self->sheet_scale);
  cairo_translate (cr, -extents.x, -extents.y);
  jj_diagram_draw (self->diagram, cr, pen, &extents, &look);
  cairo_restore (cr);
}

static void
draw_facts (const JjPosterContent *self, cairo_t *cr, JjPen *pen)
{
  const JjRect *at = &self->facts_at;
  double row = MIN (at->height / MAX (1, self->facts->len), 2.2 * FACT_PX);

  for (guint i = 0; i < self->facts->len; i++)
    {
      const Fact *fact = &g_array_index (self->facts, Fact, i);
      double y = at->y + (i + 0.5) * row;

      jj_poster_show_text (cr, pen, fact->label, FACT_PX,
                           (JjSpotOnPage){ at->x, y, at->width * 0.6, 0 });
      jj_poster_show_text (cr, pen, fact->value, FACT_PX,
                           (JjSpotOnPage){ at->x + at->width, y, 0, 1 });
    }
}

static void
draw_picture (const JjPosterContent *self, cairo_t *cr, JjPen *pen, const JjPosterPicture *picture)
{
  cairo_save (cr);
  cairo_translate (cr, picture->at.x, picture->at.y);
  jj_picture_draw (picture->picture, cr, -1);
  cairo_restore (cr);
  if (self->diagram)
    jj_poster_show_text (cr, pen, jj_chart_get_title (picture->picture->chart), TITLE_PX,
                         (JjSpotOnPage){ picture->at.x, picture->at.y - TITLE_PX, 0, 0 });
}

void
jj_poster_content_draw (const JjPosterContent *self, cairo_t *cr, JjPen *pen, double least_px)
{
  if (self->diagram)
    draw_sheet (self, cr, pen, least_px);
  for (guint i = 0; i < self->pictures->len; i++)
    draw_picture (self, cr, pen, &g_array_index (self->pictures, JjPosterPicture, i));
  if (self->facts->len > 0)
    {
      draw_facts (self, cr, pen);
      jj_poster_show_text (cr, pen, _ ("The plan in figures"), TITLE_PX,
                           (JjSpotOnPage){ self->facts_at.x, self->facts_at.y - TITLE_PX, 0, 0 });
    }
}

/* "雲林縣 114 學年度精進計畫 · 雲林縣 · 114 學年度": what its name does not say. */
static void
append_place_and_year (GString *text, const JjElement *root)
{
  const char *code = jj_element_get_text (root, JJ_PLAN_COUNTY),
             *name = jj_element_get_title (root);
  const JjCounty *county = code ? jj_county_find (code) : NULL;
  g_autofree char *year = g_strdup_printf (_ ("School year %d"),
                                           (int)jj_element_get_number (root, JJ_PLAN_SCHOOL_YEAR));

  if (county && !strstr (name, jj_county_get_title (county)))
    g_string_append_printf (text, " · %s", jj_county_get_title (county));
  if (!jj_element_is_empty (root, JJ_PLAN_SCHOOL_YEAR) && !strstr (name, year))
    g_string_append_printf (text, " · %s", year);
}

char *
jj_poster_content_make_heading (const JjPosterContent *self, const JjPosterInput *input)
{
  const JjElement *root = jj_plan_get_root (input->input->plan);
  GString *text = g_string_new (jj_element_get_title (root));

  if (input->is_plan)
    append_place_and_year (text, root);
  if (input->chart)
    g_string_append_printf (text, " · %s", jj_chart_get_title (input->chart));
  if (input->chart && jj_chart_is_money (input->chart))
    g_string_append_printf (text, " (%s)",
                            jj_picture_unit_name (
                                g_array_index (self->pictures, JjPosterPicture, 0).picture));
  if (self->diagram)
    g_string_append_printf (text, " · %s", jj_diagram_get_title (self->diagram));
  if (self->pale.n_boxes > 0)
    {
      g_autofree char *values
          = input->filter ? jj_diagram_filter_describe (input->filter, input->input->plan) : NULL;
      g_autofree char *amount = jj_format_money (self->pale.amount);

      g_string_append_printf (text, _ (" · filter: %s"),
                              input->filter_name ? input->filter_name : values);
      g_string_append_printf (text, _ (" · %u more are pale (%s NT$)"), self->pale.n_boxes, amount);
    }
  return g_string_free (text, FALSE);
}
