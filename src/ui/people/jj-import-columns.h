/* jj-import-columns.h: what the columns of foreign lists are taken as, to be corrected */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-batch.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A grid with a row for each column of the lists of a batch, and one for what the list is a list
 * of. Sheets with one set of headings are one list: what is said of a column holds for a hundred
 * files. The last column is typed or chosen: a field of the kind, or that it is left out; a field
 * that another column had moves over. */
typedef struct _JjImportColumns JjImportColumns;

/* changed: after a correction, once for several; the batch is to be run again. */
JjImportColumns *jj_import_columns_new (GCallback changed, gpointer data);
void jj_import_columns_free (JjImportColumns *self);
GtkWidget *jj_import_columns_get_widget (JjImportColumns *self);

/* batch: NULL while a thread has it. Borrowed. What was corrected in lists that are in it still is
 * remembered as corrected. */
void jj_import_columns_set (JjImportColumns *self, JjBatch *batch);
/* The keyboard to the first list that nobody knows, else to the first one. */
void jj_import_columns_focus (JjImportColumns *self);
/* Lists whose columns are as an earlier correction says, and those that nothing told the kind of.
 */
guint jj_import_columns_count_remembered (JjImportColumns *self);
guint jj_import_columns_count_strangers (JjImportColumns *self);

/* Puts what was corrected here into the memory; FALSE: nothing was. */
gboolean jj_import_columns_keep (JjImportColumns *self, JjMappingMemory *memory);
/* Drops what is remembered of the lists that are selected, of all where none is, and lets their
 * columns be guessed anew. FALSE: nothing was remembered. */
gboolean jj_import_columns_forget (JjImportColumns *self, JjMappingMemory *memory);

G_END_DECLS
