/* jj-headings.c: what the headings of foreign lists mean */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-headings.h"
#include "jj-labels.h"

#include <string.h>

#define ANY JJ_N_KINDS

struct _JjHeadings
{
  JjKindId kind;
  GHashTable *targets; /* folded heading → JjTarget */
};

typedef struct
{
  JjKindId kind;
  const char *target;   /* a field's id or a link column's */
  const char *headings; /* separated by spaces */
} Synonyms;

/* First come, first kept: what a kind says stands before what holds for any kind. */
static const Synonyms synonyms[] = {
  { JJ_KIND_SCHOOL, "ministry_code",
    "學校代碼 學校代號 校代碼 校代號 機關代碼 教育部代碼 代碼 代號" },
  { JJ_KIND_SCHOOL, "name", "校名 學校名稱 學校 學校全銜 全銜 學校全名 單位名稱" },
  { JJ_KIND_SCHOOL, "level", "學制 教育階段 學校級別 學校類別 學層 階段" },
  { JJ_KIND_SCHOOL, "ownership", "公私立 設立別 公私立別" },
  { JJ_KIND_SCHOOL, "town", "鄉鎮市區 鄉鎮市 鄉鎮 行政區 區別 所在鄉鎮市 所在鄉鎮 地區" },
  { JJ_KIND_SCHOOL, "area", "地區屬性 學校屬性 偏遠屬性 偏遠級別 偏遠地區 地區類別 偏遠" },
  { JJ_KIND_SCHOOL, "classes", "班級數 班數 總班級數 核定班級數" },
  { JJ_KIND_SCHOOL, "students", "學生數 學生人數 總學生數" },
  { JJ_KIND_SCHOOL, "teachers",
    "專任教師數 教師數 教師人數 教師總數 專任教師 正式教師數 編制教師數 教師編制" },
  { JJ_KIND_SCHOOL, "longitude", "經度 x lng lon" },
  { JJ_KIND_SCHOOL, "latitude", "緯度 y lat" },
  { JJ_KIND_SCHOOL, "source_year", "學年度 資料學年度 學年" },
  { JJ_KIND_SCHOOL, "active", "參與 是否參與" },
  { JJ_KIND_ORGANISATION, "name", "組織名稱 單位名稱 組織 單位" },
  { JJ_KIND_ORGANISATION, "parent", "上層組織 上級單位 隸屬" },
  { JJ_KIND_ORGANISATION, "meetings", "每年會議次數 會議次數" },
  { JJ_KIND_ORGANISATION, "members", "人數 成員數 團員數" },
  { JJ_KIND_TALENT_POOL, "name", "人才庫名稱 人才庫" },
  { JJ_KIND_TALENT_POOL, "category", "人才類別 類別" },
  { JJ_KIND_TALENT_POOL, "head_count", "現有人數 人數" },
  { JJ_KIND_TALENT_POOL, "target", "目標人數 目標" },
  { JJ_KIND_TALENT_POOL, "host", "主責單位 主責組織" },
  { JJ_KIND_PERSON, "code", "人員代碼 教師代碼 代號 編號" },
  { JJ_KIND_PERSON, "name", "姓名 教師姓名 輔導員姓名 團員姓名 講師姓名 教師 人員" },
  { JJ_KIND_PERSON, "school",
    "服務學校 任職學校 現職學校 任教學校 所屬學校 學校名稱 學校 校名 服務單位" },
  { JJ_KIND_PERSON, "domain",
    "任教領域 專長領域 學習領域 任教學習領域 教學領域 授課領域 領域 領域專長 領域別 "
    "領域/科目 領域科目 任教領域/科目 任教科目 專長科目 教學專長 專長 科目" },
  { JJ_KIND_PERSON, "years_teaching", "任教年資 教學年資 年資 服務年資 正式教師年資" },
  { JJ_KIND_PERSON, "first_year", "初任日期 初任教師日期 到職日期 到職日" },
  { JJ_KIND_PERSON, "reduced_periods",
    "減課節數 減授節數 減授課節數 每週減課 每週減課節數 每週減授節數 減課" },
  { JJ_KIND_PERSON, "pools", "人才庫 人才類別 類別 身分" },
  { JJ_KIND_PERSON, "mentor", "薪傳教師 師傅 輔導教師" },
  { JJ_KIND_COMMUNITY, "code", "案件編號 社群編號 編號" },
  { JJ_KIND_COMMUNITY, "name", "社群名稱 教師專業學習社群名稱 專業學習社群名稱 學習社群名稱 社群" },
  { JJ_KIND_COMMUNITY, "level", "社群級別 級別 等級" },
  { JJ_KIND_COMMUNITY, "scope",
    "社群類型-學校 社群類型 社群型態 校內/跨校 校內或跨校 是否跨校 跨校" },
  { JJ_KIND_COMMUNITY, "school",
    "主責學校 召集學校 申請學校 承辦學校 辦理學校 服務學校 學校名稱 學校 校名 lead_school" },
  { JJ_KIND_COMMUNITY, "stage", "任教階段 教育階段 階段" },
  { JJ_KIND_COMMUNITY, "domain",
    "學年/學科/領域 學科/領域 學科領域 學習領域 社群領域 領域別 領域/科目 領域科目 "
    "領域/議題 領域議題 學習領域/科目 所屬領域 研究領域 領域" },
  { JJ_KIND_COMMUNITY, "topic", "主題 議題 社群主題" },
  { JJ_KIND_COMMUNITY, "members",
    "社群人數 社群成員人數 社群成員數 成員人數 成員數 參加人數 參與人數 參與教師數 "
    "預計人數 總人數 人數" },
  { JJ_KIND_COMMUNITY, "meetings",
    "進度規劃-場次 場次 預定場次 預計場次 辦理場次 運作場次 聚會場次 聚會次數 "
    "預定次數 運作次數 辦理次數 次數" },
  { JJ_KIND_COMMUNITY, "goals", "運作目標 目標" },
  { JJ_KIND_COMMUNITY, "methods", "進行方式 運作方式" },
  { JJ_KIND_COMMUNITY, "contents", "專業學習社群內容 社群內容" },
  { JJ_KIND_COMMUNITY, "competencies", "核心素養 核心素養A/B/C" },
  { JJ_KIND_COMMUNITY, "continuing", "是否續辦 續辦 新辦/續辦 新/續辦" },
  { JJ_KIND_COMMUNITY, "funded", "是否申請經費 申請經費" },
  { JJ_KIND_COMMUNITY, "experts", "是否邀請專家諮詢 邀請專家" },
  { JJ_KIND_COMMUNITY, "convener_trained", "召集人是否曾參與召集人培訓 召集人培訓" },
  { JJ_KIND_COMMUNITY, "introduction", "社群簡介 簡介" },
  { JJ_KIND_COMMUNITY, "member_schools",
    "成員學校 夥伴學校 伙伴學校 合作學校 參與學校 參加學校 跨校學校" },
  { JJ_KIND_COMMUNITY, "convener",
    "召集人 社群召集人 召集人姓名 社群召集人姓名 社群負責人 負責人" },
  { JJ_KIND_COMMUNITY, "programmes", "子計畫 所屬子計畫" },
  { JJ_KIND_ALLIANCE, "name", "聯盟名稱 聯盟 區域 分區" },
  { JJ_KIND_ALLIANCE, "lead", "主責學校 中心學校 召集學校 主責單位" },
  { JJ_KIND_ALLIANCE, "towns", "鄉鎮市區 鄉鎮" },
  { JJ_KIND_ALLIANCE, "alliance_members", "成員 成員學校 參與學校" },
  { JJ_KIND_PROGRAMME, "name", "子計畫名稱 子計畫 計畫名稱" },
  { JJ_KIND_PROGRAMME, "parent", "上層子計畫 上層" },
  { JJ_KIND_PROGRAMME, "theme", "主題 面向" },
  { JJ_KIND_PROGRAMME, "group", "活動類別 組別 類別" },
  { JJ_KIND_PROGRAMME, "owner", "主責單位 承辦單位" },
  { JJ_KIND_ACTIVITY, "name", "活動名稱 研習名稱 課程名稱 活動" },
  { JJ_KIND_ACTIVITY, "programme", "子計畫 子計畫名稱 所屬子計畫" },
  { JJ_KIND_ACTIVITY, "form", "活動形式 形式 辦理方式" },
  { JJ_KIND_ACTIVITY, "start", "開始日期 起日 辦理日期 日期 活動日期" },
  { JJ_KIND_ACTIVITY, "end", "結束日期 迄日" },
  { JJ_KIND_ACTIVITY, "sessions", "場次 場數" },
  { JJ_KIND_ACTIVITY, "hours", "時數 每場時數" },
  { JJ_KIND_ACTIVITY, "participants", "參加人數 參與人數 人數 預估人數" },
  { JJ_KIND_ACTIVITY, "audience", "參加對象 對象" },
  { JJ_KIND_ACTIVITY, "place", "辦理地點 地點" },
  { JJ_KIND_ACTIVITY, "hosts", "承辦學校 承辦單位 承辦" },
  { JJ_KIND_PURSE, "name", "來源名稱 經費來源" },
  { JJ_KIND_PURSE, "granted", "核定金額 補助金額 額度" },
  { JJ_KIND_PURSE, "before", "原計畫金額 整合前金額" },
  { JJ_KIND_BUDGET_LINE, "activity", "活動名稱 活動 所屬活動" },
  { JJ_KIND_BUDGET_LINE, "item", "經費項目 項目 項目代碼" },
  { JJ_KIND_BUDGET_LINE, "name", "項目名稱 用途說明 用途 細項" },
  { JJ_KIND_BUDGET_LINE, "account", "科目 用途別 經費類別 會計科目" },
  { JJ_KIND_BUDGET_LINE, "nature", "經資門 門別" },
  { JJ_KIND_BUDGET_LINE, "unit_price", "單價" },
  { JJ_KIND_BUDGET_LINE, "unit", "單位" },
  { JJ_KIND_BUDGET_LINE, "quantity", "數量" },
  { JJ_KIND_BUDGET_LINE, "times", "次數 場次" },
  { JJ_KIND_BUDGET_LINE, "date", "日期 支用日期" },
  { JJ_KIND_BUDGET_LINE, "first_year_amount", "第一年度金額 首年金額" },
  { JJ_KIND_BUDGET_LINE, "approved", "核定數 核定金額 核定" },
  { JJ_KIND_BUDGET_LINE, "spent", "實支數 執行數 實支" },
  { JJ_KIND_BUDGET_LINE, "purses", "經費來源 來源 補助單位" },
  { JJ_KIND_INDICATOR, "name", "指標名稱 指標" },
  { JJ_KIND_INDICATOR, "baseline", "基準值 基準" },
  { JJ_KIND_INDICATOR, "target", "目標值 目標" },
  { JJ_KIND_INDICATOR, "actual", "實際值 達成值" },
  { JJ_KIND_INDICATOR, "last_year", "去年值 上年度" },
  { JJ_KIND_MILESTONE, "start", "開始日期 日期 起日" },
  { JJ_KIND_MILESTONE, "end", "結束日期 迄日 期限" },
  { JJ_KIND_MILESTONE, "responsible", "負責單位 主責單位" },
  { JJ_KIND_CHAPTER, "name", "章節 標題" },
  { ANY, "code", "編號 代碼 代號" },
  { ANY, "name", "名稱" },
  { ANY, "note", "備註 說明 附註" },
};

static const char *
find_bracket (const char *text)
{
  const char *last = strrchr (text, '(');

  return last && last != text && g_str_has_suffix (text, ")") ? last : NULL;
}

/* "1.社群名稱", "(2)學校", "三、人數": forms number their questions. */
static const char *
skip_number (const char *text)
{
  static const char *const numbers = "0123456789一二三四五六七八九十";
  const char *at = text;
  gboolean any = FALSE;

  while (g_unichar_isspace (g_utf8_get_char (at)) || *at == '(')
    at = g_utf8_next_char (at);
  for (; *at && g_utf8_strchr (numbers, -1, g_utf8_get_char (at)); any = TRUE)
    at = g_utf8_next_char (at);
  if (!any || !(*at == '.' || *at == ')' || g_str_has_prefix (at, "、")))
    return text;
  at = g_utf8_next_char (at);
  return *at && !g_ascii_isdigit (*at) ? at : text;
}

char *
jj_heading_fold (const char *heading)
{
  g_autofree char *normal = g_utf8_normalize (heading, -1, G_NORMALIZE_NFKC);
  g_autofree char *lower = g_utf8_strdown (normal ? normal : heading, -1);
  GString *out = g_string_new (NULL);

  for (const char *at = skip_number (lower); *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isspace (c) && c > ' ' && !(c < 128 && strchr ("_*:", (char)c))
          && c != 0x203b /* ※ */)
        g_string_append_unichar (out, c == 0x53f0 /* 台 */ ? 0x81fa /* 臺 */ : c);
    }
  return g_string_free (out, FALSE);
}

static void
add (JjHeadings *self, const char *heading, JjTarget target)
{
  g_autofree char *folded = NULL;

  if (!heading || !*heading)
    return;
  folded = jj_heading_fold (heading);
  if (!g_hash_table_contains (self->targets, folded))
    {
      JjTarget *copy = g_new (JjTarget, 1);

      *copy = target;
      g_hash_table_insert (self->targets, g_steal_pointer (&folded), copy);
    }
}

static void
add_synonyms (JjHeadings *self, const Synonyms *entry)
{
  g_auto (GStrv) headings = g_strsplit (entry->headings, " ", -1);
  JjTarget target = { jj_kind_find_field (jj_kind_get (self->kind), entry->target), NULL };

  if (target.field < 0)
    target.links = jj_link_column_find (self->kind, entry->target);
  for (guint i = 0; headings[i] && !jj_target_is_none (target); i++)
    add (self, headings[i], target);
}

JjHeadings *
jj_headings_new (JjKindId kind)
{
  JjHeadings *self = g_new0 (JjHeadings, 1);
  const JjKind *table = jj_kind_get (kind);

  self->kind = kind;
  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < table->n_fields; i++)
    add (self, table->fields[i].id, (JjTarget){ i, NULL });
  for (const JjLinkColumn *column = jj_link_columns; column->id; column++)
    if (column->kind == kind)
      add (self, column->id, (JjTarget){ -1, column });
  for (guint i = 0; i < table->n_fields; i++)
    {
      add (self, table->fields[i].label, (JjTarget){ i, NULL });
      add (self, jj_label_zh (table->fields[i].label), (JjTarget){ i, NULL });
    }
  for (const JjLinkColumn *column = jj_link_columns; column->id; column++)
    if (column->kind == kind)
      {
        add (self, column->label, (JjTarget){ -1, column });
        add (self, jj_label_zh (column->label), (JjTarget){ -1, column });
      }
  for (guint i = 0; i < G_N_ELEMENTS (synonyms); i++)
    if (synonyms[i].kind == kind || (synonyms[i].kind == ANY && !(table->flags & JJ_KIND_LINK)))
      add_synonyms (self, &synonyms[i]);
  return self;
}

void
jj_headings_free (JjHeadings *self)
{
  g_hash_table_unref (self->targets);
  g_free (self);
}

JjTarget
jj_headings_find (JjHeadings *self, const char *heading)
{
  g_autofree char *folded = jj_heading_fold (heading);
  const JjTarget *target = g_hash_table_lookup (self->targets, folded);
  const char *bracket;

  while (!target && (bracket = find_bracket (folded)))
    {
      folded[bracket - folded] = '\0';
      target = g_hash_table_lookup (self->targets, folded);
    }
  return target ? *target : (JjTarget){ -1, NULL };
}

guint
jj_headings_count (JjHeadings *self, const JjCells *cells, guint row)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < jj_cells_get_n_columns (cells, row); i++)
    {
      JjTarget target = jj_headings_find (self, jj_cells_get (cells, row, i));

      if (target.links)
        g_hash_table_add (seen, (gpointer)target.links);
      else if (target.field >= 0)
        g_hash_table_add (seen, GINT_TO_POINTER (target.field + 1));
    }
  return g_hash_table_size (seen);
}
