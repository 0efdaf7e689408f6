/* jj-change-sheet.c: 修正對照表 and 審查意見回覆表 as a document and as a workbook */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-change-sheet.h"

#include "jj-csv-cell.h"
#include "jj-diff.h"
#include "jj-format.h"
#include "jj-kinds-plan.h"
#include "jj-language.h"
#include "jj-template.h"
#include "jj-workbook.h"

#include <string.h>

static char *
with_sign (gint64 amount)
{
  g_autofree char *shown = jj_format_money (amount);

  return g_strconcat (amount > 0 ? "+" : "", shown, NULL);
}

static void
begin (JjDocument *document, const char *title)
{
  const JjDocumentInfo info = { .title = title, .date = JJ_EMPTY };

  jj_document_set_info (document, &info);
  jj_document_begin (document, JJ_BLOCK_HEADING, 1);
  jj_document_add_text (document, title, 0);
}

static void
add_head (JjDocument *document, const char *const *labels, guint n)
{
  jj_document_begin_row (document, JJ_ROW_HEAD);
  for (guint i = 0; i < n; i++)
    jj_document_add_cell (document, _ (labels[i]), JJ_RUN_STRONG);
}

/* The boxes at the end, for those who answer for it. */
static void
add_stamps (JjDocument *document, const char *county)
{
  g_auto (GStrv) labels = jj_template_get_stamps (county);

  jj_document_begin (document, JJ_BLOCK_STAMPS, 0);
  for (guint i = 0; labels[i]; i++)
    jj_document_add_text (document, labels[i], 0);
}

/* Before and after with the amount on a line of its own. */
static void
add_side (JjDocument *document, const char *text, gboolean has_amount, gint64 amount)
{
  g_autofree char *money = has_amount ? jj_format_money (amount) : NULL;
  g_autofree char *cell = NULL;

  if (money)
    cell = *text ? g_strdup_printf (_ ("%s\n%s NT$"), text, money)
                 : g_strdup_printf (_ ("%s NT$"), money);
  jj_document_add_cell (document, cell ? cell : text, 0);
}

static char *
get_remark (const JjChangeRow *row)
{
  g_autofree char *comments
      = *row->comments ? g_strdup_printf (_ ("Comment %s"), row->comments) : g_strdup ("");
  const char *word = jj_change_type_get_label (row->type);

  return g_strdup_printf ("%s%s%s%s%s", word, *row->reason ? "\n" : "", row->reason,
                          *comments ? "\n" : "", comments);
}

static void
add_change (JjDocument *document, const JjChangeRow *row)
{
  g_autofree char *item
      = *row->what ? g_strdup_printf ("%s\n%s", row->element, row->what) : g_strdup (row->element);
  g_autofree char *difference
      = row->has_amount ? with_sign (row->amount_after - row->amount_before) : g_strdup ("");
  g_autofree char *remark = get_remark (row);

  jj_document_begin_row (document, JJ_ROW_PLAIN);
  jj_document_add_cell (document, item, 0);
  add_side (document, row->before, row->has_amount && row->type != JJ_CHANGE_ADDED,
            row->amount_before);
  add_side (document, row->after, row->has_amount && row->type != JJ_CHANGE_REMOVED,
            row->amount_after);
  jj_document_add_cell (document, difference, 0);
  jj_document_add_cell (document, remark, 0);
}

static void
add_total (JjDocument *document, const JjChangeTable *changes)
{
  g_autofree char *before = jj_format_money (changes->total_before);
  g_autofree char *after = jj_format_money (changes->total_after);
  g_autofree char *difference = with_sign (changes->total_after - changes->total_before);

  jj_document_begin_row (document, JJ_ROW_SUM);
  jj_document_add_cell (document, _ ("Total of the plan"), JJ_RUN_STRONG);
  jj_document_add_cell (document, before, JJ_RUN_STRONG);
  jj_document_add_live_cell (document, after, "figure:total", JJ_RUN_STRONG);
  jj_document_add_cell (document, difference, JJ_RUN_STRONG);
  jj_document_add_cell (document, "", 0);
}

static JjDocument *
make_sheet (const JjChangeTable *changes, const JjChangeSheet *sheet)
{
  static const char *const labels[]
      = { N_ ("Element"), N_ ("Stood there"), N_ ("Changed to"), N_ ("Difference"), N_ ("Remark") };
  static const JjTableColumn columns[] = {
    { JJ_TEXT_LEFT, 21 },  { JJ_TEXT_LEFT, 25 }, { JJ_TEXT_LEFT, 25 },
    { JJ_TEXT_RIGHT, 14 }, { JJ_TEXT_LEFT, 15 },
  };
  g_autofree char *title = g_strdup_printf (_ ("%s: table of changes"), sheet->title);
  g_autofree char *scope
      = g_strdup_printf (_ ("Before: %s. After: %s. Amounts in NT$."), sheet->before, sheet->after);
  JjDocument *document = jj_document_new (title);
  const char *group = "";

  begin (document, title);
  jj_document_begin (document, JJ_BLOCK_PARAGRAPH, 0);
  jj_document_add_text (document, scope, 0);
  jj_document_begin_table (document, columns, G_N_ELEMENTS (columns));
  add_head (document, labels, G_N_ELEMENTS (labels));
  for (guint i = 0; i < changes->rows->len; i++)
    {
      const JjChangeRow *row = g_ptr_array_index (changes->rows, i);

      if (strcmp (group, row->group) != 0)
        {
          jj_document_begin_row (document, JJ_ROW_GROUP);
          jj_document_add_cell (document, row->group, JJ_RUN_STRONG);
          group = row->group;
        }
      add_change (document, row);
    }
  add_total (document, changes);
  add_stamps (document, sheet->county);
  return document;
}

JjDocument *
jj_change_sheet_make (const JjChangeTable *changes, const JjChangeSheet *sheet)
{
  JjDocument *document;

  jj_language_enter_plan ();
  document = make_sheet (changes, sheet);
  jj_language_leave_plan ();
  return document;
}

static void
add_sheet_row (JjWorkbook *book, const JjChangeRow *row)
{
  jj_workbook_add_text (book, JJ_SHEET_TEXT, row->group);
  jj_workbook_add_text (book, JJ_SHEET_TEXT, jj_change_type_get_label (row->type));
  jj_workbook_add_text (book, JJ_SHEET_TEXT, row->element);
  jj_workbook_add_text (book, JJ_SHEET_TEXT, row->what);
  jj_workbook_add_text (book, JJ_SHEET_TEXT, row->before);
  jj_workbook_add_text (book, JJ_SHEET_TEXT, row->after);
  if (row->has_amount)
    {
      const guint at = jj_workbook_get_row (book);

      jj_workbook_add_number (book, JJ_SHEET_MONEY, row->amount_before);
      jj_workbook_add_number (book, JJ_SHEET_MONEY, row->amount_after);
      jj_workbook_add_formula (book, JJ_SHEET_MONEY, g_strdup_printf ("{H%u}-{G%u}", at, at),
                               row->amount_after - row->amount_before);
    }
  else
    jj_workbook_skip (book, 3);
  jj_workbook_add_text (book, JJ_SHEET_TEXT, row->reason);
  jj_workbook_add_text (book, JJ_SHEET_TEXT, row->comments);
  jj_workbook_end_row (book);
}

/* Lines that count in both states alike have no row; they make the first line of the sums. */
static void
add_sheet_sums (JjWorkbook *book, const JjChangeTable *changes, gint64 listed)
{
  const gint64 rest = changes->total_before - listed;
  guint at = jj_workbook_get_row (book);

  jj_workbook_add_text (book, JJ_SHEET_LABEL, _ ("Lines without a change"));
  jj_workbook_skip (book, 5);
  jj_workbook_add_number (book, JJ_SHEET_MONEY, rest);
  jj_workbook_add_number (book, JJ_SHEET_MONEY, rest);
  jj_workbook_end_row (book);
  jj_workbook_add_text (book, JJ_SHEET_LABEL, _ ("Total of the plan"));
  jj_workbook_skip (book, 5);
  jj_workbook_add_formula (book, JJ_SHEET_SUM, g_strdup_printf ("SUM({G4:G%u})", at),
                           changes->total_before);
  jj_workbook_add_formula (book, JJ_SHEET_SUM, g_strdup_printf ("SUM({H4:H%u})", at),
                           changes->total_after);
  jj_workbook_add_formula (book, JJ_SHEET_SUM, g_strdup_printf ("{H%u}-{G%u}", at + 1, at + 1),
                           changes->total_after - changes->total_before);
  jj_workbook_end_row (book);
}

static const char *const sheet_labels[]
    = { N_ ("Part"),        N_ ("Change"),     N_ ("Element"),       N_ ("Field"),
        N_ ("Stood there"), N_ ("Changed to"), N_ ("Amount before"), N_ ("Amount now"),
        N_ ("Difference"),  N_ ("Reason"),     N_ ("Comments") };

static void
add_sheet_head (JjWorkbook *book, const JjChangeSheet *sheet)
{
  g_autofree char *scope
      = g_strdup_printf (_ ("Before: %s. After: %s. Amounts in NT$."), sheet->before, sheet->after);

  jj_workbook_add_text (book, JJ_SHEET_TITLE, sheet->title);
  jj_workbook_end_row (book);
  jj_workbook_add_text (book, JJ_SHEET_TEXT, scope);
  jj_workbook_end_row (book);
  for (guint i = 0; i < G_N_ELEMENTS (sheet_labels); i++)
    jj_workbook_add_text (book, JJ_SHEET_HEADING, _ (sheet_labels[i]));
  jj_workbook_end_row (book);
}

static gboolean
write_ods (const JjChangeTable *changes,
           const JjChangeSheet *sheet,
           GOutputStream *out,
           GCancellable *cancellable,
           GError **error)
{
  static const JjColumnWidth widths[]
      = { JJ_COLUMN_WIDE,   JJ_COLUMN_NARROW, JJ_COLUMN_WIDE,   JJ_COLUMN_MEDIUM,
          JJ_COLUMN_PROSE,  JJ_COLUMN_PROSE,  JJ_COLUMN_MEDIUM, JJ_COLUMN_MEDIUM,
          JJ_COLUMN_MEDIUM, JJ_COLUMN_WIDE,   JJ_COLUMN_NARROW };
  const JjSheetLayout layout = { _ ("Table of changes"), widths, G_N_ELEMENTS (widths), 3 };
  g_autoptr (JjWorkbook) book = jj_workbook_new (&jj_workbook_ods);
  gint64 listed = 0;

  jj_workbook_begin_sheet (book, &layout);
  add_sheet_head (book, sheet);
  for (guint i = 0; i < changes->rows->len; i++)
    {
      const JjChangeRow *row = g_ptr_array_index (changes->rows, i);

      listed += row->has_amount ? row->amount_before : 0;
      add_sheet_row (book, row);
    }
  add_sheet_sums (book, changes, listed);
  return jj_workbook_finish (book, out, cancellable, error);
}

gboolean
jj_change_sheet_write_ods (const JjChangeTable *changes,
                           const JjChangeSheet *sheet,
                           GOutputStream *out,
                           GCancellable *cancellable,
                           GError **error)
{
  gboolean done;

  jj_language_enter_plan ();
  done = write_ods (changes, sheet, out, cancellable, error);
  jj_language_leave_plan ();
  return done;
}

static void
append_cells (GString *csv, const char *const *cells, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      jj_csv_cell_append (csv, cells[i]);
    }
  g_string_append (csv, "\r\n");
}

static void
append_change (GString *csv, const JjChangeRow *row)
{
  char amounts[3][24] = { "", "", "" };
  const gint64 numbers[]
      = { row->amount_before, row->amount_after, row->amount_after - row->amount_before };
  const char *const cells[] = { row->group,   jj_change_type_get_label (row->type),
                                row->element, row->what,
                                row->before,  row->after,
                                amounts[0],   amounts[1],
                                amounts[2],   row->reason,
                                row->comments };

  for (guint i = 0; i < 3 && row->has_amount; i++)
    g_snprintf (amounts[i], sizeof amounts[i], "%" G_GINT64_FORMAT, numbers[i]);
  append_cells (csv, cells, G_N_ELEMENTS (cells));
}

gboolean
jj_change_sheet_write_csv (const JjChangeTable *changes,
                           GOutputStream *out,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GString) csv = g_string_new ("\xef\xbb\xbf");
  const char *labels[G_N_ELEMENTS (sheet_labels)];

  jj_language_enter_plan ();
  for (guint i = 0; i < G_N_ELEMENTS (sheet_labels); i++)
    labels[i] = _ (sheet_labels[i]);
  append_cells (csv, labels, G_N_ELEMENTS (labels));
  for (guint i = 0; i < changes->rows->len; i++)
    append_change (csv, g_ptr_array_index (changes->rows, i));
  jj_language_leave_plan ();
  return g_output_stream_write_all (out, csv->str, csv->len, NULL, cancellable, error);
}

char *
jj_comment_get_place (JjPlan *plan, const JjElement *comment)
{
  const JjElement *element = jj_element_get_ref (comment, JJ_COMMENT_ELEMENT);
  const char *id = jj_element_get_text (comment, JJ_COMMENT_FIELD);
  g_autofree char *title = element ? jj_element_describe (element) : NULL;
  int field = element && id ? jj_kind_find_field (jj_element_get_kind (element), id) : -1;

  if (!title)
    return g_strdup ("");
  if (field < 0)
    return g_steal_pointer (&title);
  return g_strdup_printf ("%s · %s", title,
                          jj_label (jj_element_get_kind (element)->fields[field].label));
}

/* What the reviewer says; who and when, and what it is about, on small lines of their own. */
static void
add_question (JjDocument *document, JjPlan *plan, const JjElement *comment)
{
  g_autofree char *place = jj_comment_get_place (plan, comment);
  g_autofree char *author = jj_element_to_display (plan, comment, JJ_COMMENT_AUTHOR);
  g_autofree char *date = jj_element_to_display (plan, comment, JJ_COMMENT_DATE);
  g_autofree char *who = g_strjoin (*author && *date ? " · " : "", author, date, NULL);
  const char *note = jj_element_get_text (comment, JJ_NOTE);
  const char *const small[] = { who, place };

  jj_document_add_cell (document, jj_element_get_title (comment), 0);
  if (note)
    {
      jj_document_add_text (document, "\n", 0);
      jj_document_add_text (document, note, 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (small); i++)
    if (*small[i])
      {
        jj_document_add_text (document, "\n", 0);
        jj_document_add_text (document, small[i], JJ_RUN_SMALL);
      }
}

static gint64
get_state (const JjElement *comment)
{
  return jj_element_get_number_or (comment, JJ_COMMENT_STATE, JJ_COMMENT_OPEN);
}

static const char *
state_label (gint64 state)
{
  return jj_label (jj_kind_comment.fields[JJ_COMMENT_STATE].choices[state].label);
}

static void
add_comment (JjDocument *document, JjPlan *plan, const JjElement *comment)
{
  jj_document_begin_row (document, JJ_ROW_PLAIN);
  jj_document_add_cell (document, jj_element_get_text (comment, JJ_COMMENT_NUMBER), 0);
  add_question (document, plan, comment);
  jj_document_add_cell (document, jj_element_get_text (comment, JJ_COMMENT_ANSWER), 0);
  jj_document_add_cell (document, state_label (get_state (comment)), 0);
}

/* How many comments there are, state by state. */
static void
add_counts (JjDocument *document, JjPlan *plan)
{
  guint n = jj_plan_get_count (plan, JJ_KIND_COMMENT), counts[JJ_COMMENT_CLOSED + 1] = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    counts[get_state (jj_plan_get_nth (plan, JJ_KIND_COMMENT, i))]++;
  g_string_append_printf (text, ngettext ("%u comment", "%u comments", n), n);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_string_append_printf (text, "%s%s %u", i ? "、" : "：", state_label (i), counts[i]);
  jj_document_begin (document, JJ_BLOCK_PARAGRAPH, 0);
  jj_document_add_text (document, text->str, 0);
}

static JjDocument *
make_comments (JjPlan *plan)
{
  static const char *const labels[]
      = { N_ ("Number"), N_ ("Comment and what it is about"), N_ ("Answer"), N_ ("State") };
  static const JjTableColumn columns[]
      = { { JJ_TEXT_LEFT, 9 }, { JJ_TEXT_LEFT, 42 }, { JJ_TEXT_LEFT, 39 }, { JJ_TEXT_LEFT, 10 } };
  const char *name = jj_element_get_title (jj_plan_get_root (plan));
  g_autofree char *title = g_strdup_printf (_ ("%s: answers to the reviewers' comments"), name);
  JjDocument *document = jj_document_new (title);
  guint n = jj_plan_get_count (plan, JJ_KIND_COMMENT);

  begin (document, title);
  add_counts (document, plan);
  jj_document_begin_table (document, columns, G_N_ELEMENTS (columns));
  add_head (document, labels, G_N_ELEMENTS (labels));
  for (guint i = 0; i < n; i++)
    add_comment (document, plan, jj_plan_get_nth (plan, JJ_KIND_COMMENT, i));
  add_stamps (document, jj_element_get_text (jj_plan_get_root (plan), JJ_PLAN_COUNTY));
  return document;
}

JjDocument *
jj_comment_sheet_make (JjPlan *plan)
{
  JjDocument *document;

  jj_language_enter_plan ();
  document = make_comments (plan);
  jj_language_leave_plan ();
  return document;
}
