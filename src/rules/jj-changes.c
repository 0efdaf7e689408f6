/* jj-changes.c: what differs between two states of a plan, with the money (修正對照表) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-changes.h"

#include "jj-changes-text.h"
#include "jj-diff.h"
#include "jj-format.h"
#include "jj-kinds-links.h"
#include "jj-kinds-plan.h"
#include "jj-language.h"

#define LEFT_OUT                                                                                   \
  (JJ_KIND_BIT (JJ_KIND_STICKY) | JJ_KIND_BIT (JJ_KIND_SHEET) | JJ_KIND_BIT (JJ_KIND_PLACEMENT)    \
   | JJ_KIND_BIT (JJ_KIND_SLIDE) | JJ_KIND_BIT (JJ_KIND_COMMENT))

typedef struct
{
  JjChangeTable *table;
  JjChangeSide before, after;
  GHashTable *lines; /* JjId → JjChangeType + 1: lines that have a row */
  gboolean anonymous;
} Work;

static void
free_row (gpointer data)
{
  JjChangeRow *row = data;

  g_free (row->group);
  g_free (row->element);
  g_free (row->what);
  g_free (row->before);
  g_free (row->after);
  g_free (row->comments);
  g_free (row->reason);
  g_free (row);
}

void
jj_changes_free (JjChangeTable *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

const char *
jj_change_type_get_label (JjChangeType type)
{
  static const char *const labels[]
      = { N_ ("new"), N_ ("changed"), N_ ("dropped"), N_ ("follows") };

  return _ (labels[type]);
}

static JjChangeRow *
add_row (Work *self, JjChangeType type, const JjElement *old, const JjElement *new, int field)
{
  const JjElement *element = new ? new : old;
  const JjChangeSide *side = new ? &self->after : &self->before;
  JjChangeRow *row = g_new0 (JjChangeRow, 1);

  row->type = type;
  row->kind = jj_element_get_kind (element);
  row->id = jj_element_get_id (element);
  row->field = field;
  row->group = jj_change_group (side, element);
  row->element = jj_change_title (element, self->anonymous);
  row->what = g_strdup (field >= 0 ? jj_label (row->kind->fields[field].label) : "");
  row->comments = jj_change_comments (self->after.plan, row->id, field);
  row->reason = g_strdup ("");
  g_ptr_array_add (self->table->rows, row);
  return row;
}

static void
hide_where_personal (Work *self, JjChangeRow *row, const JjElement *element, int field)
{
  if (!self->anonymous || !jj_change_is_personal (element, field))
    return;
  for (guint i = 0; i < 2; i++)
    {
      char **text = i == 0 ? &row->before : &row->after;

      if (!**text)
        continue;
      g_free (*text);
      *text = g_strdup (_ ("(personal data)"));
    }
}

static void
add_field (Work *self, const JjElement *old, const JjElement *new, guint field)
{
  JjChangeRow *row = add_row (self, JJ_CHANGE_CHANGED, old, new, (int)field);

  row->before = jj_element_to_display (self->before.plan, old, field);
  row->after = jj_element_to_display (self->after.plan, new, field);
  hide_where_personal (self, row, new, (int)field);
}

static void
add_whole (Work *self, const JjElement *old, const JjElement *new)
{
  JjChangeRow *row = add_row (self, old ? JJ_CHANGE_REMOVED : JJ_CHANGE_ADDED, old, new, -1);

  row->before = old ? jj_change_summary (&self->before, old) : g_strdup ("");
  row->after = new ? jj_change_summary (&self->after, new) : g_strdup ("");
  hide_where_personal (self, row, new ? new : old, -1);
}

/* Lines are collected first: their fields and their charges are one row. */
static void
note_line (Work *self, JjId line)
{
  if (line)
    g_hash_table_add (self->lines, g_memdup2 (&line, sizeof line));
}

static void
take_difference (Work *self, const JjDifference *difference)
{
  const JjElement *old = jj_plan_find (self->before.plan, difference->id);
  const JjElement *new = jj_plan_find (self->after.plan, difference->id);
  const JjKindId kind = jj_kind_index (difference->kind);

  if (JJ_KIND_BIT (kind) & LEFT_OUT)
    self->table->n_left_out++;
  else if (kind == JJ_KIND_BUDGET_LINE)
    note_line (self, difference->id);
  else if (kind == JJ_KIND_CHARGED_TO)
    {
      note_line (self, old ? jj_element_get_id (jj_link_get_from (old)) : 0);
      note_line (self, new ? jj_element_get_id (jj_link_get_from (new)) : 0);
    }
  else if (difference->type == JJ_DIFFERENCE_CHANGED)
    add_field (self, old, new, difference->field);
  else
    add_whole (self, difference->type == JJ_DIFFERENCE_REMOVED ? old : NULL,
               difference->type == JJ_DIFFERENCE_ADDED ? new : NULL);
}

/* A line that does not count makes 0 of the total. */
static gint64
amount_of (const JjFigures *figures, JjId line, gboolean *counts)
{
  int i = jj_figures_find_line (figures, line);
  const JjLineFigure *figure = i < 0 ? NULL : jj_figures_get_line (figures, (guint)i);

  if (!figure || !(figure->flags & JJ_LINE_COUNTS))
    return 0;
  *counts = TRUE;
  return figure->amount;
}

static void
add_line (Work *self, JjId id, gboolean touched)
{
  const JjElement *old = jj_plan_find (self->before.plan, id);
  const JjElement *new = jj_plan_find (self->after.plan, id);
  gboolean counts = FALSE;
  gint64 before = amount_of (self->before.figures, id, &counts);
  gint64 after = amount_of (self->after.figures, id, &counts);
  JjChangeType type = !old ? JJ_CHANGE_ADDED : !new ? JJ_CHANGE_REMOVED : JJ_CHANGE_CHANGED;
  JjChangeRow *row;

  if (!touched && before == after)
    return;
  row = add_row (self, touched ? type : JJ_CHANGE_FOLLOWS, old, new, -1);
  row->has_amount = counts;
  row->amount_before = before;
  row->amount_after = after;
  jj_change_line_texts (&self->before, old, &self->after, new, &row->before);
  jj_change_line_texts (&self->after, new, &self->before, old, &row->after);
}

/* All lines of the newer plan in its order, then those that are gone. */
static void
add_lines (Work *self)
{
  for (guint side = 0; side < 2; side++)
    {
      JjPlan *plan = side == 0 ? self->after.plan : self->before.plan;
      guint n = jj_plan_get_count (plan, JJ_KIND_BUDGET_LINE);

      for (guint i = 0; i < n; i++)
        {
          JjId id = jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_BUDGET_LINE, i));

          if (side == 1 && jj_plan_find (self->after.plan, id))
            continue;
          add_line (self, id, g_hash_table_contains (self->lines, &id));
        }
    }
}

typedef struct
{
  JjChangeRow *row;
  guint group, index;
} Sorted;

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Sorted *x = a, *y = b;

  if (x->group != y->group)
    return x->group < y->group ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

/* Groups in the order in which they first come, what is money by programme. */
static void
sort_by_group (JjChangeTable *self)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree Sorted *sorted = g_new (Sorted, self->rows->len + 1);

  for (guint i = 0; i < self->rows->len; i++)
    {
      JjChangeRow *row = g_ptr_array_index (self->rows, i);
      gpointer known = g_hash_table_lookup (groups, row->group);

      if (!known)
        {
          known = GUINT_TO_POINTER (g_hash_table_size (groups) + 1);
          g_hash_table_insert (groups, row->group, known);
        }
      sorted[i] = (Sorted){ row, GPOINTER_TO_UINT (known), i };
    }
  qsort (sorted, self->rows->len, sizeof *sorted, compare_rows);
  for (guint i = 0; i < self->rows->len; i++)
    self->rows->pdata[i] = sorted[i].row;
}

JjChangeTable *
jj_changes_new (JjPlan *before,
                const JjFigures *figures_before,
                JjPlan *after,
                const JjFigures *figures_after,
                gboolean anonymous)
{
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) differences = jj_plan_diff (before, after);
  JjChangeTable *table = g_new0 (JjChangeTable, 1);
  Work work = { table, { before, figures_before }, { after, figures_after }, lines, anonymous };

  table->rows = g_ptr_array_new_with_free_func (free_row);
  table->total_before = jj_figures_get_totals (figures_before)->total;
  table->total_after = jj_figures_get_totals (figures_after)->total;
  for (guint i = 0; i < differences->len; i++)
    take_difference (&work, &g_array_index (differences, JjDifference, i));
  add_lines (&work);
  sort_by_group (table);
  return table;
}

void
jj_changes_set_reason (JjChangeTable *self, JjId id, int field, const char *reason)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      JjChangeRow *row = g_ptr_array_index (self->rows, i);

      if (row->id != id || *row->reason || (field >= 0 && row->field >= 0 && row->field != field))
        continue;
      g_free (row->reason);
      row->reason = g_strdup (reason);
    }
}
