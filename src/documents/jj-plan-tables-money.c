/* jj-plan-tables-money.c: 經費概算表, 彙整表, sources and fiscal years */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-plan-tables-private.h"

#include "jj-explain.h"
#include "jj-format.h"
#include "jj-labels.h"
#include "jj-line-text.h"

#include <string.h>

#define N_ACCOUNTS (JJ_N_ACCOUNTS + 1)

static const char *
account_label (guint account)
{
  const JjField *field = &jj_kind_get (JJ_KIND_BUDGET_LINE)->fields[JJ_BUDGET_LINE_ACCOUNT];

  return account < JJ_N_ACCOUNTS ? jj_label_zh (field->choices[account].label) : "未分類";
}

static const char *
account_id (guint account)
{
  const JjField *field = &jj_kind_get (JJ_KIND_BUDGET_LINE)->fields[JJ_BUDGET_LINE_ACCOUNT];

  return account < JJ_N_ACCOUNTS ? field->choices[account].id : "none";
}

/* What tells an element in a name: its code, else its id. (transfer full) */
static char *
key_of (const JjElement *element)
{
  const char *code = element ? jj_element_get_code (element) : NULL;
  char id[JJ_ID_LENGTH + 1];

  if (!element || code)
    return g_strdup (element ? code : "none");
  jj_id_to_string (jj_element_get_id (element), id);
  return g_strdup (id);
}

static int
compare_lines (gconstpointer a, gconstpointer b, gpointer data)
{
  const JjLineFigure *x = jj_figures_get_line (data, *(const guint *)a);
  const JjLineFigure *y = jj_figures_get_line (data, *(const guint *)b);

  if (x->programme != y->programme)
    return x->programme < y->programme ? -1 : 1;
  if (x->activity != y->activity)
    return x->activity < y->activity ? -1 : 1;
  return *(const guint *)a < *(const guint *)b ? -1 : 1;
}

/* The lines that count, by programme and activity. (transfer full) (element-type guint) */
static GArray *
collect_lines (JjFigures *figures, const JjElement *programme)
{
  const JjGroupFigure *programmes = jj_figures_get_programmes (figures, &(guint){ 0 });
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < jj_figures_get_n_lines (figures); i++)
    {
      const JjLineFigure *line = jj_figures_get_line (figures, i);

      if ((line->flags & JJ_LINE_COUNTS)
          && (!programme || programmes[line->programme].id == jj_element_get_id (programme)))
        g_array_append_val (lines, i);
    }
  g_array_sort_with_data (lines, compare_lines, figures);
  return lines;
}

/* A purse in a small cell: its source, which says enough where no other purse has it. */
static const char *
short_title (JjPlanBook *book, JjId id)
{
  guint n, n_same = 0;
  const JjPurseFigure *purses = jj_figures_get_purses (book->source->figures, &n);
  const JjPurseFigure *purse = jj_figures_find_purse (book->source->figures, id);
  const JjField *field = &jj_kind_get (JJ_KIND_PURSE)->fields[JJ_PURSE_SOURCE];

  for (guint i = 0; i < n; i++)
    n_same += purses[i].source == purse->source;
  return n_same == 1 && purse->source < JJ_SOURCE_OTHER
             ? jj_label_zh (field->choices[purse->source].label)
             : jj_book_title (book, jj_plan_find (book->source->plan, id));
}

/* What a line is charged to, and how it is computed where it is not price × quantity. */
static void
add_remark (JjPlanBook *book, guint i, const JjElement *element)
{
  JjFigures *figures = book->source->figures;
  const JjLineFigure *line = jj_figures_get_line (figures, i);
  const JjPart *parts = jj_figures_get_parts (figures, i);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint k = 0; k < line->n_parts; k++)
    {
      if (parts[k].amount == 0)
        continue;
      g_string_append_printf (text, "%s%s", text->len ? "、" : "",
                              short_title (book, parts[k].purse));
      if (parts[k].amount != line->amount)
        {
          g_autofree char *amount = jj_format_money (parts[k].amount);

          g_string_append_printf (text, " %s", amount);
        }
    }
  if (line->unassigned)
    g_string_append (text, text->len ? "、未分配" : "未分配");
  if (line->computed == JJ_COMPUTED_PREMIUM || line->computed == JJ_COMPUTED_MISC)
    {
      g_autofree char *how = jj_line_text (figures, book->source->plan, element);

      g_string_append_printf (text, "%s%s", text->len ? "；" : "", how);
    }
  jj_document_add_cell (book->document, text->str, JJ_RUN_SMALL);
}

static void
write_line (JjPlanBook *book, guint i)
{
  JjFigures *figures = book->source->figures;
  const JjLineFigure *line = jj_figures_get_line (figures, i);
  const JjElement *element = jj_plan_find (book->source->plan, line->id);
  const char *item = jj_element_get_text (element, JJ_BUDGET_LINE_ITEM);
  const JjEntry *entry
      = item ? jj_pack_set_find_item (jj_figures_get_packs (figures), item, line->date) : NULL;
  const char *name = jj_element_get_name (element);
  g_autofree char *price = jj_live_field_name (element, JJ_BUDGET_LINE_UNIT_PRICE);

  jj_document_begin_row (book->document, JJ_ROW_PLAIN);
  if (!name || jj_book_is_hidden (book, element))
    name = entry ? jj_entry_get_title_zh (entry) : item;
  jj_document_add_cell (book->document, name ? name : jj_book_title (book, element), 0);
  jj_document_add_cell (book->document, account_label (line->account), JJ_RUN_SMALL);
  if (line->unit_price == JJ_EMPTY)
    jj_document_add_cell (book->document, NULL, 0);
  else
    jj_book_add_money (book, line->unit_price, g_steal_pointer (&price));
  jj_book_add_field (book, element, JJ_BUDGET_LINE_QUANTITY);
  jj_book_add_field (book, element, JJ_BUDGET_LINE_UNIT);
  jj_book_add_field (book, element, JJ_BUDGET_LINE_TIMES);
  jj_book_add_money (book, line->amount, jj_book_figure (element));
  add_remark (book, i, element);
}

static void
begin_sum (JjPlanBook *book, const char *label, guint n_before)
{
  jj_document_begin_row (book->document, JJ_ROW_SUM);
  jj_document_add_cell (book->document, label, JJ_RUN_STRONG);
  for (guint i = 1; i < n_before; i++)
    jj_document_add_cell (book->document, NULL, 0);
}

static void
begin_activity (JjPlanBook *book, guint row)
{
  const JjGroupFigure *activities
      = jj_figures_get_activities (book->source->figures, &(guint){ 0 });
  const JjElement *activity = jj_plan_find (book->source->plan, activities[row].id);
  g_autoptr (GString) text = g_string_new (NULL);

  if (activity && jj_element_get_code (activity))
    g_string_append_printf (text, "%s　", jj_element_get_code (activity));
  g_string_append (text, activity ? jj_book_title (book, activity) : "未列活動");
  jj_document_begin_row (book->document, JJ_ROW_GROUP);
  jj_document_add_cell (book->document, text->str, JJ_RUN_STRONG);
}

/* Typed, else the item's. */
static gboolean
is_capital (JjFigures *figures, const JjLineFigure *line, const JjElement *element)
{
  gint64 nature = jj_element_get_number (element, JJ_BUDGET_LINE_NATURE);
  const char *item = jj_element_get_text (element, JJ_BUDGET_LINE_ITEM);
  const JjEntry *entry
      = item ? jj_pack_set_find_item (jj_figures_get_packs (figures), item, line->date) : NULL;

  if (nature != JJ_EMPTY || !entry)
    return nature == JJ_NATURE_CAPITAL;
  return g_strcmp0 (jj_entry_get_string (entry, "nature"), "capital") == 0;
}

/* The sums of one programme by account and nature: one row, which adds up to its total. */
static void
write_accounts (JjPlanBook *book, GArray *lines, guint first, guint end, const char *key)
{
  static const JjBookColumn columns[]
      = { { "人事費", JJ_TEXT_RIGHT, 1 }, { "業務費", JJ_TEXT_RIGHT, 1 },
          { "雜支", JJ_TEXT_RIGHT, 1 },   { "設備及投資", JJ_TEXT_RIGHT, 1 },
          { "未分類", JJ_TEXT_RIGHT, 1 }, { "合計", JJ_TEXT_RIGHT, 1 },
          { "經常門", JJ_TEXT_RIGHT, 1 }, { "資本門", JJ_TEXT_RIGHT, 1 } };
  JjFigures *figures = book->source->figures;
  gint64 sums[N_ACCOUNTS] = { 0 }, total = 0, capital = 0;

  for (guint i = first; i < end; i++)
    {
      const JjLineFigure *line = jj_figures_get_line (figures, g_array_index (lines, guint, i));
      const JjElement *element = jj_plan_find (book->source->plan, line->id);

      sums[line->account] += line->amount;
      total += line->amount;
      if (is_capital (figures, line, element))
        capital += line->amount;
    }
  jj_book_begin_table (book, "用途別（元）", columns, G_N_ELEMENTS (columns));
  jj_document_begin_row (book->document, JJ_ROW_SUM);
  for (guint a = 0; a < N_ACCOUNTS; a++)
    jj_book_add_money (book, sums[a], g_strdup_printf ("table:budget/%s/%s", key, account_id (a)));
  jj_book_add_money (book, total, g_strdup_printf ("table:budget/%s/total", key));
  jj_book_add_money (book, total - capital, g_strdup_printf ("table:budget/%s/current", key));
  jj_book_add_money (book, capital, g_strdup_printf ("table:budget/%s/capital", key));
}

/* One programme: lines[first] to lines[end - 1]. */
static void
write_programme (JjPlanBook *book, GArray *lines, guint first, guint end)
{
  static const JjBookColumn columns[] = {
    { "經費項目", JJ_TEXT_LEFT, 23 }, { "用途別", JJ_TEXT_LEFT, 10 },
    { "單價", JJ_TEXT_RIGHT, 9 },     { "數量", JJ_TEXT_RIGHT, 7 },
    { "單位", JJ_TEXT_LEFT, 9 },      { "次數", JJ_TEXT_RIGHT, 6 },
    { "總價", JJ_TEXT_RIGHT, 12 },    { "來源及說明", JJ_TEXT_LEFT, 31 },
  };
  JjFigures *figures = book->source->figures;
  guint row = jj_figures_get_line (figures, g_array_index (lines, guint, first))->programme;
  const JjGroupFigure *group = &jj_figures_get_programmes (figures, &(guint){ 0 })[row];
  const JjElement *programme = jj_plan_find (book->source->plan, group->id);
  const char *code = programme ? jj_element_get_code (programme) : NULL;
  g_autofree char *key = key_of (programme), *caption = NULL;
  JjBlock *table;
  guint activity = G_MAXUINT;

  caption = g_strdup_printf ("經費概算表　%s%s%s（元）", code ? code : "", code ? "　" : "",
                             programme ? jj_book_title (book, programme) : "未列子計畫");
  table = jj_book_begin_table (book, caption, columns, G_N_ELEMENTS (columns));
  for (guint i = first; i < end; i++)
    {
      guint line = g_array_index (lines, guint, i);

      if (jj_figures_get_line (figures, line)->activity != activity)
        begin_activity (book, activity = jj_figures_get_line (figures, line)->activity);
      write_line (book, line);
    }
  begin_sum (book, "合計", 6);
  jj_book_add_money (book, group->own,
                     group->own == group->amount && programme
                         ? jj_book_figure (programme)
                         : g_strdup_printf ("table:budget/%s/own", key));
  table->keep = TRUE;
  write_accounts (book, lines, first, end, key);
}

void
jj_book_write_budget (JjPlanBook *book, const JjElement *programme)
{
  JjFigures *figures = book->source->figures;
  g_autoptr (GArray) lines = collect_lines (figures, programme);
  guint first = 0;

  for (guint i = 1; i <= lines->len; i++)
    {
      const JjLineFigure *before
          = jj_figures_get_line (figures, g_array_index (lines, guint, first));

      if (i < lines->len
          && jj_figures_get_line (figures, g_array_index (lines, guint, i))->programme
                 == before->programme)
        continue;
      write_programme (book, lines, first, i);
      first = i;
    }
}

/* The purses that lines are charged to; the county match is derived. */
static GArray *
charged_purses (JjFigures *figures)
{
  GArray *purses = g_array_new (FALSE, FALSE, sizeof (const JjPurseFigure *));
  guint n;
  const JjPurseFigure *all = jj_figures_get_purses (figures, &n);

  for (guint i = 0; i < n; i++)
    {
      const JjPurseFigure *purse = &all[i];

      if (purse->source != JJ_SOURCE_COUNTY_MATCH)
        g_array_append_val (purses, purse);
    }
  return purses;
}

/* The row of a purse; what is charged to the county match counts nowhere. */
static guint
find_purse (GArray *purses, JjId id)
{
  guint p = 0;

  while (p < purses->len && g_array_index (purses, const JjPurseFigure *, p)->id != id)
    p++;
  return p;
}

/* Σ over the lines by purse and (account, or programme): rows of `width`, the last row is
 * unassigned. (transfer full) */
static gint64 *
add_up (JjFigures *figures, GArray *purses, guint width, gboolean by_programme)
{
  gint64 *sums = g_new0 (gint64, (gsize)(purses->len + 1) * width);

  for (guint i = 0; i < jj_figures_get_n_lines (figures); i++)
    {
      const JjLineFigure *line = jj_figures_get_line (figures, i);
      const JjPart *parts = jj_figures_get_parts (figures, i);
      guint column = by_programme ? line->programme : line->account;

      if (!(line->flags & JJ_LINE_COUNTS))
        continue;
      sums[purses->len * width + column] += line->unassigned;
      for (guint k = 0; k < line->n_parts; k++)
        {
          guint p = find_purse (purses, parts[k].purse);

          if (p < purses->len)
            sums[p * width + column] += parts[k].amount;
        }
    }
  return sums;
}

static gint64
sum_row (const gint64 *sums, guint row, guint width)
{
  gint64 sum = 0;

  for (guint i = 0; i < width; i++)
    sum += sums[row * width + i];
  return sum;
}

/* A purse's row: by account, its total, the central and the county's part. purse: NULL for what is
 * not assigned. */
static void
write_purse_row (JjPlanBook *book, const JjPurseFigure *purse, const gint64 *sums)
{
  const JjElement *element = purse ? jj_plan_find (book->source->plan, purse->id) : NULL;
  g_autofree char *key = key_of (element);

  jj_document_begin_row (book->document, JJ_ROW_PLAIN);
  jj_document_add_cell (book->document, element ? jj_book_title (book, element) : "未分配", 0);
  for (guint a = 0; a < N_ACCOUNTS; a++)
    jj_book_add_money (book, sums[a], g_strdup_printf ("table:summary/%s/%s", key, account_id (a)));
  jj_book_add_money (book, sum_row (sums, 0, N_ACCOUNTS),
                     element ? jj_book_figure (element) : g_strdup ("figure:unassigned"));
  jj_book_add_money (book, purse ? purse->central : JJ_EMPTY,
                     g_strdup_printf ("table:summary/%s/central", key));
  jj_book_add_money (book, purse ? purse->county : JJ_EMPTY,
                     g_strdup_printf ("table:summary/%s/county", key));
}

static void
write_by_account (JjPlanBook *book, GArray *purses)
{
  static const JjBookColumn columns[] = {
    { "經費來源", JJ_TEXT_LEFT, 0 },    { "人事費", JJ_TEXT_RIGHT, 0 },
    { "業務費", JJ_TEXT_RIGHT, 0 },     { "雜支", JJ_TEXT_RIGHT, 0 },
    { "設備及投資", JJ_TEXT_RIGHT, 0 }, { "未分類", JJ_TEXT_RIGHT, 0 },
    { "合計", JJ_TEXT_RIGHT, 0 },       { "中央款", JJ_TEXT_RIGHT, 0 },
    { "配合款", JJ_TEXT_RIGHT, 0 },
  };
  JjFigures *figures = book->source->figures;
  const JjTotals *totals = jj_figures_get_totals (figures);
  g_autofree gint64 *sums = add_up (figures, purses, N_ACCOUNTS, FALSE);

  jj_book_begin_table (book, "經費彙整表：來源別與用途別（元）", columns, G_N_ELEMENTS (columns));
  for (guint p = 0; p < purses->len; p++)
    write_purse_row (book, g_array_index (purses, const JjPurseFigure *, p), sums + p * N_ACCOUNTS);
  if (totals->unassigned)
    write_purse_row (book, NULL, sums + purses->len * N_ACCOUNTS);
  begin_sum (book, "總計", 1);
  for (guint a = 0; a < N_ACCOUNTS; a++)
    jj_book_add_money (book, totals->accounts[a],
                       a < JJ_N_ACCOUNTS ? g_strdup_printf ("figure:account/%s", account_id (a))
                                         : g_strdup ("table:summary/total/none"));
  jj_book_add_money (book, totals->total, g_strdup ("figure:total"));
  jj_book_add_money (book, totals->central, g_strdup ("figure:central"));
  jj_book_add_money (book, totals->match, g_strdup ("figure:match"));
}

static void
write_programme_row (JjPlanBook *book, GArray *purses, const gint64 *sums, guint row)
{
  guint n;
  const JjGroupFigure *group = &jj_figures_get_programmes (book->source->figures, &n)[row];
  const JjElement *programme = jj_plan_find (book->source->plan, group->id);
  g_autofree char *key = key_of (programme);

  jj_document_begin_row (book->document, JJ_ROW_PLAIN);
  jj_document_add_cell (book->document, programme ? key : "", 0);
  jj_document_add_cell (book->document, programme ? jj_book_title (book, programme) : "未列子計畫",
                        0);
  for (guint p = 0; p <= purses->len; p++)
    {
      const JjElement *purse
          = p < purses->len ? jj_plan_find (book->source->plan,
                                            g_array_index (purses, const JjPurseFigure *, p)->id)
                            : NULL;
      g_autofree char *column = key_of (purse);

      jj_book_add_money (book, sums[p * n + row],
                         g_strdup_printf ("table:summary/%s/%s", key, column));
    }
  jj_book_add_money (book, group->own, g_strdup_printf ("table:summary/%s/own", key));
}

static void
write_by_programme (JjPlanBook *book, GArray *purses)
{
  JjFigures *figures = book->source->figures;
  const JjTotals *totals = jj_figures_get_totals (figures);
  g_autofree JjBookColumn *columns = g_new0 (JjBookColumn, purses->len + 4);
  guint n, last = purses->len + 3;
  const JjGroupFigure *groups = jj_figures_get_programmes (figures, &n);
  g_autofree gint64 *sums = add_up (figures, purses, n, TRUE);

  columns[0] = (JjBookColumn){ "代碼", JJ_TEXT_LEFT, 0 };
  columns[1] = (JjBookColumn){ "子計畫", JJ_TEXT_LEFT, 0 };
  for (guint p = 0; p <= purses->len; p++)
    columns[2 + p] = (JjBookColumn){
      p < purses->len
          ? jj_book_title (book,
                           jj_plan_find (book->source->plan,
                                         g_array_index (purses, const JjPurseFigure *, p)->id))
          : "未分配",
      JJ_TEXT_RIGHT, 0
    };
  columns[last] = (JjBookColumn){ "合計", JJ_TEXT_RIGHT, 0 };
  jj_book_begin_table (book, "經費彙整表：子計畫與來源別（元）", columns, last + 1);
  for (guint i = 0; i < n; i++)
    if (groups[i].own != 0)
      write_programme_row (book, purses, sums, i);
  begin_sum (book, "總計", 2);
  for (guint p = 0; p <= purses->len; p++)
    jj_book_add_money (book, sum_row (sums, p, n), g_strdup_printf ("table:summary/total/%u", p));
  jj_book_add_money (book, totals->total, g_strdup ("figure:total"));
}

void
jj_book_write_summary (JjPlanBook *book, const JjElement *which)
{
  g_autoptr (GArray) purses = charged_purses (book->source->figures);

  write_by_account (book, purses);
  write_by_programme (book, purses);
}

void
jj_book_write_sources (JjPlanBook *book, const JjElement *which)
{
  static const JjBookColumn columns[] = {
    { "經費來源", JJ_TEXT_LEFT, 0 },    { "原各計畫合計", JJ_TEXT_RIGHT, 0 },
    { "核定或上限", JJ_TEXT_RIGHT, 0 }, { "本計畫編列", JJ_TEXT_RIGHT, 0 },
    { "餘額", JJ_TEXT_RIGHT, 0 },       { "說明", JJ_TEXT_LEFT, 0 },
  };
  JjFigures *figures = book->source->figures;
  const JjPurseSum *sum = &jj_figures_get_totals (figures)->purses;
  guint n;
  const JjPurseFigure *purses = jj_figures_get_purses (figures, &n);

  if (n == 0)
    return;
  jj_book_begin_table (book, "經費來源與整合前後（元）", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n; i++)
    {
      const JjElement *purse = jj_plan_find (book->source->plan, purses[i].id);
      g_autofree char *key = key_of (purse);

      jj_document_begin_row (book->document, JJ_ROW_PLAIN);
      jj_document_add_cell (book->document, jj_book_title (book, purse), 0);
      jj_book_add_field (book, purse, JJ_PURSE_BEFORE);
      jj_book_add_field (book, purse, JJ_PURSE_GRANTED);
      jj_book_add_money (book, purses[i].budgeted, jj_book_figure (purse));
      jj_book_add_money (book, purses[i].remaining,
                         g_strdup_printf ("table:sources/%s/remaining", key));
      jj_document_add_cell (book->document,
                            purses[i].source == JJ_SOURCE_COUNTY_MATCH
                                ? "由補助比率推得，不計入合計"
                                : jj_element_get_text (purse, JJ_PURSE_BEFORE_NOTE),
                            JJ_RUN_SMALL);
    }
  begin_sum (book, "合計", 1);
  jj_book_add_money (book, sum->before, g_strdup ("table:sources/total/before"));
  jj_book_add_money (book, sum->granted, g_strdup ("table:sources/total/granted"));
  jj_book_add_money (book, sum->budgeted, g_strdup ("table:sources/total/budgeted"));
}

void
jj_book_write_years (JjPlanBook *book, const JjElement *which)
{
  static const JjBookColumn columns[]
      = { { "會計年度", JJ_TEXT_LEFT, 1 }, { "金額", JJ_TEXT_RIGHT, 1 } };
  JjFigures *figures = book->source->figures;
  const JjTotals *totals = jj_figures_get_totals (figures);
  guint year = jj_figures_get_first_fiscal_year (figures);

  jj_book_begin_table (book, "會計年度分配（元）", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u 年度", year + i);

      jj_document_begin_row (book->document, JJ_ROW_PLAIN);
      jj_document_add_cell (book->document, name, 0);
      jj_book_add_money (book, totals->years[i], g_strdup_printf ("figure:year/%u", year + i));
    }
  begin_sum (book, "合計", 1);
  jj_book_add_money (book, totals->total, g_strdup ("figure:total"));
}
