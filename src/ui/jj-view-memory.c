/* jj-view-memory.c: how the tables of a plan were seen last */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-view-memory.h"

#include <string.h>

#define PLANS "view-plans"
#define MAX_PLANS 20u
#define CELLS_TYPE "(sasu)"

/* "view-ID-school". (transfer full) */
static char *
make_key (const char *plan, const char *table)
{
  return g_strdup_printf ("view-%s-%s", plan, table);
}

static void
get_plan (JjWorkspace *workspace, char id[JJ_ID_LENGTH + 1])
{
  jj_id_to_string (jj_element_get_id (jj_plan_get_root (jj_workspace_get_plan (workspace))), id);
}

static void
forget_plan (JjSettings *settings, const char *plan)
{
  for (guint i = 0; i < JJ_N_KINDS; i++)
    {
      g_autofree char *key = make_key (plan, jj_kind_get (i)->id);

      jj_settings_set_text (settings, key, NULL);
    }
}

/* Puts the plan last, and forgets the first of too many. */
static void
note_plan (JjSettings *settings, const char *plan)
{
  g_autofree char *list = jj_settings_get_text (settings, PLANS);
  g_auto (GStrv) plans = g_strsplit (list ? list : "", " ", -1);
  g_autoptr (GString) now = g_string_new (NULL);
  guint n = g_strv_length (plans);

  if (n > 0 && strcmp (plans[n - 1], plan) == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      if (strcmp (plans[i], plan) == 0 || !*plans[i])
        continue;
      if (n - i >= MAX_PLANS)
        forget_plan (settings, plans[i]);
      else
        g_string_append_printf (now, "%s ", plans[i]);
    }
  g_string_append (now, plan);
  jj_settings_set_text (settings, PLANS, now->str);
}

char *
jj_view_memory_load (JjWorkspace *workspace, const char *table)
{
  char plan[JJ_ID_LENGTH + 1];
  g_autofree char *key = NULL;

  get_plan (workspace, plan);
  key = make_key (plan, table);
  return jj_settings_get_text (jj_workspace_get_settings (workspace), key);
}

void
jj_view_memory_keep (JjWorkspace *workspace, const char *table, JjTableView *view, char **kept)
{
  g_autofree char *before = *kept, *now = jj_table_view_save (view);
  JjSettings *settings = jj_workspace_get_settings (workspace);
  char plan[JJ_ID_LENGTH + 1];
  g_autofree char *key = NULL;

  *kept = g_strdup (now);
  if (!before || strcmp (before, now) == 0)
    return;
  get_plan (workspace, plan);
  key = make_key (plan, table);
  note_plan (settings, plan);
  jj_settings_set_text (settings, key, now);
}

void
jj_view_memory_tell_cells (JjWorkspace *workspace, const char *table, JjGrid *grid)
{
  g_autoptr (GArray) columns = jj_grid_get_selected_columns (grid);
  JjTable *cells = jj_table_view_get_table (jj_grid_get_view (grid));
  GVariantBuilder ids;

  g_variant_builder_init (&ids, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < columns->len; i++)
    g_variant_builder_add (&ids, "s",
                           jj_table_get_column (cells, g_array_index (columns, guint, i))->id);
  jj_workspace_set_view (workspace,
                         g_variant_new (CELLS_TYPE, table, &ids, jj_table_get_n_applied (cells)));
}

void
jj_view_memory_restore_cells (GVariant *view, const char *table, JjGrid *grid)
{
  JjTable *cells = jj_table_view_get_table (jj_grid_get_view (grid));
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GVariantIter) ids = NULL;
  const char *name, *id;
  guint n_applied;

  if (!g_variant_is_of_type (view, G_VARIANT_TYPE (CELLS_TYPE)))
    return;
  g_variant_get (view, "(&sasu)", &name, &ids, &n_applied);
  while (g_variant_iter_next (ids, "&s", &id))
    {
      int column = jj_table_find_column (cells, id);

      if (column >= 0)
        g_array_append_val (columns, column);
    }
  if (strcmp (name, table) != 0)
    return;
  jj_grid_select_columns (grid, (const guint *)columns->data, columns->len);
  jj_table_drop_refusals_since (cells, n_applied);
}
