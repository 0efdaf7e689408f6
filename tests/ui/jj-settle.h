/* jj-settle.h: until a window has done what there is to do */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Runs the main loop for a quarter of a second, for layout, frames and what waits for a pause, and
 * then for as long as anything is left to do, however slow the machine. */
void jj_settle (void);

G_END_DECLS
