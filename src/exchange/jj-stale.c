/* jj-stale.c: what of a plan is still last year's (待更新) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-stale.h"

#include "jj-directory.h"
#include "jj-format.h"
#include "jj-history.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-language.h"
#include "jj-roll-forward.h"

#include <string.h>

/* Characters shown on each side of a number. */
#define AROUND 12

typedef struct
{
  JjPlan *plan;
  JjPackSet *packs;
  GHashTable *touched;
  GRegex *year;
  GArray *found;
} Stale;

const char *
jj_stale_get_label (JjStaleType type)
{
  static const char *const labels[] = {
    [JJ_STALE_YEAR] = N_ ("Last year's number"),
    [JJ_STALE_CERTIFICATE] = N_ ("Certificate expired"),
    [JJ_STALE_SCHOOL] = N_ ("School not in the directory"),
    [JJ_STALE_PRICE] = N_ ("Last year's price"),
    [JJ_STALE_DATE] = N_ ("Date outside of the year"),
    [JJ_STALE_WEEKEND] = N_ ("Date on a weekend"),
    [JJ_STALE_TEXT] = N_ ("Text not touched since"),
  };

  return _ (labels[type]);
}

GHashTable *
jj_stale_get_touched (JjProject *project)
{
  GHashTable *touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (JjHistory) history = jj_history_new (project, NULL);

  for (;;)
    {
      g_autoptr (GPtrArray) page = jj_history_next (history, 200, NULL);

      for (guint i = 0; page && i < page->len; i++)
        {
          JjEdit *edit = jj_history_entry_get_edit (page->pdata[i]);

          for (guint k = 0; edit && k < jj_edit_get_n_ops (edit); k++)
            g_hash_table_add (touched, g_memdup2 (&jj_edit_get_op (edit, k)->id, sizeof (JjId)));
        }
      if (!page || page->len == 0)
        return touched;
    }
}

static void
clear_stale (gpointer data)
{
  g_free (((JjStale *)data)->text);
}

/* text: (transfer full) */
static void
tell (Stale *self, JjStaleType type, const JjElement *element, guint field, char *text)
{
  JjStale stale = { type, jj_element_get_id (element), field, text };

  g_array_append_val (self->found, stale);
}

static GRegex *
make_regex (gint64 year)
{
  GString *wide = g_string_new (NULL);
  g_autofree char *narrow = g_strdup_printf ("%" G_GINT64_FORMAT, year - 1);
  g_autofree char *pattern = NULL;
  GRegex *regex;

  for (const char *c = narrow; *c; c++)
    g_string_append_unichar (wide, 0xFF10 + (gunichar)(*c - '0'));
  pattern = g_strdup_printf ("(?<![0-9A-Za-z０-９_\\-.,])(?:%s|%s|%" G_GINT64_FORMAT
                             ")(?![0-9A-Za-z０-９_\\-]|[.,][0-9])",
                             narrow, wide->str, year - 1 + 1911);
  regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);
  g_string_free (wide, TRUE);
  return regex;
}

static char *
find_in (GRegex *regex, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  const char *from, *to;
  int start, end;

  if (!text || !g_regex_match (regex, text, 0, &match)
      || !g_match_info_fetch_pos (match, 0, &start, &end))
    return NULL;
  from = text + start;
  to = text + end;
  for (guint i = 0; i < AROUND && from > text; i++)
    from = g_utf8_prev_char (from);
  for (guint i = 0; i < AROUND && *to; i++)
    to = g_utf8_next_char (to);
  return g_strdelimit (g_strndup (from, (gsize)(to - from)), "\n", ' ');
}

char *
jj_stale_find_year (const char *text, gint64 year)
{
  g_autoptr (GRegex) regex = make_regex (year);

  return find_in (regex, text);
}

static gboolean
is_own_text (const JjElement *element, guint field)
{
  const JjKind *kind = jj_element_get_kind (element);

  if (!jj_type_is_text (kind->fields[field].type) || kind->fields[field].choices)
    return FALSE;
  if (kind == &jj_kind_plan)
    return field == JJ_NAME || field == JJ_PLAN_TITLE || field == JJ_PLAN_PURPOSE
           || field == JJ_PLAN_DOCUMENT_NO;
  return (kind->flags & JJ_KIND_LINK) || field != JJ_CODE;
}

static void
look_at_texts (Stale *self, const JjElement *element)
{
  for (guint f = 0; f < jj_element_get_kind (element)->n_fields; f++)
    {
      char *text = is_own_text (element, f) ? find_in (self->year, jj_element_get_text (element, f))
                                            : NULL;

      if (text)
        tell (self, JJ_STALE_YEAR, element, f, text);
    }
}

static void
look_for_year (Stale *self)
{
  for (guint k = 0; k < JJ_N_KINDS; k++)
    for (guint i = 0; i < jj_plan_get_count (self->plan, k); i++)
      look_at_texts (self, jj_plan_get_nth (self->plan, k, i));
}

static void
look_for_certificates (Stale *self)
{
  gint64 first = jj_plan_get_first_day (self->plan);

  for (guint i = 0; i < jj_plan_get_count (self->plan, JJ_KIND_BELONGS_TO); i++)
    {
      const JjElement *link = jj_plan_get_nth (self->plan, JJ_KIND_BELONGS_TO, i);
      gint64 expires = jj_element_get_number (link, JJ_BELONGS_TO_EXPIRES);

      if (expires != JJ_EMPTY && expires < first)
        tell (self, JJ_STALE_CERTIFICATE, link, JJ_BELONGS_TO_EXPIRES, jj_format_date (expires));
    }
}

static char *
school_key (const char *code, gint64 level)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT, code ? code : "", level);
}

/* Levels of which the directory has no school at all say nothing. */
static void
look_for_schools (Stale *self)
{
  const JjElement *root = jj_plan_get_root (self->plan);
  const char *code = jj_element_get_text (root, JJ_PLAN_COUNTY);
  const JjCounty *county = code ? jj_county_find (code) : NULL;
  guint year = (guint)jj_element_get_number_or (root, JJ_PLAN_SCHOOL_YEAR, 0);
  g_autoptr (GPtrArray) all = county && year ? jj_directory_load (county, year, NULL) : NULL;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint64 levels = 0;

  for (guint i = 0; all && i < all->len; i++)
    {
      const JjDirectorySchool *school = all->pdata[i];

      if (!school->active)
        continue;
      g_hash_table_add (known, school_key (school->ministry_code, school->level));
      levels |= school->level >= 0 ? G_GUINT64_CONSTANT (1) << school->level : 0;
    }
  for (guint i = 0; all && i < jj_plan_get_count (self->plan, JJ_KIND_SCHOOL); i++)
    {
      const JjElement *school = jj_plan_get_nth (self->plan, JJ_KIND_SCHOOL, i);
      gint64 level = jj_element_get_number (school, JJ_SCHOOL_LEVEL);
      const char *ministry = jj_element_get_text (school, JJ_SCHOOL_MINISTRY_CODE);
      g_autofree char *key = school_key (ministry, level);

      if (jj_element_get_bool (school, JJ_SCHOOL_ACTIVE) && level >= 0 && (levels >> level & 1) != 0
          && !g_hash_table_contains (known, key))
        tell (self, JJ_STALE_SCHOOL, school, JJ_SCHOOL_MINISTRY_CODE,
              g_strdup (ministry ? ministry : ""));
    }
}

static gint64
get_price (Stale *self, const char *item, gint64 day)
{
  const JjEntry *entry = item ? jj_pack_set_find_item (self->packs, item, day) : NULL;
  const char *price = entry ? jj_entry_get_string (entry, "price") : NULL;
  const JjEntry *rate = price ? jj_pack_set_find (self->packs, price, day) : NULL;

  return rate ? jj_entry_get_int_or (rate, "proposed", JJ_EMPTY) : JJ_EMPTY;
}

/* The line's own date, its activity's start, or the plan's first day. */
static gint64
get_day (Stale *self, const JjElement *line)
{
  const JjElement *activity = jj_element_get_ref (line, JJ_BUDGET_LINE_ACTIVITY);
  gint64 day = jj_element_get_number (line, JJ_BUDGET_LINE_DATE);

  if (day == JJ_EMPTY && activity)
    day = jj_element_get_number (activity, JJ_ACTIVITY_START);
  return day == JJ_EMPTY ? jj_plan_get_first_day (self->plan) : day;
}

static void
look_for_prices (Stale *self)
{
  for (guint i = 0; i < jj_plan_get_count (self->plan, JJ_KIND_BUDGET_LINE); i++)
    {
      const JjElement *line = jj_plan_get_nth (self->plan, JJ_KIND_BUDGET_LINE, i);
      const char *item = jj_element_get_text (line, JJ_BUDGET_LINE_ITEM);
      gint64 typed = jj_element_get_number (line, JJ_BUDGET_LINE_UNIT_PRICE);
      gint64 day = get_day (self, line), now = get_price (self, item, day);
      g_autofree char *a = NULL, *b = NULL;

      if (typed == JJ_EMPTY || now == JJ_EMPTY || now == typed
          || get_price (self, item, day - 365) != typed)
        continue;
      a = jj_format_money (typed);
      b = jj_format_money (now);
      tell (self, JJ_STALE_PRICE, line, JJ_BUDGET_LINE_UNIT_PRICE,
            g_strdup_printf ("%s → %s", a, b));
    }
}

static void
look_at_date (Stale *self, const JjElement *element, guint field)
{
  gint64 day = jj_element_get_number (element, field);
  GDate date;
  GDateWeekday weekday;

  if (day == JJ_EMPTY || !g_date_valid_julian ((guint32)day))
    return;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)day);
  weekday = g_date_get_weekday (&date);
  if (jj_element_get_kind_id (element) != JJ_KIND_MILESTONE
      && (day < jj_plan_get_first_day (self->plan) || day > jj_plan_get_last_day (self->plan)))
    tell (self, JJ_STALE_DATE, element, field, jj_format_date (day));
  else if (weekday >= G_DATE_SATURDAY)
    tell (self, JJ_STALE_WEEKEND, element, field, jj_format_date (day));
}

static void
look_for_dates (Stale *self)
{
  static const struct
  {
    JjKindId kind;
    guint field;
  } dates[] = { { JJ_KIND_ACTIVITY, JJ_ACTIVITY_START },
                { JJ_KIND_ACTIVITY, JJ_ACTIVITY_END },
                { JJ_KIND_MILESTONE, JJ_MILESTONE_START },
                { JJ_KIND_MILESTONE, JJ_MILESTONE_END },
                { JJ_KIND_BUDGET_LINE, JJ_BUDGET_LINE_DATE } };

  for (guint d = 0; d < G_N_ELEMENTS (dates); d++)
    for (guint i = 0; i < jj_plan_get_count (self->plan, dates[d].kind); i++)
      look_at_date (self, jj_plan_get_nth (self->plan, dates[d].kind, i), dates[d].field);
}

static void
look_for_texts (Stale *self)
{
  for (guint i = 0; i < jj_plan_get_count (self->plan, JJ_KIND_CHAPTER); i++)
    {
      const JjElement *chapter = jj_plan_get_nth (self->plan, JJ_KIND_CHAPTER, i);
      JjId id = jj_element_get_id (chapter);

      if (!jj_element_is_empty (chapter, JJ_CHAPTER_BODY)
          && !g_hash_table_contains (self->touched, &id))
        tell (self, JJ_STALE_TEXT, chapter, JJ_CHAPTER_BODY,
              g_strdup_printf (_ ("%ld characters"),
                               g_utf8_strlen (jj_element_get_text (chapter, JJ_CHAPTER_BODY), -1)));
    }
}

static int
compare_types (gconstpointer a, gconstpointer b)
{
  return (int)((const JjStale *)a)->type - (int)((const JjStale *)b)->type;
}

GArray *
jj_stale_list (JjPlan *plan, JjPackSet *packs, GHashTable *touched)
{
  gint64 year = jj_element_get_number_or (jj_plan_get_root (plan), JJ_PLAN_SCHOOL_YEAR, 0);
  Stale stale = { plan, packs, touched, NULL, g_array_new (FALSE, FALSE, sizeof (JjStale)) };

  g_array_set_clear_func (stale.found, clear_stale);
  if (year)
    {
      stale.year = make_regex (year);
      look_for_year (&stale);
      g_regex_unref (stale.year);
    }
  look_for_certificates (&stale);
  look_for_schools (&stale);
  look_for_prices (&stale);
  look_for_dates (&stale);
  if (touched && jj_roll_is_rolled (plan))
    look_for_texts (&stale);
  g_array_sort (stale.found, compare_types);
  return stale.found;
}
