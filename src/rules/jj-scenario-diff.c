/* jj-scenario-diff.c: two scenarios row by row */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-scenarios.h"

#include "jj-format.h"
#include "jj-id-map.h"
#include "jj-language.h"
#include "jj-line-pairs.h"
#include "jj-money.h"

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

/* The ids that a line, or what it was copied from, may have: its own; what it is a copy of in its
 * scenario; and what that is a copy of in another one. */
static GArray *
list_origins (JjPlan *plan, const JjElement *line)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (JjId));
  const JjElement *scenario = jj_element_get_ref (line, JJ_BUDGET_LINE_SCENARIO);
  JjId id = jj_element_get_id (line);

  g_array_append_val (ids, id);
  if (!scenario)
    return ids;
  id = jj_scenario_copy_id (id, jj_element_get_id (scenario));
  g_array_append_val (ids, id);
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_SCENARIO); i++)
    {
      const JjElement *other = jj_plan_get_nth (plan, JJ_KIND_SCENARIO, i);
      JjId far = jj_scenario_copy_id (id, jj_element_get_id (other));

      if (other != scenario)
        g_array_append_val (ids, far);
    }
  return ids;
}

/* Whatever was edited since, a copy and its origin are one row. */
static void
pair_copies (JjPlan *plan, GArray *first, GArray *second)
{
  JjIdMap places; /* id → index in the second list + 1 */

  jj_id_map_init (&places);
  for (guint i = 0; i < second->len; i++)
    {
      g_autoptr (GArray) ids = list_origins (plan, g_array_index (second, JjLineSide, i).line);

      for (guint k = 0; k < ids->len; k++)
        if (!jj_id_map_find (&places, g_array_index (ids, JjId, k)))
          jj_id_map_add (&places, g_array_index (ids, JjId, k), GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < first->len; i++)
    {
      g_autoptr (GArray) ids = list_origins (plan, g_array_index (first, JjLineSide, i).line);
      guint at = 0;

      for (guint k = 0; k < ids->len && !at; k++)
        at = GPOINTER_TO_UINT (jj_id_map_find (&places, g_array_index (ids, JjId, k)));
      if (at && g_array_index (second, JjLineSide, at - 1).pair < 0)
        jj_line_sides_join (first, i, second, at - 1);
    }
  jj_id_map_clear (&places);
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
describe (const Pair *pair, const JjLineSide *a, const JjLineSide *b)
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
add_row (JjScenarioDiff *self, const JjLineSide *a, const JjLineSide *b, char *what)
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
add_first (JjScenarioDiff *self, const Pair *pair, const JjLineSide *a, GArray *second)
{
  const JjLineSide *b = a->pair < 0 ? NULL : &g_array_index (second, JjLineSide, a->pair);
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
  g_autoptr (GArray) a = jj_line_sides_new (plan, first), b = jj_line_sides_new (plan, second);
  Pair pair = { plan, first, second };
  JjScenarioDiff *self = g_new0 (JjScenarioDiff, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (JjScenarioRow));
  g_array_set_clear_func (self->rows, clear_row);
  self->first_total = jj_figures_get_totals (first)->total;
  self->second_total = jj_figures_get_totals (second)->total;
  pair_copies (plan, a, b);
  jj_line_sides_pair (a, b, key_of, TRUE);
  jj_line_sides_pair (a, b, key_of, FALSE);
  for (guint i = 0; i < a->len; i++)
    add_first (self, &pair, &g_array_index (a, JjLineSide, i), b);
  for (guint i = 0; i < b->len; i++)
    if (g_array_index (b, JjLineSide, i).pair < 0)
      add_row (self, NULL, &g_array_index (b, JjLineSide, i), g_strdup (""));
  return self;
}

void
jj_scenario_diff_free (JjScenarioDiff *self)
{
  g_array_unref (self->rows);
  g_free (self);
}
