/* jj-plan-tables-people.c: schools, organisations, talent pools, communities, alliances */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-plan-tables-private.h"

#include "jj-kinds-people.h"
#include "jj-labels.h"

#define N_LEVELS (JJ_LEVEL_SPECIAL + 1)

/* A table whose rows are the elements of a kind and whose cells are its fields. */
typedef struct
{
  JjBookColumn column;
  guint field;
} FieldColumn;

static void
write_kind (JjPlanBook *book,
            JjKindId kind,
            const char *caption,
            const FieldColumn *columns,
            guint n_columns)
{
  g_autofree JjBookColumn *heads = g_new (JjBookColumn, n_columns);
  guint n = jj_plan_get_count (book->source->plan, kind), n_rows = 0;

  for (guint i = 0; i < n_columns; i++)
    heads[i] = columns[i].column;
  for (guint i = 0; i < n; i++)
    {
      const JjElement *element = jj_plan_get_nth (book->source->plan, kind, i);

      if (jj_book_is_hidden (book, element))
        continue;
      if (n_rows++ == 0)
        jj_book_begin_table (book, caption, heads, n_columns);
      jj_document_begin_row (book->document, JJ_ROW_PLAIN);
      for (guint c = 0; c < n_columns; c++)
        jj_book_add_field (book, element, columns[c].field);
    }
}

void
jj_book_write_organisations (JjPlanBook *book, const JjElement *which)
{
  static const FieldColumn columns[] = {
    { { "組織", JJ_TEXT_LEFT, 30 }, JJ_NAME },
    { { "層級", JJ_TEXT_LEFT, 9 }, JJ_ORGANISATION_TIER },
    { { "角色", JJ_TEXT_LEFT, 18 }, JJ_ORGANISATION_ROLE },
    { { "上級組織", JJ_TEXT_LEFT, 25 }, JJ_ORGANISATION_PARENT },
    { { "人數", JJ_TEXT_RIGHT, 9 }, JJ_ORGANISATION_MEMBERS },
    { { "年會議數", JJ_TEXT_RIGHT, 11 }, JJ_ORGANISATION_MEETINGS },
  };

  write_kind (book, JJ_KIND_ORGANISATION, "組織與分工", columns, G_N_ELEMENTS (columns));
}

void
jj_book_write_pools (JjPlanBook *book, const JjElement *which)
{
  static const FieldColumn columns[] = {
    { { "人才庫", JJ_TEXT_LEFT, 30 }, JJ_NAME },
    { { "類別", JJ_TEXT_LEFT, 24 }, JJ_TALENT_POOL_CATEGORY },
    { { "階", JJ_TEXT_RIGHT, 6 }, JJ_TALENT_POOL_TIER },
    { { "現有人數", JJ_TEXT_RIGHT, 12 }, JJ_TALENT_POOL_HEAD_COUNT },
    { { "目標人數", JJ_TEXT_RIGHT, 12 }, JJ_TALENT_POOL_TARGET },
    { { "每人每週節數", JJ_TEXT_RIGHT, 16 }, JJ_TALENT_POOL_PERIODS_PER_WEEK },
  };

  write_kind (book, JJ_KIND_TALENT_POOL, "人才庫", columns, G_N_ELEMENTS (columns));
}

void
jj_book_write_communities (JjPlanBook *book, const JjElement *which)
{
  static const FieldColumn columns[] = {
    { { "代碼", JJ_TEXT_LEFT, 10 }, JJ_CODE },
    { { "社群名稱", JJ_TEXT_LEFT, 26 }, JJ_NAME },
    { { "級別", JJ_TEXT_LEFT, 8 }, JJ_COMMUNITY_LEVEL },
    { { "類型", JJ_TEXT_LEFT, 9 }, JJ_COMMUNITY_SCOPE },
    { { "召集學校", JJ_TEXT_LEFT, 22 }, JJ_COMMUNITY_SCHOOL },
    { { "領域", JJ_TEXT_LEFT, 12 }, JJ_COMMUNITY_DOMAIN },
    { { "人數", JJ_TEXT_RIGHT, 7 }, JJ_COMMUNITY_MEMBERS },
    { { "場次", JJ_TEXT_RIGHT, 7 }, JJ_COMMUNITY_MEETINGS },
  };

  write_kind (book, JJ_KIND_COMMUNITY, "教師專業學習社群", columns, G_N_ELEMENTS (columns));
}

void
jj_book_write_alliances (JjPlanBook *book, const JjElement *which)
{
  static const FieldColumn columns[] = {
    { { "聯盟", JJ_TEXT_LEFT, 20 }, JJ_NAME },
    { { "範圍", JJ_TEXT_LEFT, 12 }, JJ_ALLIANCE_SCOPE },
    { { "召集", JJ_TEXT_LEFT, 20 }, JJ_ALLIANCE_LEAD },
    { { "鄉鎮市", JJ_TEXT_LEFT, 26 }, JJ_ALLIANCE_TOWNS },
    { { "共同任務", JJ_TEXT_LEFT, 30 }, JJ_ALLIANCE_TASKS },
  };

  write_kind (book, JJ_KIND_ALLIANCE, "區域聯盟", columns, G_N_ELEMENTS (columns));
}

void
jj_book_write_schools (JjPlanBook *book, const JjElement *which)
{
  static const JjBookColumn columns[] = { { "學校級別", JJ_TEXT_LEFT, 2 },
                                          { "校數", JJ_TEXT_RIGHT, 1 },
                                          { "班級數", JJ_TEXT_RIGHT, 1 },
                                          { "學生數", JJ_TEXT_RIGHT, 1 },
                                          { "教師數", JJ_TEXT_RIGHT, 1 } };
  static const guint fields[] = { JJ_SCHOOL_CLASSES, JJ_SCHOOL_STUDENTS, JJ_SCHOOL_TEACHERS };
  static const char *const names[] = { "schools", "classes", "students", "teachers" };
  const JjField *level = &jj_kind_get (JJ_KIND_SCHOOL)->fields[JJ_SCHOOL_LEVEL];
  /* The last but one row: without a level; the last: all. */
  gint64 sums[N_LEVELS + 2][G_N_ELEMENTS (names)] = { 0 };

  for (guint i = 0; i < jj_plan_get_count (book->source->plan, JJ_KIND_SCHOOL); i++)
    {
      const JjElement *school = jj_plan_get_nth (book->source->plan, JJ_KIND_SCHOOL, i);
      gint64 row = jj_element_get_number_or (school, JJ_SCHOOL_LEVEL, N_LEVELS);

      if (!jj_element_get_bool (school, JJ_SCHOOL_ACTIVE))
        continue;
      sums[row][0]++;
      sums[N_LEVELS + 1][0]++;
      for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
        {
          gint64 n = jj_element_get_number_or (school, fields[f], 0);

          sums[row][f + 1] += n;
          sums[N_LEVELS + 1][f + 1] += n;
        }
    }
  if (sums[N_LEVELS + 1][0] == 0)
    return;
  jj_book_begin_table (book, "學校、班級與教師", columns, G_N_ELEMENTS (columns));
  for (guint r = 0; r < N_LEVELS + 2; r++)
    {
      const char *id = r < N_LEVELS ? level->choices[r].id : r == N_LEVELS ? "none" : "total";
      const char *label = r < N_LEVELS ? jj_label_zh (level->choices[r].label)
                                       : (r == N_LEVELS ? "未註明" : "合計");

      if (sums[r][0] == 0)
        continue;
      jj_document_begin_row (book->document, r > N_LEVELS ? JJ_ROW_SUM : JJ_ROW_PLAIN);
      jj_document_add_cell (book->document, label, 0);
      for (guint f = 0; f < G_N_ELEMENTS (names); f++)
        jj_book_add_count (book, sums[r][f], g_strdup_printf ("table:schools/%s/%s", id, names[f]));
    }
}
