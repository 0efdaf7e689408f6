/* taiwan.c: the counties, and the regions and alliances that they are entered in */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-charts.h"
#include "jj-county.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-language.h"
#include "jj-outline.h"
#include "map-names.h"

#include <math.h>

/* Membership is what the plan's alliances list; none is known beforehand. A county is filled as its
 * first alliance, those of the three regions before others; each further one is a dot in its
 * colour. */
#define N_COLOURS 5

typedef struct
{
  char *name;
  JjId id;
  guint n_counties;
} Alliance;

typedef struct
{
  JjPlan *plan; /* which was read, and how it was then; never looked into again */
  guint64 revision;
  JjOutline *outline; /* NULL where it cannot be read */
  char *problem;
  GArray *alliances; /* Alliance */
  GArray **of;       /* of each region: guint, indices of alliances */
  int own;           /* the plan's county among the regions, -1 */
  JjMapFrame frame;
} Taiwan;

static void
clear_alliance (gpointer data)
{
  g_free (((Alliance *)data)->name);
}

static void
taiwan_free (gpointer data)
{
  Taiwan *self = data;

  for (guint i = 0; self->outline && i < self->outline->regions->len; i++)
    g_array_unref (self->of[i]);
  g_free (self->of);
  g_clear_pointer (&self->outline, jj_outline_free);
  g_array_unref (self->alliances);
  g_free (self->problem);
  g_free (self);
}

static int
find_region (const Taiwan *self, const char *county)
{
  const JjCounty *known = county && *county ? jj_county_find (county) : NULL;

  for (guint i = 0; known && i < self->outline->regions->len; i++)
    {
      const JjRegion *region = g_ptr_array_index (self->outline->regions, i);

      if (g_str_equal (region->name, known->name))
        return (int)i;
    }
  return -1;
}

static void
add_alliance (Taiwan *self, const JjElement *element)
{
  const char *list = jj_element_get_text (element, JJ_ALLIANCE_COUNTIES);
  g_auto (GStrv) names = g_strsplit (list ? list : "", "\n", -1);
  Alliance alliance = { .id = jj_element_get_id (element) };
  guint index = self->alliances->len;

  for (guint i = 0; names[i]; i++)
    {
      int region = find_region (self, names[i]);

      if (region < 0)
        continue;
      g_array_append_val (self->of[region], index);
      alliance.n_counties++;
    }
  if (alliance.n_counties == 0)
    return;
  alliance.name = g_strdup (jj_element_get_title (element));
  g_array_append_val (self->alliances, alliance);
}

static void
add_alliances (Taiwan *self, JjPlan *plan)
{
  int national
      = jj_field_find_choice (&jj_kind_alliance.fields[JJ_ALLIANCE_SCOPE], "national_region");

  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_ALLIANCE); i++)
        {
          const JjElement *alliance = jj_plan_get_nth (plan, JJ_KIND_ALLIANCE, i);

          if ((jj_element_get_number (alliance, JJ_ALLIANCE_SCOPE) == national) == (pass == 0))
            add_alliance (self, alliance);
        }
    }
}

static void
add_parts (JjPicture *picture, const Taiwan *self)
{
  guint n_counties = 0;

  for (guint i = 0; i < self->outline->regions->len; i++)
    {
      const JjRegion *region = g_ptr_array_index (self->outline->regions, i);
      g_autoptr (GString) names = g_string_new (NULL);
      g_autofree char *tip = NULL;
      JjId first = 0;

      for (guint k = 0; k < self->of[i]->len; k++)
        {
          const Alliance *alliance
              = &g_array_index (self->alliances, Alliance, g_array_index (self->of[i], guint, k));

          first = first ? first : alliance->id;
          g_string_append_printf (names, "%s%s", k > 0 ? "、" : "", alliance->name);
        }
      tip = g_strdup_printf ("%s\n%s", jj_county_get_title (jj_county_find (region->name)),
                             names->len > 0 ? names->str : _ ("in no alliance that was entered"));
      jj_picture_add_place (picture, region->name, tip, first);
      jj_picture_add_row (picture, region->name, names->str, NULL);
      n_counties += self->of[i]->len > 0;
    }
  picture->summary
      = g_strdup_printf (_ ("Map of Taiwan: %u of %u counties are in the %u alliances "
                            "that list counties, as the plan enters them."),
                         n_counties, self->outline->regions->len, self->alliances->len);
}

static void
taiwan_make (JjPicture *picture, const JjChartInput *input)
{
  const Taiwan *like
      = input->like && input->like->chart == picture->chart ? input->like->data : NULL;
  Taiwan *self = g_new0 (Taiwan, 1);
  g_autoptr (GError) error = NULL;

  picture->data = self;
  self->plan = input->plan;
  self->revision = jj_plan_get_revision (input->plan);
  self->alliances = g_array_new (FALSE, FALSE, sizeof (Alliance));
  g_array_set_clear_func (self->alliances, clear_alliance);
  jj_picture_add_row (picture, _ ("County"), _ ("Alliances"), NULL);
  self->outline
      = like && like->outline ? jj_outline_ref (like->outline) : jj_outline_load_counties (&error);
  if (!self->outline)
    {
      self->problem = g_strdup (error->message);
      picture->summary = g_strdup (error->message);
      return;
    }
  self->of = g_new0 (GArray *, self->outline->regions->len);
  for (guint i = 0; i < self->outline->regions->len; i++)
    self->of[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  self->own
      = find_region (self, jj_element_get_text (jj_plan_get_root (input->plan), JJ_PLAN_COUNTY));
  add_alliances (self, input->plan);
  jj_map_frame_fit (&self->frame, picture, self->outline, input,
                    (JjMapLegendSize){ 17, self->alliances->len + 1 });
  if (like && like->outline && like->plan == self->plan && like->revision == self->revision)
    jj_picture_share (picture, input->like);
  else
    add_parts (picture, self);
}

static void
draw_region (JjPicture *picture, cairo_t *cr, guint i, gboolean lit)
{
  const Taiwan *self = picture->data;

  jj_map_frame_trace_region (&self->frame, cr, self->outline,
                             g_ptr_array_index (self->outline->regions, i));
  jj_set_colour (cr, picture->theme->band, 1);
  cairo_fill_preserve (cr);
  if (self->of[i]->len > 0)
    {
      jj_theme_fill (picture->theme, cr, g_array_index (self->of[i], guint, 0) % N_COLOURS,
                     lit ? 1 : 0.75);
      jj_map_frame_trace_region (&self->frame, cr, self->outline,
                                 g_ptr_array_index (self->outline->regions, i));
    }
  jj_set_colour (cr, lit ? picture->theme->text : picture->theme->line, 1);
  cairo_set_line_width (cr, lit || (int)i == self->own ? 2.4 * self->frame.signs : 0.8);
  if ((int)i == self->own)
    jj_set_colour (cr, picture->theme->text, 1);
  cairo_stroke (cr);
}

/* Below the name of the region. */
static void
draw_dots (JjPicture *picture, cairo_t *cr, guint i, JjPoint name)
{
  const Taiwan *self = picture->data;

  for (guint k = 1; k < self->of[i]->len; k++)
    {
      guint colour = g_array_index (self->of[i], guint, k) % N_COLOURS;

      cairo_new_path (cr);
      cairo_arc (cr, name.x + (k - 1) * 12, name.y + picture->text_px * 1.1, 4.5, 0, 2 * G_PI);
      jj_set_colour (cr, picture->theme->fills[colour], 1);
      cairo_fill_preserve (cr);
      jj_set_colour (cr, picture->theme->text, 1);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
}

/* The plan's own county first. */
static void
draw_names (JjPicture *picture, cairo_t *cr, PangoLayout *layout)
{
  const Taiwan *self = picture->data;
  g_autoptr (JjMapNames) names = jj_map_names_new (self->outline);
  g_autoptr (GArray) order = jj_map_names_order (self->outline);
  g_autofree gboolean *here = g_new0 (gboolean, self->outline->regions->len + 1);

  for (int own = 1; own >= 0; own--)
    for (guint i = 0; i < order->len; i++)
      {
        guint index = g_array_index (order, guint, i);
        const JjRegion *region = g_ptr_array_index (self->outline->regions, index);
        JjMapName name
            = { region->name, jj_map_frame_project (&self->frame, region->centre), here, own == 1 };
        JjPoint at;

        if (((int)index == self->own) != (own == 1))
          continue;
        here[index] = TRUE;
        at = jj_map_names_draw (names, picture, cr, layout, &name);
        here[index] = FALSE;
        draw_dots (picture, cr, index, isnan (at.x) ? name.at : at);
      }
}

static void
draw_legend (JjPicture *picture, cairo_t *cr, PangoLayout *layout)
{
  const Taiwan *self = picture->data;
  double size = picture->text_px * 1.1;
  JjPoint at;

  for (guint i = 0;
       i < self->alliances->len && jj_map_frame_find_line (&self->frame, picture, i, &at); i++)
    {
      const Alliance *alliance = &g_array_index (self->alliances, Alliance, i);
      g_autofree char *text
          = g_strdup_printf (ngettext ("%s (%u county)", "%s (%u counties)", alliance->n_counties),
                             alliance->name, alliance->n_counties);

      cairo_rectangle (cr, at.x, at.y - size / 2, size, size);
      jj_theme_fill (picture->theme, cr, i % N_COLOURS, 0.75);
      cairo_new_path (cr);
      jj_layout_set (layout, text, self->frame.column - size * 2, FALSE);
      jj_picture_show (picture, cr, layout,
                       (JjSpot){ at.x + size * 1.6, at.y, 0, FALSE, picture->theme->text });
    }
  if (!jj_map_frame_find_line (&self->frame, picture, self->alliances->len, &at))
    return;
  jj_layout_set (layout,
                 self->alliances->len > 0 ? _ ("as this plan enters them")
                                          : _ ("no alliance lists counties yet"),
                 self->frame.column, FALSE);
  jj_picture_show (picture, cr, layout, (JjSpot){ at.x, at.y, 0, FALSE, picture->theme->dim_text });
}

static void
taiwan_draw (JjPicture *picture, cairo_t *cr, int lit)
{
  const Taiwan *self = picture->data;
  g_autoptr (PangoLayout) layout = jj_picture_layout (picture, cr);

  if (!self->outline)
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
  for (guint i = 0; i < self->outline->regions->len; i++)
    draw_region (picture, cr, i, FALSE);
  if (self->own >= 0)
    draw_region (picture, cr, (guint)self->own, FALSE);
  if (lit >= 0 && lit < (int)self->outline->regions->len)
    draw_region (picture, cr, (guint)lit, TRUE);
  draw_names (picture, cr, layout);
  cairo_restore (cr);
  if (self->frame.legend > 0)
    draw_legend (picture, cr, layout);
}

static int
taiwan_hit (JjPicture *picture, double x, double y)
{
  const Taiwan *self = picture->data;

  if (!self->outline || !jj_map_frame_contains (&self->frame, x, y))
    return -1;
  return jj_outline_find (self->outline, jj_map_frame_to_degrees (&self->frame, x, y));
}

const JjChart jj_chart_taiwan = {
  .id = "taiwan",
  .title = N_ ("Counties and regions"),
  .width_px = 1000,
  .height_px = 1100,
  .make = taiwan_make,
  .draw = taiwan_draw,
  .hit = taiwan_hit,
  .is_map = TRUE,
  .free_data = taiwan_free,
};
