/* jj-scenario-diff.c: two scenarios row by row */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-scenarios.h"

#include "jj-format.h"
#include "jj-money.h"

#include <glib/gi18n-lib.h>

/* A line of one of the two and the line of the other that it is paired with. */
typedef struct
{
  const JjElement *line;
  gint64 amount;
  int pair; /* index in the other list; -1: none */
} Side;

static char *
key_of (const JjElement *line)
{
  const JjElement *activity = jj_element_get_ref (line, JJ_BUDGET_LINE_ACTIVITY);
  const char *item = jj_element_get_text (line, JJ_BUDGET_LINE_ITEM);
  const char *name = jj_element_get_name (line);
  char id[JJ_ID_LENGTH + 1];

  jj_id_to_string (activity ? jj_element_get_id (activity) : 0, id);
  return g_strdup_printf ("%s\n%s\n%s", id, item ? item : "", name ? name : "");
}

static GArray *
collect (JjPlan *plan, const JjFigures *figures)
{
  GArray *sides = g_array_new (FALSE, FALSE, sizeof (Side));

  for (guint i = 0; i < jj_figures_get_n_lines (figures); i++)
    {
      const JjLineFigure *figure = jj_figures_get_line (figures, i);
      Side side = { jj_plan_get_nth (plan, JJ_KIND_BUDGET_LINE, i), figure->amount, -1 };

      if (figure->flags & JJ_LINE_COUNTS)
        g_array_append_val (sides, side);
    }
  return sides;
}

/* Key → indexes of the second's lines, in order. */
static GHashTable *
index_lines (GArray *sides)
{
  GHashTable *table
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);

  for (guint i = 0; i < sides->len; i++)
    {
      char *key = key_of (g_array_index (sides, Side, i).line);
      GArray *list = g_hash_table_lookup (table, key);

      if (!list)
        {
          list = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (table, g_strdup (key), list);
        }
      g_array_append_val (list, i);
      g_free (key);
    }
  return table;
}

/* same: only lines of one amount, or the very line, which is in both. */
static void
pair_up (GArray *first, GArray *second, GHashTable *index, gboolean same)
{
  for (guint i = 0; i < first->len; i++)
    {
      Side *one = &g_array_index (first, Side, i);
      g_autofree char *key = one->pair < 0 ? key_of (one->line) : NULL;
      GArray *list = key ? g_hash_table_lookup (index, key) : NULL;

      for (guint k = 0; list && one->pair < 0 && k < list->len; k++)
        {
          guint at = g_array_index (list, guint, k);
          Side *other = &g_array_index (second, Side, at);

          if (other->pair >= 0 || (same && other->amount != one->amount))
            continue;
          one->pair = (int)at;
          other->pair = (int)i;
        }
    }
}

static void
append_field (JjPlan *plan, GString *what, guint f, const JjElement *a, const JjElement *b)
{
  const JjField *field = &jj_kind_budget_line.fields[f];
  g_autofree char *old = jj_element_to_display (plan, a, f);
  g_autofree char *new = jj_element_to_display (plan, b, f);

  g_string_append_printf (what, "%s%s %s → %s", what->len > 0 ? "、" : "", jj_label (field->label),
                          *old ? old : "-", *new ? new : "-");
}

/* The parts by purse, as text, to see whether they are charged alike. (transfer full) */
static char *
charges_of (JjPlan *plan, const JjFigures *figures, const JjElement *line)
{
  int i = jj_figures_find_line (figures, jj_element_get_id (line));
  const JjLineFigure *figure = jj_figures_get_line (figures, (guint)i);
  const JjPart *parts = jj_figures_get_parts (figures, (guint)i);
  GString *text = g_string_new (NULL);

  for (guint k = 0; k < figure->n_parts; k++)
    {
      g_autofree char *amount = jj_format_money (parts[k].amount);

      g_string_append_printf (text, "%s%s %s", k > 0 ? "＋" : "",
                              jj_element_get_title (jj_plan_find (plan, parts[k].purse)), amount);
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  JjPlan *plan;
  const JjFigures *first, *second;
} Pair;

static char *
describe (const Pair *pair, const Side *a, const Side *b)
{
  GString *what = g_string_new (NULL);
  g_autofree char *old = NULL, *new = NULL;

  for (guint f = JJ_NAME; f < jj_kind_budget_line.n_fields; f++)
    {
      JjType type = jj_kind_budget_line.fields[f].type;

      if (f != JJ_BUDGET_LINE_SCENARIO
          && !jj_value_equal (type, jj_element_get_value (a->line, f),
                              jj_element_get_value (b->line, f)))
        append_field (pair->plan, what, f, a->line, b->line);
    }
  old = charges_of (pair->plan, pair->first, a->line);
  new = charges_of (pair->plan, pair->second, b->line);
  if (what->len == 0 && g_strcmp0 (old, new) != 0)
    g_string_append_printf (what, "%s → %s", *old ? old : "-", *new ? new : "-");
  return g_string_free (what, FALSE);
}

static void
clear_row (gpointer data)
{
  g_free (((JjScenarioRow *)data)->what);
}

static void
add_row (JjScenarioDiff *self, const Side *a, const Side *b, char *what)
{
  JjScenarioRow row = { a && b ? JJ_ROW_CHANGED : a ? JJ_ROW_DROPPED : JJ_ROW_NEW };

  row.first = a ? jj_element_get_id (a->line) : 0;
  row.second = b ? jj_element_get_id (b->line) : 0;
  row.first_amount = a ? a->amount : 0;
  row.second_amount = b ? b->amount : 0;
  row.what = what;
  g_array_append_val (self->rows, row);
}

static void
add_first (JjScenarioDiff *self, const Pair *pair, const Side *a, GArray *second)
{
  const Side *b = a->pair < 0 ? NULL : &g_array_index (second, Side, a->pair);
  char *what;

  if (!b)
    {
      add_row (self, a, NULL, g_strdup (""));
      return;
    }
  what = a->line == b->line ? g_strdup ("") : describe (pair, a, b);
  /* A computed line may follow another base with all its own fields the same. */
  if (*what || a->amount != b->amount)
    add_row (self, a, b, what);
  else
    g_free (what);
}

JjScenarioDiff *
jj_scenario_compare (JjPlan *plan, const JjFigures *first, const JjFigures *second)
{
  g_autoptr (GArray) a = collect (plan, first), b = collect (plan, second);
  g_autoptr (GHashTable) index = index_lines (b);
  Pair pair = { plan, first, second };
  JjScenarioDiff *self = g_new0 (JjScenarioDiff, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (JjScenarioRow));
  g_array_set_clear_func (self->rows, clear_row);
  self->first_total = jj_figures_get_totals (first)->total;
  self->second_total = jj_figures_get_totals (second)->total;
  pair_up (a, b, index, TRUE);
  pair_up (a, b, index, FALSE);
  for (guint i = 0; i < a->len; i++)
    add_first (self, &pair, &g_array_index (a, Side, i), b);
  for (guint i = 0; i < b->len; i++)
    if (g_array_index (b, Side, i).pair < 0)
      add_row (self, NULL, &g_array_index (b, Side, i), g_strdup (""));
  return self;
}

void
jj_scenario_diff_free (JjScenarioDiff *self)
{
  g_array_unref (self->rows);
  g_free (self);
}
