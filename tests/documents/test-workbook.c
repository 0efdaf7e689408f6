/* test-workbook.c: workbooks hold what the plan holds, and nothing runs */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-exporter.h"
#include "jj-kinds-links.h"
#include "jj-kinds-work.h"
#include "jj-workbook.h"

#include <gsf/gsf-infile-zip.h>
#include <gsf/gsf-input-memory.h>
#include <string.h>

/* One purse whose name a spreadsheet would run; a line 10.05 × 100 × 3 charged to it by 60 %. */
static JjPlan *
make_plan (void)
{
  g_autoptr (JjPlan) empty = jj_plan_new ();
  g_autoptr (JjEdit) edit = jj_edit_new ("test");
  g_autoptr (GError) error = NULL;
  JjId purse = jj_edit_insert (edit, JJ_KIND_PURSE, 0x11), line, charge;
  JjPlan *plan;

  jj_edit_set_text (edit, JJ_KIND_PURSE, purse, JJ_CODE, "F-001");
  jj_edit_set_text (edit, JJ_KIND_PURSE, purse, JJ_NAME, "=1+1 & <b>");
  jj_edit_set_number (edit, JJ_KIND_PURSE, purse, JJ_PURSE_SOURCE, JJ_SOURCE_OWN);
  line = jj_edit_insert (edit, JJ_KIND_BUDGET_LINE, 0x12);
  jj_edit_set_text (edit, JJ_KIND_BUDGET_LINE, line, JJ_CODE, "B-001");
  jj_edit_set_text (edit, JJ_KIND_BUDGET_LINE, line, JJ_NAME, "  兩個空白\n第二行");
  jj_edit_set_number (edit, JJ_KIND_BUDGET_LINE, line, JJ_BUDGET_LINE_UNIT_PRICE, 100);
  jj_edit_set_number (edit, JJ_KIND_BUDGET_LINE, line, JJ_BUDGET_LINE_QUANTITY, 1005);
  jj_edit_set_number (edit, JJ_KIND_BUDGET_LINE, line, JJ_BUDGET_LINE_TIMES, 3);
  jj_edit_set_number (edit, JJ_KIND_BUDGET_LINE, line, JJ_BUDGET_LINE_DATE, 739464);
  charge = jj_edit_insert (edit, JJ_KIND_CHARGED_TO, 0x13);
  jj_edit_set_number (edit, JJ_KIND_CHARGED_TO, charge, JJ_FROM, line);
  jj_edit_set_number (edit, JJ_KIND_CHARGED_TO, charge, JJ_TO, purse);
  jj_edit_set_number (edit, JJ_KIND_CHARGED_TO, charge, JJ_CHARGED_TO_SHARE, 6000);
  plan = jj_plan_with (empty, edit, &error);
  g_assert_no_error (error);
  return plan;
}

static GBytes *
export_as (JjPlan *plan, const char *id, JjKindId kind)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  JjExport what = { .plan = plan, .kind = kind, .field_ids = TRUE };
  g_autoptr (GError) error = NULL;

  jj_exporter_find (id)->write (&what, out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/* A part of a container, as text. */
static char *
read_part (GBytes *bytes, const char *path)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  GsfInput *input = gsf_input_memory_new (data, (gsf_off_t)size, FALSE);
  GsfInfile *zip = gsf_infile_zip_new (input, NULL);
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  GsfInput *part = gsf_infile_child_by_aname (zip, (const char **)names);
  gsize length = (gsize)gsf_input_size (part);
  char *text = g_strndup ((const char *)gsf_input_read (part, length, NULL), length);

  g_object_unref (part);
  g_object_unref (zip);
  g_object_unref (input);
  return text;
}

static void
assert_has (const char *text, const char *part)
{
  if (!strstr (text, part))
    g_error ("%s is not in %s", part, text);
}

static void
mimetype_is_first_and_stored (void)
{
  g_autoptr (JjPlan) plan = make_plan ();
  g_autoptr (GBytes) bytes = export_as (plan, "ods", JJ_N_KINDS);
  const char *data = g_bytes_get_data (bytes, NULL);

  /* OpenDocument 1.2 part 3, 3.3: no extra field, the type at byte 38. */
  g_assert_cmpmem (data + 30, 8, "mimetype", 8);
  g_assert_cmpmem (data + 38, 46, "application/vnd.oasis.opendocument.spreadsheet", 46);
  g_assert_cmpint (data[28], ==, 0);
  g_assert_cmpint (data[8], ==, 0);
}

static void
text_is_never_a_formula (void)
{
  g_autoptr (JjPlan) plan = make_plan ();
  g_autoptr (GBytes) ods = export_as (plan, "ods", JJ_KIND_PURSE);
  g_autoptr (GBytes) xlsx = export_as (plan, "xlsx", JJ_KIND_PURSE);
  g_autofree char *content = read_part (ods, "content.xml");
  g_autofree char *sheet = read_part (xlsx, "xl/worksheets/sheet1.xml");

  assert_has (content, "office:value-type=\"string\"><text:p>=1+1 &amp; &lt;b&gt;</text:p>");
  g_assert_null (strstr (content, "table:formula"));
  assert_has (sheet, "<t>=1+1 &amp; &lt;b&gt;</t>");
  g_assert_null (strstr (sheet, "<f>"));
}

static void
values_keep_their_types (void)
{
  g_autoptr (JjPlan) plan = make_plan ();
  g_autoptr (GBytes) ods = export_as (plan, "ods", JJ_KIND_BUDGET_LINE);
  g_autofree char *content = read_part (ods, "content.xml");

  assert_has (content, "office:value=\"10.05\"");
  assert_has (content, "office:date-value=\"2025-08-01\"");
  assert_has (content, "<text:p><text:s/><text:s/>兩個空白</text:p><text:p>第二行</text:p>");
}

static void
the_budget_calculates (void)
{
  g_autoptr (JjPlan) plan = make_plan ();
  g_autoptr (GBytes) ods = export_as (plan, "budget-ods", JJ_N_KINDS);
  g_autoptr (GBytes) xlsx = export_as (plan, "budget-xlsx", JJ_N_KINDS);
  g_autofree char *content = read_part (ods, "content.xml");
  g_autofree char *lines = read_part (xlsx, "xl/worksheets/sheet1.xml");
  g_autofree char *check = read_part (xlsx, "xl/worksheets/sheet3.xml");

  /* 100 × 10.05 × 3 = 3,015, of which 1,809 to the purse and 1,206 unassigned. */
  assert_has (content, "of:=ROUND([.F4]*ROUND([.G4]*100;0)*[.I4]/100;0)\" "
                       "office:value-type=\"float\" office:value=\"3015\"");
  assert_has (lines, "<f>ROUND(F4*ROUND(G4*100,0)*I4/100,0)</f><v>3015</v>");
  assert_has (lines, "<f>J4-M4</f><v>1206</v>");
  assert_has (lines, "<f>SUBTOTAL(9,J4:J5)</f><v>3015</v>");
  assert_has (check, "<t>purse/F-001</t>");
  assert_has (check, "<f>'Budget summary'!G4</f><v>1809</v>");
}

static void
the_same_plan_makes_the_same_bytes (void)
{
  g_autoptr (JjPlan) plan = make_plan ();

  for (guint i = 0; jj_exporters[i]; i++)
    {
      g_autoptr (GBytes) one = export_as (plan, jj_exporters[i]->id, JJ_KIND_BUDGET_LINE);
      g_autoptr (GBytes) two = export_as (plan, jj_exporters[i]->id, JJ_KIND_BUDGET_LINE);

      g_assert_true (g_bytes_equal (one, two));
    }
}

static void
an_empty_plan_has_a_budget (void)
{
  g_autoptr (JjPlan) plan = jj_plan_new ();
  g_autoptr (GBytes) bytes = export_as (plan, "budget-xlsx", JJ_N_KINDS);
  g_autofree char *lines = read_part (bytes, "xl/worksheets/sheet1.xml");

  assert_has (lines, "<f>SUBTOTAL(9,J4:J4)</f><v>0</v>");
}

/* A cell of .xlsx holds 32,767 characters. */
static void
what_does_not_fit_is_told (void)
{
  g_autoptr (JjPlan) empty = jj_plan_new ();
  g_autoptr (JjEdit) edit = jj_edit_new ("test");
  g_autofree char *prose = g_strnfill (40000, 'x');
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JjPlan) plan = NULL;
  JjExport what = { .kind = JJ_KIND_PURSE };
  JjId purse = jj_edit_insert (edit, JJ_KIND_PURSE, 0);

  jj_edit_set_text (edit, JJ_KIND_PURSE, purse, JJ_NOTE, prose);
  what.plan = plan = jj_plan_with (empty, edit, NULL);
  g_assert_false (jj_exporter_find ("xlsx")->write (&what, out, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  assert_has (error->message, "Row 2");
  g_clear_error (&error);
  g_assert_true (jj_exporter_find ("ods")->write (&what, out, NULL, &error));
}

static void
columns_have_names (void)
{
  char name[JJ_COLUMN_NAME_SIZE];

  g_assert_cmpstr (jj_column_name (0, name), ==, "A");
  g_assert_cmpstr (jj_column_name (25, name), ==, "Z");
  g_assert_cmpstr (jj_column_name (26, name), ==, "AA");
  g_assert_cmpstr (jj_column_name (701, name), ==, "ZZ");
  g_assert_cmpstr (jj_column_name (16383, name), ==, "XFD");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/workbook/column-names", columns_have_names);
  g_test_add_func ("/documents/ods/mimetype-first-and-stored", mimetype_is_first_and_stored);
  g_test_add_func ("/documents/workbook/text-is-never-a-formula", text_is_never_a_formula);
  g_test_add_func ("/documents/workbook/values-keep-their-types", values_keep_their_types);
  g_test_add_func ("/documents/workbook/same-bytes", the_same_plan_makes_the_same_bytes);
  g_test_add_func ("/documents/xlsx/what-does-not-fit", what_does_not_fit_is_told);
  g_test_add_func ("/documents/budget/calculates", the_budget_calculates);
  g_test_add_func ("/documents/budget/empty-plan", an_empty_plan_has_a_budget);
  return g_test_run ();
}
