/* jj-rule-labels.c: names of forms and parameters of rules, for people */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-rule-labels.h"

#include "jj-format.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const char *id, *label;
} Name;

static const Name forms[] = {
  { "item", N_ ("Item of the catalogue") },
  { "price", N_ ("Unit price") },
  { "price_range", N_ ("Price limit") },
  { "rate", N_ ("Rate") },
  { "number", N_ ("Plain number") },
  { "tiers", N_ ("Fiscal tiers") },
  { "tier_ratio", N_ ("Ratio by tier") },
  { "disbursement", N_ ("Disbursement") },
  { "virement", N_ ("Virement") },
  { "certificate", N_ ("Certificate") },
  { "training", N_ ("Training") },
  { "theme", N_ ("Theme") },
  { "community_level", N_ ("Level of communities") },
  { "quota_kind", N_ ("Quota") },
  { "indicator", N_ ("Indicator of the survey") },
  { "chapter", N_ ("Chapter of the plan") },
  { "banned_item", N_ ("Not fundable") },
  { "item_known", N_ ("Item is known") },
  { "account_matches", N_ ("Account matches") },
  { "items_of_served", N_ ("Items allowed") },
  { "share_of_base", N_ ("Share of a base") },
  { "computed_line_missing", N_ ("Computed line missing") },
  { "computed_line_twice", N_ ("Computed line twice") },
  { "price_on_computed", N_ ("Price on a computed line") },
  { "charged_in_full", N_ ("Charged in full") },
  { "first_year_split", N_ ("Split over fiscal years") },
  { "purse_ceiling", N_ ("Ceiling of a source") },
  { "purse_remaining", N_ ("Left to budget") },
  { "ratio_by_tier", N_ ("County match") },
  { "tier_of_county", N_ ("Tier of the county") },
  { "not_less_than_before", N_ ("Not less than before") },
  { "eligibility", N_ ("Eligible source") },
  { "coverage_of_themes", N_ ("Themes covered") },
  { "required_field", N_ ("Required field") },
  { "text_length", N_ ("Length of text") },
  { "live_fields", N_ ("Live figures in text") },
  { "field_range", N_ ("Range of a field") },
  { "link_required", N_ ("Required link") },
  { "comment_open", N_ ("Comment to be answered") },
  { "date_in_plan_year", N_ ("Date in the school year") },
  { "date_order", N_ ("Order of dates") },
  { "deadline", N_ ("Deadline") },
  { "indicator_without_target", N_ ("Target of indicators") },
  { "community_per_school", N_ ("Community of each school") },
  { "communities_by_size", N_ ("Communities by school size") },
  { "max_count", N_ ("Greatest number") },
  { "certificate_valid", N_ ("Certificate is valid") },
  { "training_hours", N_ ("Hours of training") },
  { "load_within_capacity", N_ ("Load and capacity") },
  { "novice_mentor", N_ ("Mentor of new teachers") },
  { "mentor_experience", N_ ("Experience of mentors") },
  { "min_members", N_ ("Fewest members") },
  { "min_schools", N_ ("Fewest schools") },
  { "min_meetings", N_ ("Fewest meetings") },
  { "max_share_of_school", N_ ("Largest share of a school") },
  { "members_agree", N_ ("Members add up") },
  { "cap_per_element", N_ ("Ceiling of each") },
  { "execution_rate", N_ ("Execution rate") },
};

static const Name parameters[] = {
  { "maximum", N_ ("At most") }, { "maximum_in", N_ ("At most") }, { "minimum", N_ ("At least") },
  { "rate", N_ ("Rate") },       { "value", N_ ("Value") },        { "tiers", N_ ("Tiers") },
  { "ratios", N_ ("Ratios") },   { "years", N_ ("Years") },        { "hours", N_ ("Hours") },
  { "sources", N_ ("Sources") }, { "items", N_ ("Items") },
};

static const char *
find_name (const Name *names, guint n, const char *id)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (names[i].id, id) == 0)
      return _ (names[i].label);
  return id;
}

const char *
jj_rule_form_label (const char *form)
{
  return find_name (forms, G_N_ELEMENTS (forms), form);
}

const char *
jj_rule_parameter_label (const char *parameter)
{
  return find_name (parameters, G_N_ELEMENTS (parameters), parameter);
}

const char *
jj_rule_unit (const JjEntry *entry)
{
  const JjForm *form = jj_entry_get_form (entry);

  for (guint i = 0; form->params && form->params[i].id; i++)
    if ((form->params[i].flags & JJ_PARAM_OVERRIDE) && form->params[i].type == JJ_PARAM_MONEY)
      return _ ("NT$");
  return "";
}

const char *
jj_rule_source (const JjEntry *entry)
{
  const char *article = jj_entry_get_article (entry), *source = jj_entry_get_source (entry);

  return article && *article ? article : source ? source : "";
}

char *
jj_rule_day (gint64 day)
{
  return day == G_MININT64 || day == G_MAXINT64 ? g_strdup ("") : jj_format_date (day);
}

gboolean
jj_rule_in_force (JjPackSet *packs, JjPlan *plan, const JjEntry *entry)
{
  gint64 from = MAX (jj_entry_get_valid_from (entry), jj_plan_get_first_day (plan));

  return from <= MIN (jj_entry_get_valid_to (entry), jj_plan_get_last_day (plan))
         && jj_pack_set_find (packs, jj_entry_get_id (entry), from) == entry;
}
