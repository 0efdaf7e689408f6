/* jj-plan-table-follow.c: which rows a change of the plan, the figures or the findings concerns */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-plan-table-private.h"

#include "jj-kinds-work.h"

#include <string.h>

/* Views read the texts of touched rows again, in every column that they have sorted, filtered or
 * searched: for 100,000 rows that is half a second, for the few that changed nothing. */

/* An element that so many others name is not followed one by one. */
#define MOST_REFERRERS 5000

static void
touch_all (JjPlanTable *self)
{
  g_autofree guint *rows = g_new (guint, self->ids->len + 1);

  for (guint i = 0; i < self->ids->len; i++)
    rows[i] = i;
  jj_table_touched (self->table, rows, self->ids->len);
}

/* A line of a scenario that the window does not show. */
static gboolean
is_elsewhere (JjPlanTable *self, const JjElement *element, JjId shown)
{
  const JjElement *scenario = self->kind == JJ_KIND_BUDGET_LINE
                                  ? jj_element_get_ref (element, JJ_BUDGET_LINE_SCENARIO)
                                  : NULL;

  return scenario && jj_element_get_id (scenario) != shown;
}

static GArray *
read_ids (JjPlanTable *self)
{
  JjFigures *figures = jj_analysis_get_figures (jj_workspace_get_analysis (self->workspace));
  JjId shown = jj_figures_get_scenario (figures);
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  guint n = jj_plan_get_count (plan, self->kind);
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (JjId), n);

  for (guint i = 0; i < n; i++)
    {
      const JjElement *element = jj_plan_get_nth (plan, self->kind, i);
      JjId id = jj_element_get_id (element);

      if (!is_elsewhere (self, element, shown))
        g_array_append_val (ids, id);
    }
  return ids;
}

static void
take_ids (JjPlanTable *self, GArray *ids)
{
  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = ids;
  jj_id_map_clear (&self->index);
  jj_id_map_init (&self->index);
  for (guint i = 0; i < ids->len; i++)
    jj_id_map_add (&self->index, g_array_index (ids, JjId, i), GUINT_TO_POINTER (i + 1));
}

static gboolean
find_row (JjPlanTable *self, JjId id, guint *row)
{
  guint found = GPOINTER_TO_UINT (jj_id_map_find (&self->index, id));

  *row = found - 1;
  return found > 0;
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

/* Nothing came, went or moved: the rows stand where they stood. */
static gboolean
are_rows_same (JjPlanTable *self, const JjChanges *changes)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  guint n = jj_plan_get_count (plan, self->kind), row;

  if (n != self->ids->len || changes->inserted->len > 0 || changes->removed->len > 0)
    return FALSE;
  for (guint i = 0; i < changes->touched->len; i++)
    {
      JjId id = g_array_index (changes->touched, JjId, i);

      if (find_row (self, id, &row)
          && jj_element_get_id (jj_plan_get_nth (plan, self->kind, row)) != id)
        return FALSE;
    }
  return TRUE;
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
add_row (JjPlanTable *self, const JjElement *element, GArray *rows)
{
  guint row;

  if (element && jj_element_get_kind_id (element) == self->kind
      && find_row (self, jj_element_get_id (element), &row))
    g_array_append_val (rows, row);
}

static void
add_ends (JjPlanTable *self, const JjElement *link, GArray *rows)
{
  add_row (self, jj_link_get_from (link), rows);
  add_row (self, jj_link_get_to (link), rows);
}

/* The rows that show the element: itself, the ends of a link, whatever names it and the other ends
 * of its links. FALSE: too many. */
static gboolean
add_rows_of (JjPlanTable *self, const JjElement *element, GArray *rows)
{
  guint n = jj_element_get_n_referrers (element);

  add_row (self, element, rows);
  if (jj_element_get_kind (element)->flags & JJ_KIND_LINK)
    {
      add_ends (self, element, rows);
      return TRUE;
    }
  if (n > MOST_REFERRERS)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const JjElement *by = jj_element_get_referrer (element, i, NULL);

      if (jj_element_get_kind (by)->flags & JJ_KIND_LINK)
        add_ends (self, by, rows);
      else
        add_row (self, by, rows);
    }
  return TRUE;
}

/* FALSE: some rows cannot be told. */
static gboolean
add_all_rows_of (JjPlanTable *self, GArray *ids, GArray *rows)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);

  for (guint i = 0; i < ids->len; i++)
    {
      const JjElement *element = jj_plan_find (plan, g_array_index (ids, JjId, i));

      if (element && !add_rows_of (self, element, rows))
        return FALSE;
    }
  return TRUE;
}

static void
on_plan_changed (JjPlan *plan, JjChanges *changes, JjPlanTable *self)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  guint64 others = changes->kinds & ~JJ_KIND_BIT (self->kind);

  if ((changes->kinds & (JJ_KIND_BIT (self->kind) | JJ_KIND_BIT (JJ_KIND_SCENARIO)))
      && !are_rows_same (self, changes))
    update_rows (self);
  /* Of what is gone nobody knows any more whose it was. */
  if ((changes->removed->len > 0 && depends_on (self, others))
      || !add_all_rows_of (self, changes->touched, rows)
      || !add_all_rows_of (self, changes->inserted, rows))
    touch_all (self);
  else if (rows->len > 0)
    jj_table_touched (self->table, (const guint *)rows->data, rows->len);
}

static JjLineAmounts
get_amounts (JjFigures *figures, JjId id, guint row)
{
  JjLineAmounts amounts;
  const JjLineFigure *line
      = row < jj_figures_get_n_lines (figures) ? jj_figures_get_line (figures, row) : NULL;

  memset (&amounts, 0, sizeof amounts);
  if (!line || line->id != id)
    {
      int found = jj_figures_find_line (figures, id);

      line = found < 0 ? NULL : jj_figures_get_line (figures, (guint)found);
    }
  if (line)
    {
      amounts.amount = line->amount;
      amounts.unassigned = line->unassigned;
      amounts.unit_price = line->unit_price;
    }
  return amounts;
}

/* Which lines have other amounts than were last told. (transfer full): guint */
static GArray *
take_amounts (JjPlanTable *self)
{
  JjFigures *figures = jj_analysis_get_figures (jj_workspace_get_analysis (self->workspace));
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_before = self->amounts->len;

  g_array_set_size (self->amounts, self->ids->len);
  for (guint i = 0; i < self->ids->len; i++)
    {
      JjLineAmounts now = get_amounts (figures, g_array_index (self->ids, JjId, i), i);
      JjLineAmounts *told = &g_array_index (self->amounts, JjLineAmounts, i);

      if (i >= n_before || memcmp (told, &now, sizeof now) != 0)
        g_array_append_val (rows, i);
      *told = now;
    }
  return rows;
}

static gboolean
shows_figures (JjKindId kind)
{
  return kind == JJ_KIND_PURSE || kind == JJ_KIND_ACTIVITY || kind == JJ_KIND_PROGRAMME
         || kind == JJ_KIND_INDICATOR;
}

static void
on_figures (JjPlanTable *self)
{
  g_autoptr (GArray) rows = NULL;

  if (self->amounts
      && jj_plan_get_count (jj_workspace_get_plan (self->workspace), JJ_KIND_SCENARIO))
    update_rows (self); /* another scenario may be shown */
  rows = self->amounts ? take_amounts (self) : NULL;
  if (rows && rows->len > 0)
    jj_table_touched (self->table, (const guint *)rows->data, rows->len);
  else if (shows_figures (self->kind))
    touch_all (self);
}

static void
on_findings (JjPlanTable *self)
{
  jj_table_touched (self->table, NULL, 0);
}

static void
on_packs (JjPlanTable *self)
{
  g_hash_table_remove_all (self->titles);
  touch_all (self);
}

void
jj_plan_table_follow (JjPlanTable *self)
{
  JjAnalysis *analysis = jj_workspace_get_analysis (self->workspace);

  jj_id_map_init (&self->index);
  take_ids (self, read_ids (self));
  if (self->kind == JJ_KIND_BUDGET_LINE)
    {
      self->amounts = g_array_new (FALSE, TRUE, sizeof (JjLineAmounts));
      g_array_unref (take_amounts (self));
    }
  g_signal_connect (jj_workspace_get_plan (self->workspace), "changed",
                    G_CALLBACK (on_plan_changed), self);
  g_signal_connect_swapped (analysis, "notify::figures", G_CALLBACK (on_figures), self);
  g_signal_connect_swapped (analysis, "notify::findings", G_CALLBACK (on_findings), self);
  g_signal_connect_swapped (analysis, "notify::packs", G_CALLBACK (on_packs), self);
}

void
jj_plan_table_unfollow (JjPlanTable *self)
{
  g_signal_handlers_disconnect_by_data (jj_workspace_get_plan (self->workspace), self);
  g_signal_handlers_disconnect_by_data (jj_workspace_get_analysis (self->workspace), self);
  g_clear_pointer (&self->amounts, g_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  jj_id_map_clear (&self->index);
}
