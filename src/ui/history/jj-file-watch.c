/* jj-file-watch.c: what others do to the plan's file while it is open */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-file-watch.h"

#include "jj-changes-tab.h"
#include "jj-disk.h"
#include "jj-file-dialogs.h"
#include "jj-file-merge.h"
#include "jj-history.h"
#include "jj-window.h"

#include <glib/gi18n.h>

/* A sync program writes in several steps. */
#define SETTLE_MS 400
/* Network folders tell nothing: a look now and then. */
#define LOOK_SECONDS 15

typedef enum
{
  NOTHING,
  CHANGED,  /* the file has other contents */
  GONE,     /* the file is not there */
  UNMERGED, /* the file was taken over; this window's edits wait */
  CONFLICT, /* a copy lies beside it */
  MERGED    /* such a copy was merged and may go */
} What;

struct _JjFileWatch
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  GtkInfoBar *bar;
  GtkLabel *label;
  GtkBox *buttons;
  GFileMonitor *monitor;
  guint settle_id, look_id;
  What what;
  JjUnmerged *unmerged;
  char *copy;         /* the conflict copy that is told of */
  GHashTable *closed; /* paths of copies that need not be told of again */
};

G_DEFINE_FINAL_TYPE (JjFileWatch, jj_file_watch, GTK_TYPE_WIDGET)

static JjProject *
project_of (JjFileWatch *self)
{
  return jj_workspace_get_project (self->workspace);
}

static JjWindow *
window_of (JjFileWatch *self)
{
  return JJ_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
add_button (JjFileWatch *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (self->buttons, button);
}

static char *
say (JjFileWatch *self)
{
  g_autofree char *name
      = g_path_get_basename (self->copy ? self->copy : jj_project_get_path (project_of (self)));

  switch (self->what)
    {
    case CHANGED:
      return g_strdup_printf (_ ("“%s” was changed by another program or computer. It is not "
                                 "overwritten; your edits are still here."),
                              name);
    case GONE:
      return g_strdup_printf (
          _ ("“%s” was moved or deleted. The plan is still here: save a copy of it."), name);
    case UNMERGED:
      return g_strdup_printf (_ ("You see what the file holds now. The edits of this window are "
                                 "kept and not merged "
                                 "yet (copy: %s)."),
                              self->unmerged->kept);
    case CONFLICT:
      return g_strdup_printf (_ ("Beside the plan lies “%s”, which a sync program made because two "
                                 "computers changed "
                                 "the plan."),
                              name);
    case MERGED:
      return g_strdup_printf (_ ("“%s” is merged into the plan."), name);
    case NOTHING:
    default:
      return g_strdup ("");
    }
}

static void
add_buttons (JjFileWatch *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->buttons))))
    gtk_box_remove (self->buttons, child);
  if (self->what == CHANGED || self->what == CONFLICT)
    add_button (self, _ ("_Compare"), "watch.compare");
  if (self->what == CHANGED || self->what == CONFLICT || (self->unmerged && self->unmerged->base))
    add_button (self, _ ("_Merge…"), "watch.merge");
  if (self->what == CHANGED)
    add_button (self, _ ("_Use the File"), "watch.reload");
  if (self->what == CHANGED || self->what == GONE)
    add_button (self, _ ("_Save a Copy…"), "win.save-copy");
  if (self->what == MERGED)
    add_button (self, _ ("Move It to the _Trash"), "watch.trash");
}

static void
show (JjFileWatch *self, What what)
{
  /* A look every now and then leaves the buttons alone: one may be under a finger. */
  const gboolean changes = self->what != what;
  g_autofree char *text = NULL;

  self->what = what;
  text = say (self);
  gtk_label_set_text (self->label, text);
  if (changes)
    add_buttons (self);
  gtk_info_bar_set_message_type (self->bar, what == CHANGED || what == GONE ? GTK_MESSAGE_WARNING
                                                                            : GTK_MESSAGE_INFO);
  gtk_info_bar_set_show_close_button (self->bar, what >= UNMERGED);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), what != NOTHING);
}

/* The first copy that was not told of. */
static char *
find_copy (JjFileWatch *self)
{
  g_auto (GStrv) found = jj_disk_find_conflict_copies (jj_project_get_path (project_of (self)));

  for (guint i = 0; found[i]; i++)
    if (!g_hash_table_contains (self->closed, found[i]))
      return g_strdup (found[i]);
  return NULL;
}

void
jj_file_watch_check (JjFileWatch *self)
{
  JjDiskState state = jj_project_check_disk (project_of (self));
  g_autofree char *copy = NULL;

  if (state == JJ_DISK_SAME && self->what >= UNMERGED && self->what != CONFLICT)
    return;
  copy = state == JJ_DISK_SAME && !jj_workspace_get_read_only (self->workspace) ? find_copy (self)
                                                                                : NULL;
  g_free (self->copy);
  self->copy = g_steal_pointer (&copy);
  show (self, state == JJ_DISK_CHANGED ? CHANGED
              : state == JJ_DISK_GONE  ? GONE
              : self->copy             ? CONFLICT
                                       : NOTHING);
}

static gboolean
on_settled (gpointer data)
{
  JjFileWatch *self = data;

  self->settle_id = 0;
  jj_file_watch_check (self);
  return G_SOURCE_REMOVE;
}

/* Our own commits change the folder, too: that is seen by one look at the file's time. */
static void
on_monitor (JjFileWatch *self)
{
  if (self->settle_id == 0)
    self->settle_id = g_timeout_add (SETTLE_MS, on_settled, self);
}

static gboolean
on_look (gpointer data)
{
  jj_file_watch_check (data);
  return G_SOURCE_CONTINUE;
}

static void
watch_compare (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjFileWatch *self = JJ_FILE_WATCH (widget);
  const char *path = self->copy ? self->copy : jj_project_get_path (project_of (self));
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strdup_printf (_ ("File “%s”"), base);
  GtkWidget *tab = jj_window_show_hand_in (window_of (self), "changes");

  jj_changes_tab_compare_to (JJ_CHANGES_TAB (tab),
                             jj_state_new (JJ_STATE_FILE, name, 0, path, NULL));
}

static void
on_own_merged (JjFileWatch *self)
{
  g_clear_pointer (&self->unmerged, jj_unmerged_free);
  show (self, NOTHING);
  jj_file_watch_check (self);
}

static void
on_copy_merged (JjFileWatch *self)
{
  if (self->copy)
    g_hash_table_add (self->closed, g_strdup (self->copy));
  show (self, MERGED);
}

static void
present (JjFileWatch *self)
{
  jj_file_merge_present (GTK_WINDOW (window_of (self)), self->workspace, self->unmerged,
                         G_CALLBACK (on_own_merged), self);
}

static void
on_taken_over (JjUnmerged *unmerged, gpointer data)
{
  JjFileWatch *self = JJ_FILE_WATCH (data);

  g_clear_pointer (&self->unmerged, jj_unmerged_free);
  self->unmerged = unmerged;
  if (!self->workspace)
    return;
  if (unmerged->n_mine == 0)
    {
      jj_workspace_message (self->workspace, _ ("You see what the file holds now"), FALSE);
      on_own_merged (self);
      return;
    }
  show (self, UNMERGED);
  if (unmerged->base)
    present (self);
}

static void
watch_merge (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjFileWatch *self = JJ_FILE_WATCH (widget);

  if (self->what == UNMERGED)
    present (self);
  else if (self->copy)
    jj_file_merge_copy (GTK_WINDOW (window_of (self)), self->workspace, self->copy,
                        G_CALLBACK (on_copy_merged), self);
  else
    jj_file_merge_own (self->workspace, FALSE, on_taken_over, G_OBJECT (self));
}

static void
watch_reload (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjFileWatch *self = JJ_FILE_WATCH (widget);

  jj_file_merge_own (self->workspace, TRUE, on_taken_over, G_OBJECT (self));
}

static void
watch_trash (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjFileWatch *self = JJ_FILE_WATCH (widget);
  g_autoptr (GFile) file = g_file_new_for_path (self->copy);
  GError *error = NULL;

  if (!g_file_trash (file, NULL, &error))
    jj_workspace_fail (self->workspace, error);
  show (self, NOTHING);
  jj_file_watch_check (self);
}

static void
on_closed (JjFileWatch *self)
{
  if (self->copy)
    g_hash_table_add (self->closed, g_strdup (self->copy));
  g_clear_pointer (&self->unmerged, jj_unmerged_free);
  show (self, NOTHING);
  jj_file_watch_check (self);
}

static void
jj_file_watch_dispose (GObject *object)
{
  JjFileWatch *self = JJ_FILE_WATCH (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->monitor);
  g_clear_object (&self->workspace);
  if (self->bar)
    gtk_widget_unparent (GTK_WIDGET (self->bar));
  self->bar = NULL;
  G_OBJECT_CLASS (jj_file_watch_parent_class)->dispose (object);
}

static void
jj_file_watch_finalize (GObject *object)
{
  JjFileWatch *self = JJ_FILE_WATCH (object);

  g_clear_pointer (&self->unmerged, jj_unmerged_free);
  g_hash_table_unref (self->closed);
  g_free (self->copy);
  G_OBJECT_CLASS (jj_file_watch_parent_class)->finalize (object);
}

static void
jj_file_watch_class_init (JjFileWatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_file_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_file_watch_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "watch.compare", NULL, watch_compare);
  gtk_widget_class_install_action (widget_class, "watch.merge", NULL, watch_merge);
  gtk_widget_class_install_action (widget_class, "watch.reload", NULL, watch_reload);
  gtk_widget_class_install_action (widget_class, "watch.trash", NULL, watch_trash);
}

static void
jj_file_watch_init (JjFileWatch *self)
{
  GtkWidget *bar = gtk_info_bar_new (), *label = gtk_label_new (NULL);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->closed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->bar = GTK_INFO_BAR (bar);
  self->label = GTK_LABEL (label);
  self->buttons = GTK_BOX (buttons);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  gtk_info_bar_add_child (self->bar, label);
  gtk_info_bar_add_child (self->bar, buttons);
  gtk_widget_set_visible (bar, FALSE);
  gtk_widget_set_parent (bar, GTK_WIDGET (self));
  g_signal_connect_swapped (bar, "response", G_CALLBACK (on_closed), self);
}

GtkWidget *
jj_file_watch_new (JjWorkspace *workspace)
{
  JjFileWatch *self = g_object_new (JJ_TYPE_FILE_WATCH, NULL);
  g_autoptr (GFile) file = NULL, folder = NULL;

  self->workspace = g_object_ref (workspace);
  if (jj_project_get_moment (project_of (self)))
    return GTK_WIDGET (self);
  file = g_file_new_for_path (jj_project_get_path (project_of (self)));
  folder = g_file_get_parent (file);
  self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (on_monitor), self);
  self->look_id = g_timeout_add_seconds (LOOK_SECONDS, on_look, self);
  on_monitor (self);
  return GTK_WIDGET (self);
}
