/* jj-cli-years.h: two budgets line by line */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-cli.h"

G_BEGIN_DECLS

/* Found: there are differences. */
JjCliStatus
jj_cli_compare_years (const char *last, const char *this, gboolean json, GError **error);

G_END_DECLS
