/* jj-table-guide.c: what guide and help have to do with a kind's table */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-table-guide.h"

#include "jj-help-here.h"
#include "jj-plan-table.h"

void
jj_table_guide_mark (JjWorkspace *workspace, JjKindId kind, JjTable *table, JjGrid *grid)
{
  JjSteps *steps = jj_workspace_get_steps (workspace);

  for (guint field = 0; field < jj_kind_get (kind)->n_fields; field++)
    {
      int column = jj_plan_table_find_field (table, field);

      if (column >= 0)
        jj_grid_set_called (grid, (guint)column, jj_steps_is_marked (steps, kind, field));
    }
}

void
jj_table_guide_tell (JjKindId kind, JjTable *table, JjGrid *grid)
{
  gint64 key;
  guint column;
  const JjColumn *shown;
  JjKindId link;
  JjLinkDirection direction;
  g_autofree char *topic = NULL;

  if (!jj_grid_get_cursor (grid, &key, &column))
    return;
  shown = jj_table_get_column (table, column);
  topic = jj_plan_table_get_link (table, column, &link, &direction)
              ? g_strdup (shown->id)
              : g_strconcat (jj_kind_get (kind)->id, ".", shown->id, NULL);
  jj_help_set_topic (GTK_WIDGET (grid), topic, shown->label);
}
