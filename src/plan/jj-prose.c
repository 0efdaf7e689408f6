/* jj-prose.c: prose as blocks and runs */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-prose.h"

#include <string.h>

#define MAX_LEVEL 3u
#define MAX_HEADING 4u

static const char *const live_ids[JJ_N_LIVE_TYPES]
    = { NULL, "figure", "field", "table", "chart", "sheet", "map" };

const char *
jj_live_get_id (JjLiveType type)
{
  g_return_val_if_fail (type < JJ_N_LIVE_TYPES, NULL);

  return live_ids[type];
}

JjLiveType
jj_live_from_id (const char *id, gsize length)
{
  for (guint i = 1; i < JJ_N_LIVE_TYPES; i++)
    if (strlen (live_ids[i]) == length && strncmp (live_ids[i], id, length) == 0)
      return i;
  return JJ_LIVE_NONE;
}

gsize
jj_prose_get_name_length (const char *text)
{
  const char *p = text;

  while ((guchar)*p >= ' ' && !strchr ("{}|\\", *p))
    p++;
  return (gsize)(p - text);
}

static void
free_run (gpointer data)
{
  g_free (((JjProseRun *)data)->text);
  g_free (data);
}

static GPtrArray *
new_runs (void)
{
  return g_ptr_array_new_with_free_func (free_run);
}

static void
free_block (gpointer data)
{
  JjProseBlock *block = data;

  g_clear_pointer (&block->runs, g_ptr_array_unref);
  g_clear_pointer (&block->cells, g_ptr_array_unref);
  g_free (block->aligns);
  g_free (block);
}

JjProse *
jj_prose_new (void)
{
  JjProse *self = g_new0 (JjProse, 1);

  self->blocks = g_ptr_array_new_with_free_func (free_block);
  return self;
}

void
jj_prose_free (JjProse *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

JjProseBlock *
jj_prose_add (JjProse *self, JjProseType type, guint level)
{
  JjProseBlock *block = g_new0 (JjProseBlock, 1);

  block->type = type;
  block->runs = new_runs ();
  if (type == JJ_PROSE_HEADING)
    block->level = CLAMP (level, 1, MAX_HEADING);
  else if (type == JJ_PROSE_BULLET || type == JJ_PROSE_NUMBERED)
    block->level = MIN (level, MAX_LEVEL);
  g_ptr_array_add (self->blocks, block);
  return block;
}

JjProseBlock *
jj_prose_add_table (JjProse *self, guint n_columns, guint n_rows)
{
  JjProseBlock *block = jj_prose_add (self, JJ_PROSE_TABLE, 0);

  g_return_val_if_fail (n_columns > 0 && n_rows > 0, block);

  g_clear_pointer (&block->runs, g_ptr_array_unref);
  block->n_columns = n_columns;
  block->n_rows = n_rows;
  block->aligns = g_new0 (JjTextAlign, n_columns);
  block->cells = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < n_columns * n_rows; i++)
    g_ptr_array_add (block->cells, new_runs ());
  return block;
}

GPtrArray *
jj_prose_get_cell (const JjProseBlock *table, guint row, guint column)
{
  g_return_val_if_fail (table->cells && row < table->n_rows && column < table->n_columns, NULL);

  return g_ptr_array_index (table->cells, row * table->n_columns + column);
}

void
jj_prose_add_run (GPtrArray *runs, const char *text, JjProseStyle style, JjLiveType live)
{
  JjProseRun *last = runs->len ? g_ptr_array_index (runs, runs->len - 1) : NULL;
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n", ' ');
  JjProseRun *run;

  if (live && line[jj_prose_get_name_length (line)])
    live = JJ_LIVE_NONE;
  if (!*line)
    return;
  if (last && !live && !last->live && last->style == style)
    {
      g_autofree char *old = g_steal_pointer (&last->text);

      last->text = g_strconcat (old, line, NULL);
      return;
    }
  run = g_new0 (JjProseRun, 1);
  run->text = g_steal_pointer (&line);
  run->style = style;
  run->live = live;
  g_ptr_array_add (runs, run);
}

static gboolean
runs_equal (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const JjProseRun *x = g_ptr_array_index (a, i), *y = g_ptr_array_index (b, i);

      if (x->style != y->style || x->live != y->live || strcmp (x->text, y->text) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
blocks_equal (const JjProseBlock *a, const JjProseBlock *b)
{
  if (a->type != b->type || a->level != b->level || a->number != b->number
      || a->n_columns != b->n_columns || a->n_rows != b->n_rows)
    return FALSE;
  if (a->type != JJ_PROSE_TABLE)
    return runs_equal (a->runs, b->runs);
  for (guint i = 0; i < a->cells->len; i++)
    if (!runs_equal (g_ptr_array_index (a->cells, i), g_ptr_array_index (b->cells, i)))
      return FALSE;
  return memcmp (a->aligns, b->aligns, a->n_columns * sizeof *a->aligns) == 0;
}

gboolean
jj_prose_equal (const JjProse *a, const JjProse *b)
{
  if (a->blocks->len != b->blocks->len)
    return FALSE;
  for (guint i = 0; i < a->blocks->len; i++)
    if (!blocks_equal (g_ptr_array_index (a->blocks, i), g_ptr_array_index (b->blocks, i)))
      return FALSE;
  return TRUE;
}

/* East Asian wide, and the signs that Chinese text sets full width (—— …… “” ‘’ ·). */
static gboolean
is_full_width (gunichar c)
{
  return g_unichar_iswide (c)
         || (g_unichar_ispunct (c) && c >= 0x2010 && c <= 0x2027 && g_unichar_iswide_cjk (c));
}

static guint
count_text (const char *text, gboolean *in_word)
{
  guint n = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iszerowidth (c))
        *in_word = *in_word && g_unichar_iszerowidth (c);
      else if (is_full_width (c))
        {
          *in_word = FALSE;
          n++;
        }
      else
        {
          n += !*in_word;
          *in_word = TRUE;
        }
    }
  return n;
}

static guint
count_runs (const GPtrArray *runs)
{
  gboolean in_word = FALSE;
  guint n = 0;

  for (guint i = 0; runs && i < runs->len; i++)
    {
      const JjProseRun *run = g_ptr_array_index (runs, i);

      if (run->live)
        {
          in_word = FALSE;
          n++;
        }
      else
        n += count_text (run->text, &in_word);
    }
  return n;
}

guint
jj_prose_count (const char *text)
{
  g_autoptr (JjProse) prose = jj_prose_parse (text);
  guint n = 0;

  for (guint i = 0; i < prose->blocks->len; i++)
    {
      const JjProseBlock *block = g_ptr_array_index (prose->blocks, i);

      n += count_runs (block->runs);
      for (guint k = 0; block->cells && k < block->cells->len; k++)
        n += count_runs (g_ptr_array_index (block->cells, k));
    }
  return n;
}

static void
append_plain (GString *out, const GPtrArray *runs)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const JjProseRun *run = g_ptr_array_index (runs, i);

      if (run->live)
        g_string_append_printf (out, "{{%s:%s}}", live_ids[run->live], run->text);
      else
        g_string_append (out, run->text);
    }
}

char *
jj_prose_to_plain (const char *text)
{
  g_autoptr (JjProse) prose = jj_prose_parse (text);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < prose->blocks->len; i++)
    {
      const JjProseBlock *block = g_ptr_array_index (prose->blocks, i);

      if (i > 0)
        g_string_append_c (out, '\n');
      if (block->runs)
        append_plain (out, block->runs);
      for (guint k = 0; block->cells && k < block->cells->len; k++)
        {
          if (k > 0)
            g_string_append_c (out, k % block->n_columns ? '\t' : '\n');
          append_plain (out, g_ptr_array_index (block->cells, k));
        }
    }
  return g_string_free (out, FALSE);
}
