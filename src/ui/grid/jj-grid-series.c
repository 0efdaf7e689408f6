/* jj-grid-series.c: what comes after 1, 2, after 114/8/1, after 第一組 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-series.h"

#include <stdio.h>
#include <string.h>

#define FIRST_YEAR 1911 /* 民國 1 is 1912 */
#define MAX_DIGITS 15

typedef enum
{
  STYLE_NONE,
  STYLE_NUMBER, /* all of the text but a sign, a point and a % */
  STYLE_DIGITS, /* digits in a text */
  STYLE_CHINESE,
  STYLE_STEM,
  STYLE_WEEKDAY,
  STYLE_DATE
} Style;

typedef struct
{
  Style style;
  char *prefix, *suffix;
  gint64 number; /* in 1/10^decimals; of dates the Julian day */
  int decimals, width;
  char separator; /* of a date */
  gboolean roc;
  gboolean sure; /* goes on even when it is the only seed */
} Seed;

struct _JjGridSeries
{
  guint n_seeds;
  char **texts;
  Seed *seeds;
  gboolean continues;
  gint64 step;
  int months; /* of dates, instead of step */
};

static const char *const numerals[]
    = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", NULL };
static const char *const stems[]
    = { "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", NULL };
static const char *const weekdays[] = { "一", "二", "三", "四", "五", "六", "日", NULL };

static int
find_char (const char *const *chars, const char *p)
{
  for (int i = 0; chars[i] != NULL; i++)
    if (g_str_has_prefix (p, chars[i]))
      return i;
  return -1;
}

static gboolean
parse_date (const char *text, Seed *seed)
{
  int year, month, day, end = 0;
  char one, two;
  GDate date;

  if (sscanf (text, "%4d%c%2d%c%2d%n", &year, &one, &month, &two, &day, &end) != 5
      || text[end] != '\0' || one != two || (one != '/' && one != '-') || year < 1)
    return FALSE;
  seed->roc = year < 1000;
  if (month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month,
                            (GDateYear)(seed->roc ? year + FIRST_YEAR : year)))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month,
                  (GDateYear)(seed->roc ? year + FIRST_YEAR : year));
  seed->style = STYLE_DATE;
  seed->separator = one;
  seed->number = g_date_get_julian (&date);
  seed->sure = TRUE;
  return TRUE;
}

/* -1,200.50 and 60%; thousands are not kept: what comes is typed text. */
static gboolean
parse_number (const char *text, Seed *seed)
{
  const char *p = text;
  gboolean negative = *p == '-';
  gboolean point = FALSE;
  int n = 0;

  p += negative;
  for (; g_ascii_isdigit (*p) || *p == ',' || (*p == '.' && !point); p++)
    {
      point |= *p == '.';
      if (!g_ascii_isdigit (*p))
        continue;
      seed->number = seed->number * 10 + (*p - '0');
      seed->decimals += point;
      if (++n > MAX_DIGITS)
        return FALSE;
    }
  if (n == 0 || (*p != '\0' && !g_str_equal (p, "%")))
    return FALSE;
  if (negative)
    seed->number = -seed->number;
  seed->style = STYLE_NUMBER;
  seed->suffix = g_strdup (p);
  return TRUE;
}

/* The last run of digits in a text: S-007, 社群3. */
static gboolean
parse_digits (const char *text, Seed *seed)
{
  const char *end = text + strlen (text);
  const char *start;

  while (end > text && !g_ascii_isdigit (end[-1]))
    end--;
  start = end;
  while (start > text && g_ascii_isdigit (start[-1]))
    start--;
  if (start == end || end - start > MAX_DIGITS)
    return FALSE;
  seed->style = STYLE_DIGITS;
  seed->prefix = g_strndup (text, (gsize)(start - text));
  seed->suffix = g_strdup (end);
  seed->number = g_ascii_strtoll (start, NULL, 10);
  seed->width = *start == '0' ? (int)(end - start) : 0;
  seed->sure = TRUE;
  return TRUE;
}

/* 一 to 九十九; 0 where it is none. */
static int
read_chinese (const char *start, const char *end)
{
  int number = 0;
  int digit = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      int value = find_char (numerals, p) + 1;

      if (value == 10 && number >= 10)
        return 0;
      if (value == 10)
        number = 10 * MAX (digit, 1);
      digit = value == 10 ? 0 : digit == 0 ? value : 100;
    }
  return number + digit < 100 ? number + digit : 0;
}

static const char *
find_last (const char *const *chars, const char *text)
{
  const char *last = NULL;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (find_char (chars, p) >= 0)
      last = p;
  return last;
}

/* 統一 is a name and 第一 is not: alone, a numeral counts only where it can be nothing else. */
static gboolean
is_sure (const char *prefix, const char *suffix)
{
  static const char *const counters[] = { "組", "次", "場", "期", "階", "級", "班", "年",
                                          "月", "週", "堂", "節", "案", "區", NULL };

  return (*prefix == '\0' && *suffix == '\0') || g_str_has_suffix (prefix, "第")
         || (*suffix != '\0' && find_char (counters, suffix) >= 0);
}

static gboolean
parse_chinese (const char *text, Seed *seed)
{
  const char *last = find_last (numerals, text);
  const char *start = last;
  const char *end;

  if (last == NULL)
    return FALSE;
  end = g_utf8_next_char (last);
  while (start > text && find_char (numerals, g_utf8_prev_char (start)) >= 0)
    start = g_utf8_prev_char (start);
  seed->number = read_chinese (start, end);
  if (seed->number == 0)
    return FALSE;
  seed->style = STYLE_CHINESE;
  seed->prefix = g_strndup (text, (gsize)(start - text));
  seed->suffix = g_strdup (end);
  seed->sure = is_sure (seed->prefix, seed->suffix);
  return TRUE;
}

static gboolean
parse_weekday (const char *text, Seed *seed)
{
  const char *last = find_last (weekdays, text);

  if (last == NULL || last[strlen ("一")] != '\0')
    return FALSE;
  seed->prefix = g_strndup (text, (gsize)(last - text));
  seed->suffix = g_strdup ("");
  seed->number = find_char (weekdays, last);
  seed->sure = g_str_has_suffix (seed->prefix, "星期") || g_str_has_suffix (seed->prefix, "週");
  seed->style = seed->sure ? STYLE_WEEKDAY : STYLE_NONE;
  return seed->sure;
}

static gboolean
parse_stem (const char *text, Seed *seed)
{
  const char *last = find_last (stems, text);

  if (last == NULL)
    return FALSE;
  seed->style = STYLE_STEM;
  seed->number = find_char (stems, last);
  seed->prefix = g_strndup (text, (gsize)(last - text));
  seed->suffix = g_strdup (last + strlen ("甲"));
  seed->sure = is_sure (seed->prefix, seed->suffix);
  return TRUE;
}

static void
clear_seed (Seed *seed)
{
  g_free (seed->prefix);
  g_free (seed->suffix);
  *seed = (Seed){ 0 };
}

static void
parse_seed (const char *text, Seed *seed)
{
  static gboolean (*const parsers[]) (const char *, Seed *)
      = { parse_date, parse_number, parse_digits, parse_weekday, parse_chinese, parse_stem };

  for (gsize i = 0; i < G_N_ELEMENTS (parsers); i++)
    {
      if (parsers[i](text, seed))
        return;
      clear_seed (seed);
    }
}

static gboolean
is_alike (const Seed *one, const Seed *other)
{
  return one->style == other->style && one->style != STYLE_NONE
         && g_strcmp0 (one->prefix, other->prefix) == 0
         && g_strcmp0 (one->suffix, other->suffix) == 0;
}

static int
count_months (const Seed *seed, int *day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)seed->number);
  *day = g_date_get_day (&date);
  return g_date_get_year (&date) * 12 + (int)g_date_get_month (&date) - 1;
}

/* Whole months between all neighbours, and the day stays. */
static int
find_months (JjGridSeries *self)
{
  int months = 0;

  for (guint i = 1; i < self->n_seeds; i++)
    {
      int day, day_before;
      int between
          = count_months (&self->seeds[i], &day) - count_months (&self->seeds[i - 1], &day_before);

      if (day != day_before || between == 0 || (i > 1 && between != months))
        return 0;
      months = between;
    }
  return months;
}

static gint64
scale_to (const Seed *seed, int decimals)
{
  gint64 number = seed->number;

  for (int i = seed->decimals; i < decimals; i++)
    number *= 10;
  return number;
}

static void
same_decimals (JjGridSeries *self)
{
  int decimals = 0;

  for (guint i = 0; i < self->n_seeds; i++)
    decimals = MAX (decimals, self->seeds[i].decimals);
  for (guint i = 0; i < self->n_seeds; i++)
    {
      self->seeds[i].number = scale_to (&self->seeds[i], decimals);
      self->seeds[i].decimals = decimals;
    }
}

static gboolean
find_step (JjGridSeries *self)
{
  const Seed *first = &self->seeds[0];

  if (self->n_seeds == 1)
    {
      self->step = 1;
      return first->style != STYLE_NONE && first->style != STYLE_NUMBER && first->sure;
    }
  for (guint i = 1; i < self->n_seeds; i++)
    if (!is_alike (first, &self->seeds[i]))
      return FALSE;
  same_decimals (self);
  if (first->style == STYLE_DATE)
    self->months = find_months (self);
  self->step = self->seeds[1].number - first->number;
  for (guint i = 2; i < self->n_seeds && self->months == 0; i++)
    if (self->seeds[i].number - self->seeds[i - 1].number != self->step)
      return FALSE;
  return TRUE;
}

JjGridSeries *
jj_grid_series_new (const char *const *seeds, guint n_seeds)
{
  JjGridSeries *self = g_new0 (JjGridSeries, 1);

  self->n_seeds = n_seeds;
  self->texts = g_new0 (char *, n_seeds + 1);
  self->seeds = g_new0 (Seed, n_seeds + 1);
  for (guint i = 0; i < n_seeds; i++)
    {
      self->texts[i] = g_strdup (seeds[i]);
      parse_seed (seeds[i], &self->seeds[i]);
    }
  self->continues = n_seeds > 0 && find_step (self);
  return self;
}

void
jj_grid_series_free (JjGridSeries *self)
{
  for (guint i = 0; i < self->n_seeds; i++)
    clear_seed (&self->seeds[i]);
  g_strfreev (self->texts);
  g_free (self->seeds);
  g_free (self);
}

static char *
write_date (JjGridSeries *self, int place)
{
  const Seed *seed = &self->seeds[0];
  gint64 julian = seed->number + (self->months == 0 ? self->step * place : 0);
  GDate date;
  int year;

  if (julian < 1 || julian > 3600000 || ABS (self->months) > 1200)
    return g_strdup ("");
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)julian);
  if (self->months * place > 0)
    g_date_add_months (&date, (guint)(self->months * place));
  else if (self->months * place < 0)
    g_date_subtract_months (&date, (guint) - (self->months * place));
  year = g_date_get_year (&date);
  if (seed->roc && year > FIRST_YEAR)
    return g_strdup_printf ("%d%c%d%c%d", year - FIRST_YEAR, seed->separator,
                            g_date_get_month (&date), seed->separator, g_date_get_day (&date));
  return g_strdup_printf (seed->separator == '-' ? "%04d%c%02d%c%02d" : "%d%c%d%c%d", year,
                          seed->separator, g_date_get_month (&date), seed->separator,
                          g_date_get_day (&date));
}

static char *
write_number (const Seed *seed, gint64 number)
{
  gint64 size = ABS (number);
  gint64 unit = 1;

  for (int i = 0; i < seed->decimals; i++)
    unit *= 10;
  if (seed->decimals == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT "%s", number, seed->suffix);
  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%0*" G_GINT64_FORMAT "%s", number < 0 ? "-" : "",
                          size / unit, seed->decimals, size % unit, seed->suffix);
}

static char *
write_chinese (const Seed *seed, gint64 number)
{
  const char *ten = number >= 10 ? "十" : "";
  const char *tens = number >= 20 ? numerals[number / 10 - 1] : "";
  const char *ones = number % 10 > 0 ? numerals[number % 10 - 1] : "";

  if (number < 1 || number > 99)
    return g_strdup ("");
  return g_strconcat (seed->prefix, tens, ten, ones, seed->suffix, NULL);
}

char *
jj_grid_series_get (JjGridSeries *self, int place)
{
  int n = (int)self->n_seeds;
  const Seed *seed = &self->seeds[0];
  gint64 number = seed->number + self->step * place;

  if (!self->continues)
    return g_strdup (n > 0 ? self->texts[((place % n) + n) % n] : "");
  switch (seed->style)
    {
    case STYLE_DATE:
      return write_date (self, place);
    case STYLE_NUMBER:
      return write_number (seed, number);
    case STYLE_DIGITS:
      return number < 0 ? g_strdup ("")
                        : g_strdup_printf ("%s%0*" G_GINT64_FORMAT "%s", seed->prefix, seed->width,
                                           number, seed->suffix);
    case STYLE_CHINESE:
      return write_chinese (seed, number);
    case STYLE_STEM:
      return g_strconcat (seed->prefix, stems[((number % 10) + 10) % 10], seed->suffix, NULL);
    case STYLE_WEEKDAY:
      return g_strconcat (seed->prefix, weekdays[((number % 7) + 7) % 7], seed->suffix, NULL);
    case STYLE_NONE:
    default:
      return g_strdup ("");
    }
}
