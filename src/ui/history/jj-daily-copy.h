/* jj-daily-copy.h: today's copy of the plan, made in the background */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

G_BEGIN_DECLS

/* Makes it soon after opening, and again at the first edit of another day while the window stays
 * open. Not for plans that are only read, nor where the preferences say no. Ends with the
 * workspace. */
void jj_daily_copy_follow (JjWorkspace *workspace);

G_END_DECLS
