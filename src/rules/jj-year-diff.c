/* jj-year-diff.c: a budget against that of the year before */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-year-diff.h"

#include "jj-language.h"
#include "jj-line-pairs.h"
#include "jj-money.h"

static char *
key_by_id (const JjElement *line)
{
  char id[JJ_ID_LENGTH + 1];

  jj_id_to_string (jj_element_get_id (line), id);
  return g_strdup (id);
}

static const char *
or_empty (const char *text)
{
  return text ? text : "";
}

static char *
make_key (const JjElement *line, gboolean with_code, gboolean with_name)
{
  const JjElement *activity = jj_element_get_ref (line, JJ_BUDGET_LINE_ACTIVITY);

  return g_strdup_printf ("%s\n%s\n%s\n%s",
                          with_code && activity ? or_empty (jj_element_get_code (activity)) : "",
                          activity ? or_empty (jj_element_get_name (activity)) : "",
                          or_empty (jj_element_get_text (line, JJ_BUDGET_LINE_ITEM)),
                          with_name ? or_empty (jj_element_get_name (line)) : "");
}

static char *
key_by_all (const JjElement *line)
{
  return make_key (line, TRUE, TRUE);
}

static char *
key_by_names (const JjElement *line)
{
  return make_key (line, FALSE, TRUE);
}

/* A line of no item is only its name. */
static char *
key_by_item (const JjElement *line)
{
  return jj_element_get_text (line, JJ_BUDGET_LINE_ITEM) ? make_key (line, FALSE, FALSE) : NULL;
}

static void
clear_row (gpointer data)
{
  JjYearRow *row = data;

  g_free (row->activity);
  g_free (row->name);
}

/* What cannot be said in 64 bits is not said. */
static gint64
growth (gint64 last, gint64 this)
{
  gint64 more, share;

  if (last <= 0 || !jj_money_add (this, -last, &more)
      || !jj_money_share_round (ABS (more), 10000, last, &share))
    return JJ_EMPTY;
  return more < 0 ? -share : share;
}

static void
add_row (JjYearDiff *self, const JjLineSide *last, const JjLineSide *this)
{
  const JjElement *line = this ? this->line : last->line;
  const JjElement *activity = jj_element_get_ref (line, JJ_BUDGET_LINE_ACTIVITY);
  JjYearRow row = { .last = last ? jj_element_get_id (last->line) : 0,
                    .this = this ? jj_element_get_id (this->line) : 0,
                    .last_amount = last ? last->amount : 0,
                    .this_amount = this ? this->amount : 0 };

  row.type = !last                                ? JJ_YEAR_NEW
             : !this                              ? JJ_YEAR_DROPPED
             : row.last_amount == row.this_amount ? JJ_YEAR_SAME
                                                  : JJ_YEAR_CHANGED;
  row.share = growth (row.last_amount, row.this_amount);
  row.activity = g_strdup (activity ? jj_element_get_title (activity) : "");
  row.name = g_strdup (jj_element_get_title (line));
  self->counts[row.type]++;
  g_array_append_val (self->rows, row);
}

JjYearDiff *
jj_year_compare (JjPlan *last,
                 const JjFigures *last_figures,
                 JjPlan *plan,
                 const JjFigures *figures)
{
  static const JjLineKey keys[] = { key_by_id, key_by_all, key_by_names, key_by_item };
  g_autoptr (GArray) before = jj_line_sides_new (last, last_figures);
  g_autoptr (GArray) now = jj_line_sides_new (plan, figures);
  JjYearDiff *self = g_new0 (JjYearDiff, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (JjYearRow));
  g_array_set_clear_func (self->rows, clear_row);
  self->last_total = jj_figures_get_totals (last_figures)->total;
  self->this_total = jj_figures_get_totals (figures)->total;
  self->share = growth (self->last_total, self->this_total);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    jj_line_sides_pair (before, now, keys[i], FALSE);
  for (guint i = 0; i < now->len; i++)
    {
      const JjLineSide *side = &g_array_index (now, JjLineSide, i);

      add_row (self, side->pair < 0 ? NULL : &g_array_index (before, JjLineSide, side->pair), side);
    }
  for (guint i = 0; i < before->len; i++)
    if (g_array_index (before, JjLineSide, i).pair < 0)
      add_row (self, &g_array_index (before, JjLineSide, i), NULL);
  return self;
}

void
jj_year_diff_free (JjYearDiff *self)
{
  g_array_unref (self->rows);
  g_free (self);
}

const char *
jj_year_change_get_label (JjYearChange type)
{
  static const char *const labels[] = { N_ ("same"), N_ ("changed"), N_ ("new"), N_ ("dropped") };

  return _ (labels[type]);
}

const char *
jj_year_change_get_id (JjYearChange type)
{
  static const char *const ids[] = { "same", "changed", "new", "dropped" };

  return ids[type];
}
