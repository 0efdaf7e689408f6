/* test-proposals-counties.c: all 22 counties get communities within the packs' rules */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check.h"
#include "jj-distance.h"
#include "jj-kinds-people.h"
#include "jj-new-plan.h"
#include "jj-proposals.h"

#include <string.h>
#include <time.h>

static JjPackSet *
load_packs (JjPlan *plan, gboolean with_county)
{
  g_autoptr (GPtrArray) packs = NULL;
  g_autoptr (GError) error = NULL;

  packs = jj_packs_load_for_plan (plan, &error);
  g_assert_no_error (error);
  if (with_county)
    {
      g_autofree char *path
          = g_build_filename (g_getenv ("JINGJIN_DATA_DIR"), "rules", "county-example.json", NULL);

      g_ptr_array_add (packs, jj_pack_load (path, &error));
      g_assert_no_error (error);
    }
  return jj_pack_set_new (packs, plan);
}

/* What the checks themselves say, which were written without the proposals in mind. */
static guint
count_breaches (JjPlan *plan, JjPackSet *packs)
{
  static const char *const forms[] = { "min_members",         "min_meetings",
                                       "min_schools",         "max_share_of_school",
                                       "members_agree",       "community_per_school",
                                       "communities_by_size", "max_count",
                                       "text_length",         NULL };
  g_autoptr (JjFigures) figures = jj_figures_new (plan, packs, 0);
  g_autoptr (JjFindings) findings = jj_check_run (plan, figures);
  guint n = 0;

  for (guint i = 0; i < jj_findings_get_n (findings); i++)
    {
      const JjFinding *finding = jj_findings_get (findings, i);

      if (!finding->entry || !g_strv_contains (forms, jj_entry_get_form_id (finding->entry))
          || (finding->kind != JJ_KIND_SCHOOL && finding->kind != JJ_KIND_COMMUNITY
              && finding->kind != JJ_KIND_PLAN))
        continue;
      if (strcmp (jj_entry_get_form_id (finding->entry), "text_length") == 0
          && finding->field != JJ_NAME)
        continue;
      g_test_message ("%s: %s", finding->rule, finding->message);
      n++;
    }
  return n;
}

static void
check_county (const JjCounty *county, gboolean with_county)
{
  JjNewPlan wish = { .county = county, .year = 114, .fiscal_tier = 5 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JjPlan) plan = jj_new_plan (&wish, &error);
  g_autoptr (JjPackSet) packs = NULL;
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (JjId));
  g_autoptr (GPtrArray) proposals = NULL, none = NULL;
  g_autoptr (JjEdit) edit = NULL;
  g_autoptr (JjPlan) with = NULL;
  gint64 farthest = 0;
  clock_t start;

  g_assert_no_error (error);
  packs = load_packs (plan, with_county);
  start = clock ();
  proposals = jj_proposals_communities (plan, packs, JJ_EMPTY, left);
  start = clock () - start;
  for (guint i = 0; i < proposals->len; i++)
    farthest = MAX (farthest, ((JjProposal *)proposals->pdata[i])->distance_m);
  g_test_message ("%s: %u schools, %u proposals, %u left, farthest %d m, %d us", county->name,
                  jj_plan_get_count (plan, JJ_KIND_SCHOOL), proposals->len, left->len,
                  (int)farthest, (int)start);
  g_assert_cmpuint (left->len, ==, 0);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpint (start, <, CLOCKS_PER_SEC); /* of the processor, however busy it is */
#endif

  edit = jj_proposals_accept (plan, (JjProposal *const *)proposals->pdata, proposals->len);
  with = jj_plan_with (plan, edit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jj_plan_get_count (with, JJ_KIND_COMMUNITY), ==, proposals->len);
  g_assert_cmpuint (count_breaches (with, packs), ==, 0);
  none = jj_proposals_communities (with, packs, JJ_EMPTY, left);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_all (gconstpointer with_county)
{
  for (guint i = 0; i < JJ_N_COUNTIES; i++)
    check_county (jj_county_get (i), GPOINTER_TO_INT (with_county));
}

/* One after the other, each worked out anew, in the smallest county and a middle one. */
static void
test_one_by_one (void)
{
  static const char *const counties[] = { "TW-LIE", "TW-KIN" };

  for (guint i = 0; i < G_N_ELEMENTS (counties); i++)
    {
      JjNewPlan wish = { .county = jj_county_find (counties[i]), .year = 114, .fiscal_tier = 5 };
      g_autoptr (GError) error = NULL;
      g_autoptr (JjPlan) plan = jj_new_plan (&wish, &error);
      g_autoptr (JjPackSet) packs = load_packs (plan, TRUE);
      guint n = 0;

      g_assert_no_error (error);
      for (;; n++)
        {
          g_autoptr (GPtrArray) proposals = jj_proposals_communities (plan, packs, JJ_EMPTY, NULL);
          g_autoptr (JjEdit) edit = NULL;
          JjPlan *with;

          if (proposals->len == 0)
            break;
          edit = jj_proposals_accept (plan, (JjProposal *const *)proposals->pdata, 1);
          with = jj_plan_with (plan, edit, &error);
          g_assert_no_error (error);
          g_object_unref (plan);
          plan = with;
          g_assert_cmpuint (n, <, 50);
        }
      g_assert_cmpuint (n, >, 0);
      g_assert_cmpuint (count_breaches (plan, packs), ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/proposals/counties/national-rules", GINT_TO_POINTER (FALSE), test_all);
  g_test_add_data_func ("/proposals/counties/county-rules", GINT_TO_POINTER (TRUE), test_all);
  g_test_add_func ("/proposals/counties/one-by-one-keeps-the-rules", test_one_by_one);
  return g_test_run ();
}
