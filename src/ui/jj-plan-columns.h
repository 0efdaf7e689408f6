/* jj-plan-columns.h: what a kind's table shows: fields, links and figures */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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

/* row: the element's place in its kind's list, or near it. FALSE: empty. */
typedef gboolean (*JjFigureFunc) (JjFigures *figures,
                                  JjPlan *plan,
                                  const JjElement *element,
                                  guint row,
                                  gint64 *value);

/* (transfer full) */
typedef char *(*JjTextFunc) (const JjFigures *figures, JjPlan *plan, const JjElement *element);

typedef struct
{
  JjColumnSource source;
  guint field;               /* FIELD */
  JjKindId link;             /* LINK */
  JjLinkDirection direction; /* LINK */
  JjFigureFunc figure;       /* FIGURE; NULL: text */
  JjTextFunc text;           /* FIGURE that is a text */
  gboolean is_main;          /* FIGURE: the one that the view adds up */
} JjPlanColumn;

/* Adds the columns of a kind to a table and returns what each shows, in the same order.
 * (transfer full): JjPlanColumn */
GArray *jj_plan_columns_add (JjTable *table, JjKindId kind, JjUnit unit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
