/* jj-importer.c: the readers of foreign tables */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-importer.h"
#include "jj-csv.h"
#include "jj-package-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static JjBook *
read_csv (GBytes *bytes, GError **error)
{
  JjCells *cells = jj_csv_read (bytes, error);
  JjBook *book = cells ? jj_book_new () : NULL;

  if (book)
    g_ptr_array_add (book, cells);
  return book;
}

static const JjImporter csv = { "csv", N_ ("Comma separated text"), "csv tsv txt", read_csv };
static const JjImporter xlsx = { "xlsx", N_ ("Excel workbook"), "xlsx xlsm", jj_xlsx_read };
static const JjImporter ods = { "ods", N_ ("OpenDocument spreadsheet"), "ods", jj_ods_read };

const JjImporter *const jj_importers[] = { &xlsx, &ods, &csv, NULL };

static const JjImporter *
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);
  return NULL;
}

#define ODF "application/vnd.oasis.opendocument."

static const JjImporter *
find_odf (JjPackageReader *package, GError **error)
{
  g_autoptr (GBytes) mimetype = jj_package_reader_read (package, "mimetype", 256, error);
  g_autofree char *type = NULL;
  gsize size;
  const char *data = mimetype ? g_bytes_get_data (mimetype, &size) : NULL;

  if (!data)
    return NULL;
  type = g_strstrip (g_strndup (data, size));
  if (g_str_has_prefix (type, ODF "spreadsheet"))
    return &ods;
  if (g_str_has_prefix (type, ODF "text"))
    return refuse (error, _ ("This is a text document, no spreadsheet."));
  return refuse (error, _ ("This container holds no spreadsheet."));
}

static const JjImporter *
find_container (GBytes *bytes, GError **error)
{
  g_autoptr (JjPackageReader) package = jj_package_reader_new (bytes, error);

  if (!package)
    return NULL;
  if (jj_package_reader_find (package, "mimetype"))
    return find_odf (package, error);
  if (jj_package_reader_find (package, "xl/workbook.bin"))
    return refuse (error, _ ("This is a binary Excel workbook (.xlsb); save it as .xlsx or .ods."));
  if (jj_package_reader_find (package, "word/document.xml"))
    return refuse (error, _ ("This is a text document, no spreadsheet."));
  if (jj_package_reader_find (package, "_rels/.rels"))
    return &xlsx;
  return refuse (error, _ ("This container holds no spreadsheet."));
}

static gboolean
contains (const char *text, gsize size, const char *word)
{
  g_autofree char *lower = g_ascii_strdown (text, (gssize)size);

  return strstr (lower, word) != NULL;
}

/* Other things that are sent as lists. */
static const JjImporter *
find_text (const char *data, gsize size, GError **error)
{
  g_autofree char *head = g_strndup (data, MIN (size, 2048));
  const char *start = g_str_has_prefix (head, "\xef\xbb\xbf") ? head + 3 : head;
  gsize n = strlen (start);

  start += strspn (start, " \t\r\n");
  if (*start != '<')
    return &csv;
  if (contains (start, n, "<html") || contains (start, n, "<!doctype html")
      || contains (start, n, "<table") || contains (start, n, "<meta"))
    return refuse (error, _ ("This is a web page under a false name; open it in a spreadsheet "
                             "program and save it as .xlsx, .ods or .csv."));
  if (contains (start, n, "<?xml"))
    return refuse (error, _ ("This is XML; open it in a spreadsheet program and save it as .xlsx, "
                             ".ods or .csv."));
  return &csv;
}

const JjImporter *
jj_importer_find (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (jj_package_reader_matches (bytes))
    return find_container (bytes, error);
  if (size >= 8 && memcmp (data, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0)
    return refuse (error,
                   _ ("This is an old Excel workbook (.xls) or one under a password; save it "
                      "as .xlsx or .ods without a password."));
  if (size >= 5 && memcmp (data, "%PDF-", 5) == 0)
    return refuse (error, _ ("This is a PDF, no spreadsheet."));
  return size > 0 ? find_text (data, size, error) : &csv;
}

JjBook *
jj_importer_read (GBytes *bytes, GError **error)
{
  const JjImporter *importer = jj_importer_find (bytes, error);

  return importer ? importer->read (bytes, error) : NULL;
}
