/* jj-overview-sections.h: the parts of the overview */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Each fills an empty box from the plan and its figures. */
void jj_overview_fill_purses (GtkBox *box, JjWorkspace *workspace);
void jj_overview_fill_steps (GtkBox *box, JjWorkspace *workspace);
void jj_overview_fill_themes (GtkBox *box, JjWorkspace *workspace);
void jj_overview_fill_milestones (GtkBox *box, JjWorkspace *workspace);

/* What the plan is and what it costs, on one line. (transfer full) */
char *jj_overview_get_subtitle (JjWorkspace *workspace);

G_END_DECLS
