/* jj-hand-out-dialog.h: choosing who gets a part of the plan (分送) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define JJ_TYPE_HAND_OUT_DIALOG (jj_hand_out_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JjHandOutDialog, jj_hand_out_dialog, JJ, HAND_OUT_DIALOG, AdwWindow)

/* Schools, alliances or programmes with a check mark each, the selected ones marked; then a folder.
 * The files are written in a thread, and can be stopped: then nothing was handed out. */
JjHandOutDialog *jj_hand_out_dialog_show (GtkWindow *parent, JjWorkspace *workspace);
/* As if this folder had been chosen. */
void jj_hand_out_dialog_run (JjHandOutDialog *self, const char *folder);

G_END_DECLS
