/* jj-model-menus.c: the menus above the canvas */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-model-menus.h"

#include "jj-canvas-parts-private.h"
#include "jj-kinds-plan.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

/* A canvas action without a number. */
#define NO_NUMBER (-99)

typedef struct
{
  JjCanvas *canvas;
  GtkWidget *page;
  gboolean (*is_on) (GtkWidget *page, const char *action);
  gboolean is_filling;
} View;

static const struct
{
  const char *label, *key, *action;
} parts[] = {
  { N_ ("Lanes"), NULL, "canvas.lanes" },
  { N_ ("Semesters"), NULL, "canvas.semesters" },
  { N_ ("Snap to the grid"), "G", "canvas.snap" },
  { N_ ("Palette"), NULL, "page.palette" },
  { N_ ("Map"), "M", "page.map" },
  { N_ ("Not placed"), "T", "page.tray" },
  { N_ ("Outline"), "O", "page.outline" },
};

static const JjKindId lines[]
    = { JJ_KIND_MEMBER_OF, JJ_KIND_SUPPORTS,  JJ_KIND_TRAINS, JJ_KIND_PROMOTES_TO,
        JJ_KIND_SERVES,    JJ_KIND_HOSTS,     JJ_KIND_FUNDS,  JJ_KIND_IMPLEMENTS,
        JJ_KIND_MEASURES,  JJ_KIND_RELATES_TO };

static GtkWidget *
make_menu_button (JjCanvas *canvas, const char *label, GtkWidget *popover)
{
  GtkWidget *button = gtk_menu_button_new ();

  g_signal_connect_object (popover, "closed", G_CALLBACK (gtk_widget_grab_focus), canvas,
                           G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static gboolean
is_shown (View *self, const char *action)
{
  const JjDiagram *diagram = jj_canvas_get_diagram (self->canvas);

  if (g_str_equal (action, "canvas.lanes"))
    return diagram && jj_diagram_get_n_lanes (diagram) > 0;
  if (g_str_equal (action, "canvas.semesters"))
    return diagram && jj_diagram_get_n_columns (diagram) > 0;
  if (g_str_equal (action, "canvas.snap"))
    return self->canvas->is_snapping;
  return self->is_on (self->page, action);
}

static void
on_part (GtkCheckButton *check, View *self)
{
  if (!self->is_filling)
    gtk_widget_activate_action (GTK_WIDGET (self->canvas),
                                g_object_get_data (G_OBJECT (check), "action"), NULL);
}

static void
on_line (GtkCheckButton *check, View *self)
{
  guint64 bit = JJ_KIND_BIT (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "kind")));
  guint64 hidden = jj_canvas_get_hidden_lines (self->canvas);

  if (!self->is_filling)
    jj_canvas_set_hidden_lines (self->canvas,
                                gtk_check_button_get_active (check) ? hidden & ~bit : hidden | bit);
}

static void
fill_view (GtkWidget *box, View *self)
{
  self->is_filling = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (box); child;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *action = g_object_get_data (G_OBJECT (child), "action");
      guint kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (child), "kind"));

      if (action)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (child), is_shown (self, action));
      else if (GTK_IS_CHECK_BUTTON (child))
        gtk_check_button_set_active (GTK_CHECK_BUTTON (child),
                                     !(jj_canvas_get_hidden_lines (self->canvas)
                                       & JJ_KIND_BIT (kind)));
    }
  self->is_filling = FALSE;
}

static void
on_show_view (GtkWidget *popover, View *self)
{
  fill_view (gtk_popover_get_child (GTK_POPOVER (popover)), self);
}

static GtkWidget *
add_check (GtkWidget *box, const char *label, View *self, GCallback toggled)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);

  g_signal_connect (check, "toggled", toggled, self);
  gtk_box_append (GTK_BOX (box), check);
  return check;
}

GtkWidget *
jj_model_menus_new_view (JjCanvas *canvas,
                         gboolean (*is_on) (GtkWidget *page, const char *action),
                         GtkWidget *page)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *heading = gtk_label_new (_ ("Lines"));
  View *self = g_new0 (View, 1);

  *self = (View){ canvas, page, is_on, FALSE };
  g_object_set_data_full (G_OBJECT (popover), "view", self, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *label = parts[i].key
                                   ? g_strdup_printf ("%s  (%s)", _ (parts[i].label), parts[i].key)
                                   : g_strdup (_ (parts[i].label));
      GtkWidget *check = add_check (box, label, self, G_CALLBACK (on_part));

      g_object_set_data (G_OBJECT (check), "action", (gpointer)parts[i].action);
    }
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), heading);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GtkWidget *check
          = add_check (box, jj_label (jj_kind_get (lines[i])->label), self, G_CALLBACK (on_line));

      g_object_set_data (G_OBJECT (check), "kind", GUINT_TO_POINTER ((guint)lines[i]));
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect (popover, "show", G_CALLBACK (on_show_view), self);
  return make_menu_button (canvas, _ ("View"), popover);
}

static void
add_item (GMenu *menu, const char *label, const char *action, int number)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  if (g_str_has_prefix (action, "page."))
    g_menu_item_set_action_and_target (item, action, NULL);
  else
    g_menu_item_set_action_and_target (item, "page.canvas", "(si)", action, number);
  g_menu_append_item (menu, item);
}

GtkWidget *
jj_model_menus_new_align (JjCanvas *canvas)
{
  static const char *const labels[JJ_N_ALIGNS] = {
    N_ ("Left edges"),   N_ ("Centres"),      N_ ("Right edges"), N_ ("Top edges"), N_ ("Middles"),
    N_ ("Bottom edges"), N_ ("Space across"), N_ ("Space down"),  N_ ("Same size"),
  };
  g_autoptr (GMenu) menu = g_menu_new ();

  for (int i = 0; i < JJ_N_ALIGNS; i++)
    add_item (menu, _ (labels[i]), "canvas.align", i);
  return make_menu_button (canvas, _ ("Align"),
                           gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

GtkWidget *
jj_model_menus_new_stickies (JjCanvas *canvas)
{
  g_autoptr (GMenu) menu = g_menu_new (), turn = g_menu_new ();
  guint n;
  const JjKindId *kinds = jj_canvas_get_palette (&n);

  add_item (menu, _ ("Type stickies… (S)"), "canvas.stickies", NO_NUMBER);
  add_item (menu, _ ("A dot more (+)"), "canvas.vote", 1);
  add_item (menu, _ ("A dot less (−)"), "canvas.vote", -1);
  add_item (menu, _ ("Gather by group"), "canvas.gather", NO_NUMBER);
  for (guint i = 0; i < n; i++)
    if (kinds[i] != JJ_KIND_STICKY)
      add_item (turn, jj_label (jj_kind_get (kinds[i])->label), "canvas.turn", (int)i);
  g_menu_append_submenu (menu, _ ("Turn into"), G_MENU_MODEL (turn));
  return make_menu_button (canvas, _ ("Stickies"),
                           gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

GtkWidget *
jj_model_menus_new_output (JjCanvas *canvas)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  add_item (menu, _ ("Print or save as PDF, SVG, PNG…"), "page.print", NO_NUMBER);
  add_item (menu, _ ("Copy the selection"), "canvas.copy", NO_NUMBER);
  add_item (menu, _ ("Paste"), "canvas.paste", NO_NUMBER);
  return make_menu_button (canvas, _ ("Output"),
                           gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

GtkWidget *
jj_model_menus_add_button (GtkBox *bar, const char *icon, const char *label, const char *action)
{
  GtkWidget *button
      = icon ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focus_on_click (button, FALSE);
  jj_ui_set_name (button, label);
  if (icon)
    jj_ui_set_tooltip (button, label);
  if (g_str_has_prefix (action, "page."))
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  else
    {
      g_auto (GStrv) halves = g_strsplit (action, ":", 2);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.canvas");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(si)", halves[0],
                                        halves[1] ? atoi (halves[1]) : NO_NUMBER);
    }
  gtk_box_append (bar, button);
  return button;
}
