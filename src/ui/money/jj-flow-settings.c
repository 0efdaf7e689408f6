/* jj-flow-settings.c: how flows of money are shown in this window */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-flow-settings.h"

#define LEVELS "flow-levels"
#define FEWEST "flow-fewest"
#define LEAST "flow-least"
/* Nodes of an order that are remembered: a column has a few hundred at most. */
#define MOST_KEYS 2000

/* (transfer full) */
static char *
order_key (JjWorkspace *workspace)
{
  char id[JJ_ID_LENGTH + 1];

  jj_id_to_string (jj_element_get_id (jj_plan_get_root (jj_workspace_get_plan (workspace))), id);
  return g_strconcat ("flow-order-", id, NULL);
}

static GArray *
read_order (JjWorkspace *workspace)
{
  g_autofree char *key = order_key (workspace);
  g_autofree char *text = jj_settings_get_text (jj_workspace_get_settings (workspace), key);
  g_auto (GStrv) numbers = text ? g_strsplit (text, " ", MOST_KEYS) : NULL;
  GArray *order;

  if (!numbers || !numbers[0])
    return NULL;
  order = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; numbers[i]; i++)
    {
      gint64 number = g_ascii_strtoll (numbers[i], NULL, 10);

      g_array_append_val (order, number);
    }
  return order;
}

GArray *
jj_flow_settings_read (JjWorkspace *workspace, JjFlowChoice *choice)
{
  JjSettings *settings = jj_workspace_get_settings (workspace);
  GArray *order = read_order (workspace);

  choice->levels = (guint)MAX (0, jj_settings_get_int (settings, LEVELS, 0));
  choice->fewest_crossings = jj_settings_get_bool (settings, FEWEST, FALSE);
  choice->least = jj_settings_get_int (settings, LEAST, 0);
  choice->order = order;
  return order;
}

void
jj_flow_settings_set_levels (JjWorkspace *workspace, guint levels)
{
  jj_settings_set_int (jj_workspace_get_settings (workspace), LEVELS, (int)levels);
}

void
jj_flow_settings_set_fewest_crossings (JjWorkspace *workspace, gboolean fewest)
{
  jj_settings_set_bool (jj_workspace_get_settings (workspace), FEWEST, fewest);
}

void
jj_flow_settings_set_least (JjWorkspace *workspace, gint64 least)
{
  jj_settings_set_int (jj_workspace_get_settings (workspace), LEAST,
                       (int)CLAMP (least, 0, G_MAXINT));
}

void
jj_flow_settings_set_order (JjWorkspace *workspace, const GArray *order)
{
  g_autofree char *key = order_key (workspace);
  GString *text = g_string_new (NULL);

  for (guint i = 0; order && i < order->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            g_array_index (order, gint64, i));
  jj_settings_set_text (jj_workspace_get_settings (workspace), key, order ? text->str : NULL);
  g_string_free (text, TRUE);
}

void
jj_flow_settings_follow (JjWorkspace *workspace, GCallback func, GObject *object)
{
  g_autofree char *order = order_key (workspace);
  const char *const keys[] = { LEVELS, FEWEST, LEAST, order };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *signal = g_strconcat ("changed::", keys[i], NULL);

      g_signal_connect_object (jj_workspace_get_settings (workspace), signal, func, object,
                               G_CONNECT_SWAPPED);
    }
}
