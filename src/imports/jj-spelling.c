/* jj-spelling.c: values as lists of counties and schools write them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-spelling.h"

#include "jj-headings.h"

#include <string.h>

#define MAX_SIGNATURE 1000 /* bytes of a cell that may be signatures */

typedef struct
{
  const char *field;     /* the same in every kind */
  const char *value;     /* as jj_value_parse() reads it */
  const char *spellings; /* folded like headings, separated by spaces */
  gboolean narrows;
} Spelling;

static const Spelling spellings[] = {
  { "domain", "chinese", "國語 國文 本國語文" },
  { "domain", "local_language",
    "本土語 本土 本土語言 閩南語 閩南語文 臺語 客語 客語文 客家語 族語 原住民族語文" },
  { "domain", "new_immigrant_language", "新住民語 新住民 新住民語言" },
  { "domain", "english", "英語 英文" },
  { "domain", "social_studies", "歷史 地理 公民 公民與社會" },
  { "domain", "science", "自然 自然與生活科技 理化 生物 物理 化學 地球科學 地科" },
  { "domain", "arts", "藝文 藝術與人文 音樂 美術 視覺藝術 表演藝術" },
  { "domain", "integrative", "綜合 家政 童軍 輔導" },
  { "domain", "technology", "資訊科技 生活科技 資訊 電腦" },
  { "domain", "health", "健體 體育 健康 健康教育 健教" },
  { "domain", "life", "生活" },
  { "domain", "cross_domain", "跨域 跨科 跨學科 不分領域" },
  { "domain", "issue", "議題 議題融入" },
  { "domain", "issue",
    "性別平等 性別平等教育 性平 性平教育 人權 人權教育 環境教育 海洋 海洋教育 品德 品德教育 "
    "生命教育 法治教育 能源教育 安全教育 防災教育 家庭教育 生涯規劃 多元文化 閱讀素養 閱讀 "
    "戶外教育 國際教育 原住民族教育",
    TRUE },
  { "level", "elementary", "國民小學 小學 國小部" },
  { "level", "junior", "國民中學 國中部" },
  { "level", "senior", "高級中學 高級中等學校 高中職 高中部" },
  { "level", "combined", "國民中小學 國中小學 中小學" },
  { "level", "special", "特殊教育學校 特教學校" },
  { "ownership", "", "公立" },
  { "area", "general", "一般地區" },
  { "area", "nonmetro", "不山不市 非山非市地區" },
  { "area", "remote", "偏遠地區 偏鄉" },
  { "area", "special_remote", "特殊偏遠 特殊偏遠地區 特偏地區" },
  { "area", "extreme_remote", "極度偏遠 極度偏遠地區 極偏地區" },
  { "scope", "in_school", "校內社群 校內型" },
  { "scope", "cross_school", "跨校社群 跨校型 校際 校際社群" },
  { "scope", "cross_county", "跨縣市社群" },
  { "scope", "online", "網路社群 線上 線上社群" },
  { "stage", "elementary", "國小 國民小學 小學 國小教育階段" },
  { "stage", "junior", "國中 國民中學 國中教育階段" },
  { "stage", "senior", "高中 高中職 高級中等學校" },
  { "stage", "combined", "國中小 中小學 國小國中 國小及國中 跨階段" },
  { "continuing", "true", "續辦 續辦社群 持續辦理 延續" },
  { "continuing", "false", "新辦 新申請 初辦 首次辦理 新成立" },
  { "funded", "true", "申請 申請經費" },
  { "funded", "false", "不申請 未申請 不申請經費" },
  { "experts", "true", "邀請" },
  { "experts", "false", "不邀請 未邀請" },
  { "convener_trained", "true", "已參與 曾參與 已參訓 已培訓" },
  { "convener_trained", "false", "未參與 未曾參與 未參訓 未培訓" },
  { "account", "personnel", "人事" },
  { "account", "operating", "業務" },
  { "account", "equipment", "設備 設備費" },
};

/* What fields count. A kind of JJ_N_KINDS: any; an empty list: whatever stands there. */
static const struct
{
  JjKindId kind;
  const char *fields, *units;
} units[] = {
  { JJ_KIND_INDICATOR, "baseline target actual last_year", "" },
  { JJ_KIND_BUDGET_LINE, "quantity", "" },
  { JJ_N_KINDS, "members head_count target expected teachers students participants",
    "人 名 位 員 個人 人次" },
  { JJ_N_KINDS, "meetings sessions times", "次 場 場次 回 梯次" },
  { JJ_N_KINDS, "classes", "班 個班" },
  { JJ_N_KINDS, "hours training_hours", "小時 時" },
  { JJ_N_KINDS, "reduced_periods periods_per_week", "節 節課" },
  { JJ_N_KINDS, "years_teaching", "年" },
  { JJ_N_KINDS, "practice_items", "項 件" },
  { JJ_N_KINDS, "source_year", "學年度 學年 年度" },
};

static gboolean
is_listed (const char *list, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = list; length > 0 && (at = strstr (at, word)); at += length)
    if ((at == list || at[-1] == ' ') && (at[length] == '\0' || at[length] == ' '))
      return TRUE;
  return FALSE;
}

static gboolean
cut_suffix (char *text, const char *suffix)
{
  gsize length = strlen (text), tail = strlen (suffix);

  if (length <= tail || strcmp (text + length - tail, suffix) != 0)
    return FALSE;
  text[length - tail] = '\0';
  return TRUE;
}

/* (nullable) */
static const Spelling *
find_spelling (const JjField *field, const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    if (strcmp (spellings[i].field, field->id) == 0 && is_listed (spellings[i].spellings, folded))
      return &spellings[i];
  return NULL;
}

static char *
read_word (const JjField *field, const char *text, gboolean *narrows)
{
  g_autofree char *folded = jj_heading_fold (text);
  const Spelling *found = find_spelling (field, folded);

  /* 自然領域, 國文科, 數學領域: what is left may also be the plan's own word. */
  if (!found && strcmp (field->id, "domain") == 0
      && (cut_suffix (folded, "學習領域") || cut_suffix (folded, "領域")
          || cut_suffix (folded, "科")))
    {
      found = find_spelling (field, folded);
      if (!found)
        return g_steal_pointer (&folded);
    }
  *narrows = found && found->narrows;
  return found ? g_strdup (found->value) : NULL;
}

static const char *
find_units (JjKindId kind, const JjField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if ((units[i].kind == kind || units[i].kind == JJ_N_KINDS)
        && is_listed (units[i].fields, field->id))
      return units[i].units;
  return NULL;
}

/* (nullable) Behind one digit, Chinese ones too. */
static char *
skip_digit (char *at)
{
  static const char *const numerals[]
      = { "〇", "零", "一", "二", "兩", "三", "四", "五", "六", "七", "八", "九", "十" };

  if (g_ascii_isdigit (*at))
    return at + 1;
  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    if (g_str_has_prefix (at, numerals[i]))
      return at + strlen (numerals[i]);
  return NULL;
}

/* Behind the last digit, and behind 千 and 萬, which are part of the number. */
static char *
find_unit (char *text)
{
  static const char *const powers[] = { "百", "千", "萬", "億", " " };
  char *unit = NULL;

  for (char *at = text, *next; *at; at = next ? next : g_utf8_next_char (at))
    {
      next = skip_digit (at);
      unit = next ? next : unit;
    }
  for (guint i = 0; unit && i < G_N_ELEMENTS (powers); i++)
    while (g_str_has_prefix (unit, powers[i]))
      unit += strlen (powers[i]);
  return unit;
}

/* The number in front of a unit of its own field; what follows in brackets is a remark. */
static char *
read_count (JjKindId kind, const JjField *field, const char *text)
{
  const char *known = find_units (kind, field);
  g_autofree char *plain = known ? g_utf8_normalize (text, -1, G_NORMALIZE_NFKC) : NULL;
  char *unit = plain ? find_unit (plain) : NULL;
  g_autofree char *word = unit ? g_strndup (unit, strcspn (unit, "(")) : NULL;

  if (!word || !*g_strstrip (word) || (*known && !is_listed (known, word)))
    return NULL;
  return g_strndup (plain, (gsize)(unit - plain));
}

char *
jj_spelling_read (JjKindId kind, const JjField *field, const char *text, gboolean *narrows)
{
  *narrows = FALSE;
  switch (field->type)
    {
    case JJ_TYPE_ENUM:
    case JJ_TYPE_BOOL:
      return read_word (field, text, narrows);
    case JJ_TYPE_INT:
    case JJ_TYPE_DECIMAL2:
      return read_count (kind, field, text);
    default:
      return NULL;
    }
}

static gboolean
is_role (const char *text)
{
  static const char *const roles[]
      = { "承辦", "製表", "填表", "單位主管", "業務主管", "教務", "教導", "主計", "會計",
          "主任", "校長", "科長", "處長",     "局長",     "首長", "機關", "審核", "複核" };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_has_prefix (text, roles[i]))
      return TRUE;
  return FALSE;
}

int
jj_spelling_count_roles (const char *text, gboolean *is_signed)
{
  g_autofree char *plain = *text && strlen (text) < MAX_SIGNATURE
                               ? g_utf8_normalize (text, -1, G_NORMALIZE_NFKC)
                               : NULL;
  g_auto (GStrv) words = plain ? g_strsplit_set (plain, " \t\r\n", -1) : NULL;
  int n_roles = 0;

  for (guint i = 0; words && words[i] && !*is_signed; i++)
    {
      const char *colon = strchr (words[i], ':');

      if (*words[i] == '\0')
        continue;
      if (!is_role (words[i]))
        return -1;
      *is_signed = colon && g_utf8_strlen (words[i], colon - words[i]) <= 8;
      n_roles += g_utf8_strlen (words[i], -1) <= 6;
    }
  return words || !*text ? n_roles : -1;
}

gboolean
jj_spelling_is_total (const char *text)
{
  static const char *const words[]
      = { "合計", "小計", "總計", "共計", "總和", "total", "subtotal", "grandtotal" };
  g_autofree char *folded = NULL;
  char *bracket;

  if (strlen (text) > 60 || !(strpbrk (text, "Tt") || strstr (text, "計") || strstr (text, "和")))
    return FALSE;
  folded = jj_heading_fold (text);
  bracket = strchr (folded, '(');
  if (bracket && bracket != folded)
    *bracket = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (folded, words[i]) == 0
        || ((guchar)words[i][0] > 127 && g_str_has_suffix (folded, words[i])))
      return TRUE;
  return FALSE;
}
