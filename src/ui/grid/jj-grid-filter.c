/* jj-grid-filter.c: the filter of one column, for a popover */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-filter.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define MAX_ITEMS 1000 /* more are narrowed down by typing */

struct _JjGridFilter
{
  GtkWidget parent_instance;

  JjTableView *view;
  guint column;
  char **values; /* of the column, as the other filters leave them */
  guint *counts;
  GHashTable *unticked; /* set of values */
  GtkStringList *items; /* what is listed: the places of values, as texts */
  gboolean filling;

  GtkWidget *box, *range, *findings, *all, *rest;
  GtkEditable *contains, *from, *to;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (JjGridFilter, jj_grid_filter, GTK_TYPE_WIDGET)

static gboolean
read_bound (JjGridFilter *self, GtkEditable *entry, gint64 *number)
{
  const char *text = gtk_editable_get_text (entry);
  gboolean good
      = *text != '\0'
        && jj_table_parse (jj_table_view_get_table (self->view), self->column, text, number);

  if (*text == '\0' || good)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  return good;
}

/* (transfer full) (nullable) What stays ticked; NULL when that is all. */
static char **
get_ticked (JjGridFilter *self)
{
  GPtrArray *ticked;

  if (g_hash_table_size (self->unticked) == 0)
    return NULL;
  ticked = g_ptr_array_new ();
  for (char **value = self->values; *value != NULL; value++)
    if (!g_hash_table_contains (self->unticked, *value))
      g_ptr_array_add (ticked, g_strdup (*value));
  g_ptr_array_add (ticked, NULL);
  return (char **)g_ptr_array_free (ticked, FALSE);
}

static void
apply (JjGridFilter *self)
{
  const char *contains = gtk_editable_get_text (self->contains);
  g_auto (GStrv) ticked = get_ticked (self);
  JjFilter filter = { .values = ticked };

  if (self->filling)
    return;
  filter.contains = *contains != '\0' ? (char *)contains : NULL;
  filter.has_min = read_bound (self, self->from, &filter.min);
  filter.has_max = read_bound (self, self->to, &filter.max);
  filter.findings = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->findings));
  if (ticked == NULL && filter.contains == NULL && !filter.has_min && !filter.has_max
      && !filter.findings)
    jj_table_view_set_filter (self->view, self->column, NULL);
  else
    jj_table_view_set_filter (self->view, self->column, &filter);
}

static void
show_all_state (JjGridFilter *self)
{
  guint n = g_hash_table_size (self->unticked);

  self->filling = TRUE;
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (self->all),
                                     n > 0 && n < g_strv_length (self->values));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->all), n == 0);
  self->filling = FALSE;
}

static void
list_values (JjGridFilter *self)
{
  const char *contains = gtk_editable_get_text (self->contains);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *rest = NULL;
  guint n_left_out = 0;

  for (guint i = 0; self->values[i] != NULL; i++)
    {
      if (*contains != '\0' && !jj_table_matches (self->values[i], contains))
        continue;
      if (places->len < MAX_ITEMS)
        g_ptr_array_add (places, g_strdup_printf ("%u", i));
      else
        n_left_out++;
    }
  g_ptr_array_add (places, NULL);
  gtk_string_list_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                          (const char *const *)places->pdata);
  rest = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more value: type to narrow them down",
                                       "%u more values: type to narrow them down", n_left_out),
                          n_left_out);
  gtk_label_set_text (GTK_LABEL (self->rest), rest);
  gtk_widget_set_visible (self->rest, n_left_out > 0);
}

static const char *
get_value (JjGridFilter *self, GtkListItem *item, guint *count)
{
  GtkStringObject *place = gtk_list_item_get_item (item);
  guint at = (guint)g_ascii_strtoull (gtk_string_object_get_string (place), NULL, 10);

  if (count != NULL)
    *count = self->counts[at];
  return self->values[at];
}

static void
value_toggled_cb (GtkCheckButton *check, GtkListItem *item)
{
  JjGridFilter *self
      = JJ_GRID_FILTER (gtk_widget_get_ancestor (GTK_WIDGET (check), JJ_TYPE_GRID_FILTER));
  const char *value;

  if (self == NULL || self->filling || gtk_list_item_get_item (item) == NULL)
    return;
  value = get_value (self, item, NULL);
  if (gtk_check_button_get_active (check))
    g_hash_table_remove (self->unticked, value);
  else
    g_hash_table_add (self->unticked, g_strdup (value));
  show_all_state (self);
  apply (self);
}

static void
setup_cb (JjGridFilter *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_check_button_new_with_label ("");
  GtkWidget *count = gtk_label_new (NULL);

  gtk_widget_set_hexpand (check, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), count);
  g_signal_connect (check, "toggled", G_CALLBACK (value_toggled_cb), item);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, box);
}

/* The keys walk over the rows of the list: Space ticks the one they are on. */
static gboolean
key_cb (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType state,
        JjGridFilter *self)
{
  GtkWidget *row = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *box = row ? gtk_widget_get_first_child (row) : NULL;
  GtkWidget *check = GTK_IS_BOX (box) ? gtk_widget_get_first_child (box) : NULL;

  if ((key != GDK_KEY_space && key != GDK_KEY_KP_Space) || !GTK_IS_CHECK_BUTTON (check))
    return GDK_EVENT_PROPAGATE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               !gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  return GDK_EVENT_STOP;
}

static void
bind_cb (JjGridFilter *self, GtkListItem *item)
{
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *text = NULL;
  guint count;
  const char *value = get_value (self, item, &count);

  self->filling = TRUE;
  gtk_check_button_set_label (GTK_CHECK_BUTTON (check), *value != '\0' ? value : _ ("(empty)"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               !g_hash_table_contains (self->unticked, value));
  text = g_strdup_printf ("%u", count);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (check)), text);
  self->filling = FALSE;
}

/* Binds what is seen anew: the same items with other ticks. */
static void
rebind (JjGridFilter *self)
{
  list_values (self);
  show_all_state (self);
}

/* GtkSearchEntry also tells of the text it was loaded with. */
static void
contains_changed_cb (JjGridFilter *self)
{
  const JjFilter *filter = jj_table_view_get_filter (self->view, self->column);
  const char *old = filter != NULL && filter->contains != NULL ? filter->contains : "";

  if (self->filling || g_str_equal (gtk_editable_get_text (self->contains), old))
    return;
  list_values (self);
  apply (self);
}

static void
range_changed_cb (JjGridFilter *self)
{
  apply (self);
}

/* Enter and Esc: a filter works while one types, so that both only close it. */
static void
close_cb (JjGridFilter *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  contains_changed_cb (self);
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
findings_toggled_cb (JjGridFilter *self)
{
  apply (self);
}

static void
all_toggled_cb (JjGridFilter *self)
{
  if (self->filling)
    return;
  g_hash_table_remove_all (self->unticked);
  if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (self->all)))
    for (char **value = self->values; *value != NULL; value++)
      g_hash_table_add (self->unticked, g_strdup (*value));
  rebind (self);
  apply (self);
}

static void
clear_clicked_cb (JjGridFilter *self)
{
  self->filling = TRUE;
  g_hash_table_remove_all (self->unticked);
  gtk_editable_set_text (self->contains, "");
  gtk_editable_set_text (self->from, "");
  gtk_editable_set_text (self->to, "");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->findings), FALSE);
  self->filling = FALSE;
  rebind (self);
  apply (self);
}

static void
set_bound (JjGridFilter *self, GtkEditable *entry, gint64 number)
{
  g_autoptr (GString) text = g_string_new (NULL);

  jj_table_format (jj_table_view_get_table (self->view), self->column, number, text);
  gtk_editable_set_text (entry, text->str);
}

static void
load (JjGridFilter *self)
{
  const JjFilter *filter = jj_table_view_get_filter (self->view, self->column);

  self->filling = TRUE;
  if (filter != NULL && filter->values != NULL)
    for (char **value = self->values; *value != NULL; value++)
      if (!g_strv_contains ((const char *const *)filter->values, *value))
        g_hash_table_add (self->unticked, g_strdup (*value));
  if (filter != NULL && filter->contains != NULL)
    gtk_editable_set_text (self->contains, filter->contains);
  if (filter != NULL && filter->has_min)
    set_bound (self, self->from, filter->min);
  if (filter != NULL && filter->has_max)
    set_bound (self, self->to, filter->max);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->findings),
                               filter != NULL && filter->findings);
  self->filling = FALSE;
}

static void
jj_grid_filter_dispose (GObject *object)
{
  JjGridFilter *self = JJ_GRID_FILTER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->items);
  g_clear_object (&self->view);
  G_OBJECT_CLASS (jj_grid_filter_parent_class)->dispose (object);
}

static void
jj_grid_filter_finalize (GObject *object)
{
  JjGridFilter *self = JJ_GRID_FILTER (object);

  g_strfreev (self->values);
  g_free (self->counts);
  g_hash_table_unref (self->unticked);
  G_OBJECT_CLASS (jj_grid_filter_parent_class)->finalize (object);
}

static void
jj_grid_filter_class_init (JjGridFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_grid_filter_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_grid_filter_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jingjin/Workbench/grid/"
                                                             "jj-grid-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, JjGridFilter, box);
  gtk_widget_class_bind_template_child (widget_class, JjGridFilter, range);
  gtk_widget_class_bind_template_child (widget_class, JjGridFilter, findings);
  gtk_widget_class_bind_template_child (widget_class, JjGridFilter, all);
  gtk_widget_class_bind_template_child (widget_class, JjGridFilter, rest);
  gtk_widget_class_bind_template_child (widget_class, JjGridFilter, contains);
  gtk_widget_class_bind_template_child (widget_class, JjGridFilter, from);
  gtk_widget_class_bind_template_child (widget_class, JjGridFilter, to);
  gtk_widget_class_bind_template_child (widget_class, JjGridFilter, list);
  gtk_widget_class_bind_template_callback (widget_class, contains_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, range_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, findings_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
jj_grid_filter_init (JjGridFilter *self)
{
  self->unticked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->items = gtk_string_list_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
jj_grid_filter_new (JjTableView *view, guint column)
{
  JjGridFilter *self = g_object_new (JJ_TYPE_GRID_FILTER, NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  JjTable *table = jj_table_view_get_table (view);
  GtkNoSelection *model;

  self->view = g_object_ref (view);
  self->column = column;
  self->values = jj_table_view_get_values (view, column, &self->counts);
  load (self);
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  list_values (self);
  show_all_state (self);
  model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
  g_object_unref (model);
  gtk_list_view_set_factory (self->list, factory);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  g_object_unref (factory);
  gtk_widget_set_visible (self->range,
                          jj_table_can_sum (table, column)
                              || jj_table_get_column (table, column)->type == JJ_COLUMN_DATE);
  return GTK_WIDGET (self);
}
