/* jj-document-pages-private.h: how blocks are laid out on pages */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-document-pages.h"
#include "jj-typeset.h"

G_BEGIN_DECLS

#define JJ_TABLE_TEXT 8.8
#define JJ_TABLE_PAD 3.0 /* left and right of a cell's text; half of it above and below */
#define JJ_CONTENTS_LINE 16.8
#define JJ_SMALL 0.85 /* of the text's size */

/* A part of a block on one page: lines of a paragraph, rows of a table, or all of it. */
typedef struct
{
  guint block, page;
  guint first, n;            /* lines or rows; n 0: a caption or all */
  guint first_line, n_lines; /* of a row that is cut; n_lines 0: the whole row */
  double y, height;          /* on the page */
} JjPiece;

/* How a kind of block looks. */
typedef struct
{
  double size, before, after, indent, spacing; /* spacing: between lines, of the size */
  gboolean bold;
} JjBlockLook;

typedef struct
{
  double *edges;  /* n_columns + 1 */
  float *heights; /* of the rows */
  double head;    /* of all heading rows */
} JjTableShape;

struct _JjDocumentPages
{
  JjDocument *document;
  JjPaper paper;
  PangoContext *context;
  GArray *pieces;     /* JjPiece, page by page */
  GArray *starts;     /* guint: first piece of each page; one more at the end */
  GArray *firsts;     /* guint: of each block, see index_pieces */
  GHashTable *shapes; /* table → JjTableShape */
  GHashTable *memo;   /* "width style text" → PangoLayout: cells of one plain run */
  GString *key;
  double top, bottom, line; /* line: height of small text */
};

JjBlockLook jj_block_get_look (const JjBlock *block);
/* A paragraph as lines. (transfer full) */
PangoLayout *jj_document_pages_layout_block (JjDocumentPages *self, const JjBlock *block);
/* Runs as text with attributes. text: appended. (transfer full) */
PangoAttrList *jj_document_pages_join (JjDocumentPages *self,
                                       JjSpan span,
                                       double size,
                                       gboolean bold,
                                       GString *text);

/* Fills the pages; FALSE where it was cancelled. */
gboolean jj_document_pages_set (JjDocumentPages *self, GCancellable *cancellable);

/* Tables. */
const JjTableShape *jj_document_pages_get_shape (JjDocumentPages *self, const JjBlock *block);
/* A cell's layout. (transfer full) */
PangoLayout *jj_document_pages_layout_cell (JjDocumentPages *self,
                                            const JjBlock *block,
                                            guint row,
                                            guint column);
void jj_document_pages_draw_table (JjDocumentPages *self, cairo_t *cr, const JjPiece *piece);

/* Some lines of a layout, the upper edge of the first at y. */
void
jj_document_pages_draw_lines (cairo_t *cr, PangoLayout *layout, JjSpan lines, double x, double y);
double jj_document_pages_line_height (PangoLayout *layout, guint line);

G_END_DECLS
