/* jj-outline.c: the outlines of counties and townships */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-outline.h"

#include "jj-county.h"
#include "jj-data.h"
#include "jj-language.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <math.h>

static void
free_region (gpointer data)
{
  JjRegion *region = data;

  g_free (region->name);
  g_free (region->county);
  g_ptr_array_unref (region->rings);
  g_free (region);
}

void
jj_outline_free (JjOutline *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->arcs);
  g_ptr_array_unref (self->regions);
  g_free (self);
}

JjOutline *
jj_outline_ref (JjOutline *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/* Points of an arc are steps from the one before, in units of the transform. */
static GArray *
read_arc (JsonArray *steps, const JjPoint *unit, const JjPoint *origin)
{
  GArray *arc = g_array_new (FALSE, FALSE, sizeof (JjPoint));
  gint64 x = 0, y = 0;

  for (guint i = 0; i < json_array_get_length (steps); i++)
    {
      JsonArray *step = json_array_get_array_element (steps, i);
      JjPoint point;

      x += json_array_get_int_element (step, 0);
      y += json_array_get_int_element (step, 1);
      point = (JjPoint){ origin->x + (double)x * unit->x, origin->y + (double)y * unit->y };
      g_array_append_val (arc, point);
    }
  return arc;
}

static void
read_arcs (JjOutline *self, JsonObject *topology)
{
  JsonObject *transform = json_object_get_object_member (topology, "transform");
  JsonArray *scale = json_object_get_array_member (transform, "scale");
  JsonArray *translate = json_object_get_array_member (transform, "translate");
  JsonArray *arcs = json_object_get_array_member (topology, "arcs");
  JjPoint unit
      = { json_array_get_double_element (scale, 0), json_array_get_double_element (scale, 1) };
  JjPoint origin = { json_array_get_double_element (translate, 0),
                     json_array_get_double_element (translate, 1) };

  for (guint i = 0; i < json_array_get_length (arcs); i++)
    g_ptr_array_add (self->arcs, read_arc (json_array_get_array_element (arcs, i), &unit, &origin));
}

static const GArray *
arc_of (const JjOutline *self, int arc)
{
  return g_ptr_array_index (self->arcs, arc < 0 ? ~arc : arc);
}

/* Twice the signed area of a ring, and its centroid. */
static double
measure_ring (const JjOutline *self, const GArray *ring, JjPoint *centre)
{
  double area = 0, x = 0, y = 0;
  JjPoint first = { 0, 0 }, before = { 0, 0 };
  gboolean any = FALSE;

  for (guint i = 0; i < ring->len; i++)
    {
      int index = g_array_index (ring, int, i);
      const GArray *arc = arc_of (self, index);

      for (guint p = 0; p < arc->len; p++)
        {
          JjPoint point = g_array_index (arc, JjPoint, index < 0 ? arc->len - 1 - p : p);
          double cross;

          if (!any)
            first = before = point;
          any = TRUE;
          cross = (before.x - first.x) * (point.y - first.y)
                  - (point.x - first.x) * (before.y - first.y);
          area += cross;
          x += cross * (before.x + point.x - 2 * first.x) / 3;
          y += cross * (before.y + point.y - 2 * first.y) / 3;
          before = point;
        }
    }
  *centre = (JjPoint){ first.x + (area != 0 ? x / area : 0), first.y + (area != 0 ? y / area : 0) };
  return fabs (area);
}

static void
add_ring (JjRegion *region, JsonArray *arcs)
{
  GArray *ring = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < json_array_get_length (arcs); i++)
    {
      int arc = (int)json_array_get_int_element (arcs, i);

      g_array_append_val (ring, arc);
    }
  g_ptr_array_add (region->rings, ring);
}

static void
add_polygon (JjRegion *region, JsonArray *rings)
{
  for (guint i = 0; i < json_array_get_length (rings); i++)
    add_ring (region, json_array_get_array_element (rings, i));
}

static void
find_centre (const JjOutline *self, JjRegion *region)
{
  for (guint i = 0; i < region->rings->len; i++)
    {
      JjPoint centre;
      double area = measure_ring (self, g_ptr_array_index (region->rings, i), &centre);

      if (i > 0 && area <= region->area)
        continue;
      region->area = area;
      region->centre = centre;
    }
}

static void
add_region (JjOutline *self, JsonObject *geometry, const char *name_key, const char *county)
{
  JsonObject *properties = json_object_get_object_member (geometry, "properties");
  JsonArray *arcs = json_object_get_array_member (geometry, "arcs");
  g_autofree char *owner
      = jj_county_spell (json_object_get_string_member (properties, "COUNTYNAME"));
  JjRegion *region;

  if (county && g_strcmp0 (owner, county) != 0)
    return;
  region = g_new0 (JjRegion, 1);
  region->name = jj_county_spell (json_object_get_string_member (properties, name_key));
  region->county = g_steal_pointer (&owner);
  region->rings = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  if (g_strcmp0 (json_object_get_string_member (geometry, "type"), "MultiPolygon") == 0)
    for (guint i = 0; i < json_array_get_length (arcs); i++)
      add_polygon (region, json_array_get_array_element (arcs, i));
  else
    add_polygon (region, arcs);
  find_centre (self, region);
  g_ptr_array_add (self->regions, region);
}

static void
widen (JjOutline *self, const GArray *ring)
{
  for (guint i = 0; i < ring->len; i++)
    {
      const GArray *arc = arc_of (self, g_array_index (ring, int, i));

      for (guint p = 0; p < arc->len; p++)
        {
          JjPoint point = g_array_index (arc, JjPoint, p);

          self->west = MIN (self->west, point.x);
          self->east = MAX (self->east, point.x);
          self->south = MIN (self->south, point.y);
          self->north = MAX (self->north, point.y);
        }
    }
}

static JjOutline *
load (const char *file,
      const char *object,
      const char *name_key,
      const char *county,
      GError **error)
{
  g_autoptr (GBytes) bytes = jj_data_load (file, error);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (JjOutline) self = g_new0 (JjOutline, 1);
  JsonObject *topology, *objects;
  JsonArray *geometries;

  g_atomic_ref_count_init (&self->refs);
  self->arcs = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  self->regions = g_ptr_array_new_with_free_func (free_region);
  self->west = self->south = 1000;
  self->east = self->north = -1000;
  if (!bytes
      || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                      (gssize)g_bytes_get_size (bytes), error))
    return NULL;
  topology = json_node_get_object (json_parser_get_root (parser));
  read_arcs (self, topology);
  objects = json_object_get_object_member (topology, "objects");
  geometries = json_object_get_array_member (json_object_get_object_member (objects, object),
                                             "geometries");
  for (guint i = 0; i < json_array_get_length (geometries); i++)
    add_region (self, json_array_get_object_element (geometries, i), name_key, county);
  for (guint i = 0; i < self->regions->len; i++)
    {
      const JjRegion *region = g_ptr_array_index (self->regions, i);

      for (guint r = 0; r < region->rings->len; r++)
        widen (self, g_ptr_array_index (region->rings, r));
    }
  if (self->regions->len > 0)
    return g_steal_pointer (&self);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There is no outline of “%s”."), county);
  return NULL;
}

JjOutline *
jj_outline_load_towns (const char *county, GError **error)
{
  return load ("map/taiwan-towns.topo.json", "towns", "TOWNNAME", county, error);
}

JjOutline *
jj_outline_load_counties (GError **error)
{
  return load ("map/taiwan-counties.topo.json", "counties", "COUNTYNAME", NULL, error);
}

static gboolean
has_arc (const JjRegion *region, int arc)
{
  for (guint r = 0; r < region->rings->len; r++)
    {
      const GArray *ring = g_ptr_array_index (region->rings, r);

      for (guint i = 0; i < ring->len; i++)
        {
          int index = g_array_index (ring, int, i);

          if ((index < 0 ? ~index : index) == arc)
            return TRUE;
        }
    }
  return FALSE;
}

void
jj_outline_neighbours (const JjOutline *self, guint arc, int regions[2])
{
  int found = 0;

  regions[0] = regions[1] = -1;
  for (guint i = 0; found < 2 && i < self->regions->len; i++)
    {
      if (has_arc (g_ptr_array_index (self->regions, i), (int)arc))
        regions[found++] = (int)i;
    }
}
