/* jj-parts-tab.c: 分送收回, parts that are out and parts that came back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-parts-tab.h"

#include "jj-file-dialogs.h"
#include "jj-format.h"
#include "jj-hand-out-dialog.h"
#include "jj-kinds-plan.h"
#include "jj-merge-window.h"
#include "jj-plain-rows.h"
#include "jj-return-detail.h"
#include "jj-scope.h"
#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _JjPartsTab
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjReturnQueue *queue;
  GArray *others;          /* JjId: parts of which nothing has come back into this window */
  JjReturnItem *accepting; /* while its conflicts are shown */
  gboolean filling;

  GtkWidget *top, *hand_out, *take_back, *actions, *accept, *send_back, *next, *busy;
  GtkLabel *head;
  GtkStack *stack;
  GtkListView *list;
  GtkBox *detail;
  GtkPopover *note_popover;
  GtkEditable *note;
  GtkProgressBar *progress;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (JjPartsTab, jj_parts_tab, GTK_TYPE_WIDGET)

static JjPlan *
get_plan (JjPartsTab *self)
{
  return jj_workspace_get_plan (self->workspace);
}

static guint
get_selected (JjPartsTab *self)
{
  return gtk_single_selection_get_selected (self->selection);
}

/* NULL where a part is chosen that has not come back. */
static JjReturnItem *
get_item (JjPartsTab *self)
{
  return jj_return_queue_get (self->queue, get_selected (self));
}

static const JjElement *
get_other (JjPartsTab *self, guint row)
{
  guint i = row - jj_return_queue_get_n (self->queue);

  return i < self->others->len
             ? jj_plan_find (get_plan (self), g_array_index (self->others, JjId, i))
             : NULL;
}

static gboolean
is_in_queue (JjPartsTab *self, JjId part)
{
  for (guint i = 0; i < jj_return_queue_get_n (self->queue); i++)
    {
      const JjReturnItem *item = jj_return_queue_get (self->queue, i);

      if (item->part && item->part->part == part)
        return TRUE;
    }
  return FALSE;
}

static char *
describe_other (JjPartsTab *self, const JjElement *part)
{
  g_autofree char *handed = jj_element_to_display (get_plan (self), part, JJ_PART_HANDED);
  g_autofree char *answered = jj_element_to_display (get_plan (self), part, JJ_PART_ANSWERED);

  if (*answered)
    return g_strdup_printf (_ ("handed out %s, answered %s"), handed, answered);
  return g_strdup_printf (_ ("handed out %s"), handed);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *list_item, JjPartsTab *self)
{
  guint row = gtk_list_item_get_position (list_item);
  const JjReturnItem *item = jj_return_queue_get (self->queue, row);
  const JjElement *other = item ? NULL : get_other (self, row);
  g_autofree char *text = NULL, *state = NULL;

  if (item)
    {
      text = item->part ? jj_return_summarise (item->part) : g_strdup (item->refused);
      gtk_list_item_set_child (list_item,
                               jj_plain_row_new (item->part ? item->part->name : item->file, text,
                                                 jj_return_state_get_label (item->state)));
    }
  else if (other)
    {
      text = describe_other (self, other);
      state = jj_element_to_display (get_plan (self), other, JJ_PART_STATE);
      gtk_list_item_set_child (list_item,
                               jj_plain_row_new (jj_element_get_title (other), text, state));
    }
}

static void
show_other (JjPartsTab *self, const JjElement *part)
{
  GtkWidget *page = adw_status_page_new ();
  g_autofree char *text = describe_other (self, part);
  const char *remark = jj_element_get_text (part, JJ_PART_REMARK);
  g_autofree char *both = remark ? g_strdup_printf ("%s\n%s", text, remark) : g_strdup (text);
  g_autofree char *title = g_markup_escape_text (jj_element_get_title (part), -1);
  g_autofree char *description = g_markup_escape_text (both, -1);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "mail-send-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (self->detail, page);
}

static void
show_detail (JjPartsTab *self)
{
  JjReturnItem *item = get_item (self);
  const JjElement *other = item ? NULL : get_other (self, get_selected (self));
  gboolean waits = item && item->state == JJ_RETURN_WAITS;
  gboolean writable = !jj_workspace_get_read_only (self->workspace);

  jj_ui_clear_box (self->detail);
  if (item)
    gtk_box_append (self->detail, jj_return_detail_new (item));
  else if (other)
    show_other (self, other);
  gtk_widget_set_visible (self->actions, item != NULL);
  gtk_widget_set_sensitive (self->accept, waits && writable);
  gtk_widget_set_sensitive (self->send_back, waits && writable);
  if (waits)
    jj_return_queue_ask_preview (self->queue, get_selected (self));
}

static void
show_head (JjPartsTab *self)
{
  guint n_out = 0, n_waiting = 0, n = jj_plan_get_count (get_plan (self), JJ_KIND_PART);
  guint done, all;
  g_autofree char *text = NULL, *count = NULL;

  for (guint i = 0; i < n; i++)
    n_out
        += jj_element_get_number (jj_plan_get_nth (get_plan (self), JJ_KIND_PART, i), JJ_PART_STATE)
           == JJ_PART_OUT;
  for (guint i = 0; i < jj_return_queue_get_n (self->queue); i++)
    n_waiting += jj_return_queue_get (self->queue, i)->state == JJ_RETURN_WAITS;
  text = g_strdup_printf (_ ("Parts · %u handed out · %u still out · %u waiting here"), n, n_out,
                          n_waiting);
  gtk_label_set_text (self->head, text);
  gtk_widget_set_visible (self->busy, jj_return_queue_get_progress (self->queue, &done, &all));
  if (!gtk_widget_get_visible (self->busy))
    return;
  count = g_strdup_printf ("%u / %u", done, all);
  gtk_progress_bar_set_text (self->progress, count);
  gtk_progress_bar_set_fraction (self->progress, all ? (double)done / all : 0);
}

static void
fill_list (JjPartsTab *self)
{
  guint n = jj_plan_get_count (get_plan (self), JJ_KIND_PART), at = get_selected (self);

  g_array_set_size (self->others, 0);
  for (guint i = 0; i < n; i++)
    {
      const JjElement *part = jj_plan_get_nth (get_plan (self), JJ_KIND_PART, i);
      JjId id = jj_element_get_id (part);

      if (!is_in_queue (self, id) && !jj_element_get_bool (part, JJ_PART_HERE))
        g_array_append_val (self->others, id);
    }
  n = jj_return_queue_get_n (self->queue) + self->others->len;
  self->filling = TRUE;
  gtk_single_selection_set_model (self->selection, NULL);
  gtk_single_selection_set_model (self->selection, jj_plain_rows_new (n));
  if (n > 0)
    gtk_single_selection_set_selected (self->selection, at < n ? at : 0);
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
}

static void
update (JjPartsTab *self)
{
  fill_list (self);
  show_head (self);
  show_detail (self);
}

static void
on_queue (gpointer data)
{
  JjPartsTab *self = data;
  guint done, n;

  if (jj_return_queue_get_progress (self->queue, &done, &n))
    show_head (self);
  else
    update (self);
}

/* A second sending back leaves the part's state as the first one did; only its reason tells. */
static gboolean
is_sent_back (JjPartsTab *self, const JjReturnItem *item, gint64 state)
{
  return state == JJ_PART_SENT_BACK
         && (!item->part->reason || jj_plan_find (get_plan (self), item->part->reason));
}

/* What was undone waits again. */
static void
follow_undo (JjPartsTab *self)
{
  for (guint i = 0; i < jj_return_queue_get_n (self->queue); i++)
    {
      JjReturnItem *item = jj_return_queue_get (self->queue, i);
      const JjElement *part = item->part ? jj_plan_find (get_plan (self), item->part->part) : NULL;
      gint64 state = part ? jj_element_get_number (part, JJ_PART_STATE) : JJ_EMPTY;

      if ((item->state == JJ_RETURN_TAKEN && state != JJ_PART_TAKEN)
          || (item->state == JJ_RETURN_SENT_BACK && !is_sent_back (self, item, state)))
        item->state = JJ_RETURN_WAITS;
    }
}

static void
on_changed (JjPlan *plan, JjChanges *changes, JjPartsTab *self)
{
  if (!(changes->kinds & (JJ_KIND_BIT (JJ_KIND_PART) | JJ_KIND_BIT (JJ_KIND_COMMENT))))
    return;
  follow_undo (self);
  update (self);
}

static void
on_selected (JjPartsTab *self)
{
  if (!self->filling)
    show_detail (self);
}

static void
on_next (JjPartsTab *self)
{
  guint n = jj_return_queue_get_n (self->queue), at = get_selected (self);

  for (guint i = 1; i <= n; i++)
    {
      guint next = (at + i) % n;

      if (jj_return_queue_get (self->queue, next)->state != JJ_RETURN_WAITS)
        continue;
      gtk_single_selection_set_selected (self->selection, next);
      return;
    }
}

static void
finish (JjPartsTab *self, JjReturnItem *item, JjReturnState state, const char *label)
{
  item->state = state;
  update (self);
  if (label)
    jj_workspace_message (self->workspace, label, TRUE);
  on_next (self);
}

static void
add_state (JjEdit *edit, gpointer data)
{
  JjPartsTab *self = data;

  jj_return_finish (self->accepting->part, get_plan (self), edit);
}

static void
on_merged (JjPartsTab *self)
{
  finish (self, self->accepting, JJ_RETURN_TAKEN, NULL);
}

static void
choose (JjPartsTab *self, JjReturnItem *item)
{
  JjMergeWindow *window
      = jj_merge_window_present_part (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                      jj_workspace_get_project (self->workspace), item->part->base,
                                      item->part->theirs, item->part->name);

  if (!window)
    return;
  self->accepting = item;
  jj_merge_window_set_finish (window, add_state, self);
  g_signal_connect_object (window, "merged", G_CALLBACK (on_merged), self, G_CONNECT_SWAPPED);
}

static void
on_accept (JjPartsTab *self)
{
  JjReturnItem *item = get_item (self);
  GError *error = NULL;
  g_autoptr (JjMerge) merge = NULL;
  g_autofree char *label = NULL;
  JjEdit *edit;

  if (!item || item->state != JJ_RETURN_WAITS)
    return;
  merge = jj_return_merge (item->part, get_plan (self), &error);
  if (!merge)
    {
      jj_workspace_fail (self->workspace, error);
      return;
    }
  if (jj_merge_get_n_conflicts (merge) > 0)
    {
      choose (self, item);
      return;
    }
  edit = jj_merge_to_edit (merge, get_plan (self));
  jj_return_finish (item->part, get_plan (self), edit);
  label = g_strdup (jj_edit_get_label (edit));
  if (jj_workspace_commit (self->workspace, edit, NULL))
    finish (self, item, JJ_RETURN_TAKEN, label);
}

static void
on_send_back (JjPartsTab *self)
{
  JjReturnItem *item = get_item (self);
  g_autofree char *author = jj_settings_get_author (jj_workspace_get_settings (self->workspace));
  g_autofree char *label = NULL;
  GError *error = NULL;
  JjEdit *edit;

  gtk_popover_popdown (self->note_popover);
  if (!item || item->state != JJ_RETURN_WAITS)
    return;
  edit = jj_return_send_back (item->part, get_plan (self), gtk_editable_get_text (self->note),
                              author, &error);
  if (!edit)
    {
      jj_workspace_fail (self->workspace, error);
      return;
    }
  label = g_strdup (jj_edit_get_label (edit));
  if (!jj_workspace_commit (self->workspace, edit, NULL))
    {
      jj_return_keep (item->part);
      return;
    }
  gtk_editable_set_text (self->note, "");
  finish (self, item, JJ_RETURN_SENT_BACK, label);
}

static void
on_hand_out (JjPartsTab *self)
{
  jj_hand_out_dialog_show (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace);
}

void
jj_parts_tab_take_back (JjPartsTab *self, GPtrArray *paths)
{
  jj_return_queue_add (self->queue, paths);
  show_head (self);
}

static void
take_chosen (gpointer owner, GPtrArray *paths)
{
  jj_parts_tab_take_back (owner, paths);
}

static void
on_take_back (JjPartsTab *self)
{
  jj_ask_paths (GTK_WIDGET (self), _ ("Parts That Came Back"), GTK_FILE_CHOOSER_ACTION_OPEN,
                take_chosen);
}

static void
on_folder (JjPartsTab *self)
{
  jj_ask_paths (GTK_WIDGET (self), _ ("Folder of Parts That Came Back"),
                GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, take_chosen);
}

static void
on_stop (JjPartsTab *self)
{
  jj_return_queue_stop (self->queue);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, JjPartsTab *self)
{
  if (jj_workspace_get_read_only (self->workspace))
    return FALSE;
  jj_parts_tab_take_back (self, jj_dropped_paths (value));
  return TRUE;
}

static void
jj_parts_tab_dispose (GObject *object)
{
  JjPartsTab *self = JJ_PARTS_TAB (object);

  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_pointer (&self->queue, jj_return_queue_free);
  g_clear_pointer (&self->others, g_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_parts_tab_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, JjPartsTab, top);
  gtk_widget_class_bind_template_child (class, JjPartsTab, head);
  gtk_widget_class_bind_template_child (class, JjPartsTab, hand_out);
  gtk_widget_class_bind_template_child (class, JjPartsTab, take_back);
  gtk_widget_class_bind_template_child (class, JjPartsTab, stack);
  gtk_widget_class_bind_template_child (class, JjPartsTab, list);
  gtk_widget_class_bind_template_child (class, JjPartsTab, detail);
  gtk_widget_class_bind_template_child (class, JjPartsTab, actions);
  gtk_widget_class_bind_template_child (class, JjPartsTab, accept);
  gtk_widget_class_bind_template_child (class, JjPartsTab, send_back);
  gtk_widget_class_bind_template_child (class, JjPartsTab, next);
  gtk_widget_class_bind_template_child (class, JjPartsTab, note_popover);
  gtk_widget_class_bind_template_child (class, JjPartsTab, note);
  gtk_widget_class_bind_template_child (class, JjPartsTab, busy);
  gtk_widget_class_bind_template_child (class, JjPartsTab, progress);
}

static void
jj_parts_tab_class_init (JjPartsTabClass *klass)
{
  GtkWidgetClass *class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_parts_tab_dispose;
  gtk_widget_class_set_layout_manager_type (class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (class, "/io/github/jingjin/Workbench/ui/"
                                                      "jj-parts-tab.ui");
  bind_children (class);
  gtk_widget_class_bind_template_callback (class, on_hand_out);
  gtk_widget_class_bind_template_callback (class, on_take_back);
  gtk_widget_class_bind_template_callback (class, on_folder);
  gtk_widget_class_bind_template_callback (class, on_accept);
  gtk_widget_class_bind_template_callback (class, on_send_back);
  gtk_widget_class_bind_template_callback (class, on_next);
  gtk_widget_class_bind_template_callback (class, on_stop);
}

static void
jj_parts_tab_init (JjPartsTab *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->others = g_array_new (FALSE, FALSE, sizeof (JjId));
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
  self->selection = gtk_single_selection_new (NULL);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection); /* the list holds it */
  jj_plain_rows_set_factory (self->list, G_CALLBACK (on_bind), self);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
jj_parts_tab_new (JjWorkspace *workspace)
{
  JjPartsTab *self = g_object_new (JJ_TYPE_PARTS_TAB, NULL);
  gboolean whole = jj_scope_get_part (jj_workspace_get_plan (workspace)) == NULL;
  gboolean writable = whole && !jj_workspace_get_read_only (workspace);

  self->workspace = g_object_ref (workspace);
  self->queue = jj_return_queue_new (workspace, on_queue, self);
  gtk_widget_set_sensitive (self->hand_out, writable);
  gtk_widget_set_sensitive (self->take_back, writable);
  g_signal_connect_object (jj_workspace_get_plan (workspace), "changed", G_CALLBACK (on_changed),
                           self, 0);
  jj_ui_set_name (GTK_WIDGET (self), _ ("Parts"));
  update (self);
  return GTK_WIDGET (self);
}
