/* jj-figures-rows.c: lines that came and went, between rows that stay as they were */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-figures-private.h"

#include <string.h>

typedef struct
{
  JjFigures *self; /* its chunks are the old ones until all is known */
  JjPlan *plan;
  GHashTable *removed, *inserted; /* JjId */
  guint n_lines;                  /* of the plan as it is */
  JjChunk **chunks;               /* the new ones */
  guint n_chunks, n_shared;
} Rows;

static GHashTable *
make_set (GArray *ids)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (set, &g_array_index (ids, JjId, i));
  return set;
}

static JjId
id_of_new (const Rows *rows, guint i)
{
  return jj_element_get_id (jj_plan_get_nth (rows->plan, JJ_KIND_BUDGET_LINE, i));
}

/* The first row that is another one now. */
static guint
find_first (const Rows *rows)
{
  guint n = MIN (rows->n_lines, rows->self->n_lines), i = 0;

  while (i < n && jj_figures_get_line (rows->self, i)->id == id_of_new (rows, i))
    i++;
  return i;
}

/* Chunks before the first change are shared, the others begin empty. */
static void
make_chunks (Rows *rows, guint first)
{
  rows->n_chunks = (rows->n_lines + JJ_CHUNK_LINES - 1) / JJ_CHUNK_LINES;
  rows->chunks = g_new0 (JjChunk *, rows->n_chunks);
  rows->n_shared = MIN (first / JJ_CHUNK_LINES, rows->n_chunks);
  for (guint i = 0; i < rows->n_chunks; i++)
    {
      if (i < rows->n_shared)
        {
          rows->chunks[i] = rows->self->chunks[i];
          g_atomic_ref_count_inc (&rows->chunks[i]->ref_count);
          continue;
        }
      rows->chunks[i] = g_new0 (JjChunk, 1);
      g_atomic_ref_count_init (&rows->chunks[i]->ref_count);
      rows->chunks[i]->n_lines = MIN (JJ_CHUNK_LINES, rows->n_lines - i * JJ_CHUNK_LINES);
      rows->chunks[i]->size_parts = 2 * JJ_CHUNK_LINES;
      rows->chunks[i]->parts = g_new (JjPart, rows->chunks[i]->size_parts);
    }
}

static void
free_chunks (Rows *rows)
{
  for (guint i = 0; i < rows->n_chunks; i++)
    jj_chunk_unref (rows->chunks[i]);
  g_clear_pointer (&rows->chunks, g_free);
}

static void
copy_row (Rows *rows, guint from, guint to)
{
  JjChunk *chunk = rows->chunks[to / JJ_CHUNK_LINES];
  JjLineFigure *line = &chunk->lines[to % JJ_CHUNK_LINES];
  const JjPart *parts = jj_figures_get_parts (rows->self, from);

  *line = *jj_figures_get_line (rows->self, from);
  if (chunk->n_parts + line->n_parts > chunk->size_parts)
    {
      chunk->size_parts = 2 * (chunk->n_parts + line->n_parts);
      chunk->parts = g_renew (JjPart, chunk->parts, chunk->size_parts);
    }
  if (line->n_parts > 0)
    memcpy (chunk->parts + chunk->n_parts, parts, line->n_parts * sizeof (JjPart));
  line->parts = line->n_parts > 0 ? chunk->n_parts : 0;
  chunk->n_parts += line->n_parts;
}

/* Out of the sums; the computed lines of its activity follow. */
static void
take_out (Rows *rows, guint row, GHashTable *activities)
{
  const JjLineFigure *line = jj_figures_get_line (rows->self, row);

  jj_figures_count_line (rows->self, row, -1);
  jj_figures_count_base (rows->self, line, -1);
  g_hash_table_add (activities, GUINT_TO_POINTER (line->activity));
}

/* FALSE: lines changed places, too. */
static gboolean
fill_rows (Rows *rows, GHashTable *activities)
{
  guint start = rows->n_shared * JJ_CHUNK_LINES, old = start;
  JjFigures *self = rows->self;

  for (guint i = start; i < rows->n_lines; i++)
    {
      JjId id = id_of_new (rows, i);

      for (; old < self->n_lines; old++)
        {
          const JjLineFigure *line = jj_figures_get_line (self, old);

          if (line->id == id || !g_hash_table_contains (rows->removed, &line->id))
            break;
          take_out (rows, old, activities);
        }
      if (old < self->n_lines && jj_figures_get_line (self, old)->id == id)
        copy_row (rows, old++, i);
      else if (g_hash_table_contains (rows->inserted, &id))
        rows->chunks[i / JJ_CHUNK_LINES]->lines[i % JJ_CHUNK_LINES].id = id;
      else
        return FALSE;
    }
  for (; old < self->n_lines; old++)
    {
      if (!g_hash_table_contains (rows->removed, &jj_figures_get_line (self, old)->id))
        return FALSE;
      take_out (rows, old, activities);
    }
  return TRUE;
}

static void
take_chunks (Rows *rows)
{
  JjFigures *self = rows->self;

  for (guint i = 0; i < self->n_chunks; i++)
    jj_chunk_unref (self->chunks[i]);
  g_free (self->chunks);
  self->chunks = g_steal_pointer (&rows->chunks);
  self->n_chunks = rows->n_chunks;
  self->n_lines = rows->n_lines;
  jj_id_index_unref (self->line_index);
  self->line_index = jj_id_index_new (self->n_lines);
  for (guint i = 0; i < self->n_lines; i++)
    jj_id_index_add (self->line_index, jj_figures_get_line (self, i)->id, i);
}

gboolean
jj_figures_update_rows (JjFigures *self,
                        JjPlan *plan,
                        const JjChanges *changes,
                        GHashTable *activities)
{
  g_autoptr (GHashTable) removed = make_set (changes->removed);
  g_autoptr (GHashTable) inserted = make_set (changes->inserted);
  Rows rows = { self, plan, removed, inserted, jj_plan_get_count (plan, JJ_KIND_BUDGET_LINE) };
  guint first = find_first (&rows);

  if (first == rows.n_lines && first == self->n_lines)
    return TRUE;
  make_chunks (&rows, first);
  if (!fill_rows (&rows, activities))
    {
      free_chunks (&rows);
      return FALSE;
    }
  take_chunks (&rows);
  return TRUE;
}
