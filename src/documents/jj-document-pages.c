/* jj-document-pages.c: where the blocks of a document stand on its pages */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-document-pages-private.h"

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
  jj_typeset_title (layout, text->str, attributes, width);
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

static void
free_shape (gpointer data)
{
  JjTableShape *shape = data;

  g_free (shape->edges);
  g_free (shape->heights);
  g_free (shape);
}

/* The first piece of each block, else of the next one that has any. */
static void
index_pieces (JjDocumentPages *self)
{
  guint n = jj_document_get_n_blocks (self->document), next = self->pieces->len;
  guint *firsts;

  g_array_set_size (self->firsts, n);
  firsts = (guint *)(gpointer)self->firsts->data;
  for (guint i = 0; i < n; i++)
    firsts[i] = G_MAXUINT;
  for (guint i = next; i-- > 0;)
    firsts[g_array_index (self->pieces, JjPiece, i).block] = i;
  for (guint i = n; i-- > 0;)
    next = firsts[i] = firsts[i] == G_MAXUINT ? next : firsts[i];
}

JjDocumentPages *
jj_document_pages_new (JjDocument *document, const JjPaper *paper, GCancellable *cancellable)
{
  JjDocumentPages *self = g_new0 (JjDocumentPages, 1);

  self->document = jj_document_ref (document);
  self->paper = *paper;
  self->context = jj_typeset_context ();
  self->pieces = g_array_new (FALSE, FALSE, sizeof (JjPiece));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->shapes = g_hash_table_new_full (NULL, NULL, NULL, free_shape);
  self->memo = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->key = g_string_new (NULL);
  self->top = paper->margin + 14;
  self->bottom = paper->height - paper->margin - 12;
  if (!jj_document_pages_set (self, cancellable))
    {
      jj_document_pages_free (self);
      return NULL;
    }
  index_pieces (self);
  return self;
}

void
jj_document_pages_free (JjDocumentPages *self)
{
  g_string_free (self->key, TRUE);
  g_hash_table_unref (self->memo);
  g_hash_table_unref (self->shapes);
  g_array_unref (self->starts);
  g_array_unref (self->firsts);
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

guint
jj_document_pages_find (JjDocumentPages *self, guint block, double *y)
{
  guint i = g_array_index (self->firsts, guint, block);

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
