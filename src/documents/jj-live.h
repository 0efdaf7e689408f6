/* jj-live.h: what the live fields of prose show */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"
#include "jj-live-name.h"
#include "jj-prose.h"

G_BEGIN_DECLS

/* The present value of {{figure:…}} and {{field:…}}, and the list of everything that prose may
 * show. Documents are Chinese whatever language the program speaks, and so are the values.
 *
 *   figure:total, figure:purse/K-1, figure:count/community …   as in jj-explain.h, without a unit
 *   field:plan/title, field:community/M-001/introduction       a field, by code (else id)
 *   table:budget, table:programme/A …                          jj-plan-tables.h
 *   chart:sankey …, sheet:CODE, map:map, map:taiwan            jj-chart.h
 *
 * Example: with lines of 1,200 and 300 元, figure:total is "1,500". */
typedef struct
{
  JjPlan *plan;
  JjFigures *figures;    /* of the plan at its revision */
  gboolean with_private; /* else what is private or personal shows as 〔不公開〕 */
} JjLiveSource;

/* NULL, with a sentence, where nothing has this name or it is not known (JJ_PLAN_ERROR_MISSING).
 * (transfer full) */
char *jj_live_value (const JjLiveSource *source, JjLiveType type, const char *name, GError **error);

/* The field's value in Chinese, as documents print it: "" for empty. (transfer full) */
char *jj_live_display (JjPlan *plan, const JjElement *element, guint field);
/* One thing to pick. */
typedef struct
{
  JjLiveType type;
  char *name;
  char *title; /* what it is */
  char *value; /* (nullable): of figures and fields */
} JjLiveItem;
/* Everything that the plan has, figures first. (transfer full) (element-type JjLiveItem) */
GPtrArray *jj_live_list (const JjLiveSource *source);

G_END_DECLS
