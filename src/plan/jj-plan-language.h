/* jj-plan-language.h: which language texts are made in */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the program says to its user is in the user's language. What it writes for others, which is
 * documents, tables, posters and packages, is in the language of plans, 繁體中文: two people with
 * different interfaces hand in the same bytes. Who writes such a file enters the language of plans
 * and leaves it when done; that counts for the calling thread, and nests. Pictures of what is on
 * the screen (jingjin-cli chart) stay in the user's. */
void jj_language_enter_plan (void);
void jj_language_leave_plan (void);

/* Whether texts are 繁體中文 now. */
gboolean jj_language_is_chinese (void);

G_END_DECLS
