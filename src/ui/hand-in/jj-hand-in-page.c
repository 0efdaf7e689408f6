/* jj-hand-in-page.c: 送件, what goes out and what comes back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-hand-in-page.h"

#include "jj-changes-tab.h"
#include "jj-comments-tab.h"
#include "jj-history-tab.h"
#include "jj-list-tab.h"
#include "jj-package-tab.h"
#include "jj-pages.h"
#include "jj-parts-tab.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

static const JjHandInTab tabs[] = {
  { "package", N_ ("Package"), "jj-package-symbolic", jj_package_tab_new },
  { "history", N_ ("Versions"), "document-open-recent-symbolic", jj_history_tab_new },
  { "changes", N_ ("Changes"), "view-dual-symbolic", jj_changes_tab_new },
  { "comments", N_ ("Comments"), "jj-comment-symbolic", jj_comments_tab_new },
  { "parts", N_ ("Parts"), "mail-send-symbolic", jj_parts_tab_new },
};

struct _JjHandInPage
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  GtkWidget *top;
  GtkBox *switcher;
  GtkStack *stack;
  GtkToggleButton *switches[G_N_ELEMENTS (tabs)];
  GtkWidget *shown[G_N_ELEMENTS (tabs)]; /* NULL until first shown */
};

G_DEFINE_FINAL_TYPE (JjHandInPage, jj_hand_in_page, GTK_TYPE_WIDGET)

static void
show (JjHandInPage *self, guint i)
{
  if (!self->shown[i])
    {
      self->shown[i] = tabs[i].create (self->workspace);
      gtk_stack_add_named (self->stack, self->shown[i], tabs[i].id);
    }
  gtk_stack_set_visible_child (self->stack, self->shown[i]);
}

static void
on_switch (GtkToggleButton *button, JjHandInPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    if (self->switches[i] == button && gtk_toggle_button_get_active (button))
      show (self, i);
}

GtkWidget *
jj_hand_in_page_get_tab (JjHandInPage *self)
{
  GtkWidget *tab = gtk_stack_get_visible_child (self->stack);
  GtkWidget *list = tab ? gtk_widget_get_first_child (tab) : NULL;

  return list && JJ_IS_LIST_TAB (list) ? list : tab;
}

GtkWidget *
jj_hand_in_page_show_tab (JjHandInPage *self, const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    if (g_strcmp0 (tabs[i].id, id) == 0)
      {
        gtk_toggle_button_set_active (self->switches[i], TRUE);
        return self->shown[i];
      }
  return NULL;
}

static void
hand_in_tab (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_hand_in_page_show_tab (JJ_HAND_IN_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
add_switch (JjHandInPage *self, guint i)
{
  GtkWidget *toggle = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (tabs[i].icon));
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ (tabs[i].title)));
  gtk_button_set_child (GTK_BUTTON (toggle), box);
  gtk_widget_add_css_class (toggle, "text-button");
  jj_ui_set_name (toggle, _ (tabs[i].title));
  self->switches[i] = GTK_TOGGLE_BUTTON (toggle);
  if (i > 0)
    gtk_toggle_button_set_group (self->switches[i], self->switches[0]);
  g_signal_connect (toggle, "toggled", G_CALLBACK (on_switch), self);
  gtk_box_append (self->switcher, toggle);
}

static gboolean
jj_hand_in_page_grab_focus (GtkWidget *widget)
{
  GtkWidget *tab = jj_hand_in_page_get_tab (JJ_HAND_IN_PAGE (widget));

  return tab && (gtk_widget_grab_focus (tab) || gtk_widget_child_focus (tab, GTK_DIR_TAB_FORWARD));
}

static void
jj_hand_in_page_dispose (GObject *object)
{
  JjHandInPage *self = JJ_HAND_IN_PAGE (object);

  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_hand_in_page_parent_class)->dispose (object);
}

static void
jj_hand_in_page_class_init (JjHandInPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_hand_in_page_dispose;
  jj_ui_set_grab_focus (widget_class, jj_hand_in_page_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jingjin/Workbench/ui/"
                                                             "jj-hand-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JjHandInPage, top);
  gtk_widget_class_bind_template_child (widget_class, JjHandInPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, JjHandInPage, stack);
  gtk_widget_class_install_action (widget_class, "hand-in.tab", "s", hand_in_tab);
}

static void
jj_hand_in_page_init (JjHandInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    add_switch (self, i);
}

GtkWidget *
jj_hand_in_page_new (JjWorkspace *workspace, guint page)
{
  JjHandInPage *self = g_object_new (JJ_TYPE_HAND_IN_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  jj_ui_set_name (GTK_WIDGET (self), jj_page_get_title (jj_pages_get (page)));
  gtk_toggle_button_set_active (self->switches[0], TRUE);
  return GTK_WIDGET (self);
}
