/* xlsx-parts.c: the shared strings and the number formats of an .xlsx */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-xlsx-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_FORMATS 65536u
#define MAX_STRINGS (JJ_CELLS_MAX_CELLS / 4)

typedef struct
{
  JjXlsx *xlsx;
  guint32 start; /* of the string under way */
  gboolean in_text, in_phonetic;
} Strings;

/* The code point of "_x000D_" at this place, or 0. */
static gunichar
get_escape (const char *at)
{
  if (at[0] != '_' || at[1] != 'x')
    return 0;
  for (guint i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (at[i]))
      return 0;
  return at[6] == '_' ? (gunichar)g_ascii_strtoull (at + 2, NULL, 16) : 0;
}

void
jj_xlsx_unescape (GString *text, gsize from)
{
  for (char *at = strstr (text->str + from, "_x"); at; at = strstr (text->str + from, "_x"))
    {
      gunichar c = get_escape (at);
      char utf8[6];
      int length = 0;

      from = at - text->str;
      if (c != 0)
        {
          /* Control characters are no text; of the line ends one stays. */
          if (c >= ' ' || c == '\t' || c == '\n')
            length = g_unichar_validate (c) ? g_unichar_to_utf8 (c, utf8) : 0;
          g_string_erase (text, from, 7);
          g_string_insert_len (text, from, utf8, length);
        }
      from += c != 0 ? (gsize)length : 2;
    }
}

static void
strings_start (JjXml *xml, const char *name, gpointer data)
{
  Strings *self = data;

  if (strcmp (name, "si") == 0)
    self->start = (guint32)self->xlsx->text->len;
  else if (strcmp (name, "rPh") == 0)
    self->in_phonetic = TRUE;
  self->in_text = !self->in_phonetic && strcmp (name, "t") == 0;
}

static void
strings_end (JjXml *xml, const char *name, gpointer data)
{
  Strings *self = data;
  GString *text = self->xlsx->text;

  self->in_text = FALSE;
  if (strcmp (name, "rPh") == 0)
    self->in_phonetic = FALSE;
  if (strcmp (name, "si") != 0)
    return;
  jj_xlsx_unescape (text, self->start);
  g_string_append_c (text, '\0');
  g_array_append_val (self->xlsx->strings, self->start);
  jj_xml_credit (xml, text->len - self->start + JJ_XML_CELL);
  if (text->len > JJ_CELLS_MAX_TEXT || self->xlsx->strings->len > MAX_STRINGS)
    jj_xml_fail (xml, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                                           _ ("The file holds more text than a list of one county "
                                              "has.")));
}

static void
strings_text (JjXml *xml, const char *text, gsize length, gpointer data)
{
  Strings *self = data;

  if (self->in_text && self->xlsx->text->len <= JJ_CELLS_MAX_TEXT)
    g_string_append_len (self->xlsx->text, text, (gssize)length);
}

gboolean
jj_xlsx_read_strings (JjXlsx *self, const char *part, GError **error)
{
  static const JjXmlHandler handler = { strings_start, strings_end, strings_text };
  Strings strings = { .xlsx = self };

  return jj_xml_read (self->package, part, &handler, &strings, error);
}

typedef struct
{
  JjXlsx *xlsx;
  GHashTable *codes; /* number → code of the format */
  gboolean in_cells; /* not the formats of named styles */
} Styles;

static guint
get_number (JjXml *xml, const char *name)
{
  const char *text = jj_xml_get (xml, NULL, name);

  return text ? (guint)g_ascii_strtoull (text, NULL, 10) : 0;
}

static void
styles_start (JjXml *xml, const char *name, gpointer data)
{
  Styles *self = data;
  guint id = get_number (xml, "numFmtId");
  const char *code = jj_xml_get (xml, NULL, "formatCode");
  JjNumberFormat format;

  if (strcmp (name, "numFmt") == 0 && code && g_hash_table_size (self->codes) < MAX_FORMATS)
    g_hash_table_insert (self->codes, GUINT_TO_POINTER (id), g_strdup (code));
  else if (strcmp (name, "cellXfs") == 0)
    self->in_cells = TRUE;
  if (!self->in_cells || strcmp (name, "xf") != 0 || self->xlsx->formats->len >= MAX_FORMATS)
    return;
  code = g_hash_table_lookup (self->codes, GUINT_TO_POINTER (id));
  format = code ? jj_number_format_parse (code) : jj_number_format_built_in (id);
  g_array_append_val (self->xlsx->formats, format);
}

static void
styles_end (JjXml *xml, const char *name, gpointer data)
{
  if (strcmp (name, "cellXfs") == 0)
    ((Styles *)data)->in_cells = FALSE;
}

gboolean
jj_xlsx_read_styles (JjXlsx *self, const char *part, GError **error)
{
  static const JjXmlHandler handler = { styles_start, styles_end, NULL };
  Styles styles = { .xlsx = self };
  gboolean done;

  styles.codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  done = jj_xml_read (self->package, part, &handler, &styles, error);
  g_hash_table_unref (styles.codes);
  return done;
}
