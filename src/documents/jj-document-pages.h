/* jj-document-pages.h: a document as pages */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-document.h"

#include <cairo.h>

G_BEGIN_DECLS

/* The same pages for PDF, printer and preview. Headings stay with what follows them, a paragraph
 * leaves at least two lines on each side of a page's end, tables repeat their headings and break
 * between rows; only a row higher than a page is cut, between lines. Header and footer stand on
 * every page but the first, the contents name the pages.
 *
 * Lengths are points. Laid out once, in any thread; then one thread at a time may draw. */
typedef struct _JjDocumentPages JjDocumentPages;

typedef struct
{
  double width, height, margin;
} JjPaper;
extern const JjPaper jj_paper_a4;

/* NULL where it was cancelled. (transfer full) */
JjDocumentPages *
jj_document_pages_new (JjDocument *document, const JjPaper *paper, GCancellable *cancellable);
void jj_document_pages_free (JjDocumentPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjDocumentPages, jj_document_pages_free)

JjDocument *jj_document_pages_get_document (JjDocumentPages *self);
const JjPaper *jj_document_pages_get_paper (JjDocumentPages *self);
/* At least 1. */
guint jj_document_pages_get_count (JjDocumentPages *self);
/* On a surface whose unit is the point; a PDF surface gets links and structure too. */
void jj_document_pages_draw (JjDocumentPages *self, cairo_t *cr, guint page);
/* Where a block begins: its page, and its upper edge there. */
guint jj_document_pages_find (JjDocumentPages *self, guint block, double *y);
/* The block at a height of a page, or -1. */
int jj_document_pages_hit (JjDocumentPages *self, guint page, double y);

/* All pages as a PDF with outline, links, structure and the document's info. */
gboolean jj_document_pages_write (JjDocumentPages *self,
                                  GOutputStream *out,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
