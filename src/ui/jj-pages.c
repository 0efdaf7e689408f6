/* jj-pages.c: the views of the window */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-pages.h"

#include "jj-charts-page.h"
#include "jj-checks-page.h"
#include "jj-coverage-page.h"
#include "jj-data-page.h"
#include "jj-document-page.h"
#include "jj-hand-in-page.h"
#include "jj-model-page.h"
#include "jj-overview-page.h"
#include "jj-payments-page.h"
#include "jj-rules-page.h"
#include "jj-scenario-page.h"
#include "jj-talk-page.h"
#include "jj-trial-page.h"
#include "jj-year-page.h"

#include <glib/gi18n.h>

static const JjKindId school_kinds[] = { JJ_KIND_SCHOOL };
static const JjKindId community_kinds[] = { JJ_KIND_COMMUNITY };
static const JjKindId talent_kinds[] = { JJ_KIND_TALENT_POOL, JJ_KIND_PERSON };
static const JjKindId alliance_kinds[] = { JJ_KIND_ALLIANCE, JJ_KIND_ORGANISATION };
static const JjKindId activity_kinds[] = { JJ_KIND_ACTIVITY, JJ_KIND_PROGRAMME, JJ_KIND_MILESTONE };
static const JjKindId budget_kinds[] = { JJ_KIND_BUDGET_LINE, JJ_KIND_PURSE };
static const JjKindId scenario_kinds[] = { JJ_KIND_SCENARIO };
static const JjKindId chapter_kinds[] = { JJ_KIND_CHAPTER };
static const JjKindId indicator_kinds[] = { JJ_KIND_INDICATOR, JJ_KIND_OBJECTIVE };

#define KINDS(array) array, G_N_ELEMENTS (array)

static const JjPage pages[] = {
  { "overview", N_ ("Overview"), "jj-overview-symbolic", 0, NULL, 0, NULL, jj_overview_page_new,
    NULL },
  { "model", N_ ("Model"), "jj-model-symbolic", 0, NULL, 0, NULL, jj_model_page_new,
    jj_model_page_show },
  { "school", N_ ("Schools"), "jj-school-symbolic", 1, KINDS (school_kinds), "map",
    jj_data_page_new, jj_data_page_show },
  { "community", N_ ("Communities"), "jj-community-symbolic", 1, KINDS (community_kinds), "domains",
    jj_data_page_new, jj_data_page_show },
  { "talent", N_ ("Talent"), "jj-talent_pool-symbolic", 1, KINDS (talent_kinds), "pyramid",
    jj_data_page_new, jj_data_page_show },
  { "alliance", N_ ("Alliances"), "jj-alliance-symbolic", 1, KINDS (alliance_kinds),
    "alliances taiwan", jj_data_page_new, jj_data_page_show },
  { "coverage", N_ ("Coverage"), "view-grid-symbolic", 1, NULL, 0, NULL, jj_coverage_page_new,
    NULL },
  { "activity", N_ ("Activities"), "jj-activity-symbolic", 1, KINDS (activity_kinds), NULL,
    jj_data_page_new, jj_data_page_show },
  { "budget", N_ ("Budget"), "jj-budget_line-symbolic", 1, KINDS (budget_kinds), "sankey",
    jj_data_page_new, jj_data_page_show },
  { "trial", N_ ("Trial"), "jj-trial-symbolic", 1, NULL, 0, NULL, jj_trial_page_new, NULL },
  { "scenario", N_ ("Scenarios"), "jj-scenario-symbolic", 1, KINDS (scenario_kinds), NULL,
    jj_scenario_page_new, NULL },
  { "year", N_ ("Last Year"), "document-open-recent-symbolic", 1, NULL, 0, NULL, jj_year_page_new,
    NULL },
  { "payments", N_ ("Payments"), "jj-purse-symbolic", 1, NULL, 0, NULL, jj_payments_page_new,
    NULL },
  { "indicator", N_ ("Indicators"), "jj-indicator-symbolic", 1, KINDS (indicator_kinds), NULL,
    jj_data_page_new, jj_data_page_show },
  { "charts", N_ ("Charts"), "jj-flow-symbolic", 1, NULL, 0, NULL, jj_charts_page_new, NULL },
  { "document", N_ ("Document"), "jj-chapter-symbolic", 2, KINDS (chapter_kinds), NULL,
    jj_document_page_new, jj_document_page_show },
  { "checks", N_ ("Findings"), "jj-warning-symbolic", 2, NULL, 0, NULL, jj_checks_page_new, NULL },
  { "talk", N_ ("Slides"), "jj-talk-symbolic", 2, NULL, 0, NULL, jj_talk_page_new, NULL },
  { "hand-in", N_ ("Hand In"), "jj-package-symbolic", 2, NULL, 0, NULL, jj_hand_in_page_new, NULL },
  { "rules", N_ ("Rules"), "jj-rule-symbolic", 2, NULL, 0, NULL, jj_rules_page_new, NULL },
};

guint
jj_pages_get_n (void)
{
  return G_N_ELEMENTS (pages);
}

const JjPage *
jj_pages_get (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (pages), NULL);
  return &pages[i];
}

int
jj_pages_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].id, id) == 0)
      return (int)i;
  return -1;
}

int
jj_pages_find_kind (JjKindId kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    for (guint k = 0; k < pages[i].n_kinds; k++)
      if (pages[i].kinds[k] == kind)
        return (int)i;
  return kind == JJ_KIND_PLAN ? jj_pages_find ("overview") : -1;
}

const char *
jj_page_get_title (const JjPage *page)
{
  return _ (page->title);
}
