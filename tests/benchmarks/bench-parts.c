/* bench-parts.c: 120 parts of a plan go out, are edited, and come back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-commands.h"
#include "jj-generate.h"
#include "jj-hand-out.h"
#include "jj-kinds-people.h"
#include "jj-project.h"
#include "jj-return.h"

#include <glib/gstdio.h>

#define N_PARTS 120

static double
seconds_since (gint64 start)
{
  return (double)(g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static void
fail_on (GError *error)
{
  if (error)
    g_error ("%s", error->message);
}

static void
edit_part (const char *path, JjId school)
{
  GError *error = NULL;
  g_autoptr (JjProject) part = jj_project_open (path, JJ_OPEN_DEFAULT, &error);
  JjPlan *plan;
  g_autoptr (JjEdit) edit = NULL, add = NULL;

  fail_on (error);
  plan = jj_project_get_plan (part);
  edit = jj_command_set_text (plan, &school, 1, JJ_SCHOOL_TEACHERS, "33", &error);
  fail_on (error);
  jj_project_commit (part, edit, &error);
  fail_on (error);
  add = jj_command_add (plan, JJ_KIND_COMMUNITY, 0, NULL);
  jj_project_commit (part, add, &error);
  fail_on (error);
}

static void
take_back (JjProject *project, GPtrArray *packs, const char *path)
{
  JjPlan *plan = jj_project_get_plan (project);
  GError *error = NULL;
  g_autoptr (JjReturn) part = jj_return_read (plan, packs, path, &error);
  g_autoptr (JjMerge) merge = NULL;
  g_autoptr (JjEdit) edit = NULL;

  fail_on (error);
  merge = jj_return_merge (part, plan, &error);
  fail_on (error);
  edit = jj_merge_to_edit (merge, plan);
  jj_return_finish (part, plan, edit);
  jj_project_commit (project, edit, &error);
  fail_on (error);
}

static void
run (char size, const char *folder)
{
  g_autofree char *path = g_strdup_printf ("%s/%c.jingjin", folder, size);
  g_autofree char *parts = g_strdup_printf ("%s/parts-%c", folder, size);
  GError *error = NULL;
  g_autoptr (JjProject) project = jj_project_create (path, jj_generate_plan (size), NULL, &error);
  JjPlan *plan = jj_project_get_plan (project);
  g_autoptr (GPtrArray) packs = jj_packs_load_for_plan (plan, NULL);
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, plan);
  g_autoptr (JjHandOut) out = jj_hand_out_new (plan, set, parts);
  guint n = MIN (N_PARTS, jj_plan_get_count (plan, JJ_KIND_SCHOOL));
  g_autoptr (JjEdit) edit = NULL;
  gint64 start = g_get_monotonic_time ();
  double handed;

  fail_on (error);
  for (guint i = 0; i < n; i++)
    jj_hand_out_add (out, jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_SCHOOL, i)));
  jj_hand_out_write (out, NULL, NULL, &error);
  fail_on (error);
  edit = jj_hand_out_to_edit (out);
  jj_project_commit (project, edit, &error);
  fail_on (error);
  handed = seconds_since (start);
  for (guint i = 0; i < n; i++)
    edit_part (jj_hand_out_get_path (out, i),
               jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_SCHOOL, i)));
  start = g_get_monotonic_time ();
  for (guint i = 0; i < n; i++)
    take_back (project, packs, jj_hand_out_get_path (out, i));
  g_print ("{\"what\": \"parts\", \"size\": \"%c\", \"parts\": %u, \"hand_out_s\": %.2f, "
           "\"take_back_s\": %.2f}\n",
           size, n, handed, seconds_since (start));
  for (guint i = 0; i < n; i++)
    g_unlink (jj_hand_out_get_path (out, i));
  g_clear_object (&project);
  g_rmdir (parts);
  g_unlink (path);
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("jingjin-bench-XXXXXX", NULL);

  run ('S', folder);
  run ('M', folder);
  g_rmdir (folder);
  return 0;
}
