/* jj-when.c: moments as planners read them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-when.h"

#include "jj-format.h"

char *
jj_when_format_day (gint64 time)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time);
  GDate date;

  if (!local)
    return g_strdup ("");
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)g_date_time_get_day_of_month (local),
                  (GDateMonth)g_date_time_get_month (local),
                  (GDateYear)g_date_time_get_year (local));
  return jj_format_date (g_date_get_julian (&date));
}

char *
jj_when_format (gint64 time)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time);
  g_autofree char *day = jj_when_format_day (time);
  g_autofree char *clock = local ? g_date_time_format (local, "%H:%M") : g_strdup ("");

  return g_strconcat (day, " ", clock, NULL);
}

gboolean
jj_when_parse (const char *text, gint64 *time)
{
  static const JjField day = { "day", "Day", JJ_TYPE_DATE };
  g_autoptr (GDateTime) local = NULL;
  JjValue value;
  GDate date;

  if (!jj_value_parse (NULL, &day, text, &value, NULL) || value.number == JJ_EMPTY)
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)value.number);
  local = g_date_time_new_local (g_date_get_year (&date), (int)g_date_get_month (&date),
                                 g_date_get_day (&date), 0, 0, 0);
  if (!local)
    return FALSE;
  *time = g_date_time_to_unix (local);
  return TRUE;
}
