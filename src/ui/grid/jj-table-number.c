/* jj-table-number.c: numbers of cells as people read and type them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-table-number.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define FIRST_YEAR 1911 /* 民國 1 is 1912 */

static gunichar
fold_char (gunichar c)
{
  if (c < 0x80)
    return (gunichar)g_ascii_tolower ((char)c);
  if (c >= 0xff01 && c <= 0xff5e) /* full-width forms of ASCII */
    return fold_char (c - 0xff01 + 0x21);
  if (c == 0x3000)
    return ' ';
  if (c == 0x53f0) /* 台 */
    return 0x81fa; /* 臺 */
  return c < 0x2e80 ? g_unichar_tolower (c) : c;
}

char *
jj_table_fold (const char *text)
{
  GString *out = g_string_sized_new (strlen (text) + 4);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (out, fold_char (g_utf8_get_char (p)));
  return g_string_free (out, FALSE);
}

/* @text from here on begins with @folded, which is folded already. */
static gboolean
begins_with (const char *text, const char *folded)
{
  while (*folded != '\0')
    {
      if (*text == '\0' || fold_char (g_utf8_get_char (text)) != g_utf8_get_char (folded))
        return FALSE;
      text = g_utf8_next_char (text);
      folded = g_utf8_next_char (folded);
    }
  return TRUE;
}

gboolean
jj_table_contains (const char *text, const char *folded)
{
  gunichar first = g_utf8_get_char (folded);

  if (first == '\0')
    return TRUE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (fold_char (g_utf8_get_char (p)) == first && begins_with (p, folded))
      return TRUE;
  return FALSE;
}

/* How many 1/10,000 of the smallest unit one whole unit is made of: 元, 1/100, and 1/10,000 alike.
 */
static gint64
get_scale (JjColumnType type)
{
  switch (type)
    {
    case JJ_COLUMN_DECIMAL2:
      return 100;
    case JJ_COLUMN_SHARE:
      return 10000;
    default:
      return 1;
    }
}

/* The factor that a number's tail stands for: "%", "萬", "千", "億"; 0 for any other tail. */
static gint64
get_tail_factor (const char *tail, gboolean *per_cent)
{
  static const struct
  {
    const char *tail;
    gint64 factor;
  } tails[] = { { "", 1 },        { "元", 1 },         { "千", 1000 },
                { "千元", 1000 }, { "萬", 10000 },     { "萬元", 10000 },
                { "万", 10000 },  { "億", 100000000 }, { "億元", 100000000 } };

  *per_cent = g_str_equal (tail, "%");
  if (*per_cent)
    return 1;
  for (gsize i = 0; i < G_N_ELEMENTS (tails); i++)
    if (g_str_equal (tail, tails[i].tail))
      return tails[i].factor;
  return 0;
}

/* Digits with an optional point: the digits as one integer and how many stand behind the point. */
static const char *
scan_digits (const char *p, gint64 *digits, guint *decimals, gboolean *fits)
{
  gboolean any = FALSE;
  gboolean point = FALSE;

  *digits = 0;
  *decimals = 0;
  *fits = TRUE;
  for (; g_ascii_isdigit (*p) || *p == ',' || (*p == '.' && !point); p++)
    {
      if (*p == ',')
        continue;
      if (*p == '.')
        {
          point = TRUE;
          continue;
        }
      any = TRUE;
      *fits &= !__builtin_mul_overflow (*digits, 10, digits)
               && !__builtin_add_overflow (*digits, *p - '0', digits);
      *decimals += point;
    }
  return any ? p : NULL;
}

static gboolean
parse_amount (JjColumnType type, const char *p, gint64 *number)
{
  gint64 scale = get_scale (type);
  gboolean negative = FALSE;
  gboolean per_cent, fits;
  gint64 factor;
  guint decimals;

  if (g_str_has_prefix (p, "nt$"))
    p += 3;
  else if (*p == '$')
    p++;
  if (*p == '-' || *p == '+')
    negative = *p++ == '-';
  else if (g_str_has_prefix (p, "−"))
    {
      negative = TRUE;
      p += strlen ("−");
    }
  p = scan_digits (p, number, &decimals, &fits);
  if (p == NULL || !fits)
    return FALSE;
  while (*p == ' ')
    p++;
  factor = get_tail_factor (p, &per_cent);
  if (factor == 0 || (per_cent && type != JJ_COLUMN_SHARE)
      || __builtin_mul_overflow (*number, factor, number))
    return FALSE;
  if (per_cent)
    scale /= 100;
  if (__builtin_mul_overflow (*number, scale, number))
    return FALSE;
  for (; decimals > 0; decimals--, *number /= 10)
    if (*number % 10 != 0)
      return FALSE;
  if (negative)
    *number = -*number;
  return TRUE;
}

static gboolean
parse_date (const char *p, gint64 *number)
{
  int parts[3];
  GDate date;

  if (g_str_has_prefix (p, "民國"))
    p += strlen ("民國");
  for (int i = 0; i < 3; i++)
    {
      char *end;

      if (!g_ascii_isdigit (*p) || strspn (p, "0123456789") > 4)
        return FALSE;
      parts[i] = (int)g_ascii_strtoll (p, &end, 10);
      p = end;
      if (*p != '\0' && strchr ("/-.", *p) != NULL)
        p += i < 2;
      else if (g_str_has_prefix (p, i == 0 ? "年" : i == 1 ? "月" : "日"))
        p += strlen ("年");
      else if (i < 2)
        return FALSE;
    }
  if (parts[0] > 0 && parts[0] < 1000)
    parts[0] += FIRST_YEAR;
  if (*p != '\0' || parts[1] > 12
      || !g_date_valid_dmy ((GDateDay)MIN (parts[2], 99), (GDateMonth)parts[1],
                            (GDateYear)parts[0]))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)parts[2], (GDateMonth)parts[1], (GDateYear)parts[0]);
  *number = g_date_get_julian (&date);
  return TRUE;
}

static gboolean
parse_bool (const char *text, gint64 *number)
{
  static const char *const yes[] = { "1", "true", "yes", "y", "v", "✓", "是", "有", NULL };
  static const char *const no[] = { "0", "false", "no", "n", "x", "否", "無", NULL };

  *number = g_strv_contains (yes, text);
  return *number == 1 || g_strv_contains (no, text);
}

gboolean
jj_table_number_parse (JjColumnType type, const char *text, gint64 *number)
{
  g_autofree char *folded = jj_table_fold (text);

  g_strstrip (folded);
  switch (type)
    {
    case JJ_COLUMN_INT:
    case JJ_COLUMN_MONEY:
    case JJ_COLUMN_DECIMAL2:
    case JJ_COLUMN_SHARE:
      return parse_amount (type, folded, number);
    case JJ_COLUMN_DATE:
      return parse_date (folded, number);
    case JJ_COLUMN_BOOL:
      return parse_bool (folded, number);
    case JJ_COLUMN_TEXT:
    case JJ_COLUMN_ENUM:
    case JJ_COLUMN_REF:
    case JJ_COLUMN_LIST:
    default:
      return FALSE;
    }
}

/* By hand: a search formats every number of a table. */
static void
append_grouped (guint64 number, gboolean grouped, GString *text)
{
  char digits[32];
  int at = sizeof digits;
  int n = 0;

  do
    {
      if (grouped && n > 0 && n % 3 == 0)
        digits[--at] = ',';
      digits[--at] = (char)('0' + number % 10);
      number /= 10;
      n++;
    }
  while (number > 0);
  g_string_append_len (text, digits + at, (gssize)sizeof digits - at);
}

/* @decimals digits behind the point, without those that are zero unless @all. */
static void
append_decimals (guint64 rest, int decimals, gboolean all, GString *text)
{
  if (rest == 0 && !all)
    return;
  g_string_append_c (text, '.');
  for (guint64 unit = decimals == 2 ? 10 : 1; unit > 0 && (all || rest > 0); unit /= 10)
    {
      g_string_append_c (text, (char)('0' + rest / unit));
      rest %= unit;
    }
}

static void
append_amount (JjColumnType type, gint64 number, gboolean for_people, GString *text)
{
  guint64 size = number < 0 ? -(guint64)number : (guint64)number;
  guint64 scale = type == JJ_COLUMN_INT || type == JJ_COLUMN_MONEY ? 1 : 100;

  if (number < 0)
    g_string_append (text, for_people ? "−" : "-");
  append_grouped (size / scale, for_people, text);
  if (scale > 1)
    append_decimals (size % scale, 2, for_people && type == JJ_COLUMN_DECIMAL2, text);
  if (type == JJ_COLUMN_SHARE)
    g_string_append_c (text, '%');
}

static gboolean
set_julian (GDate *date, gint64 julian_day)
{
  g_date_clear (date, 1);
  if (julian_day < 1 || julian_day > 3652059) /* 9999-12-31 */
    return FALSE;
  g_date_set_julian (date, (guint32)julian_day);
  return TRUE;
}

void
jj_table_number_format_iso (gint64 julian_day, GString *text)
{
  GDate date;

  if (set_julian (&date, julian_day))
    g_string_append_printf (text, "%04d-%02d-%02d", g_date_get_year (&date),
                            g_date_get_month (&date), g_date_get_day (&date));
}

static void
append_date (gint64 number, GString *text)
{
  GDate date;

  if (!set_julian (&date, number))
    return;
  if (g_date_get_year (&date) <= FIRST_YEAR)
    jj_table_number_format_iso (number, text);
  else
    g_string_append_printf (text, "%d/%d/%d", g_date_get_year (&date) - FIRST_YEAR,
                            g_date_get_month (&date), g_date_get_day (&date));
}

void
jj_table_number_format (JjColumnType type, gint64 number, gboolean for_people, GString *text)
{
  switch (type)
    {
    case JJ_COLUMN_DATE:
      append_date (number, text);
      break;
    case JJ_COLUMN_BOOL:
      g_string_append (text, number != 0 ? C_ ("cell", "yes") : C_ ("cell", "no"));
      break;
    case JJ_COLUMN_INT:
    case JJ_COLUMN_MONEY:
    case JJ_COLUMN_DECIMAL2:
    case JJ_COLUMN_SHARE:
    case JJ_COLUMN_TEXT:
    case JJ_COLUMN_ENUM:
    case JJ_COLUMN_REF:
    case JJ_COLUMN_LIST:
    default:
      append_amount (type, number, for_people, text);
      break;
    }
}
