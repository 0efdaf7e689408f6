/* jj-data-tab.c: the table of one kind with its empty state */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-data-tab.h"

#include "jj-empty-state.h"
#include "jj-explain-window.h"
#include "jj-grid-frame.h"
#include "jj-history-tab.h"
#include "jj-link-editor.h"
#include "jj-plan-table.h"
#include "jj-popover.h"
#include "jj-row-explain.h"
#include "jj-table-guide.h"
#include "jj-ui.h"
#include "jj-view-memory.h"

#include <glib/gi18n.h>

struct _JjDataTab
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjKindId kind;
  const char *name;           /* of the view; NULL: the kind's own */
  const char *const *columns; /* shown at first; NULL: as the table says */
  JjTable *table;
  JjTableView *view;
  GtkStack *stack;
  GtkWidget *empty;
  JjGridFrame *frame;
  JjGrid *grid;
  char *kept;         /* how the view was when it was kept last; NULL: as nobody changed it */
  gboolean selecting; /* the selection comes from the grid, or goes to it */
  GHashTable *part; /* JjId → gint64: what flows through the part of a picture; NULL: no filter */
  char *by;         /* (nullable) what the rows are called to which a filter by code leads */
  guint changed_id, cursor_id;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JjDataTab, jj_data_tab, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static const char *
get_table_name (JjDataTab *self)
{
  return self->name ? self->name : jj_kind_get (self->kind)->id;
}

static guint
get_code_column (JjDataTab *self)
{
  return (guint)jj_plan_table_find_field (self->table, JJ_CODE);
}

static void
forget_rows (JjDataTab *self)
{
  g_clear_pointer (&self->part, g_hash_table_unref);
  g_clear_pointer (&self->by, g_free);
}

static gboolean
emit_changed (gpointer data)
{
  JjDataTab *self = data;

  self->changed_id = 0;
  if (!jj_table_view_get_filter (self->view, get_code_column (self)))
    forget_rows (self);
  /* What a part of a picture filters is not kept: the picture may not be there again. */
  if (!self->part)
    jj_view_memory_keep (self->workspace, get_table_name (self), self->view, &self->kept);
  gtk_stack_set_visible_child (self->stack, jj_table_get_n_rows (self->table) > 0
                                                ? GTK_WIDGET (self->frame)
                                                : self->empty);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* At once; what is queued must not come later, when the page may be closed. */
static void
emit_changed_now (JjDataTab *self)
{
  g_clear_handle_id (&self->changed_id, g_source_remove);
  emit_changed (self);
}

/* Sums are over all rows: once for a burst of changes, before the frame. */
static void
queue_changed (JjDataTab *self)
{
  if (self->changed_id == 0)
    self->changed_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 5, emit_changed, self, NULL);
}

static void
on_grid_selection (JjDataTab *self)
{
  g_autoptr (GArray) keys = NULL;

  jj_table_guide_tell (self->kind, self->table, self->grid);
  if (self->selecting || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  keys = jj_grid_get_selected_keys (self->grid);
  self->selecting = TRUE;
  jj_workspace_select (self->workspace, (const JjId *)keys->data, keys->len);
  self->selecting = FALSE;
  jj_view_memory_tell_cells (self->workspace, get_table_name (self), self->grid);
}

static gboolean
select_cursor (gpointer data)
{
  JjDataTab *self = data;

  self->cursor_id = 0;
  on_grid_selection (self);
  return G_SOURCE_REMOVE;
}

/* FALSE: nothing of the kind is selected. */
static gboolean
follow_selection (JjDataTab *self)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (JjId));
  guint n_ids;
  const JjId *ids = jj_workspace_get_selection (self->workspace, &n_ids);

  for (guint i = 0; i < n_ids; i++)
    if (jj_element_get_kind_id (jj_plan_find (plan, ids[i])) == self->kind)
      g_array_append_val (wanted, ids[i]);
  if (wanted->len == 0)
    return FALSE;
  self->selecting = TRUE;
  jj_grid_select_keys (self->grid, (const gint64 *)wanted->data, wanted->len);
  self->selecting = FALSE;
  return TRUE;
}

static void
on_workspace_selection (JjDataTab *self)
{
  if (!self->selecting && gtk_widget_get_mapped (GTK_WIDGET (self)))
    follow_selection (self);
}

static void
on_restore_view (JjDataTab *self, GVariant *view)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    jj_view_memory_restore_cells (view, get_table_name (self), self->grid);
}

/* The inspector shows what the cursor stands on, not what another view has left there. */
static void
on_map (JjDataTab *self)
{
  if (!follow_selection (self) && self->cursor_id == 0)
    self->cursor_id = g_idle_add (select_cursor, self);
}

static void
on_failed (JjGrid *grid, const char *message, JjDataTab *self)
{
  jj_workspace_message (self->workspace, message, FALSE);
}

static void
on_row_activated (JjGrid *grid, gint64 key, JjDataTab *self)
{
  guint column;
  gint64 at;

  /* A number that follows from the plan says how. */
  if (jj_grid_get_cursor (grid, &at, &column) && jj_plan_table_is_figure (self->table, column)
      && jj_explain_element (GTK_WIDGET (self), self->workspace, key))
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-in-inspector", NULL);
}

static void
on_popover_closed (JjDataTab *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->grid), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* Links are edited one by one; typing in the cell writes them as text. */
static gboolean
on_edit_cell (JjGrid *grid, gint64 key, guint column, GdkRectangle *area, JjDataTab *self)
{
  JjKindId link;
  JjLinkDirection direction;
  GtkWidget *popover;
  double x, y;

  if (!jj_workspace_may_edit (self->workspace, key, -1, NULL)
      || !jj_plan_table_get_link (self->table, column, &link, &direction))
    return FALSE;
  gtk_widget_translate_coordinates (GTK_WIDGET (grid), GTK_WIDGET (self), area->x, area->y, &x, &y);
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover),
                         jj_link_editor_new (self->workspace, key, link, direction));
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  jj_popover_attach (popover, GTK_WIDGET (self),
                     &(GdkRectangle){ (int)x, (int)y, area->width, area->height });
  g_signal_connect_object (popover, "closed", G_CALLBACK (on_popover_closed), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->grid), FALSE); /* it would lie over the popover */
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (gtk_popover_get_child (GTK_POPOVER (popover)));
  return TRUE;
}

static char *
layout_key (JjDataTab *self)
{
  return g_strconcat ("columns-", get_table_name (self), NULL);
}

static void
on_layout_changed (JjDataTab *self)
{
  g_autofree char *key = layout_key (self);
  g_autofree char *layout = jj_grid_save_layout (self->grid);

  jj_settings_set_text (jj_workspace_get_settings (self->workspace), key, layout);
}

static void
show_marks (JjDataTab *self)
{
  jj_table_guide_mark (self->workspace, self->kind, self->table, self->grid);
}

/* Columns have their unit in the heading: another unit is another table. Sorting and filters stay.
 */
static void
build_table (JjDataTab *self)
{
  JjSettings *settings = jj_workspace_get_settings (self->workspace);
  JjUnit unit = jj_settings_get_int (settings, JJ_SETTING_UNIT, JJ_UNIT_YUAN);
  g_autofree char *saved = self->view
                               ? jj_table_view_save (self->view)
                               : jj_view_memory_load (self->workspace, get_table_name (self));
  g_autofree char *key = layout_key (self);
  g_autofree char *layout = jj_settings_get_text (settings, key);

  g_clear_object (&self->view);
  g_clear_object (&self->table);
  self->table = jj_plan_table_new (self->workspace, self->kind, unit);
  self->view = jj_table_view_new (self->table);
  jj_table_view_set_sum_column (self->view, jj_plan_table_get_main (self->table));
  if (saved)
    jj_table_view_load (self->view, saved);
  jj_grid_set_view (self->grid, self->view);
  jj_history_extend_menu (self->grid);
  if (layout)
    jj_grid_load_layout (self->grid, layout);
  else if (self->columns)
    jj_grid_show_only (self->grid, self->columns);
  g_signal_connect_object (self->view, "lines-changed", G_CALLBACK (queue_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "lines-touched", G_CALLBACK (queue_changed), self,
                           G_CONNECT_SWAPPED);
  show_marks (self);
  queue_changed (self);
}

static void
jj_data_tab_dispose (GObject *object)
{
  JjDataTab *self = JJ_DATA_TAB (object);

  g_clear_handle_id (&self->changed_id, g_source_remove);
  g_clear_handle_id (&self->cursor_id, g_source_remove);
  forget_rows (self);
  g_clear_pointer (&self->kept, g_free);
  if (self->grid)
    jj_grid_set_view (self->grid, NULL);
  self->grid = NULL;
  if (self->stack)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_object (&self->view);
  g_clear_object (&self->table);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_data_tab_parent_class)->dispose (object);
}

static void
jj_data_tab_class_init (JjDataTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_data_tab_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jj_data_tab_init (JjDataTab *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->frame = JJ_GRID_FRAME (jj_grid_frame_new ());
  self->grid = jj_grid_frame_get_grid (self->frame);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->frame));
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  g_signal_connect_swapped (self->grid, "selection-changed", G_CALLBACK (on_grid_selection), self);
  g_signal_connect_swapped (self->grid, "layout-changed", G_CALLBACK (on_layout_changed), self);
  g_signal_connect (self->grid, "row-activated", G_CALLBACK (on_row_activated), self);
  g_signal_connect (self->grid, "edit-cell", G_CALLBACK (on_edit_cell), self);
  g_signal_connect (self->grid, "failed", G_CALLBACK (on_failed), self);
  g_signal_connect_after (self, "map", G_CALLBACK (on_map), NULL);
}

GtkWidget *
jj_data_tab_new (JjWorkspace *workspace, JjKindId kind)
{
  return jj_data_tab_new_view (workspace, kind, NULL, NULL);
}

GtkWidget *
jj_data_tab_new_view (JjWorkspace *workspace,
                      JjKindId kind,
                      const char *view,
                      const char *const *columns)
{
  JjDataTab *self = g_object_new (JJ_TYPE_DATA_TAB, NULL);

  self->name = view;
  self->columns = columns;
  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->empty = jj_empty_state_new (workspace, kind);
  gtk_stack_add_child (self->stack, self->empty);
  jj_ui_set_name (GTK_WIDGET (self->grid), jj_label (jj_kind_get (kind)->label));
  g_signal_connect_object (workspace, "selection-changed", G_CALLBACK (on_workspace_selection),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "restore-view", G_CALLBACK (on_restore_view), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_settings (workspace), "changed::" JJ_SETTING_UNIT,
                           G_CALLBACK (build_table), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_steps (workspace), "current-changed",
                           G_CALLBACK (show_marks), self, G_CONNECT_SWAPPED);
  build_table (self);
  emit_changed_now (self);
  return GTK_WIDGET (self);
}

void
jj_data_tab_show (JjDataTab *self, JjId id, int field, gboolean edit)
{
  int column = field >= 0 ? jj_plan_table_find_field (self->table, (guint)field) : -1;
  guint was = 0;
  gint64 key;

  emit_changed_now (self);
  if (column < 0 && !jj_grid_get_cursor (self->grid, &key, &was))
    was = 0;
  if (!jj_grid_set_cursor (self->grid, id, column >= 0 ? (guint)column : was))
    {
      jj_data_tab_clear_filters (self);
      jj_grid_set_cursor (self->grid, id, column >= 0 ? (guint)column : was);
    }
  jj_workspace_select (self->workspace, &id, 1);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  if (edit)
    jj_grid_start_editing (self->grid, NULL);
}

void
jj_data_tab_grab_focus (JjDataTab *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

JjKindId
jj_data_tab_get_kind (JjDataTab *self)
{
  return self->kind;
}

JjGrid *
jj_data_tab_get_grid (JjDataTab *self)
{
  return self->grid;
}

guint
jj_data_tab_get_n_rows (JjDataTab *self)
{
  return jj_table_get_n_rows (self->table);
}

guint
jj_data_tab_get_n_shown (JjDataTab *self)
{
  guint n;

  jj_table_view_get_left (self->view, &n);
  return n;
}

gboolean
jj_data_tab_get_sum (JjDataTab *self, gint64 *sum)
{
  if (jj_plan_table_get_main (self->table) < 0)
    return FALSE;
  *sum = jj_table_view_sum_left (self->view);
  return TRUE;
}

gboolean
jj_data_tab_explain (JjDataTab *self, gboolean all)
{
  JjRowExplain what
      = { self->workspace, self->kind, self->table, self->view, self->grid, self->part };
  gint64 shown = 0;

  if (all && !jj_data_tab_get_part_sum (self, &shown))
    jj_data_tab_get_sum (self, &shown);
  return jj_row_explain (GTK_WIDGET (self), &what, all ? &shown : NULL);
}

const char *
jj_data_tab_get_search (JjDataTab *self)
{
  const char *text = jj_table_view_get_search (self->view);

  return text ? text : "";
}

void
jj_data_tab_set_search (JjDataTab *self, const char *text)
{
  jj_table_view_set_search (self->view, *text ? text : NULL);
  queue_changed (self);
}

void
jj_data_tab_prepare_search (JjDataTab *self)
{
  jj_table_view_prepare_search (self->view);
}

gboolean
jj_data_tab_get_part_sum (JjDataTab *self, gint64 *sum)
{
  guint n;
  const guint32 *rows = jj_table_view_get_left (self->view, &n);

  *sum = 0;
  for (guint i = 0; i < n && self->part; i++)
    {
      JjId id = jj_table_get_key (self->table, rows[i]);
      const gint64 *amount = g_hash_table_lookup (self->part, &id);

      *sum += amount ? *amount : 0;
    }
  return self->part != NULL;
}

static const char *
code_of (JjDataTab *self, JjId id)
{
  const JjElement *element = jj_plan_find (jj_workspace_get_plan (self->workspace), id);
  const char *code = element ? jj_element_get_code (element) : NULL;

  return code ? code : "";
}

/* Codes are unique within a kind: a filter by code is a filter by row. codes: (transfer full). */
static void
filter_codes (JjDataTab *self, char **codes, const char *by)
{
  JjFilter filter = { .values = codes };

  self->by = g_strdup (by);
  jj_table_view_set_filter (self->view, get_code_column (self), codes ? &filter : NULL);
  g_strfreev (codes);
  queue_changed (self);
}

void
jj_data_tab_filter_part (JjDataTab *self, const JjChartPart *part)
{
  char **codes = part ? g_new0 (char *, part->rows->len + 1) : NULL;
  g_autofree char *label = part ? g_strdup (part->label) : NULL;

  forget_rows (self);
  if (part)
    self->part = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; part && i < part->rows->len; i++)
    {
      JjChartRow row = g_array_index (part->rows, JjChartRow, i);

      codes[i] = g_strdup (code_of (self, row.line));
      g_hash_table_insert (self->part, g_memdup2 (&row.line, sizeof row.line),
                           g_memdup2 (&row.amount, sizeof row.amount));
    }
  filter_codes (self, codes, label);
}

void
jj_data_tab_filter_ids (JjDataTab *self, GArray *ids, const char *label)
{
  char **codes = ids ? g_new0 (char *, ids->len + 1) : NULL;

  forget_rows (self);
  for (guint i = 0; ids && i < ids->len; i++)
    codes[i] = g_strdup (code_of (self, g_array_index (ids, JjId, i)));
  filter_codes (self, codes, label);
}

const char *
jj_data_tab_get_part_label (JjDataTab *self)
{
  return self->part ? self->by : NULL;
}

char *
jj_data_tab_describe_filters (JjDataTab *self)
{
  g_autofree char *rest
      = jj_table_view_describe (self->view, self->by ? (int)get_code_column (self) : -1);

  if (!self->by)
    return g_steal_pointer (&rest);
  return *rest ? g_strconcat (self->by, _ (", "), rest, NULL) : g_strdup (self->by);
}

char *
jj_data_tab_save_filters (JjDataTab *self)
{
  return jj_table_view_save (self->view);
}

gboolean
jj_data_tab_load_filters (JjDataTab *self, const char *saved)
{
  if (!jj_table_view_load (self->view, saved))
    return FALSE;
  forget_rows (self);
  queue_changed (self);
  return TRUE;
}

gboolean
jj_data_tab_is_filtered (JjDataTab *self)
{
  return jj_table_view_is_filtered (self->view);
}

void
jj_data_tab_clear_filters (JjDataTab *self)
{
  forget_rows (self);
  jj_table_view_clear_filters (self->view);
  queue_changed (self);
}

void
jj_data_tab_find (JjDataTab *self)
{
  jj_grid_frame_find (self->frame, FALSE);
}

void
jj_data_tab_show_columns (JjDataTab *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->grid), "grid.show-columns", NULL);
}
