/* test-analysis.c: figures and findings follow the plan, once for each burst of edits */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-analysis.h"
#include "jj-fixture.h"
#include "jj-kinds-plan.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  JjPlan *plan;
  JjAnalysis *analysis;
  JjId line;
  guint n_figures, n_findings, n_packs;
} Fixture;

static void
count (JjAnalysis *analysis, GParamSpec *pspec, gpointer data)
{
  ++*(guint *)data;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();

  f->plan = jj_fixture_plan ();
  f->line = jj_fixture_line (f->plan, 0, 0, "printing", 100);
  f->analysis = jj_analysis_new (f->plan, packs);
  g_signal_connect (f->analysis, "notify::figures", G_CALLBACK (count), &f->n_figures);
  g_signal_connect (f->analysis, "notify::findings", G_CALLBACK (count), &f->n_findings);
  g_signal_connect (f->analysis, "notify::packs", G_CALLBACK (count), &f->n_packs);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->analysis);
  g_assert_finalize_object (f->plan);
}

static gint64
total (Fixture *f)
{
  return jj_figures_get_totals (jj_analysis_get_figures (f->analysis))->total;
}

static void
set_price (Fixture *f, gint64 price)
{
  jj_build_set_number (f->plan, f->line, JJ_BUDGET_LINE_UNIT_PRICE, price);
}

static void
run_loop (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Three edits, one notification each of figures and findings. */
static void
test_one_notification_a_burst (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (total (f), ==, 100);
  set_price (f, 200);
  jj_fixture_line (f->plan, 0, 0, "printing", 7);
  set_price (f, 300);
  g_assert_cmpuint (f->n_figures, ==, 0);
  run_loop ();
  g_assert_cmpuint (f->n_figures, ==, 1);
  g_assert_cmpuint (f->n_findings, ==, 1);
  g_assert_cmpint (total (f), ==, 307);
  run_loop ();
  g_assert_cmpuint (f->n_figures, ==, 1);
}

/* Who asks between edit and notification gets what is right now. */
static void
test_never_out_of_date (Fixture *f, gconstpointer data)
{
  JjFindings *findings;

  set_price (f, 500);
  g_assert_cmpint (total (f), ==, 500);
  findings = jj_analysis_get_findings (f->analysis);
  g_assert_cmpuint (jj_findings_get_revision (findings), ==, jj_plan_get_revision (f->plan));
  g_assert_true (findings == jj_analysis_get_findings (f->analysis));
}

/* What is shown waits for no check: it keeps the last findings, and says that they are not current;
 * an edit on the way begins anew. */
static void
test_peeks_without_waiting (Fixture *f, gconstpointer data)
{
  g_autoptr (JjFindings) first = NULL;

  g_assert_cmpuint (jj_findings_get_n (jj_analysis_peek_findings (f->analysis)), ==, 0);
  g_assert_false (jj_analysis_is_current (f->analysis));
  run_loop (); /* of a plan that nobody edits too */
  g_assert_cmpuint (f->n_findings, ==, 1);
  g_assert_cmpuint (jj_findings_get_n (jj_analysis_peek_findings (f->analysis)), >, 0);
  set_price (f, 200);
  run_loop ();
  g_assert_true (jj_analysis_is_current (f->analysis));
  first = jj_findings_ref (jj_analysis_peek_findings (f->analysis));
  g_assert_cmpuint (jj_findings_get_n (first), >, 0);
  set_price (f, 300);
  g_assert_true (jj_analysis_peek_findings (f->analysis) == first);
  g_assert_false (jj_analysis_is_current (f->analysis));
  g_main_context_iteration (NULL, FALSE);
  set_price (f, 400);
  run_loop ();
  g_assert_cmpuint (jj_findings_get_revision (jj_analysis_peek_findings (f->analysis)), ==,
                    jj_plan_get_revision (f->plan));
  jj_analysis_reload_packs (f->analysis);
  g_assert_false (jj_analysis_is_current (f->analysis));
}

/* A reference outlives the edit unchanged. */
static void
test_figures_are_immutable (Fixture *f, gconstpointer data)
{
  g_autoptr (JjFigures) before = jj_figures_ref (jj_analysis_get_figures (f->analysis));

  set_price (f, 900);
  g_assert_cmpint (jj_figures_get_totals (before)->total, ==, 100);
  g_assert_cmpint (jj_fixture_amount (before, f->line), ==, 100);
  g_assert_cmpint (total (f), ==, 900);
}

static void
test_override_changes_rules (Fixture *f, gconstpointer data)
{
  JjId activity = jj_build_add (f->plan, JJ_KIND_ACTIVITY, "A-1"), override;

  jj_fixture_line (f->plan, activity, 0, "lecturer_external", 10000);
  jj_fixture_line (f->plan, activity, 0, "premium", JJ_EMPTY);
  g_assert_cmpint (total (f), ==, 100 + 10000 + 211);
  override = jj_build_add (f->plan, JJ_KIND_OVERRIDE, "rate.premium");
  jj_build_set (f->plan, override, JJ_OVERRIDE_REASON, "試算");
  jj_build_set (f->plan, override, JJ_OVERRIDE_VALUE, "3 %");
  g_assert_cmpuint (f->n_packs, >, 0);
  g_assert_cmpint (total (f), ==, 100 + 10000 + 300);
  g_assert_null (jj_analysis_get_problem (f->analysis));
}

/* A new ceiling by editing a pack alone: the planner's folder of rules, no other program. */
static void
test_new_ceiling_by_pack_alone (void)
{
  static const char format[]
      = "{\"format\":1,\"id\":\"my-county\",\"version\":\"1\",\"name\":{\"zh_TW\":\"本縣\",\"en\":"
        "\"Ours\"},\"entries\":[{\"id\":\"check.my_cap\",\"form\":\"cap_per_element\",\"title\":{"
        "\"zh_TW\":\"甲\",\"en\":\"A\"},\"parameters\":{\"kind\":\"activity\",\"measure\":"
        "\"participants\",\"maximum\":%d},\"severity\":\"warning\",\"status\":\"verified\","
        "\"source\":\"s\",\"valid_from\":null,\"valid_to\":null,\"text\":{\"zh_TW\":\"甲\",\"en\":"
        "\"{element}: {value} of {limit}\"}}]}";
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "jingjin", "rules", NULL);
  g_autofree char *path = g_build_filename (folder, "my-county.json", NULL);
  g_autofree char *loose = g_strdup_printf (format, 100), *tight = g_strdup_printf (format, 30);
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  JjId activity = jj_build_add (plan, JJ_KIND_ACTIVITY, "A-1");
  g_autoptr (JjAnalysis) analysis = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, loose, -1, NULL));
  jj_build_set (plan, jj_element_get_id (jj_plan_get_root (plan)), JJ_PLAN_PACKS, "my-county");
  jj_build_set (plan, activity, JJ_ACTIVITY_PARTICIPANTS, "40");
  analysis = jj_analysis_new (plan, NULL);
  g_assert_null (jj_analysis_get_problem (analysis));
  for (guint round = 0; round < 2; round++)
    {
      JjFindings *findings = jj_analysis_get_findings (analysis);
      const char *message = NULL;

      for (guint i = 0; i < jj_findings_get_n (findings); i++)
        {
          if (g_str_equal (jj_findings_get (findings, i)->rule, "check.my_cap"))
            message = jj_findings_get (findings, i)->message;
        }
      g_assert_cmpstr (message, ==, round == 0 ? NULL : "A-1: 40 of 30");
      g_assert_true (g_file_set_contents (path, tight, -1, NULL));
      jj_analysis_reload_packs (analysis);
    }
}

/* A pack that is missing is told; everything else goes on. */
static void
test_missing_pack (void)
{
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  g_autoptr (JjAnalysis) analysis = jj_analysis_new (plan, NULL);

  jj_build_set (plan, jj_element_get_id (jj_plan_get_root (plan)), JJ_PLAN_PACKS, "elsewhere");
  g_assert_nonnull (jj_analysis_get_problem (analysis));
  g_assert_cmpuint (jj_findings_get_n (jj_analysis_get_findings (analysis)), >, 0);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("jingjin-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "jingjin", "rules", "my-county.json", NULL);
  int status;

  /* G_TEST_OPTION_ISOLATE_DIRS leaks in GLib 2.74. */
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)
  ADD ("/rules/analysis/one-notification-a-burst", test_one_notification_a_burst);
  ADD ("/rules/analysis/never-out-of-date", test_never_out_of_date);
  ADD ("/rules/analysis/peeks-without-waiting", test_peeks_without_waiting);
  ADD ("/rules/analysis/figures-are-immutable", test_figures_are_immutable);
  ADD ("/rules/analysis/override-changes-rules", test_override_changes_rules);
  g_test_add_func ("/rules/analysis/new-ceiling-by-pack-alone", test_new_ceiling_by_pack_alone);
  g_test_add_func ("/rules/analysis/missing-pack", test_missing_pack);
  status = g_test_run ();
  for (g_unlink (path); strlen (path) > strlen (folder); *strrchr (path, '/') = '\0')
    g_rmdir (path);
  g_rmdir (folder);
  return status;
}
