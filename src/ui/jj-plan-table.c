/* jj-plan-table.c: the elements of one kind as the rows of a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-plan-table-private.h"

#include "jj-catalogue.h"
#include "jj-format.h"
#include "jj-indicators.h"
#include "jj-kinds-work.h"
#include "jj-line-text.h"
#include "jj-link-text.h"

#include <glib/gi18n.h>

/* A row is most often the element at its place in the plan's list: looking it up by id would miss
 * the cache once a cell. */
static const JjElement *
element_at (JjPlanTable *self, guint row)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  JjId id = g_array_index (self->ids, JjId, row);
  const JjElement *there
      = row < jj_plan_get_count (plan, self->kind) ? jj_plan_get_nth (plan, self->kind, row) : NULL;

  return there && jj_element_get_id (there) == id ? there : jj_plan_find (plan, id);
}

static const JjPlanColumn *
column_at (JjPlanTable *self, guint column)
{
  return &g_array_index (self->columns, JjPlanColumn, column);
}

static JjFigures *
get_figures (JjPlanTable *self)
{
  return jj_analysis_get_figures (jj_workspace_get_analysis (self->workspace));
}

static guint
count_rows (gpointer data)
{
  return ((JjPlanTable *)data)->ids->len;
}

static gint64
get_key (gpointer data, guint row)
{
  return g_array_index (((JjPlanTable *)data)->ids, JjId, row);
}

static gboolean
find_row (gpointer data, gint64 key, guint *row)
{
  JjPlanTable *self = data;
  guint found = GPOINTER_TO_UINT (jj_id_map_find (&self->index, key));

  if (found > 0)
    *row = found - 1;
  return found > 0;
}

static void
format_number (gpointer data, guint index, gint64 number, GString *text)
{
  JjPlanTable *self = data;
  const JjPlanColumn *column = column_at (self, index);
  JjColumnType type = jj_table_get_column (self->table, index)->type;
  g_autofree char *shown = NULL;

  if (type == JJ_COLUMN_MONEY)
    shown = jj_unit_format (self->unit, number);
  else if (column->source == JJ_COLUMN_FIELD)
    shown = jj_value_to_display (jj_workspace_get_plan (self->workspace),
                                 jj_plan_table_get_field (self, column), jj_value_number (number));
  else if (type == JJ_COLUMN_DECIMAL2)
    shown = jj_format_decimal2 (number);
  else
    shown = jj_format_money (number);
  g_string_append (text, shown);
}

static gboolean
get_number (gpointer data, guint row, guint index, gint64 *number)
{
  JjPlanTable *self = data;
  const JjPlanColumn *column = column_at (self, index);
  const JjElement *element = element_at (self, row);

  if (!element)
    return FALSE;
  if (column->source == JJ_COLUMN_FIGURE)
    {
      const JjFigureOf of
          = { get_figures (self), jj_workspace_get_plan (self->workspace), element, row };

      return column->figure->figure && column->figure->figure (&of, number);
    }
  if (column->source == JJ_COLUMN_LINK)
    return FALSE;
  *number = jj_element_get_number (element, column->field);
  return *number != JJ_EMPTY;
}

/* Line ends would make a cell unreadable: prose shows its lines after each other. */
static void
append_on_one_line (GString *text, const char *typed)
{
  gsize start = text->len;

  g_string_append (text, typed);
  for (char *c = text->str + start; *c; c++)
    if (*c == '\n' || *c == '\r')
      *c = ' ';
}

/* Borrowed: of the same untranslated text it is always the same one. */
static const char *
translate (JjPlanTable *self, const char *label)
{
  const char *found = g_hash_table_lookup (self->labels, label);

  if (!found)
    g_hash_table_insert (self->labels, (gpointer)label, (gpointer)(found = jj_label (label)));
  return found;
}

static const char *
get_catalogue_title (JjPlanTable *self, const char *id)
{
  const char *found = g_hash_table_lookup (self->titles, id);

  if (!found)
    {
      found = jj_catalogue_get_title (self->workspace, self->kind, id);
      g_hash_table_insert (self->titles, g_strdup (id), g_strdup (found));
    }
  return found;
}

/* Without a copy where the plan has the text as it is shown. A column is read 100,000 times when
 * one sorts by it. */
static void
append_field (JjPlanTable *self, const JjElement *element, guint index, GString *text)
{
  const JjField *field = &jj_kind_get (self->kind)->fields[index];
  const JjElement *other;
  g_autofree char *shown = NULL;
  gint64 number;

  switch (field->type)
    {
    case JJ_TYPE_TEXT:
    case JJ_TYPE_PROSE:
      if (jj_catalogue_has_field (self->kind, index) && !jj_element_is_empty (element, index))
        append_on_one_line (text, get_catalogue_title (self, jj_element_get_text (element, index)));
      else if (!jj_element_is_empty (element, index))
        append_on_one_line (text, jj_element_get_text (element, index));
      return;
    case JJ_TYPE_ENUM:
      number = jj_element_get_number (element, index);
      if (number == JJ_EMPTY)
        break;
      g_string_append (text, translate (self, field->choices[number].label));
      return;
    case JJ_TYPE_REF:
      other = jj_element_get_ref (element, index);
      if (other)
        append_on_one_line (text, jj_element_get_title (other));
      return;
    default:
      if (field->type != JJ_TYPE_BOOL && jj_element_is_empty (element, index))
        return;
    }
  shown = jj_catalogue_display (self->workspace, element, index);
  append_on_one_line (text, shown);
}

static void
get_text (gpointer data, guint row, guint index, GString *text)
{
  JjPlanTable *self = data;
  const JjPlanColumn *column = column_at (self, index);
  const JjElement *element = element_at (self, row);
  g_autofree char *shown = NULL;
  gint64 number;

  if (!element)
    return;
  if (column->source == JJ_COLUMN_LINK)
    jj_link_text_append (element, column->link, column->direction, text);
  else if (column->source == JJ_COLUMN_FIGURE && column->figure->text)
    {
      shown = column->figure->text (get_figures (self), jj_workspace_get_plan (self->workspace),
                                    element);
      g_string_append (text, shown);
    }
  else if (column->source == JJ_COLUMN_FIGURE
           || jj_plan_table_get_field (self, column)->type == JJ_TYPE_MONEY)
    {
      if (get_number (data, row, index, &number))
        format_number (data, index, number, text);
    }
  else
    append_field (self, element, column->field, text);
}

/* Amounts are typed in 元 whatever unit the view shows. */
static void
get_edit_text (gpointer data, guint row, guint index, GString *text)
{
  JjPlanTable *self = data;
  const JjPlanColumn *column = column_at (self, index);
  const JjElement *element = element_at (self, row);
  g_autofree char *shown = NULL;

  if (!element || column->source != JJ_COLUMN_FIELD
      || jj_catalogue_has_field (self->kind, column->field))
    {
      get_text (data, row, index, text);
      return;
    }
  shown = jj_value_to_edit (jj_workspace_get_plan (self->workspace),
                            jj_plan_table_get_field (self, column),
                            jj_element_get_value (element, column->field));
  append_on_one_line (text, shown);
}

static gboolean
parse_number (gpointer data, guint index, const char *text, gint64 *number)
{
  JjPlanTable *self = data;
  const JjPlanColumn *column = column_at (self, index);
  const JjField money = { "amount", "", JJ_TYPE_MONEY, 0 };
  const JjField *field = &money;
  JjValue value = { .number = JJ_EMPTY };

  if (column->source == JJ_COLUMN_FIELD)
    field = jj_plan_table_get_field (self, column);
  if (!jj_value_parse (jj_workspace_get_plan (self->workspace), field, text, &value, NULL)
      || value.number == JJ_EMPTY)
    return FALSE;
  *number = value.number;
  return TRUE;
}

static void
append_reason (JjPlanTable *self, JjId id, int field, GString *reason)
{
  JjFindings *findings = jj_analysis_peek_findings (jj_workspace_get_analysis (self->workspace));

  for (guint i = 0; i < jj_findings_get_n (findings); i++)
    {
      const JjFinding *finding = jj_findings_get (findings, i);

      if (finding->element != id || finding->field != field || finding->waiver != 0)
        continue;
      if (reason->len > 0)
        g_string_append_c (reason, '\n');
      g_string_append (reason, finding->message);
    }
}

static gboolean
is_computed (JjPlanTable *self, guint row, guint field, GString *reason)
{
  const JjElement *line = element_at (self, row);
  g_autofree char *text = NULL;

  if (self->kind != JJ_KIND_BUDGET_LINE || !line)
    return FALSE;
  text = jj_line_get_computed (get_figures (self), jj_workspace_get_plan (self->workspace), line,
                               field);
  if (text && reason)
    g_string_append (reason, text);
  return text != NULL;
}

/* An actual value typed over one that the plan knows better: both are said. */
static gboolean
differs (JjPlanTable *self, guint row, guint field, GString *reason)
{
  const JjElement *element = self->kind == JJ_KIND_INDICATOR ? element_at (self, row) : NULL;
  g_autoptr (JjIndicatorValue) computed = NULL;
  g_autofree char *known = NULL, *typed = NULL;

  if (!element || field != JJ_INDICATOR_ACTUAL || jj_element_is_empty (element, field))
    return FALSE;
  computed = jj_indicator_compute (jj_workspace_get_plan (self->workspace), get_figures (self),
                                   jj_element_get_text (element, JJ_INDICATOR_FORMULA));
  if (computed->value == JJ_EMPTY || computed->value == jj_element_get_number (element, field))
    return FALSE;
  known = jj_format_decimal2 (computed->value);
  typed = jj_format_decimal2 (jj_element_get_number (element, field));
  if (reason)
    g_string_append_printf (reason, _ ("The plan gives %s; %s is typed here."), known, typed);
  return TRUE;
}

static JjCellFlags
get_lock (JjPlanTable *self, JjId id, const JjPlanColumn *column, GString *reason)
{
  int field = column->source == JJ_COLUMN_FIELD ? (int)column->field : -1;
  g_autofree char *why = NULL;

  if (jj_workspace_may_edit (self->workspace, id, field, reason ? &why : NULL))
    return 0;
  if (why)
    g_string_append (reason, why);
  return JJ_CELL_READ_ONLY;
}

static JjCellFlags
get_state (gpointer data, guint row, guint index, GString *reason)
{
  static const JjCellFlags of_severity[JJ_N_SEVERITIES + 1]
      = { JJ_CELL_ERROR, JJ_CELL_WARNING, JJ_CELL_HINT, 0 };
  JjPlanTable *self = data;
  const JjPlanColumn *column = column_at (self, index);
  JjFindings *findings = jj_analysis_peek_findings (jj_workspace_get_analysis (self->workspace));
  JjId id = g_array_index (self->ids, JjId, row);
  JjCellFlags flags = get_lock (self, id, column, reason);
  JjSeverity worst;

  if (column->source == JJ_COLUMN_FIELD && is_computed (self, row, column->field, reason))
    flags |= JJ_CELL_READ_ONLY;
  if (column->source == JJ_COLUMN_FIGURE)
    return flags | JJ_CELL_READ_ONLY;
  if (column->source != JJ_COLUMN_FIELD)
    return flags;
  if (differs (self, row, column->field, reason))
    flags |= JJ_CELL_HINT;
  worst = jj_findings_worst (findings, id, (int)column->field);
  if (worst < JJ_N_SEVERITIES && reason)
    append_reason (self, id, (int)column->field, reason);
  return flags | of_severity[worst];
}

static void
free_table (gpointer data)
{
  JjPlanTable *self = data;

  jj_plan_table_unfollow (self);
  g_object_unref (self->workspace);
  g_array_unref (self->columns);
  g_hash_table_unref (self->labels);
  g_hash_table_unref (self->titles);
  g_free (self);
}

static const JjTableFuncs funcs = {
  .n_rows = count_rows,
  .key = get_key,
  .find = find_row,
  .text = get_text,
  .edit_text = get_edit_text,
  .number = get_number,
  .format = format_number,
  .parse = parse_number,
  .state = get_state,
  .complete = jj_plan_table_complete,
  .apply = jj_plan_table_apply,
  .remove = jj_plan_table_remove,
  .duplicate = jj_plan_table_duplicate,
  .grows = TRUE,
};

JjTable *
jj_plan_table_new (JjWorkspace *workspace, JjKindId kind, JjUnit unit)
{
  JjPlanTable *self = g_new0 (JjPlanTable, 1);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->unit = unit;
  self->labels = g_hash_table_new (NULL, NULL);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->table = jj_table_new (&funcs, self, free_table);
  self->columns = jj_plan_columns_add (self->table, kind, unit);
  jj_plan_table_follow (self);
  return self->table;
}

int
jj_plan_table_find_field (JjTable *table, guint field)
{
  JjPlanTable *self = jj_table_get_data (table);

  for (guint i = 0; i < self->columns->len; i++)
    if (column_at (self, i)->source == JJ_COLUMN_FIELD && column_at (self, i)->field == field)
      return (int)i;
  return -1;
}

gboolean
jj_plan_table_get_link (JjTable *table, guint column, JjKindId *link, JjLinkDirection *direction)
{
  const JjPlanColumn *shown = column_at (jj_table_get_data (table), column);

  *link = shown->link;
  *direction = shown->direction;
  return shown->source == JJ_COLUMN_LINK;
}

gboolean
jj_plan_table_is_figure (JjTable *table, guint column)
{
  return column_at (jj_table_get_data (table), column)->source == JJ_COLUMN_FIGURE;
}

int
jj_plan_table_get_main (JjTable *table)
{
  JjPlanTable *self = jj_table_get_data (table);

  for (guint i = 0; i < self->columns->len; i++)
    if (column_at (self, i)->figure && column_at (self, i)->figure->use == JJ_FIGURE_MAIN)
      return (int)i;
  return -1;
}
