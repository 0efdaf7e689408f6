/* jj-list-editor.c: a list of texts or choices as chips */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-list-editor.h"

#include "jj-ui.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_PROPOSALS 40

struct _JjListEditor
{
  GtkWidget parent_instance;

  JjFieldRow *row;
  GtkFlowBox *chips;
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkListBox *choices;
  GtkEntry *entry;
  GPtrArray *items; /* char * */
};

G_DEFINE_FINAL_TYPE (JjListEditor, jj_list_editor, GTK_TYPE_WIDGET)

static gboolean
has_item (GPtrArray *items, const char *item)
{
  return g_ptr_array_find_with_equal_func (items, item, g_str_equal, NULL);
}

static const char *
item_label (JjListEditor *self, const char *item)
{
  const JjField *field = jj_field_row_get_table (self->row);
  int choice = field->choices ? jj_field_find_choice (field, item) : -1;

  return choice >= 0 ? jj_label (field->choices[choice].label) : item;
}

static void
commit (JjListEditor *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, g_ptr_array_index (self->items, i));
    }
  jj_field_row_commit_value (self->row, jj_value_text (text->str));
  g_string_free (text, TRUE);
}

static void
on_remove (GtkButton *button, JjListEditor *self)
{
  guint i;

  if (g_ptr_array_find_with_equal_func (self->items,
                                        g_object_get_data (G_OBJECT (button), "jj-item"),
                                        g_str_equal, &i))
    g_ptr_array_remove_index (self->items, i);
  commit (self);
}

static void
add_chip (JjListEditor *self, const char *item)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *label = gtk_label_new (item_label (self, item));
  GtkWidget *cross = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Remove %s"), item_label (self, item));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_widget_add_css_class (cross, "flat");
  gtk_widget_add_css_class (cross, "circular");
  jj_ui_set_name (cross, name);
  jj_ui_set_tooltip (cross, name);
  g_object_set_data_full (G_OBJECT (cross), "jj-item", g_strdup (item), g_free);
  g_signal_connect (cross, "clicked", G_CALLBACK (on_remove), self);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), cross);
  gtk_flow_box_append (self->chips, chip);
}

static void
on_toggled (GtkCheckButton *check, JjListEditor *self)
{
  const char *item = g_object_get_data (G_OBJECT (check), "jj-item");
  guint i;

  if (g_ptr_array_find_with_equal_func (self->items, item, g_str_equal, &i))
    g_ptr_array_remove_index (self->items, i);
  else
    g_ptr_array_add (self->items, g_strdup (item));
  commit (self);
}

static void
add_choice (JjListEditor *self, const char *item)
{
  GtkWidget *check = gtk_check_button_new_with_label (item_label (self, item));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), has_item (self->items, item));
  g_object_set_data_full (G_OBJECT (check), "jj-item", g_strdup (item), g_free);
  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), self);
  gtk_list_box_append (self->choices, check);
}

/* What other elements have in this field: planners reuse their own words. */
static void
add_used (JjListEditor *self, GPtrArray *known)
{
  JjPlan *plan = jj_workspace_get_plan (jj_field_row_get_workspace (self->row));
  const JjKind *kind = jj_field_row_get_kind (self->row);
  guint field = jj_field_row_get_field (self->row);
  guint n = jj_plan_get_count (plan, jj_kind_index (kind));

  for (guint i = 0; i < n && known->len < MOST_PROPOSALS; i++)
    {
      const char *text
          = jj_element_get_text (jj_plan_get_nth (plan, jj_kind_index (kind), i), field);
      g_auto (GStrv) items = text ? g_strsplit (text, "\n", -1) : NULL;

      for (guint k = 0; items && items[k]; k++)
        if (*items[k] && !has_item (known, items[k]))
          g_ptr_array_add (known, g_strdup (items[k]));
    }
}

static void
on_shown (JjListEditor *self)
{
  const JjField *field = jj_field_row_get_table (self->row);
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);

  jj_ui_clear_list (self->choices);
  for (guint i = 0; field->choices && field->choices[i].id; i++)
    g_ptr_array_add (known, g_strdup (field->choices[i].id));
  if (!field->choices)
    add_used (self, known);
  for (guint i = 0; i < known->len; i++)
    add_choice (self, g_ptr_array_index (known, i));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_set_visible (GTK_WIDGET (self->entry), field->choices == NULL);
}

static void
on_entry_activated (JjListEditor *self)
{
  g_autofree char *text
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (!*text || has_item (self->items, text))
    return;
  g_ptr_array_add (self->items, g_strdup (text));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  commit (self);
}

static void
create_popover (GtkMenuButton *button, gpointer data)
{
  JjListEditor *self = data;
  GtkWidget *box = NULL, *scroller;

  if (self->popover)
    return;
  self->popover = GTK_POPOVER (gtk_popover_new ());
  self->choices = GTK_LIST_BOX (gtk_list_box_new ());
  self->entry = GTK_ENTRY (gtk_entry_new ());
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  scroller = gtk_scrolled_window_new ();
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                "max-content-height", 300, "child", self->choices, NULL);
  g_object_set (self->choices, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->choices), "navigation-sidebar");
  gtk_entry_set_placeholder_text (self->entry, _ ("Another one"));
  jj_ui_set_name (GTK_WIDGET (self->entry), _ ("Another one"));
  gtk_widget_set_size_request (box, 220, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (self->popover, box);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (on_shown), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_entry_activated), self);
  gtk_menu_button_set_popover (button, GTK_WIDGET (self->popover));
}

static void
jj_list_editor_dispose (GObject *object)
{
  JjListEditor *self = JJ_LIST_EDITOR (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (jj_list_editor_parent_class)->dispose (object);
}

static void
jj_list_editor_finalize (GObject *object)
{
  g_ptr_array_unref (JJ_LIST_EDITOR (object)->items);
  G_OBJECT_CLASS (jj_list_editor_parent_class)->finalize (object);
}

static void
jj_list_editor_class_init (JjListEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_list_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_list_editor_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
jj_list_editor_init (JjListEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->items = g_ptr_array_new_with_free_func (g_free);
  self->chips = GTK_FLOW_BOX (gtk_flow_box_new ());
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  g_object_set (self->chips, "selection-mode", GTK_SELECTION_NONE, "column-spacing", 4,
                "row-spacing", 4, "hexpand", TRUE, "max-children-per-line", 8, NULL);
  gtk_menu_button_set_icon_name (self->button, "list-add-symbolic");
  gtk_menu_button_set_create_popup_func (self->button, create_popover, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_START);
  jj_ui_set_name (GTK_WIDGET (self->button), _ ("Choose"));
  jj_ui_set_tooltip (GTK_WIDGET (self->button), _ ("Choose"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chips));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

GtkWidget *
jj_list_editor_new (JjFieldRow *row)
{
  JjListEditor *self = g_object_new (JJ_TYPE_LIST_EDITOR, NULL);

  self->row = row;
  return GTK_WIDGET (self);
}

void
jj_list_editor_set_items (JjListEditor *self, const char *items)
{
  g_auto (GStrv) texts = items ? g_strsplit (items, "\n", -1) : NULL;
  GtkWidget *child;

  g_ptr_array_set_size (self->items, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))))
    gtk_flow_box_remove (self->chips, child);
  for (guint i = 0; texts && texts[i]; i++)
    {
      g_ptr_array_add (self->items, g_strdup (texts[i]));
      add_chip (self, texts[i]);
    }
  if (jj_field_row_is_mixed (self->row))
    {
      child = gtk_label_new (_ ("〈several values〉"));
      gtk_widget_add_css_class (child, "dim-label");
      gtk_widget_set_halign (child, GTK_ALIGN_START);
      gtk_flow_box_append (self->chips, child);
    }
}
