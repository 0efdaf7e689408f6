/* jj-pdf.h: pages as a PDF */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* One function writes every PDF of the program: pages drawn one after another into a stream, with
 * the file's info. The same pages make the same bytes: the date is the caller's and no clock is
 * read. Lengths are points. */
typedef struct
{
  double width, height;
  guint n_pages;
  void (*draw) (gpointer data, cairo_t *cr, guint page);
  /* (nullable): before the first page, e.g. the outline. */
  void (*begin) (gpointer data, cairo_surface_t *pdf);
  gpointer data;
  const char *title, *author, *subject; /* (nullable) */
  const char *date;                     /* "2025-08-01T00:00:00"; NULL: that of Jingjin's year 0 */
} JjPdf;

/* Error: G_IO_ERROR, one sentence. */
gboolean
jj_pdf_write (const JjPdf *pdf, GOutputStream *out, GCancellable *cancellable, GError **error);

G_END_DECLS
