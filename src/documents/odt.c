/* odt.c: the whole plan as OpenDocument text */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-exporters.h"
#include "jj-language.h"
#include "jj-odt.h"
#include "jj-plan-document.h"

static gboolean
write_odt (const JjExport *what, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  const JjPlanDocumentInput input = { .plan = what->plan };
  g_autoptr (JjDocument) document = jj_plan_document_work_out (&input, cancellable);

  if (document)
    return jj_odt_write (document, what->plan, out, cancellable, error);
  g_cancellable_set_error_if_cancelled (cancellable, error);
  return FALSE;
}

const JjExporter jj_exporter_odt = {
  .id = "odt",
  .label = N_ ("Document to edit (OpenDocument)"),
  .suffix = "odt",
  .write = write_odt,
};
