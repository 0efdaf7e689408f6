/* jj-named-filters.c: the filters of a table that a plan keeps under a name */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-named-filters.h"

#include "jj-commands.h"
#include "jj-kinds-plan.h"
#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define PREFIX "filter:"

struct _JjNamedFilters
{
  JjWorkspace *workspace;
  GtkWidget *page;
  GMenu *menu, *names;
  GSimpleActionGroup *actions;
  JjDataTab *tab;
  JjId last;    /* applied or saved last: its name is proposed where another is saved; 0: none */
  JjId current; /* which the table has now; 0: none, for instance after a click on a heading */
};

static gboolean
is_of_kind (const JjElement *slide, JjKindId kind)
{
  const char *view = jj_element_get_text (slide, JJ_SLIDE_VIEW);

  return view && g_str_has_prefix (view, PREFIX)
         && strcmp (view + strlen (PREFIX), jj_kind_get (kind)->id) == 0;
}

GArray *
jj_named_filters_list (JjPlan *plan, JjKindId kind)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (JjId));

  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_SLIDE); i++)
    {
      const JjElement *slide = jj_plan_get_nth (plan, JJ_KIND_SLIDE, i);
      JjId id = jj_element_get_id (slide);

      if (is_of_kind (slide, kind))
        g_array_append_val (ids, id);
    }
  return ids;
}

JjId
jj_named_filters_find (JjPlan *plan, JjKindId kind, const char *name)
{
  g_autoptr (GArray) ids = jj_named_filters_list (plan, kind);

  for (guint i = 0; i < ids->len; i++)
    if (g_strcmp0 (jj_element_get_name (jj_plan_find (plan, g_array_index (ids, JjId, i))), name)
        == 0)
      return g_array_index (ids, JjId, i);
  return 0;
}

JjEdit *
jj_named_filters_keep (JjPlan *plan, JjKindId kind, const char *name, const char *filter, JjId *id)
{
  g_autofree char *label = g_strdup_printf (_ ("Save the filter “%s”"), name);
  g_autofree char *view = g_strconcat (PREFIX, jj_kind_get (kind)->id, NULL);
  JjEdit *edit = jj_edit_new (label);

  *id = jj_named_filters_find (plan, kind, name);
  if (*id == 0)
    {
      *id = jj_edit_insert (edit, JJ_KIND_SLIDE, 0);
      jj_edit_set_text (edit, JJ_KIND_SLIDE, *id, JJ_NAME, name);
      jj_edit_set_text (edit, JJ_KIND_SLIDE, *id, JJ_SLIDE_VIEW, view);
    }
  jj_edit_set_text (edit, JJ_KIND_SLIDE, *id, JJ_SLIDE_FILTER, filter);
  return edit;
}

static const JjElement *
find (JjNamedFilters *self, JjId id)
{
  return id ? jj_plan_find (jj_workspace_get_plan (self->workspace), id) : NULL;
}

static gboolean
has_filter (JjNamedFilters *self, JjId id, const char *filter)
{
  const JjElement *slide = find (self, id);

  return slide && g_strcmp0 (jj_element_get_text (slide, JJ_SLIDE_FILTER), filter) == 0;
}

/* The one that the table has now, of several the one that was applied. */
static JjId
find_current (JjNamedFilters *self)
{
  g_autoptr (GArray) ids = jj_named_filters_list (jj_workspace_get_plan (self->workspace),
                                                  jj_data_tab_get_kind (self->tab));
  g_autofree char *now = ids->len > 0 ? jj_data_tab_save_filters (self->tab) : NULL;

  if (ids->len > 0 && has_filter (self, self->last, now))
    return self->last;
  for (guint i = 0; i < ids->len; i++)
    if (has_filter (self, g_array_index (ids, JjId, i), now))
      return g_array_index (ids, JjId, i);
  return 0;
}

static void
enable (JjNamedFilters *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

const char *
jj_named_filters_follow (JjNamedFilters *self)
{
  GAction *apply = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "apply");
  gboolean writable = !jj_workspace_get_read_only (self->workspace);
  g_autofree char *state = NULL;

  if (!self->tab)
    return NULL;
  self->current = find_current (self);
  state = g_strdup_printf ("%" G_GINT64_FORMAT, self->current);
  g_simple_action_set_state (G_SIMPLE_ACTION (apply), g_variant_new_string (state));
  enable (self, "save", writable);
  enable (self, "rename", writable && self->current);
  enable (self, "delete", writable && self->current);
  return self->current ? jj_element_get_name (find (self, self->current)) : NULL;
}

static void
update (JjNamedFilters *self)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  g_autoptr (GArray) ids = NULL;

  if (!self->tab)
    return;
  ids = jj_named_filters_list (plan, jj_data_tab_get_kind (self->tab));
  g_menu_remove_all (self->names);
  for (guint i = 0; i < ids->len; i++)
    {
      const JjElement *slide = jj_plan_find (plan, g_array_index (ids, JjId, i));
      g_autofree char *target = g_strdup_printf ("%" G_GINT64_FORMAT, jj_element_get_id (slide));
      g_autoptr (GMenuItem) item = g_menu_item_new (jj_element_get_title (slide), NULL);

      g_menu_item_set_action_and_target (item, "named.apply", "s", target);
      g_menu_append_item (self->names, item);
    }
  jj_named_filters_follow (self);
}

static void
on_plan_changed (JjPlan *plan, JjChanges *changes, JjNamedFilters *self)
{
  if (changes->kinds & JJ_KIND_BIT (JJ_KIND_SLIDE))
    update (self);
}

static void
apply (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  JjNamedFilters *self = data;
  JjId id = g_ascii_strtoll (g_variant_get_string (parameter, NULL), NULL, 10);
  const JjElement *slide = jj_plan_find (jj_workspace_get_plan (self->workspace), id);
  const char *text = slide ? jj_element_get_text (slide, JJ_SLIDE_FILTER) : NULL;

  if (!text || !jj_data_tab_load_filters (self->tab, text))
    {
      jj_workspace_message (self->workspace, _ ("This filter cannot be read any more."), FALSE);
      return;
    }
  self->last = id;
  update (self);
  jj_data_tab_grab_focus (self->tab);
}

static void
save_as (JjNamedFilters *self, const char *name)
{
  g_autofree char *text = jj_data_tab_save_filters (self->tab);
  JjId id;
  JjEdit *edit = jj_named_filters_keep (jj_workspace_get_plan (self->workspace),
                                        jj_data_tab_get_kind (self->tab), name, text, &id);

  if (!jj_workspace_commit (self->workspace, edit, NULL))
    return;
  self->last = id;
  update (self);
  g_signal_emit_by_name (self->tab, "changed");
}

static void
rename_to (JjNamedFilters *self, const char *name)
{
  JjEdit *edit = jj_command_set_text (jj_workspace_get_plan (self->workspace), &self->current, 1,
                                      JJ_NAME, name, NULL);

  if (edit && jj_workspace_commit (self->workspace, edit, NULL))
    g_signal_emit_by_name (self->tab, "changed");
}

static void
on_named (GtkWidget *dialog, const char *response, JjNamedFilters *self)
{
  GtkWidget *entry = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (!*name || strcmp (response, "cancel") == 0)
    return;
  if (strcmp (response, "save") == 0)
    save_as (self, name);
  else if (find (self, self->current))
    rename_to (self, name);
}

/* Names are one a table: saving under a used one replaces, renaming to it would make two. */
static void
on_typed (GtkEditable *entry, AdwMessageDialog *dialog)
{
  JjNamedFilters *self = g_object_get_data (G_OBJECT (dialog), "jj-named-filters");
  const char *response = adw_message_dialog_get_default_response (dialog);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  JjId other = jj_named_filters_find (jj_workspace_get_plan (self->workspace),
                                      jj_data_tab_get_kind (self->tab), name);
  gboolean saves = strcmp (response, "save") == 0;
  gboolean is_used = other != 0 && (saves || other != self->current);

  adw_message_dialog_set_response_enabled (dialog, response, *name != '\0' && (saves || !is_used));
  adw_message_dialog_set_body (dialog, !is_used ? ""
                                       : saves  ? _ ("Replaces the filter that has this name.")
                                                : _ ("Another filter has this name."));
}

static void
ask_name (JjNamedFilters *self, const char *title, const char *response, const char *label)
{
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (self->page)), title, NULL);
  GtkWidget *entry = gtk_entry_new ();
  const JjElement *last = find (self, self->current ? self->current : self->last);
  const char *name = last ? jj_element_get_name (last) : NULL;

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), response,
                                    label, NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), response);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), response,
                                              ADW_RESPONSE_SUGGESTED);
  g_object_set_data (G_OBJECT (dialog), "jj-named-filters", self);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  jj_ui_set_name (entry, _ ("Name"));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_typed), dialog, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), name ? name : "");
  on_typed (GTK_EDITABLE (entry), ADW_MESSAGE_DIALOG (dialog));
  g_signal_connect (dialog, "response", G_CALLBACK (on_named), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
save (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask_name (data, _ ("Save the Filter"), "save", _ ("_Save"));
}

static void
rename_current (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask_name (data, _ ("Rename the Filter"), "rename", _ ("_Rename"));
}

static void
delete_current (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  JjNamedFilters *self = data;
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  JjEdit *edit = jj_command_delete (plan, &self->current, 1);
  g_autofree char *label = g_strdup (jj_edit_get_label (edit));

  if (!jj_workspace_commit (self->workspace, edit, NULL))
    return;
  jj_workspace_message (self->workspace, label, TRUE);
  g_signal_emit_by_name (self->tab, "changed");
}

static const GActionEntry entries[] = {
  { "apply", apply, "s", "'0'", NULL },
  { "save", save },
  { "rename", rename_current },
  { "delete", delete_current },
};

static void
fill_menu (JjNamedFilters *self)
{
  g_autoptr (GMenu) commands = g_menu_new ();

  self->names = g_menu_new ();
  g_menu_append (commands, _ ("_Save the Filter…"), "named.save");
  g_menu_append (commands, _ ("_Rename…"), "named.rename");
  g_menu_append (commands, _ ("De_lete"), "named.delete");
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (self->names));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (commands));
}

JjNamedFilters *
jj_named_filters_new (JjWorkspace *workspace, GtkWidget *page, GMenu *menu)
{
  JjNamedFilters *self = g_new0 (JjNamedFilters, 1);

  self->workspace = g_object_ref (workspace);
  self->page = page;
  self->menu = menu;
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (page, "named", G_ACTION_GROUP (self->actions));
  fill_menu (self);
  g_signal_connect (jj_workspace_get_plan (workspace), "changed", G_CALLBACK (on_plan_changed),
                    self);
  g_signal_connect_swapped (workspace, "notify::read-only", G_CALLBACK (update), self);
  return self;
}

void
jj_named_filters_free (JjNamedFilters *self)
{
  g_signal_handlers_disconnect_by_data (jj_workspace_get_plan (self->workspace), self);
  g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_object_unref (self->names);
  g_object_unref (self->actions);
  g_object_unref (self->workspace);
  g_free (self);
}

void
jj_named_filters_set_tab (JjNamedFilters *self, JjDataTab *tab)
{
  self->tab = tab;
  self->last = 0;
  update (self);
}

void
jj_named_filters_forget (JjNamedFilters *self)
{
  self->last = 0;
  update (self);
}
