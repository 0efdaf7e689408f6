/* jj-document-output.h: the plan's document on paper, and as pages to look at */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-document-pages.h"
#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The system's print dialog; the document is set for the paper chosen there. */
void jj_document_output_print (GtkWidget *widget, JjWorkspace *workspace, JjDocument *document);

/* The pages of the plan as it is now, worked out in a thread. */
void jj_document_output_prepare (JjWorkspace *workspace,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
/* NULL where it was cancelled. (transfer full) */
JjDocumentPages *jj_document_output_prepare_finish (GAsyncResult *result);

G_END_DECLS
