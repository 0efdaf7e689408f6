/* map-data.c: what stands on the map of a county */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "map-data.h"

#include "jj-community-rules.h"
#include "jj-county.h"
#include "jj-coverage.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-language.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#define MICRO 1e6
/* Degrees between schools on one spot; beside the map, of its height. */
#define SPREAD 0.0055
#define SPREAD_BESIDE 0.025
/* Of the map's width and height: from its edge, and from one township beside it to the next. */
#define STRAY_EDGE 0.1
#define STRAY_STEP 0.25
#define STRAYS_A_SIDE 4
/* Of the map's width and height: how far a harbour or a rounded coast lets a school stand outside.
 */
#define EDGE 0.02

static JjMapTown *
town_of (JjMapData *self, const char *name)
{
  g_autofree char *spelt = name ? jj_county_spell (name) : NULL;

  for (guint i = 0; spelt && i < self->outline->regions->len; i++)
    {
      const JjRegion *region = g_ptr_array_index (self->outline->regions, i);

      if (strcmp (region->name, spelt) == 0)
        return &g_array_index (self->towns, JjMapTown, i);
    }
  return NULL;
}

static double
measure_ring (const JjOutline *outline, const GArray *ring, JjPoint from)
{
  double least = INFINITY;

  for (guint i = 0; i < ring->len; i++)
    {
      int index = g_array_index (ring, int, i);
      const GArray *arc = g_ptr_array_index (outline->arcs, index < 0 ? ~index : index);
      const JjPoint *points = (const JjPoint *)(gconstpointer)arc->data;

      for (guint p = 0; p < arc->len; p++)
        least = MIN (least, hypot (points[p].x - from.x, points[p].y - from.y));
    }
  return least;
}

/* From a corner of the map to the nearest land. */
static double
measure_sea (const JjOutline *outline, JjPoint from)
{
  double least = INFINITY;

  for (guint i = 0; i < outline->regions->len; i++)
    {
      const JjRegion *region = g_ptr_array_index (outline->regions, i);

      for (guint r = 0; r < region->rings->len; r++)
        least = MIN (least, measure_ring (outline, g_ptr_array_index (region->rings, r), from));
    }
  return least;
}

/* The corner with most room, then along its side. */
static JjPoint
find_room (const JjMapData *self)
{
  const JjOutline *o = self->outline;
  double width = o->east - o->west, height = o->north - o->south, most = -1;
  JjPoint best = { 0, 0 };
  double down = 0;

  for (int i = 0; i < 4; i++)
    {
      gboolean east = i % 2, south = i / 2;
      JjPoint at = { east ? o->east - STRAY_EDGE * width : o->west + STRAY_EDGE * width,
                     south ? o->south + STRAY_EDGE * height : o->north - STRAY_EDGE * height };
      double room = measure_sea (o, at);

      if (room <= most)
        continue;
      most = room;
      best = at;
      down = south ? 1 : -1;
    }
  best.y += down * STRAY_STEP * height * (self->strays->len % STRAYS_A_SIDE);
  return best;
}

static JjMapStray *
stray_of (JjMapData *self, const char *town)
{
  JjMapStray stray = { .name = g_strdup (town ? town : "") };

  for (guint i = 0; i < self->strays->len; i++)
    {
      JjMapStray *known = &g_array_index (self->strays, JjMapStray, i);

      if (g_str_equal (known->name, stray.name))
        {
          g_free (stray.name);
          return known;
        }
    }
  stray.place = find_room (self);
  g_array_append_val (self->strays, stray);
  return &g_array_index (self->strays, JjMapStray, self->strays->len - 1);
}

/* Around a spot in a spiral, each as far from the others. */
static JjPoint
spread (JjPoint spot, guint n, double step)
{
  return (JjPoint){ spot.x + step * sqrt (n) * cos (n * 2.4),
                    spot.y + step * sqrt (n) * sin (n * 2.4) };
}

/* Where a school without a position stands instead. */
static void
place_school (JjMapData *self, JjMapSchool *school, const JjMapTown *town, const char *name)
{
  if (town)
    {
      guint index = (guint)(town - (const JjMapTown *)(gconstpointer)self->towns->data);
      const JjRegion *region = g_ptr_array_index (self->outline->regions, index);

      school->place = region->centre;
      self->n_at_centres += !school->astray;
    }
  else
    {
      JjMapStray *stray = stray_of (self, name);

      school->place = spread (stray->place, stray->n_schools++,
                              SPREAD_BESIDE * (self->outline->north - self->outline->south));
      self->n_beside += !school->astray;
    }
  self->n_astray += school->astray;
}

/* Degrees that were swapped or mistyped would stand on the legend, or nowhere. */
static gboolean
is_within (const JjOutline *o, JjPoint at)
{
  double x = EDGE * (o->east - o->west), y = EDGE * (o->north - o->south);

  return at.x >= o->west - x && at.x <= o->east + x && at.y >= o->south - y && at.y <= o->north + y;
}

static void
add_school (JjMapData *self, GHashTable *indices, const JjElement *school, gboolean lacks)
{
  const char *name = jj_element_get_text (school, JJ_SCHOOL_TOWN);
  JjMapTown *town = town_of (self, name);
  gint64 x = jj_element_get_number (school, JJ_SCHOOL_LONGITUDE);
  gint64 y = jj_element_get_number (school, JJ_SCHOOL_LATITUDE);
  gint64 status = jj_element_get_number (school, JJ_SCHOOL_POSITION_STATUS);
  JjMapSchool entry = {
    .id = jj_element_get_id (school),
    .place = { (double)x / MICRO, (double)y / MICRO },
    .area = (guint)jj_element_get_number_or (school, JJ_SCHOOL_AREA, JJ_AREA_UNKNOWN),
    .teachers = jj_element_get_number (school, JJ_SCHOOL_TEACHERS),
    .n_communities = jj_school_count_communities (school),
    .lacks = lacks,
    .exact = status == JJ_POSITION_EXACT,
    .placed = x != JJ_EMPTY && y != JJ_EMPTY,
  };

  if (!jj_element_get_bool (school, JJ_SCHOOL_ACTIVE))
    return;
  self->n_lacking += lacks;
  self->n_unclassed += entry.area == JJ_AREA_UNKNOWN;
  if (town)
    {
      town->n_lacking += lacks;
      town->n_schools++;
      town->n_covered += entry.n_communities > 0;
    }
  entry.astray = entry.placed && !is_within (self->outline, entry.place);
  entry.placed = entry.placed && !entry.astray;
  if (!entry.placed)
    place_school (self, &entry, town, name);
  g_hash_table_insert (indices, (gpointer)school, GUINT_TO_POINTER (self->schools->len + 1));
  g_array_append_val (self->schools, entry);
}

/* Schools on one spot (town centres) go round it in a spiral, some hundred metres apart. */
static void
spread_schools (JjMapData *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->schools->len; i++)
    {
      JjMapSchool *school = &g_array_index (self->schools, JjMapSchool, i);
      char *key = g_strdup_printf ("%.5f %.5f", school->place.x, school->place.y);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      g_hash_table_insert (counts, key, GUINT_TO_POINTER (n + 1));
      school->place = spread (school->place, n, SPREAD);
    }
}

static void
add_ties (JjMapData *self, GHashTable *indices, const JjElement *community)
{
  const JjElement *lead = jj_element_get_ref (community, JJ_COMMUNITY_SCHOOL);
  guint from = GPOINTER_TO_UINT (g_hash_table_lookup (indices, lead));

  for (guint i = 0; from && i < jj_element_get_n_referrers (community); i++)
    {
      const JjElement *link = jj_element_get_referrer (community, i, NULL);
      guint to = jj_element_get_kind_id (link) == JJ_KIND_MEMBER_OF
                     ? GPOINTER_TO_UINT (g_hash_table_lookup (indices, jj_link_get_from (link)))
                     : 0;
      JjMapTie tie = { from - 1, to - 1 };

      if (to && to != from)
        g_array_append_val (self->ties, tie);
    }
}

static void
add_alliance (JjMapData *self, const JjElement *alliance)
{
  const char *towns = jj_element_get_text (alliance, JJ_ALLIANCE_TOWNS);
  g_auto (GStrv) names = g_strsplit (towns ? towns : "", "\n", -1);
  JjMapAlliance entry = { .id = jj_element_get_id (alliance) };

  for (guint i = 0; names[i]; i++)
    {
      JjMapTown *town = town_of (self, names[i]);

      if (town)
        town->alliance = (int)self->alliances->len;
    }
  if (!names[0])
    return;
  entry.name = g_strdup (jj_element_get_title (alliance));
  g_array_append_val (self->alliances, entry);
}

/* Townships belong to the last alliance that lists them. */
static void
add_up_alliances (JjMapData *self)
{
  for (guint i = 0; i < self->towns->len; i++)
    {
      const JjMapTown *town = &g_array_index (self->towns, JjMapTown, i);
      const JjRegion *region = g_ptr_array_index (self->outline->regions, i);
      JjMapAlliance *alliance;

      if (town->alliance < 0)
        continue;
      alliance = &g_array_index (self->alliances, JjMapAlliance, town->alliance);
      alliance->n_schools += town->n_schools;
      alliance->n_covered += town->n_covered;
      alliance->centre.x += region->centre.x;
      alliance->centre.y += region->centre.y;
      alliance->n_towns++;
    }
  for (guint i = 0; i < self->alliances->len; i++)
    {
      JjMapAlliance *alliance = &g_array_index (self->alliances, JjMapAlliance, i);

      alliance->centre.x /= MAX (alliance->n_towns, 1);
      alliance->centre.y /= MAX (alliance->n_towns, 1);
    }
}

static void
clear_alliance (gpointer data)
{
  g_free (((JjMapAlliance *)data)->name);
}

static void
clear_stray (gpointer data)
{
  g_free (((JjMapStray *)data)->name);
}

static void
add_all (JjMapData *self)
{
  JjPlan *plan = self->plan;
  g_autoptr (GHashTable) indices = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GPtrArray) rules = jj_community_rules_list_per_school (self->packs, plan);

  for (guint i = 0; i < self->towns->len; i++)
    g_array_index (self->towns, JjMapTown, i).alliance = -1;
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_SCHOOL); i++)
    {
      const JjElement *school = jj_plan_get_nth (plan, JJ_KIND_SCHOOL, i);

      add_school (self, indices, school, jj_school_count_lacking (rules, school) > 0);
    }
  spread_schools (self);
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_COMMUNITY); i++)
    add_ties (self, indices, jj_plan_get_nth (plan, JJ_KIND_COMMUNITY, i));
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_ALLIANCE); i++)
    add_alliance (self, jj_plan_get_nth (plan, JJ_KIND_ALLIANCE, i));
  add_up_alliances (self);
}

JjMapData *
jj_map_data_new (JjPlan *plan, JjPackSet *packs, JjMapData *like, GError **error)
{
  const char *code = jj_element_get_text (jj_plan_get_root (plan), JJ_PLAN_COUNTY);
  const JjCounty *county = code ? jj_county_find (code) : NULL;
  JjOutline *outline;
  JjMapData *self;

  if (!county)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("The plan has no county yet, so there is no map."));
      return NULL;
    }
  if (like && like->plan == plan && like->revision == jj_plan_get_revision (plan)
      && like->packs == packs)
    {
      g_atomic_ref_count_inc (&like->refs);
      return like;
    }
  outline = like && like->county == county ? jj_outline_ref (like->outline)
                                           : jj_outline_load_towns (county->name, error);
  if (!outline)
    return NULL;
  self = g_new0 (JjMapData, 1);
  g_atomic_ref_count_init (&self->refs);
  self->plan = g_object_ref (plan);
  self->revision = jj_plan_get_revision (plan);
  self->packs = jj_pack_set_ref (packs);
  self->county = county;
  self->outline = outline;
  self->schools = g_array_new (FALSE, FALSE, sizeof (JjMapSchool));
  self->ties = g_array_new (FALSE, FALSE, sizeof (JjMapTie));
  self->strays = g_array_new (FALSE, FALSE, sizeof (JjMapStray));
  self->towns = g_array_new (FALSE, TRUE, sizeof (JjMapTown));
  self->alliances = g_array_new (FALSE, TRUE, sizeof (JjMapAlliance));
  g_array_set_clear_func (self->alliances, clear_alliance);
  g_array_set_clear_func (self->strays, clear_stray);
  g_array_set_size (self->towns, outline->regions->len);
  add_all (self);
  return self;
}

void
jj_map_data_unref (JjMapData *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_object_unref (self->plan);
  jj_pack_set_unref (self->packs);
  jj_outline_free (self->outline);
  g_array_unref (self->schools);
  g_array_unref (self->ties);
  g_array_unref (self->towns);
  g_array_unref (self->alliances);
  g_array_unref (self->strays);
  g_free (self);
}
