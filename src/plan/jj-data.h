/* jj-data.h: the files that ship with the program */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* School lists, outlines, rule packs, templates and samples lie in the folder JINGJIN_DATA_DIR
 * names, else in the installed one. `name` is relative to it: "schools/yunlin-schools-114.csv". */

/* Whether the file is there is not asked. (transfer full) */
char *jj_data_path (const char *name);
/* Its contents; error: G_FILE_ERROR. (transfer full) */
GBytes *jj_data_load (const char *name, GError **error);

G_END_DECLS
