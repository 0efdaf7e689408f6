/* jj-when.h: moments as planners read them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Unix seconds as "114/8/1 10:42", in local time. (transfer full) */
char *jj_when_format (gint64 time);
/* The day alone: "114/8/1". (transfer full) */
char *jj_when_format_day (gint64 time);
/* A typed day, as jj_value_parse takes it: its first second. */
gboolean jj_when_parse (const char *text, gint64 *time);

G_END_DECLS
