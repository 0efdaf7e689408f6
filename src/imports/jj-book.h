/* jj-book.h: the sheets of a stranger's file */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-cells.h"

G_BEGIN_DECLS

/* What a reader makes of a file: a table of cells for each sheet, in the file's order, hidden ones
 * among them. A file without sheets (CSV) is one table without a name. */
typedef GPtrArray JjBook; /* (element-type JjCells) */

static inline JjBook *
jj_book_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)jj_cells_unref);
}

static inline const char *
jj_book_get_name (JjBook *self, guint i)
{
  return jj_cells_get_sheet (self->pdata[i]);
}

/* No honest workbook has more. */
#define JJ_BOOK_MAX_SHEETS 256u

/* The readers of spreadsheets. bytes: a ZIP container. Error: G_IO_ERROR_INVALID_DATA, one
 * sentence. (transfer full) */
JjBook *jj_xlsx_read (GBytes *bytes, GError **error);
JjBook *jj_ods_read (GBytes *bytes, GError **error);

G_END_DECLS
