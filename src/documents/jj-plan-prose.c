/* jj-plan-prose.c: the plan's prose as blocks of a document */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-plan-prose.h"

#include <string.h>

/* Of a picture's plain text: some 8 points on the page where the chart is 760 px wide. */
#define TEXT_PX 13.0
#define PICTURE_PX 760.0
#define MOST_HEIGHT 580.0

typedef struct
{
  JjPlanBook *book;
  JjId element;
  int field;
  guint line;
} Prose;

static JjBlock *
begin (Prose *prose, JjBlockType type, guint level)
{
  JjBlock *block = jj_document_begin (prose->book->document, type, level);

  block->element = prose->element;
  block->field = prose->field;
  block->line = prose->line;
  return block;
}

/* Text with addresses as links. */
static void
add_text (JjPlanBook *book, const char *text, JjRunStyle style)
{
  g_autoptr (GRegex) address = g_regex_new ("https?://[A-Za-z0-9./?=&_%#~+:@!-]+", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int from = 0, start, end;

  for (g_regex_match (address, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *before = NULL, *link = g_match_info_fetch (match, 0);

      g_match_info_fetch_pos (match, 0, &start, &end);
      before = g_strndup (text + from, (gsize)(start - from));
      if (*before)
        jj_document_add_text (book->document, before, style);
      jj_document_add_link (book->document, link, link, style);
      from = end;
    }
  if (text[from])
    jj_document_add_text (book->document, text + from, style);
}

static void
add_missing (JjPlanBook *book, JjLiveType type, const char *name)
{
  g_autofree char *text = g_strdup_printf ("〔找不到 %s:%s〕", jj_live_get_id (type), name);

  jj_document_add_text (book->document, text, JJ_RUN_WARNING);
}

static void
add_runs (JjPlanBook *book, const GPtrArray *runs)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const JjProseRun *run = g_ptr_array_index (runs, i);
      g_autofree char *value = NULL, *name = NULL;

      if (!run->live)
        {
          add_text (book, run->text, (JjRunStyle)run->style);
          continue;
        }
      value = jj_live_value (book->source, run->live, run->text, NULL);
      name = g_strdup_printf ("%s:%s", jj_live_get_id (run->live), run->text);
      if (value)
        jj_document_add_live (book->document, value, name, (JjRunStyle)run->style);
      else
        add_missing (book, run->live, run->text);
    }
}

static void
write_table (Prose *prose, const JjProseBlock *table)
{
  JjDocument *document = prose->book->document;
  g_autofree JjTableColumn *columns = g_new0 (JjTableColumn, table->n_columns);
  JjBlock *block;

  for (guint c = 0; c < table->n_columns; c++)
    columns[c].align = table->aligns[c];
  block = jj_document_begin_table (document, columns, table->n_columns);
  block->element = prose->element;
  block->field = prose->field;
  block->line = prose->line;
  for (guint r = 0; r < table->n_rows; r++)
    {
      jj_document_begin_row (document, r ? JJ_ROW_PLAIN : JJ_ROW_HEAD);
      for (guint c = 0; c < table->n_columns; c++)
        {
          jj_document_begin_cell (document);
          add_runs (prose->book, jj_prose_get_cell (table, r, c));
        }
    }
}

/* The size of a picture in px, and on the page. */
static void
fit (const JjChart *chart, JjChartInput *input, JjDocumentPicture *picture)
{
  double scale;

  jj_chart_measure (chart, input, &input->width_px, &input->height_px);
  if (jj_chart_get_which_kind (chart) == JJ_N_KINDS)
    {
      input->height_px = MAX (260, input->height_px * PICTURE_PX / input->width_px);
      input->width_px = PICTURE_PX;
    }
  scale = MIN (JJ_BOOK_WIDTH / input->width_px, MOST_HEIGHT / input->height_px);
  scale = MIN (scale, 0.75);
  picture->width_px = input->width_px;
  picture->height_px = input->height_px;
  picture->width = input->width_px * scale;
  picture->height = input->height_px * scale;
}

gboolean
jj_plan_picture_write (JjPlanBook *book, JjLiveType type, const char *name)
{
  const JjChart *chart = jj_chart_by_id (type == JJ_LIVE_SHEET ? "sheet" : name);
  JjChartInput input = { .plan = book->source->plan,
                         .figures = book->source->figures,
                         .theme = jj_theme_get ("light"),
                         .text_px = TEXT_PX,
                         .unit = 1,
                         .flow = { .levels = JJ_FLOW_LEVELS_ON_PAPER },
                         .which = type == JJ_LIVE_SHEET ? name : NULL };
  JjDocumentPicture picture = { 0 };
  g_autoptr (JjPicture) drawn = NULL;
  g_autofree char *live = g_strdup_printf ("%s:%s", jj_live_get_id (type), name);
  const JjElement *sheet
      = type == JJ_LIVE_SHEET ? jj_plan_find_code (input.plan, JJ_KIND_SHEET, name) : NULL;
  JjBlock *block;

  if (!chart || (type == JJ_LIVE_SHEET && !sheet)
      || (type != JJ_LIVE_SHEET && jj_chart_get_which_kind (chart) != JJ_N_KINDS))
    return FALSE;
  fit (chart, &input, &picture);
  drawn = jj_chart_make (chart, &input);
  g_hash_table_add (book->shown, g_strdup (live));
  /* Half a page of nothing tells no more than a line. */
  if (jj_picture_get_n_parts (drawn) == 0)
    return TRUE;
  picture.picture = drawn;
  picture.alt = jj_picture_get_summary (drawn);
  picture.live = live;
  block = jj_document_add_picture (book->document, &picture);
  if (sheet)
    block->element = jj_element_get_id (sheet);
  jj_document_add_text (book->document,
                        sheet ? jj_element_get_title (sheet) : jj_chart_get_title (chart), 0);
  return TRUE;
}

static void
write_live (Prose *prose, const JjProseRun *run)
{
  guint first = jj_document_get_n_blocks (prose->book->document);
  g_autofree char *live = g_strdup_printf ("%s:%s", jj_live_get_id (run->live), run->text);
  gboolean found = run->live == JJ_LIVE_TABLE
                       ? jj_plan_tables_write (prose->book, run->text)
                       : jj_plan_picture_write (prose->book, run->live, run->text);

  if (!found)
    {
      begin (prose, JJ_BLOCK_PARAGRAPH, 0);
      add_missing (prose->book, run->live, run->text);
    }
  else if (jj_document_get_n_blocks (prose->book->document) == first)
    {
      begin (prose, JJ_BLOCK_PARAGRAPH, 0);
      jj_document_add_text (prose->book->document, "（尚無資料）", JJ_RUN_SMALL);
    }
  jj_document_set_live (prose->book->document, first, live, prose->element, prose->field);
}

static void
write_heading (Prose *prose, const JjProseBlock *block)
{
  g_autofree char *bookmark = NULL;
  char id[JJ_ID_LENGTH + 1];

  if (block->runs->len == 0)
    return;
  jj_id_to_string (prose->element, id);
  bookmark = g_strdup_printf ("h-%s-%d-%u", id, prose->field, prose->line);
  /* # and ## are the first level below the chapter. */
  begin (prose, JJ_BLOCK_HEADING, MIN (prose->book->level + MAX (block->level, 2) - 1, 6));
  add_runs (prose->book, block->runs);
  jj_document_set_bookmark (prose->book->document, bookmark);
}

static void
write_block (Prose *prose, const JjProseBlock *block)
{
  JjBlock *written;

  switch (block->type)
    {
    case JJ_PROSE_HEADING:
      write_heading (prose, block);
      return;
    case JJ_PROSE_TABLE:
      write_table (prose, block);
      return;
    case JJ_PROSE_FIELD:
      write_live (prose, g_ptr_array_index (block->runs, 0));
      return;
    case JJ_PROSE_PARAGRAPH:
      if (block->runs->len == 0)
        return;
      begin (prose, JJ_BLOCK_PARAGRAPH, 0);
      break;
    default:
      written = begin (prose, JJ_BLOCK_ITEM, block->level);
      written->number = block->type == JJ_PROSE_NUMBERED ? block->number : 0;
    }
  add_runs (prose->book, block->runs);
}

void
jj_plan_prose_write (JjPlanBook *book, const JjElement *element, guint field)
{
  g_autoptr (JjProse) blocks = jj_prose_parse (jj_element_get_text (element, field));
  Prose prose = { book, jj_element_get_id (element), (int)field, 0 };

  for (; prose.line < blocks->blocks->len; prose.line++)
    write_block (&prose, g_ptr_array_index (blocks->blocks, prose.line));
}
