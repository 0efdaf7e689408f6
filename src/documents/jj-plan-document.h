/* jj-plan-document.h: the whole plan as a document */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-check.h"
#include "jj-document.h"

G_BEGIN_DECLS

/* Cover, contents, the chapters with their live figures, then as annexes every table that a plan
 * must have and no chapter shows (jj-plan-tables.h), and the page for stamps. Chapters stand in the
 * plan's order, each below its parent. Amounts are those of the figures: of the adopted scenario,
 * where the figures were made with 0.
 *
 * What is private (private elements, personal fields) is left out unless asked for; amounts of
 * private activities and lines still count. The same input makes the same document: no clock is
 * read, so the version is the caller's or the plan's own hash; texts are in the language of plans
 * (jj-language.h), those of findings in the one that the caller had. */
typedef struct
{
  JjPlan *plan;
  JjFigures *figures;   /* of the plan at its revision */
  JjFindings *findings; /* (nullable): no annex of findings */
  gboolean with_private;
  const char *version; /* in the header: a checkpoint's name; NULL: none */
  const char *hash;    /* SHA-256 of the plan's JSON; NULL: worked out */
  const char *mark;    /* over each page: 草稿; NULL: none */
} JjPlanDocumentInput;

/* NULL where it was cancelled. (transfer full) */
JjDocument *jj_plan_document_new (const JjPlanDocumentInput *input, GCancellable *cancellable);
/* The same with figures, packs and findings worked out here: for a thread on a copy of its own, and
 * for exporters. input->figures and findings are not used. (transfer full) */
JjDocument *jj_plan_document_work_out (const JjPlanDocumentInput *input, GCancellable *cancellable);

/* "c-0123456789abcdef": the bookmark of a chapter. (transfer full) */
char *jj_plan_document_get_bookmark (JjId chapter);

G_END_DECLS
