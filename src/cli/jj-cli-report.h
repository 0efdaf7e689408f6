/* jj-cli-report.h: what an import says */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-import.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The faults and notices of an import of this file, one a line, to standard error. */
void jj_cli_report_print (const JjImport *import, const char *source);
/* {"kind", "rows", "new", "updated", "unchanged", "refused", "by_name", "faults": [{"row",
 * "column", "heading", "text", "reason"}], "notices": [likewise], "ignored": [heading],
 * "written"}. (transfer full) */
JsonNode *jj_cli_report_to_json (const JjImport *import, gboolean written);

G_END_DECLS
