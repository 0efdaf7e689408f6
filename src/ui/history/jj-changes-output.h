/* jj-changes-output.h: tables of 送件 as documents in files */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-document.h"
#include "jj-state.h"
#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a place and writes the comparison there as "odt" or "ods"; what is shown now, also where
 * another comparison follows. The end is told by a message. */
void jj_changes_output_ask (GtkWidget *widget,
                            JjWorkspace *workspace,
                            const JjComparison *comparison,
                            const char *format);
/* A document (transfer full) as .odt; name: of the file, without suffix. */
void jj_document_output_ask (GtkWidget *widget,
                             JjWorkspace *workspace,
                             JjDocument *document,
                             const char *name);

G_END_DECLS
