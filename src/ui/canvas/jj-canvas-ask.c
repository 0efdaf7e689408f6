/* jj-canvas-ask.c: a link by keyboard: type to find the other end, Enter */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-canvas-parts-private.h"

#include "jj-ui.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_ROWS 12

static JjCanvas *
canvas_of (GtkListBox *list)
{
  return g_object_get_data (G_OBJECT (list), "canvas");
}

static guint
from_of (GtkListBox *list)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (list), "from"));
}

static void
take_row (GtkListBox *list, GtkListBoxRow *row, gboolean is_mere)
{
  JjCanvas *self = canvas_of (list);
  guint from = from_of (list);
  guint to = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "box"));
  JjRect rect = jj_canvas_to_widget (self, &jj_diagram_get_box (self->diagram, to)->rect);
  JjRoutePoint at = { rect.x + rect.width / 2, rect.y + rect.height };

  jj_canvas_close_popover (self);
  jj_canvas_drop_link (self, from, (int)to, at, is_mere);
}

static void
on_row (GtkListBox *list, GtkListBoxRow *row, gpointer unused)
{
  take_row (list, row, FALSE);
}

/* What the link will be; a dash where there is none. */
static const char *
link_between (JjKindId from, JjKindId to)
{
  JjKindId link = jj_canvas_best_link (jj_canvas_possible_links (from, to));

  if (link == JJ_N_KINDS)
    link = jj_canvas_best_link (jj_canvas_possible_links (to, from));
  return link == JJ_N_KINDS ? "–" : jj_canvas_link_label (link);
}

static void
add_row (GtkListBox *list, const JjBox *box, guint number, JjKindId from)
{
  g_autofree char *label = g_strdup_printf ("%s  %s", jj_diagram_get_letter (box->kind), box->name);
  const char *link = link_between (from, box->kind);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", box->name, link);
  GtkWidget *row = gtk_list_box_row_new (), *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_label_new (label), *what = gtk_label_new (link);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (what, "dim-label");
  gtk_box_append (GTK_BOX (both), text);
  gtk_box_append (GTK_BOX (both), what);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), both);
  jj_ui_set_name (row, spoken);
  g_object_set_data (G_OBJECT (row), "box", GUINT_TO_POINTER (number));
  gtk_list_box_append (list, row);
}

/* What can be linked first, then the rest, which says why not. */
static void
fill_list (GtkListBox *list, const char *typed)
{
  const JjDiagram *diagram = jj_canvas_get_diagram (canvas_of (list));
  guint from = from_of (list), n = 0;
  JjKindId kind = jj_diagram_get_box (diagram, from)->kind;

  jj_ui_clear_list (list);
  for (guint way = 0; way < 2; way++)
    for (guint i = 0; i < jj_diagram_get_n_boxes (diagram) && n < MOST_ROWS; i++)
      {
        const JjBox *box = jj_diagram_get_box (diagram, i);

        if (i == from || box->hidden >= 0 || jj_canvas_may_link (kind, box->kind) != (way == 0)
            || (*typed && !strstr (box->name, typed) && g_strcmp0 (box->code, typed) != 0))
          continue;
        add_row (list, box, i, kind);
        n++;
      }
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
}

static void
on_typed (GtkEditable *entry, GtkListBox *list)
{
  fill_list (list, gtk_editable_get_text (entry));
}

static gboolean
on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, GtkListBox *list)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;

  if (!row)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    {
      take_row (list, row, (state & GDK_CONTROL_MASK) != 0);
      return GDK_EVENT_STOP;
    }
  if (step == 0)
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_row_at_index (list, gtk_list_box_row_get_index (row) + step);
  if (row)
    gtk_list_box_select_row (list, row);
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_list (JjCanvas *self, guint from)
{
  GtkWidget *list = gtk_list_box_new ();

  jj_ui_set_name (list, _ ("Elements of the sheet"));
  g_object_set_data (G_OBJECT (list), "from", GUINT_TO_POINTER (from));
  g_object_set_data (G_OBJECT (list), "canvas", self);
  g_signal_connect (list, "row-activated", G_CALLBACK (on_row), NULL);
  fill_list (GTK_LIST_BOX (list), "");
  return list;
}

void
jj_canvas_ask_link (JjCanvas *self)
{
  g_autoptr (GArray) selected = jj_canvas_get_selected (self);
  GtkWidget *popover, *box, *entry, *list;
  GtkEventController *keys;
  JjRect rect;
  guint from;

  if (selected->len != 1 || !jj_canvas_is_writable (self))
    return;
  from = g_array_index (selected, guint, 0);
  rect = jj_canvas_to_widget (self, &jj_diagram_get_box (self->diagram, from)->rect);
  popover = jj_canvas_open_popover (self, rect.x + rect.width / 2, rect.y + rect.height);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  entry = gtk_search_entry_new ();
  list = make_list (self, from);
  jj_ui_set_name (entry, _ ("Link to"));
  g_signal_connect (entry, "changed", G_CALLBACK (on_typed), list);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), list);
  gtk_widget_add_controller (entry, keys);
  gtk_widget_set_size_request (box, 320, -1);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), list);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (entry);
}
