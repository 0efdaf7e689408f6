/* jj-link-row.c: one link seen from one of its ends */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-link-row.h"

#include "jj-commands.h"
#include "jj-field-row.h"
#include "jj-format.h"
#include "jj-icons.h"
#include "jj-help-here.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjLinkRow
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjId link, other;
  JjLinkDirection side;
  GtkWidget *box;
  GtkLabel *summary;
  GtkWidget *editors; /* NULL until unfolded */
};

G_DEFINE_FINAL_TYPE (JjLinkRow, jj_link_row, GTK_TYPE_WIDGET)

static void
on_show (GtkButton *button, JjWorkspace *workspace)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "jj-id");

  jj_workspace_show (workspace, *id, -1);
}

GtkWidget *
jj_element_button_new (JjWorkspace *workspace, const JjElement *element)
{
  JjId id = jj_element_get_id (element);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (jj_element_get_title (element));
  GtkWidget *icon
      = gtk_image_new_from_icon_name (jj_icon_of_kind (jj_element_get_kind_id (element)));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "element");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_hexpand (button, TRUE);
  g_object_set_data_full (G_OBJECT (button), "jj-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_show), workspace, 0);
  jj_ui_set_name (button, jj_element_get_title (element));
  jj_ui_set_tooltip (button, jj_element_get_title (element));
  return button;
}

static void
on_remove (JjLinkRow *self)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  g_autoptr (JjWorkspace) workspace = g_object_ref (self->workspace);

  if (jj_workspace_commit (workspace, jj_command_delete (plan, &self->link, 1), NULL))
    jj_workspace_message (workspace, _ ("Link removed"), TRUE);
}

/* Made when first asked for: most links are only read. */
static void
on_unfold (GtkToggleButton *button, GParamSpec *pspec, JjLinkRow *self)
{
  const JjElement *link = jj_plan_find (jj_workspace_get_plan (self->workspace), self->link);
  const JjKind *kind;

  if (!link)
    return;
  kind = jj_element_get_kind (link);
  if (!self->editors)
    {
      self->editors = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      gtk_widget_add_css_class (self->editors, "link-fields");
      gtk_box_append (GTK_BOX (self->box), self->editors);
      for (guint i = JJ_LINK_FIELDS; i < kind->n_fields; i++)
        gtk_box_append (GTK_BOX (self->editors), jj_field_row_new (self->workspace, kind, i, NULL));
    }
  gtk_widget_set_visible (self->editors, gtk_toggle_button_get_active (button));
  jj_link_row_refresh (self);
  if (gtk_toggle_button_get_active (button))
    gtk_widget_child_focus (self->editors, GTK_DIR_TAB_FORWARD);
}

static void
jj_link_row_dispose (GObject *object)
{
  JjLinkRow *self = JJ_LINK_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_link_row_parent_class)->dispose (object);
}

static void
jj_link_row_class_init (JjLinkRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_link_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
jj_link_row_init (JjLinkRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->summary, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "numeric");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static GtkWidget *
small_button (GtkWidget *button, const char *icon, const char *name)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  jj_ui_set_name (button, name);
  jj_ui_set_tooltip (button, name);
  return button;
}

static const JjElement *
other_end (const JjElement *link, JjLinkDirection side)
{
  return side == JJ_LINK_OUT ? jj_link_get_to (link) : jj_link_get_from (link);
}

GtkWidget *
jj_link_row_new (JjWorkspace *workspace, const JjElement *link, JjLinkDirection side)
{
  JjLinkRow *self = g_object_new (JJ_TYPE_LINK_ROW, NULL);
  const JjElement *other = other_end (link, side);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *button;
  gboolean editable = jj_workspace_may_edit (workspace, jj_element_get_id (link), -1, NULL);

  self->workspace = g_object_ref (workspace);
  self->link = jj_element_get_id (link);
  self->other = jj_element_get_id (other);
  self->side = side;
  jj_help_set_topic (GTK_WIDGET (self), jj_element_get_kind (link)->id, NULL);
  gtk_box_append (GTK_BOX (line), jj_element_button_new (workspace, other));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->summary));
  if (editable && jj_element_get_kind (link)->n_fields > JJ_LINK_FIELDS)
    {
      button
          = small_button (gtk_toggle_button_new (), "document-edit-symbolic", _ ("Edit the link"));
      g_signal_connect (button, "notify::active", G_CALLBACK (on_unfold), self);
      gtk_box_append (GTK_BOX (line), button);
    }
  if (editable)
    {
      button = small_button (gtk_button_new (), "window-close-symbolic", _ ("Remove the link"));
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_remove), self);
      gtk_box_append (GTK_BOX (line), button);
    }
  gtk_box_append (GTK_BOX (self->box), line);
  jj_link_row_refresh (self);
  return GTK_WIDGET (self);
}

static char *
summarise (JjPlan *plan, const JjElement *link)
{
  const JjKind *kind = jj_element_get_kind (link);
  GString *text = g_string_new (NULL);

  for (guint i = JJ_LINK_FIELDS; i < kind->n_fields; i++)
    {
      g_autofree char *value = jj_element_to_display (plan, link, i);

      if (!*value)
        continue;
      if (text->len > 0)
        g_string_append (text, " · ");
      g_string_append (text, value);
      if (kind->fields[i].unit)
        g_string_append_printf (text, " %s", jj_label (kind->fields[i].unit));
    }
  return g_string_free (text, FALSE);
}

gboolean
jj_link_row_refresh (JjLinkRow *self)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  const JjElement *link = jj_plan_find (plan, self->link);
  g_autofree char *text = NULL;

  if (!link || jj_element_get_id (other_end (link, self->side)) != self->other)
    return FALSE;
  text = summarise (plan, link);
  gtk_label_set_text (self->summary, text);
  jj_ui_set_tooltip (GTK_WIDGET (self->summary), text);
  for (GtkWidget *row = self->editors ? gtk_widget_get_first_child (self->editors) : NULL; row;
       row = gtk_widget_get_next_sibling (row))
    jj_field_row_set_id (JJ_FIELD_ROW (row), self->link);
  return TRUE;
}
