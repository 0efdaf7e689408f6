/* answers.c: 審查意見回覆表 as a file */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-change-sheet.h"
#include "jj-exporters.h"
#include "jj-language.h"
#include "jj-odt.h"

static gboolean
write_answers (const JjExport *what, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  g_autoptr (JjDocument) document = jj_comment_sheet_make (what->plan);

  return jj_odt_write (document, what->plan, out, cancellable, error);
}

const JjExporter jj_exporter_answers = {
  .id = "answers",
  .label = N_ ("Answers to the reviewers' comments (OpenDocument)"),
  .suffix = "odt",
  .write = write_answers,
};
