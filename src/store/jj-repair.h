/* jj-repair.h: a damaged file made readable, in a private copy */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The header and the schema of a file of ours are known, but for the places where the tables
 * begin; those are found by their words. Whatever of the two is damaged costs nothing then. FALSE
 * where the file is too short, cannot be written or no table is found. */
gboolean jj_repair_header (const char *copy);
gboolean jj_repair_schema (const char *copy);

G_END_DECLS
