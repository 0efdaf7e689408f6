/* jj-csv.c: comma, tab or semicolon separated text as a table of cells */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-csv.h"
#include "jj-csv-cell.h"
#include "jj-text-decode.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_SEPARATORS 3
static const char separators[N_SEPARATORS] = { ',', '\t', ';' };

/* The text is read and written in one block: what is written never overtakes what is read, since
 * quotes only shrink a cell and its separator gives the room for the closing NUL. */
typedef struct
{
  JjCells *cells;
  char *text;
  gsize length, in, out;
  char separator;
  guint line;
  guint columns; /* of the row under way */
  guint n_cells;
} Reader;

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error)
    *error = g_error_new_valist (G_IO_ERROR, G_IO_ERROR_INVALID_DATA, format, args);
  va_end (args);
  return FALSE;
}

/* One row's separators into the sums: in how many rows each stands, and how often. */
static void
add_row (guint rows[N_SEPARATORS], guint counts[N_SEPARATORS], guint row[N_SEPARATORS])
{
  for (guint i = 0; i < N_SEPARATORS; i++)
    {
      rows[i] += row[i] > 0;
      counts[i] += row[i];
      row[i] = 0;
    }
}

/* The separator that stands in most of the first rows, outside quotes: others occur inside cells,
 * but hardly in the headings too. Of equals the more frequent; the comma where there is none. */
static char
guess_separator (const char *text, gsize length)
{
  guint rows[N_SEPARATORS] = { 0 }, counts[N_SEPARATORS] = { 0 }, row[N_SEPARATORS] = { 0 };
  gboolean quoted = FALSE;
  guint best = 0, lines = 0;

  for (gsize i = 0; i < MIN (length, 64 * 1024) && lines < 30; i++)
    {
      const char *found = text[i] ? memchr (separators, text[i], N_SEPARATORS) : NULL;

      if (text[i] == '"')
        quoted = !quoted;
      else if (!quoted && found)
        row[found - separators]++;
      else if (!quoted && (text[i] == '\n' || text[i] == '\r'))
        {
          add_row (rows, counts, row);
          lines++;
        }
    }
  add_row (rows, counts, row);
  for (guint i = 1; i < N_SEPARATORS; i++)
    if (rows[i] > rows[best] || (rows[i] == rows[best] && counts[i] > counts[best]))
      best = i;
  return separators[best];
}

/* Takes a line end at the reading place, CRLF as one. */
static void
skip_line_end (Reader *self)
{
  if (self->text[self->in] == '\r' && self->text[self->in + 1] == '\n')
    self->in++;
  self->in++;
  self->line++;
}

static gboolean
read_quoted (Reader *self, GError **error)
{
  guint first = self->line;
  gsize start = self->in;

  for (self->in++; self->in < self->length; self->in++)
    {
      char c = self->text[self->in];

      if (c == '"' && self->text[self->in + 1] != '"')
        {
          self->in++;
          return TRUE;
        }
      if (c == '"')
        self->in++;
      if (c == '\n' || (c == '\r' && self->text[self->in + 1] != '\n'))
        self->line++;
      if (self->in - start > JJ_CELLS_MAX_CELL)
        break;
      self->text[self->out++] = c;
    }
  if (self->in >= self->length)
    return refuse (error, _ ("A quotation mark opened in line %u is never closed."), first);
  return refuse (error, _ ("Line %u holds a cell of more than 256 KiB; this is no list."), first);
}

static gboolean
read_plain (Reader *self, GError **error)
{
  gsize start = self->in;

  for (; self->in < self->length; self->in++)
    {
      char c = self->text[self->in];

      if (c == self->separator || c == '\n' || c == '\r')
        break;
      self->text[self->out++] = c;
    }
  if (self->in - start > JJ_CELLS_MAX_CELL)
    return refuse (error, _ ("Line %u holds a cell of more than 256 KiB; this is no list."),
                   self->line);
  return TRUE;
}

/* One cell and what ends it. *row_ended: a line end or the end of the file. */
static gboolean
read_cell (Reader *self, gboolean *row_ended, GError **error)
{
  gsize start = self->out;
  gboolean at_end;

  if (self->text[self->in] == '"' && !read_quoted (self, error))
    return FALSE;
  if (!read_plain (self, error))
    return FALSE;

  at_end = self->in >= self->length;
  *row_ended = at_end || self->text[self->in] != self->separator;
  if (!at_end && *row_ended)
    skip_line_end (self);
  else
    self->in++;
  self->text[self->out++] = '\0';

  jj_cells_add (self->cells, start + jj_csv_cell_guard_length (self->text + start));
  self->n_cells++;
  if (++self->columns > JJ_CELLS_MAX_COLUMNS)
    return refuse (error, _ ("Line %u has more than 1,024 columns; this is no list."), self->line);
  if (self->n_cells > JJ_CELLS_MAX_CELLS)
    return refuse (error, _ ("The file goes on after line %u; this is no list of one county."),
                   self->line);
  return TRUE;
}

static gboolean
read_rows (Reader *self, GError **error)
{
  while (self->in < self->length)
    {
      guint line = self->line;
      gboolean row_ended = FALSE;

      self->columns = 0;
      while (!row_ended)
        if (!read_cell (self, &row_ended, error))
          return FALSE;
      jj_cells_end_row (self->cells, line);
      if (jj_cells_get_n_rows (self->cells) > JJ_CELLS_MAX_ROWS)
        return refuse (error, _ ("The file goes on after line %u; this is no list of one county."),
                       line);
    }
  return TRUE;
}

JjCells *
jj_csv_read (GBytes *bytes, GError **error)
{
  g_autoptr (JjCells) cells = NULL;
  Reader reader = { .line = 1 };

  g_return_val_if_fail (bytes, NULL);

  if (g_bytes_get_size (bytes) > JJ_CELLS_MAX_BYTES)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("The file is larger than 48 MiB; this is no list of one county."));
      return NULL;
    }
  reader.text = jj_text_decode (bytes, &reader.length, error);
  if (!reader.text)
    return NULL;
  cells = jj_cells_new (reader.text, reader.length);
  reader.cells = cells;
  reader.separator = guess_separator (reader.text, reader.length);
  if (!read_rows (&reader, error))
    return NULL;
  return g_steal_pointer (&cells);
}
