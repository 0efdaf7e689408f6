/* jj-coverage-table.h: coverage and equity as the rows of a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-table.h"
#include "jj-workspace.h"

G_BEGIN_DECLS

/* Both are worked out from the plan as it is when they are made, and again by refresh; read only.
 * Keys of the matrix are ids of schools. (transfer full) */
JjTable *jj_coverage_table_new (JjWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
JjTable *jj_equity_table_new (JjWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
void jj_coverage_table_refresh (JjTable *table);
void jj_equity_table_refresh (JjTable *table);

/* Talent lent and received by the schools of each alliance (jj-exchange.h), and how many supports
 * pass between schools that no alliance holds both of. (transfer full) */
JjTable *jj_exchange_table_new (JjWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
void jj_exchange_table_refresh (JjTable *table);
guint jj_exchange_table_count_outside (JjTable *table);

/* The persons of the pools by district and township (jj-talent.h), and how many certificates end
 * within the plan's year. (transfer full) */
JjTable *jj_talent_table_new (JjWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
void jj_talent_table_refresh (JjTable *table);
guint jj_talent_table_count_ending (JjTable *table);

/* Schools of the matrix with a gap in any of its first four columns. */
guint jj_coverage_table_count_gaps (JjTable *table);

G_END_DECLS
