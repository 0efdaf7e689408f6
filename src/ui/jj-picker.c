/* jj-picker.c: a button that shows an element and chooses another one by typing */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-picker.h"

#include "jj-search.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

#define MOST_ROWS 80

struct _JjPicker
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  guint64 targets;
  gboolean may_clear;

  GtkMenuButton *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkSearchEntry *entry;
  GtkListBox *list;
};

enum
{
  SIGNAL_PICKED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JjPicker, jj_picker, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
add_row (JjPicker *self, JjId id, const char *title, const char *detail)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  if (detail)
    {
      GtkWidget *second = gtk_label_new (detail);

      gtk_label_set_xalign (GTK_LABEL (second), 0);
      gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (second, "caption");
      gtk_widget_add_css_class (second, "dim-label");
      gtk_box_append (GTK_BOX (box), second);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (row), "jj-id", g_memdup2 (&id, sizeof id), g_free);
  gtk_list_box_append (self->list, row);
}

/* Code and kind tell equal names apart. */
static char *
describe (JjPicker *self, const JjElement *element)
{
  const char *code = jj_element_get_code (element);
  gboolean one_kind = (self->targets & (self->targets - 1)) == 0;
  const char *kind = jj_label (jj_element_get_kind (element)->label);

  if (one_kind)
    return g_strdup (code);
  return code ? g_strdup_printf ("%s · %s", kind, code) : g_strdup (kind);
}

static void
fill (JjPicker *self)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GArray) hits = jj_search (plan, self->targets, text, MOST_ROWS);

  jj_ui_clear_list (self->list);
  if (self->may_clear && !*text)
    add_row (self, 0, _ ("None"), NULL);
  for (guint i = 0; i < hits->len; i++)
    {
      const JjElement *element = jj_plan_find (plan, g_array_index (hits, JjHit, i).id);
      g_autofree char *detail = describe (self, element);

      add_row (self, jj_element_get_id (element), jj_element_get_title (element), detail);
    }
  if (*text && hits->len > 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, JjPicker *self)
{
  gint64 id = *(gint64 *)g_object_get_data (G_OBJECT (row), "jj-id");

  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, id);
}

static void
on_entry_activated (JjPicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row)
    on_row_activated (self->list, row, self);
}

static void
on_move_down (JjPicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
on_entry_key (GtkEventControllerKey *keys,
              guint key,
              guint code,
              GdkModifierType state,
              JjPicker *self)
{
  if (key != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  on_move_down (self);
  return GDK_EVENT_STOP;
}

static void
on_shown (JjPicker *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* Made when it is first opened: an inspector has many pickers, most are never used. */
static void
create_popover (GtkMenuButton *button, gpointer data)
{
  JjPicker *self = data;
  GtkWidget *box, *scroller;
  GtkEventController *keys = gtk_event_controller_key_new ();

  if (self->popover)
    return;
  self->popover = GTK_POPOVER (gtk_popover_new ());
  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  scroller = gtk_scrolled_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                "max-content-height", 320, "min-content-height", 120, "child", self->list, NULL);
  gtk_widget_set_size_request (box, 260, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self->popover), "picker");
  jj_ui_set_name (GTK_WIDGET (self->entry), _ ("Search"));
  jj_ui_set_name (GTK_WIDGET (self->list), _ ("Choices"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (self->popover, box);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_entry_key), self);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_entry_activated), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (on_shown), self);
  gtk_menu_button_set_popover (button, GTK_WIDGET (self->popover));
}

static void
jj_picker_dispose (GObject *object)
{
  JjPicker *self = JJ_PICKER (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_picker_parent_class)->dispose (object);
}

static void
jj_picker_class_init (JjPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_picker_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

/* GtkMenuButton centres what is in it; a field's value begins at the left. */
static void
fill_button (GtkWidget *child, GtkWidget *button)
{
  for (; child && child != button; child = gtk_widget_get_parent (child))
    {
      gtk_widget_set_halign (child, GTK_ALIGN_FILL);
      gtk_widget_set_hexpand (child, TRUE);
    }
}

static void
jj_picker_init (JjPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_menu_button_set_child (self->button, box);
  fill_button (box, GTK_WIDGET (self->button));
  gtk_menu_button_set_create_popup_func (self->button, create_popover, self, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

GtkWidget *
jj_picker_new (JjWorkspace *workspace, guint64 targets, const char *name)
{
  JjPicker *self = g_object_new (JJ_TYPE_PICKER, NULL);

  self->workspace = g_object_ref (workspace);
  self->targets = targets;
  jj_ui_set_name (GTK_WIDGET (self->button), name);
  return GTK_WIDGET (self);
}

void
jj_picker_set_may_clear (JjPicker *self, gboolean may_clear)
{
  self->may_clear = may_clear;
}

void
jj_picker_set_text (JjPicker *self, const char *text)
{
  gtk_label_set_text (self->label, text);
}

void
jj_picker_set_icon (JjPicker *self, const char *icon, const char *tooltip)
{
  gtk_menu_button_set_icon_name (self->button, icon);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  jj_ui_set_tooltip (GTK_WIDGET (self->button), tooltip);
  jj_ui_set_name (GTK_WIDGET (self->button), tooltip);
}
