/* test-checks.c: every rule of the packs finds the plan that breaks it and leaves the other alone
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-cases.h"
#include "jj-check.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"

#include <string.h>

static const JjCaseBuilder *
find_builder (const char *form)
{
  const JjCaseBuilder *const tables[]
      = { jj_cases_lines, jj_cases_sums, jj_cases_fields, jj_cases_people };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      for (const JjCaseBuilder *builder = tables[i]; builder->form; builder++)
        {
          if (strcmp (builder->form, form) == 0)
            return builder;
        }
    }
  return NULL;
}

static guint
count_rule (JjFindings *findings, const char *rule)
{
  guint n = 0;

  for (guint i = 0; i < jj_findings_get_n (findings); i++)
    n += strcmp (jj_findings_get (findings, i)->rule, rule) == 0;
  return n;
}

static const JjFinding *
find_rule (JjFindings *findings, const char *rule)
{
  for (guint i = 0; i < jj_findings_get_n (findings); i++)
    {
      if (strcmp (jj_findings_get (findings, i)->rule, rule) == 0)
        return jj_findings_get (findings, i);
    }
  return NULL;
}

static JjFindings *
check (JjPlan *plan, JjPackSet *packs)
{
  g_autoptr (JjFigures) figures = jj_figures_new (plan, packs, 0);

  return jj_check_run (plan, figures);
}

static void
assert_whole (const JjFinding *finding)
{
  g_assert_cmpint (finding->element, !=, 0);
  g_assert_cmpstr (finding->message, !=, "");
  g_assert_null (strchr (finding->message, '{'));
  g_assert_cmpstr (jj_finding_get_article (finding), !=, "");
  g_assert_true (finding->severity != JJ_SEVERITY_ERROR || finding->status == JJ_STATUS_VERIFIED);
}

/* A fix is one undo step after which the finding is gone. */
static void
try_fix (JjPlan *plan, JjPackSet *packs, const char *rule)
{
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (JjFigures) figures = jj_figures_new (plan, packs, 0);
      g_autoptr (JjFindings) findings = jj_check_run (plan, figures);
      const JjFinding *finding = find_rule (findings, rule);
      JjEdit *edit;

      if (!finding || !finding->fixable)
        {
          g_assert_true (!finding || i == 0);
          return;
        }
      edit = jj_finding_get_fix (finding, plan, figures);
      g_assert_nonnull (edit);
      jj_build_commit (plan, edit);
    }
  g_error ("the fixes of %s do not end", rule);
}

static gboolean
try_rule (JjPackSet *packs, const JjEntry *entry, gboolean bad)
{
  const char *rule = jj_entry_get_id (entry);
  const JjCaseBuilder *builder = find_builder (jj_entry_get_form_id (entry));
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  JjCase c = { plan, packs, entry, bad, jj_plan_get_first_day (plan), jj_plan_get_last_day (plan) };
  g_autoptr (JjFindings) findings = NULL;

  if (!builder)
    g_error ("no case for the form %s", jj_entry_get_form_id (entry));
  if (!builder->build (&c))
    return FALSE;
  findings = check (plan, packs);
  if ((count_rule (findings, rule) > 0) != bad)
    g_error ("%s: %s plan has %u findings: %s", rule, bad ? "the bad" : "the good",
             count_rule (findings, rule), bad ? "" : find_rule (findings, rule)->message);
  if (bad)
    {
      assert_whole (find_rule (findings, rule));
      try_fix (plan, packs, rule);
    }
  return TRUE;
}

static void
test_every_rule (void)
{
  g_autoptr (GPtrArray) all = jj_fixture_packs ();
  guint n = 0, skipped = 0;

  /* Each pack alone over the national one: a county's entry may replace a national one. */
  for (guint p = 0; p < all->len; p++)
    {
      g_autoptr (GPtrArray) packs = g_ptr_array_new ();
      g_autoptr (JjPackSet) set = NULL;
      gint64 day;

      for (guint i = 0; i <= p; i++)
        g_ptr_array_add (packs, all->pdata[i]);
      set = jj_pack_set_new (packs, NULL);
      for (guint i = 0; i < jj_pack_get_n_entries (all->pdata[p]); i++)
        {
          const JjEntry *entry = jj_pack_get_entry (all->pdata[p], i);
          g_autoptr (JjPlan) plan = jj_fixture_plan ();

          day = jj_plan_get_first_day (plan);
          if (!jj_entry_is_check (entry)
              || jj_pack_set_find (set, jj_entry_get_id (entry), day) != entry)
            continue;
          if (try_rule (set, entry, TRUE) && try_rule (set, entry, FALSE))
            n++;
          else
            {
              g_test_message ("%s: its limit is not known", jj_entry_get_id (entry));
              skipped++;
            }
        }
    }
  g_test_message ("%u rules tried, %u without a limit", n, skipped);
  g_assert_cmpuint (n, >=, 45);
}

/* 6 members, 5 of one school, rule ≤ 70 %: 83.33 % fails. */
static void
test_largest_share (void)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, NULL);
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  g_autoptr (JjFindings) findings = NULL;
  JjId community = jj_build_add (plan, JJ_KIND_COMMUNITY, "C-1"), school, link;
  const JjFinding *finding;

  jj_build_set (plan, community, JJ_COMMUNITY_SCOPE, "cross_school");
  for (gint64 members = 5; members >= 1; members -= 4)
    {
      school = jj_build_add (plan, JJ_KIND_SCHOOL, members == 5 ? "S-1" : "S-2");
      link = jj_build_link (plan, JJ_KIND_MEMBER_OF, school, community);
      jj_build_set_number (plan, link, JJ_MEMBER_OF_MEMBERS, members);
    }
  findings = check (plan, set);
  finding = find_rule (findings, "check.max_share");
  g_assert_cmpstr (finding->value, ==, "83.33 %");
  g_assert_cmpstr (finding->limit, ==, "70 %");
  g_assert_cmpstr (finding->detail, ==, "S-1");
}

/* Issued 103/8/1 for ten years: ends 113/8/1, before the end of 113 學年度. */
static void
test_certificate_term (void)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, NULL);
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  g_autoptr (JjFindings) findings = NULL;
  JjId pool = jj_build_add (plan, JJ_KIND_TALENT_POOL, "T-1");
  JjId person = jj_build_add (plan, JJ_KIND_PERSON, "A-001");

  jj_build_set (plan, jj_element_get_id (jj_plan_get_root (plan)), JJ_PLAN_SCHOOL_YEAR, "113");
  jj_build_set (plan, pool, JJ_TALENT_POOL_CATEGORY, "teaching_mentor");
  jj_build_set (plan, jj_build_link (plan, JJ_KIND_BELONGS_TO, person, pool), JJ_BELONGS_TO_ISSUED,
                "103/8/1");
  findings = check (plan, set);
  g_assert_cmpstr (find_rule (findings, "check.certificate.teaching_mentor_expired")->value, ==,
                   "113/8/1");
}

/* Unit prices by the line's date: 1,700 is above 1,600 on 107/1/31 and below 2,000 a day later. */
static void
test_price_by_line_date (void)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();
  g_autoptr (JjPackSet) set = NULL;
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  g_autoptr (JjFindings) before = NULL, after = NULL;
  JjId line = jj_fixture_line (plan, 0, 0, "lecturer_external", 1700);

  jj_fixture_add_pack (packs,
                       "{\"id\":\"check.price.old\",\"form\":\"price_range\",\"title\":{"
                       "\"zh_TW\":\"甲\",\"en\":\"A\"},\"parameters\":{\"item\":"
                       "\"lecturer_external\",\"price\":\"price.lecturer_external\"},"
                       "\"severity\":\"error\",\"status\":\"verified\",\"source\":\"s\","
                       "\"valid_from\":null,\"valid_to\":null,\"text\":{\"zh_TW\":\"{value}\","
                       "\"en\":\"{value} {limit}\"}}");
  set = jj_pack_set_new (packs, NULL);
  jj_build_set (plan, line, JJ_BUDGET_LINE_DATE, "107/1/31");
  before = check (plan, set);
  g_assert_cmpstr (find_rule (before, "check.price.old")->message, ==, "1,700 1,600");
  jj_build_set (plan, line, JJ_BUDGET_LINE_DATE, "107/2/1");
  after = check (plan, set);
  g_assert_null (find_rule (after, "check.price.old"));
}

/* An error cannot be waived; a notice can, with a reason, and comes back when the waiver goes. */
static void
test_waivers (void)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, NULL);
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  g_autoptr (JjFindings) findings = NULL, waived = NULL;
  const JjFinding *warning = NULL, *finding;
  guint n;

  jj_build_add (plan, JJ_KIND_INDICATOR, "I-1");
  jj_fixture_line (plan, 0, 0, "printing", 100); /* charged to nobody: an error */
  findings = check (plan, set);
  finding = find_rule (findings, "check.charged_in_full");
  g_assert_cmpint (finding->severity, ==, JJ_SEVERITY_ERROR);
  g_assert_null (jj_finding_waive (finding, plan, "王", "理由"));
  warning = find_rule (findings, "check.link.indicator");
  n = jj_findings_count (findings, warning->severity);
  g_assert_null (jj_finding_waive (warning, plan, "王", ""));
  jj_build_commit (plan, jj_finding_waive (warning, plan, "王", "理由"));
  waived = check (plan, set);
  g_assert_cmpuint (jj_findings_count (waived, warning->severity), ==, n - 1);
  g_assert_cmpuint (jj_findings_count_waived (waived), ==, 1);
  g_assert_cmpint (find_rule (waived, "check.link.indicator")->waiver, !=, 0);
}

/* Recalled: a warning at most; confirmed by the planner, with a reason: what the pack says. */
static void
test_unverified_warns_at_most (void)
{
  static const char entry[]
      = "{\"id\":\"check.recalled\",\"form\":\"min_members\",\"title\":{\"zh_TW\":\"甲\",\"en\":"
        "\"A\"},\"parameters\":{\"minimum\":6},\"severity\":\"error\",\"status\":\"recalled\","
        "\"source\":\"s\",\"valid_from\":null,\"valid_to\":null,\"text\":{\"zh_TW\":\"甲\",\"en\":"
        "\"A\"}}";
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  g_autoptr (JjPackSet) set = NULL, confirmed = NULL;
  g_autoptr (JjFindings) warned = NULL, refused = NULL;
  JjId override;

  jj_fixture_add_pack (packs, entry);
  jj_build_set_number (plan, jj_build_add (plan, JJ_KIND_COMMUNITY, "C-1"), JJ_COMMUNITY_MEMBERS,
                       3);
  set = jj_pack_set_new (packs, plan);
  warned = check (plan, set);
  g_assert_cmpint (find_rule (warned, "check.recalled")->severity, ==, JJ_SEVERITY_WARNING);
  g_assert_false (find_rule (warned, "check.recalled")->certain);
  override = jj_build_add (plan, JJ_KIND_OVERRIDE, "check.recalled");
  jj_build_set (plan, override, JJ_OVERRIDE_REASON, "核定函");
  confirmed = jj_pack_set_new (packs, plan);
  refused = check (plan, confirmed);
  g_assert_cmpint (find_rule (refused, "check.recalled")->severity, ==, JJ_SEVERITY_ERROR);
}

/* Order: errors first; and the same plan has the same findings. */
static void
test_order (void)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, NULL);
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  g_autoptr (JjFindings) one = NULL, two = NULL;

  jj_fixture_line (plan, 0, 0, "nonsense", 100);
  jj_build_add (plan, JJ_KIND_COMMUNITY, "C-1");
  jj_build_add (plan, JJ_KIND_INDICATOR, "I-1");
  one = check (plan, set);
  two = check (plan, set);
  g_assert_cmpuint (jj_findings_get_n (one), ==, jj_findings_get_n (two));
  for (guint i = 0; i < jj_findings_get_n (one); i++)
    {
      g_assert_cmpstr (jj_findings_get (one, i)->message, ==, jj_findings_get (two, i)->message);
      if (i > 0)
        g_assert_cmpint (jj_findings_get (one, i)->severity, >=,
                         jj_findings_get (one, i - 1)->severity);
    }
}

/* An empty plan, and one without a year, are checked without harm. */
static void
test_empty_plans (void)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, NULL);
  g_autoptr (JjPlan) empty = jj_plan_new (), fresh = jj_fixture_plan ();
  g_autoptr (JjFindings) one = check (empty, set), two = check (fresh, set);

  g_assert_nonnull (find_rule (two, "check.themes"));
  g_assert_null (find_rule (one, "check.themes"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/checks/every-rule", test_every_rule);
  g_test_add_func ("/rules/checks/largest-share", test_largest_share);
  g_test_add_func ("/rules/checks/certificate-term", test_certificate_term);
  g_test_add_func ("/rules/checks/price-by-line-date", test_price_by_line_date);
  g_test_add_func ("/rules/checks/waivers", test_waivers);
  g_test_add_func ("/rules/checks/unverified-warns-at-most", test_unverified_warns_at_most);
  g_test_add_func ("/rules/checks/order", test_order);
  g_test_add_func ("/rules/checks/empty-plans", test_empty_plans);
  return g_test_run ();
}
