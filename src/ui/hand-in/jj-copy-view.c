/* jj-copy-view.c: a plan without a file, to look at */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-copy-view.h"

#include "jj-window.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* A folder of its own: the file keeps the name that the window shows. (transfer full) */
static char *
make_path (const char *name, GError **error)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *file = g_strconcat (base, ".jingjin", NULL);
  g_autofree char *folder
      = g_build_filename (g_get_user_cache_dir (), "jingjin", "view-XXXXXX", NULL);
  g_autofree char *parent = g_path_get_dirname (folder);

  if (g_mkdir_with_parents (parent, 0700) != 0 || !g_mkdtemp_full (folder, 0700))
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                   _ ("“%s” cannot be written: %s"), folder, g_strerror (errno));
      return NULL;
    }
  return g_build_filename (folder, file, NULL);
}

static void
remove_copy (gpointer data, GObject *project)
{
  char *path = data;
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
}

gboolean
jj_copy_view_open (GtkWindow *parent,
                   JjSettings *settings,
                   JjPlan *plan,
                   const char *name,
                   GError **error)
{
  g_autoptr (JjPlan) taken = plan;
  g_autofree char *path = make_path (name, error);
  g_autoptr (JjProject) project = NULL;

  if (!path)
    return FALSE;
  project = jj_project_create (path, g_steal_pointer (&taken), NULL, error);
  g_clear_object (&project);
  project = jj_project_open (path, JJ_OPEN_READ_ONLY, error);
  if (!project)
    {
      remove_copy (g_steal_pointer (&path), NULL);
      return FALSE;
    }
  g_object_weak_ref (G_OBJECT (project), remove_copy, g_steal_pointer (&path));
  gtk_window_present (
      GTK_WINDOW (jj_window_new (gtk_window_get_application (parent), project, settings)));
  return TRUE;
}
