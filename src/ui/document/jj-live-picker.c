/* jj-live-picker.c: everything that prose can show, to pick from */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-live-picker.h"

#include "jj-chart.h"
#include "jj-live.h"
#include "jj-plan-tables.h"
#include "jj-ui.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_ROWS 200 /* shown at once: the rest by searching */

struct _JjLivePicker
{
  GtkPopover parent_instance;

  JjWorkspace *workspace;
  GPtrArray *items; /* JjLiveItem; while it is open */
  GtkSearchEntry *search;
  GtkListBox *list;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (JjLivePicker, jj_live_picker, GTK_TYPE_POPOVER)

enum
{
  PICKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const char *
type_label (JjLiveType type)
{
  static const char *const labels[JJ_N_LIVE_TYPES]
      = { "", N_ ("Figure"), N_ ("Field"), N_ ("Table"), N_ ("Chart"), N_ ("Sheet"), N_ ("Map") };

  return _ (labels[type]);
}

static JjLiveSource
get_source (JjWorkspace *workspace)
{
  return (JjLiveSource){ .plan = jj_workspace_get_plan (workspace),
                         .figures = jj_analysis_get_figures (jj_workspace_get_analysis (workspace)),
                         .with_private = TRUE };
}

char *
jj_live_describe (JjWorkspace *workspace, JjLiveType type, const char *name, char **value)
{
  JjLiveSource source = get_source (workspace);
  const JjElement *sheet;
  const JjChart *chart;

  if (type == JJ_LIVE_FIGURE || type == JJ_LIVE_FIELD)
    {
      *value = jj_live_value (&source, type, name, NULL);
      return g_strdup_printf ("%s · %s", type_label (type), name);
    }
  *value = NULL;
  for (guint i = 0; type == JJ_LIVE_TABLE && i < jj_plan_tables_get_n (); i++)
    {
      const JjPlanTable *table = jj_plan_tables_get (i);
      gsize length = strlen (table->id);

      if (strncmp (table->id, name, length) == 0 && (name[length] == '\0' || name[length] == '/'))
        return g_strdup_printf ("%s · %s%s", type_label (type), table->title, name + length);
    }
  chart = type == JJ_LIVE_CHART || type == JJ_LIVE_MAP ? jj_chart_by_id (name) : NULL;
  if (chart)
    return g_strdup_printf ("%s · %s", type_label (type), jj_chart_get_title (chart));
  sheet = type == JJ_LIVE_SHEET ? jj_plan_find_code (source.plan, JJ_KIND_SHEET, name) : NULL;
  if (sheet)
    return g_strdup_printf ("%s · %s", type_label (type), jj_element_get_title (sheet));
  return g_strdup_printf (_ ("%s · %s is not in the plan"), type_label (type), name);
}

static gboolean
matches (const JjLiveItem *item, char **words)
{
  g_autofree char *all = g_strdup_printf ("%s %s %s %s", type_label (item->type), item->title,
                                          item->name, item->value ? item->value : "");
  g_autofree char *folded = g_utf8_casefold (all, -1);

  for (guint i = 0; words[i]; i++)
    if (!strstr (folded, words[i]))
      return FALSE;
  return TRUE;
}

static GtkWidget *
make_row (const JjLiveItem *item)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *kind = gtk_label_new (type_label (item->type));
  GtkWidget *title = gtk_label_new (item->title);
  GtkWidget *value = gtk_label_new (item->value);
  g_autofree char *name = g_strdup_printf ("%s %s %s", type_label (item->type), item->title,
                                           item->value ? item->value : "");

  gtk_widget_add_css_class (kind, "dim-label");
  gtk_widget_add_css_class (value, "numeric");
  gtk_label_set_xalign (GTK_LABEL (kind), 0);
  gtk_label_set_width_chars (GTK_LABEL (kind), 5);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (value), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (value), 24);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), kind);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), value);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  jj_ui_set_name (row, name);
  g_object_set_data (G_OBJECT (row), "jj-item", (gpointer)item);
  return row;
}

static void
fill (JjLivePicker *self)
{
  g_autofree char *text = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = 0;

  jj_ui_clear_list (self->list);
  for (guint i = 0; self->items && i < self->items->len; i++)
    {
      const JjLiveItem *item = g_ptr_array_index (self->items, i);

      if (!matches (item, words))
        continue;
      if (n++ < MOST_ROWS)
        gtk_list_box_append (self->list, make_row (item));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->more), n > MOST_ROWS || n == 0);
  gtk_label_set_text (self->more, n ? _ ("There are more: type a word to narrow the list.")
                                    : _ ("Nothing in the plan is called so."));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
pick (JjLivePicker *self, GtkListBoxRow *row)
{
  const JjLiveItem *item = row ? g_object_get_data (G_OBJECT (row), "jj-item") : NULL;
  g_autofree char *name = item ? g_strdup (item->name) : NULL;
  int type = item ? (int)item->type : JJ_LIVE_NONE;

  if (!item)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, type, name);
}

static void
on_activate (GtkSearchEntry *entry, JjLivePicker *self)
{
  pick (self, gtk_list_box_get_selected_row (self->list));
}

static void
on_row (GtkListBox *list, GtkListBoxRow *row, JjLivePicker *self)
{
  pick (self, row);
}

static void
on_show (JjLivePicker *self)
{
  JjLiveSource source = get_source (self->workspace);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = jj_live_list (&source);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType state,
        JjLivePicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int at = row ? gtk_list_box_row_get_index (row) : 0;

  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_row_at_index (self->list, at + (key == GDK_KEY_Down ? 1 : -1));
  if (row)
    {
      gtk_list_box_select_row (self->list, row);
      gtk_widget_grab_focus (GTK_WIDGET (row));
      gtk_widget_grab_focus (GTK_WIDGET (self->search));
    }
  return GDK_EVENT_STOP;
}

static void
jj_live_picker_dispose (GObject *object)
{
  JjLivePicker *self = JJ_LIVE_PICKER (object);

  if (self->list)
    jj_ui_clear_list (self->list);
  self->list = NULL;
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_live_picker_parent_class)->dispose (object);
}

static void
jj_live_picker_class_init (JjLivePickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_live_picker_dispose;
  signals[PICKED] = g_signal_new ("picked", JJ_TYPE_LIVE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
}

static void
jj_live_picker_init (JjLivePicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->more = GTK_LABEL (gtk_label_new (NULL));
  jj_ui_set_name (GTK_WIDGET (self->search), _ ("Find a figure, table or chart"));
  g_object_set (self->search, "placeholder-text", _ ("Find a figure, table or chart"), NULL);
  jj_ui_set_name (GTK_WIDGET (self->list), _ ("Figures, tables and charts of the plan"));
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "dim-label");
  g_object_set (scroller, "child", self->list, "hscrollbar-policy", GTK_POLICY_NEVER,
                "min-content-height", 320, "min-content-width", 460, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  g_signal_connect (self->search, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (fill), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row), self);
  g_signal_connect (self, "show", G_CALLBACK (on_show), NULL);
}

GtkWidget *
jj_live_picker_new (JjWorkspace *workspace)
{
  JjLivePicker *self = g_object_new (JJ_TYPE_LIVE_PICKER, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}
