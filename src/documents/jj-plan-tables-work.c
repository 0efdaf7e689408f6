/* jj-plan-tables-work.c: programmes, objectives, indicators, schedule */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-plan-tables-private.h"

#include "jj-explain.h"
#include "jj-format.h"
#include "jj-indicators.h"
#include "jj-labels.h"

#include <string.h>

/* Programmes without sub-programmes add up; so a row shows what is its own. */
void
jj_book_write_programmes (JjPlanBook *book, const JjElement *which)
{
  static const JjBookColumn columns[] = {
    { "代碼", JJ_TEXT_LEFT, 7 },      { "子計畫", JJ_TEXT_LEFT, 27 },
    { "重點主題", JJ_TEXT_LEFT, 29 }, { "類組", JJ_TEXT_CENTRE, 6 },
    { "主辦", JJ_TEXT_LEFT, 23 },     { "經費（元）", JJ_TEXT_RIGHT, 13 },
  };
  guint n;
  const JjGroupFigure *groups = jj_figures_get_programmes (book->source->figures, &n);
  gint64 total = 0;

  if (n < 2)
    return;
  jj_book_begin_table (book, "子計畫一覽", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i + 1 < n; i++)
    {
      const JjElement *programme = jj_plan_find (book->source->plan, groups[i].id);
      gboolean leaf = groups[i].own == groups[i].amount;

      jj_document_begin_row (book->document, leaf ? JJ_ROW_PLAIN : JJ_ROW_SUM);
      jj_document_add_cell (book->document, jj_element_get_code (programme), 0);
      jj_document_add_cell (book->document, jj_book_title (book, programme), 0);
      jj_book_add_field (book, programme, JJ_PROGRAMME_THEME);
      jj_book_add_field (book, programme, JJ_PROGRAMME_GROUP);
      jj_book_add_field (book, programme, JJ_PROGRAMME_OWNER);
      jj_book_add_money (book, groups[i].amount, jj_book_figure (programme));
      total += groups[i].own;
    }
  jj_document_begin_row (book->document, JJ_ROW_SUM);
  jj_document_add_cell (book->document, "合計", JJ_RUN_STRONG);
  for (guint i = 1; i < 5; i++)
    jj_document_add_cell (book->document, NULL, 0);
  jj_book_add_money (book, total, g_strdup ("table:programmes/total"));
}

static void
add_dates (JjPlanBook *book, const JjElement *element, guint start, guint end)
{
  gint64 from = jj_element_get_number (element, start), to = jj_element_get_number (element, end);
  g_autofree char *first = jj_live_display (book->source->plan, element, start);
  g_autofree char *last = jj_live_display (book->source->plan, element, end);
  g_autofree char *start_name = jj_live_field_name (element, start);
  g_autofree char *end_name = jj_live_field_name (element, end);

  jj_document_begin_cell (book->document);
  if (from != JJ_EMPTY)
    jj_document_add_live (book->document, first, start_name, 0);
  if (to == JJ_EMPTY || to == from)
    return;
  jj_document_add_text (book->document, "–", 0);
  jj_document_add_live (book->document, last, end_name, 0);
}

static void
write_activities (JjPlanBook *book, const JjElement *programme)
{
  static const JjBookColumn columns[] = {
    { "活動", JJ_TEXT_LEFT, 30 }, { "日期", JJ_TEXT_LEFT, 26 },  { "場次", JJ_TEXT_RIGHT, 7 },
    { "時數", JJ_TEXT_RIGHT, 7 }, { "人數", JJ_TEXT_RIGHT, 7 },  { "對象", JJ_TEXT_LEFT, 17 },
    { "地點", JJ_TEXT_LEFT, 18 }, { "經費", JJ_TEXT_RIGHT, 13 },
  };
  guint n, n_rows = 0;
  const JjGroupFigure *rows = jj_figures_get_activities (book->source->figures, &n);

  for (guint i = 0; i + 1 < n; i++)
    {
      const JjElement *activity = jj_plan_find (book->source->plan, rows[i].id);

      if (jj_element_get_ref (activity, JJ_ACTIVITY_PROGRAMME) != programme)
        continue;
      if (n_rows++ == 0)
        jj_book_begin_table (book, NULL, columns, G_N_ELEMENTS (columns));
      jj_document_begin_row (book->document, JJ_ROW_PLAIN);
      jj_document_add_cell (book->document, jj_book_title (book, activity), 0);
      add_dates (book, activity, JJ_ACTIVITY_START, JJ_ACTIVITY_END);
      jj_book_add_field (book, activity, JJ_ACTIVITY_SESSIONS);
      jj_book_add_field (book, activity, JJ_ACTIVITY_HOURS);
      jj_book_add_field (book, activity, JJ_ACTIVITY_PARTICIPANTS);
      jj_book_add_field (book, activity, JJ_ACTIVITY_AUDIENCE);
      jj_book_add_field (book, activity, JJ_ACTIVITY_PLACE);
      jj_book_add_money (book, rows[i].amount, jj_book_figure (activity));
    }
}

/* "label：value" of some fields in one paragraph. */
static void
write_fields (JjPlanBook *book, const JjElement *element, const guint *fields, guint n_fields)
{
  JjBlock *block = NULL;

  for (guint i = 0; i < n_fields; i++)
    {
      const JjField *table = &jj_element_get_kind (element)->fields[fields[i]];
      const JjElement *target
          = table->type == JJ_TYPE_REF ? jj_element_get_ref (element, fields[i]) : NULL;
      g_autofree char *text = target ? g_strdup (jj_book_title (book, target))
                                     : jj_live_display (book->source->plan, element, fields[i]);
      g_autofree char *label
          = g_strdup_printf ("%s%s：", block ? "　" : "", jj_label_zh (table->label));

      if (!*text)
        continue;
      if (!block)
        block = jj_document_begin (book->document, JJ_BLOCK_PARAGRAPH, 0);
      block->element = jj_element_get_id (element);
      block->keep = TRUE;
      jj_document_add_text (book->document, label, JJ_RUN_STRONG);
      jj_document_add_text (book->document, text, 0);
    }
}

static void
begin_programme (JjPlanBook *book, const JjElement *programme)
{
  const char *code = jj_element_get_code (programme);
  g_autofree char *title = g_strdup_printf ("%s%s%s", code ? code : "", code ? "　" : "",
                                            jj_book_title (book, programme));
  char id[JJ_ID_LENGTH + 1];
  g_autofree char *bookmark = NULL;
  JjBlock *block = jj_document_begin (book->document, JJ_BLOCK_HEADING, MIN (book->level + 1, 6));

  block->element = jj_element_get_id (programme);
  jj_document_add_text (book->document, title, 0);
  jj_id_to_string (jj_element_get_id (programme), id);
  bookmark = g_strconcat ("p-", id, NULL);
  if (jj_document_find_bookmark (book->document, bookmark) < 0)
    jj_document_set_bookmark (book->document, bookmark);
}

static gboolean
has_activities (JjPlanBook *book, const JjElement *programme)
{
  for (guint i = 0; i < jj_plan_get_count (book->source->plan, JJ_KIND_ACTIVITY); i++)
    if (jj_element_get_ref (jj_plan_get_nth (book->source->plan, JJ_KIND_ACTIVITY, i),
                            JJ_ACTIVITY_PROGRAMME)
        == programme)
      return TRUE;
  return FALSE;
}

void
jj_book_write_programme (JjPlanBook *book, const JjElement *programme)
{
  static const guint short_fields[] = { JJ_PROGRAMME_THEME, JJ_PROGRAMME_OWNER };
  static const guint goal[] = { JJ_PROGRAMME_GOAL };
  const JjGroupFigure *group
      = jj_figures_find_programme (book->source->figures, jj_element_get_id (programme));
  g_autofree char *amount = jj_format_money (group ? group->amount : 0);
  g_autofree char *name = jj_book_figure (programme);
  JjBlock *block;

  begin_programme (book, programme);
  if (!jj_book_is_hidden (book, programme))
    {
      write_fields (book, programme, short_fields, G_N_ELEMENTS (short_fields));
      write_fields (book, programme, goal, G_N_ELEMENTS (goal));
    }
  block = jj_document_begin (book->document, JJ_BLOCK_PARAGRAPH, 0);
  block->element = jj_element_get_id (programme);
  block->keep = has_activities (book, programme);
  jj_document_add_text (book->document, "經費：", JJ_RUN_STRONG);
  jj_document_add_live (book->document, amount, name, 0);
  jj_document_add_text (book->document, " 元", 0);
  if (!jj_book_is_hidden (book, programme))
    write_activities (book, programme);
}

void
jj_book_write_details (JjPlanBook *book, const JjElement *which)
{
  for (guint i = 0; i < jj_plan_get_count (book->source->plan, JJ_KIND_PROGRAMME); i++)
    jj_book_write_programme (book, jj_plan_get_nth (book->source->plan, JJ_KIND_PROGRAMME, i));
}

void
jj_book_write_objectives (JjPlanBook *book, const JjElement *which)
{
  for (guint i = 0; i < jj_plan_get_count (book->source->plan, JJ_KIND_OBJECTIVE); i++)
    {
      const JjElement *objective = jj_plan_get_nth (book->source->plan, JJ_KIND_OBJECTIVE, i);
      JjBlock *block;

      if (jj_book_is_hidden (book, objective))
        continue;
      block = jj_document_begin (book->document, JJ_BLOCK_ITEM, 0);
      block->number = i + 1;
      block->element = jj_element_get_id (objective);
      jj_document_add_text (book->document, jj_element_get_title (objective), 0);
    }
}

/* What the plan computes, else what was typed. */
static void
add_present (JjPlanBook *book, const JjElement *indicator)
{
  g_autoptr (JjIndicatorValue) value
      = jj_indicator_compute (book->source->plan, book->source->figures,
                              jj_element_get_text (indicator, JJ_INDICATOR_FORMULA));
  g_autofree char *text = NULL, *name = NULL;

  if (value->value == JJ_EMPTY || !jj_element_get_code (indicator))
    {
      jj_book_add_field (book, indicator, JJ_INDICATOR_ACTUAL);
      return;
    }
  text = jj_format_decimal2 (value->value);
  name = g_strdup_printf ("figure:indicator/%s", jj_element_get_code (indicator));
  jj_document_add_live_cell (book->document, text, name, 0);
}

static gint
compare_parents (gconstpointer a, gconstpointer b, gpointer data)
{
  GHashTable *places = data;
  const JjElement *x = *(const JjElement *const *)a, *y = *(const JjElement *const *)b;
  guint p = GPOINTER_TO_UINT (
      g_hash_table_lookup (places, jj_element_get_ref (x, JJ_INDICATOR_PARENT)));
  guint q = GPOINTER_TO_UINT (
      g_hash_table_lookup (places, jj_element_get_ref (y, JJ_INDICATOR_PARENT)));

  if (p != q)
    return p < q ? -1 : 1;
  return GPOINTER_TO_INT (g_hash_table_lookup (places, x))
         - GPOINTER_TO_INT (g_hash_table_lookup (places, y));
}

/* Those that may be shown: of no objective first, then objective by objective as these come up, so
 * that each heading stands once. (transfer full) */
static GPtrArray *
list_indicators (JjPlanBook *book)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < jj_plan_get_count (book->source->plan, JJ_KIND_INDICATOR); i++)
    {
      JjElement *indicator = (gpointer)jj_plan_get_nth (book->source->plan, JJ_KIND_INDICATOR, i);
      gpointer parent = (gpointer)jj_element_get_ref (indicator, JJ_INDICATOR_PARENT);

      if (jj_book_is_hidden (book, indicator))
        continue;
      g_ptr_array_add (list, indicator);
      g_hash_table_insert (places, indicator, GUINT_TO_POINTER (i + 1));
      if (parent && !g_hash_table_contains (places, parent))
        g_hash_table_insert (places, parent, GUINT_TO_POINTER (i + 1));
    }
  g_ptr_array_sort_with_data (list, compare_parents, places);
  return list;
}

void
jj_book_write_indicators (JjPlanBook *book, const JjElement *which)
{
  static const JjBookColumn columns[] = {
    { "代碼", JJ_TEXT_LEFT, 9 },         { "指標", JJ_TEXT_LEFT, 30 },
    { "單位", JJ_TEXT_LEFT, 8 },         { "前一學年", JJ_TEXT_RIGHT, 12 },
    { "基線", JJ_TEXT_RIGHT, 12 },       { "目標", JJ_TEXT_RIGHT, 12 },
    { "本計畫現值", JJ_TEXT_RIGHT, 14 },
  };
  g_autoptr (GPtrArray) indicators = list_indicators (book);
  const JjElement *objective = NULL;

  if (indicators->len == 0)
    return;
  jj_book_begin_table (book, "量化指標", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < indicators->len; i++)
    {
      const JjElement *indicator = g_ptr_array_index (indicators, i);
      const JjElement *parent = jj_element_get_ref (indicator, JJ_INDICATOR_PARENT);

      if (parent && parent != objective)
        {
          jj_document_begin_row (book->document, JJ_ROW_GROUP);
          jj_document_add_cell (book->document, jj_book_title (book, parent), JJ_RUN_STRONG);
        }
      objective = parent;
      jj_document_begin_row (book->document, JJ_ROW_PLAIN);
      jj_document_add_cell (book->document, jj_element_get_code (indicator), 0);
      jj_document_add_cell (book->document, jj_element_get_title (indicator), 0);
      jj_book_add_field (book, indicator, JJ_INDICATOR_UNIT);
      jj_book_add_field (book, indicator, JJ_INDICATOR_LAST_YEAR);
      jj_book_add_field (book, indicator, JJ_INDICATOR_BASELINE);
      jj_book_add_field (book, indicator, JJ_INDICATOR_TARGET);
      add_present (book, indicator);
    }
}

void
jj_book_write_schedule (JjPlanBook *book, const JjElement *which)
{
  static const JjBookColumn columns[] = {
    { "工作項目", JJ_TEXT_LEFT, 34 },
    { "類別", JJ_TEXT_LEFT, 12 },
    { "期間", JJ_TEXT_LEFT, 24 },
    { "負責單位", JJ_TEXT_LEFT, 26 },
  };
  guint n = jj_plan_get_count (book->source->plan, JJ_KIND_MILESTONE);

  if (n == 0)
    return;
  jj_book_begin_table (book, "期程", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n; i++)
    {
      const JjElement *milestone = jj_plan_get_nth (book->source->plan, JJ_KIND_MILESTONE, i);

      if (jj_book_is_hidden (book, milestone))
        continue;
      jj_document_begin_row (book->document, JJ_ROW_PLAIN);
      jj_document_add_cell (book->document, jj_element_get_title (milestone), 0);
      jj_book_add_field (book, milestone, JJ_MILESTONE_KIND);
      add_dates (book, milestone, JJ_MILESTONE_START, JJ_MILESTONE_END);
      jj_book_add_field (book, milestone, JJ_MILESTONE_RESPONSIBLE);
    }
}
