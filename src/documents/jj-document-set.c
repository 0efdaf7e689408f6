/* jj-document-set.c: fills pages with the blocks of a document */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-document-pages-private.h"

#include <math.h>

#define COVER_SPACE 150.0
#define STAMP_HEIGHT 120.0
#define CAPTION 16.0
#define MAX_KEEP 8
#define LEAST_ROWS 2       /* below the headings of a table, on its first page and on its last */
#define WORTH_FILLING 0.15 /* of a page: less stays empty where a picture does not fit */

/* What is set, while pages are filled. */
typedef struct
{
  JjDocumentPages *pages;
  double y;
  guint page;
  gboolean fresh;  /* nothing stands on the page yet */
  GArray *waiting; /* guint: pictures that stand on top of the next page, text going on before */
} Setter;

static double
room (const Setter *self)
{
  return self->pages->bottom - self->y;
}

static JjPiece *
add_piece (Setter *self, guint block, guint first, guint n, double height)
{
  JjPiece piece = {
    .block = block, .page = self->page, .first = first, .n = n, .y = self->y, .height = height
  };

  g_array_append_val (self->pages->pieces, piece);
  self->y += height;
  self->fresh = FALSE;
  return &g_array_index (self->pages->pieces, JjPiece, self->pages->pieces->len - 1);
}

static double
picture_height (const JjBlock *block)
{
  return block->picture->height + (block->runs.n ? CAPTION : 0);
}

/* The next page, with the pictures that wait for it. */
static void
new_page (Setter *self)
{
  guint next = self->pages->pieces->len;

  g_array_append_val (self->pages->starts, next);
  self->page++;
  self->y = self->pages->top;
  self->fresh = TRUE;
  while (self->waiting->len > 0)
    {
      guint i = g_array_index (self->waiting, guint, 0);
      const JjBlock *block = jj_document_get_block (self->pages->document, i);

      if (!self->fresh && picture_height (block) > room (self))
        return;
      add_piece (self, i, 0, 0, picture_height (block));
      self->y += jj_block_get_look (block).after;
      g_array_remove_index (self->waiting, 0);
    }
}

/* A new page, or more where pictures fill it, unless so much is free. */
static void
make_room (Setter *self, double needed)
{
  while (!self->fresh && room (self) < needed)
    new_page (self);
}

static void
set_picture (Setter *self, guint i, const JjBlock *block)
{
  JjBlockLook look = jj_block_get_look (block);
  double needed = look.before + picture_height (block);

  if (!self->fresh && needed > room (self)
      && room (self) > (self->pages->bottom - self->pages->top) * WORTH_FILLING)
    {
      g_array_append_val (self->waiting, i);
      return;
    }
  make_room (self, needed);
  self->y += self->fresh ? 0 : look.before;
  add_piece (self, i, 0, 0, picture_height (block));
  self->y += look.after;
}

static void
set_lines (Setter *self, guint i, const JjBlock *block)
{
  JjBlockLook look = jj_block_get_look (block);
  g_autoptr (PangoLayout) layout = jj_document_pages_layout_block (self->pages, block);
  guint n = (guint)pango_layout_get_line_count (layout), first = 0;
  double line = jj_document_pages_line_height (layout, 0) + look.size * look.spacing;

  if (block->type == JJ_BLOCK_TITLE && block->level == 0 && self->page == 0 && self->fresh)
    self->y += COVER_SPACE;
  else if (!self->fresh)
    self->y += look.before;
  while (first < n)
    {
      guint fit = (guint)MAX (0, floor (room (self) / line + 0.001)), rest = n - first;

      if (fit < rest)
        {
          /* At least two lines on each side, unless a page cannot hold them. */
          fit = MIN (fit, rest > 2 ? rest - 2 : 0);
          if (fit < 2 && !self->fresh)
            fit = 0;
          else
            fit = MAX (fit, self->fresh ? 1 : 0);
        }
      else
        fit = rest;
      if (fit > 0)
        add_piece (self, i, first, fit, fit * line);
      first += fit;
      if (first < n)
        new_page (self);
    }
  self->y += look.after;
}

/* A row higher than a page, cut between lines. */
static void
set_high_row (Setter *self, guint i, const JjBlock *block, guint row)
{
  const JjTableShape *shape = jj_document_pages_get_shape (self->pages, block);
  double line = 0;
  guint n_lines = 1, first = 0;

  make_room (self, shape->head + 3 * JJ_TABLE_TEXT);
  for (guint c = 0; c < block->table->n_columns; c++)
    {
      g_autoptr (PangoLayout) layout = jj_document_pages_layout_cell (self->pages, block, row, c);
      guint n = (guint)pango_layout_get_line_count (layout);

      line = MAX (line, jj_document_pages_line_height (layout, 0));
      n_lines = MAX (n_lines, n);
    }
  while (first < n_lines)
    {
      double head = row >= block->table->n_head ? shape->head : 0;
      guint fit = (guint)MAX (1, floor ((room (self) - head - JJ_TABLE_PAD) / line));
      JjPiece *piece;

      fit = MIN (fit, n_lines - first);
      piece = add_piece (self, i, row, 1, head + fit * line + JJ_TABLE_PAD);
      piece->first_line = first;
      piece->n_lines = fit;
      first += fit;
      if (first < n_lines)
        new_page (self);
    }
}

/* Of the headings and the first rows, as many as count_rows lets stand alone. *row: the next one.
 */
static double
first_rows (Setter *self, const JjBlock *block, guint *row)
{
  const JjTableShape *shape = jj_document_pages_get_shape (self->pages, block);
  const JjDocumentTable *table = block->table;
  double height = CAPTION + shape->head;
  guint r = table->n_head;

  for (; r < table->n_rows
         && (r < table->n_head + LEAST_ROWS || table->rows[r - 1] == JJ_ROW_GROUP
             || table->rows[r] == JJ_ROW_SUM);
       r++)
    height += shape->heights[r];
  *row = r;
  return height;
}

/* What a table that is kept with the next one needs behind itself. */
static double
height_behind (Setter *self, guint i, const JjBlock *block)
{
  gboolean is_last = i + 1 == jj_document_get_n_blocks (self->pages->document);
  const JjBlock *next = is_last ? NULL : jj_document_get_block (self->pages->document, i + 1);
  JjBlockLook look = jj_block_get_look (block);

  return block->keep && next && next->type == JJ_BLOCK_TABLE
             ? look.after + look.before + first_rows (self, next, &(guint){ 0 })
             : 0;
}

/* How much of a table must stand on one page; a short one is not parted. */
static double
table_start (Setter *self, guint i, const JjBlock *block)
{
  const JjTableShape *shape = jj_document_pages_get_shape (self->pages, block);
  guint row;
  double height = first_rows (self, block, &row);

  if (row + (block->keep ? LEAST_ROWS + 1 : 1) < block->table->n_rows)
    return height;
  for (; row < block->table->n_rows; row++)
    height += shape->heights[row];
  return height + height_behind (self, i, block);
}

static guint
count_lines (Setter *self, const JjBlock *block)
{
  g_autoptr (PangoLayout) layout = jj_document_pages_layout_block (self->pages, block);

  return (guint)pango_layout_get_line_count (layout);
}

/* How much must follow a block that is kept with the next one. */
static double
least_height (Setter *self, guint i)
{
  const JjBlock *block = jj_document_get_block (self->pages->document, i);
  JjBlockLook look = jj_block_get_look (block);
  double line = look.size * (1.45 + look.spacing);

  switch (block->type)
    {
    case JJ_BLOCK_TABLE:
      return look.before + table_start (self, i, block);
    case JJ_BLOCK_PICTURE:
      return look.before + block->picture->height + CAPTION;
    case JJ_BLOCK_STAMPS:
      return STAMP_HEIGHT;
    case JJ_BLOCK_HEADING:
      return look.before + count_lines (self, block) * line + look.after;
    case JJ_BLOCK_PAGE:
    case JJ_BLOCK_CONTENTS:
      return 0;
    case JJ_BLOCK_ITEM:
      return MIN (count_lines (self, block), 3u) * line + look.after;
    default:
      return block->keep ? line + look.after : 3 * line;
    }
}

/* How many rows from `row` fit below the headings; 0 where not even the first does. */
static guint
count_rows (Setter *self, guint i, const JjBlock *block, guint row, double *height)
{
  const JjTableShape *shape = jj_document_pages_get_shape (self->pages, block);
  const JjDocumentTable *table = block->table;
  guint end = row, least;

  *height = shape->head;
  while (end < table->n_rows && *height + shape->heights[end] <= room (self))
    *height += shape->heights[end++];
  if (end == table->n_rows)
    {
      if (*height + height_behind (self, i, block) <= room (self)
          || (self->fresh && end <= row + LEAST_ROWS))
        return end - row;
      /* The last rows go with what they are kept with. */
      if (end <= row + LEAST_ROWS)
        return 0;
      for (guint n = 0; n < LEAST_ROWS; n++)
        *height -= shape->heights[--end];
    }
  /* No row is alone on the last page. */
  if (end + 1 == table->n_rows && end > row + 1)
    *height -= shape->heights[--end];
  /* A heading within does not end a page, and a sum does not begin one; unless the page has nothing
   * else. */
  least = self->fresh ? row + 1 : row;
  while (end > least && (table->rows[end - 1] == JJ_ROW_GROUP || table->rows[end] == JJ_ROW_SUM))
    *height -= shape->heights[--end];
  return end - row;
}

static void
set_table (Setter *self, guint i, const JjBlock *block)
{
  JjBlockLook look = jj_block_get_look (block);
  const JjTableShape *shape = jj_document_pages_get_shape (self->pages, block);
  guint row = block->table->n_head;
  double least = table_start (self, i, block);

  if (!self->fresh)
    self->y += look.before;
  if (least < self->pages->bottom - self->pages->top)
    make_room (self, least);
  if (block->runs.n > 0)
    add_piece (self, i, 0, 0, CAPTION);
  if (row == block->table->n_rows)
    add_piece (self, i, row, 0, shape->head)->n_lines = 1;
  while (row < block->table->n_rows)
    {
      double height;
      guint n = count_rows (self, i, block, row, &height);

      if (n > 0)
        add_piece (self, i, row, n, height);
      else if (shape->head + shape->heights[row] > self->pages->bottom - self->pages->top)
        {
          set_high_row (self, i, block, row);
          n = 1;
        }
      row += n;
      if (row < block->table->n_rows)
        new_page (self);
    }
  self->y += look.after;
}

static guint
count_contents (JjDocument *document, guint level)
{
  guint n = 0;

  for (guint i = 0; i < jj_document_get_n_blocks (document); i++)
    {
      const JjBlock *block = jj_document_get_block (document, i);

      n += block->type == JJ_BLOCK_HEADING && block->level <= level && block->bookmark;
    }
  return n;
}

static void
set_contents (Setter *self, guint i, const JjBlock *block)
{
  guint n = count_contents (self->pages->document, block->level), first = 0;

  while (first < n)
    {
      guint fit = (guint)MAX (1, floor (room (self) / JJ_CONTENTS_LINE));

      fit = MIN (fit, n - first);
      add_piece (self, i, first, fit, fit * JJ_CONTENTS_LINE);
      first += fit;
      if (first < n)
        new_page (self);
    }
}

static gboolean
is_item (Setter *self, guint i)
{
  return i < jj_document_get_n_blocks (self->pages->document)
         && jj_document_get_block (self->pages->document, i)->type == JJ_BLOCK_ITEM;
}

/* Whether a block goes with the next one: as it says, and the first and the last two of a list. */
static gboolean
is_kept (Setter *self, guint i)
{
  if (jj_document_get_block (self->pages->document, i)->type == JJ_BLOCK_TABLE)
    return FALSE;
  if (jj_document_get_block (self->pages->document, i)->keep)
    return TRUE;
  return is_item (self, i) && is_item (self, i + 1)
         && (i == 0 || !is_item (self, i - 1) || !is_item (self, i + 2));
}

static gboolean
fits_with_next (Setter *self, guint i)
{
  double needed = 0;
  guint n = jj_document_get_n_blocks (self->pages->document);

  for (guint k = i; k < n && k < i + MAX_KEEP; k++)
    {
      needed += least_height (self, k);
      if (!is_kept (self, k))
        break;
    }
  return needed <= room (self);
}

/* No picture goes beyond it. */
static gboolean
is_boundary (const JjBlock *block)
{
  return block->type == JJ_BLOCK_PAGE || (block->type == JJ_BLOCK_HEADING && block->level == 1);
}

static void
set_block (Setter *self, guint i)
{
  const JjBlock *block = jj_document_get_block (self->pages->document, i);
  JjBlockLook look = jj_block_get_look (block);

  if (self->waiting->len > 0 && is_boundary (block))
    new_page (self);
  while (!self->fresh && is_kept (self, i) && !fits_with_next (self, i))
    new_page (self);
  switch (block->type)
    {
    case JJ_BLOCK_PAGE:
      if (!self->fresh || self->page == 0)
        new_page (self);
      return;
    case JJ_BLOCK_TABLE:
      set_table (self, i, block);
      return;
    case JJ_BLOCK_CONTENTS:
      set_contents (self, i, block);
      return;
    case JJ_BLOCK_PICTURE:
      set_picture (self, i, block);
      return;
    case JJ_BLOCK_STAMPS:
      make_room (self, look.before + STAMP_HEIGHT);
      self->y += self->fresh ? 0 : look.before;
      add_piece (self, i, 0, 0, STAMP_HEIGHT);
      self->y += look.after;
      return;
    default:
      set_lines (self, i, block);
    }
}

gboolean
jj_document_pages_set (JjDocumentPages *self, GCancellable *cancellable)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint));
  Setter setter = { .pages = self, .y = self->top, .fresh = TRUE, .waiting = waiting };
  guint zero = 0;

  g_array_append_val (self->starts, zero);
  for (guint i = 0; i < jj_document_get_n_blocks (self->document); i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      set_block (&setter, i);
    }
  while (waiting->len > 0)
    new_page (&setter);
  g_array_append_val (self->starts, self->pieces->len);
  return TRUE;
}
