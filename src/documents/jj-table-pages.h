/* jj-table-pages.h: a table of texts as pages, for PDF and the printer */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* Any table of the program as pages with repeated headings: title and scope on top, page n of m
 * below, a rule under the headings, numbers right-aligned with tabular digits. Columns get what
 * their texts need, scaled down together where the page is too narrow; texts that still do not fit
 * are broken into lines (at most JJ_PAGES_MAX_LINES, then …). A row is never split over pages.
 *
 * Lengths are points (1/72 inch). Texts are asked for when a page is drawn, so that a large table
 * costs no memory; they must not change meanwhile. */
#define JJ_PAGES_MAX_LINES 6

typedef struct
{
  const char *title; /* "經費 · 雲林縣 114 學年度" */
  const char *scope; /* "312 列 · 8,452,300 元 · 已篩選: 資科司"; NULL for none */
  guint n_columns, n_rows;
  const char *const *headings;
  const gboolean *right; /* right-aligned columns */
  /* The text of a cell replaces what `text` holds. */
  void (*get_text) (gpointer data, guint row, guint column, GString *text);
  /* Whether the row is a heading of a group: bold, over all columns; NULL for none. */
  gboolean (*is_group) (gpointer data, guint row);
  gpointer data;
} JjPagesTable;

typedef struct _JjPages JjPages;

/* width, height: of the paper; margin: on all four sides. The table's strings and data must live as
 * long. (transfer full) */
JjPages *jj_pages_new (const JjPagesTable *table, double width, double height, double margin);
void jj_pages_free (JjPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjPages, jj_pages_free)

/* At least 1. */
guint jj_pages_get_count (JjPages *self);
/* On a surface whose unit is the point. */
void jj_pages_draw (JjPages *self, cairo_t *cr, guint page);

/* All pages as a PDF, whole or not at all. */
gboolean
jj_pages_write_pdf (JjPages *self, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
