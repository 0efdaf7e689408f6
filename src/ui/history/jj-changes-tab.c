/* jj-changes-tab.c: 修正對照, what differs between two states of the plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-changes-tab.h"

#include "jj-changes-output.h"
#include "jj-changes-table.h"
#include "jj-file-dialogs.h"
#include "jj-format.h"
#include "jj-history.h"
#include "jj-language.h"
#include "jj-list-tab.h"
#include "jj-ui.h"
#include "jj-when.h"

/* After an edit of the present; a burst is compared once. */
#define WAIT_MS 400

enum
{
  BEFORE,
  AFTER,
  N_SIDES
};

struct _JjChangesTab
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjTable *table;
  JjListTab *list;
  GPtrArray *states; /* JjState, as in the menus; after them "choose a file" */
  GtkDropDown *menus[N_SIDES];
  GtkWidget *anonymous;
  guint chosen[N_SIDES]; /* indexes of states */
  JjComparison *shown;
  gint64 seen; /* the last entry when the checkpoints were read */
  guint turn;  /* of the comparison under way: older answers are dropped */
  guint wait_id;
  gboolean filling, is_working;
};

G_DEFINE_FINAL_TYPE (JjChangesTab, jj_changes_tab, GTK_TYPE_WIDGET)

static char *
with_sign (gint64 amount)
{
  g_autofree char *shown = jj_format_money (amount);

  return g_strconcat (amount > 0 ? "+" : "", shown, NULL);
}

static void
update_title (JjChangesTab *self)
{
  const JjChangeTable *changes = self->shown ? self->shown->changes : NULL;
  GString *title = g_string_new (NULL);
  guint rows = jj_table_get_n_rows (self->table);
  guint shown = self->list ? jj_list_tab_count_shown (self->list) : rows;

  if (self->is_working)
    g_string_append (title, _ ("Comparing…"));
  else if (changes)
    {
      g_autofree char *before = jj_format_money (changes->total_before);
      g_autofree char *after = jj_format_money (changes->total_after);
      g_autofree char *sum = with_sign (changes->total_after - changes->total_before);

      g_string_append_printf (title, ngettext ("%u row", "%u rows", rows), rows);
      if (shown < rows)
        g_string_append_printf (title, _ (" · %u of %u rows"), shown, rows);
      g_string_append_printf (title, _ (" · total %s → %s (%s)"), before, after, sum);
      if (changes->n_left_out > 0)
        g_string_append_printf (title,
                                ngettext (" · %u change of sheets and comments not listed",
                                          " · %u changes of sheets and comments not listed",
                                          changes->n_left_out),
                                changes->n_left_out);
    }
  if (self->list)
    jj_list_tab_set_title (self->list, title->str);
  g_string_free (title, TRUE);
}

static void
show (JjChangesTab *self, JjComparison *comparison)
{
  jj_changes_table_set (self->table, comparison ? comparison->changes : NULL);
  jj_table_view_refresh (jj_list_tab_get_view (self->list));
  g_clear_pointer (&self->shown, jj_comparison_free);
  self->shown = comparison;
  update_title (self);
}

static void
on_compared (GObject *source, GAsyncResult *result, gpointer data)
{
  JjChangesTab *self = JJ_CHANGES_TAB (source);
  GError *error = NULL;
  JjComparison *comparison = g_task_propagate_pointer (G_TASK (result), &error);

  if (!self->workspace || GPOINTER_TO_UINT (data) != self->turn)
    {
      g_clear_pointer (&comparison, jj_comparison_free);
      g_clear_error (&error);
      return;
    }
  self->is_working = FALSE;
  show (self, comparison);
  if (error)
    jj_workspace_fail (self->workspace, error);
}

static void
compare (JjChangesTab *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_compared, GUINT_TO_POINTER (++self->turn));

  g_clear_handle_id (&self->wait_id, g_source_remove);
  self->is_working = TRUE;
  update_title (self);
  g_task_set_source_tag (task, compare);
  jj_comparison_start (jj_workspace_get_project (self->workspace),
                       g_ptr_array_index (self->states, self->chosen[BEFORE]),
                       g_ptr_array_index (self->states, self->chosen[AFTER]),
                       gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->anonymous)), task);
}

/* The names of the states, and "choose a file" at the end. */
static void
fill_menus (JjChangesTab *self)
{
  self->filling = TRUE;
  for (guint side = 0; side < N_SIDES; side++)
    {
      g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

      for (guint i = 0; i < self->states->len; i++)
        gtk_string_list_append (names, ((JjState *)g_ptr_array_index (self->states, i))->name);
      gtk_string_list_append (names, _ ("Choose a file…"));
      gtk_drop_down_set_model (self->menus[side], G_LIST_MODEL (names));
      gtk_drop_down_set_selected (self->menus[side], self->chosen[side]);
    }
  self->filling = FALSE;
}

/* Where a state stands in the menus; it is added where it is new. (transfer full) */
static guint
add_state (JjChangesTab *self, JjState *state)
{
  for (guint i = 0; i < self->states->len && state->type == JJ_STATE_PAST; i++)
    {
      const JjState *other = g_ptr_array_index (self->states, i);

      if (other->type != JJ_STATE_PAST || other->seq != state->seq)
        continue;
      jj_state_free (state);
      return i;
    }
  g_ptr_array_add (self->states, state);
  return self->states->len - 1;
}

/* What a state is called, in the language that holds. (transfer full) */
typedef char *(*NameState) (gconstpointer data);

static char *
name_present (gconstpointer data)
{
  return g_strdup (_ ("Now"));
}

static char *
name_beginning (gconstpointer data)
{
  return g_strdup (_ ("When the plan was created"));
}

static char *
name_checkpoint (gconstpointer data)
{
  const JjHistoryEntry *point = data;
  g_autofree char *when = jj_when_format (point->time);

  return g_strdup_printf (_ ("Checkpoint “%s” · %s"), point->label, when);
}

static char *
name_entry (gconstpointer data)
{
  const gint64 *seq = data;

  return g_strdup_printf (_ ("Entry %u of the history"), (guint)*seq);
}

static JjState *
new_state (JjStateType type, gint64 seq, NameState name_state, gconstpointer data)
{
  g_autofree char *name = name_state (data);
  JjState *state = jj_state_new (type, name, seq, NULL, NULL);

  jj_language_enter_plan ();
  g_free (state->written);
  state->written = name_state (data);
  jj_language_leave_plan ();
  return state;
}

/* The present, the beginning, and the checkpoints with the newest first; states that were added
 * stay behind them. */
static void
read_states (JjChangesTab *self)
{
  JjProject *project = jj_workspace_get_project (self->workspace);
  const JjHistoryQuery query = { .checkpoints = TRUE };
  g_autoptr (JjHistory) history = jj_history_new (project, &query);
  g_autoptr (GPtrArray) points = jj_history_next (history, G_MAXUINT, NULL);

  self->seen = jj_project_get_last_seq (project);
  if (self->states->len == 0)
    {
      add_state (self, new_state (JJ_STATE_PRESENT, 0, name_present, NULL));
      add_state (self, new_state (JJ_STATE_PAST, 1, name_beginning, NULL));
      self->chosen[BEFORE] = 1;
    }
  for (guint i = 0; points && i < points->len; i++)
    {
      const JjHistoryEntry *point = g_ptr_array_index (points, i);
      guint index = add_state (self, new_state (JJ_STATE_PAST, point->seq, name_checkpoint, point));

      if (i == 0 && !self->shown && self->turn == 0)
        self->chosen[BEFORE] = index;
    }
  fill_menus (self);
}

static gboolean
on_waited (gpointer data)
{
  JjChangesTab *self = data;

  self->wait_id = 0;
  read_states (self);
  compare (self);
  return G_SOURCE_REMOVE;
}

static void
queue (JjChangesTab *self, guint delay_ms)
{
  if (self->wait_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->wait_id = g_timeout_add (delay_ms, on_waited, self);
}

static void
on_saved (JjChangesTab *self)
{
  queue (self, WAIT_MS);
}

static void
on_map (JjChangesTab *self)
{
  JjProject *project = jj_workspace_get_project (self->workspace);

  if (!self->shown || self->seen != jj_project_get_last_seq (project))
    queue (self, 0);
}

static void
on_file (GFile *file, gpointer data)
{
  JjChangesTab *self = JJ_CHANGES_TAB (data);
  g_autofree char *path = g_file_get_path (file), *name = g_file_get_basename (file);
  guint side = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (self), "jj-side"));

  if (!path)
    {
      jj_workspace_message (self->workspace, _ ("Only files in local folders can be compared."),
                            FALSE);
      return;
    }
  self->chosen[side] = add_state (self, jj_state_new (JJ_STATE_FILE, name, 0, path, NULL));
  fill_menus (self);
  compare (self);
}

static void
on_chosen (GtkDropDown *menu, GParamSpec *pspec, JjChangesTab *self)
{
  guint side = menu == self->menus[BEFORE] ? BEFORE : AFTER;
  guint index = gtk_drop_down_get_selected (menu);

  if (self->filling || index == GTK_INVALID_LIST_POSITION || index == self->chosen[side])
    return;
  if (index == self->states->len)
    {
      gtk_drop_down_set_selected (menu, self->chosen[side]);
      g_object_set_data (G_OBJECT (self), "jj-side", GUINT_TO_POINTER (side));
      jj_open_dialog (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), on_file, self);
      return;
    }
  self->chosen[side] = index;
  compare (self);
}

void
jj_changes_tab_compare_from (JjChangesTab *self, gint64 seq)
{
  read_states (self);
  self->chosen[BEFORE] = add_state (self, new_state (JJ_STATE_PAST, seq, name_entry, &seq));
  self->chosen[AFTER] = 0;
  fill_menus (self);
  compare (self);
}

void
jj_changes_tab_compare_to (JjChangesTab *self, JjState *state)
{
  read_states (self);
  self->chosen[BEFORE] = 0;
  self->chosen[AFTER] = add_state (self, state);
  fill_menus (self);
  compare (self);
}

static void
on_selected (JjChangesTab *self, gint64 key)
{
  const JjChangeRow *row = jj_changes_table_find (self->table, key);

  if (row && jj_plan_find (jj_workspace_get_plan (self->workspace), row->id))
    jj_workspace_select (self->workspace, &row->id, 1);
}

static void
on_activated (JjChangesTab *self, gint64 key)
{
  const JjChangeRow *row = jj_changes_table_find (self->table, key);

  if (row && jj_plan_find (jj_workspace_get_plan (self->workspace), row->id))
    jj_workspace_show (self->workspace, row->id, row->field);
  else if (row)
    jj_workspace_message (self->workspace, _ ("This element is no longer in the plan."), FALSE);
}

static void
changes_export (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjChangesTab *self = JJ_CHANGES_TAB (widget);

  if (self->shown)
    jj_changes_output_ask (widget, self->workspace, self->shown,
                           g_variant_get_string (parameter, NULL));
}

static gboolean
jj_changes_tab_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JJ_CHANGES_TAB (widget)->menus[BEFORE]));
}

static void
jj_changes_tab_dispose (GObject *object)
{
  JjChangesTab *self = JJ_CHANGES_TAB (object);

  g_clear_handle_id (&self->wait_id, g_source_remove);
  if (self->list)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  g_clear_pointer (&self->shown, jj_comparison_free);
  g_clear_pointer (&self->states, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_changes_tab_parent_class)->dispose (object);
}

static void
jj_changes_tab_class_init (JjChangesTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_changes_tab_dispose;
  jj_ui_set_grab_focus (widget_class, jj_changes_tab_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "changes.export", "s", changes_export);
}

static void
jj_changes_tab_init (JjChangesTab *self)
{
  self->states = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_state_free);
}

static GtkWidget *
make_menu (JjChangesTab *self, guint side, const char *label)
{
  self->menus[side] = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->menus[side]), TRUE);
  jj_ui_set_name (GTK_WIDGET (self->menus[side]), label);
  g_signal_connect (self->menus[side], "notify::selected", G_CALLBACK (on_chosen), self);
  return GTK_WIDGET (self->menus[side]);
}

static void
add_choices (JjChangesTab *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_add_css_class (line, "page-head");
  gtk_box_append (GTK_BOX (line), gtk_label_new (_ ("Older state")));
  gtk_box_append (GTK_BOX (line), make_menu (self, BEFORE, _ ("Older state")));
  gtk_box_append (GTK_BOX (line), gtk_label_new (_ ("Newer state")));
  gtk_box_append (GTK_BOX (line), make_menu (self, AFTER, _ ("Newer state")));
  jj_list_tab_set_above (self->list, line);
}

static void
add_menu (JjChangesTab *self)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("Export as _ODT (table of changes)…"), "changes.export::odt");
  g_menu_append (menu, _ ("Export as OD_S…"), "changes.export::ods");
  jj_list_tab_add_menu (self->list, G_MENU_MODEL (menu));
  g_object_unref (menu);
}

GtkWidget *
jj_changes_tab_new (JjWorkspace *workspace)
{
  JjChangesTab *self = g_object_new (JJ_TYPE_CHANGES_TAB, NULL);

  self->workspace = g_object_ref (workspace);
  self->table = jj_changes_table_new ();
  self->list = JJ_LIST_TAB (jj_list_tab_new (workspace, self->table, _ ("Table of changes")));
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  jj_grid_set_two_lines (jj_list_tab_get_grid (self->list), TRUE);
  jj_table_view_set_group (jj_list_tab_get_view (self->list), (int)jj_changes_table_get_group ());
  jj_list_tab_set_empty (self->list, _ ("No Difference"),
                         _ ("Choose two states of the plan: the present, a checkpoint, or another "
                            "file."),
                         NULL);
  self->anonymous = gtk_toggle_button_new_with_label (_ ("No personal data"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->anonymous), TRUE);
  jj_list_tab_add_tool (self->list, self->anonymous);
  add_choices (self);
  add_menu (self);
  g_signal_connect_swapped (self->anonymous, "toggled", G_CALLBACK (compare), self);
  g_signal_connect_swapped (self->list, "selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (on_activated), self);
  g_signal_connect_swapped (self->list, "changed", G_CALLBACK (update_title), self);
  g_signal_connect_object (jj_workspace_get_project (workspace), "notify::saved-time",
                           G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
  jj_ui_set_name (GTK_WIDGET (self), _ ("Table of changes"));
  return GTK_WIDGET (self);
}
