/* jj-recover.h: a new file from what a damaged one still holds */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-project.h"

G_BEGIN_DECLS

/* Reads what can be read of a damaged plan, row by row, makes a plan of it that keeps every rule
 * (what points to something lost is emptied, or left out where it cannot be without), and writes
 * it as a new file with a new history. The damaged file and what lies beside it stay untouched.
 * report: (transfer full), lines for people: what was read and, by name, what is lost. Errors:
 * NOT_A_PLAN where nothing can be read, EXISTS where there is a file `out`, and those of writing.
 */
gboolean jj_store_recover (const char *damaged, const char *out, char **report, GError **error);

G_END_DECLS
