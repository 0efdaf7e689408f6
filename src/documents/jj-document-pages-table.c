/* jj-document-pages-table.c: tables on the pages of a document */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-document-pages-private.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#define SAMPLE 300  /* rows that decide the widths of columns without a share */
#define MEMO 20000  /* distinct texts that are remembered */
#define WIDEST 0.45 /* of the page: what one column may ask for */

static gboolean
is_bold (JjTableRow row)
{
  return row != JJ_ROW_PLAIN;
}

static PangoLayout *
new_cell (JjDocumentPages *self, JjTextAlign align, double width, gboolean bold)
{
  static const PangoAlignment alignments[]
      = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };
  PangoLayout *layout = jj_typeset_layout (self->context, JJ_TABLE_TEXT, bold);

  pango_layout_set_width (layout, (int)(MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, alignments[align]);
  return layout;
}

/* Most cells are one plain run, and tables repeat themselves: one layout for each distinct text of
 * a width, since shaping is most of the work. (transfer full) */
static PangoLayout *
recall (JjDocumentPages *self, const char *text, JjTextAlign align, double width, gboolean bold)
{
  PangoLayout *layout;

  g_string_printf (self->key, "%.1f %d%d %s", width, align, bold, text);
  layout = g_hash_table_lookup (self->memo, self->key->str);
  if (layout)
    return g_object_ref (layout);
  if (g_hash_table_size (self->memo) >= MEMO)
    g_hash_table_remove_all (self->memo);
  layout = new_cell (self, align, width, bold);
  pango_layout_set_text (layout, text, -1);
  g_hash_table_insert (self->memo, g_strdup (self->key->str), g_object_ref (layout));
  return layout;
}

/* The width of a cell's text; a group's first cell goes over all columns. */
static double
cell_width (const JjTableShape *shape, const JjDocumentTable *table, guint row, guint column)
{
  gboolean whole = table->rows[row] == JJ_ROW_GROUP && column == 0;

  return shape->edges[whole ? table->n_columns : column + 1] - shape->edges[column]
         - 2 * JJ_TABLE_PAD;
}

PangoLayout *
jj_document_pages_layout_cell (JjDocumentPages *self, const JjBlock *block, guint row, guint column)
{
  const JjDocumentTable *table = block->table;
  const JjTableShape *shape = jj_document_pages_get_shape (self, block);
  JjSpan cell = jj_document_get_cell (self->document, table, row, column);
  const JjRun *runs = jj_document_get_runs (self->document, cell);
  gboolean bold = is_bold (table->rows[row]);
  JjTextAlign align = table->columns[column].align;
  double width = cell_width (shape, table, row, column);
  g_autoptr (GString) text = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;
  PangoLayout *layout;

  if (cell.n == 0 || (cell.n == 1 && (runs->style & ~(guint)JJ_RUN_STRONG) == 0))
    return recall (self, cell.n ? runs->text : "", align, width,
                   bold || (cell.n && runs->style & JJ_RUN_STRONG));
  text = g_string_new (NULL);
  attributes = jj_document_pages_join (self, cell, JJ_TABLE_TEXT, bold, text);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  layout = new_cell (self, align, width, bold);
  pango_layout_set_text (layout, text->str, -1);
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/* What a column would like: the widest text of its heading and of some rows. */
static double
wanted_width (JjDocumentPages *self, const JjDocumentTable *table, guint column, double widest)
{
  guint step = MAX (1, table->n_rows / SAMPLE);
  g_autoptr (PangoLayout) layout = jj_typeset_layout (self->context, JJ_TABLE_TEXT, TRUE);
  double wanted = 2 * JJ_TABLE_TEXT;

  for (guint r = 0; r < table->n_rows; r += r < table->n_head ? 1 : step)
    {
      JjSpan cell = jj_document_get_cell (self->document, table, r, column);
      g_autofree char *text = NULL;

      if (table->rows[r] == JJ_ROW_GROUP || cell.n == 0)
        continue;
      text = jj_document_get_text (self->document, cell);
      pango_layout_set_text (layout, text, -1);
      wanted = MAX (wanted, jj_layout_get_width (layout));
    }
  return MIN (wanted, widest) + 2 * JJ_TABLE_PAD + 0.5;
}

/* Columns with a share divide the page by it. Else each gets what it would like, and what is left
 * goes to texts; where there is not enough, the wider ones give way first. */
static void
fit_columns (JjDocumentPages *self, const JjDocumentTable *table, double *edges)
{
  double room_width = self->paper.width - 2 * self->paper.margin, total = 0, cap = room_width;
  g_autofree double *wanted = g_new0 (double, table->n_columns);
  guint shares = 0;

  for (guint c = 0; c < table->n_columns; c++)
    shares += table->columns[c].share;
  for (guint c = 0; c < table->n_columns; c++)
    {
      wanted[c] = shares ? MAX (table->columns[c].share, 1u) * room_width / shares
                         : wanted_width (self, table, c, room_width * WIDEST);
      total += wanted[c];
    }
  for (guint round = 0; !shares && round < 60 && total > room_width; round++)
    {
      cap *= 0.93;
      total = 0;
      for (guint c = 0; c < table->n_columns; c++)
        {
          wanted[c] = MIN (wanted[c], cap);
          total += wanted[c];
        }
    }
  edges[0] = self->paper.margin;
  for (guint c = 0; c < table->n_columns; c++)
    edges[c + 1] = edges[c] + wanted[c] * room_width / total;
}

static double
row_height (JjDocumentPages *self, const JjBlock *block, guint row)
{
  double height = JJ_TABLE_TEXT * 1.4;
  guint n = block->table->rows[row] == JJ_ROW_GROUP ? 1 : block->table->n_columns;

  for (guint c = 0; c < n; c++)
    {
      g_autoptr (PangoLayout) layout = jj_document_pages_layout_cell (self, block, row, c);
      double needed = jj_layout_get_height (layout);

      height = MAX (height, needed);
    }
  return height + JJ_TABLE_PAD;
}

const JjTableShape *
jj_document_pages_get_shape (JjDocumentPages *self, const JjBlock *block)
{
  JjTableShape *shape = g_hash_table_lookup (self->shapes, block->table);

  if (shape)
    return shape;
  shape = g_new0 (JjTableShape, 1);
  shape->edges = g_new0 (double, block->table->n_columns + 1);
  shape->heights = g_new0 (float, block->table->n_rows);
  g_hash_table_insert (self->shapes, (gpointer)block->table, shape);
  fit_columns (self, block->table, shape->edges);
  for (guint r = 0; r < block->table->n_rows; r++)
    {
      shape->heights[r] = (float)row_height (self, block, r);
      if (r < block->table->n_head)
        shape->head += shape->heights[r];
    }
  return shape;
}

static void
draw_rule (cairo_t *cr, double left, double right, double y, double thickness)
{
  cairo_set_line_width (cr, thickness);
  cairo_move_to (cr, left, y);
  cairo_line_to (cr, right, y);
  cairo_stroke (cr);
}

static void
draw_band (cairo_t *cr, const JjTableShape *shape, guint n_columns, double y, double height)
{
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.93, 0.93, 0.93);
  cairo_rectangle (cr, shape->edges[0], y, shape->edges[n_columns] - shape->edges[0], height);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* A row with its upper edge at y; n_lines 0: all of it. */
static void
draw_row (JjDocumentPages *self, cairo_t *cr, const JjPiece *piece, guint row, double y)
{
  const JjBlock *block = jj_document_get_block (self->document, piece->block);
  const JjTableShape *shape = jj_document_pages_get_shape (self, block);
  JjTableRow kind = block->table->rows[row];
  guint n = kind == JJ_ROW_GROUP ? 1 : block->table->n_columns;
  gboolean cut = piece->n_lines > 0 && row == piece->first && row >= block->table->n_head;

  if (kind == JJ_ROW_HEAD || kind == JJ_ROW_SUM)
    draw_band (cr, shape, block->table->n_columns, y, shape->heights[row]);
  cairo_tag_begin (cr, "TR", NULL);
  for (guint c = 0; c < n; c++)
    {
      g_autoptr (PangoLayout) layout = jj_document_pages_layout_cell (self, block, row, c);
      guint lines = (guint)pango_layout_get_line_count (layout);
      guint first = cut ? piece->first_line : 0;

      if (*pango_layout_get_text (layout) == '\0' || first >= lines)
        continue;
      cairo_tag_begin (cr, kind == JJ_ROW_HEAD ? "TH" : "TD", NULL);
      jj_document_pages_draw_lines (cr, layout,
                                    (JjSpan){ first,
                                              cut ? MIN (piece->n_lines, lines - first) : lines },
                                    shape->edges[c] + JJ_TABLE_PAD, y + JJ_TABLE_PAD / 2);
      cairo_tag_end (cr, kind == JJ_ROW_HEAD ? "TH" : "TD");
    }
  cairo_tag_end (cr, "TR");
}

void
jj_document_pages_draw_table (JjDocumentPages *self, cairo_t *cr, const JjPiece *piece)
{
  const JjBlock *block = jj_document_get_block (self->document, piece->block);
  const JjTableShape *shape = jj_document_pages_get_shape (self, block);
  double left = shape->edges[0], right = shape->edges[block->table->n_columns], y = piece->y;
  double end = piece->y + piece->height;

  cairo_tag_begin (cr, "Table", NULL);
  draw_rule (cr, left, right, y, 0.8);
  for (guint r = 0; r < block->table->n_head; r++)
    {
      draw_row (self, cr, piece, r, y);
      y += shape->heights[r];
    }
  if (block->table->n_head)
    draw_rule (cr, left, right, y, 0.6);
  for (guint r = piece->first; r < piece->first + piece->n; r++)
    {
      draw_row (self, cr, piece, r, y);
      y = piece->n_lines ? end : y + shape->heights[r];
      cairo_set_source_rgb (cr, 0.7, 0.7, 0.7);
      draw_rule (cr, left, right, y, 0.4);
      cairo_set_source_rgb (cr, 0, 0, 0);
    }
  draw_rule (cr, left, right, y, 0.8);
  for (guint c = 0; c <= block->table->n_columns; c++)
    if (c == 0 || c == block->table->n_columns)
      {
        cairo_set_line_width (cr, 0.4);
        cairo_move_to (cr, shape->edges[c], piece->y);
        cairo_line_to (cr, shape->edges[c], y);
        cairo_stroke (cr);
      }
  cairo_tag_end (cr, "Table");
}
