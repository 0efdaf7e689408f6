/* jj-document-pages.c: where the blocks of a document stand on its pages */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-document-pages-private.h"

#include <math.h>
#include <string.h>

#define COVER_SPACE 150.0
#define STAMP_HEIGHT 120.0
#define CAPTION 16.0
#define MAX_KEEP 8

const JjPaper jj_paper_a4 = { 595.28, 841.89, 56.69 };

JjBlockLook
jj_block_get_look (const JjBlock *block)
{
  static const JjBlockLook headings[] = { { 16, 20, 8, 0, 0.35, TRUE },
                                          { 13.5, 15, 6, 0, 0.35, TRUE },
                                          { 12, 12, 5, 0, 0.35, TRUE },
                                          { 11, 10, 4, 0, 0.35, TRUE } };
  static const JjBlockLook titles[] = { { 24, 0, 24, 0, 0.4, TRUE }, { 15, 4, 14, 0, 0.4, TRUE } };
  JjBlockLook look = { 11, 0, 5, 0, 0.45, FALSE };

  switch (block->type)
    {
    case JJ_BLOCK_TITLE:
      return titles[MIN (block->level, 1)];
    case JJ_BLOCK_HEADING:
      return headings[CLAMP (block->level, 1, G_N_ELEMENTS (headings)) - 1];
    case JJ_BLOCK_ITEM:
      look.indent = 20.0 * (block->level + 1);
      look.after = 3;
      return look;
    case JJ_BLOCK_TABLE:
    case JJ_BLOCK_PICTURE:
    case JJ_BLOCK_STAMPS:
      look.before = 6;
      look.after = 12;
      return look;
    default:
      look.indent = 20.0 * block->level;
      return look;
    }
}

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, gsize from, gsize to)
{
  attribute->start_index = (guint)from;
  attribute->end_index = (guint)to;
  pango_attr_list_insert (list, attribute);
}

PangoAttrList *
jj_document_pages_join (JjDocumentPages *self,
                        JjSpan span,
                        double size,
                        gboolean bold,
                        GString *text)
{
  const JjRun *runs = jj_document_get_runs (self->document, span);
  PangoAttrList *list = pango_attr_list_new ();

  for (guint i = 0; i < span.n; i++)
    {
      gsize from = text->len, to;

      g_string_append (text, runs[i].text);
      to = text->len;
      if (runs[i].style & JJ_RUN_STRONG && !bold)
        add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), from, to);
      /* Chinese has no slanted letters: emphasis is set off by a line below. */
      if (runs[i].style & JJ_RUN_EMPHASIS)
        add_attribute (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), from, to);
      if (runs[i].style & JJ_RUN_SMALL)
        add_attribute (list, pango_attr_size_new_absolute ((int)(size * JJ_SMALL * PANGO_SCALE)),
                       from, to);
      if (runs[i].style & JJ_RUN_WARNING)
        add_attribute (list, pango_attr_foreground_new (0x8a00, 0x1000, 0x1000), from, to);
    }
  return list;
}

/* The lines of a title are about as long as each other: the text is set in the narrowest width that
 * needs no more lines, and stands in the middle of the full one. */
static void
balance (PangoLayout *layout, double width)
{
  int n_lines, low = (int)(width / 3), high = (int)width;

  pango_layout_set_width (layout, high * PANGO_SCALE);
  n_lines = pango_layout_get_line_count (layout);
  while (n_lines > 1 && high - low > 2)
    {
      int middle = (low + high) / 2;

      pango_layout_set_width (layout, middle * PANGO_SCALE);
      if (pango_layout_get_line_count (layout) > n_lines)
        low = middle;
      else
        high = middle;
    }
  pango_layout_set_width (layout, high * PANGO_SCALE);
}

PangoLayout *
jj_document_pages_layout_block (JjDocumentPages *self, const JjBlock *block)
{
  JjBlockLook look = jj_block_get_look (block);
  PangoLayout *layout = jj_typeset_layout (self->context, look.size, look.bold);
  double width = self->paper.width - 2 * self->paper.margin;
  g_autoptr (GString) text = g_string_new (NULL);
  PangoAttrList *attributes
      = jj_document_pages_join (self, block->runs, look.size, look.bold, text);

  if (block->type != JJ_BLOCK_TITLE)
    {
      jj_typeset_fill (layout, text->str, attributes, width - look.indent);
      return layout;
    }
  pango_layout_set_text (layout, text->str, -1);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  balance (layout, width);
  return layout;
}

/* From the upper edge of a line to that of the next. */
double
jj_document_pages_line_height (PangoLayout *layout, guint line)
{
  PangoLayoutLine *l = pango_layout_get_line_readonly (layout, (int)line);
  PangoRectangle extents;

  pango_layout_line_get_extents (l, NULL, &extents);
  return (double)extents.height / PANGO_SCALE;
}

/* What is set, while pages are filled. */
typedef struct
{
  JjDocumentPages *pages;
  double y;
  guint page;
  gboolean fresh; /* nothing stands on the page yet */
} Setter;

static void
new_page (Setter *self)
{
  guint next = self->pages->pieces->len;

  g_array_append_val (self->pages->starts, next);
  self->page++;
  self->y = self->pages->top;
  self->fresh = TRUE;
}

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

/* The height of the first rows below the headings. */
static double
rows_height (const JjDocumentTable *table, const JjTableShape *shape, guint n)
{
  double height = 0;

  for (guint r = table->n_head; r < table->n_rows && r < table->n_head + n; r++)
    height += shape->heights[r];
  return height;
}

/* How many rows from `row` fit below the headings; 0 where not even the first does. */
static guint
count_rows (Setter *self, const JjBlock *block, guint row, double *height)
{
  const JjTableShape *shape = jj_document_pages_get_shape (self->pages, block);
  const JjDocumentTable *table = block->table;
  guint end = row, least;

  *height = shape->head;
  while (end < table->n_rows && *height + shape->heights[end] <= room (self))
    *height += shape->heights[end++];
  if (end == table->n_rows)
    return end - row;
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
  double least = CAPTION + shape->head + rows_height (block->table, shape, 3);

  if (!self->fresh)
    self->y += look.before;
  if (!self->fresh && room (self) < least && least < self->pages->bottom - self->pages->top)
    new_page (self);
  if (block->runs.n > 0)
    add_piece (self, i, 0, 0, CAPTION);
  if (row == block->table->n_rows)
    add_piece (self, i, row, 0, shape->head)->n_lines = 1;
  while (row < block->table->n_rows)
    {
      double height;
      guint n = count_rows (self, block, row, &height);

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

/* How much must follow a block that is kept with the next one. */
static double
least_height (Setter *self, const JjBlock *block)
{
  JjBlockLook look = jj_block_get_look (block);
  double line = look.size * (1.45 + look.spacing);
  const JjTableShape *shape;

  switch (block->type)
    {
    case JJ_BLOCK_TABLE:
      shape = jj_document_pages_get_shape (self->pages, block);
      return look.before + CAPTION + shape->head + rows_height (block->table, shape, 3);
    case JJ_BLOCK_PICTURE:
      return look.before + block->picture->height + CAPTION;
    case JJ_BLOCK_STAMPS:
      return STAMP_HEIGHT;
    case JJ_BLOCK_HEADING:
      return look.before + line + look.after;
    case JJ_BLOCK_PAGE:
    case JJ_BLOCK_CONTENTS:
      return 0;
    default:
      return block->keep ? line + look.after : 3 * line;
    }
}

static gboolean
fits_with_next (Setter *self, guint i)
{
  double needed = 0;
  guint n = jj_document_get_n_blocks (self->pages->document);

  for (guint k = i; k < n && k < i + MAX_KEEP; k++)
    {
      const JjBlock *block = jj_document_get_block (self->pages->document, k);

      needed += least_height (self, block);
      if (!block->keep)
        break;
    }
  return needed <= room (self);
}

static void
set_block (Setter *self, guint i)
{
  const JjBlock *block = jj_document_get_block (self->pages->document, i);
  JjBlockLook look = jj_block_get_look (block);
  double height;

  if (!self->fresh && block->keep && !fits_with_next (self, i))
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
    case JJ_BLOCK_STAMPS:
      height = block->type == JJ_BLOCK_STAMPS
                   ? STAMP_HEIGHT
                   : block->picture->height + (block->runs.n ? CAPTION : 0);
      if (!self->fresh && look.before + height > room (self))
        new_page (self);
      self->y += self->fresh ? 0 : look.before;
      add_piece (self, i, 0, 0, height);
      self->y += look.after;
      return;
    default:
      set_lines (self, i, block);
    }
}

static void
free_shape (gpointer data)
{
  JjTableShape *shape = data;

  g_free (shape->edges);
  g_free (shape->heights);
  g_free (shape);
}

JjDocumentPages *
jj_document_pages_new (JjDocument *document, const JjPaper *paper, GCancellable *cancellable)
{
  JjDocumentPages *self = g_new0 (JjDocumentPages, 1);
  Setter setter = { .pages = self, .fresh = TRUE };
  guint zero = 0;

  self->document = jj_document_ref (document);
  self->paper = *paper;
  self->context = jj_typeset_context ();
  self->pieces = g_array_new (FALSE, FALSE, sizeof (JjPiece));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->shapes = g_hash_table_new_full (NULL, NULL, NULL, free_shape);
  self->memo = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->key = g_string_new (NULL);
  self->top = paper->margin + 14;
  self->bottom = paper->height - paper->margin - 12;
  setter.y = self->top;
  g_array_append_val (self->starts, zero);
  for (guint i = 0; i < jj_document_get_n_blocks (document); i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        {
          jj_document_pages_free (self);
          return NULL;
        }
      set_block (&setter, i);
    }
  g_array_append_val (self->starts, self->pieces->len);
  return self;
}

void
jj_document_pages_free (JjDocumentPages *self)
{
  g_string_free (self->key, TRUE);
  g_hash_table_unref (self->memo);
  g_hash_table_unref (self->shapes);
  g_array_unref (self->starts);
  g_array_unref (self->pieces);
  g_object_unref (self->context);
  jj_document_unref (self->document);
  g_free (self);
}

JjDocument *
jj_document_pages_get_document (JjDocumentPages *self)
{
  return self->document;
}

const JjPaper *
jj_document_pages_get_paper (JjDocumentPages *self)
{
  return &self->paper;
}

guint
jj_document_pages_get_count (JjDocumentPages *self)
{
  return self->starts->len - 1;
}

/* The first piece of a block or of a later one. */
static guint
find_piece (JjDocumentPages *self, guint block)
{
  guint low = 0, high = self->pieces->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->pieces, JjPiece, middle).block < block)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

guint
jj_document_pages_find (JjDocumentPages *self, guint block, double *y)
{
  guint i = find_piece (self, block);

  if (i >= self->pieces->len)
    return jj_document_pages_get_count (self) - 1;
  if (y)
    *y = g_array_index (self->pieces, JjPiece, i).y;
  return g_array_index (self->pieces, JjPiece, i).page;
}

int
jj_document_pages_hit (JjDocumentPages *self, guint page, double y)
{
  g_return_val_if_fail (page < jj_document_pages_get_count (self), -1);

  for (guint i = g_array_index (self->starts, guint, page);
       i < g_array_index (self->starts, guint, page + 1); i++)
    {
      const JjPiece *piece = &g_array_index (self->pieces, JjPiece, i);

      if (y >= piece->y && y < piece->y + piece->height)
        return (int)piece->block;
    }
  return -1;
}
