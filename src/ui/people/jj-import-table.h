/* jj-import-table.h: the lines of an import as a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-kind.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One row of a foreign list and what becomes of it. state is a JjRowState. */
typedef struct
{
  char *file, *sheet, *name, *reason;
  guint sheet_index; /* in the batch; G_MAXUINT for a file that was refused whole */
  guint line;        /* 0: the file or sheet itself */
  JjKindId kind;     /* JJ_N_KINDS: none */
  guint state;
  gboolean is_refused, waits;
  gboolean by_name; /* 接受, 新增 and 略過 are possible */
} JjImportLine;

/* Translated. */
const char *jj_import_state_get_label (guint state);

typedef struct _JjImportTable JjImportTable;

JjImportTable *jj_import_table_new (void);
void jj_import_table_free (JjImportTable *self);
GtkWidget *jj_import_table_get_widget (JjImportTable *self);
/* lines: (transfer full) (element-type JjImportLine) */
void jj_import_table_set (JjImportTable *self, GPtrArray *lines);
GPtrArray *jj_import_table_get_lines (JjImportTable *self);
/* (transfer container) (element-type JjImportLine) */
GPtrArray *jj_import_table_get_selected (JjImportTable *self);

G_END_DECLS
