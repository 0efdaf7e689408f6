/* jj-file-dialogs.h: choosing files to open, make and copy plans */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*JjFileFunc) (GFile *file, gpointer data);

/* Asks for a plan to open. data is kept until the dialog is closed. */
void jj_open_dialog (GtkWindow *parent, JjFileFunc func, gpointer data);
/* Asks where a new plan is to be; the name proposed ends in .jingjin and so does the answer.
 * beside: (nullable): a file whose folder is proposed. */
void jj_save_dialog (GtkWindow *parent,
                     const char *name,
                     const char *beside,
                     JjFileFunc func,
                     gpointer data);
/* Asks for a place and writes a complete copy of the workspace's plan. */
void jj_save_copy_dialog (GtkWindow *parent, JjWorkspace *workspace);

/* Where files are; those that are not local are left out.
 * paths: (transfer full) (element-type filename) */
typedef void (*JjPathsFunc) (gpointer owner, GPtrArray *paths);

/* Asks for any number of files, or with GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER for one folder.
 * Nothing is called once the owner is gone, or where nothing was chosen. */
void
jj_ask_paths (GtkWidget *owner, const char *title, GtkFileChooserAction action, JjPathsFunc func);
/* Of files that were dropped, a value of GDK_TYPE_FILE_LIST. */
GPtrArray *jj_dropped_paths (const GValue *value);

/* A sentence that must be read before going on. */
void jj_error_dialog (GtkWindow *parent, const char *heading, const char *text);

G_END_DECLS
