/* certificates.c: certificates that run out, training that is too short */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-format.h"
#include "jj-forms.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"

#include <string.h>

typedef void (*VisitBelonging) (JjCheck *check, const JjElement *link, const JjEntry *term);

/* Every person in a pool of the category and tier that an entry (certificate or training) is for.
 */
static void
each_belonging (JjCheck *check, const char *parameter, VisitBelonging visit)
{
  const JjField *field = &jj_kind_talent_pool.fields[JJ_TALENT_POOL_CATEGORY];
  const JjEntry *term = jj_check_get_entry (check, parameter);
  const char *category = term ? jj_entry_get_string (term, "category") : NULL;
  gint64 tier;

  if (!category)
    return;
  tier = jj_entry_get_int_or (term, "tier", JJ_EMPTY);
  for (guint i = 0; i < jj_plan_get_count (check->plan, JJ_KIND_TALENT_POOL); i++)
    {
      const JjElement *pool = jj_plan_get_nth (check->plan, JJ_KIND_TALENT_POOL, i);

      if (jj_element_get_number (pool, JJ_TALENT_POOL_CATEGORY)
              != jj_field_find_choice (field, category)
          || (tier != JJ_EMPTY && jj_element_get_number (pool, JJ_TALENT_POOL_TIER) != tier))
        continue;
      for (guint j = 0; j < jj_element_get_n_referrers (pool); j++)
        {
          guint end;
          const JjElement *link = jj_element_get_referrer (pool, j, &end);

          if (jj_element_get_kind_id (link) == JJ_KIND_BELONGS_TO && end == JJ_TO)
            visit (check, link, term);
        }
    }
}

/* Typed, else the day of issue and the term: 103/8/1 and 10 years is 113/8/1. */
static gint64
get_expiry (const JjElement *link, const JjEntry *term)
{
  gint64 expires = jj_element_get_number (link, JJ_BELONGS_TO_EXPIRES);
  gint64 issued = jj_element_get_number (link, JJ_BELONGS_TO_ISSUED);
  gint64 years = jj_entry_get_int_or (term, "years", JJ_EMPTY);
  GDate date;

  if (expires != JJ_EMPTY || issued == JJ_EMPTY || years < 0 || years > 100)
    return expires;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)issued);
  g_date_add_years (&date, (guint)years);
  return g_date_get_julian (&date);
}

static gint64
add_months (gint64 day, gint64 months)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)day);
  g_date_add_months (&date, (guint)CLAMP (months, 0, 1200));
  return g_date_get_julian (&date);
}

static void
visit_certificate (JjCheck *check, const JjElement *link, const JjEntry *term)
{
  const char *when = jj_entry_get_string (check->entry, "when");
  gint64 last = check->last_day, expiry = get_expiry (link, term);
  gint64 soon = add_months (last, jj_entry_get_int_or (term, "warn_months", 0));
  JjFinding *finding = NULL;

  if (strcmp (when, "undated") == 0)
    {
      if (jj_element_is_empty (link, JJ_BELONGS_TO_ISSUED)
          && jj_element_is_empty (link, JJ_BELONGS_TO_EXPIRES))
        finding = jj_check_add (check, link, JJ_BELONGS_TO_ISSUED, NULL, NULL);
    }
  else if (expiry != JJ_EMPTY
           && (strcmp (when, "expired") == 0 ? expiry < last : expiry >= last && expiry <= soon))
    finding = jj_check_add (check, link, JJ_BELONGS_TO_EXPIRES, jj_format_date (expiry),
                            jj_format_date (strcmp (when, "expired") == 0 ? last : soon));
  if (!finding)
    return;
  finding->detail = g_strdup (jj_element_get_title (jj_link_get_to (link)));
  /* A typed date needs no term. */
  if (jj_element_is_empty (link, JJ_BELONGS_TO_EXPIRES))
    jj_check_rest_on (finding, term);
}

static void
run_certificates (JjCheck *check)
{
  each_belonging (check, "certificate", visit_certificate);
}

static void
visit_training (JjCheck *check, const JjElement *link, const JjEntry *term)
{
  gint64 hours = jj_element_get_number (link, JJ_BELONGS_TO_TRAINING_HOURS), needed;
  JjFinding *finding;

  if (hours == JJ_EMPTY || !jj_entry_get_int (term, "hours", &needed) || hours >= needed)
    return;
  finding = jj_check_add (check, link, JJ_BELONGS_TO_TRAINING_HOURS, jj_format_decimal2 (hours),
                          jj_format_decimal2 (needed));
  finding->detail = g_strdup (jj_element_get_title (jj_link_get_to (link)));
  jj_check_rest_on (finding, term);
}

static void
run_training (JjCheck *check)
{
  each_belonging (check, "training", visit_training);
}

static const JjParam certificates[] = {
  { "certificate", JJ_PARAM_ENTRY, JJ_PARAM_NEEDED },
  { "when", JJ_PARAM_ENUM, JJ_PARAM_NEEDED, "expired expiring undated" },
  { NULL },
};

const JjForm jj_form_certificate_valid = {
  .id = "certificate_valid",
  .params = certificates,
  .run = run_certificates,
  .reads = JJ_KIND_BIT (JJ_KIND_TALENT_POOL) | JJ_KIND_BIT (JJ_KIND_BELONGS_TO),
};

static const JjParam training[] = {
  { "training", JJ_PARAM_ENTRY, JJ_PARAM_NEEDED },
  { NULL },
};

const JjForm jj_form_training_hours = {
  .id = "training_hours",
  .params = training,
  .run = run_training,
  .reads = JJ_KIND_BIT (JJ_KIND_TALENT_POOL) | JJ_KIND_BIT (JJ_KIND_BELONGS_TO),
};
