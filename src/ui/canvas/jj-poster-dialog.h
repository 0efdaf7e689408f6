/* jj-poster-dialog.h: a sheet, a chart or the plan on paper, and as PDF, SVG and PNG */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-poster.h"
#include "jj-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows the poster in small with its tiles, how many labels would be too small on paper and what
 * helps. Files are written in a thread. */
#define JJ_TYPE_POSTER_DIALOG (jj_poster_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JjPosterDialog, jj_poster_dialog, JJ, POSTER_DIALOG, AdwWindow)

/* Takes copies of what the input points to; plan, figures and, for the plan's poster, findings are
 * the workspace's, sizes and day its own. */
void
jj_poster_dialog_present (GtkWidget *parent, JjWorkspace *workspace, const JjPosterInput *input);

/* What prints a poster, tile by tile. (transfer full) */
GtkPrintOperation *jj_poster_make_print (JjPoster *poster);

G_END_DECLS
