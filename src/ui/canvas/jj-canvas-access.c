/* jj-canvas-access.c: the visible boxes for screen readers, and chains of links */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-canvas-parts-private.h"

#include "jj-grid-proxy.h"

#include <glib/gi18n.h>
#include <math.h>

/* A thousand cost 2 ms a frame of scrolling. With more of them in view, far away, the selected ones
 * come first and the canvas says that the outline has the rest. */
#define MOST_PROXIES 1000

static void
add_proxies (JjCanvas *self, guint n)
{
  while (self->proxies->len < n)
    g_ptr_array_add (self->proxies,
                     jj_grid_proxy_new (GTK_ACCESSIBLE_ROLE_LIST_ITEM, GTK_WIDGET (self)));
  for (guint i = 0; i < self->proxies->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->proxies, i), i < n);
}

/* Takes the boxes in view that have a proxy: all, else the selected ones and then the first. */
static void
choose_boxes (JjCanvas *self)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *description = NULL;
  JjRect view = jj_canvas_get_view (self);

  jj_diagram_query (self->diagram, &view, seen, NULL);
  for (guint i = seen->len; i-- > 0;)
    if (!jj_canvas_is_shown (self, g_array_index (seen, guint, i)))
      g_array_remove_index (seen, i);
  for (guint turn = seen->len <= MOST_PROXIES ? 1 : 0; turn < 2; turn++)
    for (guint i = 0; i < seen->len && self->proxy_boxes->len < MOST_PROXIES; i++)
      {
        guint number = g_array_index (seen, guint, i);
        JjId id = jj_diagram_get_box (self->diagram, number)->id;

        if (seen->len <= MOST_PROXIES
            || jj_workspace_is_selected (self->workspace, id) == (turn == 0))
          g_array_append_val (self->proxy_boxes, number);
      }
  if (seen->len > MOST_PROXIES)
    description = g_strdup_printf (_ ("%u of the %u elements in view; the outline (O) has all"),
                                   self->proxy_boxes->len, seen->len);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description ? description : "", -1);
}

void
jj_canvas_update_proxies (JjCanvas *self)
{
  GtkWidget *current = NULL;

  g_array_set_size (self->proxy_boxes, 0);
  if (!self->diagram || self->is_stale)
    return;
  choose_boxes (self);
  add_proxies (self, self->proxy_boxes->len);
  for (guint i = 0; i < self->proxy_boxes->len; i++)
    {
      JjGridProxy *proxy = g_ptr_array_index (self->proxies, i);
      guint number = g_array_index (self->proxy_boxes, guint, i);
      g_autofree char *label = jj_diagram_describe (self->diagram, number);
      g_autofree char *links = jj_diagram_describe_links (self->diagram, number);
      gboolean is_selected
          = jj_workspace_is_selected (self->workspace,
                                      jj_diagram_get_box (self->diagram, number)->id);

      jj_grid_proxy_set_label (proxy, label);
      jj_grid_proxy_set_description (proxy, links);
      jj_grid_proxy_set_flags (proxy, is_selected, FALSE, FALSE);
      if (is_selected && !current)
        current = GTK_WIDGET (proxy);
    }
  if (current)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, current, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self),
                                   GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
  jj_canvas_allocate_proxies (self);
}

void
jj_canvas_allocate_proxies (JjCanvas *self)
{
  for (guint i = 0; self->diagram && i < self->proxy_boxes->len; i++)
    {
      const JjBox *box
          = jj_diagram_get_box (self->diagram, g_array_index (self->proxy_boxes, guint, i));
      JjRect rect = jj_canvas_to_widget (self, &box->rect);
      int x = (int)lround (rect.x), y = (int)lround (rect.y);
      GtkAllocation allocation = { x, y, MAX (1, (int)lround (rect.x + rect.width) - x),
                                   MAX (1, (int)lround (rect.y + rect.height) - y) };

      gtk_widget_size_allocate (g_ptr_array_index (self->proxies, i), &allocation, -1);
    }
}

/* From the boxes along all lines one way. */
static void
follow (const JjDiagram *diagram, GArray *boxes, guint8 *is_in, gboolean forwards)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      guint own = g_array_index (boxes, guint, i), n;
      const guint *lines = jj_diagram_get_lines_of (diagram, own, &n);

      for (guint k = 0; k < n; k++)
        {
          const JjLine *line = jj_diagram_get_line (diagram, lines[k]);
          guint start = forwards ? line->from : line->to, end = forwards ? line->to : line->from;

          if (start != own || is_in[end])
            continue;
          is_in[end] = 1;
          g_array_append_val (boxes, end);
        }
    }
}

GArray *
jj_canvas_find_chain (JjCanvas *self, const GArray *boxes, gint64 *amount)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (JjId));
  guint n = jj_diagram_get_n_boxes (self->diagram);
  g_autofree guint8 *is_in = g_new0 (guint8, 2 * n + 1);

  for (guint way = 0; way < 2; way++)
    {
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

      g_array_append_vals (found, boxes->data, boxes->len);
      for (guint i = 0; i < boxes->len; i++)
        is_in[way * n + g_array_index (boxes, guint, i)] = 1;
      follow (self->diagram, found, is_in + way * n, way == 0);
    }
  for (guint i = 0; i < n; i++)
    {
      is_in[i] |= is_in[n + i];
      if (is_in[i])
        g_array_append_val (ids, jj_diagram_get_box (self->diagram, i)->id);
    }
  *amount = jj_diagram_sum_money (self->diagram, jj_workspace_get_plan (self->workspace), is_in);
  return ids;
}
