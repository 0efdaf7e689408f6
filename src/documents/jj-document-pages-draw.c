/* jj-document-pages-draw.c: the pages of a document as they look */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-document-pages-private.h"

#include "jj-language.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#define CAPTION_TEXT 9.5
#define SMALL_TEXT 8.5
#define CONTENTS_TEXT 10.5

void
jj_document_pages_draw_lines (cairo_t *cr, PangoLayout *layout, JjSpan lines, double x, double y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double top = 0;

  for (guint i = 0; i < lines.first + lines.n; i++)
    {
      PangoRectangle extents;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      if (i == lines.first)
        top = (double)extents.y / PANGO_SCALE;
      if (i >= lines.first)
        {
          cairo_move_to (cr, x + (double)extents.x / PANGO_SCALE,
                         y - top + (double)pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      if (!pango_layout_iter_next_line (iter))
        break;
    }
  pango_layout_iter_free (iter);
}

/* Where one line of text goes: from x, over a width. */
typedef struct
{
  double x, y, width, size;
  JjTextAlign align;
} Place;

static void
draw_text (PangoContext *context, cairo_t *cr, const char *text, const Place *place)
{
  static const PangoAlignment alignments[]
      = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };
  g_autoptr (PangoLayout) layout = jj_typeset_layout (context, place->size, FALSE);

  pango_layout_set_width (layout, (int)(place->width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, alignments[place->align]);
  pango_layout_set_text (layout, text, -1);
  jj_document_pages_draw_lines (cr, layout, (JjSpan){ 0, 1 }, place->x, place->y);
}

static double
text_width (const JjDocumentPages *self)
{
  return self->paper.width - 2 * self->paper.margin;
}

static void
draw_head_and_foot (JjDocumentPages *self, cairo_t *cr, guint page)
{
  const JjDocumentInfo *info = jj_document_get_info (self->document);
  g_autofree char *number
      = g_strdup_printf ("第 %u 頁，共 %u 頁", page + 1, jj_document_pages_get_count (self));
  double width = text_width (self), left = self->paper.margin;
  Place head = { left, self->paper.margin - 16, width * 0.6, SMALL_TEXT, JJ_TEXT_LEFT };
  Place version = { left + width * 0.6, head.y, width * 0.4, SMALL_TEXT, JJ_TEXT_RIGHT };
  Place foot
      = { left, self->paper.height - self->paper.margin + 6, width, SMALL_TEXT, JJ_TEXT_CENTRE };

  if (page > 0)
    {
      draw_text (self->context, cr, info->header_left ? info->header_left : info->title, &head);
      cairo_set_line_width (cr, 0.4);
      cairo_move_to (cr, head.x, self->paper.margin);
      cairo_line_to (cr, head.x + text_width (self), self->paper.margin);
      cairo_stroke (cr);
      draw_text (self->context, cr, number, &foot);
    }
  if (info->header_right)
    draw_text (self->context, cr, info->header_right, &version);
}

/* 草稿 over the page, light enough to read through. */
static void
draw_mark (JjDocumentPages *self, cairo_t *cr)
{
  const JjDocumentInfo *info = jj_document_get_info (self->document);
  g_autoptr (PangoLayout) layout = NULL;

  if (!info->mark)
    return;
  layout = jj_typeset_layout (self->context, 110, TRUE);
  pango_layout_set_text (layout, info->mark, -1);
  cairo_save (cr);
  cairo_translate (cr, self->paper.width / 2, self->paper.height / 2);
  cairo_rotate (cr, -0.7);
  cairo_set_source_rgb (cr, 0.92, 0.92, 0.92);
  jj_document_pages_draw_lines (cr, layout, (JjSpan){ 0, 1 }, -jj_layout_get_width (layout) / 2,
                                -jj_layout_get_height (layout) / 2);
  cairo_restore (cr);
}

static void
draw_bullet (JjDocumentPages *self, cairo_t *cr, const JjBlock *block, double y)
{
  JjBlockLook look = jj_block_get_look (block);
  g_autofree char *number = block->number ? g_strdup_printf ("%u.", block->number) : NULL;
  static const char *const bullets[] = { "•", "◦", "▪", "▫" };
  Place area = { self->paper.margin + look.indent - 22, y, 18, look.size, JJ_TEXT_RIGHT };

  draw_text (self->context, cr, number ? number : bullets[MIN (block->level, 3)], &area);
}

/* A link's area, for PDF: the whole line where a run of it is a link. */
static void
begin_link (JjDocumentPages *self, cairo_t *cr, const JjBlock *block, char **attributes)
{
  const JjRun *runs = jj_document_get_runs (self->document, block->runs);
  const char *link = NULL;

  for (guint i = 0; i < block->runs.n && !link; i++)
    link = runs[i].link;
  if (!link || strchr (link, '\''))
    return;
  *attributes
      = *link == '#' ? g_strdup_printf ("dest='%s'", link + 1) : g_strdup_printf ("uri='%s'", link);
  cairo_tag_begin (cr, CAIRO_TAG_LINK, *attributes);
}

static void
draw_lines (JjDocumentPages *self, cairo_t *cr, const JjPiece *piece, const JjBlock *block)
{
  JjBlockLook look = jj_block_get_look (block);
  g_autoptr (PangoLayout) layout = jj_document_pages_layout_block (self, block);
  static const char *const tags[] = { "H1", "H2", "H3", "H4", "H5", "H6" };
  const char *tag = block->type == JJ_BLOCK_HEADING ? tags[CLAMP (block->level, 1, 6) - 1] : "P";
  g_autofree char *dest = block->bookmark && piece->first == 0
                              ? g_strdup_printf ("name='%s' internal", block->bookmark)
                              : NULL;
  g_autofree char *link = NULL;
  double y = piece->y, step = piece->height / piece->n, x = self->paper.margin + look.indent;

  /* A title is set narrower than the page. */
  if (block->type == JJ_BLOCK_TITLE)
    x += (text_width (self) - (double)pango_layout_get_width (layout) / PANGO_SCALE) / 2;

  cairo_tag_begin (cr, tag, NULL);
  if (dest)
    cairo_tag_begin (cr, CAIRO_TAG_DEST, dest);
  begin_link (self, cr, block, &link);
  if (block->type == JJ_BLOCK_ITEM && piece->first == 0)
    draw_bullet (self, cr, block, y + look.size * look.spacing / 2);
  for (guint i = piece->first; i < piece->first + piece->n; i++)
    {
      jj_document_pages_draw_lines (cr, layout, (JjSpan){ i, 1 }, x,
                                    y + look.size * look.spacing / 2);
      y += step;
    }
  if (link)
    cairo_tag_end (cr, CAIRO_TAG_LINK);
  if (dest)
    cairo_tag_end (cr, CAIRO_TAG_DEST);
  cairo_tag_end (cr, tag);
}

static void
draw_caption (JjDocumentPages *self, cairo_t *cr, const JjBlock *block, double y)
{
  g_autofree char *text = jj_document_get_text (self->document, block->runs);
  Place area = { self->paper.margin, y, text_width (self), CAPTION_TEXT,
                 block->type == JJ_BLOCK_PICTURE ? JJ_TEXT_CENTRE : JJ_TEXT_LEFT };

  draw_text (self->context, cr, text, &area);
}

static void
draw_picture (JjDocumentPages *self, cairo_t *cr, const JjPiece *piece, const JjBlock *block)
{
  const JjDocumentPicture *picture = block->picture;
  double scale = picture->width_px > 0 ? picture->width / picture->width_px : 1;

  cairo_tag_begin (cr, "Figure", NULL);
  if (picture->picture)
    {
      cairo_save (cr);
      cairo_translate (cr, (self->paper.width - picture->width) / 2, piece->y);
      cairo_scale (cr, scale, scale);
      jj_language_enter_plan ();
      jj_picture_draw (picture->picture, cr, -1);
      jj_language_leave_plan ();
      cairo_restore (cr);
    }
  cairo_tag_end (cr, "Figure");
  cairo_set_source_rgb (cr, 0, 0, 0);
  if (block->runs.n)
    draw_caption (self, cr, block, piece->y + picture->height + 2);
}

static void
draw_stamps (JjDocumentPages *self, cairo_t *cr, const JjPiece *piece, const JjBlock *block)
{
  const JjRun *runs = jj_document_get_runs (self->document, block->runs);
  double width = text_width (self) / MAX (block->runs.n, 1), head = 24;

  cairo_set_line_width (cr, 0.8);
  for (guint i = 0; i < block->runs.n; i++)
    {
      Place label = { self->paper.margin + i * width, piece->y + 5, width, 11, JJ_TEXT_CENTRE };

      cairo_rectangle (cr, label.x, piece->y, width, piece->height);
      cairo_move_to (cr, label.x, piece->y + head);
      cairo_rel_line_to (cr, width, 0);
      cairo_stroke (cr);
      draw_text (self->context, cr, runs[i].text, &label);
    }
}

/* A line of the contents, leading to its heading. */
static void
draw_entry (JjDocumentPages *self, cairo_t *cr, guint heading, double y)
{
  const JjBlock *block = jj_document_get_block (self->document, heading);
  g_autofree char *text = jj_document_get_text (self->document, block->runs);
  g_autofree char *number
      = g_strdup_printf ("%u", jj_document_pages_find (self, heading, NULL) + 1);
  g_autofree char *link = g_strdup_printf ("dest='%s'", block->bookmark);
  double indent = 22.0 * (block->level - 1);
  Place area = { self->paper.margin + indent, y, text_width (self) - indent - 40, CONTENTS_TEXT,
                 JJ_TEXT_LEFT };
  Place page = { area.x + area.width, y, 40, CONTENTS_TEXT, JJ_TEXT_RIGHT };
  g_autoptr (PangoLayout) layout = jj_typeset_layout (self->context, CONTENTS_TEXT, FALSE);
  static const double dots[] = { 0.8, 3.2 };
  double from;

  pango_layout_set_text (layout, text, -1);
  from = area.x + MIN (jj_layout_get_width (layout), area.width) + 6;
  cairo_tag_begin (cr, CAIRO_TAG_LINK, link);
  draw_text (self->context, cr, text, &area);
  draw_text (self->context, cr, number, &page);
  cairo_tag_end (cr, CAIRO_TAG_LINK);
  cairo_save (cr);
  cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
  cairo_set_line_width (cr, 0.6);
  cairo_move_to (cr, MIN (from, page.x + 18), y + 11);
  cairo_line_to (cr, page.x + 20, y + 11);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_contents (JjDocumentPages *self, cairo_t *cr, const JjPiece *piece, const JjBlock *block)
{
  guint n = 0;

  for (guint i = 0; i < jj_document_get_n_blocks (self->document); i++)
    {
      const JjBlock *heading = jj_document_get_block (self->document, i);

      if (heading->type != JJ_BLOCK_HEADING || heading->level > block->level || !heading->bookmark)
        continue;
      if (n >= piece->first && n < piece->first + piece->n)
        draw_entry (self, cr, i, piece->y + (n - piece->first) * JJ_CONTENTS_LINE);
      n++;
    }
}

static void
draw_piece (JjDocumentPages *self, cairo_t *cr, const JjPiece *piece)
{
  const JjBlock *block = jj_document_get_block (self->document, piece->block);

  switch (block->type)
    {
    case JJ_BLOCK_TABLE:
      if (piece->n == 0 && piece->n_lines == 0)
        draw_caption (self, cr, block, piece->y + 1);
      else
        jj_document_pages_draw_table (self, cr, piece);
      return;
    case JJ_BLOCK_PICTURE:
      draw_picture (self, cr, piece, block);
      return;
    case JJ_BLOCK_STAMPS:
      draw_stamps (self, cr, piece, block);
      return;
    case JJ_BLOCK_CONTENTS:
      draw_contents (self, cr, piece, block);
      return;
    default:
      draw_lines (self, cr, piece, block);
    }
}

void
jj_document_pages_draw (JjDocumentPages *self, cairo_t *cr, guint page)
{
  g_return_if_fail (page < jj_document_pages_get_count (self));

  draw_mark (self, cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = g_array_index (self->starts, guint, page);
       i < g_array_index (self->starts, guint, page + 1); i++)
    draw_piece (self, cr, &g_array_index (self->pieces, JjPiece, i));
  draw_head_and_foot (self, cr, page);
}
