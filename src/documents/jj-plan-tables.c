/* jj-plan-tables.c: the array of a document's tables, and what they share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-plan-tables-private.h"

#include "jj-explain.h"
#include "jj-format.h"

#include <string.h>

static const JjPlanTable tables[] = {
  { "objectives", "目標", FALSE, FALSE, jj_book_write_objectives },
  { "schools", "學校與教師統計", FALSE, FALSE, jj_book_write_schools },
  { "organisations", "組織", FALSE, TRUE, jj_book_write_organisations },
  { "pools", "人才庫", FALSE, FALSE, jj_book_write_pools },
  { "communities", "專業學習社群", FALSE, FALSE, jj_book_write_communities },
  { "alliances", "區域聯盟", FALSE, FALSE, jj_book_write_alliances },
  { "programmes", "子計畫一覽", FALSE, TRUE, jj_book_write_programmes },
  { "programme", "子計畫", TRUE, FALSE, jj_book_write_programme },
  { "details", "各子計畫內容", FALSE, TRUE, jj_book_write_details },
  { "schedule", "期程", FALSE, TRUE, jj_book_write_schedule },
  { "sources", "經費來源", FALSE, TRUE, jj_book_write_sources },
  { "summary", "經費彙整表", FALSE, TRUE, jj_book_write_summary },
  { "years", "會計年度", FALSE, TRUE, jj_book_write_years },
  { "budget", "經費概算表", FALSE, TRUE, jj_book_write_budget },
  { "budget-of", "經費概算表", TRUE, FALSE, jj_book_write_budget },
  { "indicators", "量化指標", FALSE, TRUE, jj_book_write_indicators },
  { "packs", "規則包", FALSE, TRUE, jj_book_write_packs },
  { "rules", "規則與來源", FALSE, TRUE, jj_book_write_rules },
  { "overrides", "規則之調整", FALSE, TRUE, jj_book_write_overrides },
  { "waivers", "豁免", FALSE, TRUE, jj_book_write_waivers },
  { "findings", "檢核結果", FALSE, TRUE, jj_book_write_findings },
};

guint
jj_plan_tables_get_n (void)
{
  return G_N_ELEMENTS (tables);
}

const JjPlanTable *
jj_plan_tables_get (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (tables), NULL);

  return &tables[i];
}

static const JjPlanTable *
find_table (const char *name, const char **code)
{
  *code = strchr (name, '/');
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      gsize length = strlen (tables[i].id);

      if (strncmp (tables[i].id, name, length) == 0
          && name[length] == (tables[i].of_programme ? '/' : '\0'))
        return &tables[i];
    }
  return NULL;
}

gboolean
jj_plan_tables_write (JjPlanBook *book, const char *name)
{
  const char *code;
  const JjPlanTable *table = find_table (name, &code);
  const JjElement *programme = NULL;

  if (!table)
    return FALSE;
  if (table->of_programme)
    {
      programme = jj_plan_find_code (book->source->plan, JJ_KIND_PROGRAMME, code + 1);
      if (!programme)
        return FALSE;
    }
  g_hash_table_add (book->shown, g_strdup (name));
  table->write (book, programme);
  return TRUE;
}

JjBlock *
jj_book_begin_table (JjPlanBook *book,
                     const char *caption,
                     const JjBookColumn *columns,
                     guint n_columns)
{
  JjBlock *block;
  g_autofree JjTableColumn *shape = g_new (JjTableColumn, n_columns);

  for (guint i = 0; i < n_columns; i++)
    shape[i] = (JjTableColumn){ columns[i].align, columns[i].share };
  block = jj_document_begin_table (book->document, shape, n_columns);
  if (caption)
    jj_document_add_text (book->document, caption, 0);
  jj_document_begin_row (book->document, JJ_ROW_HEAD);
  for (guint i = 0; i < n_columns; i++)
    jj_document_add_cell (book->document, columns[i].heading, JJ_RUN_STRONG);
  return block;
}

gboolean
jj_book_is_hidden (const JjPlanBook *book, const JjElement *element)
{
  return !book->source->with_private && jj_element_get_bool (element, JJ_PRIVATE);
}

const char *
jj_book_title (const JjPlanBook *book, const JjElement *element)
{
  if (!jj_book_is_hidden (book, element))
    return jj_element_get_title (element);
  return jj_element_get_code (element) ? jj_element_get_code (element) : "〔不公開〕";
}

void
jj_book_add_field (JjPlanBook *book, const JjElement *element, guint field)
{
  JjType type = jj_element_get_kind (element)->fields[field].type;
  const JjElement *target = type == JJ_TYPE_REF ? jj_element_get_ref (element, field) : NULL;
  g_autofree char *text = target ? g_strdup (jj_book_title (book, target))
                                 : jj_live_display (book->source->plan, element, field);
  g_autofree char *name = NULL;

  if (type < JJ_TYPE_INT || type > JJ_TYPE_DATE || !*text)
    {
      jj_document_add_cell (book->document, text, 0);
      return;
    }
  name = jj_live_field_name (element, field);
  jj_document_add_live_cell (book->document, text, name, 0);
}

static void
add_number (JjPlanBook *book, char *text, char *name)
{
  if (name)
    jj_document_add_live_cell (book->document, text, name, 0);
  else
    jj_document_add_cell (book->document, text, 0);
  g_free (text);
  g_free (name);
}

void
jj_book_add_money (JjPlanBook *book, gint64 amount, char *name)
{
  add_number (book, amount == JJ_EMPTY ? g_strdup ("-") : jj_format_money (amount), name);
}

void
jj_book_add_count (JjPlanBook *book, gint64 count, char *name)
{
  add_number (book, jj_format_money (count), name);
}

char *
jj_book_figure (const JjElement *element)
{
  g_autofree char *name = element ? jj_explain_name (element) : NULL;

  return name ? g_strconcat ("figure:", name, NULL) : NULL;
}
