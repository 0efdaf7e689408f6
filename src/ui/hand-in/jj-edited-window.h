/* jj-edited-window.h: what was typed into the plan's .odt, to take or not */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Reads an edited document beside the window (jj-edited.h) and shows each changed text with old and
 * new side by side and a switch; taking is one undo step. Figures that differ are told. */
#define JJ_TYPE_EDITED_WINDOW (jj_edited_window_get_type ())
G_DECLARE_FINAL_TYPE (JjEditedWindow, jj_edited_window, JJ, EDITED_WINDOW, AdwWindow)

/* Presents it. */
void jj_edited_window_show (GtkWindow *parent, JjWorkspace *workspace, const char *path);
/* Asks for a document first. */
void jj_edited_window_ask (GtkWindow *parent, JjWorkspace *workspace);

G_END_DECLS
