/* jj-format.c: values as people read them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-format.h"

#include "jj-kinds-plan.h"
#include "jj-language.h"

#include <string.h>

#define MINUS "\xe2\x88\x92"
#define MAX_TEXT (1 << 20)

char *
jj_format_money (gint64 amount)
{
  guint64 magnitude = amount < 0 ? -(guint64)amount : (guint64)amount;
  char digits[32], out[48];
  int n = g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, magnitude), at = 0;

  for (int i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        out[at++] = ',';
      out[at++] = digits[i];
    }
  out[at] = '\0';
  return g_strconcat (amount < 0 ? MINUS : "", out, NULL);
}

/* number / 10^decimals without trailing zeros: 350, 2 → 3.5 */
static char *
format_decimal (gint64 number, guint decimals)
{
  guint64 magnitude = number < 0 ? -(guint64)number : (guint64)number;
  guint64 scale = 1, whole;
  g_autofree char *head = NULL;
  char fraction[24];

  for (guint i = 0; i < decimals; i++)
    scale *= 10;
  whole = magnitude / scale;
  head = jj_format_money ((gint64)whole);
  g_snprintf (fraction, sizeof fraction, ".%0*" G_GUINT64_FORMAT, (int)decimals, magnitude % scale);
  for (gsize n = strlen (fraction); n > 0 && (fraction[n - 1] == '0' || fraction[n - 1] == '.');)
    {
      gboolean point = fraction[--n] == '.';

      fraction[n] = '\0';
      if (point)
        break;
    }
  return g_strconcat (number < 0 ? MINUS : "", head, fraction, NULL);
}

char *
jj_format_decimal2 (gint64 hundredths)
{
  return format_decimal (hundredths, 2);
}

char *
jj_format_share (gint64 share)
{
  g_autofree char *percent = format_decimal (share, 2);

  return g_strconcat (percent, " %", NULL);
}

static gboolean
to_date (gint64 day, GDate *date)
{
  g_date_clear (date, 1);
  if (day < 1 || day > G_MAXUINT32 || !g_date_valid_julian ((guint32)day))
    return FALSE;
  g_date_set_julian (date, (guint32)day);
  return TRUE;
}

char *
jj_format_date (gint64 day)
{
  GDate date;
  int year;

  if (!to_date (day, &date))
    return g_strdup ("");
  year = g_date_get_year (&date) - 1911;
  if (year <= 0)
    return g_strdup_printf ("民前%d/%u/%u", 1 - year, g_date_get_month (&date),
                            g_date_get_day (&date));
  return g_strdup_printf ("%d/%u/%u", year, g_date_get_month (&date), g_date_get_day (&date));
}

char *
jj_format_iso_date (gint64 day)
{
  GDate date;

  if (!to_date (day, &date))
    return g_strdup ("");
  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}

gint64
jj_parse_iso_date (const char *text)
{
  guint parts[3] = { 0, 0, 0 };

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return JJ_EMPTY;
  for (guint i = 0; i < 10; i++)
    {
      guint *part = &parts[i < 4 ? 0 : i < 7 ? 1 : 2];

      if (i == 4 || i == 7)
        continue;
      if (!g_ascii_isdigit (text[i]))
        return JJ_EMPTY;
      *part = *part * 10 + (guint)(text[i] - '0');
    }
  if (!g_date_valid_dmy ((GDateDay)parts[2], parts[1] <= 12 ? parts[1] : G_DATE_BAD_MONTH,
                         (GDateYear)parts[0]))
    return JJ_EMPTY;
  {
    GDate date;

    g_date_clear (&date, 1);
    g_date_set_dmy (&date, (GDateDay)parts[2], parts[1], (GDateYear)parts[0]);
    return g_date_get_julian (&date);
  }
}

static char *
list_to_display (const JjField *field, const char *text)
{
  g_auto (GStrv) items = g_strsplit (text, "\n", -1);

  for (guint i = 0; field->choices && items[i]; i++)
    {
      int choice = jj_field_find_choice (field, items[i]);

      if (choice >= 0)
        {
          g_free (items[i]);
          items[i] = g_strdup (jj_label (field->choices[choice].label));
        }
    }
  return g_strjoinv ("、", items);
}

char *
jj_value_to_display (JjPlan *plan, const JjField *field, JjValue value)
{
  const JjElement *target;

  if (jj_value_is_empty (field->type, value) && field->type != JJ_TYPE_BOOL)
    return g_strdup (field->flags & JJ_FIELD_FIRST ? jj_label (field->choices[0].label) : "");
  switch (field->type)
    {
    case JJ_TYPE_LIST:
      return list_to_display (field, value.text);
    case JJ_TYPE_MONEY:
    case JJ_TYPE_INT:
      return jj_format_money (value.number);
    case JJ_TYPE_DECIMAL2:
      return jj_format_decimal2 (value.number);
    case JJ_TYPE_SHARE:
      return jj_format_share (value.number);
    case JJ_TYPE_DATE:
      return jj_format_date (value.number);
    case JJ_TYPE_BOOL:
      return g_strdup (value.number ? _ ("yes") : _ ("no"));
    case JJ_TYPE_ENUM:
      return g_strdup (jj_label (field->choices[value.number].label));
    case JJ_TYPE_REF:
      target = plan ? jj_plan_find (plan, value.number) : NULL;
      return g_strdup (target ? jj_element_get_title (target) : "");
    default:
      return g_strdup (value.text);
    }
}

char *
jj_element_to_display (JjPlan *plan, const JjElement *element, guint field)
{
  return jj_value_to_display (plan, &jj_element_get_kind (element)->fields[field],
                              jj_element_get_value (element, field));
}

static char *
without_separators (char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autofree char *joined = g_strjoinv ("", parts);
  g_auto (GStrv) signs = g_strsplit (joined, MINUS, 2);

  g_free (text);
  return g_strjoinv ("-", signs);
}

char *
jj_value_to_edit (JjPlan *plan, const JjField *field, JjValue value)
{
  const JjElement *target;
  char *text = jj_value_to_display (plan, field, value);
  const char *code;

  switch (field->type)
    {
    case JJ_TYPE_MONEY:
    case JJ_TYPE_INT:
    case JJ_TYPE_DECIMAL2:
    case JJ_TYPE_SHARE:
      return without_separators (text);
    case JJ_TYPE_REF:
      target = plan ? jj_plan_find (plan, value.number) : NULL;
      code = target ? jj_element_get_code (target) : NULL;
      if (!code || g_strcmp0 (code, text) == 0)
        return text;
      {
        char *both = g_strconcat (code, " ", text, NULL);

        g_free (text);
        return both;
      }
    default:
      return text;
    }
}

static gboolean
check_items (const JjField *field, const char *text, GError **error)
{
  g_auto (GStrv) items = g_strsplit (text, "\n", -1);

  for (guint i = 0; field->choices && items[i]; i++)
    {
      if (jj_field_find_choice (field, items[i]) >= 0)
        continue;
      g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_VALUE, _ ("“%s” is not a choice of “%s”."),
                   items[i], jj_label (field->label));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_text (const JjField *field, const char *text, GError **error)
{
  gsize length = strlen (text);

  if (length > MAX_TEXT)
    {
      g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_VALUE,
                   _ ("“%s” is too long: a text may have 1 MiB."), jj_label (field->label));
      return FALSE;
    }
  if (*text && g_utf8_validate_len (text, length, NULL))
    return field->type != JJ_TYPE_LIST || check_items (field, text, error);
  g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_VALUE, _ ("“%s” is not valid UTF-8 text."),
               jj_label (field->label));
  return FALSE;
}

static gboolean
check_number (const JjField *field, gint64 number, GError **error)
{
  g_autofree char *low = NULL, *high = NULL;

  if ((field->min == 0 && field->max == 0) || (number >= field->min && number <= field->max))
    return TRUE;
  low = jj_value_to_display (NULL, field, jj_value_number (field->min));
  high = jj_value_to_display (NULL, field, jj_value_number (field->max));
  g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_VALUE, _ ("“%s” can be from %s to %s."),
               jj_label (field->label), low, high);
  return FALSE;
}

gboolean
jj_value_check (const JjField *field, JjValue value, GError **error)
{
  guint n_choices = 0;
  gboolean ok;

  if (jj_value_is_empty (field->type, value))
    return TRUE;
  if (jj_type_is_text (field->type))
    return check_text (field, value.text, error);
  switch (field->type)
    {
    case JJ_TYPE_BOOL:
      ok = value.number == 1;
      break;
    case JJ_TYPE_DATE:
      ok = value.number >= 1 && value.number <= 3652059; /* 9999-12-31 */
      break;
    case JJ_TYPE_ENUM:
      while (field->choices[n_choices].id)
        n_choices++;
      ok = value.number >= 0 && value.number < n_choices;
      break;
    case JJ_TYPE_REF:
      ok = value.number > 0;
      break;
    default:
      return check_number (field, value.number, error);
    }
  if (!ok)
    g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_VALUE, _ ("“%s” cannot hold this value."),
                 jj_label (field->label));
  return ok;
}

gint64
jj_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)g_date_time_get_day_of_month (now),
                  (GDateMonth)g_date_time_get_month (now), (GDateYear)g_date_time_get_year (now));
  return g_date_get_julian (&date);
}
