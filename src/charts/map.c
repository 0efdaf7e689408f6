/* map.c: the county with its townships, schools, communities and alliances */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-charts.h"
#include "jj-format.h"
#include "jj-kinds-people.h"
#include "jj-picture-private.h"
#include "map-data.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  JjMapData *data; /* NULL where there is no map */
  char *problem;
  double left, top, width, height; /* of the map */
  double legend;                   /* width of the legend at the right */
  double scale, stretch;           /* px a degree of latitude; longitude against latitude */
  JjPoint centre;                  /* degrees in the middle of the map */
  gboolean enlarged;               /* what is outside the map's area is cut off */
} Map;

static void
map_free (gpointer data)
{
  Map *self = data;

  g_clear_pointer (&self->data, jj_map_data_free);
  g_free (self->problem);
  g_free (self);
}

static JjPoint
project (const Map *self, JjPoint degrees)
{
  return (JjPoint){ self->left + self->width / 2
                        + (degrees.x - self->centre.x) * self->stretch * self->scale,
                    self->top + self->height / 2 - (degrees.y - self->centre.y) * self->scale };
}

static void
fit (JjPicture *picture, Map *self, const JjChartInput *input)
{
  const JjOutline *o = self->data->outline;
  double pad = picture->text_px;

  self->legend = picture->width > 620 ? picture->text_px * 19 : 0;
  self->left = pad;
  self->top = picture->top + pad;
  self->width = MAX (20, picture->width - 2 * pad - self->legend);
  self->height = MAX (20, picture->height - self->top - pad);
  self->stretch = cos ((o->north + o->south) / 2 * G_PI / 180);
  self->scale = MIN (self->width / ((o->east - o->west) * self->stretch),
                     self->height / (o->north - o->south));
  self->centre = (JjPoint){ (o->west + o->east) / 2, (o->south + o->north) / 2 };
  self->enlarged = input->zoom > 1;
  if (!self->enlarged)
    return;
  self->scale *= input->zoom;
  if (isfinite (input->centre_x) && isfinite (input->centre_y))
    self->centre = (JjPoint){ CLAMP (input->centre_x, o->west, o->east),
                              CLAMP (input->centre_y, o->south, o->north) };
}

/* The area of the sign grows with the number of teachers. */
static double
radius_of (const JjMapSchool *school)
{
  gint64 teachers = school->teachers == JJ_EMPTY ? 10 : school->teachers;

  return CLAMP (1.8 + 0.75 * sqrt ((double)teachers), 3, 13);
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
                         communities, school->exact ? "" : _ ("\nposition only roughly known"));

  jj_picture_add_place (picture, jj_element_get_title (element), tip, school->id);
  jj_picture_add_row (picture, jj_element_get_title (element), town ? town : "", area, teachers,
                      communities, NULL);
}

static void
map_make (JjPicture *picture, const JjChartInput *input)
{
  Map *self = g_new0 (Map, 1);
  g_autoptr (GError) error = NULL;
  guint n_without = 0;

  picture->data = self;
  self->data = jj_map_data_new (input->plan,
                                input->like && input->like->chart == picture->chart
                                    ? ((Map *)input->like->data)->data
                                    : NULL,
                                &error);
  jj_picture_add_row (picture, _ ("School"), _ ("Township"), _ ("Area class"), _ ("Teachers"),
                      _ ("Communities"), NULL);
  if (!self->data)
    {
      self->problem = g_strdup (error->message);
      picture->summary = g_strdup (error->message);
      return;
    }
  fit (picture, self, input);
  for (guint i = 0; i < self->data->schools->len; i++)
    {
      const JjMapSchool *school = &g_array_index (self->data->schools, JjMapSchool, i);

      add_school_part (picture, input, school);
      n_without += school->n_communities == 0;
    }
  picture->summary = g_strdup_printf (_ ("Map of %u schools in %u townships; %u schools are in no "
                                         "community, %u have no position."),
                                      self->data->schools->len, self->data->outline->regions->len,
                                      n_without, self->data->n_without_place);
}

static void
trace_arc (const Map *self, cairo_t *cr, int index, gboolean first)
{
  const GArray *arc = g_ptr_array_index (self->data->outline->arcs, index < 0 ? ~index : index);

  for (guint p = 0; p < arc->len; p++)
    {
      JjPoint at = project (self, g_array_index (arc, JjPoint, index < 0 ? arc->len - 1 - p : p));

      if (first && p == 0)
        cairo_move_to (cr, at.x, at.y);
      else
        cairo_line_to (cr, at.x, at.y);
    }
}

static void
trace_region (const Map *self, cairo_t *cr, const JjRegion *region)
{
  for (guint r = 0; r < region->rings->len; r++)
    {
      const GArray *ring = g_ptr_array_index (region->rings, r);

      for (guint i = 0; i < ring->len; i++)
        trace_arc (self, cr, g_array_index (ring, int, i), i == 0);
      cairo_close_path (cr);
    }
}

/* The more of a township's schools are in a community, the darker: four steps. */
static double
shade_of (const JjMapTown *town)
{
  if (town->n_schools == 0)
    return 0;
  return 0.06 + 0.1 * floor (3.999 * town->n_covered / town->n_schools);
}

static void
draw_towns (JjPicture *picture, cairo_t *cr)
{
  const Map *self = picture->data;
  const JjOutline *outline = self->data->outline;

  for (guint i = 0; i < outline->regions->len; i++)
    {
      trace_region (self, cr, g_ptr_array_index (outline->regions, i));
      jj_set_colour (cr, picture->theme->fills[JJ_COLOUR_K12EA],
                     shade_of (&g_array_index (self->data->towns, JjMapTown, i)));
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
      trace_arc (self, cr, (int)a, TRUE);
      jj_set_colour (cr, between || r[1] < 0 ? picture->theme->text : picture->theme->line,
                     between || r[1] < 0 ? 0.8 : 0.7);
      cairo_set_line_width (cr, between ? 2.2 : r[1] < 0 ? 1.4 : 0.7);
      cairo_stroke (cr);
    }
}

static void
draw_ties (JjPicture *picture, cairo_t *cr)
{
  const Map *self = picture->data;

  cairo_set_line_width (cr, 1.4);
  jj_set_colour (cr, jj_theme_outline (picture->theme, JJ_COLOUR_TEACHER_DEPT), 0.8);
  for (guint i = 0; i < self->data->ties->len; i++)
    {
      const JjMapTie *tie = &g_array_index (self->data->ties, JjMapTie, i);
      JjPoint a = project (self, g_array_index (self->data->schools, JjMapSchool, tie->from).place);
      JjPoint b = project (self, g_array_index (self->data->schools, JjMapSchool, tie->to).place);

      cairo_move_to (cr, a.x, a.y);
      cairo_line_to (cr, b.x, b.y);
      cairo_stroke (cr);
    }
}

/* Area classes by shape: circle, square, then triangles that stand on their tip the more remote. */
static void
trace_sign (cairo_t *cr, guint area, JjPoint at, double radius)
{
  static const int corners[] = { 0, 4, 3, 5, 6, 0 };
  int n = corners[MIN (area, G_N_ELEMENTS (corners) - 1)];

  if (n == 0)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, at.x, at.y, radius, 0, 2 * G_PI);
      return;
    }
  for (int i = 0; i < n; i++)
    {
      double angle = -G_PI / 2 + 2 * G_PI * i / n + (n == 4 ? G_PI / 4 : 0);
      double x = at.x + 1.2 * radius * cos (angle), y = at.y + 1.2 * radius * sin (angle);

      if (i == 0)
        cairo_move_to (cr, x, y);
      else
        cairo_line_to (cr, x, y);
    }
  cairo_close_path (cr);
}

/* In a community: filled. In none: empty with a thick rim. */
static void
draw_sign (JjPicture *picture, cairo_t *cr, guint area, JjPoint at, const JjMapSchool *school)
{
  gboolean covered = school->n_communities > 0;
  JjColourName colour = covered ? JJ_COLOUR_K12EA : JJ_COLOUR_OVER;

  trace_sign (cr, area, at, radius_of (school));
  if (covered)
    jj_set_colour (cr, picture->theme->fills[colour], 0.9);
  else
    jj_set_colour (cr, picture->theme->background, 1);
  cairo_fill_preserve (cr);
  if (covered)
    jj_set_colour (cr, picture->theme->background, 1);
  else
    jj_set_colour (cr, jj_theme_outline (picture->theme, colour), 1);
  cairo_set_line_width (cr, covered ? 0.8 : 2);
  cairo_stroke (cr);
}

static void
draw_schools (JjPicture *picture, cairo_t *cr, int lit)
{
  const Map *self = picture->data;

  for (guint i = 0; i < self->data->schools->len; i++)
    {
      const JjMapSchool *school = &g_array_index (self->data->schools, JjMapSchool, i);
      JjPoint at = project (self, school->place);

      draw_sign (picture, cr, school->area, at, school);
      if (lit != (int)i)
        continue;
      cairo_new_sub_path (cr);
      cairo_arc (cr, at.x, at.y, radius_of (school) + 5, 0, 2 * G_PI);
      jj_set_colour (cr, picture->theme->text, 1);
      cairo_set_line_width (cr, 2);
      cairo_stroke (cr);
    }
}

static void
draw_names (JjPicture *picture, cairo_t *cr, PangoLayout *layout)
{
  const Map *self = picture->data;

  for (guint i = 0; i < self->data->outline->regions->len; i++)
    {
      const JjRegion *region = g_ptr_array_index (self->data->outline->regions, i);
      JjPoint at = project (self, region->centre);

      jj_layout_set (layout, region->name, 0, TRUE);
      jj_picture_show (picture, cr, layout,
                       (JjSpot){ at.x, at.y, 0.5, TRUE, picture->theme->text });
    }
}

static void
draw_legend (JjPicture *picture, cairo_t *cr, PangoLayout *layout)
{
  static const char *const notes[]
      = { N_ ("Filled: in a community"),          N_ ("Empty: in no community"),
          N_ ("Larger: more teachers"),           N_ ("Line: schools of one community"),
          N_ ("Thick border: between alliances"), N_ ("Darker: more schools in communities") };
  const Map *self = picture->data;
  const JjChoice *areas = jj_kind_school.fields[JJ_SCHOOL_AREA].choices;
  JjMapSchool sample = { .teachers = 30, .n_communities = 1 };
  double x = picture->width - self->legend + picture->text_px, row = picture->text_px * 1.7;
  double y = self->top + row / 2, room = self->legend - 3 * picture->text_px;

  for (guint i = 0; areas[i].id; i++, y += row)
    {
      if (i == JJ_AREA_UNKNOWN)
        continue;
      draw_sign (picture, cr, i, (JjPoint){ x, y }, &sample);
      jj_layout_set (layout, jj_label (areas[i].label), room, FALSE);
      jj_picture_show (picture, cr, layout, (JjSpot){ x + 14, y, 0, FALSE, picture->theme->text });
    }
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++, y += row)
    {
      jj_layout_set (layout, _ (notes[i]), self->legend - picture->text_px, FALSE);
      jj_picture_show (picture, cr, layout,
                       (JjSpot){ x - 6, y, 0, FALSE, picture->theme->dim_text });
    }
}

static void
map_draw (JjPicture *picture, cairo_t *cr, int lit)
{
  const Map *self = picture->data;
  g_autoptr (PangoLayout) layout = jj_picture_layout (picture, cr);

  if (!self->data)
    {
      jj_picture_say (picture, cr, layout, self->problem);
      return;
    }
  cairo_save (cr);
  if (self->enlarged)
    {
      cairo_rectangle (cr, self->left, self->top, self->width, self->height);
      cairo_clip (cr);
    }
  draw_towns (picture, cr);
  draw_ties (picture, cr);
  draw_schools (picture, cr, lit);
  draw_names (picture, cr, layout);
  cairo_restore (cr);
  if (self->legend > 0)
    draw_legend (picture, cr, layout);
}

static int
map_hit (JjPicture *picture, double x, double y)
{
  const Map *self = picture->data;
  double best = 6;
  int found = -1;

  if (x > self->left + self->width)
    return -1;
  for (guint i = 0; self->data && i < self->data->schools->len; i++)
    {
      const JjMapSchool *school = &g_array_index (self->data->schools, JjMapSchool, i);
      JjPoint at = project (self, school->place);
      double away = hypot (at.x - x, at.y - y) - radius_of (school);

      if (away > best)
        continue;
      best = away;
      found = (int)i;
    }
  return found;
}

static const Map *
as_map (JjPicture *picture)
{
  const Map *self = picture->chart == &jj_chart_map ? picture->data : NULL;

  return self && self->data ? self : NULL;
}

gboolean
jj_picture_to_degrees (JjPicture *picture, double x, double y, double *degree_x, double *degree_y)
{
  const Map *self = as_map (picture);

  if (!self)
    return FALSE;
  *degree_x = self->centre.x + (x - self->left - self->width / 2) / (self->stretch * self->scale);
  *degree_y = self->centre.y - (y - self->top - self->height / 2) / self->scale;
  return TRUE;
}

gboolean
jj_picture_get_centre (JjPicture *picture, double *degree_x, double *degree_y)
{
  const Map *self = as_map (picture);

  if (!self)
    return FALSE;
  *degree_x = self->centre.x;
  *degree_y = self->centre.y;
  return TRUE;
}

gboolean
jj_picture_get_place (JjPicture *picture, guint part, double *x, double *y, double *radius)
{
  const Map *self = as_map (picture);
  const JjMapSchool *school;
  JjPoint at;

  if (!self || part >= self->data->schools->len)
    return FALSE;
  school = &g_array_index (self->data->schools, JjMapSchool, part);
  at = project (self, school->place);
  *x = at.x;
  *y = at.y;
  *radius = radius_of (school);
  return at.x >= self->left && at.x <= self->left + self->width && at.y >= self->top
         && at.y <= self->top + self->height;
}

const JjChart jj_chart_map = {
  .id = "map",
  .title = N_ ("Map of the county"),
  .width_px = 1400,
  .height_px = 1000,
  .make = map_make,
  .draw = map_draw,
  .hit = map_hit,
  .free_data = map_free,
};
