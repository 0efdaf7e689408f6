/* bench-consolidation.c: the plans of 22 counties become one workbook */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-consolidation.h"
#include "jj-generate.h"
#include "jj-kinds-plan.h"
#include "jj-project.h"

#include <glib/gstdio.h>
#include <time.h>

static char *
write_county (JjPlan *plan, const char *folder, guint i)
{
  char *path = g_strdup_printf ("%s/%u.jingjin", folder, i);
  g_autoptr (JjEdit) edit = jj_edit_new ("county");
  GError *error = NULL;
  g_autoptr (JjPlan) own = NULL;
  g_autoptr (JjProject) project = NULL;

  jj_edit_set_text (edit, JJ_KIND_PLAN, jj_element_get_id (jj_plan_get_root (plan)), JJ_PLAN_COUNTY,
                    jj_county_get (i)->code);
  own = jj_plan_with (plan, edit, &error);
  project = own ? jj_project_create (path, g_object_ref (own), NULL, &error) : NULL;
  if (!project)
    g_error ("%s", error->message);
  return path;
}

static void
consolidate (GPtrArray *paths, const char *out)
{
  g_autoptr (JjConsolidation) all = jj_consolidation_new ();
  gint64 start = g_get_monotonic_time (), read;
  clock_t begun = clock ();
  GError *error = NULL;

  for (guint i = 0; i < paths->len; i++)
    jj_consolidation_add_file (all, paths->pdata[i], NULL);
  read = g_get_monotonic_time ();
  if (jj_consolidation_count_added (all) != paths->len)
    g_error ("%u of %u counties added up", jj_consolidation_count_added (all), paths->len);
  if (!jj_consolidation_write (all, out, NULL, &error))
    g_error ("%s", error->message);
  g_print ("{\"what\": \"consolidation\", \"size\": \"M\", \"plans\": %u, \"read_s\": %.2f, "
           "\"write_s\": %.3f, \"cpu_s\": %.2f}\n",
           paths->len, (double)(read - start) / G_USEC_PER_SEC,
           (double)(g_get_monotonic_time () - read) / G_USEC_PER_SEC,
           (double)(clock () - begun) / CLOCKS_PER_SEC);
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("jingjin-bench-XXXXXX", NULL);
  g_autofree char *out = g_build_filename (folder, "all.xlsx", NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JjPlan) plan = jj_generate_plan ('M');

  for (guint i = 0; i < JJ_N_COUNTIES; i++)
    g_ptr_array_add (paths, write_county (plan, folder, i));
  for (guint i = 0; i < 5; i++)
    consolidate (paths, out);
  for (guint i = 0; i < paths->len; i++)
    g_unlink (paths->pdata[i]);
  g_unlink (out);
  g_rmdir (folder);
  return 0;
}
