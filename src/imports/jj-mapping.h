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

/* What happens with a row that by its name alone stands for an element of the plan: 接受 takes it
 * as that element, 新增 adds another one, 略過 leaves it out. Nobody is asked by a file, so that a
 * row waits until someone has chosen. */
typedef enum
{
  JJ_DOUBLE_ASK,
  JJ_DOUBLE_ACCEPT,
  JJ_DOUBLE_NEW,
  JJ_DOUBLE_SKIP,
} JjDoubleChoice;

typedef struct
{
  JjCells *cells;
  JjKindId kind;
  guint header_row; /* rows below it are data */
  GArray *columns;  /* JjMappingColumn, one for each cell of the row of headings */
  JjDoubleChoice doubles;
  GHashTable *choices; /* line → JjDoubleChoice where it is another; jj_mapping_choose() */
  guint64 coming;      /* JJ_KIND_BIT mask: what other lists may still bring; jj_batch_run() */
  gboolean remembered; /* the columns are as a planner said earlier; jj-mapping-memory.h */
} JjMapping;

/* kind: JJ_N_KINDS guesses it from the headings. Error: G_IO_ERROR_INVALID_DATA where no row has
 * headings that are known, or where they do not tell the kind. (transfer full) */
JjMapping *jj_mapping_new (JjCells *cells, JjKindId kind, GError **error);
/* Headings in a known row of a known kind. (transfer full) */
JjMapping *jj_mapping_new_at (JjCells *cells, JjKindId kind, guint header_row);
/* The row that is most likely the headings where none of them is known: the first one with as many
 * texts as any. */
guint jj_mapping_find_widest_row (const JjCells *cells);
void jj_mapping_free (JjMapping *self);
/* For one row, by its line in the file. */
void jj_mapping_choose (JjMapping *self, guint line, JjDoubleChoice choice);
JjDoubleChoice jj_mapping_get_choice (const JjMapping *self, guint line);
/* Corrects a column: target is the id of a field or of a column of links of the kind, NULL leaves
 * the column out. FALSE where the kind has no such field. */
gboolean jj_mapping_set_column (JjMapping *self, guint column, const char *target);
/* The id of what the column means; NULL where it is left out. */
const char *jj_mapping_get_column (const JjMapping *self, guint column);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjMapping, jj_mapping_free)

G_END_DECLS
