/* jj-outline.c: the outlines of counties and townships */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-outline.h"

#include "jj-county.h"
#include "jj-data.h"
#include "jj-json-reader.h"
#include "jj-language.h"

#include <gio/gio.h>
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

/* Points of an arc are steps from the one before. */
static GArray *
read_arc (JjJsonReader *reader)
{
  GArray *arc = g_array_new (FALSE, FALSE, sizeof (JjPoint));
  gint64 x = 0, y = 0, step_x, step_y;

  jj_json_begin (reader, '[');
  while (jj_json_next_item (reader))
    {
      JjPoint point;

      if (!jj_json_begin (reader, '[') || !jj_json_next_item (reader)
          || !jj_json_int (reader, &step_x) || !jj_json_next_item (reader)
          || !jj_json_int (reader, &step_y) || jj_json_next_item (reader))
        break;
      x += step_x;
      y += step_y;
      point = (JjPoint){ (double)x, (double)y };
      g_array_append_val (arc, point);
    }
  return arc;
}

static void
read_arcs (JjOutline *self, JjJsonReader *reader)
{
  jj_json_begin (reader, '[');
  while (jj_json_next_item (reader))
    g_ptr_array_add (self->arcs, read_arc (reader));
}

static void
read_point (JjJsonReader *reader, JjPoint *point)
{
  if (jj_json_begin (reader, '[') && jj_json_next_item (reader)
      && jj_json_double (reader, &point->x) && jj_json_next_item (reader)
      && jj_json_double (reader, &point->y))
    jj_json_next_item (reader);
}

/* Arcs come as multiples of the scale. */
static void
read_transform (JjOutline *self, JjJsonReader *reader)
{
  JjPoint scale = { 1, 1 }, origin = { 0, 0 };
  const char *key;

  jj_json_begin (reader, '{');
  while (jj_json_next_key (reader, &key))
    read_point (reader, g_str_equal (key, "scale") ? &scale : &origin);
  for (guint i = 0; i < self->arcs->len; i++)
    {
      GArray *arc = g_ptr_array_index (self->arcs, i);

      for (guint p = 0; p < arc->len; p++)
        {
          JjPoint *point = &g_array_index (arc, JjPoint, p);

          *point = (JjPoint){ origin.x + point->x * scale.x, origin.y + point->y * scale.y };
        }
    }
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

/* Of a polygon a list of rings, of several ones a list of such lists. FALSE where an arc is meant
 * that is not there. */
static gboolean
read_rings (JjOutline *self, JjJsonReader *reader, GPtrArray *rings)
{
  GArray *ring = NULL;
  gint64 arc;

  jj_json_begin (reader, '[');
  while (jj_json_next_item (reader))
    {
      if (jj_json_peek (reader) == '[' && !ring)
        {
          if (!read_rings (self, reader, rings))
            return FALSE;
          continue;
        }
      if (!jj_json_int (reader, &arc) || (arc < 0 ? ~arc : arc) >= self->arcs->len)
        return jj_json_fail (reader, _ ("this arc is not there."));
      if (!ring)
        g_ptr_array_add (rings, ring = g_array_new (FALSE, FALSE, sizeof (int)));
      g_array_append_val (ring, (int){ (int)arc });
    }
  return TRUE;
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

/* What a file has and which part of it is wanted. */
typedef struct
{
  const char *object, *name_key, *county; /* county: NULL for all */
} Wish;

static void
read_properties (JjRegion *region, JjJsonReader *reader, const char *name_key)
{
  const char *key, *text;

  jj_json_begin (reader, '{');
  while (jj_json_next_key (reader, &key))
    {
      gboolean is_name = g_str_equal (key, name_key), is_county = g_str_equal (key, "COUNTYNAME");

      if (!is_name && !is_county)
        jj_json_skip (reader);
      else if (jj_json_string (reader, &text))
        {
          if (is_name && !region->name)
            region->name = jj_county_spell (text);
          if (is_county && !region->county)
            region->county = jj_county_spell (text);
        }
    }
}

static void
read_region (JjOutline *self, JjJsonReader *reader, const Wish *wish)
{
  JjRegion *region = g_new0 (JjRegion, 1);
  const char *key;

  region->rings = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  jj_json_begin (reader, '{');
  while (jj_json_next_key (reader, &key))
    {
      if (g_str_equal (key, "properties"))
        read_properties (region, reader, wish->name_key);
      else if (g_str_equal (key, "arcs"))
        read_rings (self, reader, region->rings);
      else
        jj_json_skip (reader);
    }
  if (!region->name || !region->county
      || (wish->county && !g_str_equal (region->county, wish->county)))
    {
      free_region (region);
      return;
    }
  find_centre (self, region);
  g_ptr_array_add (self->regions, region);
}

static void
read_regions (JjOutline *self, JjJsonReader *reader, const Wish *wish)
{
  const char *key;

  jj_json_begin (reader, '{');
  while (jj_json_next_key (reader, &key))
    {
      if (!g_str_equal (key, "geometries"))
        {
          jj_json_skip (reader);
          continue;
        }
      jj_json_begin (reader, '[');
      while (jj_json_next_item (reader))
        read_region (self, reader, wish);
    }
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

static void
read_objects (JjOutline *self, JjJsonReader *reader, const Wish *wish)
{
  const char *key;

  jj_json_begin (reader, '{');
  while (jj_json_next_key (reader, &key))
    if (g_str_equal (key, wish->object))
      read_regions (self, reader, wish);
    else
      jj_json_skip (reader);
}

/* The arcs come before what is made of them, in the files that ship. */
static void
read_topology (JjOutline *self, JjJsonReader *reader, const Wish *wish)
{
  const char *key;

  jj_json_begin (reader, '{');
  while (jj_json_next_key (reader, &key))
    {
      if (g_str_equal (key, "arcs"))
        read_arcs (self, reader);
      else if (g_str_equal (key, "transform"))
        read_transform (self, reader);
      else if (g_str_equal (key, "objects"))
        read_objects (self, reader, wish);
      else
        jj_json_skip (reader);
    }
  jj_json_end (reader);
}

static JjOutline *
load (const char *file, const Wish *wish, GError **error)
{
  g_autoptr (GBytes) bytes = jj_data_load (file, error);
  g_autoptr (JjOutline) self = g_new0 (JjOutline, 1);
  JjJsonReader reader;
  gboolean failed;

  g_atomic_ref_count_init (&self->refs);
  self->arcs = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  self->regions = g_ptr_array_new_with_free_func (free_region);
  self->west = self->south = 1000;
  self->east = self->north = -1000;
  if (!bytes)
    return NULL;
  jj_json_init (&reader, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  read_topology (self, &reader, wish);
  failed = reader.error != NULL;
  if (failed)
    {
      jj_json_propagate (&reader, error);
      g_prefix_error (error, "%s: ", file);
    }
  jj_json_clear (&reader);
  if (failed)
    return NULL;
  for (guint i = 0; i < self->regions->len; i++)
    {
      const JjRegion *region = g_ptr_array_index (self->regions, i);

      for (guint r = 0; r < region->rings->len; r++)
        widen (self, g_ptr_array_index (region->rings, r));
    }
  if (self->regions->len > 0)
    return g_steal_pointer (&self);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There is no outline of “%s”."),
               wish->county);
  return NULL;
}

JjOutline *
jj_outline_load_towns (const char *county, GError **error)
{
  const Wish wish = { "towns", "TOWNNAME", county };

  return load ("map/taiwan-towns.topo.json", &wish, error);
}

JjOutline *
jj_outline_load_counties (GError **error)
{
  const Wish wish = { "counties", "COUNTYNAME", NULL };

  return load ("map/taiwan-counties.topo.json", &wish, error);
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
