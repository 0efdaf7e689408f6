/* jj-fixture.c: the smallest workbooks, for tests */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-fixture.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define RELATIONS "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

void
jj_fixture_begin_xlsx (JjZipWriter *zip, const char *strings, const char *xfs)
{
  g_autofree char *shared
      = g_strdup_printf (XML "<sst " JJ_XLSX_SPACE ">%s</sst>", strings ? strings : "");
  g_autofree char *styles
      = g_strdup_printf (XML "<styleSheet " JJ_XLSX_SPACE "><numFmts>"
                             "<numFmt numFmtId=\"164\" formatCode=\"000000\"/>"
                             "<numFmt numFmtId=\"165\" formatCode=\"[$-404]e/m/d\"/>"
                             "<numFmt numFmtId=\"166\" formatCode=\"yyyy&quot;年&quot;m&quot;月"
                             "&quot;\"/></numFmts>"
                             "<cellXfs><xf numFmtId=\"0\"/>%s</cellXfs></styleSheet>",
                         xfs ? xfs : "");

  jj_zip_writer_init (zip);
  jj_zip_writer_add (zip, "_rels/.rels",
                     XML "<Relationships " RELATIONS "><Relationship Id=\"r1\" Type=\"" OFFICE
                         "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
                     -1);
  jj_zip_writer_add (zip, "xl/_rels/workbook.xml.rels",
                     XML "<Relationships " RELATIONS ">"
                         "<Relationship Id=\"r1\" Type=\"" OFFICE
                         "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                         "<Relationship Id=\"r2\" Type=\"" OFFICE
                         "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
                         "<Relationship Id=\"r3\" Type=\"" OFFICE
                         "/styles\" Target=\"styles.xml\"/></Relationships>",
                     -1);
  jj_zip_writer_add (zip, "xl/workbook.xml",
                     XML "<workbook " JJ_XLSX_SPACE " xmlns:r=\"" OFFICE
                         "\"><sheets><sheet name=\"一\" sheetId=\"1\" r:id=\"r1\"/></sheets>"
                         "</workbook>",
                     -1);
  jj_zip_writer_add (zip, "xl/sharedStrings.xml", shared, -1);
  jj_zip_writer_add (zip, "xl/styles.xml", styles, -1);
}

GBytes *
jj_fixture_xlsx (const char *sheet, const char *strings, const char *xfs)
{
  g_autofree char *whole
      = g_strdup_printf (XML "<worksheet " JJ_XLSX_SPACE ">%s</worksheet>", sheet);
  JjZipWriter zip;

  jj_fixture_begin_xlsx (&zip, strings, xfs);
  jj_zip_writer_add (&zip, JJ_XLSX_SHEET, whole, -1);
  return jj_zip_writer_finish (&zip);
}

GBytes *
jj_fixture_ods_content (const char *content, gssize size)
{
  JjZipWriter zip;

  jj_zip_writer_init (&zip);
  jj_zip_writer_add (&zip, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", -1);
  jj_zip_writer_add (&zip, "content.xml", content, size);
  return jj_zip_writer_finish (&zip);
}

#define ODF(space) "xmlns:" #space "=\"urn:oasis:names:tc:opendocument:xmlns:" #space ":1.0\" "

GBytes *
jj_fixture_ods (const char *tables)
{
  g_autofree char *content = g_strdup_printf (
      XML "<office:document-content " ODF (office) ODF (table) ODF (text) ODF (
          style) "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:"
                 "1.0\"><office:automatic-styles><style:style style:name=\"ta2\" "
                 "style:family=\"table\"><style:table-properties table:display=\"false\"/>"
                 "</style:style></office:automatic-styles><office:body><office:spreadsheet>%s"
                 "</office:spreadsheet></office:body></office:document-content>",
      tables);

  return jj_fixture_ods_content (content, -1);
}
