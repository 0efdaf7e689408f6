/* hold-open.c: a writer that keeps a plan open until its input ends */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-project.h"

#include <stdio.h>

/* Opens the plan for writing, says "open", then renames the plan for every line that it reads and
 * says "done" when that is on disk. */
int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JjProject) project = jj_project_open (argv[1], JJ_OPEN_DEFAULT, &error);
  char line[256];

  g_assert_no_error (error);
  g_assert_false (jj_project_get_read_only (project));
  puts ("open");
  fflush (stdout);
  while (fgets (line, sizeof line, stdin))
    {
      g_autoptr (JjEdit) edit = jj_edit_new ("rename");
      JjId root = jj_element_get_id (jj_plan_get_root (jj_project_get_plan (project)));

      jj_edit_set_text (edit, JJ_KIND_PLAN, root, JJ_NAME, g_strstrip (line));
      g_assert_true (jj_project_commit (project, edit, &error));
      puts ("done");
      fflush (stdout);
    }
  return 0;
}
