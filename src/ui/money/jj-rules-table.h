/* jj-rules-table.h: the entries of a plan's rule packs as the rows of a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-table.h"
#include "jj-workspace.h"

G_BEGIN_DECLS

/* A read-only JjTable: rows are versions of rules in the packs' order, keys count from 1 in the
 * pack set. It follows the plan's packs. in_force: only those that hold in the plan's year.
 * (transfer full) */
JjTable *jj_rules_table_new (JjWorkspace *workspace, gboolean in_force) G_GNUC_WARN_UNUSED_RESULT;
/* The entry of a row's key; NULL where there is none (any more). Borrowed from the packs. */
const JjEntry *jj_rules_table_find (JjTable *table, gint64 key);

G_END_DECLS
