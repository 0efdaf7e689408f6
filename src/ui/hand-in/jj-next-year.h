/* jj-next-year.h: the next school year's plan, and what in it is still last year's */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks what becomes of the amounts, the fiscal tier and where the file shall be; the new plan opens
 * in its own window with the list beside it. */
void jj_next_year_ask (GtkWindow *parent, JjWorkspace *workspace);

/* What is still last year's (jj-stale.h), by type; a row shows its place in the plan's window. The
 * list follows the plan and grows shorter as it is put right. One a window. */
GtkWindow *jj_stale_window_show (GtkWindow *parent, JjWorkspace *workspace);

G_END_DECLS
