/* jj-find.c: find over everything in the plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-find.h"

#include "jj-icons.h"
#include "jj-search.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

#define MOST_ROWS 100

struct _JjFind
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkSearchEntry *entry;
  GtkListBox *list;
  GtkLabel *status;
  GArray *hits; /* JjHit, one a row */
};

G_DEFINE_FINAL_TYPE (JjFind, jj_find, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, gboolean small)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (small)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

/* "社群 · C-012", and where the text was found if it is neither code nor name. */
static char *
describe (const JjElement *element, const JjHit *hit, const char *typed)
{
  const JjKind *kind = jj_element_get_kind (element);
  const char *code = jj_element_get_code (element);
  g_autofree char *where = code ? g_strdup_printf ("%s · %s", jj_label (kind->label), code)
                                : g_strdup (jj_label (kind->label));
  g_autofree char *excerpt = NULL;

  if (hit->field == JJ_CODE || hit->field == JJ_NAME)
    return g_steal_pointer (&where);
  excerpt = jj_search_excerpt (jj_element_get_text (element, hit->field), typed);
  return g_strdup_printf ("%s · %s: %s", where, jj_label (kind->fields[hit->field].label), excerpt);
}

static void
add_row (JjFind *self, const JjHit *hit, const char *typed)
{
  const JjElement *element = jj_plan_find (jj_workspace_get_plan (self->workspace), hit->id);
  g_autofree char *detail = describe (element, hit, typed);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (texts), make_label (jj_element_get_title (element), FALSE));
  gtk_box_append (GTK_BOX (texts), make_label (detail, TRUE));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (
                                     jj_icon_of_kind (jj_element_get_kind_id (element))));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  jj_ui_set_name (row, jj_element_get_title (element));
  gtk_list_box_append (self->list, row);
}

static void
fill (JjFind *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  guint64 kinds = JJ_ANY_ELEMENT & ~JJ_KIND_BIT (JJ_KIND_PLACEMENT);
  g_autofree char *count = NULL;

  jj_ui_clear_list (self->list);
  g_clear_pointer (&self->hits, g_array_unref);
  if (!*typed)
    {
      gtk_label_set_text (self->status, _ ("Codes, names, notes and texts of the whole plan"));
      return;
    }
  self->hits = jj_search (jj_workspace_get_plan (self->workspace), kinds, typed, MOST_ROWS);
  for (guint i = 0; i < self->hits->len; i++)
    add_row (self, &g_array_index (self->hits, JjHit, i), typed);
  if (self->hits->len == MOST_ROWS)
    count = g_strdup_printf (_ ("The first %u results"), self->hits->len);
  else
    count
        = g_strdup_printf (ngettext ("%u result", "%u results", self->hits->len), self->hits->len);
  gtk_label_set_text (self->status, count);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, JjFind *self)
{
  JjHit hit = g_array_index (self->hits, JjHit, gtk_list_box_row_get_index (row));

  gtk_popover_popdown (self->popover);
  jj_workspace_show (self->workspace, hit.id, (int)hit.field);
}

static void
on_entry_activated (JjFind *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row)
    on_row_activated (self->list, row, self);
}

/* The entry keeps the focus: arrows move the choice below it. */
static gboolean
on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, JjFind *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;

  if (step == 0 || !row)
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + step);
  if (row)
    {
      gtk_list_box_select_row (self->list, row);
      gtk_widget_grab_focus (GTK_WIDGET (row));
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
    }
  return GDK_EVENT_STOP;
}

static void
on_shown (JjFind *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  fill (self);
}

static void
jj_find_dispose (GObject *object)
{
  JjFind *self = JJ_FIND (object);

  if (self->button)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_find_parent_class)->dispose (object);
}

static void
jj_find_class_init (JjFindClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_find_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jingjin/Workbench/ui/jj-find.ui");
  gtk_widget_class_bind_template_child (widget_class, JjFind, button);
  gtk_widget_class_bind_template_child (widget_class, JjFind, popover);
  gtk_widget_class_bind_template_child (widget_class, JjFind, entry);
  gtk_widget_class_bind_template_child (widget_class, JjFind, list);
  gtk_widget_class_bind_template_child (widget_class, JjFind, status);
}

static void
jj_find_init (JjFind *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_entry_activated), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (on_shown), self);
}

void
jj_find_set_workspace (JjFind *self, JjWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
}

void
jj_find_popup (JjFind *self)
{
  gtk_menu_button_popup (self->button);
}
