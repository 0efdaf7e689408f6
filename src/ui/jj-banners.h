/* jj-banners.h: what the person must know about the plan as a whole */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lines under the header: the plan is made up (示例), somebody else writes it, schools are missing,
 * rules could not be read. Those that only inform can be closed. */
#define JJ_TYPE_BANNERS (jj_banners_get_type ())
G_DECLARE_FINAL_TYPE (JjBanners, jj_banners, JJ, BANNERS, GtkWidget)

/* Once. */
void jj_banners_set_workspace (JjBanners *self, JjWorkspace *workspace);
/* holder: who writes it; NULL where the file cannot be written. */
void jj_banners_set_read_only (JjBanners *self, gboolean read_only, const char *holder);
/* One more line, below the others. */
void jj_banners_add (JjBanners *self, GtkWidget *line);
/* The plan as it was at a moment, to read. */
void jj_banners_set_moment (JjBanners *self, const char *name);

G_END_DECLS
