/* jj-number-format.c: numbers of a spreadsheet as the text that a person sees */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-number-format.h"
#include "jj-format.h"

#include <math.h>
#include <string.h>

/* 31 December 1899 and 1 January 1904 as Julian days of GDate. */
#define DAY_1900 693595
#define DAY_1904 695056
/* The first spreadsheets took 1900 for a leap year: day 60 never was. */
#define PHANTOM_DAY 60
#define LAST_DAY 2958465

JjNumberFormat
jj_number_format_built_in (guint id)
{
  static const struct
  {
    guint first, last;
    JjNumberType type;
  } ranges[] = {
    { 9, 10, JJ_NUMBER_PERCENT },   { 14, 17, JJ_NUMBER_DATE },     { 18, 21, JJ_NUMBER_TIME },
    { 22, 22, JJ_NUMBER_DATE },     { 27, 29, JJ_NUMBER_ROC_DATE }, { 30, 31, JJ_NUMBER_DATE },
    { 32, 35, JJ_NUMBER_TIME },     { 36, 36, JJ_NUMBER_ROC_DATE }, { 45, 47, JJ_NUMBER_TIME },
    { 50, 54, JJ_NUMBER_ROC_DATE }, { 55, 56, JJ_NUMBER_TIME },     { 57, 58, JJ_NUMBER_ROC_DATE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (id >= ranges[i].first && id <= ranges[i].last)
      return (JjNumberFormat){ ranges[i].type, 0 };
  return (JjNumberFormat){ JJ_NUMBER_PLAIN, 0 };
}

/* The first section without what is only shown: "text", \x, _x, *x and [conditions]. Lower case.
 * *is_roc: a language of Taiwan. (transfer full) */
static char *
strip_code (const char *code, gboolean *is_roc)
{
  GString *bare = g_string_new (NULL);

  *is_roc = FALSE;
  for (const char *at = code; *at && *at != ';'; at++)
    {
      const char *end = NULL;

      if (*at == '"')
        end = strchr (at + 1, '"');
      else if (*at == '[')
        end = strchr (at + 1, ']');
      if (*at == '[' && end && (strstr (at, "404]") == end - 3 || strstr (at, "404,") != NULL))
        *is_roc = TRUE;
      /* [h]:mm counts hours on and on. */
      if (*at == '[' && end == at + 2 && strchr ("hmsHMS", at[1]))
        g_string_append_c (bare, g_ascii_tolower (at[1]));
      if (end)
        at = end;
      else if (strchr ("\\_*", *at) && at[1])
        at++;
      else
        g_string_append_c (bare, g_ascii_tolower (*at));
    }
  return g_string_free (bare, FALSE);
}

JjNumberFormat
jj_number_format_parse (const char *code)
{
  gboolean is_roc;
  g_autofree char *bare = strip_code (code, &is_roc);
  gsize zeros = strspn (bare, "0");
  gboolean scientific = strstr (bare, "e+") || strstr (bare, "e-");

  if (strcmp (bare, "general") == 0 || *bare == '@' || scientific)
    return (JjNumberFormat){ JJ_NUMBER_PLAIN, 0 };
  if (strchr (bare, '%'))
    return (JjNumberFormat){ JJ_NUMBER_PERCENT, 0 };
  if (strpbrk (bare, "yd") || (strchr (bare, 'e') && strchr (bare, 'm')))
    return (JjNumberFormat){ is_roc && strpbrk (bare, "eg") ? JJ_NUMBER_ROC_DATE : JJ_NUMBER_DATE,
                             0 };
  if (strpbrk (bare, "hs"))
    return (JjNumberFormat){ JJ_NUMBER_TIME, 0 };
  if (zeros > 1 && zeros <= 20 && bare[zeros] == '\0')
    return (JjNumberFormat){ JJ_NUMBER_ZEROS, (guint)zeros };
  return (JjNumberFormat){ JJ_NUMBER_PLAIN, 0 };
}

/* 0.30000000000000004 as 0.3: fifteen digits are what a spreadsheet shows. (transfer full) */
static char *
format_plain (double value)
{
  char buffer[64];
  gsize length;

  if (fabs (value) < 1e15 && floor (value) == value)
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64)value);
  g_ascii_formatd (buffer, sizeof buffer, "%.15g", value);
  if (!strchr (buffer, 'e') || fabs (value) >= 1)
    return g_strdup (buffer);
  g_ascii_formatd (buffer, sizeof buffer, "%.15f", value);
  for (length = strlen (buffer); buffer[length - 1] == '0' || buffer[length - 1] == '.'; length--)
    if (length == 1 || buffer[length - 1] == '.')
      return g_strndup (buffer, MAX (length - 1, 1));
  return g_strndup (buffer, length);
}

/* (transfer full); NULL where the number is no day. */
static char *
format_date (double value, gboolean is_roc, gboolean base_1904)
{
  double day = floor (value);
  gint64 julian;

  if (!(day >= (base_1904 ? 0 : 1) && day <= LAST_DAY))
    return NULL;
  julian = (gint64)day + (base_1904 ? DAY_1904 : DAY_1900);
  if (!base_1904 && day >= PHANTOM_DAY)
    julian--;
  return is_roc ? jj_format_date (julian) : jj_format_iso_date (julian);
}

static char *
format_time (double value)
{
  gint64 minutes;

  if (!(value >= 0 && value <= LAST_DAY))
    return NULL;
  minutes = (gint64)floor (value * 24 * 60 + 0.5);
  return g_strdup_printf ("%02d:%02d", (int)(minutes / 60), (int)(minutes % 60));
}

/* (transfer full) */
static char *
format_percent (double value)
{
  g_autofree char *number = format_plain (value * 100);

  return g_strconcat (number, "%", NULL);
}

char *
jj_number_format_apply (JjNumberFormat format, const char *stored, gboolean base_1904)
{
  char *end, *text = NULL;
  double value;

  /* Whole numbers of any length, and most are. */
  if (format.type == JJ_NUMBER_PLAIN && stored[strspn (stored, "0123456789")] == '\0')
    return g_strdup (stored);
  value = g_ascii_strtod (stored, &end);
  /* Text, infinite numbers and hexadecimal ones stay what they are. */
  if (end == stored || *end || !isfinite (value) || strpbrk (stored, "xXnN"))
    return g_strdup (stored);
  switch (format.type)
    {
    case JJ_NUMBER_PERCENT:
      return format_percent (value);
    case JJ_NUMBER_DATE:
    case JJ_NUMBER_ROC_DATE:
      text = format_date (value, format.type == JJ_NUMBER_ROC_DATE, base_1904);
      break;
    case JJ_NUMBER_TIME:
      text = format_time (value);
      break;
    case JJ_NUMBER_ZEROS:
      if (value >= 0 && value < 1e15 && floor (value) == value)
        text = g_strdup_printf ("%0*" G_GINT64_FORMAT, (int)format.digits, (gint64)value);
      break;
    case JJ_NUMBER_PLAIN:
      break;
    }
  return text ? text : format_plain (value);
}
