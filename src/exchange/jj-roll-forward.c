/* jj-roll-forward.c: next year's plan from this year's (下一學年) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-roll-forward.h"

#include "jj-data.h"
#include "jj-draft.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-language.h"
#include "jj-scenarios.h"
#include "jj-scope.h"

#include <string.h>

/* Inside a plan the field's own language is written, whatever the program speaks. */
#define NOTE_BEGIN "由「"
#define NOTE "由「%s」續編。未帶入：豁免 %u、調整 %u、意見 %u、未採用方案的經費 %u、分送紀錄 %u。"

/* What belongs to the year that ends. */
#define LEFT_OUT                                                                                   \
  (JJ_KIND_BIT (JJ_KIND_WAIVER) | JJ_KIND_BIT (JJ_KIND_OVERRIDE) | JJ_KIND_BIT (JJ_KIND_COMMENT)   \
   | JJ_KIND_BIT (JJ_KIND_PART) | JJ_KIND_BIT (JJ_KIND_SCENARIO))

typedef struct
{
  JjPlan *plan;
  const JjRollWish *wish;
  JjDraft *draft;
  gint64 year;        /* the new one */
  guint n_lines_left; /* of scenarios that were not adopted */
} Roll;

gint64
jj_roll_day (gint64 day)
{
  GDate date;

  if (day == JJ_EMPTY || !g_date_valid_julian ((guint32)day))
    return day;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)day);
  g_date_add_years (&date, 1); /* 29 February becomes the 28th */
  return g_date_get_julian (&date);
}

gboolean
jj_roll_is_rolled (JjPlan *plan)
{
  const char *note = jj_element_get_text (jj_plan_get_root (plan), JJ_NOTE);

  return note && g_str_has_prefix (note, NOTE_BEGIN);
}

static void
set_text (JjDraftElement *element, guint field, const char *text)
{
  JjValue value = jj_value_text (text);

  jj_draft_set (element, field, value);
  jj_value_clear (JJ_TYPE_TEXT, &value);
}

static void
clear (JjDraftElement *element, guint field)
{
  jj_draft_set (element, field, jj_value_empty (element->kind->fields[field].type));
}

static void
add_year (JjDraftElement *element, guint field)
{
  jj_draft_set (element, field, jj_value_number (jj_roll_day (element->values[field].number)));
}

/* "114" where no other digit stands beside it becomes "115". (transfer full) (nullable) */
static char *
next_year_text (const char *text, gint64 year)
{
  g_autofree char *old = g_strdup_printf ("%" G_GINT64_FORMAT, year - 1);
  g_autofree char *new = g_strdup_printf ("%" G_GINT64_FORMAT, year);
  g_autofree char *pattern = g_strdup_printf ("(?<![0-9])%s(?![0-9])", old);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);

  return text ? g_regex_replace_literal (regex, text, -1, 0, new, 0, NULL) : NULL;
}

static gboolean
is_installed (const char *pack)
{
  g_autofree char *name = g_strconcat ("rules/", pack, ".json", NULL);
  g_autofree char *shipped = jj_data_path (name);
  g_autofree char *file = g_strconcat (pack, ".json", NULL);
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "jingjin", "rules", file, NULL);

  return g_file_test (shipped, G_FILE_TEST_IS_REGULAR) || g_file_test (own, G_FILE_TEST_IS_REGULAR);
}

static void
choose_packs (JjDraftElement *root, gint64 year)
{
  const char *list = root->values[JJ_PLAN_PACKS].text;
  g_auto (GStrv) packs = g_strsplit (list ? list : "", "\n", -1);
  g_autofree char *joined = NULL;

  for (guint i = 0; packs[i]; i++)
    {
      char *next = next_year_text (packs[i], year);

      if (next && is_installed (next))
        {
          g_free (packs[i]);
          packs[i] = next;
        }
      else
        g_free (next);
    }
  joined = g_strjoinv ("\n", packs);
  set_text (root, JJ_PLAN_PACKS, joined);
}

static char *
make_note (Roll *self)
{
  return g_strdup_printf (NOTE, jj_element_get_title (jj_plan_get_root (self->plan)),
                          jj_plan_get_count (self->plan, JJ_KIND_WAIVER),
                          jj_plan_get_count (self->plan, JJ_KIND_OVERRIDE),
                          jj_plan_get_count (self->plan, JJ_KIND_COMMENT), self->n_lines_left,
                          jj_plan_get_count (self->plan, JJ_KIND_PART));
}

static void
roll_plan (Roll *self, JjDraftElement *root)
{
  g_autofree char *name = next_year_text (root->values[JJ_NAME].text, self->year);
  g_autofree char *title = next_year_text (root->values[JJ_PLAN_TITLE].text, self->year);
  g_autofree char *note = make_note (self);

  set_text (root, JJ_NAME, name);
  set_text (root, JJ_PLAN_TITLE, title);
  set_text (root, JJ_NOTE, note);
  jj_draft_set (root, JJ_PLAN_SCHOOL_YEAR, jj_value_number (self->year));
  jj_draft_set (root, JJ_PLAN_PERIOD, jj_value_number (JJ_PERIOD_FULL));
  clear (root, JJ_PLAN_DOCUMENT_NO);
  clear (root, JJ_PLAN_FISCAL_TIER);
  if (self->wish->fiscal_tier)
    jj_draft_set (root, JJ_PLAN_FISCAL_TIER, jj_value_number (self->wish->fiscal_tier));
  choose_packs (root, self->year);
}

static void
roll_line (Roll *self, JjDraftElement *line)
{
  add_year (line, JJ_BUDGET_LINE_DATE);
  clear (line, JJ_BUDGET_LINE_APPROVED);
  clear (line, JJ_BUDGET_LINE_SPENT);
  clear (line, JJ_BUDGET_LINE_SCENARIO);
  if (self->wish->amounts != JJ_ROLL_CLEAR)
    return;
  clear (line, JJ_BUDGET_LINE_UNIT_PRICE);
  clear (line, JJ_BUDGET_LINE_QUANTITY);
  clear (line, JJ_BUDGET_LINE_TIMES);
  clear (line, JJ_BUDGET_LINE_FIRST_YEAR_AMOUNT);
}

static void
roll_purse (Roll *self, JjDraftElement *purse)
{
  if (self->wish->amounts == JJ_ROLL_KEEP)
    return;
  if (self->wish->amounts == JJ_ROLL_LAST_YEAR)
    jj_draft_set (purse, JJ_PURSE_BEFORE, purse->values[JJ_PURSE_GRANTED]);
  clear (purse, JJ_PURSE_GRANTED);
}

static void
roll_indicator (JjDraftElement *indicator)
{
  if (indicator->values[JJ_INDICATOR_ACTUAL].number != JJ_EMPTY)
    jj_draft_set (indicator, JJ_INDICATOR_LAST_YEAR, indicator->values[JJ_INDICATOR_ACTUAL]);
  clear (indicator, JJ_INDICATOR_ACTUAL);
}

static void
roll_element (Roll *self, JjDraftElement *element)
{
  switch (jj_kind_index (element->kind))
    {
    case JJ_KIND_PLAN:
      roll_plan (self, element);
      break;
    case JJ_KIND_ACTIVITY:
      add_year (element, JJ_ACTIVITY_START);
      add_year (element, JJ_ACTIVITY_END);
      break;
    case JJ_KIND_MILESTONE:
      add_year (element, JJ_MILESTONE_START);
      add_year (element, JJ_MILESTONE_END);
      break;
    case JJ_KIND_BUDGET_LINE:
      roll_line (self, element);
      break;
    case JJ_KIND_CHARGED_TO:
      if (self->wish->amounts == JJ_ROLL_CLEAR)
        clear (element, JJ_CHARGED_TO_AMOUNT);
      break;
    case JJ_KIND_PURSE:
      roll_purse (self, element);
      break;
    case JJ_KIND_INDICATOR:
      roll_indicator (element);
      break;
    case JJ_KIND_COMMUNITY:
      jj_draft_set (element, JJ_COMMUNITY_CONTINUING, jj_value_number (TRUE));
      break;
    case JJ_KIND_PERSON:
      if (element->values[JJ_PERSON_YEARS_TEACHING].number != JJ_EMPTY
          && element->values[JJ_PERSON_YEARS_TEACHING].number < 60)
        jj_draft_set (element, JJ_PERSON_YEARS_TEACHING,
                      jj_value_number (element->values[JJ_PERSON_YEARS_TEACHING].number + 1));
      break;
    default:
      break;
    }
}

/* Lines of the scenarios that were not adopted, and then all that is the old year's. */
static void
leave_out (Roll *self)
{
  JjId adopted = jj_scenario_get_adopted (self->plan);

  for (guint i = 0; i < jj_plan_get_count (self->plan, JJ_KIND_BUDGET_LINE); i++)
    {
      const JjElement *line = jj_plan_get_nth (self->plan, JJ_KIND_BUDGET_LINE, i);
      const JjElement *scenario = jj_element_get_ref (line, JJ_BUDGET_LINE_SCENARIO);

      if (!scenario || jj_element_get_id (scenario) == adopted)
        {
          jj_draft_set (jj_draft_find (self->draft, jj_element_get_id (line)),
                        JJ_BUDGET_LINE_SCENARIO, jj_value_number (0));
          continue;
        }
      jj_draft_remove_tree (self->draft, jj_element_get_id (line));
      self->n_lines_left++;
    }
  for (guint k = 0; k < JJ_N_KINDS; k++)
    for (guint i = 0; LEFT_OUT & JJ_KIND_BIT (k) && i < jj_plan_get_count (self->plan, k); i++)
      jj_draft_remove_tree (self->draft, jj_element_get_id (jj_plan_get_nth (self->plan, k, i)));
}

/* The draft's plan element becomes that of another plan. */
static void
change_root (Roll *self, JjId new_root)
{
  JjId old_root = jj_element_get_id (jj_plan_get_root (self->plan));
  JjDraftElement root = *jj_draft_find (self->draft, old_root);

  root.id = new_root;
  jj_draft_add (self->draft, &root);
  jj_draft_remove (self->draft, old_root);
  for (guint i = 0; i < jj_draft_get_count (self->draft); i++)
    {
      JjDraftElement *element = jj_draft_get_nth (self->draft, i);

      for (guint f = 0; f < element->kind->n_fields; f++)
        if (element->kind->fields[f].type == JJ_TYPE_REF && element->values[f].number == old_root)
          jj_draft_set (element, f, jj_value_number (new_root));
    }
}

JjPlan *
jj_roll_forward (JjPlan *plan, const JjRollWish *wish, GError **error)
{
  gint64 year = jj_element_get_number_or (jj_plan_get_root (plan), JJ_PLAN_SCHOOL_YEAR, 0);
  g_autoptr (JjDraft) draft = jj_draft_new_from_plan (plan);
  g_autoptr (JjPlan) empty = jj_plan_new ();
  g_autoptr (JjEdit) edit = NULL;
  Roll roll = { plan, wish, draft, year + 1, 0 };

  if (jj_scope_get_part (plan) || !year)
    {
      g_set_error_literal (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_SCOPE,
                           year ? _ ("This file is a part; next year's plan is made from the whole "
                                     "plan.")
                                : _ ("The plan has no school year yet: fill it in first."));
      return NULL;
    }
  leave_out (&roll);
  for (guint i = 0; i < jj_draft_get_count (draft); i++)
    roll_element (&roll, jj_draft_get_nth (draft, i));
  change_root (&roll, jj_element_get_id (jj_plan_get_root (empty)));
  edit = jj_draft_to_edit (draft, empty, _ ("Next year"));
  return jj_plan_with (empty, edit, error);
}
