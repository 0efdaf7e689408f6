/* jj-grid-find-bar.c: one line to find and replace in a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-find-bar.h"

#include <glib/gi18n-lib.h>

#include "jj-grid-tooltip.h"

#define COUNT_US 15000 /* of a frame, until all is counted */

struct _JjGridFindBar
{
  GtkWidget parent_instance;

  JjGrid *grid; /* unowned */
  GtkWidget *revealer, *replace_box, *count;
  GtkEditable *text, *replacement;
  GtkToggleButton *only;
  JjGridCount so_far;
  guint counting; /* source that counts on */
};

G_DEFINE_FINAL_TYPE (JjGridFindBar, jj_grid_find_bar, GTK_TYPE_WIDGET)

static void
set_count (JjGridFindBar *self, const char *text)
{
  guint n = self->so_far.n;
  g_autofree char *label
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u match", "%u matches", n), n);

  gtk_label_set_text (GTK_LABEL (self->count), *text != '\0' ? label : "");
  if (*text != '\0' && n == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->text), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->text), "error");
}

static gboolean
count_on_cb (gpointer data)
{
  JjGridFindBar *self = data;
  const char *text = gtk_editable_get_text (self->text);

  if (!jj_grid_count_some (self->grid, text, COUNT_US, &self->so_far))
    return G_SOURCE_CONTINUE;
  self->counting = 0;
  set_count (self, text);
  return G_SOURCE_REMOVE;
}

static void
show_count (JjGridFindBar *self)
{
  g_clear_handle_id (&self->counting, g_source_remove);
  self->so_far = (JjGridCount){ 0 };
  if (count_on_cb (self) == G_SOURCE_CONTINUE)
    self->counting = g_idle_add (count_on_cb, self);
}

static void
restrict_rows (JjGridFindBar *self)
{
  JjTableView *view = jj_grid_get_view (self->grid);

  if (view != NULL)
    jj_table_view_set_search (view, gtk_toggle_button_get_active (self->only)
                                        ? gtk_editable_get_text (self->text)
                                        : NULL);
}

static void
text_changed_cb (JjGridFindBar *self)
{
  restrict_rows (self);
  show_count (self);
}

static void
only_toggled_cb (JjGridFindBar *self)
{
  restrict_rows (self);
  show_count (self);
}

static void
next_cb (JjGridFindBar *self)
{
  if (!jj_grid_find (self->grid, gtk_editable_get_text (self->text), FALSE))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
previous_cb (JjGridFindBar *self)
{
  if (!jj_grid_find (self->grid, gtk_editable_get_text (self->text), TRUE))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
replace_cb (JjGridFindBar *self)
{
  guint n = jj_grid_replace_all (self->grid, gtk_editable_get_text (self->text),
                                 gtk_editable_get_text (self->replacement));
  g_autofree char *label
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u cell replaced", "%u cells replaced", n),
                         n);

  g_clear_handle_id (&self->counting, g_source_remove);
  gtk_label_set_text (GTK_LABEL (self->count), label);
}

static void
close_cb (JjGridFindBar *self)
{
  gtk_toggle_button_set_active (self->only, FALSE);
  g_clear_handle_id (&self->counting, g_source_remove);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  close_cb (JJ_GRID_FIND_BAR (widget));
  return GDK_EVENT_STOP;
}

static gboolean
replace_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  jj_grid_find_bar_open (JJ_GRID_FIND_BAR (widget), TRUE);
  return GDK_EVENT_STOP;
}

static void
jj_grid_find_bar_dispose (GObject *object)
{
  JjGridFindBar *self = JJ_GRID_FIND_BAR (object);

  g_clear_handle_id (&self->counting, g_source_remove);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (jj_grid_find_bar_parent_class)->dispose (object);
}

static void
jj_grid_find_bar_class_init (JjGridFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_grid_find_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jingjin/Workbench/grid/"
                                                             "jj-grid-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, JjGridFindBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, JjGridFindBar, replace_box);
  gtk_widget_class_bind_template_child (widget_class, JjGridFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, JjGridFindBar, text);
  gtk_widget_class_bind_template_child (widget_class, JjGridFindBar, replacement);
  gtk_widget_class_bind_template_child (widget_class, JjGridFindBar, only);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, only_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_h, GDK_CONTROL_MASK, replace_key_cb, NULL);
}

static void
jj_grid_find_bar_init (JjGridFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_grid_tooltips_in_one_line (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
jj_grid_find_bar_new (JjGrid *grid)
{
  JjGridFindBar *self = g_object_new (JJ_TYPE_GRID_FIND_BAR, NULL);

  self->grid = grid;
  return GTK_WIDGET (self);
}

void
jj_grid_find_bar_open (JjGridFindBar *self, gboolean replace)
{
  /* Asked from inside, it only takes the text anew. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    replace = replace || gtk_widget_get_visible (self->replace_box);
  gtk_widget_set_visible (self->replace_box, replace);
  /* Both are too wide for a table beside the inspector on a small screen. */
  gtk_widget_set_visible (GTK_WIDGET (self->only),
                          !replace || gtk_toggle_button_get_active (self->only));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  gtk_editable_select_region (self->text, 0, -1);
  show_count (self);
}
