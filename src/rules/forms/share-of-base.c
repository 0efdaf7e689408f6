/* share-of-base.c: some lines are at most a share of others, in the plan or in each of its parts */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-format.h"
#include "jj-forms.h"
#include "jj-money.h"

#include <string.h>

typedef struct
{
  gint64 above, base;
} Pair;

/* Σ by scope: the element's id (0: none) → Pair. */
typedef struct
{
  JjCheck *check;
  const char *scope;
  GHashTable *pairs;
  GPtrArray *order; /* keys in the order they came up */
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

static Pair *
get_pair (Sums *sums, JjId id)
{
  Pair *pair = g_hash_table_lookup (sums->pairs, &id);

  if (!pair)
    {
      JjId *key = g_memdup2 (&id, sizeof id);

      pair = g_new0 (Pair, 1);
      g_hash_table_insert (sums->pairs, key, pair);
      g_ptr_array_add (sums->order, key);
    }
  return pair;
}

static void
add (Sums *sums, JjId id, gboolean above, gint64 amount)
{
  Pair *pair = get_pair (sums, id);

  if (above)
    pair->above += amount;
  else
    pair->base += amount;
}

static void
add_line (Sums *sums, guint i, gboolean above)
{
  JjFigures *figures = sums->check->figures;
  const JjLineFigure *line = jj_figures_get_line (figures, i);
  const JjPart *parts = jj_figures_get_parts (figures, i);
  guint n;

  if (strcmp (sums->scope, "purse") == 0)
    {
      for (guint j = 0; j < line->n_parts; j++)
        add (sums, parts[j].purse, above, parts[j].amount);
    }
  else if (strcmp (sums->scope, "activity") == 0)
    add (sums, jj_figures_get_activities (figures, &n)[line->activity].id, above, line->amount);
  else if (strcmp (sums->scope, "programme") == 0)
    add (sums, jj_figures_get_programmes (figures, &n)[line->programme].id, above, line->amount);
  else
    add (sums, jj_element_get_id (jj_plan_get_root (sums->check->plan)), above, line->amount);
}

static void
judge (Sums *sums, JjId id)
{
  const Pair *pair = g_hash_table_lookup (sums->pairs, &id);
  gint64 share = jj_entry_get_int_or (sums->check->entry, "maximum", 10000), limit, actual;
  const JjElement *element = id ? jj_plan_find (sums->check->plan, id) : NULL;
  JjFinding *finding;

  if (!jj_money_share_round (pair->base, share, 10000, &limit) || pair->above <= limit)
    return;
  if (!element)
    element = jj_plan_get_root (sums->check->plan);
  finding = jj_check_add (sums->check, element, -1, jj_format_money (pair->above),
                          jj_format_money (limit));
  if (pair->base > 0 && jj_money_share_round (pair->above, 10000, pair->base, &actual))
    finding->detail = jj_format_share (actual);
}

static void
run (JjCheck *check)
{
  g_autoptr (GHashTable) pairs
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  Sums sums = { check, jj_entry_get_string (check->entry, "scope"), pairs, order };
  Side above, base;

  side_init (&above, check, "items", "accounts");
  side_init (&base, check, "base_items", "base_accounts");
  for (guint i = 0; i < jj_figures_get_n_lines (check->figures); i++)
    {
      const JjLineFigure *line = jj_figures_get_line (check->figures, i);
      const JjElement *element = jj_plan_get_nth (check->plan, JJ_KIND_BUDGET_LINE, i);

      if (!(line->flags & JJ_LINE_COUNTS) || line->amount == 0)
        continue;
      if (side_has (&above, element, line))
        add_line (&sums, i, TRUE);
      if (side_has (&base, element, line))
        add_line (&sums, i, FALSE);
    }
  g_hash_table_unref (above.items);
  g_hash_table_unref (base.items);
  for (guint i = 0; i < order->len; i++)
    judge (&sums, *(JjId *)order->pdata[i]);
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
};
