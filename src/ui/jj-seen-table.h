/* jj-seen-table.h: a copy of what a grid shows, to be written and printed */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-grid.h"
#include "jj-table-pages.h"

G_BEGIN_DECLS

/* The columns that are shown, in their order; the lines that filters and folds leave, in their
 * order, heads of groups with their count and sums among them; amounts in the view's unit, which
 * the headings tell. It is a copy: once made, it may be written by another thread while the table
 * goes on changing. Equal texts are kept once. */
typedef struct _JjSeenTable JjSeenTable;

/* title: of the view and the plan; scope: how much of it is shown. (transfer full) */
JjSeenTable *
jj_seen_table_new (JjGrid *grid, const char *title, const char *scope) G_GNUC_WARN_UNUSED_RESULT;
/* Marks the cells that the grid warns of, for the workbook: for tables of counts with gaps. */
void jj_seen_table_mark_warnings (JjSeenTable *self, JjGrid *grid);
void jj_seen_table_free (JjSeenTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjSeenTable, jj_seen_table_free)

/* All whole or not at all. CSV has numbers without separators, so that spreadsheets add them, and
 * headings that imports know: a unit stands there only where amounts are not in 元. PDF pages are
 * A4, across where there are many columns. */
gboolean jj_seen_table_write_csv (JjSeenTable *self,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GError **error);
/* A workbook with one sheet; numbers as numbers, dates as they are seen. */
gboolean jj_seen_table_write_ods (JjSeenTable *self,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean jj_seen_table_write_pdf (JjSeenTable *self,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GError **error);

/* Pages of a paper, in points; the copy must live as long. (transfer full) */
JjPages *
jj_seen_table_paginate (JjSeenTable *self, double width, double height) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the paper had better lie across. */
gboolean jj_seen_table_is_wide (JjSeenTable *self);

G_END_DECLS
