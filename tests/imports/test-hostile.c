/* test-hostile.c: containers and XML of strangers end in one sentence, soon and small */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-fixture.h"
#include "jj-importer.h"
#include "jj-package-reader.h"

#include <string.h>
#include <sys/resource.h>
#include <time.h>

/* Of the processor: a busy machine proves nothing. Sanitizers make every step longer. */
#ifdef __SANITIZE_ADDRESS__
#define MAX_SECONDS 8
#else
#define MAX_SECONDS 2
#endif
#define MAX_KIB (300 * 1024)
#define GOOD_SHEET "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>"

/* bytes: taken. word: what the sentence must say. */
static void
assert_refused (GBytes *bytes, const char *word)
{
  clock_t start = clock ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) book = jj_importer_read (bytes, &error);
  struct rusage usage;

  g_bytes_unref (bytes);
  g_assert_null (book);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_true (error->domain == G_IO_ERROR);
  g_assert_nonnull (strstr (error->message, word));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_cmpint (clock () - start, <, MAX_SECONDS * CLOCKS_PER_SEC);
  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpint (usage.ru_maxrss, <, MAX_KIB);
#endif
}

static void
other_files_under_a_false_name (void)
{
  static const struct
  {
    const char *bytes, *word;
  } files[] = {
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old Excel" },
    { "  <html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>", "web page" },
    { "\xef\xbb\xbf<!DOCTYPE html><body>", "web page" },
    { "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>", "XML" },
    { "%PDF-1.7", "PDF" },
    { "PK\003\004 and then nothing", "cut off" },
    { "", "empty" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    assert_refused (g_bytes_new (files[i].bytes, strlen (files[i].bytes)), files[i].word);
}

static GBytes *
one_part (const char *name, const char *text)
{
  JjZipWriter zip;

  jj_zip_writer_init (&zip);
  jj_zip_writer_add (&zip, name, text, -1);
  return jj_zip_writer_finish (&zip);
}

static void
names_that_lead_outside (void)
{
  static const char *const names[] = { "/etc/passwd", "../up", "a/../../up", "C:\\x", "a\\b",
                                       "a//b",        "./a",   "..",         "a\x01", "\xff\xfe" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    assert_refused (one_part (names[i], "x"), "name");
}

static void
lies_of_the_directory (void)
{
  static const struct
  {
    JjZipWriter lies;
    const char *word;
  } cases[] = {
    { { .flags = 1 }, "password" },
    { { .method = 99 }, "packed in a way" },
    { { .crc_change = 1 }, "checksum" },
    { { .size_change = 1 }, "damaged" },
    { { .offset_change = 7 }, "where it should be" },
    { { .offset_change = 0x70000000 }, "where it should be" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JjZipWriter zip, lies = cases[i].lies;

      jj_zip_writer_init (&zip);
      lies.out = zip.out;
      lies.directory = zip.directory;
      jj_zip_writer_add (&lies, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", -1);
      assert_refused (jj_zip_writer_finish (&lies), cases[i].word);
    }
}

static void
parts_twice_and_too_many (void)
{
  JjZipWriter zip;

  jj_zip_writer_init (&zip);
  jj_zip_writer_add (&zip, "content.xml", "<a/>", -1);
  jj_zip_writer_add (&zip, "CONTENT.xml", "<b/>", -1);
  assert_refused (jj_zip_writer_finish (&zip), "twice");

  jj_zip_writer_init (&zip);
  for (guint i = 0; i < 60000; i++)
    {
      g_autofree char *name = g_strdup_printf ("p%u", i);

      jj_zip_writer_add (&zip, name, "", 0);
    }
  assert_refused (jj_zip_writer_finish (&zip), "60000");
}

/* Two entries of the directory for one place, which says one name only. */
static void
parts_over_each_other (void)
{
  JjZipWriter zip;
  g_autofree guint8 *entry = NULL;
  guint length;

  jj_zip_writer_init (&zip);
  jj_zip_writer_add (&zip, "a", "one", -1);
  length = zip.directory->len;
  entry = g_memdup2 (zip.directory->data, length);
  entry[length - 1] = 'b';
  g_byte_array_append (zip.directory, entry, length);
  zip.n++;
  assert_refused (jj_zip_writer_finish (&zip), "does not agree");
}

static void
bombs (void)
{
  gsize size = 16 * 1024 * 1024;
  g_autofree char *zeros = g_malloc0 (size);

  assert_refused (jj_fixture_ods_content (zeros, (gssize)size), "far too large");
}

/* Packed no more than spreadsheets are, and with nothing in it. */
static void
much_about_nothing (void)
{
  g_autofree char *filling = g_strnfill (240, 'x');
  g_autofree char *content = g_malloc (72 * 1024 * 1024);
  gsize length = 0;

  for (guint i = 0; i < 280000; i++)
    length += (gsize)g_snprintf (content + length, 300, "%s<!--%07u%s-->", i == 0 ? "<a>" : "", i,
                                 filling);
  assert_refused (jj_fixture_ods_content (content, (gssize)length),
                  "far larger than what is in it");
}

/* Every prefix of a good container is cut off. */
static void
cut_off_anywhere (void)
{
  g_autoptr (GBytes) whole = jj_fixture_xlsx (GOOD_SHEET, NULL, NULL);
  g_autoptr (GPtrArray) book = jj_importer_read (whole, NULL);
  gsize size = g_bytes_get_size (whole);

  g_assert_nonnull (book);
  for (gsize length = 4; length < size; length += 13)
    assert_refused (g_bytes_new_from_bytes (whole, 0, length), "cut off");
}

/* A byte changed anywhere is refused or harmless (a time stamp), never a crash. */
static void
changed_bytes (void)
{
  g_autoptr (GBytes) whole = jj_fixture_xlsx (GOOD_SHEET, NULL, NULL);
  gsize size;
  const guint8 *data = g_bytes_get_data (whole, &size);

  for (gsize i = 0; i < size; i++)
    {
      guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) book = NULL;
      g_autoptr (GError) error = NULL;

      copy[i] ^= 0x55;
      bytes = g_bytes_new_take (copy, size);
      book = jj_importer_read (bytes, &error);
      g_assert_true (book || error);
    }
}

#define ODS_ROOT                                                                                   \
  "<o:document-content xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "              \
  "xmlns:t=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\">"

static void
refuse_content (const char *content, const char *word)
{
  assert_refused (jj_fixture_ods_content (content, -1), word);
}

static void
documents_with_entities (void)
{
  refuse_content ("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "document type");
  refuse_content ("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", "document type");
  refuse_content ("<!DOCTYPE a [<!ENTITY % x SYSTEM \"http://127.0.0.1/x\"> %x;]><a/>",
                  "document type");
  refuse_content ("<a>&unknown;</a>", "well-formed");
}

static void
wrong_encodings (void)
{
  static const char utf16[] = "\xff\xfe<\0a\0/\0>\0";

  refuse_content ("<?xml version=\"1.0\" encoding=\"big5\"?><a/>", "UTF-8");
  refuse_content ("<?xml version=\"1.0\" encoding=\"x-none\"?><a/>", "UTF-8");
  refuse_content ("<a>\xa4\xa4</a>", "well-formed");
  assert_refused (jj_fixture_ods_content (utf16, sizeof utf16 - 1), "UTF-8");
  assert_refused (jj_fixture_ods_content ("<a>\0</a>", 8), "UTF-8");
}

static void
depth_and_attributes (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) wide = g_string_new ("<a");

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<a>");
  refuse_content (deep->str, "nested too deeply");

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (wide, " a%u = \">\"", i);
  g_string_append (wide, "/>");
  refuse_content (wide->str, "too many attributes");
}

static void
broken_documents (void)
{
  refuse_content ("", "well-formed");
  refuse_content ("<a><b></a>", "well-formed");
  refuse_content ("<a>", "well-formed");
  refuse_content ("no xml", "well-formed");
}

#define ODS_ROW(attributes, cell)                                                                  \
  ODS_ROOT "<o:body><o:spreadsheet><t:table><t:table-row " attributes ">" cell                     \
           "</t:table-row></t:table></o:spreadsheet></o:body></o:document-content>"
#define ODS_CELL(attributes) "<t:table-cell o:value-type=\"float\" o:value=\"1\" " attributes "/>"

static void
counts_without_end (void)
{
  refuse_content (ODS_ROW ("t:number-rows-repeated=\"1048576\"", ODS_CELL ("")), "goes on");
  refuse_content (ODS_ROW ("t:number-rows-repeated=\"-1\"", ODS_CELL ("")), "damaged");
  refuse_content (ODS_ROW ("t:number-rows-repeated=\"99999999999999999999\"", ODS_CELL ("")),
                  "damaged");
  refuse_content (ODS_ROW ("", ODS_CELL ("t:number-columns-repeated=\"1000000\"")),
                  "1,024 columns");
  refuse_content (ODS_ROW ("", ODS_CELL ("t:number-columns-repeated=\"0\"")), "damaged");
}

static void
refuse_sheet (const char *sheet, const char *word)
{
  assert_refused (jj_fixture_xlsx (sheet, "<si><t>x</t></si>", NULL), word);
}

static void
cells_out_of_place (void)
{
  refuse_sheet ("<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c></row></sheetData>",
                "not there");
  refuse_sheet ("<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row></sheetData>",
                "not there");
  refuse_sheet ("<sheetData><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>",
                "1,024 columns");
  refuse_sheet ("<sheetData><row r=\"9999999\"/></sheetData>", "outside");
  refuse_sheet ("<sheetData><row r=\"0\"/></sheetData>", "outside");
  refuse_sheet ("<sheetData><row r=\"1\"><c r=\"ZZZZZZ1\"/></row></sheetData>", "outside");
  refuse_sheet ("<sheetData><row r=\"2\"/><row r=\"1\"/></sheetData>", "not in order");
  refuse_sheet ("<sheetData><row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>"
                "</sheetData>",
                "not in order");
}

static void
missing_parts (void)
{
  JjZipWriter zip;

  jj_fixture_begin_xlsx (&zip, NULL, NULL);
  assert_refused (jj_zip_writer_finish (&zip), "no part “xl/worksheets/sheet1.xml”");
  assert_refused (one_part ("_rels/.rels", "<Relationships/>"), "names no workbook");
  assert_refused (one_part ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
                  "no part “content.xml”");
  assert_refused (one_part ("mimetype", "application/vnd.oasis.opendocument.text"),
                  "text document");
  assert_refused (one_part ("hello", "x"), "no spreadsheet");
}

/* 12 MB of rows: within the limits of the container, beyond those of a list. */
static void
rows_without_end (void)
{
  g_autoptr (GString) sheet = g_string_new ("<sheetData>");

  for (guint i = 0; i < 400000; i++)
    g_string_append_printf (sheet, "<row><c><v>%u</v></c></row>", i * 7919);
  g_string_append (sheet, "</sheetData>");
  refuse_sheet (sheet->str, "goes on");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/imports/hostile/other-files", other_files_under_a_false_name);
  g_test_add_func ("/imports/hostile/names", names_that_lead_outside);
  g_test_add_func ("/imports/hostile/directory", lies_of_the_directory);
  g_test_add_func ("/imports/hostile/twice-and-too-many", parts_twice_and_too_many);
  g_test_add_func ("/imports/hostile/over-each-other", parts_over_each_other);
  g_test_add_func ("/imports/hostile/bombs", bombs);
  g_test_add_func ("/imports/hostile/nothing", much_about_nothing);
  g_test_add_func ("/imports/hostile/cut-off", cut_off_anywhere);
  g_test_add_func ("/imports/hostile/changed-bytes", changed_bytes);
  g_test_add_func ("/imports/hostile/entities", documents_with_entities);
  g_test_add_func ("/imports/hostile/encodings", wrong_encodings);
  g_test_add_func ("/imports/hostile/depth-and-attributes", depth_and_attributes);
  g_test_add_func ("/imports/hostile/broken", broken_documents);
  g_test_add_func ("/imports/hostile/counts", counts_without_end);
  g_test_add_func ("/imports/hostile/cells-out-of-place", cells_out_of_place);
  g_test_add_func ("/imports/hostile/missing-parts", missing_parts);
  g_test_add_func ("/imports/hostile/rows-without-end", rows_without_end);
  return g_test_run ();
}
