/* test-document-pages.c: pages hold all of a document, once, inside the paper */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-document-pages-private.h"

#include <string.h>

#define SENTENCE "本縣幅員狹長，學校小而分散，三分之二的國小在六班以下；跨校合作（含線上）是常態。"

static void
add_picture (JjDocument *document, double height)
{
  const JjDocumentPicture picture
      = { .width = 400, .height = height, .width_px = 400, .height_px = height, .alt = "" };

  jj_document_add_picture (document, &picture);
  jj_document_add_text (document, "圖", 0);
}

static void
add_paragraph (JjDocument *document, guint n_sentences)
{
  jj_document_begin (document, JJ_BLOCK_PARAGRAPH, 0);
  while (n_sentences-- > 0)
    jj_document_add_text (document, SENTENCE, 0);
}

/* Paragraphs, headings, lists, pictures and tables of random length. */
static JjDocument *
random_document (GRand *rand)
{
  static const JjTableColumn columns[] = { { JJ_TEXT_LEFT, 0 }, { JJ_TEXT_RIGHT, 0 } };
  JjDocument *document = jj_document_new ("試");

  jj_document_begin (document, JJ_BLOCK_CONTENTS, 2);
  for (int i = g_rand_int_range (rand, 3, 30); i > 0; i--)
    {
      JjBlockType type = (JjBlockType)g_rand_int_range (rand, JJ_BLOCK_HEADING, JJ_BLOCK_STAMPS);
      int n = g_rand_int_range (rand, 1, 40);

      if (type == JJ_BLOCK_PICTURE)
        {
          add_picture (document, n * 15);
          continue;
        }
      if (type == JJ_BLOCK_TABLE)
        {
          jj_document_begin_table (document, columns, 2)->keep = n % 3 == 0;
          for (int r = 0; r <= n * 3; r++)
            {
              jj_document_begin_row (document, r == 0       ? JJ_ROW_HEAD
                                               : r % 9 == 1 ? JJ_ROW_GROUP
                                               : r == n * 3 ? JJ_ROW_SUM
                                                            : JJ_ROW_PLAIN);
              jj_document_add_cell (document, SENTENCE, 0);
              jj_document_add_cell (document, "8,452,300", 0);
            }
          continue;
        }
      jj_document_begin (document, type, 1);
      for (int s = type == JJ_BLOCK_HEADING ? 1 : n; s > 0; s--)
        jj_document_add_text (document, SENTENCE, s % 3 == 0 ? JJ_RUN_STRONG : 0);
    }
  return document;
}

/* The lines and rows of each block follow each other without a gap, within the page; no piece lies
 * on another. */
static void
check_pages (JjDocumentPages *pages)
{
  g_autofree guint *done = g_new0 (guint, jj_document_get_n_blocks (pages->document));
  double y = 0;
  guint page = 0;

  for (guint i = 0; i < pages->pieces->len; i++)
    {
      const JjPiece *piece = &g_array_index (pages->pieces, JjPiece, i);
      const JjBlock *b = jj_document_get_block (pages->document, piece->block);

      g_assert_cmpfloat (piece->y, >=, pages->top - 0.01);
      g_assert_cmpfloat (piece->y + piece->height, <=, pages->bottom + 0.1);
      g_assert_cmpuint (piece->page, >=, page);
      g_assert_cmpfloat (piece->y, >=, piece->page == page ? y - 0.01 : 0);
      page = piece->page;
      y = piece->y + piece->height;
      if (piece->n == 0 || piece->n_lines > 0)
        continue;
      if (b->table && done[piece->block] == 0)
        done[piece->block] = b->table->n_head;
      g_assert_cmpuint (piece->first, ==, done[piece->block]);
      done[piece->block] += piece->n;
      if (b->table && done[piece->block] == b->table->n_rows)
        g_assert_true (piece->n > 1 || b->table->n_rows < 4);
      /* No line alone: more than three are never cut into one. */
      if (!b->table && piece->first > 0)
        g_assert_cmpuint (piece->n, >=, 2);
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (65);

  for (guint i = 0; i < 25; i++)
    {
      g_autoptr (JjDocument) document = random_document (rand);
      g_autoptr (JjDocumentPages) pages = jj_document_pages_new (document, &jj_paper_a4, NULL);
      double y;

      check_pages (pages);
      for (guint b = 1; b < jj_document_get_n_blocks (document); b++)
        {
          guint page = jj_document_pages_find (pages, b, &y);

          g_assert_cmpint (jj_document_pages_hit (pages, page, y + 1), ==, (int)b);
        }
    }
}

/* A heading is not the last on its page. */
static void
test_headings (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (66);

  for (guint i = 0; i < 25; i++)
    {
      g_autoptr (JjDocument) document = random_document (rand);
      g_autoptr (JjDocumentPages) pages = jj_document_pages_new (document, &jj_paper_a4, NULL);

      for (guint b = 1; b + 1 < jj_document_get_n_blocks (document); b++)
        if (jj_document_get_block (document, b)->type == JJ_BLOCK_HEADING
            && jj_document_get_block (document, b + 1)->type != JJ_BLOCK_HEADING
            && jj_document_get_block (document, b + 1)->type != JJ_BLOCK_PICTURE)
          g_assert_cmpuint (jj_document_pages_find (pages, b, NULL), ==,
                            jj_document_pages_find (pages, b + 1, NULL));
    }
}

/* A cell of more text than a page is cut between its lines, and all of it is set. */
static void
test_high_row (void)
{
  static const JjTableColumn columns[] = { { JJ_TEXT_LEFT, 1 }, { JJ_TEXT_LEFT, 1 } };
  g_autoptr (JjDocument) document = jj_document_new ("高");
  g_autoptr (JjDocumentPages) pages = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  guint n_lines = 0;

  jj_document_begin_table (document, columns, 2);
  jj_document_begin_row (document, JJ_ROW_HEAD);
  jj_document_begin_row (document, JJ_ROW_PLAIN);
  jj_document_begin_cell (document);
  for (guint i = 0; i < 120; i++)
    jj_document_add_text (document, SENTENCE, 0);
  pages = jj_document_pages_new (document, &jj_paper_a4, NULL);
  check_pages (pages);
  g_assert_cmpuint (jj_document_pages_get_count (pages), >, 1);
  for (guint i = 0; i < pages->pieces->len; i++)
    n_lines += g_array_index (pages->pieces, JjPiece, i).n_lines;
  layout = jj_document_pages_layout_cell (pages, jj_document_get_block (document, 0), 1, 0);
  g_assert_cmpint ((int)n_lines, ==, pango_layout_get_line_count (layout));
}

/* No line begins with a closing sign or ends with an opening one; broken lines end at the edge, or
 * a full stop hangs over it. */
static void
test_lines (void)
{
  PangoContext *context = jj_typeset_context ();
  g_autoptr (PangoLayout) layout = jj_typeset_layout (context, 11, FALSE);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 12; i++)
    g_string_append (text, SENTENCE);
  for (double width = 200; width < 480; width += 7)
    {
      jj_typeset_fill (layout, text->str, NULL, width);
      for (int i = 0; i < pango_layout_get_line_count (layout); i++)
        {
          PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
          const char *from = pango_layout_get_text (layout) + line->start_index;
          gunichar first = g_utf8_get_char (from);
          gboolean broken = i + 1 < pango_layout_get_line_count (layout);
          gunichar last
              = g_utf8_get_char (g_utf8_prev_char (from + line->length - (broken ? 3 : 0)));
          gboolean hangs = last == 0x3002 || last == 0xff0c || last == 0xff1b;
          PangoRectangle extents;

          g_assert_null (g_utf8_strchr ("，。；）", -1, first));
          g_assert_cmpuint (last, !=, 0xff08);
          pango_layout_line_get_extents (line, NULL, &extents);
          g_assert_cmpfloat ((double)extents.width / PANGO_SCALE, <, width + (hangs ? 11.5 : 0.5));
          if (broken)
            g_assert_cmpfloat ((double)extents.width / PANGO_SCALE, >, width - 1);
        }
    }
  g_object_unref (context);
}

/* Where a picture does not fit, the text after it fills the page. */
static void
test_picture_waits (void)
{
  g_autoptr (JjDocument) document = jj_document_new ("試");
  g_autoptr (JjDocumentPages) pages = NULL;
  double y;

  add_paragraph (document, 20);
  add_picture (document, 600);
  add_paragraph (document, 2);
  jj_document_begin (document, JJ_BLOCK_HEADING, 1);
  jj_document_add_text (document, "次章", 0);
  pages = jj_document_pages_new (document, &jj_paper_a4, NULL);
  g_assert_cmpuint (jj_document_pages_find (pages, 0, NULL), ==, 0);
  g_assert_cmpuint (jj_document_pages_find (pages, 2, NULL), ==, 0);
  g_assert_cmpuint (jj_document_pages_find (pages, 1, &y), ==, 1);
  g_assert_cmpfloat (y, ==, pages->top);
  g_assert_cmpuint (jj_document_pages_find (pages, 3, &y), ==, 1);
  g_assert_cmpfloat (y, >, pages->top + 600);
}

/* A table's sums by account stay on the page of its total. */
static void
test_table_with_next (void)
{
  static const JjTableColumn columns[] = { { JJ_TEXT_LEFT, 1 }, { JJ_TEXT_RIGHT, 1 } };

  for (guint n = 25; n < 60; n++)
    {
      g_autoptr (JjDocument) document = jj_document_new ("試");
      g_autoptr (JjDocumentPages) pages = NULL;
      guint last = 0;

      for (guint t = 0; t < 2; t++)
        {
          jj_document_begin_table (document, columns, 2)->keep = t == 0;
          for (guint r = 0; r < (t == 0 ? n : 2); r++)
            {
              jj_document_begin_row (document, r == 0 ? JJ_ROW_HEAD : JJ_ROW_PLAIN);
              jj_document_add_cell (document, "合計", 0);
            }
        }
      pages = jj_document_pages_new (document, &jj_paper_a4, NULL);
      check_pages (pages);
      for (guint i = 0; i < pages->pieces->len; i++)
        if (g_array_index (pages->pieces, JjPiece, i).block == 0)
          last = g_array_index (pages->pieces, JjPiece, i).page;
      g_assert_cmpuint (jj_document_pages_find (pages, 1, NULL), ==, last);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/pages/random-documents", test_random);
  g_test_add_func ("/documents/pages/headings-stay-with-what-follows", test_headings);
  g_test_add_func ("/documents/pages/high-row-is-cut", test_high_row);
  g_test_add_func ("/documents/pages/lines-fill-the-width", test_lines);
  g_test_add_func ("/documents/pages/text-goes-on-before-a-picture", test_picture_waits);
  g_test_add_func ("/documents/pages/table-stays-with-its-sums", test_table_with_next);
  return g_test_run ();
}
