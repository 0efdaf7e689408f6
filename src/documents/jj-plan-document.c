/* jj-plan-document.c: the whole plan as a document */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-plan-document.h"

#include "jj-county.h"
#include "jj-format.h"
#include "jj-kinds-plan.h"
#include "jj-language.h"
#include "jj-plan-json.h"
#include "jj-plan-prose.h"
#include "jj-plan-tables-private.h"
#include "jj-template.h"

#include <string.h>

#define CONTENTS_LEVEL 2
#define MAX_DEPTH 4
#define SHORT_HASH 12

typedef struct
{
  JjPlanBook book;
  JjLiveSource source;
  const JjPlanDocumentInput *input;
  const JjElement *root;
  char *hash;
  GCancellable *cancellable;
} Maker;

char *
jj_plan_document_get_bookmark (JjId chapter)
{
  char id[JJ_ID_LENGTH + 1];

  jj_id_to_string (chapter, id);
  return g_strconcat ("c-", id, NULL);
}

static void
paragraph (Maker *self, const char *text, JjRunStyle style)
{
  jj_document_begin (self->book.document, JJ_BLOCK_PARAGRAPH, 0);
  jj_document_add_text (self->book.document, text, style);
}

/* A row of the cover: what it is, its value and what follows that; nothing where there is none. */
static void
add_fact (Maker *self, const char *label, const char *value, const char *live, const char *after)
{
  JjDocument *document = self->book.document;

  if (!value || !*value)
    return;
  jj_document_begin_row (document, JJ_ROW_PLAIN);
  jj_document_add_cell (document, label, JJ_RUN_STRONG);
  jj_document_begin_cell (document);
  if (live)
    jj_document_add_live (document, value, live, 0);
  else
    jj_document_add_text (document, value, 0);
  if (after)
    jj_document_add_text (document, after, 0);
}

static void
write_facts (Maker *self)
{
  static const JjTableColumn columns[] = { { JJ_TEXT_LEFT, 18 }, { JJ_TEXT_LEFT, 64 } };
  g_autofree char *first = jj_format_date (jj_plan_get_first_day (self->source.plan));
  g_autofree char *last = jj_format_date (jj_plan_get_last_day (self->source.plan));
  g_autofree char *period = g_strdup_printf ("%s 至 %s", first, last);
  g_autofree char *number = jj_live_display (self->source.plan, self->root, JJ_PLAN_DOCUMENT_NO);
  g_autofree char *number_name = jj_live_field_name (self->root, JJ_PLAN_DOCUMENT_NO);
  g_autofree char *total = jj_live_value (&self->source, JJ_LIVE_FIGURE, "total", NULL);
  JjBlock *block = jj_document_begin_table (self->book.document, columns, G_N_ELEMENTS (columns));

  block->element = jj_element_get_id (self->root);
  if (!jj_element_is_empty (self->root, JJ_PLAN_SCHOOL_YEAR))
    add_fact (self, "計畫期程", period, NULL, NULL);
  add_fact (self, "文號", number, number_name, NULL);
  add_fact (self, "總經費", total ? total : "0", "figure:total", " 元");
  add_fact (self, "版本", self->input->version, NULL, NULL);
  add_fact (self, "資料雜湊", self->hash, NULL, NULL);
}

static void
write_cover (Maker *self)
{
  JjDocument *document = self->book.document;
  const char *code = jj_element_get_text (self->root, JJ_PLAN_COUNTY);
  const JjCounty *county = code ? jj_county_find (code) : NULL;
  const char *title = jj_element_get_text (self->root, JJ_PLAN_TITLE);
  JjBlock *block = jj_document_begin (document, JJ_BLOCK_TITLE, 0);

  block->element = jj_element_get_id (self->root);
  block->field = JJ_PLAN_TITLE;
  jj_document_add_text (document, title ? title : jj_element_get_title (self->root), 0);
  if (county)
    {
      jj_document_begin (document, JJ_BLOCK_TITLE, 1);
      jj_document_add_text (document, county->name, 0);
    }
  write_facts (self);
  jj_plan_prose_write (&self->book, self->root, JJ_PLAN_PURPOSE);
}

static void
write_contents (Maker *self)
{
  jj_document_begin (self->book.document, JJ_BLOCK_PAGE, 0);
  jj_document_begin (self->book.document, JJ_BLOCK_TITLE, 1);
  jj_document_add_text (self->book.document, "目錄", 0);
  jj_document_begin (self->book.document, JJ_BLOCK_CONTENTS, CONTENTS_LEVEL);
  jj_document_begin (self->book.document, JJ_BLOCK_PAGE, 0);
}

static gboolean
has_sub_chapters (const JjElement *chapter)
{
  guint field;

  for (guint i = 0; i < jj_element_get_n_referrers (chapter); i++)
    if (jj_element_get_kind_id (jj_element_get_referrer (chapter, i, &field)) == JJ_KIND_CHAPTER)
      return TRUE;
  return FALSE;
}

static void
write_chapter (Maker *self, const JjElement *chapter, guint depth)
{
  JjDocument *document = self->book.document;
  g_autofree char *bookmark = jj_plan_document_get_bookmark (jj_element_get_id (chapter));
  const char *body = jj_element_get_text (chapter, JJ_CHAPTER_BODY);
  JjBlock *block = jj_document_begin (document, JJ_BLOCK_HEADING, depth + 1);

  block->element = jj_element_get_id (chapter);
  block->field = JJ_NAME;
  jj_document_add_text (document, jj_element_get_title (chapter), 0);
  jj_document_set_bookmark (document, bookmark);
  self->book.level = depth + 1;
  if (!body && !has_sub_chapters (chapter))
    {
      block = jj_document_begin (document, JJ_BLOCK_PARAGRAPH, 0);
      jj_document_add_text (document, "（尚未撰寫）", JJ_RUN_WARNING);
      block->element = jj_element_get_id (chapter);
      block->field = JJ_CHAPTER_BODY;
    }
  jj_plan_prose_write (&self->book, chapter, JJ_CHAPTER_BODY);
}

/* The chapters below a parent (NULL: the first level), in the plan's order. */
static void
write_chapters (Maker *self, const JjElement *parent, guint depth)
{
  for (guint i = 0; i < jj_plan_get_count (self->source.plan, JJ_KIND_CHAPTER); i++)
    {
      const JjElement *chapter = jj_plan_get_nth (self->source.plan, JJ_KIND_CHAPTER, i);

      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      if (jj_element_get_ref (chapter, JJ_CHAPTER_PARENT) != parent
          || jj_book_is_hidden (&self->book, chapter))
        continue;
      write_chapter (self, chapter, depth);
      write_chapters (self, chapter, MIN (depth + 1, MAX_DEPTH));
    }
}

static void
begin_annex (Maker *self, const char *id, const char *title)
{
  g_autofree char *bookmark = g_strconcat ("t-", id, NULL);

  jj_document_begin (self->book.document, JJ_BLOCK_HEADING, 2);
  jj_document_add_text (self->book.document, title, 0);
  jj_document_set_bookmark (self->book.document, bookmark);
  self->book.level = 2;
}

/* Whether the document has a table already; programmes that are shown one by one are not repeated.
 */
static gboolean
is_shown (Maker *self, const JjPlanTable *table)
{
  GHashTableIter iter;
  gpointer name;

  if (g_hash_table_contains (self->book.shown, table->id))
    return TRUE;
  g_hash_table_iter_init (&iter, self->book.shown);
  while (strcmp (table->id, "details") == 0 && g_hash_table_iter_next (&iter, &name, NULL))
    if (g_str_has_prefix (name, "programme/"))
      return TRUE;
  return FALSE;
}

static void
write_annexes (Maker *self)
{
  JjDocument *document = self->book.document;

  jj_document_begin (document, JJ_BLOCK_PAGE, 0);
  jj_document_begin (document, JJ_BLOCK_HEADING, 1);
  jj_document_add_text (document, "附表與附錄", 0);
  jj_document_set_bookmark (document, "t-annexes");
  if (!g_hash_table_contains (self->book.shown, "chart:organisation")
      && jj_plan_get_count (self->source.plan, JJ_KIND_ORGANISATION) > 0)
    {
      begin_annex (self, "organisation", "組織圖");
      jj_plan_picture_write (&self->book, JJ_LIVE_CHART, "organisation");
    }
  for (guint i = 0; i < jj_plan_tables_get_n (); i++)
    {
      const JjPlanTable *table = jj_plan_tables_get (i);
      guint n_blocks;

      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      if (!table->is_needed || is_shown (self, table))
        continue;
      begin_annex (self, table->id, table->title);
      n_blocks = jj_document_get_n_blocks (document);
      jj_plan_tables_write (&self->book, table->id);
      if (jj_document_get_n_blocks (document) == n_blocks)
        paragraph (self, "無。", 0);
    }
}

static void
write_stamps (Maker *self)
{
  JjDocument *document = self->book.document;
  g_auto (GStrv) labels = jj_template_get_stamps (jj_element_get_text (self->root, JJ_PLAN_COUNTY));
  g_autofree char *hash = g_strdup_printf ("計畫資料雜湊（SHA-256）：%s", self->hash);
  g_autofree char *version = g_strdup_printf ("版本：%s", self->input->version);
  g_autofree char *total = jj_live_value (&self->source, JJ_LIVE_FIGURE, "total", NULL);

  jj_document_begin (document, JJ_BLOCK_PAGE, 0);
  jj_document_begin (document, JJ_BLOCK_HEADING, 1);
  jj_document_add_text (document, "核章", 0);
  jj_document_set_bookmark (document, "t-stamps");
  paragraph (self, jj_element_get_title (self->root), JJ_RUN_STRONG);
  jj_document_begin (document, JJ_BLOCK_PARAGRAPH, 0);
  jj_document_add_text (document, "總經費 ", 0);
  jj_document_add_live (document, total ? total : "0", "figure:total", 0);
  jj_document_add_text (document, " 元", 0);
  jj_document_begin (document, JJ_BLOCK_STAMPS, 0);
  for (guint i = 0; labels[i]; i++)
    jj_document_add_text (document, labels[i], 0);
  if (self->input->version)
    paragraph (self, version, 0);
  paragraph (self, hash, JJ_RUN_SMALL);
  paragraph (self, "雜湊與計畫之 JSON 資料相同者，即為同一版本。", JJ_RUN_SMALL);
}

static void
set_info (Maker *self)
{
  g_autofree char *version
      = g_strdup_printf ("%s%s雜湊 %.*s", self->input->version ? self->input->version : "",
                         self->input->version ? " · " : "", SHORT_HASH, self->hash);
  JjDocumentInfo info = {
    .author = jj_element_get_text (self->root, JJ_PLAN_AUTHOR),
    .subject = "精進國民中學及國民小學教師教學專業與課程品質計畫",
    .header_left = jj_element_get_title (self->root),
    .header_right = version,
    .mark = self->input->mark,
    .date = jj_plan_get_first_day (self->source.plan),
  };

  jj_document_set_info (self->book.document, &info);
}

JjDocument *
jj_plan_document_new (const JjPlanDocumentInput *input, GCancellable *cancellable)
{
  const JjElement *root = jj_plan_get_root (input->plan);
  Maker self = { .source = { input->plan, input->figures, input->with_private },
                 .input = input,
                 .root = root,
                 .cancellable = cancellable };

  self.hash = input->hash ? g_strdup (input->hash) : jj_plan_digest (input->plan);
  self.book.source = &self.source;
  self.book.findings = input->findings;
  self.book.shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.book.document = jj_document_new (jj_element_get_title (root));
  set_info (&self);
  jj_language_enter_plan ();
  write_cover (&self);
  write_contents (&self);
  write_chapters (&self, NULL, 0);
  write_annexes (&self);
  write_stamps (&self);
  jj_language_leave_plan ();
  g_hash_table_unref (self.book.shown);
  g_free (self.hash);
  if (g_cancellable_is_cancelled (cancellable))
    g_clear_pointer (&self.book.document, jj_document_unref);
  return self.book.document;
}

JjDocument *
jj_plan_document_work_out (const JjPlanDocumentInput *input, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (JjPackSet) packs = NULL;
  g_autoptr (JjFigures) figures = NULL;
  g_autoptr (JjFindings) findings = NULL;
  JjPlanDocumentInput all = *input;
  JjDocument *document;

  jj_language_enter_plan ();
  loaded = jj_packs_load_for_plan (input->plan, NULL);
  packs = jj_pack_set_new (loaded, input->plan);
  all.figures = figures = jj_figures_new (input->plan, packs, 0);
  all.findings = findings = jj_check_run (input->plan, figures);
  document = jj_plan_document_new (&all, cancellable);
  jj_language_leave_plan ();
  return document;
}
