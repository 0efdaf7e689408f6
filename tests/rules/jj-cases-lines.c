/* jj-cases-lines.c: cases of the forms that look at budget lines */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cases.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"

static gboolean
price_range (JjCase *c)
{
  const JjEntry *price = jj_case_entry (c, "price");
  gint64 minimum = jj_entry_get_int_or (price, "minimum", JJ_EMPTY);
  gint64 maximum = jj_entry_get_int_or (price, "maximum", JJ_EMPTY);

  if (maximum != JJ_EMPTY)
    jj_fixture_line (c->plan, 0, 0, jj_case_text (c, "item"), maximum + c->bad);
  else if (minimum != JJ_EMPTY && minimum > 0)
    jj_fixture_line (c->plan, 0, 0, jj_case_text (c, "item"), minimum - c->bad);
  return maximum != JJ_EMPTY || (minimum != JJ_EMPTY && minimum > 0);
}

static gboolean
computed_line_twice (JjCase *c)
{
  JjId activity = jj_case_activity (c);

  jj_fixture_line (c->plan, activity, 0, "lecturer_external", 100);
  jj_fixture_line (c->plan, activity, 0, jj_case_text (c, "item"), JJ_EMPTY);
  jj_fixture_line (c->plan, c->bad ? activity : jj_case_activity (c), 0, jj_case_text (c, "item"),
                   JJ_EMPTY);
  return TRUE;
}

/* A price turns 雜支 into a plain line. */
static gboolean
price_on_computed (JjCase *c)
{
  JjId activity = jj_case_activity (c);

  jj_fixture_line (c->plan, activity, 0, "premium", c->bad ? 0 : JJ_EMPTY);
  jj_fixture_line (c->plan, activity, 0, "misc", 100);
  return TRUE;
}

/* Own money may pay for it. */
static gboolean
banned_item (JjCase *c)
{
  JjId purse = jj_case_purse (c, c->bad ? "k12ea" : "own");

  jj_fixture_line (c->plan, 0, purse, jj_case_first (c, "items"), 100);
  jj_build_set (c->plan, jj_fixture_line (c->plan, 0, purse, "printing", 100), JJ_NAME,
                jj_case_first (c, "keywords"));
  return TRUE;
}

static gboolean
item_known (JjCase *c)
{
  jj_fixture_line (c->plan, 0, 0, c->bad ? "no_such_item" : "printing", 100);
  jj_fixture_line (c->plan, 0, 0, NULL, 100);
  return TRUE;
}

static gboolean
account_matches (JjCase *c)
{
  JjId line = jj_fixture_line (c->plan, 0, 0, "printing", 100);

  jj_build_set (c->plan, line, JJ_BUDGET_LINE_ACCOUNT, "operating");
  jj_build_set (c->plan, line, JJ_BUDGET_LINE_NATURE, c->bad ? "capital" : "current");
  return TRUE;
}

static gboolean
items_of_served (JjCase *c)
{
  JjId activity = jj_case_activity (c);

  jj_build_link (c->plan, JJ_KIND_SERVES, activity, jj_case_add (c, JJ_KIND_COMMUNITY));
  jj_fixture_line (c->plan, activity, 0, c->bad ? "no_such_item" : jj_case_first (c, "items"), 100);
  jj_fixture_line (c->plan, jj_case_activity (c), 0, "no_such_item", 100); /* serves nobody */
  return TRUE;
}

static gboolean
eligibility (JjCase *c)
{
  const JjField *sources = &jj_kind_purse.fields[JJ_PURSE_SOURCE];
  JjId activity = jj_case_activity (c);
  JjId programme = jj_element_get_id (jj_plan_get_nth (c->plan, JJ_KIND_PROGRAMME, 0));
  JjId parent = jj_build_add (c->plan, JJ_KIND_PROGRAMME, NULL);
  const char *source = jj_case_first (c, "sources");

  /* By the parent: a programme without a group has that of its parent. */
  jj_build_set (c->plan, parent, JJ_PROGRAMME_GROUP, jj_case_text (c, "group"));
  jj_case_set (c, programme, JJ_PROGRAMME_PARENT, parent);
  for (guint i = 0; c->bad && i < JJ_N_SOURCES; i++)
    {
      if (!jj_entry_list_has (c->entry, "sources", sources->choices[i].id)
          && i != JJ_SOURCE_COUNTY_MATCH)
        source = sources->choices[i].id;
    }
  jj_fixture_line (c->plan, activity, jj_case_purse (c, source), "printing", 100);
  return TRUE;
}

static gboolean
charged_in_full (JjCase *c)
{
  JjId line = jj_fixture_line (c->plan, 0, 0, "printing", 1000);
  JjId link = jj_build_link (c->plan, JJ_KIND_CHARGED_TO, line, jj_case_purse (c, "own"));

  jj_case_set (c, link, JJ_CHARGED_TO_AMOUNT, 1000 + c->bad);
  line = jj_fixture_line (c->plan, 0, 0, "printing", 1000);
  link = jj_build_link (c->plan, JJ_KIND_CHARGED_TO, line, jj_case_purse (c, "own"));
  jj_case_set (c, link, JJ_CHARGED_TO_AMOUNT, 1000 - c->bad);
  return TRUE;
}

static gboolean
first_year_split (JjCase *c)
{
  jj_case_set (c, jj_fixture_line (c->plan, 0, 0, "printing", 1000),
               JJ_BUDGET_LINE_FIRST_YEAR_AMOUNT, 1000 + c->bad);
  return TRUE;
}

static gboolean
computed_line_missing (JjCase *c)
{
  JjId activity = jj_case_activity (c);

  jj_fixture_line (c->plan, activity, 0, "lecturer_external", 1000);
  jj_fixture_line (c->plan, c->bad ? jj_case_activity (c) : activity, 0, jj_case_text (c, "item"),
                   JJ_EMPTY);
  return TRUE;
}

const JjCaseBuilder jj_cases_lines[] = {
  { "computed_line_twice", computed_line_twice },
  { "price_on_computed", price_on_computed },
  { "price_range", price_range },
  { "banned_item", banned_item },
  { "item_known", item_known },
  { "account_matches", account_matches },
  { "items_of_served", items_of_served },
  { "eligibility", eligibility },
  { "charged_in_full", charged_in_full },
  { "first_year_split", first_year_split },
  { "computed_line_missing", computed_line_missing },
  { NULL, NULL },
};
