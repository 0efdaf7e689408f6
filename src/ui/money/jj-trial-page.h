/* jj-trial-page.h: whether the merged plan has less money than the old programmes (先行試算) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The verdict, the picture of before and after, and the table of the sources where both sides are
 * typed; all three follow each edit. Actions: page.print, page.export-pdf. */
#define JJ_TYPE_TRIAL_PAGE (jj_trial_page_get_type ())
G_DECLARE_FINAL_TYPE (JjTrialPage, jj_trial_page, JJ, TRIAL_PAGE, GtkWidget)

/* page: its index in jj-pages.h. */
GtkWidget *jj_trial_page_new (JjWorkspace *workspace, guint page);

G_END_DECLS
