/* test-import.c: foreign tables become one edit and a report */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-csv.h"
#include "jj-import.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-work.h"
#include "jj-new-plan.h"

#include <string.h>

/* 連江縣 113: seven elementary schools, five purses. */
static JjPlan *
small_plan (void)
{
  g_autoptr (GError) error = NULL;
  JjNewPlan wish = { .county = jj_county_find ("連江縣"), .year = 113 };
  JjPlan *plan = jj_new_plan (&wish, &error);

  g_assert_no_error (error);
  g_assert_cmpint (jj_plan_get_count (plan, JJ_KIND_SCHOOL), ==, 7);
  return plan;
}

static JjImport *
import_choosing (JjPlan *plan, const char *text, JjKindId kind, JjDoubleChoice choice)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (JjCells) cells = jj_csv_read (bytes, &error);
  g_autoptr (JjMapping) mapping = NULL;
  JjImport *import;

  g_assert_no_error (error);
  mapping = jj_mapping_new (cells, kind, &error);
  g_assert_no_error (error);
  mapping->doubles = choice;
  import = jj_import_new (plan, mapping, NULL, &error);
  g_assert_no_error (error);
  return import;
}

static JjImport *
import_as (JjPlan *plan, const char *text, JjKindId kind)
{
  return import_choosing (plan, text, kind, JJ_DOUBLE_ASK);
}

/* The plan after the import. */
static JjPlan *
carry_out (JjPlan *plan, JjImport *import)
{
  g_autoptr (GError) error = NULL;
  JjPlan *after = jj_plan_with (plan, import->edit, &error);

  g_assert_no_error (error);
  return after;
}

static void
assert_counts (JjImport *import, guint n_new, guint n_updates, guint n_refused)
{
  for (guint i = 0; i < import->faults->len; i++)
    {
      const JjImportFault *fault = import->faults->pdata[i];

      g_test_message ("%u:%u %s", fault->line, fault->column, fault->reason);
    }
  g_assert_cmpint (import->counts[JJ_ROW_NEW], ==, n_new);
  g_assert_cmpint (import->counts[JJ_ROW_UPDATE], ==, n_updates);
  g_assert_cmpint (import->counts[JJ_ROW_REFUSED], ==, n_refused);
}

static void
communities_come_in_with_their_links (void)
{
  g_autoptr (JjPlan) plan = small_plan ();
  g_autoptr (JjImport) import
      = import_as (plan,
                   "社群調查表\n\n"
                   "社群名稱,學校名稱,社群人數(含召集人),社群類型,成員學校,是否申請經費,不明欄\n"
                   "馬祖數學社群,中正國中小,６,跨校,介壽國中小 4；塘岐國小 2,是,x\n"
                   ",,,,,,\n",
                   JJ_N_KINDS);
  g_autoptr (JjPlan) after = NULL;
  const JjElement *community;
  g_autofree char *members = NULL;

  g_assert_cmpint (import->kind, ==, JJ_KIND_COMMUNITY);
  assert_counts (import, 1, 0, 0);
  g_assert_cmpint (import->ignored->len, ==, 1);
  after = carry_out (plan, import);
  community = jj_plan_get_nth (after, JJ_KIND_COMMUNITY, 0);
  g_assert_cmpstr (jj_element_get_code (community), ==, "C-001");
  g_assert_cmpint (jj_element_get_number (community, JJ_COMMUNITY_MEMBERS), ==, 6);
  g_assert_cmpint (jj_element_get_number (community, JJ_COMMUNITY_SCOPE), ==,
                   JJ_SCOPE_CROSS_SCHOOL);
  g_assert_true (jj_element_get_bool (community, JJ_COMMUNITY_FUNDED));
  g_assert_nonnull (jj_element_get_ref (community, JJ_COMMUNITY_SCHOOL));
  members = jj_link_column_to_text (jj_link_column_find (JJ_KIND_COMMUNITY, "member_schools"),
                                    community);
  g_assert_cmpint (jj_plan_get_count (after, JJ_KIND_MEMBER_OF), ==, 2);
  g_assert_true (g_str_has_suffix (members, " 2"));
}

static void
lines_come_in_with_their_purses (void)
{
  g_autoptr (JjPlan) plan = small_plan ();
  g_autoptr (JjImport) activities
      = import_as (plan, "name,start,end\n領導人培訓,114/3/1,2025-03-02\n", JJ_KIND_ACTIVITY);
  g_autoptr (JjPlan) with_activity = carry_out (plan, activities);
  g_autoptr (JjImport) import
      = import_as (with_activity,
                   "活動名稱\t項目名稱\t單價\t數量\t次數\t經費來源\t科目\n"
                   "領導人培訓\t講座鐘點費\t2,000\t6.5\t3\t國教署 60%; 師資司 40%\toperating\n"
                   "領導人培訓\t膳費\t0x10\t1\t1\t國教署\t\n"
                   "領導人培訓\t印刷費\t1e308\t1\t1\t國教署\t\n"
                   "領導人培訓\t雜支\t１００\t1\t1\t國教署 500元\t雜支\n"
                   "沒有這個\t雜支\t99999999999999999999\t1\t1\t教育部\t\n",
                   JJ_KIND_BUDGET_LINE);
  g_autoptr (JjPlan) after = carry_out (with_activity, import);
  const JjElement *line = jj_plan_get_nth (after, JJ_KIND_BUDGET_LINE, 0);
  const JjElement *charge = jj_plan_get_nth (after, JJ_KIND_CHARGED_TO, 1);
  const JjImportFault *fault = import->faults->pdata[0];

  assert_counts (import, 2, 0, 3);
  g_assert_cmpint (jj_element_get_number (line, JJ_BUDGET_LINE_QUANTITY), ==, 650);
  g_assert_cmpint (jj_element_get_number (line, JJ_BUDGET_LINE_ACCOUNT), ==, JJ_ACCOUNT_OPERATING);
  g_assert_cmpint (jj_element_get_number (charge, JJ_CHARGED_TO_SHARE), ==, 4000);
  charge = jj_plan_get_nth (after, JJ_KIND_CHARGED_TO, 2);
  g_assert_cmpint (jj_element_get_number (charge, JJ_CHARGED_TO_AMOUNT), ==, 500);
  g_assert_cmpint (fault->line, ==, 3);
  g_assert_cmpint (fault->column, ==, 3);
  g_assert_cmpstr (fault->text, ==, "0x10");
  /* The last row has three faults, each told. */
  g_assert_cmpint (import->n_faults, ==, 5);
}

/* The ministry's lists say 縣立 and 國民小學 where the plan has the short name. */
static void
spellings_of_a_name_are_no_change (void)
{
  g_autoptr (JjPlan) plan = small_plan ();
  const JjElement *first = jj_plan_get_nth (plan, JJ_KIND_SCHOOL, 0);
  const char *code = jj_element_get_text (first, JJ_SCHOOL_MINISTRY_CODE);
  g_autofree char *known
      = g_strdup_printf ("學校代碼,校名\n%s,縣立%s\n", code, jj_element_get_name (first));
  g_autofree char *whole
      = g_strdup_printf ("學校代碼,校名\n%s,連江縣%s%s\n", code,
                         jj_element_get_text (first, JJ_SCHOOL_TOWN), jj_element_get_name (first));
  g_autofree char *other = g_strdup_printf ("學校代碼,校名\n%s,改名國小\n", code);
  g_autoptr (JjImport) same = import_as (plan, known, JJ_KIND_SCHOOL);
  g_autoptr (JjImport) official = import_as (plan, whole, JJ_KIND_SCHOOL);
  g_autoptr (JjImport) renamed = import_as (plan, other, JJ_KIND_SCHOOL);

  g_assert_true (jj_edit_is_empty (same->edit));
  g_assert_cmpint (same->counts[JJ_ROW_UNCHANGED], ==, 1);
  g_assert_true (jj_edit_is_empty (official->edit));
  g_assert_false (jj_edit_is_empty (renamed->edit));
}

/* 北竿鄉 gets a second 仁愛國小: the township tells the two apart. */
static void
townships_tell_schools_apart (void)
{
  g_autoptr (JjPlan) plan = small_plan ();
  g_autoptr (JjImport) second
      = import_as (plan, "學校代碼,校名,鄉鎮市區\n720997,仁愛國小,北竿鄉\n", JJ_KIND_SCHOOL);
  g_autoptr (JjPlan) two = carry_out (plan, second);
  g_autoptr (JjImport) import = import_as (two,
                                           "社群名稱,學校名稱\n甲,連江縣北竿鄉仁愛國民小學\n"
                                           "乙,南竿鄉仁愛國小\n丙,仁愛國小\n"
                                           "丁,東引鄉仁愛國小\n",
                                           JJ_KIND_COMMUNITY);
  g_autoptr (JjPlan) after = carry_out (two, import);

  assert_counts (import, 2, 0, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (jj_element_get_text (jj_element_get_ref (jj_plan_get_nth (after,
                                                                               JJ_KIND_COMMUNITY,
                                                                               i),
                                                              JJ_COMMUNITY_SCHOOL),
                                          JJ_SCHOOL_TOWN),
                     ==, i == 0 ? "北竿鄉" : "南竿鄉");
}

static void
known_schools_are_updates (void)
{
  g_autoptr (JjPlan) plan = small_plan ();
  const JjElement *first = jj_plan_get_nth (plan, JJ_KIND_SCHOOL, 0);
  g_autofree char *text
      = g_strdup_printf ("學校代碼,校名,班級數\n%s,%s,99\n720999,新國中,3\n720999,又一次,3\n",
                         jj_element_get_text (first, JJ_SCHOOL_MINISTRY_CODE),
                         jj_element_get_name (first));
  g_autoptr (JjImport) import = import_as (plan, text, JJ_N_KINDS);
  g_autoptr (JjPlan) after = carry_out (plan, import);
  g_autoptr (JjImport) again = import_as (after, text, JJ_KIND_SCHOOL);
  const JjElement *added = jj_plan_get_nth (after, JJ_KIND_SCHOOL, 7);

  g_assert_cmpint (import->kind, ==, JJ_KIND_SCHOOL);
  assert_counts (import, 1, 1, 1);
  g_assert_cmpint (jj_element_get_number (jj_plan_get_nth (after, JJ_KIND_SCHOOL, 0),
                                          JJ_SCHOOL_CLASSES),
                   ==, 99);
  g_assert_cmpint (jj_element_get_number (added, JJ_SCHOOL_LEVEL), ==, JJ_LEVEL_JUNIOR);
  g_assert_true (jj_element_get_bool (added, JJ_SCHOOL_ACTIVE));
  g_assert_cmpint (again->counts[JJ_ROW_UNCHANGED], ==, 2);
  g_assert_true (jj_edit_is_empty (again->edit));
}

static void
a_cell_of_links_says_all (void)
{
  g_autoptr (JjPlan) plan = small_plan ();
  g_autoptr (JjImport) first
      = import_as (plan, "code,name,purses\nB-1,a,F-001 60%; F-002 40%\n", JJ_KIND_BUDGET_LINE);
  g_autoptr (JjPlan) one = carry_out (plan, first);
  g_autoptr (JjImport) second
      = import_as (one, "code,purses\nB-1,F-002 100%\n", JJ_KIND_BUDGET_LINE);
  g_autoptr (JjPlan) two = carry_out (one, second);
  const JjElement *line = jj_plan_find_code (two, JJ_KIND_BUDGET_LINE, "B-1");
  g_autofree char *purses
      = jj_link_column_to_text (jj_link_column_find (JJ_KIND_BUDGET_LINE, "purses"), line);

  g_assert_cmpstr (purses, ==, "F-002 100%");
  assert_counts (second, 0, 1, 0);
}

static void
a_link_that_stands_twice_is_refused (void)
{
  g_autoptr (JjPlan) plan = small_plan ();
  g_autoptr (GString) text = g_string_new ("name,purses\na,F-001; 國教署\nb,");
  g_autoptr (JjImport) import = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "F-%03u;", i % 5 + 1);
  import = import_as (plan, text->str, JJ_KIND_BUDGET_LINE);
  assert_counts (import, 0, 0, 2);
  g_assert_true (jj_edit_is_empty (import->edit));
}

static void
parents_may_stand_below_their_children (void)
{
  g_autoptr (JjPlan) plan = small_plan ();
  g_autoptr (JjImport) import
      = import_as (plan, "code,name,parent\nA-1,一,A\nA,甲,\nA-1-1,細,A-1\nX,己,X\nY,無,Z\n",
                   JJ_KIND_PROGRAMME);
  g_autoptr (JjPlan) after = carry_out (plan, import);
  const JjElement *leaf = jj_plan_find_code (after, JJ_KIND_PROGRAMME, "A-1-1");
  const JjElement *parent = jj_element_get_ref (leaf, JJ_PROGRAMME_PARENT);

  assert_counts (import, 3, 0, 2);
  g_assert_cmpstr (jj_element_get_code (parent), ==, "A-1");
}

static void
proposed_codes_avoid_those_of_the_file (void)
{
  g_autoptr (JjPlan) plan = small_plan ();
  g_autoptr (JjImport) import
      = import_as (plan, "code,name\n,甲\nA-001,乙\nA-001,丙\n", JJ_KIND_ACTIVITY);
  g_autoptr (JjPlan) after = carry_out (plan, import);

  assert_counts (import, 2, 0, 1);
  g_assert_nonnull (jj_plan_find_code (after, JJ_KIND_ACTIVITY, "A-001"));
}

static void
odd_text_is_kept_and_told (void)
{
  g_autoptr (JjPlan) plan = small_plan ();
  g_autoptr (JjImport) import
      = import_as (plan, "代號,姓名,年資\nP-9,=HYPERLINK(1),5\nP-8,王\xe2\x80\xae小明,約三\n",
                   JJ_KIND_PERSON);
  g_autoptr (JjPlan) after = carry_out (plan, import);
  const JjElement *person = jj_plan_find_code (after, JJ_KIND_PERSON, "P-9");

  assert_counts (import, 1, 0, 1);
  g_assert_cmpint (import->n_notices, ==, 1);
  g_assert_cmpstr (jj_element_get_name (person), ==, "=HYPERLINK(1)");
  g_assert_true (jj_element_get_bool (person, JJ_PRIVATE));
}

static void
unknown_headings_refuse_the_file (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("foo,bar\n1,2\n", 12);
  g_autoptr (JjCells) cells = jj_csv_read (bytes, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (jj_mapping_new (cells, JJ_N_KINDS, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_null (jj_mapping_new (cells, JJ_KIND_SCHOOL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
persons_are_never_doubled_silently (void)
{
  g_autoptr (JjPlan) plan = small_plan ();
  g_autoptr (JjImport) first = import_as (plan,
                                          "姓名,服務學校,教學年資\n"
                                          "陳台生,介壽國中小,3\n林怡君,介壽國中小,4\n"
                                          "林怡君,塘岐國小,5\n王大明,,6\n",
                                          JJ_KIND_PERSON);
  g_autoptr (JjPlan) filled = carry_out (plan, first);
  g_autoptr (JjImport) second = import_as (filled,
                                           "姓名,服務學校,教學年資\n"
                                           "陳 臺生,連江縣立介壽國中小,4\n" /* the first again */
                                           "林怡君,塘岐國小,5\n"            /* as it is */
                                           "林怡君,東引國中小,7\n"          /* a third one */
                                           "林怡君,,8\n"                    /* any of them */
                                           "陳臺生,,9\n"                    /* who else */
                                           "王大明,塘岐國小,6\n",           /* now has a school */
                                           JJ_KIND_PERSON);
  static const JjRowState states[] = { JJ_ROW_PROPOSED, JJ_ROW_UNCHANGED, JJ_ROW_NEW,
                                       JJ_ROW_REFUSED,  JJ_ROW_REFUSED,   JJ_ROW_PROPOSED };

  assert_counts (first, 4, 0, 0);
  g_assert_cmpuint (second->rows->len, ==, G_N_ELEMENTS (states));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_cmpint (g_array_index (second->rows, JjImportRow, i).state, ==, states[i]);
}

/* Who is found by the name alone keeps its spelling; the rest of the row is taken. */
static void
accepted_persons_keep_their_names (void)
{
  g_autoptr (JjPlan) plan = small_plan ();
  g_autoptr (JjImport) first
      = import_as (plan, "姓名,服務學校,教學年資\n陳臺生,介壽國中小,3\n", JJ_KIND_PERSON);
  g_autoptr (JjPlan) filled = carry_out (plan, first);
  g_autoptr (JjImport) second
      = import_choosing (filled, "姓名,服務學校,教學年資\n陳 台生,介壽國中小,4\n", JJ_KIND_PERSON,
                         JJ_DOUBLE_ACCEPT);
  g_autoptr (JjPlan) after = carry_out (filled, second);
  const JjElement *person = jj_plan_get_nth (after, JJ_KIND_PERSON, 0);

  assert_counts (second, 0, 1, 0);
  g_assert_cmpstr (jj_element_get_name (person), ==, "陳臺生");
  g_assert_cmpint (jj_element_get_number (person, JJ_PERSON_YEARS_TEACHING), ==, 4);
}

/* Lists end in sums, within groups too, and have them for reading. */
static void
totals_do_not_come_in (void)
{
  g_autoptr (JjPlan) plan = small_plan ();
  g_autoptr (JjImport) import
      = import_as (plan,
                   "編號,社群名稱,學校名稱,人數\n"
                   ",甲,介壽國中小,5\n,乙,介壽國中小,6\n"
                   ",小計,,11\n"
                   ",丙,塘岐國小,4\n"
                   "南竿鄉,,合 計,4\n"        /* 南竿鄉 where a code would be: the row has one */
                   "國小合計：,,,15\n"        /* in the first cell that says anything */
                   ",統計社群,介壽國中小,7\n" /* no sum */
                   "總計（社群數）,3,,15\n",
                   JJ_KIND_COMMUNITY);
  const JjImportFault *notice = import->notices->pdata[0];

  assert_counts (import, 4, 0, 1);
  g_assert_cmpint (import->counts[JJ_ROW_SKIPPED], ==, 3);
  g_assert_cmpuint (import->n_notices, ==, 3);
  g_assert_cmpuint (notice->line, ==, 4);
  g_assert_cmpuint (notice->column, ==, 2);
}

/* Forms end where they are signed, in one cell or in several; 校長社群 is a community. */
static void
signatures_do_not_come_in (void)
{
  g_autoptr (JjPlan) plan = small_plan ();
  g_autoptr (JjImport) import = import_as (plan,
                                           "社群名稱,學校名稱,人數,場次\n"
                                           "校長社群,介壽國中小,十二,六場\n"
                                           "承辦人：王小明,,單位主管：,\n"
                                           "承辦人　　主任　　校長,,,\n"
                                           "承辦人,主計,校長,\n"
                                           ",校長：,,\n"
                                           "主任與校長社群,塘岐國小,三人,8\n",
                                           JJ_KIND_COMMUNITY);
  g_autoptr (JjPlan) after = carry_out (plan, import);
  const JjElement *first = jj_plan_get_nth (after, JJ_KIND_COMMUNITY, 0);
  const JjElement *second = jj_plan_get_nth (after, JJ_KIND_COMMUNITY, 1);
  const JjImportFault *notice = import->notices->pdata[0];

  assert_counts (import, 2, 0, 0);
  g_assert_cmpint (import->counts[JJ_ROW_SKIPPED], ==, 4);
  g_assert_cmpuint (notice->line, ==, 3);
  g_assert_cmpint (jj_element_get_number (first, JJ_COMMUNITY_MEMBERS), ==, 12);
  g_assert_cmpint (jj_element_get_number (first, JJ_COMMUNITY_MEETINGS), ==, 6);
  g_assert_cmpint (jj_element_get_number (second, JJ_COMMUNITY_MEMBERS), ==, 3);
}

static void
a_row_without_a_name_is_refused (void)
{
  g_autoptr (JjPlan) plan = small_plan ();
  g_autoptr (JjImport) import = import_as (plan,
                                           "編號,社群名稱,學校名稱,人數\nX-1,甲,介壽國中小,5\nX-2,,"
                                           "介壽國中小,6\n,,介壽國中小,7\n",
                                           JJ_KIND_COMMUNITY);
  g_autoptr (JjImport) codes = import_as (plan, "代號,服務學校\nP-77,介壽國中小\n", JJ_KIND_PERSON);
  g_autoptr (JjPlan) after = carry_out (plan, import);
  g_autoptr (JjImport) update
      = import_as (after, "編號,社群名稱,人數\nX-1,,8\n", JJ_KIND_COMMUNITY);
  const JjImportFault *fault = import->faults->pdata[0];

  assert_counts (import, 1, 0, 2);
  g_assert_cmpuint (fault->line, ==, 3);
  g_assert_cmpuint (fault->column, ==, 2);
  /* Where no column has names, the codes stand for them; what the plan knows has its name. */
  assert_counts (codes, 1, 0, 0);
  assert_counts (update, 0, 1, 0);
}

/* What counties write where the plan has other words: domain.md 3.2, 5, 9. */
static void
spellings_of_counties_are_read (void)
{
  g_autoptr (JjPlan) plan = small_plan ();
  g_autoptr (JjImport) import
      = import_as (plan,
                   "1.社群名稱,2.學校名稱,3.學習領域,(4)社群類型,任教階段,"
                   "社群人數(含召集人)(人),預定場次,是否續辦\n"
                   "甲,介壽國中小,健體,校內社群,國小,7人,3 次,續辦\n"
                   "乙,介壽國中小,國語文領域,跨校社群,國民中學,１２位（含校長）,12場,新辦\n"
                   "丙,介壽國中小,性平,跨校,國中小,\"1,200 人\",4,是\n"
                   "丁,介壽國中小,國文科,跨校,國中,7班,4,否\n"
                   "戊,介壽國中小,語文,跨校,國中,7,4次半,否\n",
                   JJ_N_KINDS);
  g_autoptr (JjImport) schools
      = import_as (plan,
                   "學校代碼,學校全銜,學制,公私立,地區屬性,班級數,教師數\n"
                   "720998,新的國小,國民小學,公立,特殊偏遠地區,12班,20位\n",
                   JJ_N_KINDS);
  g_autoptr (JjPlan) after = carry_out (plan, import);
  g_autoptr (JjPlan) with_school = carry_out (plan, schools);
  const JjElement *school = jj_plan_get_nth (with_school, JJ_KIND_SCHOOL, 7);
  static const gint64 expected[][4] = {
    { 10, JJ_SCOPE_IN_SCHOOL, 7, 3 },
    { 0, JJ_SCOPE_CROSS_SCHOOL, 12, 12 },
    { 13, JJ_SCOPE_CROSS_SCHOOL, 1200, 4 },
  };

  g_assert_cmpint (import->kind, ==, JJ_KIND_COMMUNITY);
  assert_counts (import, 3, 0, 2); /* a count of classes for persons, and no number */
  g_assert_cmpuint (import->n_faults, ==, 3);
  g_assert_cmpuint (import->n_notices, ==, 1); /* 性平 is one of many issues */
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const JjElement *community = jj_plan_get_nth (after, JJ_KIND_COMMUNITY, i);

      g_assert_cmpint (jj_element_get_number (community, JJ_COMMUNITY_DOMAIN), ==, expected[i][0]);
      g_assert_cmpint (jj_element_get_number (community, JJ_COMMUNITY_SCOPE), ==, expected[i][1]);
      g_assert_cmpint (jj_element_get_number (community, JJ_COMMUNITY_MEMBERS), ==, expected[i][2]);
      g_assert_cmpint (jj_element_get_number (community, JJ_COMMUNITY_MEETINGS), ==,
                       expected[i][3]);
    }
  assert_counts (schools, 1, 0, 0);
  g_assert_cmpint (jj_element_get_number (school, JJ_SCHOOL_LEVEL), ==, JJ_LEVEL_ELEMENTARY);
  g_assert_cmpint (jj_element_get_number (school, JJ_SCHOOL_TEACHERS), ==, 20);
}

/* Schools tell who convenes, not who teaches: the row is right without. */
static void
an_unknown_convener_loses_no_row (void)
{
  g_autoptr (JjPlan) plan = small_plan ();
  g_autoptr (JjImport) persons
      = import_as (plan,
                   "姓名,服務學校,薪傳教師\n林怡君,介壽國中小,\n王大明,介壽國中小,李不在\n"
                   "陳同名,介壽國中小,\n陳同名,塘岐國小,\n",
                   JJ_KIND_PERSON);
  g_autoptr (JjPlan) filled = carry_out (plan, persons);
  g_autoptr (JjImport) import = import_as (filled,
                                           "社群名稱,學校名稱,召集人\n甲,介壽國中小,陳不在\n"
                                           "乙,介壽國中小,林怡君\n丙,塘岐國小,陳不在\n"
                                           "丁,塘岐國小,陳同名\n",
                                           JJ_KIND_COMMUNITY);
  g_autoptr (JjPlan) after = carry_out (filled, import);
  const JjImportFault *notice = import->notices->pdata[1];

  assert_counts (persons, 4, 0, 0);
  g_assert_cmpuint (persons->n_notices, ==, 1);
  assert_counts (import, 4, 0, 0);
  g_assert_cmpuint (import->n_notices, ==, 3);
  g_assert_cmpuint (notice->line, ==, 4);
  g_assert_cmpuint (notice->column, ==, 3);
  g_assert_cmpint (jj_plan_get_count (after, JJ_KIND_CONVENES), ==, 1);
  g_assert_cmpstr (jj_element_get_name (jj_plan_get_nth (after, JJ_KIND_COMMUNITY, 0)), ==, "甲");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/imports/import/communities-with-links", communities_come_in_with_their_links);
  g_test_add_func ("/imports/import/lines-with-purses", lines_come_in_with_their_purses);
  g_test_add_func ("/imports/import/known-schools-are-updates", known_schools_are_updates);
  g_test_add_func ("/imports/import/spellings-of-a-name", spellings_of_a_name_are_no_change);
  g_test_add_func ("/imports/import/townships", townships_tell_schools_apart);
  g_test_add_func ("/imports/import/persons-are-never-doubled-silently",
                   persons_are_never_doubled_silently);
  g_test_add_func ("/imports/import/accepted-persons-keep-their-names",
                   accepted_persons_keep_their_names);
  g_test_add_func ("/imports/import/a-cell-of-links-says-all", a_cell_of_links_says_all);
  g_test_add_func ("/imports/import/a-link-that-stands-twice", a_link_that_stands_twice_is_refused);
  g_test_add_func ("/imports/import/parents-below-children",
                   parents_may_stand_below_their_children);
  g_test_add_func ("/imports/import/proposed-codes", proposed_codes_avoid_those_of_the_file);
  g_test_add_func ("/imports/import/odd-text-is-kept-and-told", odd_text_is_kept_and_told);
  g_test_add_func ("/imports/import/totals", totals_do_not_come_in);
  g_test_add_func ("/imports/import/signatures", signatures_do_not_come_in);
  g_test_add_func ("/imports/import/no-name", a_row_without_a_name_is_refused);
  g_test_add_func ("/imports/import/spellings-of-counties", spellings_of_counties_are_read);
  g_test_add_func ("/imports/import/unknown-convener", an_unknown_convener_loses_no_row);
  g_test_add_func ("/imports/import/unknown-headings", unknown_headings_refuse_the_file);
  return g_test_run ();
}
