/* jj-fixture.h: the smallest workbooks, for tests */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-zip-writer.h"

G_BEGIN_DECLS

#define JJ_XLSX_SPACE "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""

/* An .xlsx of one sheet with these elements inside <worksheet>; strings: <si> elements, xfs: <xf>
 * elements after the first plain one. (transfer full) */
GBytes *jj_fixture_xlsx (const char *sheet, const char *strings, const char *xfs);
/* An .ods with these elements inside <office:spreadsheet>. (transfer full) */
GBytes *jj_fixture_ods (const char *tables);
/* The same from the whole content.xml. (transfer full) */
GBytes *jj_fixture_ods_content (const char *content, gssize size);
/* The .xlsx without its sheet, to add other parts to. */
void jj_fixture_begin_xlsx (JjZipWriter *zip, const char *strings, const char *xfs);

#define JJ_XLSX_SHEET "xl/worksheets/sheet1.xml"

G_END_DECLS
