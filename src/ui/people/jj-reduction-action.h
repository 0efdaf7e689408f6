/* jj-reduction-action.h: reduced periods go into the budget */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

G_BEGIN_DECLS

/* One step, said in a toast with what it comes to and whom it had to leave out. */
void jj_reduction_action_run (JjWorkspace *workspace);

G_END_DECLS
