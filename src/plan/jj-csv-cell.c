/* jj-csv-cell.c: a cell of CSV, written and read so that no spreadsheet runs it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-csv-cell.h"

#include <string.h>

static gboolean
is_trigger (char c)
{
  return c != '\0' && strchr ("=+-@\t\r\n", c) != NULL;
}

/* A sign, digits with separators, a fraction, a per cent sign: what spreadsheets read as a number
 * and do not run. */
static gboolean
is_number (const char *text)
{
  if (*text == '+' || *text == '-')
    text++;
  if (!g_ascii_isdigit (*text))
    return FALSE;
  while (g_ascii_isdigit (*text) || *text == ',')
    text++;
  if (*text == '.')
    for (text++; g_ascii_isdigit (*text);)
      text++;
  if (*text == '%')
    text++;
  return *text == '\0';
}

guint
jj_csv_cell_guard_length (const char *cell)
{
  if (*cell != '\'')
    return 0;
  return is_trigger (cell[strspn (cell, "'")]) ? 1 : 0;
}

void
jj_csv_cell_append (GString *out, const char *text)
{
  gboolean quote;

  if (!text || !*text)
    return;
  quote = text[strcspn (text, ",\"\r\n")] != '\0' || *text == ' ' || text[strlen (text) - 1] == ' ';
  if (quote)
    g_string_append_c (out, '"');
  if (jj_csv_cell_guard_length (text) || (is_trigger (*text) && !is_number (text)))
    g_string_append_c (out, '\'');
  if (!quote)
    {
      g_string_append (out, text);
      return;
    }
  for (; *text; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}
