/* jj-import-list.h: sheets of one set of headings */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-batch.h"

G_BEGIN_DECLS

/* A hundred files with the same headings are one list of a batch: what is said about a column holds
 * for all of them. Sheets that nobody wants looked at (hidden, empty, for reading) are in none. */
typedef struct
{
  JjKindId kind;      /* JJ_N_KINDS: not known or left out */
  char *headings;     /* jj_mapping_get_key() */
  char *title;        /* the first file, and how many more; translated */
  GPtrArray *sheets;  /* JjBatchSheet; the batch's */
  JjMapping *columns; /* of the first sheet */
  gboolean owned;     /* made here, where the sheet has none */
} JjImportList;

/* (transfer full) (element-type JjImportList) */
GPtrArray *jj_import_lists_new (const JjBatch *batch);

/* The first one. */
JjBatchSheet *jj_import_list_get_sheet (const JjImportList *self);
/* Whether its rows come in. */
gboolean jj_import_list_is_known (const JjImportList *self);
/* The first different values of a column. (transfer full) */
char *jj_import_list_get_sample (const JjImportList *self, guint column);

/* Corrections; the batch is to be run again. JJ_N_KINDS leaves the list out. target: as of
 * jj_mapping_set_column(); another column that had it is left out then. */
void jj_import_list_take_as (JjImportList *self, JjBatch *batch, JjKindId kind);
void jj_import_list_set_column (JjImportList *self, guint column, const char *target);

G_END_DECLS
