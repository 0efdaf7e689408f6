/* jj-pdf.c: pages as a PDF */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-pdf.h"

#include "jj-language.h"

#include <cairo-pdf.h>

typedef struct
{
  GOutputStream *out;
  GCancellable *cancellable;
  GError *fault;
} Stream;

static cairo_status_t
to_stream (void *data, const unsigned char *bytes, unsigned int length)
{
  Stream *stream = data;

  return !stream->fault
                 && g_output_stream_write_all (stream->out, bytes, length, NULL,
                                               stream->cancellable, &stream->fault)
             ? CAIRO_STATUS_SUCCESS
             : CAIRO_STATUS_WRITE_ERROR;
}

static void
set_info (const JjPdf *pdf, cairo_surface_t *surface)
{
  const struct
  {
    cairo_pdf_metadata_t key;
    const char *text;
  } info[] = {
    { CAIRO_PDF_METADATA_TITLE, pdf->title },
    { CAIRO_PDF_METADATA_AUTHOR, pdf->author },
    { CAIRO_PDF_METADATA_SUBJECT, pdf->subject },
    { CAIRO_PDF_METADATA_CREATOR, "Jingjin " PACKAGE_VERSION },
    { CAIRO_PDF_METADATA_CREATE_DATE, pdf->date ? pdf->date : "2025-08-01T00:00:00Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (info); i++)
    if (info[i].text)
      cairo_pdf_surface_set_metadata (surface, info[i].key, info[i].text);
}

gboolean
jj_pdf_write (const JjPdf *pdf, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  Stream stream = { out, cancellable, NULL };
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (to_stream, &stream, pdf->width, pdf->height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  set_info (pdf, surface);
  if (pdf->begin)
    pdf->begin (pdf->data, surface);
  /* Without it readers take the file for one without structure. */
  cairo_tag_begin (cr, "Document", NULL);
  for (guint p = 0; p < pdf->n_pages && !g_cancellable_is_cancelled (cancellable)
                    && cairo_status (cr) == CAIRO_STATUS_SUCCESS;
       p++)
    {
      pdf->draw (pdf->data, cr, p);
      cairo_show_page (cr);
    }
  cairo_tag_end (cr, "Document");
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!g_cancellable_is_cancelled (cancellable) && !stream.fault && status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    g_clear_error (&stream.fault);
  else if (stream.fault)
    g_propagate_error (error, stream.fault);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The pages could not be drawn: %s."),
                 cairo_status_to_string (status));
  return FALSE;
}
