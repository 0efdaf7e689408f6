/* jj-distance.c: how far schools are from each other */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-distance.h"

#include "jj-kinds-people.h"
#include "jj-language.h"

#define MICRO 1000000
/* Of a meridian, mean earth radius 6,371,008.8 m. */
#define METRES_A_DEGREE 111195
/* cos of 20° to 28°, in millionths; Taiwan lies between 21.9° and 26.4°. */
#define FIRST_DEGREE 20
static const gint64 cosines[]
    = { 939693, 933580, 927184, 920505, 913545, 906308, 898794, 891007, 882948 };

/* Straight between the degrees: the error stays below 0.00004. */
static gint64
cosine (gint64 latitude)
{
  gint64 above = CLAMP (latitude - FIRST_DEGREE * (gint64)MICRO, 0,
                        (gint64)(G_N_ELEMENTS (cosines) - 1) * MICRO - 1);
  gint64 degree = above / MICRO;

  return cosines[degree] + (cosines[degree + 1] - cosines[degree]) * (above % MICRO) / MICRO;
}

/* Rounded to the nearest. */
static gint64
square_root (guint64 square)
{
  guint64 low = 0, high = (guint64)1 << 32;

  while (high - low > 1)
    {
      guint64 middle = low + (high - low) / 2;

      if (middle * middle <= square)
        low = middle;
      else
        high = middle;
    }
  return (gint64)(square - low * low > low ? low + 1 : low);
}

/* a × b / 1,000,000, rounded to the nearest. */
static gint64
scale (gint64 a, gint64 b)
{
  return (a * b + (a < 0 ? -MICRO / 2 : MICRO / 2)) / MICRO;
}

/* What passes half the earth is cut off, so that no square can wrap. */
static gint64
to_metres (gint64 micro_degrees)
{
  return scale (CLAMP (micro_degrees, -180 * (gint64)MICRO, 180 * (gint64)MICRO), METRES_A_DEGREE);
}

gint64
jj_distance_m (gint64 longitude, gint64 latitude, gint64 to_longitude, gint64 to_latitude)
{
  gint64 north = to_metres (to_latitude - latitude);
  gint64 east = scale (to_metres (to_longitude - longitude), cosine ((latitude + to_latitude) / 2));

  return square_root ((guint64)(north * north) + (guint64)(east * east));
}

gint64
jj_distance_between_schools (const JjElement *a, const JjElement *b)
{
  gint64 x = jj_element_get_number (a, JJ_SCHOOL_LONGITUDE);
  gint64 y = jj_element_get_number (a, JJ_SCHOOL_LATITUDE);
  gint64 to_x = jj_element_get_number (b, JJ_SCHOOL_LONGITUDE);
  gint64 to_y = jj_element_get_number (b, JJ_SCHOOL_LATITUDE);

  if (x == JJ_EMPTY || y == JJ_EMPTY || to_x == JJ_EMPTY || to_y == JJ_EMPTY)
    return JJ_EMPTY;
  return jj_distance_m (x, y, to_x, to_y);
}

char *
jj_distance_format (gint64 metres)
{
  gint64 tenths = (metres + 50) / 100; /* 1,950 m is 2.0 km */

  if (metres == JJ_EMPTY)
    return g_strdup ("");
  if (metres < 1000)
    return g_strdup_printf (_ ("%d m"), (int)metres);
  return g_strdup_printf (_ ("%d.%d km"), (int)(tenths / 10), (int)(tenths % 10));
}
