/* jj-document-page.h: the plan as a document: outline, text, pages */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* 計畫書. What is typed is committed a moment after, when the focus goes, and when another chapter
 * or page is shown: one undo step each. A text whose commit is refused stays in the editor. The
 * pages are made in a thread on a copy of the plan, soon after each change. */
#define JJ_TYPE_DOCUMENT_PAGE (jj_document_page_get_type ())
G_DECLARE_FINAL_TYPE (JjDocumentPage, jj_document_page, JJ, DOCUMENT_PAGE, GtkWidget)

GtkWidget *jj_document_page_new (JjWorkspace *workspace, guint page);
void jj_document_page_show (GtkWidget *widget, JjId id, int field);

G_END_DECLS
