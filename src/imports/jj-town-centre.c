/* jj-town-centre.c: where a township is, roughly */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-town-centre.h"
#include "jj-county.h"
#include "jj-data.h"

#include <json-glib/json-glib.h>
#include <math.h>

/* Twice the area and six times the moments of rings, in grid units from an origin near them. */
typedef struct
{
  gint64 area, x, y;
} Moments;

typedef struct
{
  JsonArray *arcs;
  gint64 origin_x, origin_y;
  gboolean has_origin;
} Outline;

/* One step along a ring, from the last point to this one. */
static void
add_edge (Moments *ring, const gint64 from[2], const gint64 to[2])
{
  gint64 cross = from[0] * to[1] - to[0] * from[1];

  ring->area += cross;
  ring->x += (from[0] + to[0]) * cross;
  ring->y += (from[1] + to[1]) * cross;
}

/* An arc's points from the origin, the first absolute and the others differences in the file;
 * reversed where the index is negative. (transfer full) (element-type gint64) */
static GArray *
read_arc (Outline *outline, gint64 index)
{
  JsonArray *arc = json_array_get_array_element (outline->arcs, index < 0 ? ~index : index);
  guint n = json_array_get_length (arc);
  GArray *points = g_array_sized_new (FALSE, FALSE, 2 * sizeof (gint64), n);
  gint64 at[2] = { 0, 0 };

  g_array_set_size (points, n);
  for (guint i = 0; i < n; i++)
    {
      JsonArray *step = json_array_get_array_element (arc, i);
      gint64 *point = (gint64 *)(points->data + (index < 0 ? n - 1 - i : i) * 2 * sizeof (gint64));

      at[0] += json_array_get_int_element (step, 0);
      at[1] += json_array_get_int_element (step, 1);
      if (!outline->has_origin)
        {
          outline->origin_x = at[0];
          outline->origin_y = at[1];
          outline->has_origin = TRUE;
        }
      point[0] = at[0] - outline->origin_x;
      point[1] = at[1] - outline->origin_y;
    }
  return points;
}

static Moments
measure_ring (Outline *outline, JsonArray *ring)
{
  Moments moments = { 0 };
  gint64 last[2] = { 0, 0 };
  gboolean begun = FALSE;

  for (guint i = 0; i < json_array_get_length (ring); i++)
    {
      g_autoptr (GArray) points = read_arc (outline, json_array_get_int_element (ring, i));

      for (guint k = 0; k < points->len; k++)
        {
          const gint64 *point = (gint64 *)(points->data + k * 2 * sizeof (gint64));

          if (begun)
            add_edge (&moments, last, point);
          begun = TRUE;
          last[0] = point[0];
          last[1] = point[1];
        }
    }
  return moments;
}

/* The first ring is the outline, the others are holes, whichever way they run. */
static void
add_polygon (Outline *outline, JsonArray *rings, Moments *sum)
{
  for (guint i = 0; i < json_array_get_length (rings); i++)
    {
      Moments ring = measure_ring (outline, json_array_get_array_element (rings, i));
      gint64 sign = (ring.area < 0) == (i == 0) ? -1 : 1;

      sum->area += sign * ring.area;
      sum->x += sign * ring.x;
      sum->y += sign * ring.y;
    }
}

static gint64
to_micro_degrees (JsonObject *transform, guint axis, double grid)
{
  JsonArray *scale = json_object_get_array_member (transform, "scale");
  JsonArray *translate = json_object_get_array_member (transform, "translate");
  double degrees = grid * json_array_get_double_element (scale, axis)
                   + json_array_get_double_element (translate, axis);

  return (gint64)floor (degrees * 1e6 + 0.5);
}

static JjPlace *
find_centre (JsonObject *topology, JsonObject *town)
{
  Outline outline = { .arcs = json_object_get_array_member (topology, "arcs") };
  JsonObject *transform = json_object_get_object_member (topology, "transform");
  JsonArray *arcs = json_object_get_array_member (town, "arcs");
  const char *type = json_object_get_string_member (town, "type");
  Moments sum = { 0 };
  JjPlace *place;

  if (g_strcmp0 (type, "Polygon") == 0)
    add_polygon (&outline, arcs, &sum);
  else
    for (guint i = 0; i < json_array_get_length (arcs); i++)
      add_polygon (&outline, json_array_get_array_element (arcs, i), &sum);
  if (sum.area == 0)
    return NULL;
  place = g_new (JjPlace, 1);
  place->longitude
      = to_micro_degrees (transform, 0, outline.origin_x + (double)sum.x / (3.0 * sum.area));
  place->latitude
      = to_micro_degrees (transform, 1, outline.origin_y + (double)sum.y / (3.0 * sum.area));
  return place;
}

GHashTable *
jj_town_centres_load (const char *county, GError **error)
{
  g_autofree char *path = jj_data_path ("map/taiwan-towns.topo.json");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GHashTable) centres = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonObject *topology, *objects;
  JsonArray *towns;

  if (!json_parser_load_from_file (parser, path, error))
    return NULL;
  topology = json_node_get_object (json_parser_get_root (parser));
  objects = json_object_get_object_member (topology, "objects");
  towns = json_object_get_array_member (json_object_get_object_member (objects, "towns"),
                                        "geometries");
  for (guint i = 0; i < json_array_get_length (towns); i++)
    {
      JsonObject *town = json_array_get_object_element (towns, i);
      JsonObject *properties = json_object_get_object_member (town, "properties");
      g_autofree char *its_county
          = jj_county_spell (json_object_get_string_member (properties, "COUNTYNAME"));
      JjPlace *place = NULL;

      if (g_strcmp0 (its_county, county) == 0)
        place = find_centre (topology, town);
      if (place)
        g_hash_table_replace (centres,
                              jj_county_spell (
                                  json_object_get_string_member (properties, "TOWNNAME")),
                              place);
    }
  return g_steal_pointer (&centres);
}
