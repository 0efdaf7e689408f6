/* tier-of-county.c: the fiscal tier is chosen, and is the one of the list */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-forms.h"
#include "jj-kinds-plan.h"
#include "jj-language.h"

static void
run (JjCheck *check)
{
  const JjElement *plan = jj_plan_get_root (check->plan);
  const JjEntry *tiers = jj_check_get_entry (check, "tiers");
  JsonObject *list = tiers ? jj_entry_get_object (tiers, "tiers") : NULL;
  const char *county = jj_element_get_text (plan, JJ_PLAN_COUNTY);
  gint64 tier = jj_element_get_number (plan, JJ_PLAN_FISCAL_TIER), listed = JJ_EMPTY;
  JjFinding *finding;

  if (list && county && json_object_has_member (list, county))
    listed = json_object_get_int_member (list, county);
  if (tier != JJ_EMPTY && (listed == JJ_EMPTY || tier == listed))
    return;
  finding = jj_check_add (check, plan, JJ_PLAN_FISCAL_TIER,
                          tier == JJ_EMPTY ? g_strdup (_ ("not entered"))
                                           : g_strdup_printf ("%" G_GINT64_FORMAT, tier),
                          listed == JJ_EMPTY ? g_strdup (_ ("unknown"))
                                             : g_strdup_printf ("%" G_GINT64_FORMAT, listed));
  if (!tiers || listed == JJ_EMPTY)
    return;
  finding->detail = g_strdup (jj_entry_get_source (tiers));
  finding->fixable = TRUE;
  finding->fix = listed;
  jj_check_rest_on (finding, tiers);
}

static JjEdit *
fix (JjCheck *check, const JjFinding *finding)
{
  return jj_check_set_number (check, finding, finding->fix);
}

static const JjParam params[] = {
  { "tiers", JJ_PARAM_ENTRY, JJ_PARAM_NEEDED },
  { NULL },
};

const JjForm jj_form_tier_of_county = {
  .id = "tier_of_county",
  .params = params,
  .run = run,
  .reads = JJ_KIND_BIT (JJ_KIND_PLAN),
  .fix = fix,
};
