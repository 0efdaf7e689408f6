/* jj-talk-export.h: the slides as a file */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks where and writes in a thread; a message says where it is, or why there is none. exporter:
 * "odp" or "slides" (jj-exporter.h). */
void jj_talk_export_ask (GtkWindow *parent, JjWorkspace *workspace, const char *exporter);

G_END_DECLS
