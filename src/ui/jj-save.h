/* jj-save.h: whatever is written to a file that a person chooses */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Runs in a thread, on data that nobody else changes. */
typedef gboolean (*JjSaveFunc) (gpointer data,
                                const char *path,
                                GCancellable *cancellable,
                                GError **error);

typedef struct
{
  const char *title;         /* of the dialog, translated */
  const char *name, *suffix; /* the file proposed is NAME.SUFFIX; the suffix is added if lacking */
  JjSaveFunc write;
  gpointer data; /* (transfer full), also where nothing is chosen */
  GDestroyNotify free_data;
  const char *done;  /* (nullable) the message at the end, translated, with %s for the path */
  GtkWindow *closes; /* (nullable) closed as soon as a place is chosen */
} JjSave;

/* Asks for a place and writes there. The end is a message of the workspace: where the file is, or
 * why there is none. */
void jj_save_ask (GtkWidget *widget, JjWorkspace *workspace, const JjSave *save);
/* The same for a plan as it is now, by an exporter (jj-exporter.h). */
void jj_save_ask_export (GtkWidget *widget,
                         JjWorkspace *workspace,
                         const char *title,
                         const char *exporter);

G_END_DECLS
