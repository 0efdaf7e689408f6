/* jj-pack-install.h: a county's own rule pack, looked at before it holds */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a file, reads and checks it whole, and shows what it would change: rules that come,
 * change or go, and the findings of this plan before and after. Only then, if agreed, it is copied
 * into the user's folder of rules and named in the plan, which is one undo step. A pack that is
 * refused is said in one sentence and leaves nothing behind. */
void jj_pack_install (GtkWidget *parent, JjWorkspace *workspace);
/* The same for a file that is known. */
void jj_pack_install_file (GtkWidget *parent, JjWorkspace *workspace, GFile *file);

G_END_DECLS
