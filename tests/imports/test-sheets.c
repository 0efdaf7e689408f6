/* test-sheets.c: spreadsheets are read as a person reads them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-batch.h"
#include "jj-fixture.h"
#include "jj-importer.h"
#include "jj-kinds-people.h"
#include "jj-new-plan.h"

#include <string.h>

static JjBook *
read_book (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  JjBook *book = jj_importer_read (bytes, &error);

  g_assert_no_error (error);
  g_bytes_unref (bytes);
  return book;
}

/* A row as "a|b|c". */
static void
assert_row (const JjCells *cells, guint row, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < jj_cells_get_n_columns (cells, row); i++)
    g_string_append_printf (text, "%s%s", i ? "|" : "", jj_cells_get (cells, row, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
xlsx_cells_are_what_is_shown (void)
{
  /* 45870 is 2025-08-01; style 1 zeros, 2 Republic, 3 date, 4 per cent, 5 built-in 14. */
  g_autoptr (GPtrArray) book = read_book (jj_fixture_xlsx (
      "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" "
      "t=\"s\"><v>1</v></c></row>"
      "<row r=\"3\"><c r=\"A3\" s=\"1\"><v>94515</v></c><c r=\"B3\" s=\"2\"><v>45870</v></c>"
      "<c r=\"C3\" s=\"3\"><v>45870.75</v></c><c r=\"D3\" s=\"4\"><v>0.6</v></c>"
      "<c r=\"E3\" s=\"5\"><v>59</v></c><c r=\"F3\"><v>0.30000000000000004</v></c></row>"
      "<row><c><v>1200</v></c><c t=\"b\"><v>1</v></c><c t=\"inlineStr\"><is><r><t>甲</t></r><r><t"
      ">乙</t></r></is></c><c t=\"str\"><f>A1</f><v>算_x000A_好</v></c><c "
      "t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c><f>SUM(A1)</f><v></v></c></row>"
      "<row r=\"9\"><c r=\"A9\" s=\"1\"/></row></sheetData>",
      "<si><t>學校</t><rPh sb=\"0\" eb=\"1\"><t>xue</t></rPh></si><si><r><t>日</t></r><r><t "
      "xml:space=\"preserve\">期 </t></r></si>",
      "<xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"9\"/><xf "
      "numFmtId=\"14\"/>"));
  const JjCells *cells = book->pdata[0];

  g_assert_cmpint (jj_cells_get_n_rows (cells), ==, 3);
  assert_row (cells, 0, "學校||日期 ");
  assert_row (cells, 1, "094515|114/8/1|2025-08-01|60%|1900-02-28|0.3");
  assert_row (cells, 2, "1200|TRUE|甲乙|算\n好|#DIV/0!|=");
  g_assert_cmpint (jj_cells_get_line (cells, 1), ==, 3);
  g_assert_cmpint (jj_cells_get_line (cells, 2), ==, 4);
  g_assert_cmpint (jj_cells_get_fault (cells, 2, 4), ==, JJ_CELL_BROKEN);
  g_assert_cmpint (jj_cells_get_fault (cells, 2, 5), ==, JJ_CELL_FORMULA);
  g_assert_cmpint (jj_cells_get_fault (cells, 1, 0), ==, JJ_CELL_SOUND);
  g_assert_cmpstr (jj_cells_get_sheet (cells), ==, "一");
}

/* A short hand: [x] is a cell of text, ( and ) begin and end its tag with attributes, { } a row. */
static const char ods_tables[]
    = "<table:table table:name=\"一\">"
      "{[學<text:span>校</text:span>](table:number-columns-repeated=\"2\"/)"
      "[日<text:s text:c=\"2\"/>期](table:number-columns-repeated=\"16000\"/)}"
      "<table:table-row table:number-rows-repeated=\"2\">"
      "(office:value-type=\"float\" office:value=\"94515\")<text:p>094515]"
      "(office:value-type=\"date\" office:date-value=\"2025-08-01T12:00:00\")"
      "<office:annotation><text:p>註</text:p></office:annotation><text:p>114/8/1]"
      "(office:value-type=\"percentage\" office:value=\"0.6\")<text:p>60%]"
      "(office:value-type=\"boolean\" office:boolean-value=\"true\")<text:p>是]}"
      "{(office:value-type=\"currency\" office:value=\"1200\")<text:p>$1,200]"
      "[甲</text:p><text:p>乙]"
      "(table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" "
      "calcext:value-type=\"error\")<text:p>#DIV/0!](table:formula=\"of:=A1\"/)}"
      "<table:table-row table:number-rows-repeated=\"1048570\">"
      "(table:number-columns-repeated=\"16384\"/)}</table:table>"
      "<table:table table:name=\"藏\" table:style-name=\"ta2\">{[x]}</table:table>";

/* (transfer full) */
static GBytes *
expand_ods (const char *tables)
{
  static const char *const long_forms[][2] = {
    { "{", "<table:table-row>" },
    { "}", "</table:table-row>" },
    { "[", "(office:value-type=\"string\")<text:p>" },
    { "]", "</text:p></table:table-cell>" },
    { "(", "<table:table-cell " },
    { ")", ">" },
  };
  g_autoptr (GString) text = g_string_new (tables);

  for (guint i = 0; i < G_N_ELEMENTS (long_forms); i++)
    g_string_replace (text, long_forms[i][0], long_forms[i][1], 0);
  return jj_fixture_ods (text->str);
}

static void
ods_cells_are_what_is_shown (void)
{
  g_autoptr (GPtrArray) book = read_book (expand_ods (ods_tables));
  const JjCells *cells = book->pdata[0];

  g_assert_cmpint (book->len, ==, 2);
  g_assert_cmpint (jj_cells_get_n_rows (cells), ==, 4);
  assert_row (cells, 0, "學校|||日  期");
  assert_row (cells, 1, "094515|2025-08-01|60%|TRUE");
  assert_row (cells, 2, "094515|2025-08-01|60%|TRUE");
  assert_row (cells, 3, "1200|甲\n乙|#DIV/0!|=");
  g_assert_cmpint (jj_cells_get_line (cells, 3), ==, 4);
  g_assert_cmpint (jj_cells_get_fault (cells, 3, 2), ==, JJ_CELL_BROKEN);
  g_assert_cmpint (jj_cells_get_fault (cells, 3, 3), ==, JJ_CELL_FORMULA);
  g_assert_false (jj_cells_is_hidden (cells));
  g_assert_true (jj_cells_is_hidden (book->pdata[1]));
}

#define TEXT(place, text) "<c r=\"" place "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"

/* 連江縣 113: seven elementary schools. */
static JjPlan *
small_plan (void)
{
  g_autoptr (GError) error = NULL;
  JjNewPlan wish = { .county = jj_county_find ("連江縣"), .year = 113 };
  JjPlan *plan = jj_new_plan (&wish, &error);

  g_assert_no_error (error);
  return plan;
}

static JjBatch *
import_bytes (JjPlan *plan, GBytes *bytes, JjDoubleChoice doubles)
{
  g_autoptr (GError) error = NULL;
  JjBatch *batch = jj_batch_new (plan, NULL);

  batch->doubles = doubles;
  jj_batch_add (batch, "test", bytes, JJ_N_KINDS, &error);
  g_assert_no_error (error);
  g_assert_true (jj_batch_run (batch, NULL, NULL));
  return batch;
}

/* A title over all columns, headings in two rows, a school merged over two communities. */
#define MESSY                                                                                                                                                                                        \
  "<sheetData><row r=\"1\">" TEXT (                                                                                                                                                                  \
      "A1",                                                                                                                                                                                          \
      "113 學年度社群一覽表") "</row>"                                                                                                                                                               \
                              "<row r=\"3\">" TEXT ("A3", "學校名稱") TEXT ("B3", "社群名稱") TEXT (                                                                                                 \
                                  "C3",                                                                                                                                                              \
                                  "人數") "<c r=\"D3\"/></row>"                                                                                                                                      \
                                          "<row r=\"4\"><c r=\"A4\"/><c r=\"B4\"/>" TEXT ("C4", "社群人數") TEXT (                                                                                   \
                                              "D4",                                                                                                                                                  \
                                              "場次") "</row>"                                                                                                                                       \
                                                      "<row r=\"5\">" TEXT ("A5", "連江縣立介壽國"                                                                                            \
                                                                                  "民中小學")                                                                                                        \
                                                          TEXT (                                                                                                                                     \
                                                              "B5",                                                                                                                                  \
                                                              "甲社群") "<c "                                                                                                                        \
                                                                        "r=\"C5\"><v>6</v></c><c "                                                                                                   \
                                                                        "r=\"D5\"><v>4</v></c></"                                                                                                    \
                                                                        "row>"                                                                                                                       \
                                                                        "<row r=\"6\"><c "                                                                                                           \
                                                                        "r=\"A6\"/>" TEXT (                                                                                                          \
                                                                            "B6",                                                                                                                    \
                                                                            "乙社群") "<c "                                                                                                          \
                                                                                      "r=\"C6\"><"                                                                                                   \
                                                                                      "v>7<"                                                                                                         \
                                                                                      "/v></c></"                                                                                                    \
                                                                                      "row>"                                                                                                         \
                                                                                      "<row "                                                                                                        \
                                                                                      "r="                                                                                                           \
                                                                                      "\"7\""                                                                                                        \
                                                                                      ">" TEXT (                                                                                                     \
                                                                                          "A7",                                                                                                      \
                                                                                          "沒有的"                                                                                                \
                                                                                          "國"                                                                                                      \
                                                                                          "小")                                                                                                      \
                                                                                          TEXT (                                                                                                     \
                                                                                              "B"                                                                                                    \
                                                                                              "7",                                                                                                   \
                                                                                              "丙"                                                                                                  \
                                                                                              "社"                                                                                                  \
                                                                                              "群") "</row>"                                                                                         \
                                                                                                    "<row r=\"8\">" TEXT (                                                                           \
                                                                                                        "A8",                                                                                        \
                                                                                                        "中正國中小")                                                                                \
                                                                                                        TEXT (                                                                                       \
                                                                                                            "B8",                                                                                    \
                                                                                                            "丁社群") "<c r=\"C8\" t=\"e\"><v>#REF!</v></c></row>"                                   \
                                                                                                                      "</sheetData><mergeCells><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"A3:A4\"/>" \
                                                                                                                      "<mergeCell ref=\"B3:B4\"/><mergeCell ref=\"C3:D3\"/><mergeCell ref=\"A5:A6\"/></mergeCells>"

static void
messy_headings_are_found (void)
{
  g_autoptr (JjPlan) plan = small_plan ();
  g_autoptr (GBytes) bytes = jj_fixture_xlsx (MESSY, NULL, NULL);
  g_autoptr (JjBatch) batch = import_bytes (plan, bytes, JJ_DOUBLE_ASK);
  g_autoptr (JjPlan) after = jj_plan_with (plan, batch->edit, NULL);
  const JjImport *import = ((JjBatchSheet *)batch->sheets->pdata[0])->import;
  const JjElement *first = jj_plan_get_nth (after, JJ_KIND_COMMUNITY, 0);
  const JjElement *second = jj_plan_get_nth (after, JJ_KIND_COMMUNITY, 1);
  const JjImportFault *missing = import->faults->pdata[0], *broken = import->faults->pdata[1];

  g_assert_cmpint (batch->counts[JJ_ROW_NEW], ==, 2);
  g_assert_cmpint (batch->counts[JJ_ROW_REFUSED], ==, 2);
  g_assert_cmpint (import->n_faults, ==, 2);
  g_assert_cmpint (missing->line, ==, 7);
  g_assert_cmpint (missing->column, ==, 1);
  g_assert_cmpint (broken->line, ==, 8);
  g_assert_cmpint (broken->column, ==, 3);
  g_assert_cmpint (jj_element_get_number (first, JJ_COMMUNITY_MEMBERS), ==, 6);
  g_assert_cmpint (jj_element_get_number (first, JJ_COMMUNITY_MEETINGS), ==, 4);
  g_assert_true (jj_element_get_ref (first, JJ_COMMUNITY_SCHOOL)
                 == jj_element_get_ref (second, JJ_COMMUNITY_SCHOOL));
}

static void
doubles_wait_for_a_choice (void)
{
  g_autoptr (JjPlan) empty = small_plan ();
  g_autoptr (GBytes) bytes = jj_fixture_xlsx (MESSY, NULL, NULL);
  g_autoptr (JjBatch) first = import_bytes (empty, bytes, JJ_DOUBLE_ASK);
  g_autoptr (JjPlan) plan = jj_plan_with (empty, first->edit, NULL);
  g_autoptr (GBytes) later = jj_fixture_xlsx (
      "<sheetData><row r=\"1\">" TEXT ("A1", "學校") TEXT ("B1", "社群名稱")
          TEXT ("C1", "社群人數") "</row><row r=\"2\">" TEXT ("A2", "介壽國中小")
              TEXT ("B2",
                    "甲社群") "<c r=\"C2\"><v>9</v></c></row><row r=\"3\">" TEXT ("A3",
                                                                                  "介壽國中小")
                  TEXT ("B3", "乙社群") "<c r=\"C3\"><v>7</v></c></row></sheetData>",
      NULL, NULL);
  g_autoptr (JjBatch) asked = import_bytes (plan, later, JJ_DOUBLE_ASK);
  g_autoptr (JjBatch) accepted = import_bytes (plan, later, JJ_DOUBLE_ACCEPT);
  g_autoptr (JjBatch) added = import_bytes (plan, later, JJ_DOUBLE_NEW);
  g_autoptr (JjBatch) skipped = import_bytes (plan, later, JJ_DOUBLE_SKIP);

  /* The second row changes nothing: there is nothing to choose. */
  g_assert_cmpint (asked->counts[JJ_ROW_PROPOSED], ==, 1);
  g_assert_cmpint (asked->counts[JJ_ROW_UNCHANGED], ==, 1);
  g_assert_true (jj_edit_is_empty (asked->edit));
  g_assert_cmpint (accepted->counts[JJ_ROW_UPDATE], ==, 1);
  g_assert_cmpint (added->counts[JJ_ROW_NEW], ==, 1);
  g_assert_cmpint (skipped->counts[JJ_ROW_SKIPPED], ==, 1);
  g_assert_true (jj_edit_is_empty (skipped->edit));
  jj_mapping_choose (((JjBatchSheet *)asked->sheets->pdata[0])->mapping, 2, JJ_DOUBLE_ACCEPT);
  g_assert_true (jj_batch_run (asked, NULL, NULL));
  g_assert_cmpint (asked->counts[JJ_ROW_UPDATE], ==, 1);
}

static void
sheets_of_one_file_know_each_other (void)
{
  g_autoptr (JjPlan) plan = small_plan ();
  g_autoptr (GBytes) bytes
      = expand_ods ("<table:table table:name=\"社群\">{[社群名稱][學校名稱]}{[甲][新新國小]}"
                    "</table:table><table:table table:name=\"學校\">{[學校名稱][學校代碼]}"
                    "{[新新國小](office:value-type=\"float\" office:value=\"94999\")<text:p>94999]}"
                    "</table:table><table:table table:name=\"選單\" table:style-name=\"ta2\">"
                    "{[名稱]}</table:table>");
  g_autoptr (JjBatch) batch = import_bytes (plan, bytes, JJ_DOUBLE_ASK);
  g_autoptr (GError) error = NULL;
  g_autoptr (JjPlan) after = jj_plan_with (plan, batch->edit, &error);
  const JjElement *community, *school;

  g_assert_no_error (error);
  g_assert_cmpint (batch->counts[JJ_ROW_NEW], ==, 2);
  community = jj_plan_get_nth (after, JJ_KIND_COMMUNITY, 0);
  school = jj_element_get_ref (community, JJ_COMMUNITY_SCHOOL);
  g_assert_cmpstr (jj_element_get_text (school, JJ_SCHOOL_MINISTRY_CODE), ==, "094999");
  g_assert_nonnull (strstr (((JjBatchSheet *)batch->sheets->pdata[2])->why, "hidden"));
}

static void
corrected_columns_are_remembered (void)
{
  g_autoptr (GBytes) bytes
      = jj_fixture_xlsx ("<sheetData><row r=\"1\">" TEXT ("A1", "社群名稱")
                             TEXT ("B1", "辦理時間") "</row>"
                                                     "<row r=\"2\">" TEXT ("A2", "甲")
                                                         TEXT ("B2", "每週三") "</row></sheetData>",
                         NULL, NULL);
  g_autoptr (GPtrArray) book = jj_importer_read (bytes, NULL);
  g_autoptr (JjMappingMemory) memory = jj_mapping_memory_new ();
  g_autoptr (JjMappingMemory) again = NULL;
  g_autoptr (JjMapping) first = jj_mapping_memory_map (memory, book->pdata[0], JJ_N_KINDS, NULL);
  g_autoptr (JjMapping) second = NULL;
  g_autofree char *json = NULL;

  g_assert_null (jj_mapping_get_column (first, 1));
  g_assert_false (jj_mapping_set_column (first, 1, "no_such_field"));
  g_assert_true (jj_mapping_set_column (first, 1, "note"));
  jj_mapping_memory_keep (memory, first);
  json = jj_mapping_memory_to_json (memory);
  again = jj_mapping_memory_parse (json, -1, NULL);
  second = jj_mapping_memory_map (again, book->pdata[0], JJ_N_KINDS, NULL);
  g_assert_cmpstr (jj_mapping_get_column (second, 0), ==, "name");
  g_assert_cmpstr (jj_mapping_get_column (second, 1), ==, "note");
  g_assert_null (jj_mapping_memory_parse ("[]", -1, NULL));
}

/* Two columns of one heading are two, also in another order of columns; and what was said can be
 * forgotten. */
static void
double_headings_are_remembered_apart (void)
{
  g_autoptr (GBytes) one = g_bytes_new_static ("社群名稱,備註,備註\n甲,一,二\n", 39);
  g_autoptr (GBytes) other = g_bytes_new_static ("備註,社群名稱,備註\n一,甲,二\n", 39);
  g_autoptr (GPtrArray) first = jj_importer_read (one, NULL);
  g_autoptr (GPtrArray) later = jj_importer_read (other, NULL);
  g_autoptr (JjMappingMemory) memory = jj_mapping_memory_new ();
  g_autoptr (JjMapping) said = jj_mapping_new (first->pdata[0], JJ_KIND_COMMUNITY, NULL);
  g_autoptr (JjMapping) known = NULL, guessed = NULL;

  g_assert_true (jj_mapping_set_column (said, 1, NULL));
  g_assert_true (jj_mapping_set_column (said, 2, "note"));
  jj_mapping_memory_keep (memory, said);
  known = jj_mapping_memory_map (memory, later->pdata[0], JJ_N_KINDS, NULL);
  g_assert_true (known->remembered);
  g_assert_null (jj_mapping_get_column (known, 0));
  g_assert_cmpstr (jj_mapping_get_column (known, 2), ==, "note");
  jj_mapping_memory_forget (memory, known);
  guessed = jj_mapping_memory_map (memory, later->pdata[0], JJ_KIND_COMMUNITY, NULL);
  g_assert_false (guessed->remembered);
  g_assert_cmpstr (jj_mapping_get_column (guessed, 0), ==, "note");
}

/* The headings of the export of 教師專業發展支持作業平臺. */
static void
platform_export_is_known (void)
{
  static const char *const headings[] = { "案件編號",
                                          "學校名稱",
                                          "是否續辦",
                                          "召集人教授科目",
                                          "社群類型-學校",
                                          "是否申請經費",
                                          "是否邀請專家諮詢",
                                          "召集人是否曾參與召集人培訓",
                                          "社群人數(含召集人)",
                                          "進度規劃-場次\n(視各縣市政府規定)",
                                          "社群級別(縣市設定之級別)",
                                          "學年/學科/領域",
                                          "專業學習社群內容(可複選)",
                                          "核心素養 A/B/C(可複選)",
                                          "任教階段",
                                          "運作目標(可複選)",
                                          "進行方式(可複選)",
                                          "社群簡介(100~200字以內)",
                                          "社群名稱(至多20字)" };
  static const char *const fields[]
      = { "code",   "school",  "continuing",       NULL,           "scope",
          "funded", "experts", "convener_trained", "members",      "meetings",
          "level",  "domain",  "contents",         "competencies", "stage",
          "goals",  "methods", "introduction",     "name" };
  g_autoptr (JjCells) cells = jj_cells_new (NULL, 0);
  g_autoptr (JjMapping) mapping = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    jj_cells_add_text (cells, headings[i]);
  jj_cells_end_row (cells, 1);
  mapping = jj_mapping_new (cells, JJ_N_KINDS, NULL);
  g_assert_cmpint (mapping->kind, ==, JJ_KIND_COMMUNITY);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_test_message ("%s", headings[i]);
      g_assert_cmpstr (jj_mapping_get_column (mapping, i), ==, fields[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/imports/xlsx/cells-are-what-is-shown", xlsx_cells_are_what_is_shown);
  g_test_add_func ("/imports/ods/cells-are-what-is-shown", ods_cells_are_what_is_shown);
  g_test_add_func ("/imports/sheets/messy-headings-are-found", messy_headings_are_found);
  g_test_add_func ("/imports/sheets/doubles-wait-for-a-choice", doubles_wait_for_a_choice);
  g_test_add_func ("/imports/sheets/know-each-other", sheets_of_one_file_know_each_other);
  g_test_add_func ("/imports/memory/corrected-columns", corrected_columns_are_remembered);
  g_test_add_func ("/imports/memory/double-headings", double_headings_are_remembered_apart);
  g_test_add_func ("/imports/mapping/platform-export", platform_export_is_known);
  return g_test_run ();
}
