/* jj-plan-columns.h: what a kind's table shows: fields, links and figures */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figure-columns.h"
#include "jj-link-table.h"
#include "jj-table.h"
#include "jj-ui.h"
#include "jj-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  JJ_COLUMN_FIELD,  /* typed into the plan */
  JJ_COLUMN_LINK,   /* the other ends of links */
  JJ_COLUMN_FIGURE, /* follows from the plan: read only */
} JjColumnSource;

typedef struct
{
  JjColumnSource source;
  guint field;                  /* FIELD */
  JjKindId link;                /* LINK */
  JjLinkDirection direction;    /* LINK */
  const JjFigureColumn *figure; /* FIGURE */
} JjPlanColumn;

/* Adds the columns of a kind to a table and returns what each shows, in the same order.
 * (transfer full): JjPlanColumn */
GArray *jj_plan_columns_add (JjTable *table, JjKindId kind, JjUnit unit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
