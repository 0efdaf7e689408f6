/* jj-override.h: a plan's own value for a rule, as edits */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

G_BEGIN_DECLS

/* The edit that gives a rule another value in this plan (value "": that confirms it as it is), with
 * a reason and today's date; a rule that is adjusted already is adjusted anew. NULL with a sentence
 * in *error (JJ_PLAN_ERROR_VALUE) where there is no reason or the rule cannot take the value.
 * (transfer full) */
JjEdit *jj_override_set (JjWorkspace *workspace,
                         const JjEntry *entry,
                         const char *value,
                         const char *reason,
                         GError **error);
/* The edit that takes the adjustment back; NULL where there is none. (transfer full) */
JjEdit *jj_override_clear (JjWorkspace *workspace, const JjEntry *entry);

G_END_DECLS
