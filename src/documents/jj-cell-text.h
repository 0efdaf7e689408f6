/* jj-cell-text.h: the columns and cells of a kind's table */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-link-column.h"

G_BEGIN_DECLS

/* A table that is written has a column for each field of its kind and each column of links, in the
 * order of the tables. What is written here is read back by jj-mapping.h. */
typedef struct
{
  int field;                 /* -1: a column of links */
  const JjLinkColumn *links; /* NULL: a field */
} JjCellColumn;

/* (transfer full) (element-type JjCellColumn) */
GArray *jj_cell_columns (JjKindId kind);

/* ids: the field's id, else its label. (transfer full) */
char *jj_cell_heading (JjKindId kind, const JjCellColumn *column, gboolean ids);
/* Numbers without separators, shares with %, other elements by code and name (ids: code alone),
 * choices by label (ids: by id), dates as 114/8/1 (ids: 2025-08-01). (transfer full) */
char *
jj_cell_text (JjPlan *plan, const JjElement *element, const JjCellColumn *column, gboolean ids);

G_END_DECLS
