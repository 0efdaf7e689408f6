/* map.c: the county with its townships, schools, communities and alliances */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-charts.h"
#include "jj-format.h"
#include "jj-kinds-people.h"
#include "jj-language.h"
#include "jj-picture-map.h"
#include "map-legend.h"
#include "map-names.h"

#include <math.h>

/* Two charts: the schools with their communities, and the alliances as regions. Parts are the
 * schools, then, on the map of alliances, these. */
static void
map_free (gpointer data)
{
  JjMap *self = data;

  g_clear_pointer (&self->data, jj_map_data_unref);
  g_free (self->problem);
  g_free (self);
}

static JjPoint
project (const JjMap *self, JjPoint degrees)
{
  return jj_map_frame_project (&self->frame, degrees);
}

static void
add_school_part (JjPicture *picture, const JjChartInput *input, const JjMapSchool *school)
{
  const JjElement *element = jj_plan_find (input->plan, school->id);
  const char *town = jj_element_get_text (element, JJ_SCHOOL_TOWN);
  g_autofree char *area = jj_element_to_display (input->plan, element, JJ_SCHOOL_AREA);
  g_autofree char *teachers = jj_element_to_display (input->plan, element, JJ_SCHOOL_TEACHERS);
  g_autofree char *communities = g_strdup_printf ("%u", school->n_communities);
  g_autofree char *tip
      = g_strdup_printf (_ ("%s (%s)\n%s · %s teachers · in %s communities%s"),
                         jj_element_get_title (element), town ? town : "", area, teachers,
                         communities,
                         school->astray
                             ? _ ("\nposition outside of the county: check longitude and "
                                  "latitude")
                         : !school->placed ? _ ("\nno position: enter longitude and latitude")
                         : !school->exact  ? _ ("\nposition only roughly known")
                                           : "");

  jj_picture_add_place (picture, jj_element_get_title (element), tip, school->id);
  jj_picture_add_row (picture, jj_element_get_title (element), town ? town : "", area, teachers,
                      communities, NULL);
}

static gboolean
is_map (const JjChart *chart)
{
  return chart == &jj_chart_map || chart == &jj_chart_alliances;
}

static void
add_alliance_parts (JjPicture *picture, const JjMap *self)
{
  for (guint i = 0; i < self->data->alliances->len; i++)
    {
      const JjMapAlliance *alliance = &g_array_index (self->data->alliances, JjMapAlliance, i);
      g_autofree char *tip
          = g_strdup_printf (_ ("%s\n%u townships · %u schools, %u of them in a community"),
                             alliance->name, alliance->n_towns, alliance->n_schools,
                             alliance->n_covered);

      jj_picture_add_place (picture, alliance->name, tip, alliance->id);
    }
}

static void
add_parts (JjPicture *picture, const JjChartInput *input)
{
  const JjMap *self = picture->data;

  for (guint i = 0; i < self->data->schools->len; i++)
    add_school_part (picture, input, &g_array_index (self->data->schools, JjMapSchool, i));
  if (self->by_alliance)
    add_alliance_parts (picture, self);
  picture->summary
      = g_strdup_printf (_ ("Map of %u schools in %u townships; %u schools have fewer "
                            "communities than the rules ask for, %u have no "
                            "position in the county."),
                         self->data->schools->len, self->data->outline->regions->len,
                         self->data->n_lacking,
                         self->data->n_at_centres + self->data->n_beside + self->data->n_astray);
}

static void
map_make (JjPicture *picture, const JjChartInput *input)
{
  const JjMap *like = input->like && is_map (input->like->chart) ? input->like->data : NULL;
  JjMap *self = g_new0 (JjMap, 1);
  g_autoptr (GError) error = NULL;

  picture->data = self;
  self->data = jj_map_data_new (input->plan, jj_figures_get_packs (input->figures),
                                like ? like->data : NULL, &error);
  jj_picture_add_row (picture, _ ("School"), _ ("Township"), _ ("Area class"), _ ("Teachers"),
                      _ ("Communities"), NULL);
  if (!self->data)
    {
      self->problem = g_strdup (error->message);
      picture->summary = g_strdup (error->message);
      return;
    }
  self->by_alliance = picture->chart == &jj_chart_alliances;
  jj_map_frame_fit (&self->frame, picture, self->data->outline, input,
                    (JjMapLegendSize){ 19, jj_map_count_legend (self) });
  if (like && like->data == self->data && like->by_alliance == self->by_alliance)
    jj_picture_share (picture, input->like);
  else
    add_parts (picture, input);
}

/* The fewer of a township's schools lack a community, the darker: four steps. */
static double
shade_of (const JjMapTown *town)
{
  if (town->n_schools == 0)
    return 0;
  return 0.06 + 0.1 * floor (3.999 * (town->n_schools - town->n_lacking) / town->n_schools);
}

static void
draw_towns (JjPicture *picture, cairo_t *cr)
{
  const JjMap *self = picture->data;
  const JjOutline *outline = self->data->outline;

  for (guint i = 0; i < outline->regions->len; i++)
    {
      const JjMapTown *town = &g_array_index (self->data->towns, JjMapTown, i);

      jj_map_frame_trace_region (&self->frame, cr, outline,
                                 g_ptr_array_index (outline->regions, i));
      if (self->by_alliance && town->alliance >= 0)
        {
          jj_theme_fill (picture->theme, cr, (guint)town->alliance % JJ_MAP_N_COLOURS, JJ_MAP_TINT);
          cairo_new_path (cr);
          continue;
        }
      jj_set_colour (cr, picture->theme->fills[JJ_COLOUR_K12EA],
                     self->by_alliance ? 0 : shade_of (town));
      cairo_fill (cr);
    }
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint a = 0; a < outline->arcs->len; a++)
    {
      int r[2];
      gboolean between;

      jj_outline_neighbours (outline, a, r);
      if (r[0] < 0)
        continue;
      between = r[1] >= 0
                && g_array_index (self->data->towns, JjMapTown, r[0]).alliance
                       != g_array_index (self->data->towns, JjMapTown, r[1]).alliance;
      jj_map_frame_trace_arc (&self->frame, cr, outline, (int)a, TRUE);
      jj_set_colour (cr, between || r[1] < 0 ? picture->theme->text : picture->theme->line,
                     between || r[1] < 0 ? 0.8 : 0.7);
      cairo_set_line_width (cr, between ? 2.2 : r[1] < 0 ? 1.4 : 0.7);
      cairo_stroke (cr);
    }
}

/* Of an enlarged map most is out of sight. */
static gboolean
is_seen (const JjMapFrame *frame, JjPoint a, JjPoint b)
{
  double pad = 2 * JJ_MAP_MAX_RADIUS;

  return MAX (a.x, b.x) > frame->left - pad && MIN (a.x, b.x) < frame->left + frame->width + pad
         && MAX (a.y, b.y) > frame->top - pad && MIN (a.y, b.y) < frame->top + frame->height + pad;
}

static void
draw_ties (JjPicture *picture, cairo_t *cr)
{
  const JjMap *self = picture->data;

  cairo_set_line_width (cr, 1.4);
  jj_set_colour (cr, jj_theme_outline (picture->theme, JJ_COLOUR_TEACHER_DEPT), 0.8);
  for (guint i = 0; i < self->data->ties->len; i++)
    {
      const JjMapTie *tie = &g_array_index (self->data->ties, JjMapTie, i);
      JjPoint a = project (self, g_array_index (self->data->schools, JjMapSchool, tie->from).place);
      JjPoint b = project (self, g_array_index (self->data->schools, JjMapSchool, tie->to).place);

      if (!is_seen (&self->frame, a, b))
        continue;
      cairo_move_to (cr, a.x, a.y);
      cairo_line_to (cr, b.x, b.y);
      cairo_stroke (cr);
    }
}

static void
draw_schools (JjPicture *picture, cairo_t *cr, int lit)
{
  const JjMap *self = picture->data;

  for (guint i = 0; i < self->data->schools->len; i++)
    {
      const JjMapSchool *school = &g_array_index (self->data->schools, JjMapSchool, i);
      JjPoint at = project (self, school->place);

      if (!is_seen (&self->frame, at, at))
        continue;
      jj_map_draw_sign (picture, cr, school->area, at, school);
      if (lit != (int)i)
        continue;
      cairo_new_sub_path (cr);
      cairo_arc (cr, at.x, at.y, jj_map_school_radius (&self->frame, school) + 5, 0, 2 * G_PI);
      jj_set_colour (cr, picture->theme->text, 1);
      cairo_set_line_width (cr, 2);
      cairo_stroke (cr);
    }
}

static void
draw_alliance_names (JjPicture *picture, cairo_t *cr, PangoLayout *layout, JjMapNames *names)
{
  const JjMap *self = picture->data;

  for (guint i = 0; i < self->data->alliances->len; i++)
    {
      const JjMapAlliance *alliance = &g_array_index (self->data->alliances, JjMapAlliance, i);
      g_autofree gboolean *own = g_new (gboolean, self->data->towns->len + 1);
      JjMapName name = { alliance->name, project (self, alliance->centre), own, TRUE };

      for (guint t = 0; t < self->data->towns->len; t++)
        own[t] = g_array_index (self->data->towns, JjMapTown, t).alliance == (int)i;
      if (alliance->n_towns > 0)
        jj_map_names_draw (names, picture, cr, layout, &name);
    }
}

/* Of townships that stand beside the county. */
static void
draw_stray_names (JjPicture *picture, cairo_t *cr, PangoLayout *layout, JjMapNames *names)
{
  const JjMap *self = picture->data;
  g_autofree gboolean *own = g_new0 (gboolean, self->data->towns->len + 1);

  for (guint i = 0; i < self->data->strays->len; i++)
    {
      const JjMapStray *stray = &g_array_index (self->data->strays, JjMapStray, i);
      const char *title = *stray->name ? stray->name : _ ("Without township");

      jj_map_names_draw (names, picture, cr, layout,
                         &(JjMapName){ title, project (self, stray->place), own, TRUE });
    }
}

static void
draw_names (JjPicture *picture, cairo_t *cr, PangoLayout *layout)
{
  const JjMap *self = picture->data;
  const JjOutline *outline = self->data->outline;
  g_autoptr (JjMapNames) names = jj_map_names_new (outline);
  g_autoptr (GArray) order = jj_map_names_order (outline);
  g_autofree gboolean *own = g_new0 (gboolean, outline->regions->len + 1);

  for (guint i = 0; i < self->data->schools->len; i++)
    {
      const JjMapSchool *school = &g_array_index (self->data->schools, JjMapSchool, i);
      JjPoint at = project (self, school->place);

      if (is_seen (&self->frame, at, at))
        jj_map_names_add_sign (names, at, jj_map_school_radius (&self->frame, school));
    }
  draw_stray_names (picture, cr, layout, names);
  if (self->by_alliance)
    draw_alliance_names (picture, cr, layout, names);
  for (guint i = 0; i < order->len; i++)
    {
      guint index = g_array_index (order, guint, i);
      const JjRegion *region = g_ptr_array_index (outline->regions, index);
      JjMapName name = { region->name, project (self, region->centre), own, !self->by_alliance };

      own[index] = TRUE;
      jj_map_names_draw (names, picture, cr, layout, &name);
      own[index] = FALSE;
    }
}

static void
draw_lit_alliance (JjPicture *picture, cairo_t *cr, int lit)
{
  const JjMap *self = picture->data;
  int alliance = lit - (int)self->data->schools->len;

  for (guint i = 0; alliance >= 0 && i < self->data->towns->len; i++)
    {
      if (g_array_index (self->data->towns, JjMapTown, i).alliance != alliance)
        continue;
      jj_map_frame_trace_region (&self->frame, cr, self->data->outline,
                                 g_ptr_array_index (self->data->outline->regions, i));
      jj_set_colour (cr, picture->theme->text, 1);
      cairo_set_line_width (cr, 2.6);
      cairo_stroke (cr);
    }
}

static void
map_draw (JjPicture *picture, cairo_t *cr, int lit)
{
  const JjMap *self = picture->data;
  g_autoptr (PangoLayout) layout = jj_picture_layout (picture, cr);

  if (!self->data)
    {
      jj_picture_say (picture, cr, layout, self->problem);
      return;
    }
  cairo_save (cr);
  if (self->frame.enlarged)
    {
      cairo_rectangle (cr, self->frame.left, self->frame.top, self->frame.width,
                       self->frame.height);
      cairo_clip (cr);
    }
  draw_towns (picture, cr);
  draw_lit_alliance (picture, cr, lit);
  if (!self->by_alliance)
    draw_ties (picture, cr);
  draw_schools (picture, cr, lit);
  draw_names (picture, cr, layout);
  cairo_restore (cr);
  if (self->frame.legend > 0)
    jj_map_draw_legend (picture, cr, layout);
}

/* The part of the alliance that the township there belongs to. */
static int
find_alliance (const JjMap *self, double x, double y)
{
  int town = jj_outline_find (self->data->outline, jj_map_frame_to_degrees (&self->frame, x, y));
  int alliance = town < 0 ? -1 : g_array_index (self->data->towns, JjMapTown, town).alliance;

  return alliance < 0 ? -1 : (int)self->data->schools->len + alliance;
}

static int
map_hit (JjPicture *picture, double x, double y)
{
  const JjMap *self = picture->data;
  double best = 6;
  int found = -1;

  if (!self->data || !jj_map_frame_contains (&self->frame, x, y))
    return -1;
  for (guint i = 0; i < self->data->schools->len; i++)
    {
      const JjMapSchool *school = &g_array_index (self->data->schools, JjMapSchool, i);
      JjPoint at = project (self, school->place);
      double away = hypot (at.x - x, at.y - y) - jj_map_school_radius (&self->frame, school);

      if (away > best)
        continue;
      best = away;
      found = (int)i;
    }
  return found < 0 && self->by_alliance ? find_alliance (self, x, y) : found;
}

gboolean
jj_picture_get_place (JjPicture *picture, guint part, double *x, double *y, double *radius)
{
  const JjMap *self = is_map (picture->chart) ? picture->data : NULL;
  const JjMapSchool *school;
  JjPoint at;

  if (!self || !self->data || part >= self->data->schools->len)
    return FALSE;
  school = &g_array_index (self->data->schools, JjMapSchool, part);
  at = project (self, school->place);
  *x = at.x;
  *y = at.y;
  *radius = jj_map_school_radius (&self->frame, school);
  return jj_map_frame_contains (&self->frame, at.x, at.y);
}

const JjChart jj_chart_map = {
  .id = "map",
  .title = N_ ("Map of the county"),
  .width_px = 1400,
  .height_px = 1000,
  .make = map_make,
  .draw = map_draw,
  .hit = map_hit,
  .is_map = TRUE,
  .free_data = map_free,
};

const JjChart jj_chart_alliances = {
  .id = "alliances",
  .title = N_ ("Map of the alliances"),
  .width_px = 1400,
  .height_px = 1000,
  .make = map_make,
  .draw = map_draw,
  .hit = map_hit,
  .is_map = TRUE,
  .free_data = map_free,
};
