/* jj-page-view.h: the pages of a document on the screen */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-document-pages.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* All pages below each other, as they are printed, with page number and zoom. Signal "block"
 * (uint): a block of the document was clicked. */
#define JJ_TYPE_PAGE_VIEW (jj_page_view_get_type ())
G_DECLARE_FINAL_TYPE (JjPageView, jj_page_view, JJ, PAGE_VIEW, GtkWidget)

GtkWidget *jj_page_view_new (void);
/* pages: (transfer full) (nullable). The place that is shown stays. */
void jj_page_view_set_pages (JjPageView *self, JjDocumentPages *pages);
JjDocumentPages *jj_page_view_get_pages (JjPageView *self);
/* Shows a block. */
void jj_page_view_show_block (JjPageView *self, guint block);

G_END_DECLS
