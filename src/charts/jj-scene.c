/* jj-scene.c: a slide as it looks now, for an audience */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-scene-private.h"

#include "jj-diagram-draw.h"
#include "jj-kinds-plan.h"
#include "jj-language.h"

#include <math.h>

/* Around what is shown, in heights of text. */
#define MARGIN 0.75
#define LABEL 1.5
#define MOST_GROWTH 1.75 /* of the letters of a small table */

struct _JjScene
{
  const JjTheme *theme;
  double width, height, text, margin;
  char *summary;
  JjPicture *picture;
  JjSceneTable *table;
  /* of a sheet */
  JjDiagram *diagram;
  JjPen *pen;
  GBytes *shades;
  JjRect view;
  double zoom;
};

gboolean
jj_scene_may_show (const JjElement *element)
{
  return jj_element_get_kind_id (element) != JJ_KIND_PERSON
         && !jj_element_get_bool (element, JJ_PRIVATE);
}

gboolean
jj_scene_may_show_field (const JjField *field)
{
  return !(field->flags & JJ_FIELD_PERSONAL)
         && !(field->type == JJ_TYPE_REF && field->targets == JJ_KIND_BIT (JJ_KIND_PERSON));
}

static JjRect
bounds_of (const JjDiagram *diagram)
{
  JjRect extents = jj_diagram_get_extents (diagram);

  if (extents.width <= 0)
    extents = (JjRect){ 0, 0, 1200, 675 };
  return extents;
}

static double
screen_of (const JjSceneInput *input)
{
  return (input->screen_px > 0 ? input->screen_px : input->height_px) / JJ_SCENE_HEIGHT;
}

JjRect
jj_scene_get_view (const JjSlide *slide,
                   const JjDiagram *diagram,
                   const JjSceneInput *input,
                   double *zoom)
{
  double screen = screen_of (input), margin = MARGIN * JJ_SCENE_TEXT_PX * screen;
  double width = input->width_px, height = input->height_px;
  JjRect extents = bounds_of (diagram);
  double fit = MIN ((width - 2 * margin) / extents.width, (height - 2 * margin) / extents.height);
  double x = extents.x + extents.width / 2, y = extents.y + extents.height / 2;

  if (slide->zoom > 0 && input->is_page)
    *zoom = slide->zoom * MIN (width / JJ_SCENE_WIDTH, height / JJ_SCENE_HEIGHT);
  else
    *zoom = slide->zoom > 0 ? slide->zoom * screen : MIN (fit, 2 * JJ_SCENE_LEAST_ZOOM * screen);
  if (!input->is_page)
    *zoom = MAX (*zoom, JJ_SCENE_LEAST_ZOOM * screen);
  if (slide->has_place)
    {
      x = slide->x;
      y = slide->y;
    }
  else
    {
      /* Of one that is too large: where reading begins. */
      x = MIN (x, extents.x + (width / 2 - margin) / *zoom);
      y = MIN (y, extents.y + (height / 2 - margin) / *zoom);
    }
  return (JjRect){ x - width / 2 / *zoom, y - height / 2 / *zoom, width / *zoom, height / *zoom };
}

GBytes *
jj_scene_shade (JjPlan *plan, const JjDiagram *diagram, GBytes *dimmed, const GArray *hidden)
{
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (JjId));

  for (guint i = 0; i < jj_diagram_get_n_boxes (diagram); i++)
    {
      JjId id = jj_diagram_get_box (diagram, i)->id;
      const JjElement *element = jj_plan_find (plan, id);
      gboolean is_hidden = !element || !jj_scene_may_show (element);

      for (guint k = 0; k < hidden->len && !is_hidden; k++)
        is_hidden = g_array_index (hidden, JjId, k) == id;
      if (!is_hidden)
        g_array_append_val (shown, id);
    }
  return jj_diagram_reveal (diagram, dimmed, shown);
}

static void
make_sheet (JjScene *self, const JjSlide *slide, const JjSceneInput *input)
{
  JjDiagramInput what = { .plan = input->plan, .sheet = slide->sheet, .figures = input->figures };
  JjDiagramPale pale;
  g_autoptr (GArray) hidden = jj_slide_get_hidden (slide, input->step);
  g_autoptr (GBytes) dimmed = NULL;

  self->diagram = jj_diagram_new (&what, NULL);
  self->pen = jj_pen_new (input->theme, NULL);
  self->view = jj_scene_get_view (slide, self->diagram, input, &self->zoom);
  self->text *= MIN (1, self->zoom / (JJ_SCENE_LEAST_ZOOM * screen_of (input)));
  dimmed = jj_diagram_filter_apply (slide->filter, self->diagram, &what, NULL, &pale);
  self->shades = jj_scene_shade (input->plan, self->diagram, dimmed, hidden);
  self->summary = g_strdup (jj_diagram_get_title (self->diagram));
}

/* The first columns whose nodes have a line of text each. */
static guint
choose_levels (const JjSlide *slide, JjPlan *plan, double height, double text)
{
  enum
  {
    TO_ACTIVITIES = 0,
    TO_PROGRAMMES = 2,
    TO_ACCOUNTS = 5
  };
  guint room = (guint)(height / (LABEL * text));

  if (slide->levels >= 0)
    return (guint)slide->levels;
  if (jj_plan_get_count (plan, JJ_KIND_ACTIVITY) <= room)
    return TO_ACTIVITIES;
  return jj_plan_get_count (plan, JJ_KIND_PROGRAMME) <= room ? TO_PROGRAMMES : TO_ACCOUNTS;
}

static void
make_chart (JjScene *self, const JjSlide *slide, const JjSceneInput *input)
{
  JjChartInput what = { .plan = input->plan,
                        .figures = input->figures,
                        .theme = input->theme,
                        .width_px = self->width - 2 * self->margin,
                        .height_px = self->height - 2 * self->margin,
                        .text_px = self->text,
                        .unit = input->unit,
                        .with_title = TRUE };

  what.flow.levels = choose_levels (slide, input->plan, what.height_px, self->text);
  self->picture = jj_chart_make (slide->chart, &what);
  self->summary = g_strdup (jj_picture_get_summary (self->picture));
}

static void
make_table (JjScene *self, const JjSlide *slide, const JjSceneInput *input)
{
  JjSceneInput inner = *input;
  double growth;

  inner.width_px -= 2 * self->margin;
  inner.height_px -= 2 * self->margin;
  self->table = jj_scene_table_new (slide, &inner, self->text);
  growth = MIN (jj_scene_table_get_growth (self->table, inner.height_px), MOST_GROWTH);
  if (growth > 1)
    {
      jj_scene_table_free (self->table);
      /* Letters do not grow quite evenly. */
      self->table = jj_scene_table_new (slide, &inner, self->text * (1 + (growth - 1) * 0.97));
    }
  self->summary = jj_scene_table_describe (self->table);
}

JjScene *
jj_scene_new (const JjSlide *slide, const JjSceneInput *input)
{
  JjScene *self = g_new0 (JjScene, 1);

  self->theme = input->theme;
  self->width = input->width_px;
  self->height = input->height_px;
  self->text = JJ_SCENE_TEXT_PX * screen_of (input);
  self->margin = MARGIN * self->text;
  if (slide->type == JJ_SLIDE_OF_SHEET)
    make_sheet (self, slide, input);
  else if (slide->type == JJ_SLIDE_OF_CHART)
    make_chart (self, slide, input);
  else
    make_table (self, slide, input);
  return self;
}

void
jj_scene_free (JjScene *self)
{
  g_clear_pointer (&self->picture, jj_picture_unref);
  g_clear_pointer (&self->table, jj_scene_table_free);
  g_clear_pointer (&self->diagram, jj_diagram_unref);
  g_clear_pointer (&self->pen, jj_pen_free);
  g_clear_pointer (&self->shades, g_bytes_unref);
  g_free (self->summary);
  g_free (self);
}

static void
draw_sheet (JjScene *self, cairo_t *cr)
{
  JjDiagramLook look = { .zoom = self->zoom, .dimmed = self->shades, .least_text_px = self->text };

  cairo_rectangle (cr, 0, 0, self->width, self->height);
  cairo_clip (cr);
  cairo_scale (cr, self->zoom, self->zoom);
  cairo_translate (cr, -self->view.x, -self->view.y);
  jj_diagram_draw (self->diagram, cr, self->pen, &self->view, &look);
}

void
jj_scene_draw (JjScene *self, cairo_t *cr)
{
  cairo_save (cr);
  jj_set_colour (cr, self->theme->background, 1);
  cairo_rectangle (cr, 0, 0, self->width, self->height);
  cairo_fill (cr);
  if (self->diagram)
    draw_sheet (self, cr);
  cairo_translate (cr, self->margin, self->margin);
  if (self->picture)
    jj_picture_draw (self->picture, cr, -1);
  if (self->table)
    jj_scene_table_draw (self->table, cr);
  cairo_restore (cr);
}

const char *
jj_scene_get_summary (const JjScene *self)
{
  return self->summary;
}

guint
jj_scene_count_pages (const JjSlide *slide, const JjSceneInput *input)
{
  double text = JJ_SCENE_TEXT_PX * screen_of (input);
  g_autoptr (GPtrArray) rows = NULL;
  guint room;

  if (slide->type != JJ_SLIDE_OF_TABLE)
    return 1;
  rows = jj_scene_table_list (slide, input->plan);
  room = jj_scene_table_count_room (input->height_px - 2 * MARGIN * text, text);
  return rows->len > 0 ? (rows->len - 1) / room + 1 : 1;
}

guint
jj_scene_count_steps (const JjSlide *slide, JjPlan *plan)
{
  JjSceneInput screen = { .plan = plan, .height_px = JJ_SCENE_HEIGHT };

  return slide->type == JJ_SLIDE_OF_TABLE ? jj_scene_count_pages (slide, &screen) - 1
                                          : slide->steps->len;
}

typedef struct
{
  guint n_findings, n_private;
} Unseen;

static void
take_element (GHashTable *ids, const JjElement *element)
{
  JjId id = jj_element_get_id (element);

  g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

static void
take_placed (GHashTable *ids, const JjElement *sheet)
{
  for (guint i = 0; i < jj_element_get_n_referrers (sheet); i++)
    {
      guint field;
      const JjElement *placement = jj_element_get_referrer (sheet, i, &field);
      const JjElement *element
          = jj_element_get_kind_id (placement) == JJ_KIND_PLACEMENT && field == JJ_PLACEMENT_SHEET
                ? jj_element_get_ref (placement, JJ_PLACEMENT_ELEMENT)
                : NULL;

      if (element)
        take_element (ids, element);
    }
}

/* Which elements a slide is about; NULL where it is about none. */
static GHashTable *
list_elements (const JjSlide *slide, JjPlan *plan)
{
  GHashTable *ids;
  const JjElement *sheet;

  if (slide->type == JJ_SLIDE_OF_CHART)
    return NULL;
  ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  sheet = slide->type == JJ_SLIDE_OF_SHEET ? jj_plan_find (plan, slide->sheet) : NULL;
  if (sheet)
    take_placed (ids, sheet);
  for (guint i = 0; slide->type == JJ_SLIDE_OF_TABLE && i < jj_plan_get_count (plan, slide->kind);
       i++)
    take_element (ids, jj_plan_get_nth (plan, slide->kind, i));
  return ids;
}

static Unseen
count_unseen (const JjSlide *slide, JjPlan *plan, const JjFindings *findings)
{
  g_autoptr (GHashTable) ids = list_elements (slide, plan);
  Unseen unseen = { 0, 0 };
  GHashTableIter iter;
  gpointer key;

  if (!ids)
    return unseen;
  for (guint i = 0; findings && i < jj_findings_get_n (findings); i++)
    {
      const JjFinding *finding = jj_findings_get (findings, i);

      unseen.n_findings += !finding->waiver && g_hash_table_contains (ids, &finding->element);
    }
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const JjElement *element = jj_plan_find (plan, *(const JjId *)key);

      unseen.n_private += element && !jj_scene_may_show (element);
    }
  return unseen;
}

static void
take_line (GPtrArray *list, char *line, guint number)
{
  if (number > 0)
    g_ptr_array_add (list, line);
  else
    g_free (line);
}

GPtrArray *
jj_scene_list_unseen (const JjSlide *slide, JjPlan *plan, JjFindings *findings, guint step)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) hidden = jj_slide_get_hidden (slide, step);
  Unseen unseen = count_unseen (slide, plan, findings);

  take_line (list, g_strdup_printf (_ ("Findings of what is shown: %u"), unseen.n_findings),
             unseen.n_findings);
  take_line (list, g_strdup_printf (_ ("Elements not revealed yet: %u"), hidden->len), hidden->len);
  take_line (list,
             g_strdup_printf (_ ("Persons and private elements left out: %u"), unseen.n_private),
             unseen.n_private);
  if (slide->type == JJ_SLIDE_OF_TABLE && slide->search)
    g_ptr_array_add (list, g_strdup_printf (_ ("Rows without “%s”"), slide->search));
  if (slide->filter && !jj_diagram_filter_is_empty (slide->filter))
    {
      g_autofree char *values = jj_diagram_filter_describe (slide->filter, plan);

      g_ptr_array_add (list, g_strdup_printf (_ ("Pale is what is not: %s"), values));
    }
  return list;
}
