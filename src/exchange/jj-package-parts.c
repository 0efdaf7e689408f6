/* jj-package-parts.c: what is in a package */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-package-private.h"

#include "jj-document-pages.h"
#include "jj-exporter.h"
#include "jj-language.h"
#include "jj-odt.h"
#include "jj-plan-document.h"

#include <string.h>

/* Composed once for both forms. NULL: cancelled. */
static JjDocument *
get_document (JjPackage *self, GCancellable *cancellable, GError **error)
{
  gboolean is_anonymous = self->options->redaction == JJ_REDACT_ANONYMOUS;
  const JjPlanDocumentInput input = { .plan = is_anonymous ? self->copy : self->options->plan,
                                      .figures = self->figures,
                                      .findings = self->findings,
                                      .with_private = self->options->redaction == JJ_REDACT_NOTHING,
                                      .version = self->options->version,
                                      .hash = self->hash,
                                      .mark = self->options->is_draft ? "草稿" : NULL };

  if (!self->document)
    self->document = is_anonymous ? jj_plan_document_work_out (&input, cancellable)
                                  : jj_plan_document_new (&input, cancellable);
  if (!self->document)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  return self->document;
}

static gboolean
write_pdf (JjPackage *self, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  JjDocument *document = get_document (self, cancellable, error);
  g_autoptr (JjDocumentPages) pages
      = document ? jj_document_pages_new (document, &jj_paper_a4, cancellable) : NULL;

  if (!pages)
    {
      if (document)
        g_cancellable_set_error_if_cancelled (cancellable, error);
      return FALSE;
    }
  return jj_document_pages_write (pages, out, cancellable, error);
}

static gboolean
write_odt (JjPackage *self, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  JjDocument *document = get_document (self, cancellable, error);

  return document && jj_odt_write (document, self->options->plan, out, cancellable, error);
}

static gboolean export(JjPackage *self,
                       const char *exporter,
                       GOutputStream *out,
                       GCancellable *cancellable,
                       GError **error)
{
  const JjExport what = { .plan = self->copy, .kind = JJ_N_KINDS };

  return jj_exporter_write (jj_exporter_find (exporter), &what, out, cancellable, error);
}

static gboolean
write_ods (JjPackage *self, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  return export(self, "budget-ods", out, cancellable, error);
}

static gboolean
write_xlsx (JjPackage *self, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  return export(self, "budget-xlsx", out, cancellable, error);
}

static gboolean
write_json (JjPackage *self, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (self->json, &size);

  return g_output_stream_write_all (out, data, size, NULL, cancellable, error);
}

static gboolean
write_findings (JjPackage *self, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  g_autofree char *text = jj_findings_to_csv (self->options->plan, self->findings, self->names);

  return g_output_stream_write_all (out, text, strlen (text), NULL, cancellable, error);
}

static gboolean
write_report (JjPackage *self, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  g_autofree char *text = jj_package_to_report (self);

  return g_output_stream_write_all (out, text, strlen (text), NULL, cancellable, error);
}

const JjPackagePartTable jj_package_parts[JJ_N_PARTS] = {
  { "document-pdf", N_ ("Document (PDF)"), "計畫書", "pdf", FALSE, write_pdf },
  { "document-odt", N_ ("Document to edit (OpenDocument)"), "計畫書", "odt", FALSE, write_odt },
  { "budget-ods", N_ ("Budget that calculates (OpenDocument)"), "經費概算表", "ods", FALSE,
    write_ods },
  { "budget-xlsx", N_ ("Budget that calculates (Excel)"), "經費概算表", "xlsx", FALSE, write_xlsx },
  { "data", N_ ("Plan data (JSON)"), "計畫資料", "json", TRUE, write_json },
  { "findings", N_ ("Findings and waivers (table)"), "檢核與豁免", "csv", TRUE, write_findings },
  { "report", N_ ("What is inside, findings and waivers (text)"), "送件說明", "txt", TRUE,
    write_report },
};

const char *
jj_package_part_get_id (JjPackagePartId part)
{
  g_return_val_if_fail (part < JJ_N_PARTS, NULL);
  return jj_package_parts[part].id;
}

const char *
jj_package_part_get_title (JjPackagePartId part)
{
  g_return_val_if_fail (part < JJ_N_PARTS, NULL);
  return _ (jj_package_parts[part].title);
}

gboolean
jj_package_part_is_needed (JjPackagePartId part)
{
  g_return_val_if_fail (part < JJ_N_PARTS, FALSE);
  return jj_package_parts[part].is_needed;
}
