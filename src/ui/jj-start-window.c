/* jj-start-window.c: what the program shows when no plan is open */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-start-window.h"

#include "jj-ui.h"

#include <glib/gi18n.h>

#define MOST_RECENT 8

struct _JjStartWindow
{
  AdwApplicationWindow parent_instance;

  JjApplication *application; /* not owned: it owns its windows */
  GtkListBox *recent;
  GtkWidget *recent_box;
};

G_DEFINE_FINAL_TYPE (JjStartWindow, jj_start_window, ADW_TYPE_APPLICATION_WINDOW)

static void
on_recent (AdwActionRow *row, JjStartWindow *self)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_object_get_data (G_OBJECT (row), "jj-uri"));

  jj_application_open_file (self->application, file, GTK_WINDOW (self));
}

static char *
format_visit (GtkRecentInfo *info)
{
  GDateTime *time = gtk_recent_info_get_modified (info);
  g_autoptr (GDateTime) local = g_date_time_to_local (time);

  return g_date_time_format (local, "%x %H:%M");
}

static void
add_recent (JjStartWindow *self, GtkRecentInfo *info)
{
  const char *uri = gtk_recent_info_get_uri (info);
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *where = g_file_get_parse_name (folder);
  g_autofree char *when = format_visit (info);
  g_autofree char *title = g_markup_escape_text (gtk_recent_info_get_display_name (info), -1);
  g_autofree char *place = g_markup_escape_text (where, -1);
  GtkWidget *row = adw_action_row_new (), *label = gtk_label_new (when);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "jj-uri", g_strdup (uri), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (on_recent), self);
  gtk_list_box_append (self->recent, row);
}

static int
compare_visits (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *)b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *)a));
}

static void
fill_recent (JjStartWindow *self)
{
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  guint n = 0;

  items = g_list_sort (items, compare_visits);
  for (GList *l = items; l && n < MOST_RECENT; l = l->next)
    if (g_str_has_suffix (gtk_recent_info_get_uri (l->data), ".jingjin")
        && gtk_recent_info_exists (l->data))
      {
        add_recent (self, l->data);
        n++;
      }
  g_list_free_full (items, (GDestroyNotify)gtk_recent_info_unref);
  gtk_widget_set_visible (self->recent_box, n > 0);
}

static void
jj_start_window_class_init (JjStartWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jingjin/Workbench/ui/"
                                                             "jj-start-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JjStartWindow, recent);
  gtk_widget_class_bind_template_child (widget_class, JjStartWindow, recent_box);
}

static void
jj_start_window_init (JjStartWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_close_by_keys (GTK_WINDOW (self), FALSE);
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
}

GtkWindow *
jj_start_window_new (JjApplication *application)
{
  JjStartWindow *self = g_object_new (JJ_TYPE_START_WINDOW, "application", application, NULL);

  self->application = application;
  fill_recent (self);
  return GTK_WINDOW (self);
}
