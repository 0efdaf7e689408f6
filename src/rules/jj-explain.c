/* jj-explain.c: the rows that make a figure */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-explain.h"
#include "jj-format.h"
#include "jj-indicators.h"
#include "jj-kinds-people.h"
#include "jj-kinds-people.h"
#include "jj-kinds-work.h"
#include "jj-language.h"
#include "jj-served.h"

#include <string.h>

typedef struct
{
  const JjFigures *figures;
  JjPlan *plan;
  const JjElement *element; /* of purse, programme, activity, line */
  gint64 key;               /* of account, theme, group, year, month */
} Question;

/* What a line gives to the figure asked for. */
typedef gint64 (*LineShare) (const Question *question, guint i, const JjLineFigure *line);

static gint64
share_of_total (const Question *question, guint i, const JjLineFigure *line)
{
  return line->amount;
}

static gint64
share_of_unassigned (const Question *question, guint i, const JjLineFigure *line)
{
  return line->unassigned;
}

static gint64
share_of_purse (const Question *question, guint i, const JjLineFigure *line)
{
  const JjPart *parts = jj_figures_get_parts (question->figures, i);
  JjId purse = jj_element_get_id (question->element);
  gint64 sum = 0;

  for (guint j = 0; j < line->n_parts; j++)
    sum += parts[j].purse == purse ? parts[j].amount : 0;
  return sum;
}

static gint64
share_of_programme (const Question *question, guint i, const JjLineFigure *line)
{
  guint n;
  const JjGroupFigure *rows = jj_figures_get_programmes (question->figures, &n);
  JjId id = jj_element_get_id (question->element);

  for (guint row = line->programme; row != n - 1; row = rows[row].programme)
    {
      if (rows[row].id == id)
        return line->amount;
    }
  return 0;
}

static gint64
share_of_activity (const Question *question, guint i, const JjLineFigure *line)
{
  guint n;
  const JjGroupFigure *rows = jj_figures_get_activities (question->figures, &n);

  return rows[line->activity].id == jj_element_get_id (question->element) ? line->amount : 0;
}

static gint64
share_of_line (const Question *question, guint i, const JjLineFigure *line)
{
  return line->id == jj_element_get_id (question->element) ? line->amount : 0;
}

static gint64
share_of_account (const Question *question, guint i, const JjLineFigure *line)
{
  return line->account == question->key ? line->amount : 0;
}

static gint64
share_of_theme (const Question *question, guint i, const JjLineFigure *line)
{
  guint n;

  return jj_figures_get_activities (question->figures, &n)[line->activity].theme == question->key
             ? line->amount
             : 0;
}

static gint64
share_of_group (const Question *question, guint i, const JjLineFigure *line)
{
  guint n;

  return jj_figures_get_activities (question->figures, &n)[line->activity].group == question->key
             ? line->amount
             : 0;
}

static gint64
share_of_year (const Question *question, guint i, const JjLineFigure *line)
{
  gint64 first = jj_figures_get_first_fiscal_year (question->figures);

  if (question->key == first)
    return line->first_year;
  return question->key == first + 1 ? line->amount - line->first_year : 0;
}

static gint64
share_of_month (const Question *question, guint i, const JjLineFigure *line)
{
  guint month = (guint)(question->key - jj_figures_get_first_month (question->figures) + 12) % 12;

  return jj_figures_get_month (question->figures, line) == month ? line->amount : 0;
}

typedef enum
{
  BY_NOTHING,
  BY_ELEMENT,
  BY_CHOICE,
  BY_NUMBER,
  BY_KIND
} KeyType;

static const struct Figure
{
  const char *id;
  const char *title; /* untranslated */
  LineShare share;
  KeyType key;
  const JjKind *kind; /* BY_ELEMENT: whose code; BY_CHOICE: of whose field */
  guint field;
} figure_names[] = {
  { "total", N_ ("Total"), share_of_total, BY_NOTHING },
  { "unassigned", N_ ("Not assigned to a source of funds"), share_of_unassigned, BY_NOTHING },
  { "match", N_ ("County match"), NULL, BY_NOTHING },
  { "central", N_ ("Central part"), NULL, BY_NOTHING },
  { "purse", NULL, share_of_purse, BY_ELEMENT, &jj_kind_purse },
  { "programme", NULL, share_of_programme, BY_ELEMENT, &jj_kind_programme },
  { "activity", NULL, share_of_activity, BY_ELEMENT, &jj_kind_activity },
  { "line", NULL, share_of_line, BY_ELEMENT, &jj_kind_budget_line },
  { "account", NULL, share_of_account, BY_CHOICE, &jj_kind_budget_line, JJ_BUDGET_LINE_ACCOUNT },
  { "theme", NULL, share_of_theme, BY_CHOICE, &jj_kind_programme, JJ_PROGRAMME_THEME },
  { "group", NULL, share_of_group, BY_CHOICE, &jj_kind_programme, JJ_PROGRAMME_GROUP },
  { "indicator", NULL, NULL, BY_ELEMENT, &jj_kind_indicator },
  { "alliance", NULL, NULL, BY_ELEMENT, &jj_kind_alliance },
  { "community", NULL, NULL, BY_ELEMENT, &jj_kind_community },
  { "school", NULL, NULL, BY_ELEMENT, &jj_kind_school },
  { "organisation", NULL, NULL, BY_ELEMENT, &jj_kind_organisation },
  { "count", NULL, NULL, BY_KIND },
  { "year", N_ ("Fiscal year %s"), share_of_year, BY_NUMBER },
  { "month", N_ ("Month %s"), share_of_month, BY_NUMBER },
};

static const struct Figure *
find_figure (const char *name, const char **key)
{
  for (guint i = 0; i < G_N_ELEMENTS (figure_names); i++)
    {
      const struct Figure *figure = &figure_names[i];
      gsize length = strlen (figure->id);

      if (strncmp (name, figure->id, length) != 0
          || name[length] != (figure->key == BY_NOTHING ? '\0' : '/'))
        continue;
      *key = name + length + (figure->key != BY_NOTHING);
      return figure;
    }
  return NULL;
}

static const JjElement *
find_element (JjPlan *plan, JjKindId kind, const char *key)
{
  const JjElement *element = jj_plan_find_code (plan, kind, key);

  if (!element && jj_id_from_string (key))
    element = jj_plan_find (plan, jj_id_from_string (key));
  return element && jj_element_get_kind_id (element) == kind ? element : NULL;
}

static gboolean
in_plan (const Question *question, const struct Figure *figure)
{
  gint64 first = jj_figures_get_first_fiscal_year (question->figures);

  if (strcmp (figure->id, "month") == 0)
    return question->key >= 1 && question->key <= 12;
  return question->key == first || question->key == first + 1;
}

static gboolean
read_key (Question *question, const struct Figure *figure, const char *key)
{
  char *end;

  switch (figure->key)
    {
    case BY_ELEMENT:
      question->element = find_element (question->plan, jj_kind_index (figure->kind), key);
      return question->element != NULL;
    case BY_CHOICE:
      question->key = jj_field_find_choice (&figure->kind->fields[figure->field], key);
      return question->key >= 0;
    case BY_KIND:
      question->key = jj_kind_by_id (key) ? (gint64)jj_kind_index (jj_kind_by_id (key)) : -1;
      return question->key >= 0;
    case BY_NUMBER:
      question->key = g_ascii_strtoll (key, &end, 10);
      return *key && !*end && in_plan (question, figure);
    default:
      return TRUE;
    }
}

static char *
make_title (const Question *question, const struct Figure *figure, const char *key)
{
  GString *title;

  if (question->element)
    return g_strdup (jj_element_get_title (question->element));
  if (figure->key == BY_CHOICE)
    return g_strdup (jj_label (figure->kind->fields[figure->field].choices[question->key].label));
  if (figure->key == BY_KIND)
    return g_strdup (jj_label (jj_kind_get ((JjKindId)question->key)->label));
  title = g_string_new (_ (figure->title));
  g_string_replace (title, "%s", key, 1);
  return g_string_free (title, FALSE);
}

static void
row_clear (gpointer data)
{
  g_free (((JjExplainRow *)data)->label);
}

static void
add_row (JjExplanation *self, const JjElement *element, gint64 amount)
{
  JjExplainRow row
      = { jj_element_get_id (element), amount, g_strdup (jj_element_get_title (element)) };

  g_array_append_val (self->rows, row);
  self->amount += amount;
}

static void
add_lines (JjExplanation *self, const Question *question, LineShare share)
{
  for (guint i = 0; i < jj_figures_get_n_lines (question->figures); i++)
    {
      const JjLineFigure *line = jj_figures_get_line (question->figures, i);
      gint64 amount = line->flags & JJ_LINE_COUNTS ? share (question, i, line) : 0;

      if (amount != 0)
        add_row (self, jj_plan_get_nth (question->plan, JJ_KIND_BUDGET_LINE, i), amount);
    }
}

/* Central or county parts of the ministry purses; FALSE where one is not known. */
static gboolean
add_purses (JjExplanation *self, const Question *question, gboolean central)
{
  guint n;
  const JjPurseFigure *purses = jj_figures_get_purses (question->figures, &n);

  for (guint i = 0; i < n; i++)
    {
      gint64 amount = central ? purses[i].central : purses[i].county;

      if (purses[i].source > JJ_SOURCE_IT_DEPT)
        continue;
      if (amount == JJ_EMPTY)
        return FALSE;
      add_row (self, jj_plan_find (question->plan, purses[i].id), amount);
    }
  return TRUE;
}

/* FALSE: the plan does not know it. */
static gboolean
add_indicator (JjExplanation *self, const Question *question)
{
  g_autoptr (JjIndicatorValue) value
      = jj_indicator_compute (question->plan, question->figures,
                              jj_element_get_text (question->element, JJ_INDICATOR_FORMULA));

  self->hundredths = TRUE;
  if (value->value == JJ_EMPTY)
    return FALSE;
  for (guint i = 0; i < value->ids->len; i++)
    add_row (self, jj_plan_find (question->plan, g_array_index (value->ids, JjId, i)),
             g_array_index (value->amounts, gint64, i));
  self->base = value->denominator;
  self->share = value->denominator == JJ_EMPTY ? JJ_EMPTY : value->value;
  return TRUE;
}

/* What serves an element, divided among what it serves. */
static void
add_served (JjExplanation *self, const Question *question)
{
  g_autoptr (GArray) list = jj_served_list (question->figures, question->element);

  for (guint i = 0; i < list->len; i++)
    {
      const JjServed *served = &g_array_index (list, JjServed, i);

      add_row (self, jj_plan_find (question->plan, served->activity), served->amount);
    }
}

/* Each element is 1; schools that are closed are none. */
static void
add_elements (JjExplanation *self, const Question *question)
{
  self->hundredths = TRUE;
  for (guint i = 0; i < jj_plan_get_count (question->plan, (JjKindId)question->key); i++)
    {
      const JjElement *element = jj_plan_get_nth (question->plan, (JjKindId)question->key, i);

      if (question->key != JJ_KIND_SCHOOL || jj_element_get_bool (element, JJ_SCHOOL_ACTIVE))
        add_row (self, element, 100);
    }
}

static gboolean
add_rows (JjExplanation *self, const Question *question, const struct Figure *figure)
{
  gboolean derived
      = question->element && jj_element_get_kind_id (question->element) == JJ_KIND_PURSE
        && jj_element_get_number (question->element, JJ_PURSE_SOURCE) == JJ_SOURCE_COUNTY_MATCH;

  if (question->element && jj_element_get_kind_id (question->element) == JJ_KIND_INDICATOR)
    return add_indicator (self, question);
  if (figure->key == BY_KIND)
    {
      add_elements (self, question);
      return TRUE;
    }
  if (!figure->share && question->element && !derived)
    {
      add_served (self, question);
      return TRUE;
    }
  if (!figure->share || derived)
    return add_purses (self, question, strcmp (figure->id, "central") == 0);
  add_lines (self, question, figure->share);
  return TRUE;
}

JjExplanation *
jj_explain (const JjFigures *figures, JjPlan *plan, const char *name, GError **error)
{
  const char *key = NULL;
  const struct Figure *figure = find_figure (name, &key);
  Question question = { .figures = figures, .plan = plan };
  g_autoptr (JjExplanation) self = NULL;

  g_return_val_if_fail (jj_figures_get_revision (figures) == jj_plan_get_revision (plan), NULL);

  if (!figure || !read_key (&question, figure, key))
    {
      g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING,
                   _ ("There is no figure “%s”; figures are called total, purse/P-001, "
                      "programme/A, activity/A-001, account/operating, year/114, match."),
                   name);
      return NULL;
    }
  self = g_new0 (JjExplanation, 1);
  self->rows = g_array_new (FALSE, FALSE, sizeof (JjExplainRow));
  g_array_set_clear_func (self->rows, row_clear);
  self->title = make_title (&question, figure, key);
  self->base = self->share = JJ_EMPTY;
  if (!add_rows (self, &question, figure))
    {
      g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING,
                   self->hundredths
                       ? _ ("“%s” is not computed: the plan does not know it, it must be entered.")
                       : _ ("“%s” is not known: the plan has no fiscal tier, or no ratio holds."),
                   name);
      return NULL;
    }
  return g_steal_pointer (&self);
}

gboolean
jj_explain_has (const JjFigures *figures, JjPlan *plan, const char *name)
{
  const char *key = NULL;
  const struct Figure *figure = find_figure (name, &key);
  Question question = { .figures = figures, .plan = plan };

  return figure && read_key (&question, figure, key);
}

char *
jj_explanation_format (const JjExplanation *self, gint64 amount)
{
  return self->hundredths ? jj_format_decimal2 (amount) : jj_format_money (amount);
}

void
jj_explanation_free (JjExplanation *self)
{
  g_free (self->title);
  g_array_unref (self->rows);
  g_free (self);
}

char *
jj_explain_name (const JjElement *element)
{
  const char *code = jj_element_get_code (element);
  char id[JJ_ID_LENGTH + 1];

  jj_id_to_string (jj_element_get_id (element), id);
  for (guint i = 0; i < G_N_ELEMENTS (figure_names); i++)
    {
      if (figure_names[i].key == BY_ELEMENT
          && figure_names[i].kind == jj_element_get_kind (element))
        return g_strconcat (figure_names[i].id, "/", code ? code : id, NULL);
    }
  return NULL;
}
