/* test-odt.c: a document as OpenDocument text, byte by byte the same, all values named */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-build.h"
#include "jj-kinds-plan.h"
#include "jj-odf-text.h"
#include "jj-odt.h"

#include <glib/gstdio.h>
#include <gsf/gsf-infile-zip.h>
#include <gsf/gsf-input-memory.h>
#include <string.h>

static void
add_table (JjDocument *document)
{
  const JjTableColumn columns[] = { { JJ_TEXT_LEFT, 0 }, { JJ_TEXT_RIGHT, 0 } };
  JjBlock *block = jj_document_begin_table (document, columns, 2);

  jj_document_add_text (document, "經費概算表", 0);
  g_assert_nonnull (block);
  jj_document_begin_row (document, JJ_ROW_HEAD);
  jj_document_add_cell (document, "項目", 0);
  jj_document_add_cell (document, "金額", 0);
  jj_document_begin_row (document, JJ_ROW_GROUP);
  jj_document_add_cell (document, "業務費", 0);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *live = g_strdup_printf ("figure:line/L-%u", i);

      jj_document_begin_row (document, JJ_ROW_PLAIN);
      jj_document_add_cell (document, "鐘點費 <內聘> & 外聘", 0);
      jj_document_add_live_cell (document, "2,000", live, 0);
    }
  jj_document_begin_row (document, JJ_ROW_SUM);
  jj_document_add_cell (document, "合計", 0);
  jj_document_add_live_cell (document, "6,000", "figure:total", 0);
}

static void
add_prose (JjDocument *document, JjId chapter)
{
  static const struct
  {
    JjBlockType type;
    guint level, number;
    const char *text;
  } blocks[] = {
    { JJ_BLOCK_PARAGRAPH, 0, 0, "本縣共 " },
    { JJ_BLOCK_ITEM, 0, 0, "第一點" },
    { JJ_BLOCK_ITEM, 1, 0, "細項" },
    { JJ_BLOCK_ITEM, 0, 3, "第三" },
    { JJ_BLOCK_PARAGRAPH, 2, 0, "縮排的　段落" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      JjBlock *block = jj_document_begin (document, blocks[i].type, blocks[i].level);

      block->number = blocks[i].number;
      block->element = chapter;
      block->field = JJ_CHAPTER_BODY;
      block->line = i;
      jj_document_add_text (document, blocks[i].text, i == 1 ? JJ_RUN_STRONG : 0);
      if (i == 0)
        jj_document_add_live (document, "6,000", "figure:total", JJ_RUN_STRONG);
      if (i == 0)
        jj_document_add_live (document, "60 %", "figure:total", 0);
    }
}

static JjDocument *
make_document (JjId chapter, const char *mark)
{
  JjDocument *document = jj_document_new ("雲林縣 114 學年度精進計畫");
  const JjDocumentInfo info = { .author = "承辦人",
                                .header_left = "雲林縣 & 精進",
                                .header_right = "第 3 版 a1b2c3",
                                .mark = mark,
                                .date = 2460889 };

  jj_document_set_info (document, &info);
  jj_document_begin (document, JJ_BLOCK_TITLE, 0);
  jj_document_add_text (document, "雲林縣 114 學年度精進計畫", 0);
  jj_document_begin (document, JJ_BLOCK_TITLE, 1);
  jj_document_add_text (document, "雲林縣政府", 0);
  jj_document_begin (document, JJ_BLOCK_PAGE, 0);
  jj_document_begin (document, JJ_BLOCK_CONTENTS, 2);
  jj_document_add_text (document, "目錄", 0);
  jj_document_begin (document, JJ_BLOCK_PAGE, 0);
  jj_document_begin (document, JJ_BLOCK_HEADING, 1);
  jj_document_set_bookmark (document, "chapter-1");
  jj_document_add_text (document, "壹、依據", 0);
  add_prose (document, chapter);
  jj_document_begin (document, JJ_BLOCK_PAGE, 0);
  jj_document_begin (document, JJ_BLOCK_HEADING, 2);
  jj_document_set_bookmark (document, "chapter-2");
  jj_document_add_text (document, "貳、經費", 0);
  add_table (document);
  jj_document_begin (document, JJ_BLOCK_STAMPS, 0);
  jj_document_add_text (document, "承辦人", 0);
  jj_document_add_text (document, "首長", 0);
  return document;
}

static JjPlan *
make_plan (JjId *chapter)
{
  JjPlan *plan = jj_plan_new ();

  *chapter = jj_build_add (plan, JJ_KIND_CHAPTER, "H-001");
  return plan;
}

static GBytes *
write_odt (const char *mark, JjId *chapter)
{
  JjPlan *plan = make_plan (chapter);
  g_autoptr (JjDocument) document = make_document (*chapter, mark);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  GError *error = NULL;

  jj_odt_write (document, plan, out, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (out, NULL, NULL);
  g_assert_finalize_object (plan);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/* (transfer full) */
static char *
read_part (GBytes *odt, const char *name)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (odt, &size);
  GsfInput *memory = gsf_input_memory_new (data, (gsf_off_t)size, FALSE), *part;
  GsfInfile *zip = gsf_infile_zip_new (memory, NULL);
  char *text;

  part = gsf_infile_child_by_name (zip, name);
  g_assert_nonnull (part);
  text = g_strndup ((const char *)gsf_input_read (part, (size_t)gsf_input_size (part), NULL),
                    (gsize)gsf_input_size (part));
  g_object_unref (part);
  g_object_unref (zip);
  g_object_unref (memory);
  return text;
}

static void
assert_has (const char *text, const char *part)
{
  if (!strstr (text, part))
    g_error ("missing: %s", part);
}

static void
test_same_bytes (void)
{
  JjId first, second;
  g_autoptr (GBytes) a = write_odt (NULL, &first), b = write_odt (NULL, &second);
  gsize size;
  const char *data = g_bytes_get_data (a, &size);

  g_assert_cmpmem (data + 30, 8, "mimetype", 8);
  g_assert_cmpint (data[28], ==, 0); /* no extra field before the type */
  if (first == second)
    g_assert_true (g_bytes_equal (a, b));
}

static void
test_values_are_fields (void)
{
  JjId chapter;
  g_autoptr (GBytes) odt = write_odt (NULL, &chapter);
  g_autofree char *content = read_part (odt, "content.xml"), *section = NULL;

  assert_has (content, "<text:user-field-decl office:value-type=\"string\" "
                       "office:string-value=\"6,000\" text:name=\"figure:total\"/>");
  assert_has (content, "text:name=\"figure:total#2\">60 %<");
  assert_has (content, "text:name=\"figure:line/L-3\">2,000<");
  section = g_strdup_printf ("<text:section text:style-name=\"jjSection\" "
                             "text:name=\"field:chapter/%" G_GINT64_FORMAT "/body\">",
                             chapter);
  assert_has (content, section);
  assert_has (content, "鐘點費 &lt;內聘&gt; &amp; 外聘");
}

static void
test_draft_is_on_all_pages (void)
{
  JjId chapter;
  g_autoptr (GBytes) plain = write_odt (NULL, &chapter), draft = write_odt ("草稿", &chapter);
  g_autofree char *no = read_part (plain, "styles.xml"), *yes = read_part (draft, "styles.xml");
  guint pages = 0, marks = 0;

  g_assert_null (strstr (no, "草稿"));
  for (const char *at = yes; (at = strstr (at, "<style:master-page ")); at++)
    pages++;
  for (const char *at = yes; (at = strstr (at, "草稿")); at++)
    marks++;
  g_assert_cmpuint (pages, ==, 2);
  g_assert_cmpuint (marks, ==, pages);
}

static void
test_field_names_lead_back (void)
{
  JjId chapter, element;
  int field;
  JjPlan *plan = make_plan (&chapter);
  g_autofree char *name = jj_odt_field_name (plan, chapter, JJ_CHAPTER_BODY);
  g_autofree char *second = g_strconcat (name, "#2", NULL);

  g_assert_true (jj_odt_parse_field_name (plan, name, &element, &field));
  g_assert_cmpint (element, ==, chapter);
  g_assert_cmpint (field, ==, JJ_CHAPTER_BODY);
  g_assert_true (jj_odt_parse_field_name (plan, second, &element, &field));
  g_assert_false (jj_odt_parse_field_name (plan, "field:chapter/1/body", &element, &field));
  g_assert_false (jj_odt_parse_field_name (plan, "field:chapter", &element, &field));
  g_assert_finalize_object (plan);
}

/* LibreOffice saves a template as 1.3, and opens no package whose parts say another version than
 * its manifest. */
static void
test_template_of_user (void)
{
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "jingjin", "documents", NULL);
  g_autofree char *to = g_build_filename (own, "plan.fodt", NULL);
  g_autofree char *from
      = g_build_filename (g_getenv ("JINGJIN_DATA_DIR"), "documents", "plan.fodt", NULL);
  g_autofree char *text = NULL;
  const char *const parts[] = { "content.xml", "styles.xml", "meta.xml" };
  g_autoptr (GString) template = NULL;
  g_autoptr (GBytes) odt = NULL;
  JjId chapter;

  g_assert_true (g_file_get_contents (from, &text, NULL, NULL));
  template = g_string_new (text);
  g_assert_cmpuint (g_string_replace (template, "office:version=\"1.2\"", "office:version=\"1.3\"",
                                      0),
                    ==, 1);
  g_string_replace (template, "{document}</text:p>", "{document}</text:p><text:p>印信</text:p>", 0);
  g_assert_cmpint (g_mkdir_with_parents (own, 0700), ==, 0);
  g_assert_true (g_file_set_contents (to, template->str, -1, NULL));
  odt = write_odt (NULL, &chapter);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = read_part (odt, parts[i]);

      assert_has (part, "version=\"1.2\"");
      g_assert_null (strstr (part, "version=\"1.3\""));
      if (i == 0)
        assert_has (part, "印信");
    }
  g_assert_cmpint (g_remove (to), ==, 0);
}

static void
test_text (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  jj_odf_append_text (out, " a  b\tc \n\001<&>", JJ_ODF_LINE);
  g_assert_cmpstr (out->str, ==,
                   "<text:s/>a <text:s/>b<text:tab/>c<text:s/><text:line-break/>&lt;&amp;&gt;");
  g_string_truncate (out, 0);
  jj_odf_append_text (out, "end \nof ", JJ_ODF_PARAGRAPH);
  g_assert_cmpstr (out->str, ==, "end<text:s/></text:p><text:p>of<text:s/>");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  if (argc > 1)
    {
      JjId chapter;
      g_autoptr (GBytes) odt = write_odt (argc > 2 ? argv[2] : NULL, &chapter);
      gsize size;
      const char *data = g_bytes_get_data (odt, &size);

      return g_file_set_contents (argv[1], data, (gssize)size, NULL) ? 0 : 1;
    }
  g_test_add_func ("/documents/odt/spaces-and-line-ends", test_text);
  g_test_add_func ("/documents/odt/same-document-same-bytes", test_same_bytes);
  g_test_add_func ("/documents/odt/values-are-named-fields", test_values_are_fields);
  g_test_add_func ("/documents/odt/draft-stands-on-all-pages", test_draft_is_on_all_pages);
  g_test_add_func ("/documents/odt/template-of-the-user", test_template_of_user);
  g_test_add_func ("/documents/odt/field-names-lead-back", test_field_names_lead_back);
  return g_test_run ();
}
