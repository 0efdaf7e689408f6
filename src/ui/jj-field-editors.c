/* jj-field-editors.c: the editor of a field's type */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-field-editors.h"

#include "jj-catalogue.h"
#include "jj-county.h"
#include "jj-format.h"
#include "jj-kinds-plan.h"
#include "jj-list-editor.h"
#include "jj-picker.h"
#include "jj-popover.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

/* One line of text: also numbers, amounts, shares and dates. */

static void
on_entry_commit (GtkWidget *entry, JjFieldRow *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  const char *shown = g_object_get_data (G_OBJECT (entry), "jj-shown");

  if (g_strcmp0 (text, shown) != 0)
    jj_field_row_commit_text (row, text);
}

static void
on_entry_leave (GtkEventControllerFocus *focus, JjFieldRow *row)
{
  on_entry_commit (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus)), row);
}

/* An entry undoes what is typed and not yet committed; without that the key is the plan's. */
static gboolean
undo_in_plan (GtkWidget *entry, guint key, GdkModifierType state)
{
  const char *shown = g_object_get_data (G_OBJECT (entry), "jj-shown");
  gboolean back = (state & GDK_SHIFT_MASK) != 0;

  if (!(state & GDK_CONTROL_MASK) || (key != GDK_KEY_z && key != GDK_KEY_Z)
      || !GTK_IS_EDITABLE (entry)
      || g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), shown) != 0)
    return FALSE;
  return gtk_widget_activate_action (entry, back ? "win.redo" : "win.undo", NULL);
}

static gboolean
on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, JjFieldRow *row)
{
  if (key != GDK_KEY_Escape)
    return undo_in_plan (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys)), key, state);
  jj_field_row_revert (row);
  return GDK_EVENT_STOP;
}

static void
watch_focus (GtkWidget *widget, JjFieldRow *row)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), row);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, keys);
  g_signal_connect (focus, "leave", G_CALLBACK (on_entry_leave), row);
}

static void
flush_entry (JjFieldRow *row, GtkWidget *entry)
{
  on_entry_commit (entry, row);
}

static GtkWidget *
create_entry (JjFieldRow *row)
{
  GtkWidget *entry = gtk_entry_new ();
  JjType type = jj_field_row_get_table (row)->type;

  if (type == JJ_TYPE_INT || type == JJ_TYPE_MONEY || type == JJ_TYPE_DECIMAL2
      || type == JJ_TYPE_SHARE)
    {
      gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
      gtk_widget_add_css_class (entry, "numeric");
    }
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  g_signal_connect (entry, "activate", G_CALLBACK (on_entry_commit), row);
  watch_focus (entry, row);
  return entry;
}

static void
show_entry (JjFieldRow *row, GtkWidget *entry, JjValue value)
{
  JjPlan *plan = jj_workspace_get_plan (jj_field_row_get_workspace (row));
  gboolean mixed = jj_field_row_is_mixed (row);
  char *text
      = mixed ? g_strdup ("") : jj_value_to_display (plan, jj_field_row_get_table (row), value);

  g_object_set_data_full (G_OBJECT (entry), "jj-shown", text, g_free);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), mixed ? _ ("〈several values〉") : NULL);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
  /* What was typed before is the plan's to undo now. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), TRUE);
}

/* Dates have a calendar too. */

static void
on_day_selected (GtkCalendar *calendar, JjFieldRow *row)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (calendar), GTK_TYPE_POPOVER);
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, g_date_time_get_day_of_month (date), g_date_time_get_month (date),
                  g_date_time_get_year (date));
  gtk_popover_popdown (GTK_POPOVER (popover));
  jj_field_row_commit_value (row, jj_value_number (g_date_get_julian (&day)));
}

/* Opens at the typed day, else at the plan's first day. */
static void
select_day (GtkCalendar *calendar, JjFieldRow *row, const char *text)
{
  JjPlan *plan = jj_workspace_get_plan (jj_field_row_get_workspace (row));
  JjValue value = { .number = JJ_EMPTY };
  g_autoptr (GDateTime) date = NULL;
  GDate day;

  if (!jj_value_parse (plan, jj_field_row_get_table (row), text, &value, NULL)
      || value.number == JJ_EMPTY)
    value.number = jj_plan_get_first_day (plan);
  g_date_clear (&day, 1);
  g_date_set_julian (&day, value.number);
  date = g_date_time_new_local (g_date_get_year (&day), g_date_get_month (&day),
                                g_date_get_day (&day), 0, 0, 0);
  gtk_calendar_select_day (calendar, date);
}

static void
on_icon_press (GtkEntry *entry, GtkEntryIconPosition position, JjFieldRow *row)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();
  GdkRectangle area;

  select_day (GTK_CALENDAR (calendar), row, gtk_editable_get_text (GTK_EDITABLE (entry)));
  g_signal_connect (calendar, "day-selected", G_CALLBACK (on_day_selected), row);
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_entry_get_icon_area (entry, position, &area);
  jj_popover_attach (popover, GTK_WIDGET (entry), &area);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static GtkWidget *
create_date (JjFieldRow *row)
{
  GtkWidget *entry = create_entry (row);

  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY,
                                     "x-office-calendar-symbolic");
  gtk_widget_add_css_class (entry, "numeric");
  g_signal_connect (entry, "icon-press", G_CALLBACK (on_icon_press), row);
  return entry;
}

/* Prose: several lines. */

static void
flush_prose (JjFieldRow *row, GtkWidget *scroller)
{
  GtkWidget *view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autofree char *text = NULL;

  if (!gtk_text_buffer_get_modified (buffer))
    return;
  g_object_get (buffer, "text", &text, NULL);
  gtk_text_buffer_set_modified (buffer, FALSE);
  jj_field_row_commit_text (row, text);
}

static void
on_prose_leave (GtkEventControllerFocus *focus, JjFieldRow *row)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus));

  flush_prose (row, gtk_widget_get_parent (view));
}

static void
measure_anew (gpointer scroller)
{
  gtk_widget_queue_resize (scroller);
  g_object_unref (scroller);
}

/* A text view knows its height only when its lines are laid out: in the midst of an allocation. */
static void
on_prose_height (GtkAdjustment *adjustment, GParamSpec *pspec, GtkWidget *scroller)
{
  g_idle_add_once (measure_anew, g_object_ref (scroller));
}

static GtkWidget *
create_prose (JjFieldRow *row)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *several = gtk_label_new (_ ("〈several values〉"));

  g_object_set (view, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "top-margin", 6,
                "bottom-margin", 6, "left-margin", 8, "right-margin", 8, NULL);
  g_object_set (scroller, "child", view, "hscrollbar-policy", GTK_POLICY_NEVER,
                "propagate-natural-height", TRUE, "min-content-height", 40, "max-content-height",
                220, NULL);
  gtk_widget_add_css_class (scroller, "prose");
  gtk_widget_add_css_class (several, "dim-label");
  gtk_widget_set_can_target (several, FALSE);
  gtk_text_view_add_overlay (GTK_TEXT_VIEW (view), several, 0, 0);
  g_object_set_data (G_OBJECT (view), "jj-several", several);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                           "notify::upper", G_CALLBACK (on_prose_height), scroller, 0);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                           G_CALLBACK (gtk_widget_hide), several, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), row);
  g_signal_connect (focus, "leave", G_CALLBACK (on_prose_leave), row);
  gtk_widget_add_controller (view, focus);
  gtk_widget_add_controller (view, keys);
  jj_ui_set_name (view, jj_label (jj_field_row_get_table (row)->label));
  return scroller;
}

static void
show_prose (JjFieldRow *row, GtkWidget *scroller, JjValue value)
{
  GtkWidget *view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  const char *text = jj_field_row_is_mixed (row) ? "" : value.text;

  gtk_text_buffer_set_text (buffer, text ? text : "", -1);
  gtk_text_buffer_set_modified (buffer, FALSE);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (view), "jj-several"),
                          jj_field_row_is_mixed (row));
}

/* A choice of an enum: the first entry is "none", or 〈several values〉. */

static void
on_choice (GtkDropDown *drop, GParamSpec *pspec, JjFieldRow *row)
{
  guint selected = gtk_drop_down_get_selected (drop);

  if (selected == GTK_INVALID_LIST_POSITION || (selected == 0 && jj_field_row_is_mixed (row)))
    return;
  jj_field_row_commit_value (row, jj_value_number (selected == 0 ? JJ_EMPTY : selected - 1));
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *object = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (object));
}

/* The button may be narrower than its longest choice; the list shows all of it. */
static void
shorten_label (GtkDropDown *drop)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *popup = g_object_ref (gtk_drop_down_get_factory (drop));

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_drop_down_set_list_factory (drop, popup);
  gtk_drop_down_set_factory (drop, factory);
  g_object_unref (factory);
  g_object_unref (popup);
}

static GtkWidget *
create_choice (JjFieldRow *row)
{
  const JjField *field = jj_field_row_get_table (row);
  GtkStringList *list = gtk_string_list_new (NULL);
  GtkWidget *drop;

  gtk_string_list_append (list, "—");
  for (guint i = 0; field->choices[i].id; i++)
    gtk_string_list_append (list, jj_label (field->choices[i].label));
  drop = gtk_drop_down_new (G_LIST_MODEL (list), NULL);
  shorten_label (GTK_DROP_DOWN (drop));
  g_signal_connect (drop, "notify::selected", G_CALLBACK (on_choice), row);
  return drop;
}

static void
show_choice (JjFieldRow *row, GtkWidget *drop, JjValue value)
{
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (drop)));
  gboolean mixed = jj_field_row_is_mixed (row);
  const char *first[] = { mixed ? _ ("〈several values〉") : "—", NULL };

  if (g_strcmp0 (gtk_string_list_get_string (list, 0), first[0]) != 0)
    gtk_string_list_splice (list, 0, 1, first);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop),
                              mixed || value.number == JJ_EMPTY ? 0 : (guint)value.number + 1);
}

/* A text that is one of a list which the plan does not hold: a county, an item of the rule packs.
 * The list's ids hang on the widget beside their titles. */

static void
on_named (GtkDropDown *drop, GParamSpec *pspec, JjFieldRow *row)
{
  GPtrArray *ids = g_object_get_data (G_OBJECT (drop), "jj-ids");
  guint selected = gtk_drop_down_get_selected (drop);

  if (selected < ids->len && g_ptr_array_index (ids, selected))
    jj_field_row_commit_text (row, g_ptr_array_index (ids, selected));
}

static void
add_named (GtkStringList *titles, GPtrArray *ids, const char *title, const char *id)
{
  gtk_string_list_append (titles, title);
  g_ptr_array_add (ids, g_strdup (id));
}

static GtkWidget *
create_named (JjFieldRow *row)
{
  GtkStringList *titles = gtk_string_list_new (NULL);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *drop;

  add_named (titles, ids, "—", "");
  if (jj_field_row_get_kind (row) == &jj_kind_plan)
    for (guint i = 0; i < JJ_N_COUNTIES; i++)
      add_named (titles, ids, jj_county_get_title (jj_county_get (i)), jj_county_get (i)->code);
  else
    jj_catalogue_list (jj_field_row_get_workspace (row),
                       jj_kind_index (jj_field_row_get_kind (row)), titles, ids);
  drop = gtk_drop_down_new (G_LIST_MODEL (titles), text);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop), TRUE);
  shorten_label (GTK_DROP_DOWN (drop));
  g_object_set_data_full (G_OBJECT (drop), "jj-ids", ids, (GDestroyNotify)g_ptr_array_unref);
  g_signal_connect (drop, "notify::selected", G_CALLBACK (on_named), row);
  return drop;
}

/* What the list does not know stands at its end, as it was typed. */
static void
show_named (JjFieldRow *row, GtkWidget *drop, JjValue value)
{
  GtkStringList *titles = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (drop)));
  GPtrArray *ids = g_object_get_data (G_OBJECT (drop), "jj-ids");
  const char *wanted = value.text ? value.text : "";
  guint found = 0;

  if (jj_field_row_is_mixed (row))
    wanted = _ ("〈several values〉");
  for (found = 0; found < ids->len; found++)
    if (g_strcmp0 (g_ptr_array_index (ids, found), wanted) == 0)
      break;
  if (found == ids->len)
    {
      gtk_string_list_append (titles, wanted);
      g_ptr_array_add (ids, jj_field_row_is_mixed (row) ? NULL : g_strdup (wanted));
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), found);
}

/* Yes or no. */

static void
on_switch (GtkSwitch *widget, GParamSpec *pspec, JjFieldRow *row)
{
  jj_field_row_commit_value (row, jj_value_number (gtk_switch_get_active (widget)));
}

static GtkWidget *
create_switch (JjFieldRow *row)
{
  GtkWidget *widget = gtk_switch_new ();

  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  g_signal_connect (widget, "notify::active", G_CALLBACK (on_switch), row);
  return widget;
}

static void
show_switch (JjFieldRow *row, GtkWidget *widget, JjValue value)
{
  gtk_switch_set_active (GTK_SWITCH (widget), !jj_field_row_is_mixed (row) && value.number != 0);
  jj_ui_set_tooltip (widget, jj_field_row_is_mixed (row) ? _ ("〈several values〉") : NULL);
}

/* Another element. */

static void
on_picked (JjPicker *picker, gint64 id, JjFieldRow *row)
{
  jj_field_row_commit_value (row, jj_value_number (id));
}

static GtkWidget *
create_ref (JjFieldRow *row)
{
  const JjField *field = jj_field_row_get_table (row);
  GtkWidget *picker
      = jj_picker_new (jj_field_row_get_workspace (row), field->targets, jj_label (field->label));

  jj_picker_set_may_clear (JJ_PICKER (picker), (field->flags & JJ_FIELD_REQUIRED) == 0);
  g_signal_connect (picker, "picked", G_CALLBACK (on_picked), row);
  return picker;
}

static void
show_ref (JjFieldRow *row, GtkWidget *picker, JjValue value)
{
  JjPlan *plan = jj_workspace_get_plan (jj_field_row_get_workspace (row));
  const JjElement *target = value.number ? jj_plan_find (plan, value.number) : NULL;
  const char *text = target ? jj_element_get_title (target) : "—";

  jj_picker_set_text (JJ_PICKER (picker),
                      jj_field_row_is_mixed (row) ? _ ("〈several values〉") : text);
}

/* A list. */

static GtkWidget *
create_list (JjFieldRow *row)
{
  return jj_list_editor_new (row);
}

static void
show_list (JjFieldRow *row, GtkWidget *editor, JjValue value)
{
  jj_list_editor_set_items (JJ_LIST_EDITOR (editor),
                            jj_field_row_is_mixed (row) ? NULL : value.text);
}

static const JjFieldEditor editors[] = {
  [JJ_TYPE_TEXT] = { create_entry, show_entry, flush_entry, FALSE },
  [JJ_TYPE_PROSE] = { create_prose, show_prose, flush_prose, TRUE },
  [JJ_TYPE_LIST] = { create_list, show_list, NULL, TRUE },
  [JJ_TYPE_INT] = { create_entry, show_entry, flush_entry, FALSE },
  [JJ_TYPE_DECIMAL2] = { create_entry, show_entry, flush_entry, FALSE },
  [JJ_TYPE_MONEY] = { create_entry, show_entry, flush_entry, FALSE },
  [JJ_TYPE_SHARE] = { create_entry, show_entry, flush_entry, FALSE },
  [JJ_TYPE_DATE] = { create_date, show_entry, flush_entry, FALSE },
  [JJ_TYPE_BOOL] = { create_switch, show_switch, NULL, FALSE },
  [JJ_TYPE_ENUM] = { create_choice, show_choice, NULL, FALSE },
  [JJ_TYPE_REF] = { create_ref, show_ref, NULL, FALSE },
};

static const JjFieldEditor named_editor = { create_named, show_named, NULL, FALSE };

const JjFieldEditor *
jj_field_editor_get (const JjKind *kind, guint field)
{
  if ((kind == &jj_kind_plan && field == JJ_PLAN_COUNTY)
      || jj_catalogue_has_field (jj_kind_index (kind), field))
    return &named_editor;
  return &editors[kind->fields[field].type];
}
