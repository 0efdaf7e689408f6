/* jj-table-output.h: what a grid shows, as a file or on paper */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-seen-table.h"
#include "jj-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  JJ_OUTPUT_CSV,
  JJ_OUTPUT_ODS,
  JJ_OUTPUT_PDF,
} JjOutputFormat;

/* All take over a copy of what is seen (transfer full) and tell the end by a message of the
 * workspace: where the file is, or in one sentence why there is none. */

/* Asks for a place, proposing a file named after the view; the name gets the format's suffix. */
void jj_table_output_ask (GtkWidget *widget,
                          JjWorkspace *workspace,
                          JjSeenTable *seen,
                          const char *name,
                          JjOutputFormat format);
/* The print dialog. */
void jj_table_output_print (GtkWidget *widget,
                            JjWorkspace *workspace,
                            JjSeenTable *seen,
                            const char *name);

G_END_DECLS
