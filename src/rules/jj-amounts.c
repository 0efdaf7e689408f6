/* jj-amounts.c: what one edit did to the money */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-amounts.h"

static void
take (JjAmountChange *change, JjId id, gint64 before, gint64 after)
{
  const gint64 difference = after - before;

  if (difference == 0)
    return;
  change->n++;
  change->sum += difference;
  if (ABS (difference) <= change->largest)
    return;
  change->largest = ABS (difference);
  change->id = id;
  change->before = before;
  change->after = after;
}

static gint64
amount_of (const JjFigures *figures, JjId line)
{
  int i = jj_figures_find_line (figures, line);
  const JjLineFigure *figure = i < 0 ? NULL : jj_figures_get_line (figures, (guint)i);

  return figure && figure->flags & JJ_LINE_COUNTS ? figure->amount : 0;
}

static gint64
or_nothing (gint64 amount)
{
  return amount == JJ_EMPTY ? 0 : amount;
}

gboolean
jj_amounts_compare (JjEdit *edit,
                    const JjFigures *before,
                    const JjFigures *after,
                    JjAmountChange *change)
{
  g_autoptr (GHashTable) lines = g_hash_table_new (g_int64_hash, g_int64_equal);

  *change = (JjAmountChange){ 0 };
  for (guint i = 0; i < jj_edit_get_n_ops (edit); i++)
    {
      const JjOp *op = jj_edit_get_op (edit, i);

      if (jj_kind_index (op->kind) == JJ_KIND_BUDGET_LINE)
        {
          if (g_hash_table_add (lines, (gpointer)&op->id))
            take (change, op->id, amount_of (before, op->id), amount_of (after, op->id));
        }
      else if (op->type == JJ_OP_SET && op->kind->fields[op->field].type == JJ_TYPE_MONEY)
        {
          take (change, op->id, or_nothing (op->old.number), or_nothing (op->value.number));
        }
    }
  return change->n > 0;
}
