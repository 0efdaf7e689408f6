/* jj-parse.c: values as people type and paste them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-format.h"
#include "jj-labels.h"
#include "jj-language.h"

#include <string.h>

static gboolean
refuse (const JjField *field, const char *text, const char *hint, GError **error)
{
  g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_VALUE, _ ("“%s” cannot be read as %s: %s."),
               text, jj_label (field->label), hint);
  return FALSE;
}

static const char *
skip_prefix (const char *p, const char *prefix)
{
  return g_str_has_prefix (p, prefix) ? p + strlen (prefix) : p;
}

static int
take_unit (const char **p)
{
  static const struct
  {
    const char *text;
    int zeros;
  } units[] = { { "千萬", 7 }, { "百萬", 6 }, { "億", 8 }, { "萬", 4 }, { "千", 3 }, { "百", 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (!g_str_has_prefix (*p, units[i].text))
        continue;
      *p += strlen (units[i].text);
      return units[i].zeros;
    }
  return 0;
}

/* Digits with separators and at most one point: the digits as a whole number, *decimals behind the
 * point. */
static gboolean
take_digits (const char **p, gint64 *number, int *decimals)
{
  gboolean any = FALSE, point = FALSE;

  *number = 0;
  *decimals = 0;
  for (;; (*p)++)
    {
      if (**p == ',' && any && !point)
        continue;
      if (**p == '.' && !point)
        {
          point = TRUE;
          continue;
        }
      if (!g_ascii_isdigit (**p))
        return any;
      any = TRUE;
      *decimals += point;
      if (__builtin_mul_overflow (*number, 10, number)
          || __builtin_add_overflow (*number, **p - '0', number))
        return FALSE;
    }
}

/* number × 10^power, exact. */
static gboolean
scale (gint64 *number, int power)
{
  for (; power > 0; power--)
    {
      if (__builtin_mul_overflow (*number, 10, number))
        return FALSE;
    }
  for (; power < 0; power++)
    {
      if (*number % 10 != 0)
        return FALSE;
      *number /= 10;
    }
  return TRUE;
}

/* A numeral of one character; -1 where there is none. */
static int
take_numeral (const char **p)
{
  static const char *const numerals[]
      = { "零〇", "一壹", "二貳兩", "三參", "四肆", "五伍", "六陸", "七柒", "八捌", "九玖" };
  g_autofree char *one = g_utf8_substring (*p, 0, **p ? 1 : 0);

  for (int i = 0; *one && i < (int)G_N_ELEMENTS (numerals); i++)
    if (strstr (numerals[i], one))
      {
        *p += strlen (one);
        return i;
      }
  return -1;
}

/* 1 where there is none. */
static gint64
take_power (const char **p)
{
  static const struct
  {
    const char *text;
    gint64 value;
  } powers[] = { { "十", 10 },   { "拾", 10 },   { "百", 100 },   { "佰", 100 },
                 { "千", 1000 }, { "仟", 1000 }, { "萬", 10000 }, { "億", 100000000 } };

  for (guint i = 0; i < G_N_ELEMENTS (powers); i++)
    if (g_str_has_prefix (*p, powers[i].text))
      {
        *p += strlen (powers[i].text);
        return powers[i].value;
      }
  return 1;
}

/* Below 10,000: 三, 十二, 一百零五; 0 is none. What may mean two numbers is none: 一百二. */
static gboolean
take_section (const char **p, gint64 *number)
{
  gint64 last = 10000;

  *number = 0;
  while (**p)
    {
      int digit = take_numeral (p);
      gboolean zero = digit == 0;
      gint64 power;

      if (zero)
        digit = take_numeral (p);
      power = take_power (p);
      if (power >= 10000)
        *p -= strlen ("萬"); /* the caller's */
      if (power == 1 || power >= 10000)
        {
          *number += MAX (digit, 0);
          return *number > 0 && (digit < 0 ? !zero : zero || last == 10 || *number == digit);
        }
      if (power >= last || (digit < 0 && (power > 10 || *number > 0)))
        return FALSE;
      *number += ABS (digit) * power; /* 十二 */
      last = power;
    }
  return *number > 0;
}

/* 三萬六千; 一二〇, digit by digit. */
static gboolean
take_chinese (const char **p, gint64 *number)
{
  const char *start = *p;
  gint64 section = 0, last = G_MAXINT64;
  int n = 0;

  *number = 0;
  for (int digit; n < 15 && (digit = take_numeral (p)) >= 0; n++)
    *number = *number * 10 + digit;
  if (n > 0 && take_power (p) == 1)
    return TRUE;
  *number = 0;
  *p = start;
  for (gint64 power = 0; power != 1; last = power)
    {
      const char *at = *p;
      gboolean ok = take_section (p, &section);

      if (!ok)
        return *p == at && at != start;
      power = take_power (p);
      /* 一萬二 */
      if (power >= last || (power == 1 && section < 10 && at != start && take_numeral (&at) != 0))
        return FALSE;
      *number += section * power;
    }
  return TRUE;
}

/* A number with everything people put around it; decimals: how many the field keeps. text is in
 * the NFKC form. */
static gboolean
parse_number (const char *text, int decimals, gint64 *number)
{
  const char *p = text, *digits;
  gboolean negative;
  int behind, unit;

  p = skip_prefix (skip_prefix (skip_prefix (p, "NT"), "$"), "新臺幣");
  negative = *p == '-' || g_str_has_prefix (p, "\xe2\x88\x92");
  p = skip_prefix (skip_prefix (p, "\xe2\x88\x92"), "-");
  digits = p;
  if (take_digits (&p, number, &behind))
    unit = take_unit (&p);
  else if (p = digits, behind = unit = 0, !take_chinese (&p, number))
    return FALSE;
  p = skip_prefix (skip_prefix (p, "元"), "整");
  if (*p || !scale (number, decimals - behind + unit))
    return FALSE;
  if (negative)
    *number = -*number;
  return TRUE;
}

static gboolean
valid_day (gint64 year, gint64 month, gint64 day, gint64 *julian)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  *julian = g_date_get_julian (&date);
  return TRUE;
}

/* 114/8/1, 114.8.1, 114-08-01, 民國114年8月1日, 2025-08-01, 1140801, 20250801, 990801. Years
 * below 1000 are 民國. text is in the NFKC form, without spaces. */
static gboolean
parse_date (const char *text, gint64 *julian)
{
  gint64 parts[3] = { 0, 0, 0 };
  const char *p = skip_prefix (skip_prefix (text, "中華"), "民國");
  gsize length = strlen (p);
  guint n = 0;

  if (length >= 6 && length <= 8 && strspn (p, "0123456789") == length)
    {
      gint64 all = g_ascii_strtoll (p, NULL, 10);

      parts[0] = all / 10000;
      parts[1] = all / 100 % 100;
      parts[2] = all % 100;
      return valid_day (parts[0] + (length == 8 ? 0 : 1911), parts[1], parts[2], julian);
    }
  while (n < 3 && g_ascii_isdigit (*p))
    {
      for (; g_ascii_isdigit (*p) && parts[n] < 100000; p++)
        parts[n] = parts[n] * 10 + (*p - '0');
      p = n == 0   ? skip_prefix (p, "年")
          : n == 1 ? skip_prefix (p, "月")
                   : skip_prefix (skip_prefix (p, "日"), "T00:00:00");
      n++;
      if (n < 3 && *p && strchr ("/-.", *p))
        p++;
    }
  return n == 3 && !*p && parts[0] > 0
         && valid_day (parts[0] < 1000 ? parts[0] + 1911 : parts[0], parts[1], parts[2], julian);
}

static gboolean
parse_bool (const char *text, gint64 *value)
{
  static const char *const yes[]
      = { "是", "有", "yes", "y", "true", "1", "v", "✓", "✔", "☑", "○", "◯", "x", "要", NULL };
  static const char *const no[]
      = { "否", "無", "沒有", "不", "no", "n", "false", "0", "☐", "✗", "✘", "×", NULL };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  *value = g_strv_contains (yes, lower);
  return *value || g_strv_contains (no, lower);
}

static int
find_choice (const JjField *field, const char *text)
{
  for (int i = 0; field->choices[i].id; i++)
    {
      const JjChoice *choice = &field->choices[i];

      if (g_ascii_strcasecmp (choice->id, text) == 0
          || g_ascii_strcasecmp (choice->label, text) == 0
          || strcmp (jj_label_zh (choice->label), text) == 0
          || strcmp (jj_label (choice->label), text) == 0)
        return i;
    }
  return -1;
}

static gboolean
parse_choice (const JjField *field, const char *text, gint64 *value, GError **error)
{
  g_autoptr (GString) all = g_string_new (NULL);

  *value = find_choice (field, text);
  if (*value >= 0)
    return TRUE;
  for (guint i = 0; field->choices[i].id; i++)
    g_string_append_printf (all, "%s%s", i ? "、" : "", jj_label (field->choices[i].label));
  return refuse (field, text, all->str, error);
}

static gboolean
parse_list (const JjField *field, const char *text, JjValue *value, GError **error)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) items = NULL;
  g_autofree char *plain = g_strdup (text);

  for (char *p = plain; *p; p = g_utf8_next_char (p))
    {
      if (g_utf8_strchr ("、,;，；", -1, g_utf8_get_char (p)))
        memset (p, '\n', (gsize)(g_utf8_next_char (p) - p));
    }
  items = g_strsplit_set (plain, "\r\n", -1);
  for (guint i = 0; items[i]; i++)
    {
      char *item = g_strstrip (items[i]);
      gint64 choice;

      if (*item && field->choices)
        {
          if (!parse_choice (field, item, &choice, error))
            return FALSE;
          item = (char *)field->choices[choice].id;
        }
      if (!*item || !g_hash_table_add (seen, g_strdup (item)))
        continue;
      g_string_append_printf (joined, "%s%s", joined->len ? "\n" : "", item);
    }
  *value = jj_value_text (joined->str);
  return TRUE;
}

static const JjElement *
find_by_code_or_name (JjPlan *plan, JjKindId kind, const char *text, guint *n)
{
  const JjElement *found = jj_plan_find_code (plan, kind, text);
  const char *space = strchr (text, ' ');

  *n = found != NULL;
  if (found)
    return found;
  found = jj_plan_find_name (plan, kind, text, n);
  if (!found && space)
    {
      g_autofree char *code = g_strndup (text, (gsize)(space - text));

      found = jj_plan_find_code (plan, kind, code);
      if (found && strcmp (jj_element_get_title (found), space + 1) != 0)
        found = NULL;
      *n = found != NULL;
    }
  return found;
}

static gboolean
parse_ref (JjPlan *plan, const JjField *field, const char *text, JjValue *value, GError **error)
{
  for (guint k = 0; plan && k < JJ_N_KINDS; k++)
    {
      const JjElement *found;
      guint n;

      if (!(field->targets & JJ_KIND_BIT (k)))
        continue;
      found = find_by_code_or_name (plan, k, text, &n);
      if (n > 1)
        return refuse (field, text, _ ("several have this name; type the code"), error);
      if (!found)
        continue;
      value->number = jj_element_get_id (found);
      return TRUE;
    }
  return refuse (field, text, _ ("nothing in the plan has this code or name"), error);
}

static char *
without_spaces (const char *text)
{
  char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  char *to = normal;

  for (const char *p = normal, *next; *p; p = next)
    {
      gboolean space = g_unichar_isspace (g_utf8_get_char (p));

      next = g_utf8_next_char (p); /* before the move: it may run over p */
      if (space)
        continue;
      memmove (to, p, (gsize)(next - p));
      to += next - p;
    }
  *to = '\0';
  return normal;
}

static gboolean
parse_compact (const JjField *field, const char *text, JjValue *value, GError **error)
{
  g_autofree char *compact = without_spaces (text);
  gsize length = strlen (compact);

  switch (field->type)
    {
    case JJ_TYPE_DATE:
      return parse_date (compact, &value->number)
             || refuse (field, text, _ ("a date such as 114/8/1 or 2025-08-01"), error);
    case JJ_TYPE_BOOL:
      return parse_bool (compact, &value->number) || refuse (field, text, _ ("yes or no"), error);
    case JJ_TYPE_SHARE:
      if (length > 0 && compact[length - 1] == '%')
        compact[length - 1] = '\0';
      return parse_number (compact, 2, &value->number)
             || refuse (field, text, _ ("a share such as 60 %"), error);
    case JJ_TYPE_DECIMAL2:
      return parse_number (compact, 2, &value->number)
             || refuse (field, text, _ ("a number with at most two decimals"), error);
    default:
      return parse_number (compact, 0, &value->number)
             || refuse (field, text, _ ("a whole number such as 1,200"), error);
    }
}

static char *
clean_text (const JjField *field, const char *text)
{
  char *clean = g_strdup (text);

  if (field->type != JJ_TYPE_TEXT)
    return clean;
  for (char *p = clean; *p; p++)
    {
      if (*p == '\n' || *p == '\r' || *p == '\t')
        *p = ' ';
    }
  return clean;
}

gboolean
jj_value_parse (JjPlan *plan,
                const JjField *field,
                const char *text,
                JjValue *value,
                GError **error)
{
  g_autofree char *stripped = g_strstrip (clean_text (field, text));
  gboolean ok;

  *value = jj_value_empty (field->type);
  if (!g_utf8_validate (text, -1, NULL))
    return refuse (field, "?", _ ("the text is not valid UTF-8"), error);
  if (!*stripped || (strcmp (stripped, "-") == 0 && !jj_type_is_text (field->type)))
    return TRUE;
  switch (field->type)
    {
    case JJ_TYPE_TEXT:
    case JJ_TYPE_PROSE:
      *value = jj_value_text (stripped);
      ok = TRUE;
      break;
    case JJ_TYPE_LIST:
      ok = parse_list (field, stripped, value, error);
      break;
    case JJ_TYPE_ENUM:
      ok = parse_choice (field, stripped, &value->number, error);
      break;
    case JJ_TYPE_REF:
      ok = parse_ref (plan, field, stripped, value, error);
      break;
    default:
      ok = parse_compact (field, stripped, value, error);
      break;
    }
  if (ok && jj_value_check (field, *value, error))
    return TRUE;
  jj_value_clear (field->type, value);
  return FALSE;
}
