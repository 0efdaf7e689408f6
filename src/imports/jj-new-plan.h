/* jj-new-plan.h: what a new plan begins with */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-county.h"
#include "jj-plan.h"

G_BEGIN_DECLS

typedef struct
{
  const JjCounty *county;
  guint year;          /* 學年度: 114 */
  guint fiscal_tier;   /* 1 to 5; 0 leaves it to the planner */
  gboolean no_schools; /* TRUE: the caller imports a list of its own */
} JjNewPlan;

/* School years that a plan can have. */
#define JJ_FIRST_YEAR 107u
#define JJ_LAST_YEAR 199u

/* A plan with its one `plan` element filled, purses, rule packs and chapters from the template
 * (jj-template.h), and the schools of the directory. Error: a shipped file is
 * missing or damaged, or the year is none. (transfer full) */
JjPlan *jj_new_plan (const JjNewPlan *wish, GError **error);

/* The template's chapters for a plan that has none. Errors as of jj_template_load. (transfer full)
 */
JjEdit *jj_command_template_chapters (JjPlan *plan, GError **error);

G_END_DECLS
