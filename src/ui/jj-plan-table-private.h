/* jj-plan-table-private.h: what the halves of the plan's table share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-id-map.h"
#include "jj-plan-columns.h"
#include "jj-plan-table.h"

G_BEGIN_DECLS

typedef struct
{
  JjWorkspace *workspace;
  JjKindId kind;
  JjUnit unit;
  GArray *columns;    /* JjPlanColumn */
  GArray *ids;        /* JjId: the rows that the table was last told of */
  JjIdMap index;      /* id → row + 1 */
  GArray *amounts;    /* JjLineAmounts of budget lines by row, as last told; NULL for other kinds */
  GHashTable *labels; /* untranslated → translated */
  GHashTable *titles; /* id in the catalogue → its title */
  JjTable *table;     /* not owned: it owns this */
} JjPlanTable;

/* What the table shows of a line's figures. */
typedef struct
{
  gint64 amount, unassigned, unit_price;
} JjLineAmounts;

/* Keeps the rows up with the plan, the figures and the findings (jj-plan-table-follow.c). */
void jj_plan_table_follow (JjPlanTable *self);
void jj_plan_table_unfollow (JjPlanTable *self);

/* Carries out a grid's edit (jj-plan-table-edit.c); as JjTableFuncs asks. */
gboolean
jj_plan_table_apply (gpointer data, const JjTableEdit *edit, GError **refused, GError **error);
gboolean jj_plan_table_remove (gpointer data, const gint64 *keys, guint n_keys, GError **error);
gboolean jj_plan_table_duplicate (gpointer data, const gint64 *keys, guint n_keys, GError **error);
char **jj_plan_table_complete (gpointer data, guint row, guint column, const char *typed);

static inline const JjField *
jj_plan_table_get_field (JjPlanTable *self, const JjPlanColumn *column)
{
  return &jj_kind_get (self->kind)->fields[column->field];
}

G_END_DECLS
