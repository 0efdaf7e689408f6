/* test-help-columns.c: every column of every table and every view has its help */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-help.h"
#include "jj-pages.h"
#include "jj-plan-columns.h"

static const JjTableFuncs nothing = { 0 };

static void
check_table (JjHelp *help, JjKindId kind)
{
  g_autoptr (JjTable) table = jj_table_new (&nothing, NULL, NULL);
  g_autoptr (GArray) columns = jj_plan_columns_add (table, kind, JJ_UNIT_YUAN);

  for (guint i = 0; i < columns->len; i++)
    {
      const char *id = jj_table_get_column (table, i)->id;
      g_autofree char *topic = g_array_index (columns, JjPlanColumn, i).source == JJ_COLUMN_LINK
                                   ? g_strdup (id)
                                   : g_strconcat (jj_kind_get (kind)->id, ".", id, NULL);

      if (!jj_help_has (help, topic))
        g_error ("no help about the column %s: add it to data/help", topic);
    }
}

static void
test_columns (void)
{
  g_autofree char *problem = NULL;
  g_autoptr (JjHelp) help = jj_help_load (&problem);

  for (guint i = 0; i < jj_pages_get_n (); i++)
    {
      const JjPage *page = jj_pages_get (i);

      for (guint k = 0; k < page->n_kinds; k++)
        check_table (help, page->kinds[k]);
    }
}

static void
test_pages (void)
{
  g_autofree char *problem = NULL;
  g_autoptr (JjHelp) help = jj_help_load (&problem);

  for (guint i = 0; i < jj_pages_get_n (); i++)
    {
      g_autofree char *topic = g_strconcat ("page:", jj_pages_get (i)->id, NULL);

      if (!jj_help_has (help, topic))
        g_error ("no help about the view %s: add it to data/help", topic);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/help/every-column", test_columns);
  g_test_add_func ("/ui/help/every-view", test_pages);
  return g_test_run ();
}
