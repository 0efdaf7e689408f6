/* jj-scene-text.c: what a room can read of a slide, measured */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-scene-text.h"

#include "jj-svg-text.h"

#include <cairo-svg.h>
#include <math.h>
#include <string.h>

static cairo_status_t
to_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

char *
jj_scene_to_svg (JjScene *scene, double height)
{
  double width = height * 16 / 9;
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (to_bytes, bytes, width, height);
  cairo_t *cr = cairo_create (surface);

  g_assert_cmpstr (jj_scene_get_summary (scene), !=, "");
  jj_svg_text_begin (surface);
  jj_scene_draw (scene, cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  jj_svg_text_finish (surface, bytes, "scene", NULL);
  cairo_surface_destroy (surface);
  g_byte_array_append (bytes, (const guint8 *)"", 1);
  return (char *)g_byte_array_free (bytes, FALSE);
}

double
jj_svg_least_text (const char *svg)
{
  double least = G_MAXDOUBLE;

  for (const char *at = strstr (svg, "<text"); at; at = strstr (at + 1, "<text"))
    {
      g_autofree char *tag = g_strndup (at, strcspn (at, ">"));
      const char *size = strstr (tag, "font-size=\""), *matrix = strstr (tag, "matrix(");
      double a = 1, b = 0;

      g_assert_nonnull (size);
      if (matrix)
        {
          char *end;

          a = g_ascii_strtod (matrix + strlen ("matrix("), &end);
          b = g_ascii_strtod (end + 1, NULL);
        }
      least = MIN (least, g_ascii_strtod (size + strlen ("font-size=\""), NULL) * hypot (a, b));
    }
  return least;
}

static JjColour
to_colour (guint32 rgb)
{
  return (JjColour){ (double)(rgb >> 16 & 255) / 255, (double)(rgb >> 8 & 255) / 255,
                     (double)(rgb & 255) / 255 };
}

/* The colour that is most seen in a part of the picture and is not the text's own; the text's own
 * where there is no other. */
static guint32
find_ground (cairo_surface_t *surface, const JjRect *area, guint32 text)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  const guint32 *pixels = (const guint32 *)(gconstpointer)cairo_image_surface_get_data (surface);
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  guint32 ground = text;
  guint most = 0;

  for (int y = MAX (0, (int)area->y); y < MIN (height, (int)(area->y + area->height)); y++)
    for (int x = MAX (0, (int)area->x); x < MIN (width, (int)(area->x + area->width)); x++)
      {
        guint32 rgb = pixels[y * width + x] & 0xffffff;
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GUINT_TO_POINTER (rgb))) + 1;

        g_hash_table_insert (counts, GUINT_TO_POINTER (rgb), GUINT_TO_POINTER (n));
        if (n > most && rgb != text)
          {
            most = n;
            ground = rgb;
          }
      }
  return ground;
}

static double
number_after (const char *tag, const char *name, guint skip)
{
  const char *at = strstr (tag, name);

  g_assert_nonnull (at);
  at += strlen (name);
  for (guint i = 0; i < skip; i++)
    at = strchr (at, ',') + 1;
  return g_ascii_strtod (at, NULL);
}

/* Where the letters of a text stand, upright or turned to be read upwards. */
static JjRect
place_text (const char *tag)
{
  double a = number_after (tag, "matrix(", 0), b = number_after (tag, "matrix(", 1);
  double x = number_after (tag, "matrix(", 4), y = number_after (tag, "matrix(", 5);
  double size = number_after (tag, "font-size=\"", 0) * hypot (a, b);
  double length = number_after (tag, "textLength=\"", 0) * hypot (a, b);

  return a > 0 ? (JjRect){ x, y - size * 0.8, length, size * 0.85 }
               : (JjRect){ x - size * 0.8, y - length, size * 0.85, length };
}

double
jj_svg_least_contrast (const char *svg, cairo_surface_t *surface, char **where)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  double least = 21;

  for (const char *at = strstr (svg, "<text"); at; at = strstr (at + 1, "<text"))
    {
      g_autofree char *tag = g_strndup (at, strcspn (at, ">"));
      guint32 fill = (guint32)g_ascii_strtoull (strstr (tag, "fill=\"#") + 7, NULL, 16);
      JjRect area = place_text (tag);
      guint32 ground = find_ground (surface, &area, fill);
      double contrast = jj_colour_contrast (to_colour (fill), to_colour (ground));

      /* Where less than half of it is on the screen there is nothing to compare. */
      if (area.x < 0 || area.y < 0 || area.x + area.width / 2 > width
          || area.y + area.height / 2 > height || contrast >= least)
        continue;
      least = contrast;
      g_free (*where);
      *where = g_strndup (at, strcspn (at, "\n"));
    }
  return least;
}

char *
jj_svg_find_clipped (const char *svg, double width, double height)
{
  for (const char *at = strstr (svg, "<text"); at; at = strstr (at + 1, "<text"))
    {
      g_autofree char *tag = g_strndup (at, strcspn (at, ">"));
      JjRect area = place_text (tag);

      if (area.x < -0.5 || area.y < -0.5 || area.x + area.width > width + 0.5
          || area.y + area.height > height + 0.5)
        return g_strndup (at, strcspn (at, "\n"));
    }
  return NULL;
}
