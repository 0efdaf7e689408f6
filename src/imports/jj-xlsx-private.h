/* jj-xlsx-private.h: a workbook in Office Open XML while it is read */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-number-format.h"
#include "jj-sheet-builder.h"
#include "jj-xml.h"

G_BEGIN_DECLS

/* ECMA-376 part 1, chapter 18. Texts stand once in a part of their own; cells point to them. */
typedef struct
{
  JjPackageReader *package;
  GString *text;   /* of the shared strings, each with its NUL */
  GArray *strings; /* guint32: where each begins */
  GArray *formats; /* JjNumberFormat: of each style of a cell */
  gboolean base_1904;
  JjSheetBudget budget;
} JjXlsx;

typedef struct
{
  const char *part, *name;
  gboolean is_hidden;
} JjXlsxSheet;

gboolean jj_xlsx_read_strings (JjXlsx *self, const char *part, GError **error);
gboolean jj_xlsx_read_styles (JjXlsx *self, const char *part, GError **error);
/* (transfer full) */
JjCells *jj_xlsx_read_sheet (JjXlsx *self, const JjXlsxSheet *sheet, GError **error);

/* Text with _x000D_ and the like turned back into what they stand for (18.4.12). In place. */
void jj_xlsx_unescape (GString *text, gsize from);

G_END_DECLS
