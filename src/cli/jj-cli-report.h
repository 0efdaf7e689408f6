/* jj-cli-report.h: what an import says */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-batch.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The faults, notices and open proposals of a batch, one a line with file and sheet, to standard
 * error. */
void jj_cli_report_print (const JjBatch *batch);
/* {"kind" (null where several), "rows", "new", "updated", "unchanged", "refused", "proposed",
 * "skipped", "by_name", "n_faults", "faults": [{"file", "sheet", "row", "column", "heading",
 * "text", "reason"}], "n_notices", "notices": [likewise], "proposals": [{"file", "sheet", "row",
 * "code", "name"}], "ignored": [heading], "sheets": [{"file", "sheet", "kind", "rows",
 * "left_out"}], "written"}. (transfer full) */
JsonNode *jj_cli_report_to_json (const JjBatch *batch, gboolean written);

G_END_DECLS
