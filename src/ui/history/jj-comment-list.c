/* jj-comment-list.c: the comments on one element, in the inspector */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-comment-list.h"

#include "jj-kinds-plan.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjCommentList
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  GtkWidget *top;
  GtkBox *rows;
  JjId element;
};

G_DEFINE_FINAL_TYPE (JjCommentList, jj_comment_list, GTK_TYPE_WIDGET)

static void
on_clicked (GtkButton *button, JjWorkspace *workspace)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "jj-id");

  if (jj_plan_find (jj_workspace_get_plan (workspace), *id))
    jj_workspace_select (workspace, id, 1);
}

static char *
describe (const JjElement *comment, const JjElement *element)
{
  const char *number = jj_element_get_text (comment, JJ_COMMENT_NUMBER);
  const char *id = jj_element_get_text (comment, JJ_COMMENT_FIELD);
  const JjKind *kind = jj_element_get_kind (element);
  int field = id ? jj_kind_find_field (kind, id) : -1;

  return g_strdup_printf ("%s%s%s%s%s", number ? number : "", number ? " · " : "",
                          field >= 0 ? jj_label (kind->fields[field].label) : "",
                          field >= 0 ? " · " : "", jj_element_get_title (comment));
}

static void
add_row (JjCommentList *self, const JjElement *comment, const JjElement *element)
{
  const JjId id = jj_element_get_id (comment);
  const JjField *field = &jj_kind_comment.fields[JJ_COMMENT_STATE];
  gint64 state = jj_element_get_number_or (comment, JJ_COMMENT_STATE, JJ_COMMENT_OPEN);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *row = gtk_button_new ();
  g_autofree char *text = describe (comment, element);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *word = gtk_label_new (jj_label (field->choices[state].label));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (word, "caption");
  gtk_widget_add_css_class (word, state == JJ_COMMENT_OPEN ? "finding-notice" : "dim-label");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), word);
  gtk_button_set_child (GTK_BUTTON (row), line);
  gtk_widget_add_css_class (row, "flat");
  gtk_widget_add_css_class (row, "line");
  jj_ui_set_tooltip (row, text);
  jj_ui_set_name (row, text);
  g_object_set_data_full (G_OBJECT (row), "jj-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (row, "clicked", G_CALLBACK (on_clicked), self->workspace, 0);
  gtk_box_append (self->rows, row);
}

static void
refresh (JjCommentList *self)
{
  const JjElement *element
      = self->element ? jj_plan_find (jj_workspace_get_plan (self->workspace), self->element)
                      : NULL;
  guint n = 0;

  jj_ui_clear_box (self->rows);
  for (guint i = 0; element && i < jj_element_get_n_referrers (element); i++)
    {
      guint field;
      const JjElement *comment = jj_element_get_referrer (element, i, &field);

      if (jj_element_get_kind_id (comment) != JJ_KIND_COMMENT)
        continue;
      add_row (self, comment, element);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
on_changed (JjPlan *plan, JjChanges *changes, JjCommentList *self)
{
  if (changes->kinds & JJ_KIND_BIT (JJ_KIND_COMMENT))
    refresh (self);
}

static void
jj_comment_list_dispose (GObject *object)
{
  JjCommentList *self = JJ_COMMENT_LIST (object);

  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_comment_list_parent_class)->dispose (object);
}

static void
jj_comment_list_class_init (JjCommentListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_comment_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
jj_comment_list_init (JjCommentList *self)
{
  GtkWidget *heading = gtk_label_new (_ ("Comments"));

  self->top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (self->top), heading);
  gtk_box_append (GTK_BOX (self->top), GTK_WIDGET (self->rows));
  gtk_widget_set_parent (self->top, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
jj_comment_list_new (JjWorkspace *workspace)
{
  JjCommentList *self = g_object_new (JJ_TYPE_COMMENT_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (jj_workspace_get_plan (workspace), "changed", G_CALLBACK (on_changed),
                           self, G_CONNECT_AFTER);
  return GTK_WIDGET (self);
}

void
jj_comment_list_set_element (JjCommentList *self, JjId element)
{
  self->element = element;
  refresh (self);
}
