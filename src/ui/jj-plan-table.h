/* jj-plan-table.h: the elements of one kind as the rows of a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-link-table.h"
#include "jj-table.h"
#include "jj-ui.h"
#include "jj-workspace.h"

G_BEGIN_DECLS

/* A JjTable over a plan: keys are ids, rows stand in the plan's order, columns come from the kind's
 * fields, its usual links and its figures. Typed cells become one edit; a refused one stays in the
 * table. It follows the plan, the figures and the findings. (transfer full) */
JjTable *
jj_plan_table_new (JjWorkspace *workspace, JjKindId kind, JjUnit unit) G_GNUC_WARN_UNUSED_RESULT;

/* The column of a field, -1 where the table has none. */
int jj_plan_table_find_field (JjTable *table, guint field);
/* FALSE: the column shows no links. */
gboolean
jj_plan_table_get_link (JjTable *table, guint column, JjKindId *link, JjLinkDirection *direction);
/* Whether the column follows from the plan. */
gboolean jj_plan_table_is_figure (JjTable *table, guint column);
/* The column that the view adds up, -1 where there is none. */
int jj_plan_table_get_main (JjTable *table);

G_END_DECLS
