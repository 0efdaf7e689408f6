/* jj-document.h: a document as an ordered list of blocks */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-document-types.h"

G_BEGIN_DECLS

/* What a document says, and nothing of how it looks: the pages of PDF, printer and preview, the
 * .odt and the checkers read this one list. It is built from the top by the functions below and
 * not changed after; then threads may share it.
 *
 * A figure or field of the plan stands in a run of its own with its name: "figure:purse/K-1" (what
 * comes after the colon is the name that jj_explain takes), "field:community/M-001/introduction";
 * the run's text is its present value, digits and signs alone. So a returned or written file can be
 * compared with the plan, run by run.
 *
 * Runs and cells stand in arrays of the document, and blocks and cells name a stretch of them
 * (JjSpan): a budget of 100,000 lines is some 50 MB. Strings are the document's; equal ones are
 * stored once. Lengths are points (1/72 inch).
 *
 * Example: title, a heading and a paragraph with a figure, then a table:
 *
 *   JjDocument *document = jj_document_new ("計畫");
 *   jj_document_begin (document, JJ_BLOCK_HEADING, 1);
 *   jj_document_add_text (document, "柒、經費概算", 0);
 *   jj_document_begin (document, JJ_BLOCK_PARAGRAPH, 0);
 *   jj_document_add_text (document, "總經費 ", 0);
 *   jj_document_add_live (document, "8,452,300", "figure:total", JJ_RUN_STRONG);
 *   jj_document_begin_table (document, columns, 2);
 *   jj_document_begin_row (document, JJ_ROW_HEAD);
 *   jj_document_begin_cell (document);
 *   … */
typedef struct _JjDocument JjDocument;

/* title: of the file. (transfer full) */
JjDocument *jj_document_new (const char *title);
JjDocument *jj_document_ref (JjDocument *self);
void jj_document_unref (JjDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjDocument, jj_document_unref)

const JjDocumentInfo *jj_document_get_info (const JjDocument *self);
/* Copied; a NULL title leaves the one of jj_document_new. */
void jj_document_set_info (JjDocument *self, const JjDocumentInfo *info);

/* Reading. */
guint jj_document_get_n_blocks (const JjDocument *self);
const JjBlock *jj_document_get_block (const JjDocument *self, guint i);
/* The first run of a stretch; the others follow. */
const JjRun *jj_document_get_runs (const JjDocument *self, JjSpan span);
JjSpan jj_document_get_cell (const JjDocument *self,
                             const JjDocumentTable *table,
                             guint row,
                             guint column);
/* The texts of a stretch joined. (transfer full) */
char *jj_document_get_text (const JjDocument *self, JjSpan span);
/* The heading's block with this bookmark, or -1. */
int jj_document_find_bookmark (const JjDocument *self, const char *bookmark);

/* Building. Each begins after what was there; runs go to the last block, or to the cell last begun
 * in it. The block may be filled further (element, field, keep) until the next one begins. */
JjBlock *jj_document_begin (JjDocument *self, JjBlockType type, guint level);
JjBlock *jj_document_begin_table (JjDocument *self, const JjTableColumn *columns, guint n_columns);
void jj_document_begin_row (JjDocument *self, JjTableRow row);
/* Cells that a row is not given are empty. */
void jj_document_begin_cell (JjDocument *self);
/* picture: (nullable), a reference is taken; strings are copied. */
JjBlock *jj_document_add_picture (JjDocument *self, const JjDocumentPicture *picture);
void jj_document_set_bookmark (JjDocument *self, const char *bookmark);
void jj_document_add_text (JjDocument *self, const char *text, JjRunStyle style);
void jj_document_add_link (JjDocument *self, const char *text, const char *link, JjRunStyle style);
void jj_document_add_live (JjDocument *self, const char *text, const char *live, JjRunStyle style);
/* The blocks from `first` on are what a live field in the prose of an element made. */
void
jj_document_set_live (JjDocument *self, guint first, const char *live, JjId host, int host_field);
/* A cell with one text. */
void jj_document_add_cell (JjDocument *self, const char *text, JjRunStyle style);
void
jj_document_add_live_cell (JjDocument *self, const char *text, const char *live, JjRunStyle style);

G_END_DECLS
