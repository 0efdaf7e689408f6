/* jj-rule-detail.h: one rule in full, and what the plan makes of it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills a box anew with everything about a rule and the buttons that adjust it in this plan and
 * take that back. entry (nullable) is looked at now and not kept. */
void jj_rule_detail_show (GtkBox *box, JjWorkspace *workspace, const JjEntry *entry);

G_END_DECLS
