/* test-document-pages.c: pages hold all of a document, once, inside the paper */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-document-pages-private.h"

#include <string.h>

#define SENTENCE "本縣幅員狹長，學校小而分散，三分之二的國小在六班以下；跨校合作（含線上）是常態。"

/* Paragraphs, headings, lists and tables of random length. */
static JjDocument *
random_document (GRand *rand)
{
  static const JjTableColumn columns[] = { { JJ_TEXT_LEFT, 0 }, { JJ_TEXT_RIGHT, 0 } };
  JjDocument *document = jj_document_new ("試");

  jj_document_begin (document, JJ_BLOCK_CONTENTS, 2);
  for (int i = g_rand_int_range (rand, 3, 30); i > 0; i--)
    {
      JjBlockType type = (JjBlockType)g_rand_int_range (rand, JJ_BLOCK_HEADING, JJ_BLOCK_PICTURE);
      int n = g_rand_int_range (rand, 1, 40);

      if (type == JJ_BLOCK_TABLE)
        {
          jj_document_begin_table (document, columns, 2);
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

/* The lines and rows of each block follow each other without a gap, within the page. */
static void
check_pages (JjDocumentPages *pages)
{
  guint done = 0, block = G_MAXUINT;

  for (guint i = 0; i < pages->pieces->len; i++)
    {
      const JjPiece *piece = &g_array_index (pages->pieces, JjPiece, i);
      const JjBlock *b = jj_document_get_block (pages->document, piece->block);

      g_assert_cmpfloat (piece->y, >=, pages->top - 0.01);
      g_assert_cmpfloat (piece->y + piece->height, <=, pages->bottom + 0.1);
      if (piece->block != block)
        done = b->table ? b->table->n_head : 0;
      block = piece->block;
      if (piece->n == 0 || piece->n_lines > 0)
        continue;
      g_assert_cmpuint (piece->first, ==, done);
      done += piece->n;
      if (b->table && done == b->table->n_rows)
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
            && jj_document_get_block (document, b + 1)->type != JJ_BLOCK_HEADING)
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/pages/random-documents", test_random);
  g_test_add_func ("/documents/pages/headings-stay-with-what-follows", test_headings);
  g_test_add_func ("/documents/pages/high-row-is-cut", test_high_row);
  g_test_add_func ("/documents/pages/lines-fill-the-width", test_lines);
  return g_test_run ();
}
