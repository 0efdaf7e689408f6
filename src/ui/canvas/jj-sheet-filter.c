/* jj-sheet-filter.c: choosing what of a sheet stays in full colour */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-sheet-filter.h"

#include "jj-commands.h"
#include "jj-kinds-plan.h"
#include "jj-named-filters.h"
#include "jj-ui.h"

#include <glib/gi18n.h>
#include <string.h>

struct _JjSheetFilter
{
  GtkWidget parent_instance;

  JjCanvas *canvas; /* not owned: both are the page's */
  GtkWidget *button, *kept, *sections, *entry, *save, *clear;
  gboolean is_filling;
  gboolean is_known[JJ_N_FILTER_KINDS], is_open[JJ_N_FILTER_KINDS]; /* as one left the sections */
};

G_DEFINE_FINAL_TYPE (JjSheetFilter, jj_sheet_filter, GTK_TYPE_WIDGET)

static JjWorkspace *
workspace_of (JjSheetFilter *self)
{
  return jj_canvas_get_workspace (self->canvas);
}

static JjPlan *
plan_of (JjSheetFilter *self)
{
  return jj_workspace_get_plan (workspace_of (self));
}

static char *
current_text (JjSheetFilter *self)
{
  const JjDiagramFilter *filter = jj_canvas_get_filter (self->canvas);

  return filter ? jj_diagram_filter_to_text (filter) : g_strdup ("");
}

/* The kept filter that is in use, NULL for none. */
static const JjElement *
find_used (JjSheetFilter *self)
{
  g_autoptr (GArray) ids = jj_named_filters_list (plan_of (self), JJ_KIND_SHEET);
  g_autofree char *text = current_text (self);

  for (guint i = 0; *text && i < ids->len; i++)
    {
      const JjElement *slide = jj_plan_find (plan_of (self), g_array_index (ids, JjId, i));

      if (g_strcmp0 (jj_element_get_text (slide, JJ_SLIDE_FILTER), text) == 0)
        return slide;
    }
  return NULL;
}

char *
jj_sheet_filter_describe (JjSheetFilter *self)
{
  const JjDiagramFilter *filter = jj_canvas_get_filter (self->canvas);
  const JjElement *used = find_used (self);
  g_autofree char *values = NULL;

  if (!filter || jj_diagram_filter_is_empty (filter))
    return NULL;
  values = jj_diagram_filter_describe (filter, plan_of (self));
  /* Translators: the name of a filter, and what it keeps. */
  return used ? g_strdup_printf (_ ("%s (%s)"), jj_element_get_title (used), values)
              : g_steal_pointer (&values);
}

static void fill (JjSheetFilter *self);

static void
use_text (JjSheetFilter *self, const char *text)
{
  JjDiagramFilter *filter = jj_diagram_filter_parse (text);

  if (!filter)
    jj_workspace_message (workspace_of (self), _ ("This filter cannot be read any more."), FALSE);
  else
    jj_canvas_set_filter (self->canvas, filter);
}

gboolean
jj_sheet_filter_use (JjSheetFilter *self, const char *name)
{
  JjDiagramFilter *filter = *name ? jj_diagram_filter_find (plan_of (self), name) : NULL;

  if (*name && !filter)
    return FALSE;
  jj_canvas_set_filter (self->canvas, filter);
  return TRUE;
}

static void
on_kept (GtkButton *button, JjSheetFilter *self)
{
  JjId id = *(gint64 *)g_object_get_data (G_OBJECT (button), "id");
  const JjElement *slide = jj_plan_find (plan_of (self), id);
  const char *text = slide ? jj_element_get_text (slide, JJ_SLIDE_FILTER) : NULL;

  use_text (self, text ? text : "");
  fill (self);
}

static void
on_forget (GtkButton *button, JjSheetFilter *self)
{
  JjId id = *(gint64 *)g_object_get_data (G_OBJECT (button), "id");
  JjEdit *edit = jj_command_delete (plan_of (self), &id, 1);
  g_autofree char *label = g_strdup (jj_edit_get_label (edit));

  if (jj_workspace_commit (workspace_of (self), edit, NULL))
    jj_workspace_message (workspace_of (self), label, TRUE);
  fill (self);
}

static GtkWidget *
make_kept_button (JjSheetFilter *self, GtkWidget *button, JjId id, GCallback clicked)
{
  gint64 *kept = g_new (gint64, 1);

  *kept = id;
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "id", kept, g_free);
  g_signal_connect (button, "clicked", clicked, self);
  return button;
}

static void
fill_kept (JjSheetFilter *self)
{
  g_autoptr (GArray) ids = jj_named_filters_list (plan_of (self), JJ_KIND_SHEET);

  jj_ui_clear_box (GTK_BOX (self->kept));
  for (guint i = 0; i < ids->len; i++)
    {
      JjId id = g_array_index (ids, JjId, i);
      const char *name = jj_element_get_title (jj_plan_find (plan_of (self), id));
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      GtkWidget *use = gtk_button_new_with_label (name);
      GtkWidget *forget = gtk_button_new_from_icon_name ("user-trash-symbolic");
      g_autofree char *what = g_strdup_printf (_ ("Delete the filter “%s”"), name);

      gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (use)), GTK_ALIGN_START);
      gtk_widget_set_hexpand (use, TRUE);
      jj_ui_set_name (forget, what);
      jj_ui_set_tooltip (forget, what);
      gtk_widget_set_sensitive (forget, !jj_workspace_get_read_only (workspace_of (self)));
      gtk_box_append (GTK_BOX (row), make_kept_button (self, use, id, G_CALLBACK (on_kept)));
      gtk_box_append (GTK_BOX (row), make_kept_button (self, forget, id, G_CALLBACK (on_forget)));
      gtk_box_append (GTK_BOX (self->kept), row);
    }
  gtk_widget_set_visible (self->kept, ids->len > 0);
}

static void
on_toggled (GtkCheckButton *check, JjSheetFilter *self)
{
  JjFilterKind kind = (JjFilterKind)GPOINTER_TO_INT (g_object_get_data (G_OBJECT (check), "kind"));
  const char *value = g_object_get_data (G_OBJECT (check), "value");
  g_autofree char *text = current_text (self);
  JjDiagramFilter *filter;

  if (self->is_filling)
    return;
  filter = jj_diagram_filter_parse (text);
  jj_diagram_filter_set (filter, kind, value, gtk_check_button_get_active (check));
  jj_canvas_set_filter (self->canvas, filter);
  gtk_widget_set_sensitive (self->clear, !jj_diagram_filter_is_empty (filter));
}

static void
on_expanded (GtkExpander *expander, GParamSpec *pspec, JjSheetFilter *self)
{
  int kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (expander), "kind"));

  self->is_known[kind] = TRUE;
  self->is_open[kind] = gtk_expander_get_expanded (expander);
}

static void
add_section (JjSheetFilter *self, JjFilterKind kind)
{
  const JjDiagramFilter *filter = jj_canvas_get_filter (self->canvas);
  g_autoptr (GPtrArray) list = jj_diagram_filter_list (plan_of (self), kind);
  GtkWidget *expander = gtk_expander_new (jj_filter_kind_get_label (kind));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gboolean is_used = FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      const JjFilterValue *one = g_ptr_array_index (list, i);
      GtkWidget *check = gtk_check_button_new_with_label (one->label);
      gboolean is_on = filter && jj_diagram_filter_has (filter, kind, one->value);

      is_used |= is_on;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_on);
      g_object_set_data (G_OBJECT (check), "kind", GINT_TO_POINTER ((int)kind));
      g_object_set_data_full (G_OBJECT (check), "value", g_strdup (one->value), g_free);
      g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), self);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_widget_set_margin_start (box, 18);
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), self->is_known[kind]
                                                          ? self->is_open[kind]
                                                          : is_used || kind == JJ_FILTER_PURSE);
  g_object_set_data (G_OBJECT (expander), "kind", GINT_TO_POINTER ((int)kind));
  g_signal_connect (expander, "notify::expanded", G_CALLBACK (on_expanded), self);
  gtk_widget_set_visible (expander, list->len > 0);
  gtk_box_append (GTK_BOX (self->sections), expander);
}

static void
fill (JjSheetFilter *self)
{
  const JjDiagramFilter *filter = jj_canvas_get_filter (self->canvas);
  const JjElement *used = find_used (self);

  self->is_filling = TRUE;
  fill_kept (self);
  jj_ui_clear_box (GTK_BOX (self->sections));
  for (guint kind = 0; kind < JJ_N_FILTER_KINDS; kind++)
    add_section (self, (JjFilterKind)kind);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), used ? jj_element_get_title (used) : "");
  gtk_widget_set_sensitive (self->entry, !jj_workspace_get_read_only (workspace_of (self)));
  gtk_widget_set_sensitive (self->clear, filter && !jj_diagram_filter_is_empty (filter));
  self->is_filling = FALSE;
}

static void
on_clear (JjSheetFilter *self)
{
  jj_canvas_set_filter (self->canvas, NULL);
  fill (self);
}

static void
on_save (JjSheetFilter *self)
{
  g_autofree char *name
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autofree char *text = current_text (self);
  JjId id;

  if (!*name || !*text)
    {
      jj_workspace_message (workspace_of (self),
                            *text ? _ ("Type a name for the filter.")
                                  : _ ("Choose something to filter by first."),
                            FALSE);
      return;
    }
  if (jj_workspace_commit (workspace_of (self),
                           jj_named_filters_keep (plan_of (self), JJ_KIND_SHEET, name, text, &id),
                           NULL))
    fill (self);
  g_signal_emit_by_name (self->canvas, "picture-changed");
}

static void
jj_sheet_filter_dispose (GObject *object)
{
  g_clear_pointer (&JJ_SHEET_FILTER (object)->button, gtk_widget_unparent);
  G_OBJECT_CLASS (jj_sheet_filter_parent_class)->dispose (object);
}

static void
jj_sheet_filter_class_init (JjSheetFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_sheet_filter_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_bottom (JjSheetFilter *self)
{
  GtkWidget *bottom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Name of the filter"));
  gtk_widget_set_hexpand (self->entry, TRUE);
  jj_ui_set_name (self->entry, _ ("Name of the filter"));
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_save), self);
  self->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (on_save), self);
  self->clear = gtk_button_new_with_label (_ ("Show all"));
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (on_clear), self);
  gtk_box_append (GTK_BOX (bottom), self->entry);
  gtk_box_append (GTK_BOX (bottom), self->save);
  gtk_box_append (GTK_BOX (bottom), self->clear);
  return bottom;
}

static void
jj_sheet_filter_init (JjSheetFilter *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->button = gtk_menu_button_new ();
  self->kept = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->sections = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->sections);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 380);
  gtk_box_append (GTK_BOX (box), self->kept);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), make_bottom (self));
  gtk_widget_set_size_request (box, 360, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (fill), self);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _ ("Filter"));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
jj_sheet_filter_new (JjCanvas *canvas)
{
  JjSheetFilter *self = g_object_new (JJ_TYPE_SHEET_FILTER, NULL);

  self->canvas = canvas;
  g_signal_connect_object (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->button)), "closed",
                           G_CALLBACK (gtk_widget_grab_focus), canvas, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
jj_sheet_filter_open (JjSheetFilter *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
