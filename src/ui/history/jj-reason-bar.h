/* jj-reason-bar.h: asks why a large amount was changed, and never in the way */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line below the pages that shows after an edit whose amounts reach what the rules say
 * (number.reason_amount; where no pack says it nothing is asked). The edit is done already: who
 * types on is not stopped, and a reason that is typed here, or later in the history, goes into the
 * log with the edit. */
#define JJ_TYPE_REASON_BAR (jj_reason_bar_get_type ())
G_DECLARE_FINAL_TYPE (JjReasonBar, jj_reason_bar, JJ, REASON_BAR, GtkWidget)

GtkWidget *jj_reason_bar_new (JjWorkspace *workspace);

G_END_DECLS
