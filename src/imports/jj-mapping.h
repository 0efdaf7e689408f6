/* jj-mapping.h: which column of a foreign table is which field */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-headings.h"

G_BEGIN_DECLS

/* Finds the row of headings (below titles and notes, among the first rows), the kind the table
 * lists, and what each column means. The planner may correct the columns before the import. */
typedef struct
{
  JjTarget target; /* none: the column is left out */
  char *heading;
} JjMappingColumn;

typedef struct
{
  JjCells *cells;
  JjKindId kind;
  guint header_row; /* rows below it are data */
  GArray *columns;  /* JjMappingColumn, one for each cell of the row of headings */
} JjMapping;

/* kind: JJ_N_KINDS guesses it from the headings. Error: G_IO_ERROR_INVALID_DATA where no row has
 * headings that are known, or where they do not tell the kind. (transfer full) */
JjMapping *jj_mapping_new (JjCells *cells, JjKindId kind, GError **error);
void jj_mapping_free (JjMapping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjMapping, jj_mapping_free)

G_END_DECLS
