/* test-document.c: a document as it is built and read */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-document.h"

static const JjTableColumn columns[] = { { JJ_TEXT_LEFT, 2 }, { JJ_TEXT_RIGHT, 1 } };

/* The example of the header. */
static JjDocument *
build (void)
{
  JjDocument *document = jj_document_new ("計畫");

  jj_document_begin (document, JJ_BLOCK_HEADING, 1);
  jj_document_add_text (document, "柒、經費概算", 0);
  jj_document_set_bookmark (document, "c-7");
  jj_document_begin (document, JJ_BLOCK_PARAGRAPH, 0);
  jj_document_add_text (document, "總經費 ", 0);
  jj_document_add_live (document, "8,452,300", "figure:total", JJ_RUN_STRONG);
  jj_document_begin_table (document, columns, G_N_ELEMENTS (columns));
  jj_document_add_text (document, "表一", 0);
  jj_document_begin_row (document, JJ_ROW_HEAD);
  jj_document_add_cell (document, "項目", 0);
  jj_document_add_cell (document, "金額", 0);
  jj_document_begin_row (document, JJ_ROW_GROUP);
  jj_document_add_cell (document, "A", 0);
  jj_document_begin_row (document, JJ_ROW_SUM);
  jj_document_add_cell (document, "合計", 0);
  jj_document_add_live_cell (document, "8,452,300", "figure:total", JJ_RUN_STRONG);
  return document;
}

static void
test_example (void)
{
  g_autoptr (JjDocument) document = build ();
  const JjBlock *block = jj_document_get_block (document, 1);
  g_autofree char *text = jj_document_get_text (document, block->runs);
  const JjRun *runs = jj_document_get_runs (document, block->runs);

  g_assert_cmpuint (jj_document_get_n_blocks (document), ==, 3);
  g_assert_cmpint (jj_document_find_bookmark (document, "c-7"), ==, 0);
  g_assert_cmpint (jj_document_find_bookmark (document, "c-8"), ==, -1);
  g_assert_cmpstr (text, ==, "總經費 8,452,300");
  g_assert_cmpuint (block->runs.n, ==, 2);
  g_assert_cmpstr (runs[1].live, ==, "figure:total");
  g_assert_cmpint (runs[1].style, ==, JJ_RUN_STRONG);
}

static void
test_table (void)
{
  g_autoptr (JjDocument) document = build ();
  const JjBlock *block = jj_document_get_block (document, 2);
  const JjDocumentTable *table = block->table;
  g_autofree char *caption = jj_document_get_text (document, block->runs);
  static const char *const cells[] = { "項目", "金額", "A", "", "合計", "8,452,300" };

  g_assert_cmpstr (caption, ==, "表一");
  g_assert_cmpuint (table->n_rows, ==, 3);
  g_assert_cmpuint (table->n_head, ==, 1);
  g_assert_cmpint (table->rows[1], ==, JJ_ROW_GROUP);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *text
          = jj_document_get_text (document, jj_document_get_cell (document, table, i / 2, i % 2));

      g_assert_cmpstr (text, ==, cells[i]);
    }
}

/* A row that was not filled does not shift the next table's. */
static void
test_short_rows (void)
{
  g_autoptr (JjDocument) document = jj_document_new ("x");
  const JjDocumentTable *table;
  g_autofree char *text = NULL;

  jj_document_begin_table (document, columns, 2);
  jj_document_begin_row (document, JJ_ROW_PLAIN);
  jj_document_add_cell (document, "a", 0);
  jj_document_begin_table (document, columns, 2);
  jj_document_begin_row (document, JJ_ROW_PLAIN);
  jj_document_add_cell (document, "b", 0);
  jj_document_begin (document, JJ_BLOCK_PARAGRAPH, 0);
  table = jj_document_get_block (document, 1)->table;
  text = jj_document_get_text (document, jj_document_get_cell (document, table, 0, 0));
  g_assert_cmpstr (text, ==, "b");
  g_assert_cmpuint (jj_document_get_cell (document, table, 0, 1).n, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/document/example", test_example);
  g_test_add_func ("/documents/document/table", test_table);
  g_test_add_func ("/documents/document/short-rows-are-filled", test_short_rows);
  return g_test_run ();
}
