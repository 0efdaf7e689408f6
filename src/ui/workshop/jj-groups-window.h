/* jj-groups-window.h: what the groups of a workshop made, side by side */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A card for each of up to twelve plans: money, coverage, findings, differences to the plan of the
 * window that opened it, and the flow of its money; all flows at one scale, so that as many px are
 * as many 元. Files are chosen or dropped. */
#define JJ_TYPE_GROUPS_WINDOW (jj_groups_window_get_type ())
G_DECLARE_FINAL_TYPE (JjGroupsWindow, jj_groups_window, JJ, GROUPS_WINDOW, AdwWindow)

GtkWindow *jj_groups_window_new (GtkWindow *parent, JjWorkspace *workspace);
/* paths (element-type filename): (transfer full) */
void jj_groups_window_add (JjGroupsWindow *self, GPtrArray *paths);

G_END_DECLS
