/* jj-plan-table.c: the elements of one kind as the rows of a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-plan-table-private.h"

#include "jj-catalogue.h"
#include "jj-format.h"
#include "jj-kinds-work.h"
#include "jj-line-text.h"
#include "jj-link-text.h"

static const JjElement *
element_at (JjPlanTable *self, guint row)
{
  return jj_plan_find (jj_workspace_get_plan (self->workspace),
                       g_array_index (self->ids, JjId, row));
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
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, &key));

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
    return column->figure && column->figure (get_figures (self), element, number);
  if (column->source == JJ_COLUMN_LINK)
    return FALSE;
  *number = jj_element_get_number (element, column->field);
  return *number != JJ_EMPTY;
}

/* Line ends would make a cell unreadable: prose shows its lines after each other. */
static void
append_on_one_line (GString *text, const char *typed)
{
  for (const char *c = typed; *c; c++)
    g_string_append_c (text, *c == '\n' || *c == '\r' ? ' ' : *c);
}

static void
get_text (gpointer data, guint row, guint index, GString *text)
{
  JjPlanTable *self = data;
  const JjPlanColumn *column = column_at (self, index);
  const JjElement *element = element_at (self, row);
  g_autofree char *shown = NULL;
  const JjField *field;
  gint64 number;

  if (!element)
    return;
  if (column->source == JJ_COLUMN_LINK)
    {
      jj_link_text_append (element, column->link, column->direction, text);
      return;
    }
  if (column->source == JJ_COLUMN_FIGURE && column->text)
    {
      shown = column->text (get_figures (self), jj_workspace_get_plan (self->workspace), element);
      g_string_append (text, shown);
      return;
    }
  field = column->source == JJ_COLUMN_FIELD ? jj_plan_table_get_field (self, column) : NULL;
  if (!field || field->type == JJ_TYPE_MONEY)
    {
      if (get_number (data, row, index, &number))
        format_number (data, index, number, text);
      return;
    }
  if (jj_element_is_empty (element, column->field) && field->type != JJ_TYPE_BOOL)
    return;
  shown = jj_catalogue_display (self->workspace, element, column->field);
  append_on_one_line (text, shown);
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
  JjFindings *findings = jj_analysis_get_findings (jj_workspace_get_analysis (self->workspace));

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

/* Price, quantity and times of a line that follows others say so and cannot be typed in; but of the
 * 雜支 the quantity is its per cent, and a price makes it a plain line. */
static gboolean
is_computed (JjPlanTable *self, guint row, guint field, GString *reason)
{
  const JjElement *line = element_at (self, row);
  g_autofree char *text = NULL;
  int i;

  if (self->kind != JJ_KIND_BUDGET_LINE || !line
      || (field != JJ_BUDGET_LINE_UNIT_PRICE && field != JJ_BUDGET_LINE_QUANTITY
          && field != JJ_BUDGET_LINE_TIMES))
    return FALSE;
  i = jj_figures_find_line (get_figures (self), jj_element_get_id (line));
  if (i < 0)
    return FALSE;
  if (jj_figures_get_line (get_figures (self), (guint)i)->computed == JJ_COMPUTED_MISC
      && field != JJ_BUDGET_LINE_TIMES)
    return FALSE;
  text = jj_line_get_computed (get_figures (self), jj_workspace_get_plan (self->workspace), line);
  if (text && reason)
    g_string_append (reason, text);
  return text != NULL;
}

static JjCellFlags
get_state (gpointer data, guint row, guint index, GString *reason)
{
  static const JjCellFlags of_severity[JJ_N_SEVERITIES + 1]
      = { JJ_CELL_ERROR, JJ_CELL_WARNING, JJ_CELL_HINT, 0 };
  JjPlanTable *self = data;
  const JjPlanColumn *column = column_at (self, index);
  JjFindings *findings = jj_analysis_get_findings (jj_workspace_get_analysis (self->workspace));
  JjId id = g_array_index (self->ids, JjId, row);
  JjCellFlags flags = jj_workspace_get_read_only (self->workspace) ? JJ_CELL_READ_ONLY : 0;
  JjSeverity worst;

  if (column->source == JJ_COLUMN_FIELD && is_computed (self, row, column->field, reason))
    flags |= JJ_CELL_READ_ONLY;
  if (column->source != JJ_COLUMN_FIELD)
    return flags | (column->source == JJ_COLUMN_FIGURE ? JJ_CELL_READ_ONLY : 0);
  worst = jj_findings_worst (findings, id, (int)column->field);
  if (worst < JJ_N_SEVERITIES && reason)
    append_reason (self, id, (int)column->field, reason);
  return flags | of_severity[worst];
}

static void
touch_all (JjPlanTable *self)
{
  g_autofree guint *rows = g_new (guint, self->ids->len + 1);

  for (guint i = 0; i < self->ids->len; i++)
    rows[i] = i;
  if (self->ids->len > 0)
    jj_table_touched (self->table, rows, self->ids->len);
}

static GArray *
read_ids (JjPlanTable *self)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  guint n = jj_plan_get_count (plan, self->kind);
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (JjId), n);

  for (guint i = 0; i < n; i++)
    {
      JjId id = jj_element_get_id (jj_plan_get_nth (plan, self->kind, i));

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
take_ids (JjPlanTable *self, GArray *ids)
{
  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = ids;
  g_hash_table_remove_all (self->index);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_insert (self->index, &g_array_index (ids, JjId, i), GUINT_TO_POINTER (i + 1));
}

/* What lies between the rows that are the same before and after is told as replaced. */
static void
update_rows (JjPlanTable *self)
{
  GArray *ids = read_ids (self);
  const JjId *old = (const JjId *)self->ids->data, *new = (const JjId *)ids->data;
  guint n_old = self->ids->len, n_new = ids->len, start = 0, end = 0;

  while (start < n_old && start < n_new && old[start] == new[start])
    start++;
  while (end < n_old - start && end < n_new - start && old[n_old - 1 - end] == new[n_new - 1 - end])
    end++;
  if (start == n_old && start == n_new)
    {
      g_array_unref (ids);
      return;
    }
  take_ids (self, ids);
  jj_table_items_changed (self->table, start, n_old - start - end, n_new - start - end);
}

static gboolean
depends_on (JjPlanTable *self, guint64 kinds)
{
  const JjKind *table = jj_kind_get (self->kind);

  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].type == JJ_TYPE_REF && (table->fields[i].targets & kinds))
      return TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const JjPlanColumn *column = &g_array_index (self->columns, JjPlanColumn, i);
      guint64 others;

      if (column->source != JJ_COLUMN_LINK)
        continue;
      others = jj_link_get_others (column->link, column->direction, self->kind);
      if ((others | JJ_KIND_BIT (column->link)) & kinds)
        return TRUE;
    }
  return (kinds
          & (JJ_KIND_BIT (JJ_KIND_MEMBER_OF) | JJ_KIND_BIT (JJ_KIND_BELONGS_TO)
             | JJ_KIND_BIT (JJ_KIND_COMMUNITY)))
         != 0;
}

static void
on_plan_changed (JjPlan *plan, JjChanges *changes, JjPlanTable *self)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

  if (changes->kinds & JJ_KIND_BIT (self->kind))
    update_rows (self);
  if (depends_on (self, changes->kinds & ~JJ_KIND_BIT (self->kind)))
    {
      touch_all (self);
      return;
    }
  for (guint i = 0; i < changes->touched->len; i++)
    {
      guint row;

      if (find_row (self, g_array_index (changes->touched, JjId, i), &row))
        g_array_append_val (rows, row);
    }
  if (rows->len > 0)
    jj_table_touched (self->table, (const guint *)rows->data, rows->len);
}

static void
on_analysis (JjPlanTable *self)
{
  if (self->ids->len > 0)
    touch_all (self);
}

static void
free_table (gpointer data)
{
  JjPlanTable *self = data;
  JjPlan *plan = jj_workspace_get_plan (self->workspace);

  g_signal_handlers_disconnect_by_data (plan, self);
  g_signal_handlers_disconnect_by_data (jj_workspace_get_analysis (self->workspace), self);
  g_object_unref (self->workspace);
  g_array_unref (self->columns);
  g_array_unref (self->ids);
  g_hash_table_unref (self->index);
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
  JjAnalysis *analysis = jj_workspace_get_analysis (workspace);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->unit = unit;
  self->index = g_hash_table_new (g_int64_hash, g_int64_equal);
  take_ids (self, read_ids (self));
  self->table = jj_table_new (&funcs, self, free_table);
  self->columns = jj_plan_columns_add (self->table, kind, unit);
  g_signal_connect (jj_workspace_get_plan (workspace), "changed", G_CALLBACK (on_plan_changed),
                    self);
  g_signal_connect_swapped (analysis, "notify::figures", G_CALLBACK (on_analysis), self);
  g_signal_connect_swapped (analysis, "notify::findings", G_CALLBACK (on_analysis), self);
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

int
jj_plan_table_get_main (JjTable *table)
{
  JjPlanTable *self = jj_table_get_data (table);

  for (guint i = 0; i < self->columns->len; i++)
    if (column_at (self, i)->is_main)
      return (int)i;
  return -1;
}
