/* xlsx.c: a workbook in Office Open XML as tables of cells */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-book.h"
#include "jj-xlsx-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *id, *part, *type;
} Relation;

typedef struct
{
  char *name, *relation;
  gboolean is_hidden;
} Sheet;

typedef struct
{
  JjXlsx xlsx;
  char *folder;         /* of the part whose relations are being read, with its last / */
  GPtrArray *relations; /* Relation */
  GPtrArray *sheets;    /* Sheet */
} Workbook;

static void
relation_free (gpointer data)
{
  Relation *relation = data;

  g_free (relation->id);
  g_free (relation->part);
  g_free (relation->type);
  g_free (relation);
}

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->relation);
  g_free (sheet);
}

/* "worksheets/sheet1.xml", "../x" and "/xl/x" from a folder; what leads outside names nothing that
 * is there. (transfer full) */
static char *
resolve (const char *folder, const char *target)
{
  g_autofree char *joined
      = target[0] == '/' ? g_strdup (target) : g_strconcat ("/", folder, target, NULL);
  g_autofree char *plain = g_canonicalize_filename (joined, "/");

  return g_strdup (plain + 1);
}

static void
relations_start (JjXml *xml, const char *name, gpointer data)
{
  Workbook *self = data;
  const char *id = jj_xml_get (xml, NULL, "Id"), *type = jj_xml_get (xml, NULL, "Type");
  const char *target = jj_xml_get (xml, NULL, "Target");
  const char *mode = jj_xml_get (xml, NULL, "TargetMode");
  Relation *relation;

  if (strcmp (name, "Relationship") != 0 || !id || !type || !target || (mode && *mode == 'E'))
    return;
  relation = g_new0 (Relation, 1);
  relation->id = g_strdup (id);
  relation->part = resolve (self->folder, target);
  relation->type = g_strdup (strrchr (type, '/') ? strrchr (type, '/') + 1 : type);
  g_ptr_array_add (self->relations, relation);
}

static void
nothing (JjXml *xml, const char *name, gpointer data)
{
}

/* The relations of a part; "" for those of the package. */
static gboolean
read_relations (Workbook *self, const char *part, GError **error)
{
  static const JjXmlHandler handler = { relations_start, nothing, NULL };
  const char *slash = strrchr (part, '/');
  g_autofree char *path = NULL;

  g_free (self->folder);
  self->folder = slash ? g_strndup (part, slash + 1 - part) : g_strdup ("");
  path = g_strconcat (self->folder, "_rels/", slash ? slash + 1 : part, ".rels", NULL);
  g_ptr_array_set_size (self->relations, 0);
  return jj_xml_read (self->xlsx.package, path, &handler, self, error);
}

/* The first of this type, or of this id where type is NULL. (nullable) */
static const char *
find_part (Workbook *self, const char *type, const char *id)
{
  for (guint i = 0; i < self->relations->len; i++)
    {
      const Relation *relation = self->relations->pdata[i];

      if (type ? strcmp (relation->type, type) == 0 : strcmp (relation->id, id) == 0)
        return relation->part;
    }
  return NULL;
}

static gboolean
is_chart_sheet (Workbook *self, const char *id)
{
  for (guint i = 0; i < self->relations->len; i++)
    {
      const Relation *relation = self->relations->pdata[i];

      if (strcmp (relation->id, id) == 0)
        return strcmp (relation->type, "worksheet") != 0;
    }
  return FALSE;
}

static void
workbook_start (JjXml *xml, const char *name, gpointer data)
{
  Workbook *self = data;
  const char *relation = jj_xml_get (xml, NULL, "id");
  const char *title = jj_xml_get (xml, NULL, "name");
  const char *state = jj_xml_get (xml, NULL, "state");
  const char *base = jj_xml_get (xml, NULL, "date1904");
  Sheet *sheet;

  if (strcmp (name, "workbookPr") == 0)
    self->xlsx.base_1904 = base && (strcmp (base, "1") == 0 || strcmp (base, "true") == 0);
  if (strcmp (name, "sheet") != 0 || !relation || !title)
    return;
  if (self->sheets->len >= JJ_BOOK_MAX_SHEETS)
    {
      jj_xml_fail (xml, g_error_new (G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                                     _ ("The file has more than %u sheets."), JJ_BOOK_MAX_SHEETS));
      return;
    }
  sheet = g_new0 (Sheet, 1);
  sheet->name = g_strdup (title);
  sheet->relation = g_strdup (relation);
  sheet->is_hidden = state && strcmp (state, "visible") != 0;
  g_ptr_array_add (self->sheets, sheet);
}

static gboolean
read_workbook (Workbook *self, GError **error)
{
  static const JjXmlHandler handler = { workbook_start, nothing, NULL };
  g_autofree char *part = NULL;

  if (!read_relations (self, "", error))
    return FALSE;
  part = g_strdup (find_part (self, "officeDocument", NULL));
  if (!part)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("The file is incomplete: it names no workbook."));
      return FALSE;
    }
  return jj_xml_read (self->xlsx.package, part, &handler, self, error)
         && read_relations (self, part, error);
}

static gboolean
read_shared (Workbook *self, GError **error)
{
  const char *strings = find_part (self, "sharedStrings", NULL);
  const char *styles = find_part (self, "styles", NULL);

  return (!strings || jj_xlsx_read_strings (&self->xlsx, strings, error))
         && (!styles || jj_xlsx_read_styles (&self->xlsx, styles, error));
}

static gboolean
read_sheet (Workbook *self, const Sheet *sheet, JjBook *book, GError **error)
{
  JjXlsxSheet one = { find_part (self, NULL, sheet->relation), sheet->name, sheet->is_hidden };
  JjCells *cells;

  if (!one.part)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("The file is incomplete: the sheet “%s” is missing."), sheet->name);
      return FALSE;
    }
  if (is_chart_sheet (self, sheet->relation))
    return TRUE;
  cells = jj_xlsx_read_sheet (&self->xlsx, &one, error);
  if (!cells)
    return FALSE;
  g_ptr_array_add (book, cells);
  return TRUE;
}

static gboolean
read_all (Workbook *self, JjBook *book, GError **error)
{
  if (!read_workbook (self, error) || !read_shared (self, error))
    return FALSE;
  for (guint i = 0; i < self->sheets->len; i++)
    if (!read_sheet (self, self->sheets->pdata[i], book, error))
      return FALSE;
  return TRUE;
}

JjBook *
jj_xlsx_read (GBytes *bytes, GError **error)
{
  g_autoptr (JjPackageReader) package = jj_package_reader_new (bytes, error);
  JjBook *book = package ? jj_book_new () : NULL;
  Workbook workbook = { .xlsx = { .package = package } };

  if (!package)
    return NULL;
  workbook.xlsx.text = g_string_new (NULL);
  workbook.xlsx.strings = g_array_new (FALSE, FALSE, sizeof (guint32));
  workbook.xlsx.formats = g_array_new (FALSE, FALSE, sizeof (JjNumberFormat));
  workbook.relations = g_ptr_array_new_with_free_func (relation_free);
  workbook.sheets = g_ptr_array_new_with_free_func (sheet_free);
  if (!read_all (&workbook, book, error))
    g_clear_pointer (&book, g_ptr_array_unref);
  g_string_free (workbook.xlsx.text, TRUE);
  g_array_unref (workbook.xlsx.strings);
  g_array_unref (workbook.xlsx.formats);
  g_ptr_array_unref (workbook.relations);
  g_ptr_array_unref (workbook.sheets);
  g_free (workbook.folder);
  return book;
}
