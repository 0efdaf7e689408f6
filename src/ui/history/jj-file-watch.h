/* jj-file-watch.h: what others do to the plan's file while it is open */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line under the header that shows when it is needed: the file was replaced or written over (a
 * sync program, a second computer), is gone, or lies beside a copy that a sync program made of a
 * conflict. The file is never overwritten; the line offers to compare, to merge, to save a copy or
 * to take over what lies there. */
#define JJ_TYPE_FILE_WATCH (jj_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (JjFileWatch, jj_file_watch, JJ, FILE_WATCH, GtkWidget)

GtkWidget *jj_file_watch_new (JjWorkspace *workspace);
/* Looks now. */
void jj_file_watch_check (JjFileWatch *self);

G_END_DECLS
