/* jj-plan-json.h: a whole plan as sorted JSON */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

/* The open form of a plan (docs/plan-format.md is written from the kind tables): kinds in the
 * order of JjKindId, elements in list order, fields in table order, empty fields left out, two
 * spaces of indent, one element a line. Ranks are not written: the order says it. Reading and
 * writing again gives the same bytes. (transfer full) */
GBytes *jj_plan_to_json (JjPlan *plan);

/* SHA-256 of that JSON in hexadecimal digits, without writing it down. (transfer full) */
char *jj_plan_digest (JjPlan *plan);

/* A plan from JSON. Errors: JJ_PLAN_ERROR_FORMAT and the others of jj-plan.h, one sentence that
 * names the place. (transfer full) */
JjPlan *jj_plan_from_json (GBytes *json, GError **error);

/* The format's documentation in Markdown, made from the kind tables. (transfer full) */
char *jj_plan_json_manual (void);

G_END_DECLS
