/* jj-copy-view.h: a plan without a file, to look at */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows a plan that has no file of its own, of a package for example, in a window of its own, read
 * only. What the program reads it from lies in the user's cache, mode 0600, until that window
 * closes.
 *
 * plan: taken. name: what the window says it comes from, e.g. "送件包.zip". */
gboolean jj_copy_view_open (GtkWindow *parent,
                            JjSettings *settings,
                            JjPlan *plan,
                            const char *name,
                            GError **error);

G_END_DECLS
