/* forms.c: empty forms of what a plan is made of, to be filled in by hand */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cell-text.h"
#include "jj-document-pages.h"
#include "jj-exporters.h"
#include "jj-help.h"
#include "jj-kinds-work.h"
#include "jj-language.h"

#define LABEL_SHARE 2
#define ROOM_SHARE 5
#define CHOICES 16 /* more of them are written, not ticked */
#define MANY 16    /* so many fields leave a line less for each, to keep the form on its page */

/* What groups work out on paper; the rest is lists that the county has already. */
static const JjKindId kinds[] = {
  JJ_KIND_OBJECTIVE, JJ_KIND_INDICATOR, JJ_KIND_PROGRAMME,   JJ_KIND_ACTIVITY,
  JJ_KIND_COMMUNITY, JJ_KIND_ALLIANCE,  JJ_KIND_TALENT_POOL, JJ_KIND_BUDGET_LINE,
};

/* What comes after the planning, or is the county's to set. */
static const struct
{
  JjKindId kind;
  int field;
} later[] = {
  { JJ_KIND_BUDGET_LINE, JJ_BUDGET_LINE_FIRST_YEAR_AMOUNT },
  { JJ_KIND_BUDGET_LINE, JJ_BUDGET_LINE_APPROVED },
  { JJ_KIND_BUDGET_LINE, JJ_BUDGET_LINE_SPENT },
  { JJ_KIND_BUDGET_LINE, JJ_BUDGET_LINE_SCENARIO },
  { JJ_KIND_INDICATOR, JJ_INDICATOR_ACTUAL },
  { JJ_KIND_INDICATOR, JJ_INDICATOR_FORMULA },
};

/* Not what the program gives itself, nor what nobody tells of on paper that goes round. */
static gboolean
is_asked (JjKindId kind, const JjCellColumn *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    if (later[i].kind == kind && later[i].field == column->field)
      return FALSE;
  return column->links
         || (column->field != JJ_CODE && column->field != JJ_PRIVATE
             && !(jj_kind_get (kind)->fields[column->field].flags & JJ_FIELD_PERSONAL));
}

static GArray *
list_asked (JjKindId kind)
{
  GArray *columns = jj_cell_columns (kind);

  for (guint i = columns->len; i-- > 0;)
    if (!is_asked (kind, &g_array_index (columns, JjCellColumn, i)))
      g_array_remove_index (columns, i);
  return columns;
}

static char *
list_choices (const JjChoice *choices)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; choices[i].id; i++)
    {
      if (i == CHOICES)
        {
          g_string_free (text, TRUE);
          return NULL;
        }
      g_string_append_printf (text, "%s□ %s", i ? "\u3000" : "", jj_label (choices[i].label));
    }
  return g_string_free (text, FALSE);
}

/* Boxes to tick. (transfer full) (nullable) */
static char *
get_boxes (JjKindId kind, const JjCellColumn *column)
{
  const JjField *field = column->links ? NULL : &jj_kind_get (kind)->fields[column->field];

  if (field && field->type == JJ_TYPE_BOOL)
    return g_strdup_printf ("□ %s\u3000□ %s", _ ("yes"), _ ("no"));
  return field && field->choices ? list_choices (field->choices) : NULL;
}

static gboolean
is_long (JjKindId kind, const JjCellColumn *column)
{
  return column->links || jj_kind_get (kind)->fields[column->field].type == JJ_TYPE_PROSE;
}

/* What the help says of this very field, not of such fields in all kinds. */
static void
add_example (JjDocument *document, const JjHelp *help, JjKindId kind, const JjCellColumn *column)
{
  g_autofree char *id = jj_cell_heading (kind, column, TRUE);
  g_autofree char *topic = g_strconcat (jj_kind_get (kind)->id, ".", id, NULL);
  g_autoptr (JjHelpText) text = jj_help_ask (help, topic, NULL, JJ_EMPTY, NULL);
  g_autofree char *example
      = text && *text->example ? g_strdup_printf (_ ("e.g. %s"), text->example) : NULL;

  if (!example || (!column->links && column->field < JJ_OWN_FIELDS))
    return;
  jj_document_add_text (document, "\n", 0);
  jj_document_add_text (document, example, JJ_RUN_SMALL);
}

typedef struct
{
  JjDocument *document;
  const JjHelp *help;
  JjKindId kind;
  gboolean is_tight;
} Form;

static void
add_row (Form *form, const JjCellColumn *column)
{
  static const char *const rooms[] = { " ", " \n ", " \n \n \n " };
  JjDocument *document = form->document;
  JjKindId kind = form->kind;
  g_autofree char *heading = jj_cell_heading (kind, column, FALSE);
  g_autofree char *boxes = get_boxes (kind, column);
  gboolean is_small = form->is_tight && column->field != JJ_NAME;

  jj_document_begin_row (document, JJ_ROW_PLAIN);
  jj_document_add_cell (document, heading, JJ_RUN_STRONG);
  if (!boxes)
    add_example (document, form->help, kind, column);
  if (!boxes)
    boxes = g_strdup (rooms[(is_long (kind, column) ? 2 : 1) - (is_small ? 1 : 0)]);
  jj_document_add_cell (document, boxes, 0);
}

static void
add_form (JjDocument *document, const JjHelp *help, JjKindId kind)
{
  static const JjTableColumn columns[] = { { .share = LABEL_SHARE }, { .share = ROOM_SHARE } };
  g_autoptr (GArray) asked = list_asked (kind);
  g_autoptr (JjHelpText) text = jj_help_ask (help, jj_kind_get (kind)->id, NULL, JJ_EMPTY, NULL);
  Form form = { document, help, kind, asked->len > MANY };

  if (kind != kinds[0])
    jj_document_begin (document, JJ_BLOCK_PAGE, 0);
  jj_document_begin (document, JJ_BLOCK_HEADING, 1);
  jj_document_add_text (document, jj_label (jj_kind_get (kind)->label), 0);
  jj_document_begin (document, JJ_BLOCK_PARAGRAPH, 0);
  jj_document_add_text (document, _ ("Group: ____________   Filled in by: ____________"), 0);
  if (text)
    {
      jj_document_begin (document, JJ_BLOCK_PARAGRAPH, 0);
      jj_document_add_text (document, text->what, JJ_RUN_SMALL);
    }
  jj_document_begin_table (document, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < asked->len; i++)
    add_row (&form, &g_array_index (asked, JjCellColumn, i));
}

static gboolean
write_forms (const JjExport *what, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  const char *title = jj_element_get_title (jj_plan_get_root (what->plan));
  const JjDocumentInfo info = { .title = title, .header_left = title, .date = JJ_EMPTY };
  g_autofree char *problem = NULL; /* forms are made without what cannot be read */
  g_autoptr (JjHelp) help = jj_help_load (&problem);
  g_autoptr (JjDocument) document = jj_document_new (title);
  g_autoptr (JjDocumentPages) pages = NULL;

  jj_document_set_info (document, &info);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_form (document, help, kinds[i]);
  pages = jj_document_pages_new (document, &jj_paper_a4, cancellable);
  if (!pages)
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  return jj_document_pages_write (pages, out, cancellable, error);
}

const JjExporter jj_exporter_forms = {
  .id = "forms",
  .label = N_ ("Empty forms for work on paper (PDF)"),
  .suffix = "pdf",
  .write = write_forms,
};
