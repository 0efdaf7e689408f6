/* jj-document.c: a document as an ordered list of blocks */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-document.h"

#include <string.h>

/* A table while it is built: rows end up in `table`, which readers get. */
typedef struct
{
  JjDocumentTable table;
  GArray *kinds; /* guint8: JjTableRow */
} Table;

struct _JjDocument
{
  gatomicrefcount references;
  GStringChunk *strings;
  GPtrArray *blocks;    /* JjBlock */
  GArray *runs;         /* JjRun */
  GArray *cells;        /* JjSpan */
  GPtrArray *tables;    /* Table */
  GPtrArray *pictures;  /* JjDocumentPicture */
  GHashTable *headings; /* bookmark → block + 1 */
  JjDocumentInfo info;
  guint next_cell; /* of the row under way */
};

static void
free_table (gpointer data)
{
  Table *table = data;

  g_free ((gpointer)table->table.columns);
  g_array_unref (table->kinds);
  g_free (table);
}

static void
free_picture (gpointer data)
{
  JjDocumentPicture *picture = data;

  g_clear_pointer (&picture->picture, jj_picture_unref);
  g_free (picture);
}

static const char *
keep_string (JjDocument *self, const char *text)
{
  return text ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

JjDocument *
jj_document_new (const char *title)
{
  JjDocument *self = g_new0 (JjDocument, 1);

  g_atomic_ref_count_init (&self->references);
  self->strings = g_string_chunk_new (4096);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->runs = g_array_new (FALSE, FALSE, sizeof (JjRun));
  self->cells = g_array_new (FALSE, TRUE, sizeof (JjSpan));
  self->tables = g_ptr_array_new_with_free_func (free_table);
  self->pictures = g_ptr_array_new_with_free_func (free_picture);
  self->headings = g_hash_table_new (g_str_hash, g_str_equal);
  self->info.title = keep_string (self, title);
  self->info.date = JJ_EMPTY;
  return self;
}

JjDocument *
jj_document_ref (JjDocument *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
jj_document_unref (JjDocument *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_hash_table_unref (self->headings);
  g_ptr_array_unref (self->pictures);
  g_ptr_array_unref (self->tables);
  g_array_unref (self->cells);
  g_array_unref (self->runs);
  g_ptr_array_unref (self->blocks);
  g_string_chunk_free (self->strings);
  g_free (self);
}

const JjDocumentInfo *
jj_document_get_info (const JjDocument *self)
{
  return &self->info;
}

void
jj_document_set_info (JjDocument *self, const JjDocumentInfo *info)
{
  const char *title = info->title ? info->title : self->info.title;

  self->info = (JjDocumentInfo){
    .title = keep_string (self, title),
    .author = keep_string (self, info->author),
    .subject = keep_string (self, info->subject),
    .header_left = keep_string (self, info->header_left),
    .header_right = keep_string (self, info->header_right),
    .mark = keep_string (self, info->mark),
    .date = info->date,
  };
}

guint
jj_document_get_n_blocks (const JjDocument *self)
{
  return self->blocks->len;
}

const JjBlock *
jj_document_get_block (const JjDocument *self, guint i)
{
  g_return_val_if_fail (i < self->blocks->len, NULL);

  return g_ptr_array_index (self->blocks, i);
}

const JjRun *
jj_document_get_runs (const JjDocument *self, JjSpan span)
{
  g_return_val_if_fail (span.first + span.n <= self->runs->len, NULL);

  return &g_array_index (self->runs, JjRun, span.first);
}

JjSpan
jj_document_get_cell (const JjDocument *self, const JjDocumentTable *table, guint row, guint column)
{
  g_return_val_if_fail (row < table->n_rows && column < table->n_columns, (JjSpan){ 0 });

  return g_array_index (self->cells, JjSpan, table->first_cell + row * table->n_columns + column);
}

char *
jj_document_get_text (const JjDocument *self, JjSpan span)
{
  const JjRun *runs = jj_document_get_runs (self, span);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < span.n; i++)
    g_string_append (text, runs[i].text);
  return g_string_free (text, FALSE);
}

int
jj_document_find_bookmark (const JjDocument *self, const char *bookmark)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->headings, bookmark)) - 1;
}

static JjBlock *
last_block (JjDocument *self)
{
  return self->blocks->len ? g_ptr_array_index (self->blocks, self->blocks->len - 1) : NULL;
}

static Table *
last_table (JjDocument *self)
{
  g_return_val_if_fail (last_block (self) && last_block (self)->type == JJ_BLOCK_TABLE, NULL);

  return g_ptr_array_index (self->tables, self->tables->len - 1);
}

JjBlock *
jj_document_begin (JjDocument *self, JjBlockType type, guint level)
{
  JjBlock *block = g_new0 (JjBlock, 1);

  block->type = type;
  block->level = level;
  block->field = -1;
  block->runs.first = self->runs->len;
  block->keep = type == JJ_BLOCK_HEADING;
  g_ptr_array_add (self->blocks, block);
  return block;
}

JjBlock *
jj_document_begin_table (JjDocument *self, const JjTableColumn *columns, guint n_columns)
{
  JjBlock *block = jj_document_begin (self, JJ_BLOCK_TABLE, 0);
  Table *table = g_new0 (Table, 1);

  table->kinds = g_array_new (FALSE, FALSE, sizeof (guint8));
  table->table.columns = g_memdup2 (columns, n_columns * sizeof *columns);
  table->table.n_columns = n_columns;
  table->table.first_cell = self->cells->len;
  g_ptr_array_add (self->tables, table);
  block->table = &table->table;
  return block;
}

void
jj_document_begin_row (JjDocument *self, JjTableRow row)
{
  Table *table = last_table (self);
  guint8 kind = row;

  g_array_append_val (table->kinds, kind);
  table->table.rows = (const guint8 *)table->kinds->data;
  if (row == JJ_ROW_HEAD && table->table.n_head == table->table.n_rows)
    table->table.n_head++;
  table->table.n_rows++;
  self->next_cell = self->cells->len;
  g_array_set_size (self->cells, self->cells->len + table->table.n_columns);
}

void
jj_document_begin_cell (JjDocument *self)
{
  g_return_if_fail (self->next_cell < self->cells->len);

  g_array_index (self->cells, JjSpan, self->next_cell++).first = self->runs->len;
}

JjBlock *
jj_document_add_picture (JjDocument *self, const JjDocumentPicture *picture)
{
  JjBlock *block = jj_document_begin (self, JJ_BLOCK_PICTURE, 0);
  JjDocumentPicture *copy = g_memdup2 (picture, sizeof *picture);

  if (copy->picture)
    jj_picture_ref (copy->picture);
  copy->alt = keep_string (self, picture->alt);
  copy->live = keep_string (self, picture->live);
  g_ptr_array_add (self->pictures, copy);
  block->picture = copy;
  return block;
}

void
jj_document_set_bookmark (JjDocument *self, const char *bookmark)
{
  JjBlock *block = last_block (self);

  g_return_if_fail (block && block->type == JJ_BLOCK_HEADING
                    && !g_hash_table_contains (self->headings, bookmark));

  block->bookmark = keep_string (self, bookmark);
  g_hash_table_insert (self->headings, (gpointer)block->bookmark,
                       GUINT_TO_POINTER (self->blocks->len));
}

static void
add_run (JjDocument *self, const JjRun *run)
{
  JjBlock *block = last_block (self);
  JjRun kept = { keep_string (self, run->text), keep_string (self, run->link),
                 keep_string (self, run->live), run->style };

  g_return_if_fail (block);

  g_array_append_val (self->runs, kept);
  if (block->table && block->table->n_rows > 0)
    g_array_index (self->cells, JjSpan, self->next_cell - 1).n++;
  else
    block->runs.n++;
}

void
jj_document_set_live (JjDocument *self, guint first, const char *live, JjId host, int host_field)
{
  for (guint i = first; i < self->blocks->len; i++)
    {
      JjBlock *block = g_ptr_array_index (self->blocks, i);

      block->live = keep_string (self, live);
      block->host = host;
      block->host_field = host_field;
    }
}

void
jj_document_add_text (JjDocument *self, const char *text, JjRunStyle style)
{
  add_run (self, &(JjRun){ .text = text, .style = style });
}

void
jj_document_add_link (JjDocument *self, const char *text, const char *link, JjRunStyle style)
{
  add_run (self, &(JjRun){ .text = text, .link = link, .style = style });
}

void
jj_document_add_live (JjDocument *self, const char *text, const char *live, JjRunStyle style)
{
  add_run (self, &(JjRun){ .text = text, .live = live, .style = style });
}

void
jj_document_add_cell (JjDocument *self, const char *text, JjRunStyle style)
{
  jj_document_begin_cell (self);
  if (text && *text)
    jj_document_add_text (self, text, style);
}

void
jj_document_add_live_cell (JjDocument *self, const char *text, const char *live, JjRunStyle style)
{
  jj_document_begin_cell (self);
  jj_document_add_live (self, text, live, style);
}
