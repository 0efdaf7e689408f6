/* ods.c: a spreadsheet in OpenDocument as tables of cells */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-book.h"
#include "jj-number-format.h"
#include "jj-sheet-builder.h"
#include "ods-styles.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_LINE 16777216u
#define MAX_ROW (8u * 1024 * 1024) /* bytes of text in a row */

/* A cell of the row under way; rows that repeat are written from these. */
typedef struct
{
  guint column, repeat, rows_spanned;
  gsize text, length; /* in the row's text */
  JjCellFault fault;
} Cell;

typedef struct
{
  JjBook *book;
  JjOdsStyles styles;
  JjSheetBudget budget;
  guint depth, table_depth; /* table_depth: of the table under way, 0 between tables */
  guint body_depth;         /* of office:spreadsheet */

  JjSheetBuilder *builder;
  guint line, rows; /* lines before the row under way; how often it stands */
  guint column;     /* columns before the cell under way */
  GArray *cells;
  GString *row_text;

  guint cell_depth;  /* 0 outside cells */
  guint other_depth; /* of a note or picture in the cell, 0 for none */
  guint paragraphs;
  gboolean in_paragraph, has_formula, is_error;
  char type[16];
  GString *value, *text;
  Cell cell;
} Reader;

static gboolean
is (const char *name, const char *other)
{
  return strcmp (name, other) == 0;
}

static void
fail (Reader *self, JjXml *xml)
{
  jj_xml_fail (xml,
               g_error_new (G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                            _ ("The file is damaged near row %u of a sheet."), self->line + 1));
}

/* A count of repetitions from 1; what is left out is 1, what is beyond any sheet is cut. */
static guint
get_count (Reader *self, JjXml *xml, const char *name)
{
  const char *text = jj_xml_get (xml, JJ_ODF_TABLE, name);
  guint64 count = 1;

  if (text && (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT32, &count, NULL)))
    fail (self, xml);
  return (guint)MIN (count, MAX_LINE);
}

static void
start_table (Reader *self, JjXml *xml)
{
  const char *name = jj_xml_get (xml, JJ_ODF_TABLE, "name");
  const char *style = jj_xml_get (xml, JJ_ODF_TABLE, "style-name");

  if (self->book->len >= JJ_BOOK_MAX_SHEETS)
    {
      jj_xml_fail (xml, g_error_new (G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                                     _ ("The file has more than %u sheets."), JJ_BOOK_MAX_SHEETS));
      return;
    }
  self->table_depth = self->depth;
  self->line = 0;
  self->builder = jj_sheet_builder_new (name ? name : "",
                                        style && g_hash_table_contains (self->styles.hidden, style),
                                        &self->budget);
}

static void
start_row (Reader *self, JjXml *xml)
{
  self->rows = get_count (self, xml, "number-rows-repeated");
  self->column = 0;
  g_array_set_size (self->cells, 0);
  g_string_truncate (self->row_text, 0);
}

static void
start_cell (Reader *self, JjXml *xml)
{
  static const char *const values[] = { "value", "date-value", "boolean-value", "string-value" };
  const char *type = jj_xml_get (xml, JJ_ODF_OFFICE, "value-type");
  const char *extended = jj_xml_get (xml, JJ_ODF_CALCEXT, "value-type");
  const char *value = NULL;

  self->cell_depth = self->depth;
  self->other_depth = 0;
  self->paragraphs = 0;
  self->in_paragraph = FALSE;
  self->has_formula = jj_xml_get (xml, JJ_ODF_TABLE, "formula") != NULL;
  self->is_error = extended && is (extended, "error");
  self->cell = (Cell){ .column = self->column };
  self->cell.repeat = get_count (self, xml, "number-columns-repeated");
  self->cell.rows_spanned = get_count (self, xml, "number-rows-spanned");
  g_strlcpy (self->type, type ? type : "", sizeof self->type);
  for (guint i = 0; !value && i < G_N_ELEMENTS (values); i++)
    value = jj_xml_get (xml, JJ_ODF_OFFICE, values[i]);
  g_string_assign (self->value, value ? value : "");
  g_string_truncate (self->text, 0);
}

/* Elements in a cell: paragraphs and what they hold; notes and pictures have paragraphs too, which
 * are no text of the cell. */
static void
start_in_cell (Reader *self, JjXml *xml, const char *name)
{
  gint64 n = 1;
  const char *count;

  if (self->other_depth)
    return;
  if (self->depth == self->cell_depth + 1 && !is (name, "p"))
    self->other_depth = self->depth;
  else if (self->depth == self->cell_depth + 1)
    {
      if (self->paragraphs++ > 0)
        g_string_append_c (self->text, '\n');
      self->in_paragraph = TRUE;
    }
  else if (is (name, "s"))
    {
      count = jj_xml_get (xml, JJ_ODF_TEXT, "c");
      n = count ? CLAMP (g_ascii_strtoll (count, NULL, 10), 1, 1000) : 1;
      while (n-- > 0 && self->text->len <= JJ_CELLS_MAX_CELL)
        g_string_append_c (self->text, ' ');
    }
  else if (is (name, "tab"))
    g_string_append_c (self->text, '\t');
  else if (is (name, "line-break"))
    g_string_append_c (self->text, '\n');
  else if (is (name, "ruby-text") || is (name, "note"))
    self->other_depth = self->depth;
}

static void
start (JjXml *xml, const char *name, gpointer data)
{
  Reader *self = data;

  self->depth++;
  if (self->cell_depth)
    start_in_cell (self, xml, name);
  else if (self->table_depth && is (name, "table-row"))
    start_row (self, xml);
  else if (self->table_depth && (is (name, "table-cell") || is (name, "covered-table-cell")))
    start_cell (self, xml);
  else if (self->body_depth && self->depth == self->body_depth + 1 && is (name, "table"))
    start_table (self, xml);
  else if (is (name, "spreadsheet"))
    self->body_depth = self->depth;
  else if (!self->body_depth)
    jj_ods_styles_start (&self->styles, xml, name);
}

/* Numbers with zeros in front are codes; only what is shown has them. */
static gboolean
is_code (const char *text)
{
  return text[0] == '0' && text[1] && text[strspn (text, "0123456789")] == '\0';
}

static gboolean
looks_like_error (const char *text)
{
  return g_str_has_prefix (text, "Err:") || (text[0] == '#' && g_ascii_isupper (text[1]));
}

/* (transfer full) */
static char *
get_cell_text (Reader *self)
{
  const char *shown = self->text->str, *value = self->value->str;
  JjNumberFormat percent = { JJ_NUMBER_PERCENT, 0 }, plain = { JJ_NUMBER_PLAIN, 0 };

  if (is (self->type, "percentage") && *value)
    return jj_number_format_apply (percent, value, FALSE);
  if ((is (self->type, "float") || is (self->type, "currency")) && *value && !is_code (shown))
    return jj_number_format_apply (plain, value, FALSE);
  if (is (self->type, "date") && *value)
    return g_strndup (value, strcspn (value, "T"));
  if (is (self->type, "boolean") && *value)
    return g_ascii_strup (value, -1);
  return g_strdup (*shown ? shown : value);
}

static void
end_cell (Reader *self, JjXml *xml)
{
  g_autofree char *text = get_cell_text (self);
  Cell *cell = &self->cell;

  if (self->is_error || (self->has_formula && looks_like_error (self->text->str)))
    cell->fault = JJ_CELL_BROKEN;
  else if (self->has_formula && !*text && !*self->type)
    cell->fault = JJ_CELL_FORMULA;
  if (cell->fault != JJ_CELL_SOUND)
    {
      g_free (text);
      text = g_strdup (cell->fault == JJ_CELL_FORMULA ? "=" : self->text->str);
    }
  cell->text = self->row_text->len;
  cell->length = strlen (text);
  g_string_append (self->row_text, text);
  jj_xml_credit (xml, cell->length > 0 ? cell->length + JJ_XML_CELL : 0);
  self->column = MIN (self->column + cell->repeat, MAX_LINE);
  self->cell_depth = 0;
  /* Of what stands too far right one cell is enough to refuse the row. */
  if (cell->column < JJ_CELLS_MAX_COLUMNS
      || (cell->length > 0 && self->cells->len <= JJ_CELLS_MAX_COLUMNS))
    g_array_append_val (self->cells, *cell);
  if (self->row_text->len > MAX_ROW)
    fail (self, xml);
}

static gboolean
write_cell (Reader *self, const Cell *cell, GError **error)
{
  const char *text = self->row_text->str + cell->text;
  guint repeat = cell->length > 0 ? cell->repeat : MIN (cell->repeat, JJ_CELLS_MAX_COLUMNS);
  guint32 place;

  if (!jj_sheet_builder_add (self->builder, cell->column, text, cell->length, error))
    return FALSE;
  if (cell->fault != JJ_CELL_SOUND && cell->length > 0)
    jj_sheet_builder_mark_fault (self->builder, cell->fault);
  if (cell->rows_spanned > 1)
    jj_sheet_builder_add_merge (self->builder, self->line, cell->column,
                                self->line + cell->rows_spanned - 1);
  place = jj_sheet_builder_get_last (self->builder);
  for (guint i = 1; i < repeat; i++)
    {
      if (cell->length > 0
              ? !jj_sheet_builder_add_again (self->builder, cell->column + i, place, error)
              : !jj_sheet_builder_add (self->builder, cell->column + i, "", 0, error))
        return FALSE;
      if (cell->fault != JJ_CELL_SOUND && cell->length > 0)
        jj_sheet_builder_mark_fault (self->builder, cell->fault);
    }
  return TRUE;
}

static gboolean
write_row (Reader *self, GError **error)
{
  self->line++;
  if (!jj_sheet_builder_begin_row (self->builder, self->line, error))
    return FALSE;
  for (guint i = 0; i < self->cells->len; i++)
    if (!write_cell (self, &g_array_index (self->cells, Cell, i), error))
      return FALSE;
  jj_sheet_builder_end_row (self->builder);
  return TRUE;
}

static void
end_row (Reader *self, JjXml *xml)
{
  GError *error = NULL;

  if (self->row_text->len == 0)
    {
      self->line = MIN (self->line + self->rows, MAX_LINE);
      return;
    }
  for (guint i = 0; i < self->rows; i++)
    if (!write_row (self, &error))
      {
        jj_xml_fail (xml, error);
        return;
      }
}

static void
end_table (Reader *self)
{
  g_ptr_array_add (self->book, jj_sheet_builder_finish (self->builder));
  g_clear_pointer (&self->builder, jj_sheet_builder_free);
  self->table_depth = 0;
}

static void
end (JjXml *xml, const char *name, gpointer data)
{
  Reader *self = data;

  if (self->cell_depth && self->depth == self->cell_depth)
    end_cell (self, xml);
  else if (self->cell_depth && self->depth == self->other_depth)
    self->other_depth = 0;
  else if (self->cell_depth && self->depth == self->cell_depth + 1)
    self->in_paragraph = FALSE;
  else if (!self->cell_depth && self->table_depth && is (name, "table-row"))
    end_row (self, xml);
  else if (self->table_depth && self->depth == self->table_depth)
    end_table (self);
  else if (self->depth == self->body_depth)
    self->body_depth = 0;
  self->depth--;
}

static void
text (JjXml *xml, const char *text, gsize length, gpointer data)
{
  Reader *self = data;

  if (self->in_paragraph && !self->other_depth && self->text->len <= JJ_CELLS_MAX_CELL)
    g_string_append_len (self->text, text, (gssize)length);
}

static gboolean
read_content (JjPackageReader *package, JjBook *book, GError **error)
{
  static const JjXmlHandler handler = { start, end, text };
  Reader reader = { .book = book };
  gboolean done;

  jj_ods_styles_init (&reader.styles);
  reader.cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  reader.row_text = g_string_new (NULL);
  reader.value = g_string_new (NULL);
  reader.text = g_string_new (NULL);
  done = jj_xml_read (package, "content.xml", &handler, &reader, error);
  g_clear_pointer (&reader.builder, jj_sheet_builder_free);
  g_array_unref (reader.cells);
  g_string_free (reader.row_text, TRUE);
  g_string_free (reader.value, TRUE);
  g_string_free (reader.text, TRUE);
  jj_ods_styles_clear (&reader.styles);
  return done;
}

static void
manifest_start (JjXml *xml, const char *name, gpointer data)
{
  if (is (name, "encryption-data"))
    jj_xml_fail (xml,
                 g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                                      _ ("The file is protected by a password; save it without "
                                         "one.")));
}

static void
manifest_end (JjXml *xml, const char *name, gpointer data)
{
}

/* The parts of a protected file are no XML; its manifest says why. */
static gboolean
check_manifest (JjPackageReader *package, GError **error)
{
  static const JjXmlHandler handler = { manifest_start, manifest_end, NULL };
  const char *part = jj_package_reader_find (package, "META-INF/manifest.xml");

  return !part || jj_xml_read (package, part, &handler, NULL, error);
}

JjBook *
jj_ods_read (GBytes *bytes, GError **error)
{
  g_autoptr (JjPackageReader) package = jj_package_reader_new (bytes, error);
  JjBook *book = package ? jj_book_new () : NULL;

  if (book && (!check_manifest (package, error) || !read_content (package, book, error)))
    g_clear_pointer (&book, g_ptr_array_unref);
  return book;
}
