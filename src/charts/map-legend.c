/* map-legend.c: signs of the maps of a county, and what they mean */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "map-legend.h"

#include "jj-kinds-people.h"
#include "jj-language.h"

#include <math.h>

/* The area of the sign grows with the number of teachers. */
double
jj_map_school_radius (const JjMapFrame *frame, const JjMapSchool *school)
{
  gint64 teachers = school->teachers == JJ_EMPTY ? 10 : school->teachers;

  return frame->signs * CLAMP (1.8 + 0.75 * sqrt ((double)teachers), 3, JJ_MAP_MAX_RADIUS);
}

/* Area classes by shape: a circle, a square, polygons the more remote; unknown: on its tip. */
static void
trace_sign (cairo_t *cr, guint area, JjPoint at, double radius)
{
  static const int corners[] = { 0, 4, 3, 5, 6, 4 };
  int n = corners[MIN (area, G_N_ELEMENTS (corners) - 1)];

  if (n == 0)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, at.x, at.y, radius, 0, 2 * G_PI);
      return;
    }
  for (int i = 0; i < n; i++)
    {
      double angle = -G_PI / 2 + 2 * G_PI * i / n + (area == JJ_AREA_NONMETRO ? G_PI / 4 : 0);
      double x = at.x + 1.2 * radius * cos (angle), y = at.y + 1.2 * radius * sin (angle);

      if (i == 0)
        cairo_move_to (cr, x, y);
      else
        cairo_line_to (cr, x, y);
    }
  cairo_close_path (cr);
}

void
jj_map_draw_sign (JjPicture *picture,
                  cairo_t *cr,
                  guint area,
                  JjPoint at,
                  const JjMapSchool *school)
{
  gboolean covered = school->n_communities > 0;

  trace_sign (cr, area, at, jj_map_school_radius (picture->frame, school));
  if (covered)
    jj_set_colour (cr, picture->theme->fills[JJ_COLOUR_K12EA], 0.9);
  else
    jj_set_colour (cr, picture->theme->background, 1);
  cairo_fill_preserve (cr);
  if (school->lacks)
    jj_set_colour (cr, jj_theme_outline (picture->theme, JJ_COLOUR_OVER), 1);
  else
    jj_set_colour (cr, covered ? picture->theme->background : picture->theme->dim_text, 1);
  cairo_set_line_width (cr, school->lacks ? 2 : 0.8);
  cairo_stroke (cr);
}

typedef struct
{
  JjPicture *picture;
  cairo_t *cr;
  PangoLayout *layout;
  guint n_written;
} Legend;

/* Where the next line goes; FALSE where there is no room for it. */
static gboolean
find_line (const Legend *self, JjPoint *at)
{
  const JjMap *map = self->picture->data;
  gboolean found = jj_map_frame_find_line (&map->frame, self->picture, self->n_written, at);

  at->x += self->picture->text_px;
  return found;
}

static void
write_line (Legend *self, const char *text, double indent, JjColour colour)
{
  const JjMap *map = self->picture->data;
  JjPoint at;

  if (!find_line (self, &at))
    return;
  jj_layout_set (self->layout, text, map->frame.column - 2 * self->picture->text_px - indent,
                 FALSE);
  jj_picture_show (self->picture, self->cr, self->layout,
                   (JjSpot){ at.x + indent, at.y, 0, FALSE, colour });
  self->n_written++;
}

static void
write_areas (Legend *self)
{
  const JjChoice *areas = jj_kind_school.fields[JJ_SCHOOL_AREA].choices;
  JjMapSchool sample = { .teachers = 30, .n_communities = 1 };
  double indent = 8 + self->picture->text_px / 2;
  const JjMap *map = self->picture->data;
  guint n = JJ_AREA_UNKNOWN + (map->data->n_unclassed > 0);
  JjPoint at;

  for (guint i = 0; i < n && find_line (self, &at); i++)
    {
      jj_map_draw_sign (self->picture, self->cr, i, at, &sample);
      write_line (self,
                  i == JJ_AREA_UNKNOWN ? _ ("Area class not known") : jj_label (areas[i].label),
                  indent, self->picture->theme->text);
    }
}

static void
write_alliances (Legend *self)
{
  const JjMap *map = self->picture->data;
  double size = self->picture->text_px * 1.1;
  JjPoint at;

  for (guint i = 0; i < map->data->alliances->len && find_line (self, &at); i++)
    {
      const JjMapAlliance *alliance = &g_array_index (map->data->alliances, JjMapAlliance, i);
      g_autofree char *text
          = g_strdup_printf (ngettext ("%s (%u school)", "%s (%u schools)", alliance->n_schools),
                             alliance->name, alliance->n_schools);

      cairo_rectangle (self->cr, at.x - 6, at.y - size / 2, size, size);
      jj_theme_fill (self->picture->theme, self->cr, i % JJ_MAP_N_COLOURS, JJ_MAP_TINT);
      cairo_new_path (self->cr);
      write_line (self, text, size * 1.4 - 6, self->picture->theme->text);
    }
}

static const char *const of_schools[]
    = { N_ ("Filled: in a community"),          N_ ("Thick ring: lacks a community"),
        N_ ("Larger: more teachers"),           N_ ("Line: schools of one community"),
        N_ ("Thick border: between alliances"), N_ ("Darker: fewer schools lack one") };
static const char *const of_alliances[]
    = { N_ ("White: in no alliance"), N_ ("Filled: in a community"),
        N_ ("Thick ring: lacks a community") };

guint
jj_map_count_legend (const JjMap *map)
{
  guint n_places
      = (map->data->n_at_centres > 0) + (map->data->n_beside > 0) + (map->data->n_astray > 0);

  return n_places
         + (map->by_alliance
                ? G_N_ELEMENTS (of_alliances) + map->data->alliances->len
                : G_N_ELEMENTS (of_schools) + JJ_AREA_UNKNOWN + (map->data->n_unclassed > 0));
}

/* Schools that stand elsewhere than where they are. */
static void
write_places (Legend *self)
{
  const JjMap *map = self->picture->data;
  guint n_centres = map->data->n_at_centres, n_beside = map->data->n_beside;
  guint n_astray = map->data->n_astray;
  g_autofree char *centres
      = g_strdup_printf (ngettext ("%u without position: mid-township",
                                   "%u without position: mid-township", n_centres),
                         n_centres);
  g_autofree char *beside
      = g_strdup_printf (ngettext ("%u without known township: beside",
                                   "%u without known township: beside", n_beside),
                         n_beside);
  g_autofree char *astray
      = g_strdup_printf (ngettext ("%u not in the county: check position",
                                   "%u not in the county: check positions", n_astray),
                         n_astray);

  if (n_centres > 0)
    write_line (self, centres, -6, self->picture->theme->text);
  if (n_beside > 0)
    write_line (self, beside, -6, self->picture->theme->text);
  if (n_astray > 0)
    write_line (self, astray, -6, self->picture->theme->text);
}

void
jj_map_draw_legend (JjPicture *picture, cairo_t *cr, PangoLayout *layout)
{
  const JjMap *map = picture->data;
  const char *const *notes = map->by_alliance ? of_alliances : of_schools;
  guint n_notes = map->by_alliance ? G_N_ELEMENTS (of_alliances) : G_N_ELEMENTS (of_schools);
  Legend self = { picture, cr, layout, 0 };

  if (map->by_alliance)
    write_alliances (&self);
  else
    write_areas (&self);
  write_places (&self);
  for (guint i = 0; i < n_notes; i++)
    write_line (&self, _ (notes[i]), -6, picture->theme->dim_text);
}
