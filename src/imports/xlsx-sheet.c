/* xlsx-sheet.c: one sheet of an .xlsx as a table of cells */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-xlsx-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The last row and column that the format has: XFD1048576. */
#define LAST_ROW 1048576u
#define LAST_COLUMN 16384u

typedef enum
{
  TYPE_NUMBER,
  TYPE_SHARED,
  TYPE_TEXT, /* of the cell itself or of a formula */
  TYPE_BOOL,
  TYPE_ERROR,
} CellType;

typedef struct
{
  JjXlsx *xlsx;
  const char *name;
  JjSheetBuilder *builder;
  GArray *places; /* guint32: where a shared string stands in this sheet, plus 1; 0: nowhere yet */

  guint line, column; /* from 1; of the row or cell under way, or of the last one */
  gboolean in_row, in_cell, in_value;
  CellType type;
  JjNumberFormat format;
  gboolean has_formula, is_string_formula;
  GString *text;
} Reader;

/* "BC12" as column and row, from 1; either may be missing and is 0 then. FALSE where it is neither
 * or outside. */
static gboolean
parse_place (const char *text, guint *column, guint *row)
{
  *column = *row = 0;
  for (; g_ascii_isupper (*text) && *column <= LAST_COLUMN; text++)
    *column = *column * 26 + (guint)(*text - 'A' + 1);
  for (; g_ascii_isdigit (*text) && *row <= LAST_ROW; text++)
    *row = *row * 10 + (guint)(*text - '0');
  return *text == '\0' && *column <= LAST_COLUMN && *row <= LAST_ROW;
}

static void
fail (Reader *self, JjXml *xml, const char *reason)
{
  g_autofree char *message = g_strdup_printf (_ ("The sheet “%s” is damaged near row %u: %s."),
                                              self->name, self->line, reason);

  jj_xml_fail (xml, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_DATA, message));
}

static void
start_row (Reader *self, JjXml *xml)
{
  const char *place = jj_xml_get (xml, NULL, "r");
  GError *error = NULL;
  guint column, line = self->line + 1;

  if (place && (!parse_place (place, &column, &line) || column != 0 || line == 0))
    {
      fail (self, xml, _ ("a row stands outside the sheet"));
      return;
    }
  self->line = line;
  self->column = 0;
  self->in_row = TRUE;
  if (!jj_sheet_builder_begin_row (self->builder, line, &error))
    jj_xml_fail (xml, error);
}

static CellType
get_type (const char *type)
{
  if (!type || strcmp (type, "n") == 0)
    return TYPE_NUMBER;
  if (strcmp (type, "s") == 0)
    return TYPE_SHARED;
  if (strcmp (type, "b") == 0)
    return TYPE_BOOL;
  return strcmp (type, "e") == 0 ? TYPE_ERROR : TYPE_TEXT;
}

static void
start_cell (Reader *self, JjXml *xml)
{
  const char *place = jj_xml_get (xml, NULL, "r");
  const char *style = jj_xml_get (xml, NULL, "s");
  const char *type = jj_xml_get (xml, NULL, "t");
  guint index = style ? (guint)g_ascii_strtoull (style, NULL, 10) : 0;
  guint row = self->line, column = self->column + 1;

  if (place && (!parse_place (place, &column, &row) || column == 0 || row != self->line))
    {
      fail (self, xml, _ ("a cell stands outside its row"));
      return;
    }
  self->column = column;
  self->in_cell = TRUE;
  self->has_formula = FALSE;
  self->is_string_formula = type && strcmp (type, "str") == 0;
  self->type = get_type (type);
  self->format = (JjNumberFormat){ JJ_NUMBER_PLAIN, 0 };
  if (index < self->xlsx->formats->len)
    self->format = g_array_index (self->xlsx->formats, JjNumberFormat, index);
  g_string_truncate (self->text, 0);
}

static void
add_merge (Reader *self, JjXml *xml)
{
  const char *range = jj_xml_get (xml, NULL, "ref");
  g_auto (GStrv) ends = range ? g_strsplit (range, ":", 2) : NULL;
  guint column, row, last_column, last_row;

  if (ends && ends[0] && ends[1] && parse_place (ends[0], &column, &row)
      && parse_place (ends[1], &last_column, &last_row) && column > 0)
    jj_sheet_builder_add_merge (self->builder, row, column - 1, last_row);
}

static void
start (JjXml *xml, const char *name, gpointer data)
{
  Reader *self = data;

  self->in_value = FALSE;
  if (!self->in_row && strcmp (name, "row") == 0)
    start_row (self, xml);
  else if (self->in_row && strcmp (name, "c") == 0)
    start_cell (self, xml);
  else if (self->in_cell && strcmp (name, "f") == 0)
    self->has_formula = TRUE;
  else if (self->in_cell && (strcmp (name, "v") == 0 || strcmp (name, "t") == 0))
    self->in_value = TRUE;
  else if (strcmp (name, "mergeCell") == 0)
    add_merge (self, xml);
}

static gboolean
add_shared (Reader *self, JjXml *xml, GError **error)
{
  JjXlsx *xlsx = self->xlsx;
  char *end;
  guint64 index = g_ascii_strtoull (self->text->str, &end, 10);
  const char *text;
  guint32 *place;

  if (*end || end == self->text->str || index >= xlsx->strings->len)
    {
      fail (self, xml, _ ("a cell points to a text that is not there"));
      return TRUE;
    }
  place = &g_array_index (self->places, guint32, index);
  if (*place > 0)
    return jj_sheet_builder_add_again (self->builder, self->column - 1, *place - 1, error);
  text = xlsx->text->str + g_array_index (xlsx->strings, guint32, index);
  if (!jj_sheet_builder_add (self->builder, self->column - 1, text, strlen (text), error))
    return FALSE;
  if (*text)
    *place = jj_sheet_builder_get_last (self->builder) + 1;
  return TRUE;
}

static gboolean
add_text (Reader *self, const char *text, GError **error)
{
  return jj_sheet_builder_add (self->builder, self->column - 1, text, strlen (text), error);
}

static gboolean
add_faulty (Reader *self, const char *text, JjCellFault fault, GError **error)
{
  if (!add_text (self, text, error))
    return FALSE;
  jj_sheet_builder_mark_fault (self->builder, fault);
  return TRUE;
}

static gboolean
add_cell (Reader *self, JjXml *xml, GError **error)
{
  g_autofree char *number = NULL;

  if (self->text->len == 0 && self->has_formula && !self->is_string_formula)
    return add_faulty (self, "=", JJ_CELL_FORMULA, error);
  if (self->text->len == 0)
    return add_text (self, "", error);
  switch (self->type)
    {
    case TYPE_SHARED:
      return add_shared (self, xml, error);
    case TYPE_BOOL:
      return add_text (self, strcmp (self->text->str, "1") == 0 ? "TRUE" : "FALSE", error);
    case TYPE_ERROR:
      return add_faulty (self, self->text->str, JJ_CELL_BROKEN, error);
    case TYPE_TEXT:
      jj_xlsx_unescape (self->text, 0);
      return add_text (self, self->text->str, error);
    case TYPE_NUMBER:
    default:
      number = jj_number_format_apply (self->format, self->text->str, self->xlsx->base_1904);
      return add_text (self, number, error);
    }
}

static void
end (JjXml *xml, const char *name, gpointer data)
{
  Reader *self = data;
  GError *error = NULL;

  self->in_value = FALSE;
  if (self->in_cell && strcmp (name, "c") == 0)
    {
      self->in_cell = FALSE;
      jj_xml_credit (xml, self->text->len > 0 ? self->text->len + JJ_XML_CELL : 0);
      if (!add_cell (self, xml, &error))
        jj_xml_fail (xml, error);
    }
  else if (self->in_row && strcmp (name, "row") == 0)
    {
      self->in_row = FALSE;
      jj_sheet_builder_end_row (self->builder);
    }
}

static void
text (JjXml *xml, const char *text, gsize length, gpointer data)
{
  Reader *self = data;

  if (self->in_value && self->text->len <= JJ_CELLS_MAX_CELL)
    g_string_append_len (self->text, text, (gssize)length);
}

JjCells *
jj_xlsx_read_sheet (JjXlsx *self, const JjXlsxSheet *sheet, GError **error)
{
  static const JjXmlHandler handler = { start, end, text };
  g_autoptr (JjSheetBuilder) builder
      = jj_sheet_builder_new (sheet->name, sheet->is_hidden, &self->budget);
  Reader reader = { .xlsx = self, .name = sheet->name, .builder = builder };
  gboolean done;

  reader.text = g_string_new (NULL);
  reader.places = g_array_sized_new (FALSE, TRUE, sizeof (guint32), self->strings->len + 1);
  g_array_set_size (reader.places, self->strings->len + 1);
  done = jj_xml_read (self->package, sheet->part, &handler, &reader, error);
  g_string_free (reader.text, TRUE);
  g_array_unref (reader.places);
  return done ? jj_sheet_builder_finish (builder) : NULL;
}
