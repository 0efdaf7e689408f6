/* jj-plan-tables-annex.c: rule packs with their sources, overrides, waivers, findings */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-plan-tables-private.h"

#include "jj-county.h"
#include "jj-form.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-labels.h"

#include <string.h>

#define N_TIERS 5

static const char *const status_names[] = { "已查證", "推得", "記憶所及", "未知" };
static const char *const severity_names[] = { "不得送件", "警告", "提示" };

void
jj_book_write_packs (JjPlanBook *book, const JjElement *which)
{
  static const JjBookColumn columns[] = {
    { "規則包", JJ_TEXT_LEFT, 40 },    { "代號", JJ_TEXT_LEFT, 20 },
    { "版本", JJ_TEXT_LEFT, 14 },      { "規則數", JJ_TEXT_RIGHT, 10 },
    { "未經查證", JJ_TEXT_RIGHT, 12 },
  };
  JjPackSet *packs = jj_figures_get_packs (book->source->figures);

  if (jj_element_is_empty (jj_plan_get_root (book->source->plan), JJ_PLAN_PACKS))
    {
      jj_document_begin (book->document, JJ_BLOCK_PARAGRAPH, 0);
      jj_document_add_text (book->document, "本計畫未另行選用規則包，僅依全國規則檢核。", 0);
    }
  jj_book_begin_table (book, NULL, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < jj_pack_set_get_n_packs (packs); i++)
    {
      JjPack *pack = jj_pack_set_get_pack (packs, i);
      guint n = jj_pack_get_n_entries (pack), uncertain = 0;

      for (guint k = 0; k < n; k++)
        uncertain += !jj_entry_is_certain (jj_pack_get_entry (pack, k));
      jj_document_begin_row (book->document, JJ_ROW_PLAIN);
      jj_document_add_cell (book->document, jj_pack_get_title (pack), 0);
      jj_document_add_cell (book->document, jj_pack_get_id (pack), 0);
      jj_document_add_cell (book->document, jj_pack_get_version (pack), 0);
      jj_book_add_count (book, n, g_strdup_printf ("table:packs/%s/n", jj_pack_get_id (pack)));
      jj_book_add_count (book, uncertain,
                         g_strdup_printf ("table:packs/%s/uncertain", jj_pack_get_id (pack)));
    }
}

/* Whether a rule may bear on the plan's dates. Forms that only list are no rules, and what the
 * plan's own arithmetic asks for has no source to name. */
static gboolean
is_in_force (JjPlan *plan, const JjEntry *entry)
{
  static const char *const lists[] = { "chapter", "indicator", "item", "theme", NULL };
  const char *source = jj_entry_get_source (entry);

  if (!jj_entry_get_article (entry) && source && g_str_has_prefix (source, "計畫內部一致性"))
    return FALSE;
  return jj_entry_get_valid_from (entry) <= jj_plan_get_last_day (plan)
         && jj_entry_get_valid_to (entry) >= jj_plan_get_first_day (plan)
         && !g_strv_contains (lists, jj_entry_get_form_id (entry));
}

/* What an id in a list of a rule stands for: a source of money or an item of the catalogue; itself
 * for what is a word already. */
static const char *
describe_item (JjPlanBook *book, const char *id)
{
  const JjField *sources = &jj_kind_get (JJ_KIND_PURSE)->fields[JJ_PURSE_SOURCE];
  const JjEntry *entry = jj_pack_set_find_item (jj_figures_get_packs (book->source->figures), id,
                                                jj_plan_get_first_day (book->source->plan));

  for (guint i = 0; sources->choices[i].id; i++)
    if (strcmp (sources->choices[i].id, id) == 0)
      return jj_label_zh (sources->choices[i].label);
  return entry ? jj_entry_get_title_zh (entry) : id;
}

/* The counties of each tier. (transfer full) */
static char *
describe_tiers (const JjEntry *entry, const char *parameter)
{
  JsonObject *tiers = jj_entry_get_object (entry, parameter);
  GString *text = g_string_new (NULL);

  for (gint64 tier = 1; tier <= N_TIERS; tier++)
    {
      const char *mark = text->len > 0 ? "；" : "";

      for (guint i = 0; i < JJ_N_COUNTIES; i++)
        {
          const JjCounty *county = jj_county_get (i);

          if (json_object_get_int_member_with_default (tiers, county->code, 0) != tier)
            continue;
          if (g_str_equal (mark, "、"))
            g_string_append_printf (text, "、%s", county->name);
          else
            g_string_append_printf (text, "%s第 %d 級：%s", mark, (int)tier, county->name);
          mark = "、";
        }
    }
  return g_string_free (text, FALSE);
}

/* A rule's value in words, amounts with their unit; NULL for none. (transfer full) */
static char *
describe_value (JjPlanBook *book, const JjEntry *entry)
{
  const char *parameter;
  g_autofree char *value = jj_entry_get_value_text (entry, &parameter);
  const JjParam *param = value ? jj_form_find_param (jj_entry_get_form (entry), parameter) : NULL;
  g_auto (GStrv) items = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (!param)
    return NULL;
  if (param->type == JJ_PARAM_TIERS && jj_entry_get_object (entry, parameter))
    return describe_tiers (entry, parameter);
  if (param->type == JJ_PARAM_MONEY && g_ascii_isdigit (*value))
    return g_strconcat (value, " 元", NULL);
  items = g_strsplit (value, "、", -1);
  for (guint i = 0; items[i]; i++)
    g_string_append_printf (text, "%s%s", i ? "、" : "", describe_item (book, items[i]));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
write_rule (JjPlanBook *book, const JjEntry *entry)
{
  g_autofree char *value = describe_value (book, entry);
  const char *article = jj_entry_get_article (entry), *source = jj_entry_get_source (entry);
  const char *url = jj_entry_get_url (entry);

  jj_document_begin_row (book->document, JJ_ROW_PLAIN);
  jj_document_add_cell (book->document, jj_entry_get_title_zh (entry), 0);
  jj_document_add_cell (book->document, value, 0);
  jj_document_begin_cell (book->document);
  if (article)
    jj_document_add_text (book->document, article, 0);
  if (article && source)
    jj_document_add_text (book->document, "；", 0);
  if (source && url && g_str_has_prefix (url, "https://"))
    jj_document_add_link (book->document, source, url, 0);
  else if (source)
    jj_document_add_text (book->document, source, 0);
  jj_document_add_cell (book->document,
                        jj_entry_is_certain (entry) ? status_names[jj_entry_get_status (entry)]
                                                    : "未經查證",
                        jj_entry_is_certain (entry) ? 0 : JJ_RUN_WARNING);
}

void
jj_book_write_rules (JjPlanBook *book, const JjElement *which)
{
  static const JjBookColumn columns[] = {
    { "規則", JJ_TEXT_LEFT, 30 },
    { "值", JJ_TEXT_LEFT, 18 },
    { "條文或來源", JJ_TEXT_LEFT, 40 },
    { "狀態", JJ_TEXT_LEFT, 12 },
  };
  JjPackSet *packs = jj_figures_get_packs (book->source->figures);
  JjPack *last = NULL;

  jj_book_begin_table (book, "本計畫期間適用之規則與來源", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < jj_pack_set_get_n_entries (packs); i++)
    {
      const JjEntry *entry = jj_pack_set_get_entry (packs, i);

      if (!is_in_force (book->source->plan, entry))
        continue;
      if (jj_entry_get_pack (entry) != last)
        {
          last = jj_entry_get_pack (entry);
          jj_document_begin_row (book->document, JJ_ROW_GROUP);
          jj_document_add_cell (book->document, jj_pack_get_title (last), JJ_RUN_STRONG);
        }
      write_rule (book, entry);
    }
}

/* The rule's title, or its id where no pack has it (any more). */
static const char *
rule_title (JjPlanBook *book, const char *id)
{
  JjPackSet *packs = jj_figures_get_packs (book->source->figures);
  const JjEntry *entry
      = id ? jj_pack_set_find (packs, id, jj_plan_get_first_day (book->source->plan)) : NULL;

  return entry ? jj_entry_get_title_zh (entry) : id;
}

void
jj_book_write_overrides (JjPlanBook *book, const JjElement *which)
{
  static const JjBookColumn columns[] = {
    { "規則", JJ_TEXT_LEFT, 30 }, { "調整為", JJ_TEXT_LEFT, 15 }, { "理由", JJ_TEXT_LEFT, 32 },
    { "登錄", JJ_TEXT_LEFT, 12 }, { "日期", JJ_TEXT_LEFT, 12 },
  };
  guint n = jj_plan_get_count (book->source->plan, JJ_KIND_OVERRIDE);

  if (n == 0)
    return;
  jj_book_begin_table (book, NULL, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n; i++)
    {
      const JjElement *override = jj_plan_get_nth (book->source->plan, JJ_KIND_OVERRIDE, i);

      jj_document_begin_row (book->document, JJ_ROW_PLAIN);
      jj_document_add_cell (book->document,
                            rule_title (book, jj_element_get_text (override, JJ_OVERRIDE_ENTRY)),
                            0);
      jj_book_add_field (book, override, JJ_OVERRIDE_VALUE);
      jj_book_add_field (book, override, JJ_OVERRIDE_REASON);
      jj_book_add_field (book, override, JJ_OVERRIDE_AUTHOR);
      jj_book_add_field (book, override, JJ_OVERRIDE_DATE);
    }
}

void
jj_book_write_waivers (JjPlanBook *book, const JjElement *which)
{
  static const JjBookColumn columns[] = {
    { "規則", JJ_TEXT_LEFT, 26 }, { "對象", JJ_TEXT_LEFT, 22 }, { "理由", JJ_TEXT_LEFT, 28 },
    { "登錄", JJ_TEXT_LEFT, 12 }, { "日期", JJ_TEXT_LEFT, 12 },
  };
  guint n = jj_plan_get_count (book->source->plan, JJ_KIND_WAIVER);

  if (n == 0)
    return;
  jj_book_begin_table (book, NULL, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n; i++)
    {
      const JjElement *waiver = jj_plan_get_nth (book->source->plan, JJ_KIND_WAIVER, i);

      jj_document_begin_row (book->document, JJ_ROW_PLAIN);
      jj_document_add_cell (book->document,
                            rule_title (book, jj_element_get_text (waiver, JJ_WAIVER_RULE)), 0);
      jj_book_add_field (book, waiver, JJ_WAIVER_ELEMENT);
      jj_book_add_field (book, waiver, JJ_WAIVER_REASON);
      jj_book_add_field (book, waiver, JJ_WAIVER_AUTHOR);
      jj_book_add_field (book, waiver, JJ_WAIVER_DATE);
    }
}

void
jj_book_write_findings (JjPlanBook *book, const JjElement *which)
{
  static const JjBookColumn columns[] = {
    { "程度", JJ_TEXT_LEFT, 13 },
    { "檢核結果", JJ_TEXT_LEFT, 62 },
    { "狀態", JJ_TEXT_LEFT, 13 },
  };
  guint n = book->findings ? jj_findings_get_n (book->findings) : 0, n_rows = 0;

  for (guint i = 0; i < n; i++)
    {
      const JjFinding *finding = jj_findings_get (book->findings, i);
      const JjElement *element = jj_plan_find (book->source->plan, finding->element);

      /* What a finding on a private element says names it. */
      if (!element || jj_element_get_kind (element)->flags & JJ_KIND_LINK
          || jj_book_is_hidden (book, element))
        continue;
      if (n_rows++ == 0)
        jj_book_begin_table (book, NULL, columns, G_N_ELEMENTS (columns));
      jj_document_begin_row (book->document, JJ_ROW_PLAIN);
      jj_document_add_cell (book->document, severity_names[finding->severity], 0);
      jj_document_add_cell (book->document, finding->message, 0);
      jj_document_add_cell (book->document,
                            finding->waiver ? "已豁免" : (finding->certain ? "" : "未經查證"), 0);
    }
}
