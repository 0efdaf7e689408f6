/* jj-findings-walk.h: from one finding to the next, wherever one is */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

G_BEGIN_DECLS

/* Shows the finding after (or before) the one that was shown last, else after the selected element:
 * its row, and the cell of its field, in its view. Waived ones are passed over; after the last
 * comes the first. Without any finding it says so. */
void jj_findings_walk (JjWorkspace *workspace, gboolean backwards);

G_END_DECLS
