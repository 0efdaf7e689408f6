/* jj-import-cells.c: the cells of a row as values and ends of links */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-import-private.h"
#include "jj-format.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CACHE_SIZE 4096

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

static void
refuse_target (JjImporting *self, guint column, const char *text, guint n_found)
{
  if (n_found == 0 && self->deferring)
    self->is_deferred = TRUE;
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

static gboolean
parse_field (JjImporting *self, guint column, int index, const char *text, JjValue *value)
{
  const JjField *field = &self->kind->fields[index];
  g_autoptr (GError) error = NULL;
  gint64 micro;
  guint n_found;

  if (field->type == JJ_TYPE_REF)
    {
      value->number = jj_lookup_find (self->lookup, field->targets, text, &n_found);
      if (!value->number)
        refuse_target (self, column, text, n_found);
      return value->number != 0;
    }
  if (is_degrees (self, index) && parse_degrees (text, &micro))
    {
      *value = jj_value_number (micro);
      return TRUE;
    }
  if (jj_value_parse (self->plan, field, text, value, &error))
    return TRUE;
  jj_importing_refuse (self, column, g_strdup (error->message));
  return FALSE;
}

/* Numbers, choices and references come again and again; texts do not. References to the kind
 * itself may change their meaning while the file is read. */
static gboolean
is_cached (const JjImporting *self, int field)
{
  const JjField *table = &self->kind->fields[field];

  return table->type != JJ_TYPE_TEXT && table->type != JJ_TYPE_PROSE && table->type != JJ_TYPE_LIST
         && !(table->targets & JJ_KIND_BIT (self->mapping->kind));
}

static void
read_field (JjImporting *self, guint column, int field, const char *cell)
{
  GHashTable *cache = self->caches[column];
  JjType type = self->kind->fields[field].type;
  JjValue *known = cache ? g_hash_table_lookup (cache, cell) : NULL;
  JjValue value = jj_value_empty (type);
  g_autofree char *text = NULL;

  if (known)
    value = jj_value_copy (type, *known);
  else
    {
      text = strip (cell);
      if (!parse_field (self, column, field, text, &value))
        return;
    }
  if (!known && is_cached (self, field))
    {
      if (!cache)
        cache = self->caches[column]
            = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
      if (g_hash_table_size (cache) < CACHE_SIZE)
        g_hash_table_insert (cache, (gpointer)cell, g_memdup2 (&value, sizeof value));
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
  if (end.other)
    g_array_append_val (self->ends, end);
  else
    refuse_target (self, column, part, n_found);
}

static void
read_links (JjImporting *self, guint column, const JjLinkColumn *links, const char *cell)
{
  const char *separators
      = strpbrk (cell, ";\n") || strstr (cell, "；") || strstr (cell, "、") ? "；;、\n" : "，,";
  g_autoptr (GString) part = g_string_new (NULL);

  for (const char *at = cell;; at = g_utf8_next_char (at))
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

static gboolean
is_blank (const char *text)
{
  while (g_ascii_isspace (*text) || g_str_has_prefix (text, "　"))
    text += g_ascii_isspace (*text) ? 1 : strlen ("　");
  return *text == '\0';
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

      if (jj_target_is_none (target) || is_blank (cell))
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
