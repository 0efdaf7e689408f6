/* jj-grid-tsv.c: blocks of cells as spreadsheets put them on the clipboard */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-tsv.h"

#include <string.h>

void
jj_grid_tsv_append (GString *tsv, const char *cell)
{
  if (*cell != '"' && strpbrk (cell, "\t\r\n") == NULL)
    {
      g_string_append (tsv, cell);
      return;
    }
  g_string_append_c (tsv, '"');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (tsv, '"');
      g_string_append_c (tsv, *p);
    }
  g_string_append_c (tsv, '"');
}

static gboolean
ends_cell (char c)
{
  return c == '\0' || c == '\t' || c == '\r' || c == '\n';
}

/* Where a quoted cell ends, just behind its quote; NULL: it is no quoted cell. */
static const char *
scan_quoted (const char *p, GString *cell)
{
  for (p++; *p != '\0'; p++)
    {
      if (*p == '"' && p[1] == '"')
        p++;
      else if (*p == '"')
        return ends_cell (p[1]) ? p + 1 : NULL;
      g_string_append_c (cell, *p);
    }
  return NULL;
}

static char *
scan_cell (const char **p)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  const char *end = **p == '"' ? scan_quoted (*p, cell) : NULL;

  if (end == NULL)
    {
      end = *p + strcspn (*p, "\t\r\n");
      g_string_truncate (cell, 0);
      g_string_append_len (cell, *p, end - *p);
    }
  *p = end;
  return g_strdup (cell->str);
}

GPtrArray *
jj_grid_tsv_parse (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  const char *p = text;

  while (*p != '\0')
    {
      GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (rows, row);
      g_ptr_array_add (row, scan_cell (&p));
      while (*p == '\t')
        {
          p++;
          g_ptr_array_add (row, scan_cell (&p));
        }
      if (*p == '\r')
        p++;
      if (*p == '\n')
        p++;
    }
  return rows;
}
