/* jj-diff-table.h: the differences of two scenarios as the rows of a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-scenarios.h"
#include "jj-table.h"
#include "jj-ui.h"
#include "jj-workspace.h"

G_BEGIN_DECLS

/* A read-only JjTable with amounts in a unit; keys count the rows from 1. (transfer full) */
JjTable *jj_diff_table_new (JjWorkspace *workspace, JjUnit unit) G_GNUC_WARN_UNUSED_RESULT;
/* Shows other differences. diff: (transfer full) (nullable) */
void jj_diff_table_set (JjTable *table, JjScenarioDiff *diff);
/* (nullable) */
const JjScenarioRow *jj_diff_table_find (JjTable *table, gint64 key);
/* The column with the difference. */
guint jj_diff_table_get_difference (void);

G_END_DECLS
