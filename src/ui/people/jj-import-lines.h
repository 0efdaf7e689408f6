/* jj-import-lines.h: the rows of an import in words */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-batch.h"
#include "jj-import-table.h"

G_BEGIN_DECLS

/* Lines of a batch after its run: what waits and what is refused first. refused: pairs of path and
 * sentence, then NULL. (transfer full) (element-type JjImportLine) */
GPtrArray *jj_import_lines_new (const JjBatch *batch, char *const *refused);

G_END_DECLS
