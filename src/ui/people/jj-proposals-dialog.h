/* jj-proposals-dialog.h: communities or mentors proposed, to accept one by one or several */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-proposals.h"
#include "jj-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A window over the plan's: the proposals as a table, those selected on the map as they would be,
 * 接受 for the selected ones and for all. Each acceptance is one undo step, after which the rest is
 * worked out anew. Whom nothing could be proposed for is said below the table. */
#define JJ_TYPE_PROPOSALS_DIALOG (jj_proposals_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JjProposalsDialog, jj_proposals_dialog, JJ, PROPOSALS_DIALOG, AdwWindow)

/* what: JJ_PROPOSAL_COMMUNITY or JJ_PROPOSAL_MENTOR. */
void jj_proposals_dialog_show (GtkWidget *parent, JjWorkspace *workspace, JjProposalType what);

G_END_DECLS
