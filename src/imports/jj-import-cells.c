/* jj-import-cells.c: the cells of a row as values and ends of links */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-import-private.h"
#include "jj-format.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-spelling.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CACHE_SIZE 4096
#define MAX_ROW_LINKS 1000

/* Spaces, tabs, line ends and the full-width space off both ends. (transfer full) */
static char *
strip (const char *text)
{
  const char *end = text + strlen (text);

  for (;; text++)
    if (g_str_has_prefix (text, "　"))
      text += strlen ("　") - 1;
    else if (!g_ascii_isspace (*text))
      break;
  for (; end > text;)
    if (end - text >= 3 && memcmp (end - 3, "　", 3) == 0)
      end -= 3;
    else if (g_ascii_isspace (end[-1]))
      end--;
    else
      break;
  return g_strndup (text, end - text);
}

/* Characters that cannot be seen or turn the direction of what follows. 0 where there is none. */
static gunichar
find_invisible (const char *text)
{
  for (const char *at = text; (at = strpbrk (at, "\xe2\xef"));)
    {
      gunichar c = g_utf8_get_char (at);

      if ((c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e)
          || (c >= 0x2060 && c <= 0x2069) || c == 0xfeff)
        return c;
      at = g_utf8_next_char (at);
    }
  return 0;
}

/* A row that comes in ahead of what it wants leaves that out for now. Who is named may be on no
 * list at all (schools tell the convener, and not their teachers), and the row is right without: it
 * comes in and says whom it could not link. A school or a community that is not there is a slip of
 * the pen, and refuses its row. */
static void
refuse_target (JjImporting *self, guint column, guint64 kinds, const char *text, guint n_found)
{
  gboolean is_optional = kinds == JJ_KIND_BIT (JJ_KIND_PERSON) && !self->is_link;

  if (n_found == 0 && self->wait->is_promised)
    return;
  if (n_found == 0 && self->deferring && (kinds & self->coming))
    {
      self->is_deferred = TRUE;
      jj_importing_want (self, kinds, text, is_optional);
    }
  else if (n_found == 0 && is_optional)
    jj_importing_note (self, column,
                       g_strdup_printf (_ ("The plan has no “%s”: the row comes in without."),
                                        text));
  else if (is_optional)
    jj_importing_note (self, column,
                       g_strdup_printf (_ ("%u are called “%s”: the row comes in without; give the "
                                           "code."),
                                        n_found, text));
  else if (n_found == 0)
    jj_importing_refuse (self, column, g_strdup_printf (_ ("The plan has no “%s”."), text));
  else
    jj_importing_refuse (self, column,
                         g_strdup_printf (_ ("%u elements are called “%s”; give the code."),
                                          n_found, text));
}

/* Degrees as lists write them, 121.5654, in 1/1,000,000. */
static gboolean
parse_degrees (const char *text, gint64 *micro)
{
  char *end;
  double degrees = g_ascii_strtod (text, &end);

  if (end == text || *end || !(degrees >= -180 && degrees <= 180))
    return FALSE;
  *micro = (gint64)(degrees * 1e6 + (degrees < 0 ? -0.5 : 0.5));
  return TRUE;
}

static gboolean
is_degrees (const JjImporting *self, int field)
{
  return self->mapping->kind == JJ_KIND_SCHOOL
         && (field == JJ_SCHOOL_LONGITUDE || field == JJ_SCHOOL_LATITUDE);
}

/* A spreadsheet that took a school's code for a number dropped the zero of 01 to 09, the counties'
 * first two digits. (transfer full); NULL where the text is another. */
static char *
mend_code (JjImporting *self, guint column, int field, const char *text)
{
  if (self->mapping->kind != JJ_KIND_SCHOOL || field != JJ_SCHOOL_MINISTRY_CODE
      || strlen (text) != 5 || text[strspn (text, "0123456789")])
    return NULL;
  jj_importing_note (self, column, g_strdup_printf (_ ("The code is read as 0%s."), text));
  return g_strconcat ("0", text, NULL);
}

/* What is no word of the plan's own. */
static gboolean
parse_spelling (JjImporting *self,
                guint column,
                const JjField *field,
                const char *text,
                JjValue *value)
{
  gboolean narrows;
  g_autofree char *plain = jj_spelling_read (self->mapping->kind, field, text, &narrows);

  if (!plain || !jj_value_parse (self->plan, field, plain, value, NULL))
    return FALSE;
  if (narrows)
    jj_importing_note (self, column,
                       g_strdup_printf (_ ("“%s” is taken as “%s”."), text,
                                        jj_label (field->choices[value->number].label)));
  return TRUE;
}

static gboolean
parse_field (JjImporting *self, guint column, int index, const char *text, JjValue *value)
{
  const JjField *field = &self->kind->fields[index];
  g_autofree char *mended = mend_code (self, column, index, text);
  g_autoptr (GError) error = NULL;
  gint64 micro;
  guint n_found;

  if (field->type == JJ_TYPE_REF)
    {
      value->number = jj_lookup_find (self->lookup, field->targets, text, &n_found);
      if (!value->number)
        refuse_target (self, column, field->targets, text, n_found);
      return value->number != 0;
    }
  if (is_degrees (self, index) && parse_degrees (text, &micro))
    {
      *value = jj_value_number (micro);
      return TRUE;
    }
  if (jj_value_parse (self->plan, field, mended ? mended : text, value, &error)
      || parse_spelling (self, column, field, text, value))
    return TRUE;
  jj_importing_refuse (self, column, g_strdup (error->message));
  return FALSE;
}

/* Whether the meaning of a text stays the same while the file is read: that of a reference to the
 * kind itself does not, since rows add elements. */
static gboolean
is_steady (const JjImporting *self, JjTarget target)
{
  guint64 targets = target.links ? target.links->others : self->kind->fields[target.field].targets;

  return !(targets & JJ_KIND_BIT (self->mapping->kind));
}

static void
free_text (gpointer value)
{
  jj_value_clear (JJ_TYPE_TEXT, value);
  g_free (value);
}

void
jj_importing_begin_caches (JjImporting *self)
{
  GArray *columns = self->mapping->columns;

  self->caches = g_new0 (JjImportCache, columns->len);
  for (guint i = 0; i < columns->len; i++)
    {
      JjTarget target = g_array_index (columns, JjMappingColumn, i).target;
      GDestroyNotify destroy = g_free;

      if (jj_target_is_none (target))
        continue;
      if (!is_steady (self, target))
        {
          self->names_itself = TRUE;
          continue;
        }
      if (target.links)
        destroy = (GDestroyNotify)g_array_unref;
      else if (jj_type_is_text (self->kind->fields[target.field].type))
        destroy = free_text;
      self->caches[i].known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, destroy);
    }
}

void
jj_importing_end_caches (JjImporting *self)
{
  for (guint i = 0; i < self->mapping->columns->len; i++)
    g_clear_pointer (&self->caches[i].known, g_hash_table_unref);
  g_clear_pointer (&self->caches, g_free);
}

/* (nullable) */
static gpointer
look_up (JjImportCache *self, const char *cell)
{
  gpointer found = self->known ? g_hash_table_lookup (self->known, cell) : NULL;

  if (found)
    self->hits++;
  else
    self->misses++;
  return found;
}

/* meaning: taken. A column whose texts do not repeat is not worth it and gives up its cache. */
static void
remember (JjImportCache *self, const char *cell, gpointer meaning, GDestroyNotify destroy)
{
  if (self->known && self->misses > CACHE_SIZE && self->misses > self->hits)
    g_clear_pointer (&self->known, g_hash_table_unref);
  if (self->known && g_hash_table_size (self->known) < CACHE_SIZE)
    g_hash_table_insert (self->known, (gpointer)cell, meaning);
  else
    destroy (meaning);
}

static void
read_field (JjImporting *self, guint column, int field, const char *cell)
{
  JjImportCache *cache = &self->caches[column];
  JjType type = self->kind->fields[field].type;
  JjValue *known = look_up (cache, cell);
  JjValue value = jj_value_empty (type);
  guint n_notices = self->report->n_notices;
  g_autofree char *text = NULL;

  if (known)
    value = jj_value_copy (type, *known);
  else
    {
      text = strip (cell);
      if (!parse_field (self, column, field, text, &value))
        return;
    }
  if (!known && cache->known && self->report->n_notices == n_notices)
    {
      JjValue copy = jj_value_copy (type, value);

      remember (cache, cell, g_memdup2 (&copy, sizeof copy),
                jj_type_is_text (type) ? free_text : g_free);
    }
  jj_value_clear (type, &self->values[field]);
  self->values[field] = value;
  self->given[field] = TRUE;
}

/* The figure at the end of a part: where it begins, NULL where the part ends in no digit. */
static char *
find_figure (char *part)
{
  static const char *const units[] = { ")", "）", "%", "％", "人", "元", "節" };
  gsize length = strlen (part);
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (units); i++)
        if (length > strlen (units[i])
            && memcmp (part + length - strlen (units[i]), units[i], strlen (units[i])) == 0)
          {
            length -= strlen (units[i]);
            again = TRUE;
          }
    }
  if (length == 0 || !g_ascii_isdigit (part[length - 1]))
    return NULL;
  while (length > 0 && (g_ascii_isdigit (part[length - 1]) || strchr (".,", part[length - 1])))
    length--;
  return part + length;
}

static gboolean
parse_figure (const JjLinkColumn *column, const char *text, JjImportEnd *end)
{
  g_autofree char *digits = g_strdup (text);
  gboolean is_share = strstr (text, "%") || strstr (text, "％");
  const JjKind *link = jj_kind_get (column->link);
  g_autofree char *number = NULL;
  JjValue value;

  digits[strspn (digits, "0123456789.,")] = '\0';
  end->field = column->figure;
  if (column->link == JJ_KIND_CHARGED_TO && !is_share)
    end->field = JJ_CHARGED_TO_AMOUNT;
  if (end->field < 0)
    return FALSE;
  number = is_share ? g_strconcat (digits, "%", NULL) : g_steal_pointer (&digits);
  if (!jj_value_parse (NULL, &link->fields[end->field], number, &value, NULL))
    return FALSE;
  end->figure = value.number;
  return TRUE;
}

/* The name in front of a figure, without what parts the two. */
static void
cut_name (char *part, char *figure)
{
  static const char *const between[] = { " ", "\t", ":", "：", "(", "（", "×", "　" };
  gboolean again = TRUE;

  *figure = '\0';
  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (between); i++)
        if (g_str_has_suffix (part, between[i]))
          {
            part[strlen (part) - strlen (between[i])] = '\0';
            again = TRUE;
          }
    }
}

static gboolean
names_already (const JjImporting *self, const JjImportEnd *end)
{
  for (guint i = 0; i < self->ends->len; i++)
    {
      const JjImportEnd *other = &g_array_index (self->ends, JjImportEnd, i);

      if (other->column == end->column && other->other == end->other)
        return TRUE;
    }
  return FALSE;
}

/* One part of a cell of links: a name, or a name and a figure. */
static void
read_end (JjImporting *self, guint column, const JjLinkColumn *links, const char *text)
{
  JjImportEnd end = { links, 0, -1, JJ_EMPTY };
  g_autofree char *part = g_strdup (text);
  char *figure;
  guint n_found;

  end.other = jj_lookup_find_whole (self->lookup, links->others, part, &n_found);
  figure = n_found == 0 ? find_figure (part) : NULL;
  if (figure && parse_figure (links, figure, &end))
    cut_name (part, figure);
  if (n_found == 0)
    end.other = jj_lookup_find (self->lookup, links->others, part, &n_found);
  if (!end.other)
    refuse_target (self, column, links->others, part, n_found);
  else if (names_already (self, &end))
    jj_importing_refuse (self, column, g_strdup_printf (_ ("“%s” stands twice."), part));
  else
    g_array_append_val (self->ends, end);
}

static void
parse_links (JjImporting *self, guint column, const JjLinkColumn *links, const char *cell)
{
  const char *separators
      = strpbrk (cell, ";\n") || strstr (cell, "；") || strstr (cell, "、") ? "；;、\n" : "，,";
  g_autoptr (GString) part = g_string_new (NULL);

  for (const char *at = cell; self->ends->len <= MAX_ROW_LINKS; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      g_autofree char *text = NULL;

      if (c != 0 && !g_utf8_strchr (separators, -1, c))
        {
          g_string_append_unichar (part, c);
          continue;
        }
      text = strip (part->str);
      if (*text)
        read_end (self, column, links, text);
      g_string_truncate (part, 0);
      if (c == 0)
        return;
    }
}

static void
read_links (JjImporting *self, guint column, const JjLinkColumn *links, const char *cell)
{
  JjImportCache *cache = &self->caches[column];
  GArray *known = look_up (cache, cell);
  guint before = self->ends->len, n_notices = self->report->n_notices;

  if (known)
    {
      g_array_append_vals (self->ends, known->data, known->len);
      return;
    }
  parse_links (self, column, links, cell);
  if (self->ends->len > MAX_ROW_LINKS)
    jj_importing_refuse (self, column, g_strdup (_ ("A row may have up to 1,000 links.")));
  /* What is told is told of each row. */
  if (!cache->known || self->is_refused || self->is_deferred || self->wait->is_promised
      || self->report->n_notices > n_notices)
    return;
  known = g_array_new (FALSE, FALSE, sizeof (JjImportEnd));
  if (self->ends->len > before)
    g_array_append_vals (known, &g_array_index (self->ends, JjImportEnd, before),
                         self->ends->len - before);
  remember (cache, cell, known, (GDestroyNotify)g_array_unref);
}

static gboolean
is_blank (const char *text)
{
  while (g_ascii_isspace (*text) || g_str_has_prefix (text, "　"))
    text += g_ascii_isspace (*text) ? 1 : strlen ("　");
  return *text == '\0';
}

/* Whether a cell holds what its spreadsheet could not work out; the row is refused then. */
static gboolean
refuse_fault (JjImporting *self, guint column)
{
  switch (jj_cells_get_fault (self->mapping->cells, self->row, column))
    {
    case JJ_CELL_BROKEN:
      jj_importing_refuse (self, column, g_strdup (_ ("The spreadsheet shows an error here.")));
      return TRUE;
    case JJ_CELL_FORMULA:
      jj_importing_refuse (self, column,
                           g_strdup (_ ("The value of this formula is not stored; open the file in "
                                        "a spreadsheet program and save it.")));
      return TRUE;
    case JJ_CELL_SOUND:
    default:
      return FALSE;
    }
}

void
jj_importing_read_row (JjImporting *self)
{
  const JjCells *cells = self->mapping->cells;
  guint n = MIN (self->mapping->columns->len, jj_cells_get_n_columns (cells, self->row));

  for (guint i = 0; i < n; i++)
    {
      JjTarget target = g_array_index (self->mapping->columns, JjMappingColumn, i).target;
      const char *cell = jj_cells_get (cells, self->row, i);
      gunichar invisible;

      if (jj_target_is_none (target) || is_blank (cell) || refuse_fault (self, i))
        continue;
      invisible = find_invisible (cell);
      if (invisible)
        jj_importing_note (self, i,
                           g_strdup_printf (_ ("The cell holds an invisible character (U+%04X)."),
                                            invisible));
      if (target.links)
        read_links (self, i, target.links, cell);
      else
        read_field (self, i, target.field, cell);
    }
}
