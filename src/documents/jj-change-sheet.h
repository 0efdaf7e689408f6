/* jj-change-sheet.h: 修正對照表 and 審查意見回覆表 as a document and as a workbook */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-changes.h"
#include "jj-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Names of the two states and the plan's title, for the head; the plan's county (nullable), whose
 * stamps stand at the end. */
typedef struct
{
  const char *title, *before, *after, *county;
} JjChangeSheet;

/* All of these are in the language of plans (jj-plan-language.h); the table of changes must have
 * been made in it, too.
 *
 * 項目, 原列, 修正, 增減, 說明, grouped as the rows are; the sum is the difference of the totals.
 * Reviewers' numbers stand with the reason. (transfer full) */
JjDocument *jj_change_sheet_make (const JjChangeTable *changes, const JjChangeSheet *sheet);
/* The same rows as .ods, whose sums are formulas. */
gboolean jj_change_sheet_write_ods (const JjChangeTable *changes,
                                    const JjChangeSheet *sheet,
                                    GOutputStream *out,
                                    GCancellable *cancellable,
                                    GError **error);
/* The same rows as CSV with the mark that spreadsheets want; amounts without separators. */
gboolean jj_change_sheet_write_csv (const JjChangeTable *changes,
                                    GOutputStream *out,
                                    GCancellable *cancellable,
                                    GError **error);

/* The reviewers' comments of a plan with number, what they are about, state and answer.
 * (transfer full) */
JjDocument *jj_comment_sheet_make (JjPlan *plan);

/* What a comment is about: element and field in words; "" for the plan as a whole.
 * (transfer full) */
char *jj_comment_get_place (JjPlan *plan, const JjElement *comment);

G_END_DECLS
