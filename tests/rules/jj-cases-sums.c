/* jj-cases-sums.c: cases of the forms that look at sums */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cases.h"
#include "jj-kinds-plan.h"
#include "jj-money.h"

#include <string.h>

static gboolean
cap_per_element (JjCase *c)
{
  JjKindId kind = jj_kind_index (jj_kind_by_id (jj_case_text (c, "kind")));
  gint64 amount = jj_case_int (c, "maximum") + c->bad;
  JjId id = jj_case_add (c, kind), activity;

  if (strcmp (jj_case_text (c, "measure"), "served_cost") == 0)
    {
      /* Two are served: each bears half. */
      activity = jj_case_activity (c);
      jj_build_link (c->plan, JJ_KIND_SERVES, activity, id);
      jj_build_link (c->plan, JJ_KIND_SERVES, activity, jj_build_add (c->plan, kind, NULL));
      jj_fixture_line (c->plan, activity, 0, "printing", amount * 2 - c->bad);
    }
  else if (strcmp (jj_case_text (c, "measure"), "cost") == 0)
    jj_fixture_line (c->plan, id, 0, "printing", amount);
  else
    jj_case_set (c, id, (guint)jj_kind_find_field (jj_kind_get (kind), jj_case_text (c, "measure")),
                 amount);
  return TRUE;
}

static JjId
add_line (JjCase *c, JjId activity, JjId purse, const char *by_item, const char *by_account)
{
  const char *item = jj_case_first (c, by_item), *account = jj_case_first (c, by_account);
  JjId line = jj_fixture_line (c->plan, activity, purse, item, 10000);

  if (!item)
    jj_build_set (c->plan, line, JJ_BUDGET_LINE_ACCOUNT, account);
  return line;
}

/* The largest amount that is still within the share; where the line is in the base itself the base
 * grows with it. */
static gboolean
share_of_base (JjCase *c)
{
  JjId activity = jj_case_activity (c), purse = jj_case_purse (c, "own");
  const char *item = jj_case_first (c, "items");
  const JjEntry *entry = item ? jj_pack_set_find_item (c->packs, item, c->day) : NULL;
  const char *account
      = entry ? jj_entry_get_string (entry, "account") : jj_case_first (c, "accounts");
  gboolean in_base = jj_entry_list_has (c->entry, "base_accounts", account);
  gint64 above = 0, limit = 0;
  JjId line;

  add_line (c, activity, purse, "base_items", "base_accounts");
  line = add_line (c, activity, purse, "items", "accounts");
  for (; above <= limit; above++)
    g_assert_true (jj_money_share_round (10000 + (in_base ? above + 1 : 0),
                                         jj_case_int (c, "maximum"), 10000, &limit));
  jj_case_set (c, line, JJ_BUDGET_LINE_UNIT_PRICE, above - 1 + c->bad);
  return TRUE;
}

static gboolean
purse_ceiling (JjCase *c)
{
  JjId purse = jj_case_purse (c, jj_case_first (c, "sources"));

  jj_case_set (c, purse, JJ_PURSE_GRANTED, 1000);
  jj_fixture_line (c->plan, 0, purse, "printing", 1000 + c->bad);
  return TRUE;
}

static gboolean
purse_remaining (JjCase *c)
{
  JjId purse = jj_case_purse (c, jj_case_first (c, "sources"));

  jj_case_set (c, purse, JJ_PURSE_GRANTED, 10000);
  jj_fixture_line (c->plan, 0, purse, "printing", 10000 - jj_case_int (c, "maximum") - c->bad);
  return TRUE;
}

static gboolean
not_less_than_before (JjCase *c)
{
  JjId purse = jj_case_purse (c, jj_case_first (c, "sources"));
  gboolean granted = strcmp (jj_case_text (c, "measure"), "granted") == 0;

  jj_case_set (c, purse, JJ_PURSE_BEFORE, 1000);
  jj_case_set (c, purse, JJ_PURSE_GRANTED, granted ? 1000 - c->bad : 2000);
  jj_fixture_line (c->plan, 0, purse, "printing", granted ? 1 : 1000 - c->bad);
  return TRUE;
}

/* Tier 5, 90 %: of 1,005 the county's part is 1,005 − 904 = 101. */
static gboolean
ratio_by_tier (JjCase *c)
{
  JjId match = jj_case_purse (c, "county_match");

  jj_fixture_line (c->plan, 0, jj_case_purse (c, "k12ea"), "printing", 1005);
  jj_case_set (c, match, JJ_PURSE_GRANTED, 101 - c->bad);
  return TRUE;
}

static gboolean
tier_of_county (JjCase *c)
{
  JsonObject *tiers = jj_entry_get_object (jj_case_entry (c, "tiers"), "tiers");
  gint64 tier = json_object_get_int_member (tiers, "TW-YUN");

  jj_case_set (c, jj_element_get_id (jj_plan_get_root (c->plan)), JJ_PLAN_FISCAL_TIER,
               c->bad ? 1 + tier % 5 : tier);
  return TRUE;
}

static gboolean
execution_rate (JjCase *c)
{
  JjId line = jj_fixture_line (c->plan, 0, 0, "printing", 10000);

  jj_case_set (c, line, JJ_BUDGET_LINE_SPENT, jj_case_int (c, "minimum") - c->bad);
  return TRUE;
}

const JjCaseBuilder jj_cases_sums[] = {
  { "cap_per_element", cap_per_element },
  { "share_of_base", share_of_base },
  { "purse_ceiling", purse_ceiling },
  { "purse_remaining", purse_remaining },
  { "not_less_than_before", not_less_than_before },
  { "ratio_by_tier", ratio_by_tier },
  { "tier_of_county", tier_of_county },
  { "execution_rate", execution_rate },
  { NULL, NULL },
};
