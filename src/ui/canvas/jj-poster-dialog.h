/* jj-poster-dialog.h: a sheet on paper, and as PDF, SVG and PNG */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-canvas.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows the poster in small with its tiles, how many labels would be too small on paper and what
 * helps; the canvas' filter is in it. Files are written in a thread. */
#define JJ_TYPE_POSTER_DIALOG (jj_poster_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JjPosterDialog, jj_poster_dialog, JJ, POSTER_DIALOG, AdwWindow)

void jj_poster_dialog_present (JjCanvas *canvas, const char *filter_name);

G_END_DECLS
