/* pdf.c: the whole plan as a PDF */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-document-pages.h"
#include "jj-exporters.h"
#include "jj-format.h"
#include "jj-language.h"
#include "jj-pdf.h"
#include "jj-plan-document.h"

#include <cairo-pdf.h>

#define OUTLINE_LEVEL 6

static void
draw_page (gpointer data, cairo_t *cr, guint page)
{
  jj_document_pages_draw (data, cr, page);
}

/* The headings as the outline, each below the last one of a higher level. */
static void
add_outline (gpointer data, cairo_surface_t *pdf)
{
  JjDocument *document = jj_document_pages_get_document (data);
  int parents[OUTLINE_LEVEL + 1] = { CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < jj_document_get_n_blocks (document); i++)
    {
      const JjBlock *block = jj_document_get_block (document, i);
      guint level = CLAMP (block->level, 1, OUTLINE_LEVEL);
      g_autofree char *text = NULL, *link = NULL;

      if (block->type != JJ_BLOCK_HEADING || !block->bookmark)
        continue;
      text = jj_document_get_text (document, block->runs);
      link = g_strdup_printf ("dest='%s'", block->bookmark);
      parents[level] = cairo_pdf_surface_add_outline (pdf, parents[level - 1], text, link,
                                                      level == 1 ? CAIRO_PDF_OUTLINE_FLAG_BOLD : 0);
      for (guint k = level + 1; k <= OUTLINE_LEVEL; k++)
        parents[k] = parents[level];
    }
}

gboolean
jj_document_pages_write (JjDocumentPages *self,
                         GOutputStream *out,
                         GCancellable *cancellable,
                         GError **error)
{
  const JjDocumentInfo *info = jj_document_get_info (jj_document_pages_get_document (self));
  const JjPaper *paper = jj_document_pages_get_paper (self);
  g_autofree char *day = info->date == JJ_EMPTY ? NULL : jj_format_iso_date (info->date);
  g_autofree char *date = day ? g_strconcat (day, "T00:00:00Z", NULL) : NULL;
  JjPdf pdf = { .width = paper->width,
                .height = paper->height,
                .n_pages = jj_document_pages_get_count (self),
                .draw = draw_page,
                .begin = add_outline,
                .data = self,
                .title = info->title,
                .author = info->author,
                .subject = info->subject,
                .date = date };

  return jj_pdf_write (&pdf, out, cancellable, error);
}

static gboolean
write_pdf (const JjExport *what, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  JjPlanDocumentInput input = { .plan = what->plan };
  g_autoptr (JjDocument) document = jj_plan_document_work_out (&input, cancellable);
  g_autoptr (JjDocumentPages) pages
      = document ? jj_document_pages_new (document, &jj_paper_a4, cancellable) : NULL;

  if (!pages)
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  return jj_document_pages_write (pages, out, cancellable, error);
}

const JjExporter jj_exporter_pdf = {
  .id = "pdf",
  .label = N_ ("Plan document (PDF)"),
  .suffix = "pdf",
  .write = write_pdf,
};
