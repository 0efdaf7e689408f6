/* jj-merge-sums.c: the sums to which each choice of a merge leads */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-merge-sums.h"

#include "jj-language.h"

#define SIDES 3

typedef struct
{
  JjPlan *plans[SIDES];
  JjFigures *figures[SIDES]; /* NULL where the choice cannot be carried out */
  GArray *rows;
} Sums;

typedef gint64 (*Amount) (const JjFigures *figures, JjId id);

static void
clear_row (gpointer data)
{
  g_free (((JjMergeSum *)data)->label);
}

static JjPlan *
merged_plan (JjMerge *merge, JjPlan *mine)
{
  g_autoptr (JjEdit) edit = jj_merge_to_edit (merge, mine);

  return jj_plan_with (mine, edit, NULL);
}

static JjFigures *
make_figures (JjPlan *plan, GPtrArray *packs)
{
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, plan);

  return jj_figures_new (plan, set, 0);
}

static gint64
total_amount (const JjFigures *figures, JjId id)
{
  return jj_figures_get_totals (figures)->total;
}

static gint64
match_amount (const JjFigures *figures, JjId id)
{
  return jj_figures_get_totals (figures)->match;
}

static gint64
budgeted_amount (const JjFigures *figures, JjId id)
{
  const JjPurseFigure *purse = jj_figures_find_purse (figures, id);

  return purse ? purse->budgeted : JJ_EMPTY;
}

static gint64
remaining_amount (const JjFigures *figures, JjId id)
{
  const JjPurseFigure *purse = jj_figures_find_purse (figures, id);

  return purse ? purse->remaining : JJ_EMPTY;
}

static gint64
activity_amount (const JjFigures *figures, JjId id)
{
  const JjGroupFigure *activity = jj_figures_find_activity (figures, id);

  return activity ? activity->amount : JJ_EMPTY;
}

static gint64
programme_amount (const JjFigures *figures, JjId id)
{
  const JjGroupFigure *programme = jj_figures_find_programme (figures, id);

  return programme ? programme->amount : JJ_EMPTY;
}

static void
add_row (Sums *self, const char *what, JjId id, Amount amount, gboolean always)
{
  JjMergeSum row = { NULL, { JJ_EMPTY, JJ_EMPTY, JJ_EMPTY } };
  const JjElement *element = NULL;
  gboolean differs = always;

  for (guint i = 0; i < SIDES; i++)
    {
      row.amounts[i] = self->figures[i] ? amount (self->figures[i], id) : JJ_EMPTY;
      differs |= self->figures[i] && self->figures[0] && row.amounts[i] != row.amounts[0];
      if (!element && id && self->plans[i])
        element = jj_plan_find (self->plans[i], id);
    }
  if (!differs || self->rows->len >= JJ_MERGE_SUMS_MAX)
    return;
  row.label = element ? g_strdup_printf ("%s: %s", what, jj_element_get_title (element))
                      : g_strdup (what);
  g_array_append_val (self->rows, row);
}

/* Every element of a kind that any of the plans has, each once. */
static void
add_rows (Sums *self, JjKindId kind, const char *what, Amount amount)
{
  for (guint i = 0; i < SIDES; i++)
    for (guint k = 0; self->plans[i] && k < jj_plan_get_count (self->plans[i], kind); k++)
      {
        JjId id = jj_element_get_id (jj_plan_get_nth (self->plans[i], kind, k));
        gboolean seen = FALSE;

        for (guint before = 0; before < i; before++)
          seen |= self->plans[before] && jj_plan_find (self->plans[before], id);
        if (!seen)
          add_row (self, what, id, amount, FALSE);
      }
}

GArray *
jj_merge_sums_new (JjMerge *merge, guint i, JjPlan *mine, GPtrArray *packs)
{
  Sums sums = { .rows = g_array_new (FALSE, FALSE, sizeof (JjMergeSum)) };
  const JjConflict *conflict = jj_merge_get_conflict (merge, i);
  JjMergeSide chosen = conflict->choice;
  gboolean has_choice = jj_conflict_has_choice (conflict);

  g_array_set_clear_func (sums.rows, clear_row);
  for (guint side = 0; side < SIDES; side++)
    {
      if (has_choice)
        jj_merge_choose (merge, i, side);
      sums.plans[side] = merged_plan (merge, mine);
      if (sums.plans[side])
        sums.figures[side] = make_figures (sums.plans[side], packs);
    }
  jj_merge_choose (merge, i, chosen);
  add_row (&sums, _ ("Whole plan"), 0, total_amount, TRUE);
  add_row (&sums, _ ("County match"), 0, match_amount, FALSE);
  add_rows (&sums, JJ_KIND_PURSE, _ ("Purse"), budgeted_amount);
  add_rows (&sums, JJ_KIND_PURSE, _ ("Left in purse"), remaining_amount);
  add_rows (&sums, JJ_KIND_PROGRAMME, _ ("Programme"), programme_amount);
  add_rows (&sums, JJ_KIND_ACTIVITY, _ ("Activity"), activity_amount);
  for (guint side = 0; side < SIDES; side++)
    {
      g_clear_object (&sums.plans[side]);
      g_clear_pointer (&sums.figures[side], jj_figures_unref);
    }
  return sums.rows;
}

gint64
jj_merge_sums_total (JjMerge *merge, JjPlan *mine, GPtrArray *packs)
{
  g_autoptr (JjPlan) plan = merged_plan (merge, mine);
  g_autoptr (JjFigures) figures = plan ? make_figures (plan, packs) : NULL;

  return figures ? total_amount (figures, 0) : JJ_EMPTY;
}
