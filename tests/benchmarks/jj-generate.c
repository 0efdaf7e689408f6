/* jj-generate.c: plans of the sizes S, M and L, made up but always the same */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-generate.h"

#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-plan-private.h"

typedef struct
{
  char size;
  guint schools, organisations, pools, persons, communities, alliances, programmes, activities;
  guint purses, lines, objectives, indicators, milestones, chapters;
} Size;

static const Size sizes[] = {
  { 'S', 60, 12, 12, 300, 60, 5, 9, 40, 5, 1000, 4, 12, 10, 12 },
  { 'M', 300, 40, 18, 5000, 1000, 12, 45, 400, 8, 10000, 8, 24, 12, 20 },
  { 'L', 3000, 200, 27, 100000, 10000, 60, 180, 4000, 12, 100000, 16, 60, 20, 40 },
};

typedef struct
{
  JjPlan *plan;
  guint64 state;
  guint count[JJ_N_KINDS];
  JjValue values[64];
} Maker;

/* An odd step walks through all ids below 2^62 before one comes twice; so ids are spread over the
 * whole range like random ones, and the n-th can be computed. */
#define ID_STEP G_GUINT64_CONSTANT (0x1D872B41A9C5F30B)
#define ID_MASK ((G_GUINT64_CONSTANT (1) << 62) - 1)

/* splitmix64 (Vigna, public domain): the same numbers everywhere, which GRand does not promise. */
static guint64
next (Maker *self)
{
  guint64 z = (self->state += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return z ^ (z >> 31);
}

static gint64
below (Maker *self, guint n)
{
  return (gint64)(next (self) % n);
}

static JjId
nth (guint kind, guint i)
{
  return (JjId)(((guint64)(kind * 1000000 + i + 1) * ID_STEP) & ID_MASK);
}

static JjId
any (Maker *self, JjKindId kind)
{
  return nth (kind, (guint)below (self, self->count[kind]));
}

static void
number (Maker *self, guint field, gint64 value)
{
  self->values[field].number = value;
}

static void
text (Maker *self, guint field, const char *value)
{
  self->values[field] = jj_value_text (value);
}

static void
choice (Maker *self, const JjKind *kind, guint field)
{
  guint n = 0;

  while (kind->fields[field].choices[n].id)
    n++;
  number (self, field, below (self, n));
}

static const JjKind *
begin (Maker *self, JjKindId id)
{
  const JjKind *kind = jj_kind_get (id);

  for (guint i = 0; i < kind->n_fields; i++)
    self->values[i] = jj_value_empty (kind->fields[i].type);
  return kind;
}

/* code and name for an element kind */
static const JjKind *
begin_named (Maker *self, JjKindId id, guint i, const char *name)
{
  const JjKind *kind = begin (self, id);
  g_autofree char *code = g_strdup_printf ("%s-%03u", kind->code_prefix, i + 1);
  g_autofree char *full = g_strdup_printf ("示例%s %u", name, i + 1);

  text (self, JJ_CODE, code);
  text (self, JJ_NAME, full);
  return kind;
}

static JjId
finish (Maker *self, const JjKind *kind)
{
  JjKindId k = jj_kind_index (kind);
  guint i = self->count[k]++;
  g_autoptr (GError) error = NULL;

  if (!jj_plan_load_add (self->plan, kind, nth (k, i), (gint64)(i + 1) * JJ_RANK_STEP,
                         g_memdup2 (self->values, kind->n_fields * sizeof (JjValue)), &error))
    g_error ("generator: %s", error->message);
  return nth (k, i);
}

static void
link_to (Maker *self, JjKindId id, JjId from, JjId to)
{
  const JjKind *kind = begin (self, id);

  number (self, JJ_FROM, from);
  number (self, JJ_TO, to);
  finish (self, kind);
}

static void
make_plan (Maker *self)
{
  const JjKind *kind = begin (self, JJ_KIND_PLAN);

  text (self, JJ_NAME, "示例計畫");
  text (self, JJ_PLAN_COUNTY, "TW-YUN");
  number (self, JJ_PLAN_SCHOOL_YEAR, 114);
  number (self, JJ_PLAN_PERIOD, 0);
  number (self, JJ_PLAN_FISCAL_TIER, 4);
  finish (self, kind);
}

static void
make_schools (Maker *self, const Size *size)
{
  static const char *towns[]
      = { "斗六市", "斗南鎮", "虎尾鎮", "西螺鎮", "土庫鎮", "北港鎮", "古坑鄉",
          "大埤鄉", "莿桐鄉", "林內鄉", "二崙鄉", "崙背鄉", "麥寮鄉", "東勢鄉",
          "褒忠鄉", "臺西鄉", "元長鄉", "四湖鄉", "口湖鄉", "水林鄉" };

  for (guint i = 0; i < size->schools; i++)
    {
      const JjKind *kind = begin_named (self, JJ_KIND_SCHOOL, i, "國小");
      g_autofree char *code = g_strdup_printf ("%06u", 900000 + i);
      gint64 classes = 6 + below (self, 30);

      text (self, JJ_SCHOOL_MINISTRY_CODE, code);
      number (self, JJ_SCHOOL_LEVEL, i % 5 == 0 ? JJ_LEVEL_JUNIOR : JJ_LEVEL_ELEMENTARY);
      choice (self, kind, JJ_SCHOOL_OWNERSHIP);
      text (self, JJ_SCHOOL_TOWN, towns[i % G_N_ELEMENTS (towns)]);
      choice (self, kind, JJ_SCHOOL_AREA);
      number (self, JJ_SCHOOL_CLASSES, classes);
      number (self, JJ_SCHOOL_STUDENTS, classes * (8 + below (self, 20)));
      number (self, JJ_SCHOOL_TEACHERS, classes * 2);
      number (self, JJ_SCHOOL_LONGITUDE, 120200000 + below (self, 500000));
      number (self, JJ_SCHOOL_LATITUDE, 23500000 + below (self, 350000));
      number (self, JJ_SCHOOL_POSITION_STATUS, JJ_POSITION_EXACT);
      number (self, JJ_SCHOOL_ACTIVE, 1);
      number (self, JJ_SCHOOL_SOURCE_YEAR, 114);
      finish (self, kind);
    }
}

static void
make_talent (Maker *self, const Size *size)
{
  for (guint i = 0; i < size->organisations; i++)
    {
      const JjKind *kind = begin_named (self, JJ_KIND_ORGANISATION, i, "輔導團");

      number (self, JJ_ORGANISATION_TIER, i % 3 == 0 ? JJ_TIER_COUNTY : JJ_TIER_REGION);
      choice (self, kind, JJ_ORGANISATION_ROLE);
      number (self, JJ_ORGANISATION_PARENT, i > 0 ? nth (JJ_KIND_ORGANISATION, (i - 1) / 4) : 0);
      number (self, JJ_ORGANISATION_MEETINGS, 2 + below (self, 10));
      finish (self, kind);
    }
  for (guint i = 0; i < size->pools; i++)
    {
      const JjKind *kind = begin_named (self, JJ_KIND_TALENT_POOL, i, "人才庫");

      number (self, JJ_TALENT_POOL_CATEGORY, i % 9);
      choice (self, kind, JJ_TALENT_POOL_LADDER);
      number (self, JJ_TALENT_POOL_TIER, 1 + i / 9 % 3);
      number (self, JJ_TALENT_POOL_TARGET, 20 + below (self, 100));
      number (self, JJ_TALENT_POOL_PERIODS_PER_WEEK, 50 * below (self, 9));
      number (self, JJ_TALENT_POOL_HOST, any (self, JJ_KIND_ORGANISATION));
      finish (self, kind);
    }
  for (guint i = 0; i < size->persons; i++)
    {
      const JjKind *kind = begin_named (self, JJ_KIND_PERSON, i, "教師");
      gint64 years = 4 + below (self, 31);

      number (self, JJ_PRIVATE, 1);
      number (self, JJ_PERSON_SCHOOL, any (self, JJ_KIND_SCHOOL));
      choice (self, kind, JJ_PERSON_DOMAIN);
      number (self, JJ_PERSON_YEARS_TEACHING, years);
      number (self, JJ_PERSON_FIRST_YEAR, 739099 - 365 * years);
      number (self, JJ_PERSON_REDUCED_PERIODS, 50 * below (self, 5));
      finish (self, kind);
    }
}

/* The two member schools have half of them each. */
static gint64
members_of (guint community)
{
  return 6 + community * 7 % 13;
}

static void
make_communities (Maker *self, const Size *size)
{
  static const char *levels[] = { "入門", "進階", "領航", "跨校共備" };

  for (guint i = 0; i < size->communities; i++)
    {
      const JjKind *kind = begin_named (self, JJ_KIND_COMMUNITY, i, "社群");

      text (self, JJ_COMMUNITY_LEVEL, levels[i % G_N_ELEMENTS (levels)]);
      choice (self, kind, JJ_COMMUNITY_SCOPE);
      number (self, JJ_COMMUNITY_SCHOOL, any (self, JJ_KIND_SCHOOL));
      choice (self, kind, JJ_COMMUNITY_STAGE);
      choice (self, kind, JJ_COMMUNITY_DOMAIN);
      number (self, JJ_COMMUNITY_MEMBERS, members_of (i));
      number (self, JJ_COMMUNITY_MEETINGS, 6 + below (self, 8));
      number (self, JJ_COMMUNITY_CONTINUING, below (self, 2));
      number (self, JJ_COMMUNITY_FUNDED, below (self, 2));
      text (self, JJ_COMMUNITY_INTRODUCTION,
            "本社群以學生學習為中心，透過共同備課、公開授課與觀課議課，發展校本課程與差異化教學策略"
            "，"
            "並定期邀請專家入校陪伴，累積可分享之教學示例，於學年末辦理成果發表，"
            "並將歷程與教材上傳平臺，供縣內各校教師參考運用與回饋修正。");
      finish (self, kind);
    }
  for (guint i = 0; i < size->alliances; i++)
    {
      const JjKind *kind = begin_named (self, JJ_KIND_ALLIANCE, i, "聯盟");

      number (self, JJ_ALLIANCE_SCOPE, 0);
      number (self, JJ_ALLIANCE_LEAD, any (self, JJ_KIND_SCHOOL));
      finish (self, kind);
    }
}

static void
make_work (Maker *self, const Size *size)
{
  for (guint i = 0; i < size->programmes; i++)
    {
      const JjKind *kind = begin_named (self, JJ_KIND_PROGRAMME, i, "子計畫");

      number (self, JJ_PROGRAMME_PARENT, i >= 9 ? nth (JJ_KIND_PROGRAMME, i % 9) : 0);
      number (self, JJ_PROGRAMME_THEME, i % JJ_N_THEMES);
      number (self, JJ_PROGRAMME_GROUP, i % 2 * 2); /* any purse below may pay these two */
      number (self, JJ_PROGRAMME_OWNER, any (self, JJ_KIND_ORGANISATION));
      finish (self, kind);
    }
  for (guint i = 0; i < size->activities; i++)
    {
      const JjKind *kind = begin_named (self, JJ_KIND_ACTIVITY, i, "研習");
      gint64 start = 739464 + below (self, 330); /* 739464 is 2025-08-01 */

      number (self, JJ_ACTIVITY_PROGRAMME, any (self, JJ_KIND_PROGRAMME));
      choice (self, kind, JJ_ACTIVITY_FORM);
      number (self, JJ_ACTIVITY_START, start);
      number (self, JJ_ACTIVITY_END, start + below (self, 30));
      number (self, JJ_ACTIVITY_SESSIONS, 1 + below (self, 6));
      number (self, JJ_ACTIVITY_HOURS, 300);
      number (self, JJ_ACTIVITY_PARTICIPANTS, 20 + below (self, 80));
      text (self, JJ_ACTIVITY_PLACE, "教師研習中心");
      finish (self, kind);
    }
}

static void
make_money (Maker *self, const Size *size)
{
  /* Items of the rule packs, so that a plan has few findings, as a real one has. */
  static const struct
  {
    const char *id;
    JjAccount account;
    gint64 step, steps; /* of the unit price */
  } items[] = {
    { "lecturer_external", JJ_ACCOUNT_OPERATING, 100, 20 },
    { "lecturer_internal", JJ_ACCOUNT_OPERATING, 100, 10 },
    { "meal", JJ_ACCOUNT_OPERATING, 10, 8 },
    { "printing", JJ_ACCOUNT_OPERATING, 50, 30 },
    { "travel", JJ_ACCOUNT_OPERATING, 100, 30 },
    { "material", JJ_ACCOUNT_OPERATING, 100, 30 },
    { "documents", JJ_ACCOUNT_OPERATING, 100, 30 },
    { "misc", JJ_ACCOUNT_MISC, 1, 3 },
  };
  static const char *units[] = { "節", "人", "份", "式" };

  for (guint i = 0; i < size->purses; i++)
    {
      const JjKind *kind = begin_named (self, JJ_KIND_PURSE, i, "經費來源");
      static const JjSource sources[]
          = { JJ_SOURCE_K12EA, JJ_SOURCE_TEACHER_DEPT, JJ_SOURCE_OWN, JJ_SOURCE_OTHER };

      number (self, JJ_PURSE_SOURCE, sources[i % G_N_ELEMENTS (sources)]);
      number (self, JJ_PURSE_GRANTED, (gint64)size->lines * 9000 / size->purses);
      number (self, JJ_PURSE_BEFORE, (gint64)size->lines * 8500 / size->purses);
      finish (self, kind);
    }
  for (guint i = 0; i < size->lines; i++)
    {
      const JjKind *kind = begin_named (self, JJ_KIND_BUDGET_LINE, i, "經費");
      gint64 item = below (self, G_N_ELEMENTS (items));

      number (self, JJ_BUDGET_LINE_ACTIVITY, any (self, JJ_KIND_ACTIVITY));
      text (self, JJ_BUDGET_LINE_ITEM, items[item].id);
      number (self, JJ_BUDGET_LINE_ACCOUNT, items[item].account);
      number (self, JJ_BUDGET_LINE_NATURE, 0);
      number (self, JJ_BUDGET_LINE_UNIT_PRICE,
              items[item].step * (1 + below (self, (guint)items[item].steps)));
      text (self, JJ_BUDGET_LINE_UNIT, units[i % G_N_ELEMENTS (units)]);
      number (self, JJ_BUDGET_LINE_QUANTITY, 50 * (1 + below (self, 12)));
      number (self, JJ_BUDGET_LINE_TIMES, 1 + below (self, 4));
      if (i % 4 == 0)
        number (self, JJ_BUDGET_LINE_DATE, 739464 + below (self, 360));
      finish (self, kind);
    }
}

static void
make_results (Maker *self, const Size *size)
{
  for (guint i = 0; i < size->objectives; i++)
    finish (self, begin_named (self, JJ_KIND_OBJECTIVE, i, "目標"));
  for (guint i = 0; i < size->indicators; i++)
    {
      const JjKind *kind = begin_named (self, JJ_KIND_INDICATOR, i, "指標");

      number (self, JJ_INDICATOR_PARENT, any (self, JJ_KIND_OBJECTIVE));
      text (self, JJ_INDICATOR_UNIT, "校");
      number (self, JJ_INDICATOR_TARGET, 100 * (10 + below (self, 90)));
      finish (self, kind);
    }
  for (guint i = 0; i < size->milestones; i++)
    {
      const JjKind *kind = begin_named (self, JJ_KIND_MILESTONE, i, "期程");

      choice (self, kind, JJ_MILESTONE_KIND);
      number (self, JJ_MILESTONE_START, 739464 + 15 * (gint64)i);
      finish (self, kind);
    }
  for (guint i = 0; i < size->chapters; i++)
    {
      const JjKind *kind = begin_named (self, JJ_KIND_CHAPTER, i, "章節");

      number (self, JJ_CHAPTER_PARENT, i >= 6 ? nth (JJ_KIND_CHAPTER, i % 6) : 0);
      text (self, JJ_CHAPTER_BODY, "# 計畫目標\n\n落實十二年國民基本教育課程綱要。");
      finish (self, kind);
    }
}

static void
make_links (Maker *self, const Size *size)
{
  for (guint i = 0; i < size->persons; i++)
    {
      const JjKind *kind = begin (self, JJ_KIND_BELONGS_TO);

      number (self, JJ_FROM, nth (JJ_KIND_PERSON, i));
      number (self, JJ_TO, any (self, JJ_KIND_TALENT_POOL));
      number (self, JJ_BELONGS_TO_ISSUED, 739464 - below (self, 1000));
      number (self, JJ_BELONGS_TO_TRAINING_HOURS, 100 * (30 + below (self, 6)));
      finish (self, kind);
    }
  for (guint i = 0; i < size->communities * 2; i++)
    {
      const JjKind *kind = begin (self, JJ_KIND_MEMBER_OF);

      /* two neighbours, so that no school is a member twice */
      number (self, JJ_FROM, nth (JJ_KIND_SCHOOL, (i / 2 * 7 + i % 2) % size->schools));
      number (self, JJ_TO, nth (JJ_KIND_COMMUNITY, i / 2));
      number (self, JJ_MEMBER_OF_MEMBERS, (members_of (i / 2) + i % 2) / 2);
      finish (self, kind);
    }
  for (guint i = 0; i < size->communities; i++)
    link_to (self, JJ_KIND_IMPLEMENTS, nth (JJ_KIND_COMMUNITY, i), any (self, JJ_KIND_PROGRAMME));
  for (guint i = 0; i < size->activities; i++)
    link_to (self, JJ_KIND_TRAINS, nth (JJ_KIND_ACTIVITY, i), any (self, JJ_KIND_TALENT_POOL));
  for (guint i = 0; i < size->lines; i++)
    {
      guint purse = (guint)below (self, size->purses);
      guint n = 1 + i % 2;

      for (guint j = 0; j < n; j++)
        {
          const JjKind *kind = begin (self, JJ_KIND_CHARGED_TO);

          number (self, JJ_FROM, nth (JJ_KIND_BUDGET_LINE, i));
          number (self, JJ_TO, nth (JJ_KIND_PURSE, (purse + j) % size->purses));
          number (self, JJ_CHARGED_TO_SHARE, n == 1 ? 10000 : 4000 + 2000 * (gint64)j);
          finish (self, kind);
        }
    }
}

JjPlan *
jj_generate_plan (char size_name)
{
  const Size *size = NULL;
  g_autoptr (GError) error = NULL;
  Maker maker = { .plan = jj_plan_new (), .state = 114 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (sizes[i].size == size_name)
      size = &sizes[i];
  g_return_val_if_fail (size, NULL);

  make_plan (&maker);
  make_schools (&maker, size);
  make_talent (&maker, size);
  make_communities (&maker, size);
  make_work (&maker, size);
  make_money (&maker, size);
  make_results (&maker, size);
  make_links (&maker, size);
  if (!jj_plan_load_finish (maker.plan, &error))
    g_error ("generator: %s", error->message);
  return maker.plan;
}
