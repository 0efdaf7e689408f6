/* share-of-base.c: some lines are at most a share of others, in the plan or in each of its parts */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-format.h"
#include "jj-forms.h"
#include "jj-money.h"

#include <string.h>

typedef enum
{
  BY_PLAN,
  BY_PROGRAMME,
  BY_ACTIVITY,
  BY_PURSE
} Scope;

typedef struct
{
  gint64 above, base;
} Pair;

/* Sums by the rows of the scope. */
typedef struct
{
  JjCheck *check;
  Scope scope;
  guint n;
  Pair *pairs;
} Sums;

/* Which lines are on one side: by item or by account. */
typedef struct
{
  GHashTable *items;
  guint accounts; /* bits */
} Side;

static void
side_init (Side *side, JjCheck *check, const char *items, const char *accounts)
{
  const JjField *field = &jj_kind_budget_line.fields[JJ_BUDGET_LINE_ACCOUNT];
  JsonArray *array = jj_entry_get_array (check->entry, items);

  side->items = g_hash_table_new (g_str_hash, g_str_equal);
  side->accounts = 0;
  for (guint i = 0; array && i < json_array_get_length (array); i++)
    g_hash_table_add (side->items, (gpointer)json_array_get_string_element (array, i));
  for (guint i = 0; i < JJ_N_ACCOUNTS; i++)
    {
      if (jj_entry_list_has (check->entry, accounts, field->choices[i].id))
        side->accounts |= 1u << i;
    }
}

static gboolean
side_has (const Side *side, const JjElement *element, const JjLineFigure *line)
{
  const char *item;

  if (side->accounts & (1u << line->account))
    return TRUE;
  if (g_hash_table_size (side->items) == 0)
    return FALSE;
  item = jj_element_get_text (element, JJ_BUDGET_LINE_ITEM);
  return item && g_hash_table_contains (side->items, item);
}

static void
add (Pair *pair, gboolean above, gint64 amount)
{
  *(above ? &pair->above : &pair->base) += amount;
}

static void
add_line (Sums *sums, guint i, gboolean above)
{
  JjFigures *figures = sums->check->figures;
  const JjLineFigure *line = jj_figures_get_line (figures, i);
  const JjPart *parts = jj_figures_get_parts (figures, i);
  const guint rows[] = { 0, line->programme, line->activity };
  guint n;

  if (sums->scope != BY_PURSE)
    {
      add (&sums->pairs[rows[sums->scope]], above, line->amount);
      return;
    }
  for (guint j = 0; j < line->n_parts; j++)
    add (&sums->pairs[jj_figures_find_purse (figures, parts[j].purse)
                      - jj_figures_get_purses (figures, &n)],
         above, parts[j].amount);
}

/* The row's element; the plan for the rows of "none". */
static const JjElement *
get_element (Sums *sums, guint row)
{
  JjFigures *figures = sums->check->figures;
  const JjElement *element = NULL;
  guint n;

  if (sums->scope == BY_PROGRAMME)
    element = jj_plan_find (sums->check->plan, jj_figures_get_programmes (figures, &n)[row].id);
  else if (sums->scope == BY_ACTIVITY)
    element = jj_plan_find (sums->check->plan, jj_figures_get_activities (figures, &n)[row].id);
  else if (sums->scope == BY_PURSE)
    element = jj_plan_find (sums->check->plan, jj_figures_get_purses (figures, &n)[row].id);
  return element ? element : jj_plan_get_root (sums->check->plan);
}

static void
judge (Sums *sums, guint row)
{
  const Pair *pair = &sums->pairs[row];
  gint64 limit, actual;
  JjFinding *finding;

  if (pair->above <= 0 || !jj_money_share_round (pair->base, sums->check->maximum, 10000, &limit)
      || pair->above <= limit)
    return;
  finding = jj_check_add (sums->check, get_element (sums, row), -1, jj_format_money (pair->above),
                          jj_format_money (limit));
  if (pair->base > 0 && jj_money_share_round (pair->above, 10000, pair->base, &actual))
    finding->detail = jj_format_share (actual);
}

static void
add_lines (Sums *sums, const Side *above, const Side *base)
{
  JjCheck *check = sums->check;

  for (guint i = 0; i < jj_figures_get_n_lines (check->figures); i++)
    {
      const JjLineFigure *line = jj_figures_get_line (check->figures, i);
      const JjElement *element = jj_plan_get_nth (check->plan, JJ_KIND_BUDGET_LINE, i);

      if (!(line->flags & JJ_LINE_COUNTS) || line->amount == 0)
        continue;
      if (side_has (above, element, line))
        add_line (sums, i, TRUE);
      if (side_has (base, element, line))
        add_line (sums, i, FALSE);
    }
}

static void
run (JjCheck *check)
{
  static const char *const scopes[] = { "plan", "programme", "activity", "purse" };
  Sums sums = { .check = check, .n = 1 };
  Side above, base;

  while (strcmp (scopes[sums.scope], jj_entry_get_string (check->entry, "scope")) != 0)
    sums.scope++;
  if (sums.scope == BY_PROGRAMME)
    jj_figures_get_programmes (check->figures, &sums.n);
  else if (sums.scope == BY_ACTIVITY)
    jj_figures_get_activities (check->figures, &sums.n);
  else if (sums.scope == BY_PURSE)
    jj_figures_get_purses (check->figures, &sums.n);
  side_init (&above, check, "items", "accounts");
  side_init (&base, check, "base_items", "base_accounts");
  sums.pairs = g_new0 (Pair, sums.n);
  add_lines (&sums, &above, &base);
  for (guint i = 0; i < sums.n; i++)
    judge (&sums, i);
  g_free (sums.pairs);
  g_hash_table_unref (above.items);
  g_hash_table_unref (base.items);
}

#define ACCOUNTS "personnel operating misc equipment"
static const JjParam params[] = {
  { "scope", JJ_PARAM_ENUM, JJ_PARAM_NEEDED, "plan programme activity purse" },
  { "items", JJ_PARAM_LIST },
  { "accounts", JJ_PARAM_LIST, 0, ACCOUNTS },
  { "base_items", JJ_PARAM_LIST },
  { "base_accounts", JJ_PARAM_LIST, 0, ACCOUNTS },
  { "maximum", JJ_PARAM_SHARE, JJ_PARAM_NEEDED | JJ_PARAM_OVERRIDE },
  { NULL },
};

const JjForm jj_form_share_of_base = {
  .id = "share_of_base",
  .params = params,
  .run = run,
  .reads = JJ_FIGURE_KINDS,
};
