/* jj-prose-write.c: blocks and runs as the text that a plan keeps */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-prose.h"

#include <string.h>

static void
write_stars (GString *out, JjProseStyle turned)
{
  g_string_append (out, turned & JJ_PROSE_STRONG ? "**" : "");
  g_string_append (out, turned & JJ_PROSE_EMPHASIS ? "*" : "");
}

static void
write_text (GString *out, const char *text, gboolean in_cell)
{
  for (const char *p = text; *p; p++)
    {
      if (*p == '\\' || *p == '*' || (*p == '{' && p[1] == '{') || (in_cell && *p == '|'))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
}

static void
write_runs (GString *out, const GPtrArray *runs, gboolean in_cell)
{
  JjProseStyle style = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const JjProseRun *run = g_ptr_array_index (runs, i);

      write_stars (out, style ^ run->style);
      style = run->style;
      if (run->live)
        g_string_append_printf (out, "{{%s:%s}}", jj_live_get_id (run->live), run->text);
      else
        write_text (out, run->text, in_cell);
    }
  write_stars (out, style);
}

/* Where a line of plain text would be read as something else, the sign that makes it so. */
static gsize
find_mark (const char *line)
{
  gsize start = strspn (line, " "), digits = strspn (line + start, "0123456789");

  if (*line == '#' && line[strspn (line, "#")] == ' ')
    return 0;
  if (g_str_has_prefix (line + start, "- "))
    return start;
  if (digits && g_str_has_prefix (line + start + digits, ". "))
    return start + digits;
  return line[start] == '|' ? start : G_MAXSIZE;
}

static void
write_paragraph (GString *out, const GPtrArray *runs)
{
  gsize start = out->len, mark;

  write_runs (out, runs, FALSE);
  mark = find_mark (out->str + start);
  if (mark != G_MAXSIZE)
    g_string_insert_c (out, (gssize)(start + mark), '\\');
}

static void
write_cell (GString *out, const GPtrArray *runs)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  write_runs (cell, runs, TRUE);
  g_string_append_printf (out, " %s |", g_strstrip (cell->str));
}

static void
write_table (GString *out, const JjProseBlock *table)
{
  static const char *const aligns[] = { "---|", ":---:|", "---:|" };

  for (guint r = 0; r < table->n_rows; r++)
    {
      g_string_append (out, r ? "\n|" : "|");
      for (guint c = 0; c < table->n_columns; c++)
        write_cell (out, jj_prose_get_cell (table, r, c));
      if (r == 0)
        g_string_append (out, "\n|");
      for (guint c = 0; r == 0 && c < table->n_columns; c++)
        g_string_append (out, aligns[table->aligns[c]]);
    }
}

static void
write_block (GString *out, const JjProseBlock *block)
{
  switch (block->type)
    {
    case JJ_PROSE_TABLE:
      write_table (out, block);
      return;
    case JJ_PROSE_PARAGRAPH:
      write_paragraph (out, block->runs);
      return;
    case JJ_PROSE_HEADING:
      g_string_append_printf (out, "%.*s ", (int)block->level, "####");
      break;
    case JJ_PROSE_BULLET:
      g_string_append_printf (out, "%*s- ", (int)block->level * 2, "");
      break;
    case JJ_PROSE_NUMBERED:
      g_string_append_printf (out, "%*s%u. ", (int)block->level * 2, "", block->number);
      break;
    default:
      break;
    }
  write_runs (out, block->runs, FALSE);
}

char *
jj_prose_write (const JjProse *self)
{
  GString *out = g_string_new (NULL);
  gboolean was_table = FALSE;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const JjProseBlock *block = g_ptr_array_index (self->blocks, i);

      /* Two tables in a row would be read as one. */
      if (i > 0)
        g_string_append (out, block->cells && was_table ? "\n\n" : "\n");
      was_table = block->cells != NULL;
      write_block (out, block);
    }
  return g_string_free (out, FALSE);
}
