/* test-plan-document.c: the whole plan as a document, as pages and as a PDF */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-document-pages.h"
#include "jj-explain.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-live.h"
#include "jj-plan-document.h"
#include "jj-plan-json.h"

#include <glib/gstdio.h>
#include <string.h>

#include "jj-build.h"

typedef struct
{
  JjPlan *plan;
  JjFigures *figures;
  JjDocument *document;
} Book;

static void
book_clear (Book *book)
{
  g_clear_pointer (&book->document, jj_document_unref);
  g_clear_pointer (&book->figures, jj_figures_unref);
  g_clear_object (&book->plan);
}

/* plan: taken. */
static void
book_make (Book *book, JjPlan *plan)
{
  g_autoptr (GPtrArray) loaded = jj_packs_load_for_plan (plan, NULL);
  g_autoptr (JjPackSet) packs = jj_pack_set_new (loaded, plan);
  JjPlanDocumentInput input = { .plan = plan };

  book->plan = plan;
  book->figures = jj_figures_new (plan, packs, 0);
  input.figures = book->figures;
  book->document = jj_plan_document_new (&input, NULL);
}

static JjPlan *
read_plan (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("JINGJIN_DATA_DIR"), "samples", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = NULL;
  JjPlan *plan;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  json = g_bytes_new_take (data, length);
  plan = jj_plan_from_json (json, &error);
  g_assert_no_error (error);
  return plan;
}

static gint64
amount_of (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) == 0x2212)
      g_string_append_c (digits, '-');
    else if (*p != ',')
      g_string_append_unichar (digits, g_utf8_get_char (p));
  return g_ascii_strtoll (digits->str, NULL, 10);
}

/* Every run that names a figure shows what `explain` says, every field what the field holds. */
static void
check_runs (const Book *book, JjSpan span, guint *n_checked)
{
  const JjRun *runs = jj_document_get_runs (book->document, span);
  JjLiveSource source = { book->plan, book->figures, FALSE };

  for (guint i = 0; i < span.n; i++)
    {
      const char *colon = runs[i].live ? strchr (runs[i].live, ':') : NULL;
      JjLiveType type
          = colon ? jj_live_from_id (runs[i].live, (gsize)(colon - runs[i].live)) : JJ_LIVE_NONE;
      g_autofree char *value = NULL;

      if (type != JJ_LIVE_FIGURE && type != JJ_LIVE_FIELD)
        continue;
      value = jj_live_value (&source, type, colon + 1, NULL);
      if (!value)
        g_assert_cmpstr (runs[i].text, ==, "-");
      else if (!g_str_has_suffix (runs[i].live, "/unit_price"))
        g_assert_cmpstr (runs[i].text, ==, value);
      ++*n_checked;
    }
}

static guint
check_document (const Book *book)
{
  guint n_checked = 0;

  for (guint i = 0; i < jj_document_get_n_blocks (book->document); i++)
    {
      const JjBlock *block = jj_document_get_block (book->document, i);

      check_runs (book, block->runs, &n_checked);
      for (guint r = 0; block->table && r < block->table->n_rows; r++)
        for (guint c = 0; c < block->table->n_columns; c++)
          check_runs (book, jj_document_get_cell (book->document, block->table, r, c), &n_checked);
    }
  return n_checked;
}

static void
test_every_figure (void)
{
  static const char *const names[] = { "yunlin-114.json", "practice.json" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      Book book;

      book_make (&book, read_plan (names[i]));
      g_assert_cmpuint (check_document (&book), >, 100);
      book_clear (&book);
    }
}

static const JjDocumentTable *
find_table (JjDocument *document, const char *caption)
{
  for (guint i = 0; i < jj_document_get_n_blocks (document); i++)
    {
      const JjBlock *block = jj_document_get_block (document, i);
      g_autofree char *text = block->table ? jj_document_get_text (document, block->runs) : NULL;

      if (text && strcmp (text, caption) == 0)
        return block->table;
    }
  return NULL;
}

/* In each column the plain rows add up to the last row. */
static void
check_sums (JjDocument *document, const char *caption, guint first, guint last)
{
  const JjDocumentTable *table = find_table (document, caption);

  g_assert_nonnull (table);
  for (guint c = first; c <= last; c++)
    {
      gint64 sum = 0;

      for (guint r = table->n_head; r < table->n_rows; r++)
        {
          g_autofree char *text
              = jj_document_get_text (document, jj_document_get_cell (document, table, r, c));

          if (table->rows[r] == JJ_ROW_PLAIN)
            sum += amount_of (text);
          else if (table->rows[r] == JJ_ROW_SUM)
            g_assert_cmpint (sum, ==, amount_of (text));
        }
    }
}

static void
test_sums (void)
{
  Book book;
  guint n;

  book_make (&book, read_plan ("yunlin-114.json"));
  check_sums (book.document, "經費彙整表：來源別與用途別（元）", 1, 8);
  jj_figures_get_purses (book.figures, &n);
  /* Four purses that are charged, and unassigned; then the total. */
  check_sums (book.document, "經費彙整表：子計畫與來源別（元）", 2, 2 + (n - 1) + 1);
  check_sums (book.document, "會計年度分配（元）", 1, 1);
  for (guint i = 0; i < jj_plan_get_count (book.plan, JJ_KIND_PROGRAMME); i++)
    {
      const JjElement *programme = jj_plan_get_nth (book.plan, JJ_KIND_PROGRAMME, i);
      g_autofree char *caption
          = g_strdup_printf ("經費概算表　%s（元）", jj_element_get_title (programme));

      if (find_table (book.document, caption))
        check_sums (book.document, caption, 6, 6);
    }
  book_clear (&book);
}

static char *
document_text (JjDocument *document)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < jj_document_get_n_blocks (document); i++)
    {
      const JjBlock *block = jj_document_get_block (document, i);
      g_autofree char *own = jj_document_get_text (document, block->runs);

      g_string_append_printf (text, "%s\n", own);
      for (guint k = 0; block->table && k < block->table->n_rows * block->table->n_columns; k++)
        {
          g_autofree char *cell
              = jj_document_get_text (document, jj_document_get_cell (document, block->table,
                                                                      k / block->table->n_columns,
                                                                      k % block->table->n_columns));

          g_string_append_printf (text, "%s\n", cell);
        }
    }
  return g_string_free (text, FALSE);
}

/* What is private does not come out, and its amount still counts; what is not there says so. */
static void
test_private_and_missing (void)
{
  Book book;
  JjPlan *plan = jj_plan_new ();
  JjId programme = jj_build_add (plan, JJ_KIND_PROGRAMME, "A");
  JjId activity = jj_build_add (plan, JJ_KIND_ACTIVITY, "V-1");
  JjId line = jj_build_add (plan, JJ_KIND_BUDGET_LINE, "B-1");
  JjId chapter = jj_build_add (plan, JJ_KIND_CHAPTER, "H-1");
  JjId hidden = jj_build_add (plan, JJ_KIND_CHAPTER, "H-2");
  g_autofree char *text = NULL;

  jj_build_set (plan, activity, JJ_NAME, "秘密活動");
  jj_build_set_number (plan, activity, JJ_PRIVATE, 1);
  jj_build_set_number (plan, activity, JJ_ACTIVITY_PROGRAMME, programme);
  jj_build_set_number (plan, line, JJ_BUDGET_LINE_ACTIVITY, activity);
  jj_build_set (plan, line, JJ_BUDGET_LINE_UNIT_PRICE, "1200");
  jj_build_set (plan, line, JJ_BUDGET_LINE_QUANTITY, "3");
  jj_build_set (plan, chapter, JJ_CHAPTER_BODY,
                "共 {{figure:total}} 元，{{figure:purse/X}}，{{field:activity/V-1/name}}");
  jj_build_set (plan, hidden, JJ_CHAPTER_BODY, "內部討論");
  jj_build_set_number (plan, hidden, JJ_PRIVATE, 1);
  book_make (&book, plan);
  text = document_text (book.document);
  g_assert_nonnull (strstr (text, "共 3,600 元，〔找不到 figure:purse/X〕，〔不公開〕"));
  g_assert_null (strstr (text, "秘密活動"));
  g_assert_null (strstr (text, "內部討論"));
  check_document (&book);
  book_clear (&book);
}

static void
test_empty (void)
{
  Book book;
  g_autoptr (JjDocumentPages) pages = NULL;
  g_autofree char *text = NULL;

  book_make (&book, jj_plan_new ());
  text = document_text (book.document);
  g_assert_nonnull (strstr (text, "本計畫未另行選用規則包，僅依全國規則檢核。"));
  pages = jj_document_pages_new (book.document, &jj_paper_a4, NULL);
  g_assert_cmpuint (jj_document_pages_get_count (pages), >=, 4);
  book_clear (&book);
}

static void
strip_space (GString *text)
{
  GString *kept = g_string_new (NULL);

  for (const char *p = text->str; *p; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (kept, g_utf8_get_char (p));
  g_string_assign (text, kept->str);
  g_string_free (kept, TRUE);
}

/* The text of the PDF as another program reads it, without spaces; NULL where there is none. */
static GString *
read_pdf (JjDocumentPages *pages)
{
  g_autofree char *folder = g_dir_make_tmp ("jingjin-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.pdf", NULL), *out = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, 0, NULL, &error);
  const char *arguments[] = { "pdftotext", "-raw", path, "-", NULL };
  GString *text = NULL;

  g_assert_no_error (error);
  g_assert_true (jj_document_pages_write (pages, G_OUTPUT_STREAM (stream), NULL, &error));
  g_assert_true (g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error));
  if (g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL,
                    NULL, NULL))
    {
      text = g_string_new (out);
      strip_space (text);
    }
  g_unlink (path);
  g_rmdir (folder);
  return text;
}

/* Every text of a stretch, in order, from *from on; figures are told if they are not there. */
static void
find_runs (JjDocument *document, JjSpan span, const char **from)
{
  g_autofree char *joined = jj_document_get_text (document, span);
  g_autoptr (GString) text = g_string_new (joined);
  const char *found;

  strip_space (text);
  /* A long cell goes around those beside it. */
  if (g_utf8_strlen (text->str, -1) > 12 || text->len == 0)
    return;
  found = strstr (*from, text->str);
  if (!found)
    g_error ("“%s” is not in the PDF where it should be: %.200s", text->str, *from);
  *from = found + text->len;
}

/* Another program reads every figure of every table back from the PDF, row by row in order. */
static void
test_pdf_text (void)
{
  Book book;
  g_autoptr (JjDocumentPages) pages = NULL;
  GString *text;
  const char *from;

  book_make (&book, read_plan ("practice.json"));
  pages = jj_document_pages_new (book.document, &jj_paper_a4, NULL);
  text = read_pdf (pages);
  if (!text)
    {
      g_test_skip ("there is no pdftotext");
      book_clear (&book);
      return;
    }
  from = text->str;
  for (guint i = 0; i < jj_document_get_n_blocks (book.document); i++)
    {
      const JjBlock *block = jj_document_get_block (book.document, i);

      for (guint r = 0; block->table && r < block->table->n_rows; r++)
        for (guint c = 0; c < block->table->n_columns; c++)
          find_runs (book.document, jj_document_get_cell (book.document, block->table, r, c),
                     &from);
    }
  g_string_free (text, TRUE);
  book_clear (&book);
}

/* A table's cells have names and no ids, and no heading within it stands twice. */
static void
check_words (const JjDocument *document, const JjDocumentTable *table, GRegex *id)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < table->n_rows * table->n_columns; i++)
    {
      guint row = i / table->n_columns;
      JjSpan cell = jj_document_get_cell (document, table, row, i % table->n_columns);
      g_autofree char *text = jj_document_get_text (document, cell);

      g_test_message ("%s", text);
      g_assert_false (g_regex_match (id, text, 0, NULL));
      if (i % table->n_columns == 0 && table->rows[row] == JJ_ROW_GROUP)
        g_assert_true (g_hash_table_add (groups, g_steal_pointer (&text)));
    }
}

static void
test_words (void)
{
  g_autoptr (JjPlan) plan = read_plan ("yunlin-114.json");
  JjPlanDocumentInput input = { .plan = plan };
  g_autoptr (JjDocument) document = jj_plan_document_work_out (&input, NULL);
  g_autofree char *text = document_text (document);
  g_autoptr (GRegex) id
      = g_regex_new ("[a-z]+_[a-z]+|k12ea|NT\\$|unknown|（列表）|TW-", 0, 0, NULL);

  g_assert_nonnull (strstr (text, "第 1 級：臺北市；第 2 級：新北市、臺中市；"));
  for (guint i = 0; i < jj_document_get_n_blocks (document); i++)
    if (jj_document_get_block (document, i)->table)
      check_words (document, jj_document_get_block (document, i)->table, id);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/plan/every-figure-is-the-plans", test_every_figure);
  g_test_add_func ("/documents/plan/tables-add-up", test_sums);
  g_test_add_func ("/documents/plan/private-stays-out", test_private_and_missing);
  g_test_add_func ("/documents/plan/empty", test_empty);
  g_test_add_func ("/documents/plan/words-and-no-ids", test_words);
  g_test_add_func ("/documents/plan/pdf-read-back", test_pdf_text);
  return g_test_run ();
}
