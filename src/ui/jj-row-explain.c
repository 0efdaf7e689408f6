/* jj-row-explain.c: the rows of a table that make its sum */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-row-explain.h"

#include "jj-explain-window.h"
#include "jj-plan-table.h"

#include <glib/gi18n.h>

/* What a row gives to the sum: its amount, or of it what flows through the part of the picture. */
static gboolean
get_share (const JjRowExplain *self, guint row, JjExplainPart *share)
{
  guint column = (guint)jj_plan_table_get_main (self->table);
  const gint64 *part;

  share->id = jj_table_get_key (self->table, row);
  part = self->part ? g_hash_table_lookup (self->part, &share->id) : NULL;
  if (part)
    share->amount = *part;
  return part || (!self->part && jj_table_get_number (self->table, row, column, &share->amount));
}

gboolean
jj_row_explain (GtkWidget *parent, const JjRowExplain *self, const gint64 *total)
{
  g_autoptr (GArray) keys = jj_grid_get_selected_keys (self->grid);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (JjExplainPart));
  g_autofree char *title = NULL;
  guint n;
  const guint32 *left = jj_table_view_get_left (self->view, &n);
  gboolean all = total != NULL;
  gint64 shown = 0;

  if (jj_plan_table_get_main (self->table) < 0 || (!all && keys->len < 2))
    return FALSE;
  for (guint i = 0; i < (all ? n : keys->len); i++)
    {
      guint row = all ? left[i] : 0;
      JjExplainPart part;

      if (!all && !jj_table_find (self->table, g_array_index (keys, gint64, i), &row))
        continue;
      if (!get_share (self, row, &part))
        continue;
      shown += part.amount;
      g_array_append_val (parts, part);
    }
  if (all)
    shown = *total;
  title = g_strdup_printf (all ? _ ("%s: what is shown") : _ ("%s: what is selected"),
                           jj_label (jj_kind_get (self->kind)->label));
  jj_explain_parts (parent, self->workspace, title, parts, shown);
  return TRUE;
}
