/* jj-year-table.h: this year's lines beside last year's as the rows of a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-table.h"
#include "jj-ui.h"
#include "jj-year-diff.h"

G_BEGIN_DECLS

/* Read only, amounts in a unit; keys count the rows from 1. (transfer full) */
JjTable *jj_year_table_new (JjUnit unit) G_GNUC_WARN_UNUSED_RESULT;
/* diff: (transfer full) (nullable) */
void jj_year_table_set (JjTable *table, JjYearDiff *diff);
/* (nullable) */
const JjYearRow *jj_year_table_find (JjTable *table, gint64 key);
/* The column of the differences. */
guint jj_year_table_get_difference (void);

G_END_DECLS
