/* jj-random.c: random edits over every kind */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-random.h"

#include "jj-commands.h"
#include "jj-plan-json.h"

#include <string.h>

static const char *const words[] = {
  "共同備課", "公開授課", "斗六國小", "臺西", "a \"quoted\" text",
  "雙\n行",   "1,200",    "=SUM(A1)", "①",    "long text that says little but says it for a while"
};

static JjValue
random_list (const JjField *field, GRand *rand)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint n_choices = 0;

  while (field->choices && field->choices[n_choices].id)
    n_choices++;
  for (int i = 0, n = g_rand_int_range (rand, 0, 4); i < n; i++)
    {
      g_autofree char *item = n_choices ? g_strdup (field->choices[(i + n) % n_choices].id)
                                        : g_strdup_printf ("%d%s", i, i % 2 ? "備課" : "觀課");

      g_string_append_printf (text, "%s%s", i ? "\n" : "", item);
    }
  return jj_value_text (text->str);
}

static JjId
random_target (JjPlan *plan, guint64 targets, GRand *rand)
{
  for (int tries = 0; tries < 20; tries++)
    {
      JjKindId kind = (JjKindId)g_rand_int_range (rand, 0, JJ_N_KINDS);
      guint n = targets & JJ_KIND_BIT (kind) ? jj_plan_get_count (plan, kind) : 0;

      if (n > 0)
        return jj_element_get_id (
            jj_plan_get_nth (plan, kind, (guint)g_rand_int_range (rand, 0, (gint32)n)));
    }
  return 0;
}

static gint64
random_number (const JjField *field, GRand *rand)
{
  gint64 low = field->min, high = field->max;

  if (low == 0 && high == 0)
    return g_rand_int_range (rand, -1000000, 1000000);
  return low + (gint64)(g_rand_double (rand) * (gdouble)(high - low));
}

JjValue
jj_random_value (JjPlan *plan, const JjField *field, GRand *rand)
{
  int n_choices = 0;

  if (!(field->flags & JJ_FIELD_REQUIRED) && g_rand_int_range (rand, 0, 5) == 0)
    return jj_value_empty (field->type);
  switch (field->type)
    {
    case JJ_TYPE_TEXT:
    case JJ_TYPE_PROSE:
      return jj_value_text (words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
    case JJ_TYPE_LIST:
      return random_list (field, rand);
    case JJ_TYPE_DATE:
      return jj_value_number (g_rand_int_range (rand, 700000, 750000));
    case JJ_TYPE_BOOL: /* a plan that said it is a part could not be edited any more */
      return jj_value_number (g_rand_boolean (rand) && strcmp (field->id, "here") != 0);
    case JJ_TYPE_ENUM:
      while (field->choices[n_choices].id)
        n_choices++;
      return jj_value_number (g_rand_int_range (rand, 0, n_choices));
    case JJ_TYPE_REF:
      return jj_value_number (random_target (plan, field->targets, rand));
    default:
      return jj_value_number (random_number (field, rand));
    }
}

static gboolean
is_code (const JjKind *kind, guint field)
{
  return field == JJ_CODE && !(kind->flags & JJ_KIND_LINK);
}

static void
add_insert (JjEdit *edit, JjPlan *plan, JjKindId kind, GRand *rand)
{
  const JjKind *table = jj_kind_get (kind);
  JjId id
      = jj_edit_insert (edit, kind,
                        (JjId)(((guint64)g_rand_int (rand) << 31 | g_rand_int (rand)) & G_MAXINT64)
                            | 1);
  g_autofree char *code = g_strdup_printf ("%u", g_rand_int (rand));

  for (guint f = 0; f < table->n_fields; f++)
    {
      if (is_code (table, f))
        jj_edit_set_text (edit, kind, id, f, code);
      else
        jj_edit_set (edit, kind, id, f, jj_random_value (plan, &table->fields[f], rand));
    }
}

static gboolean
can_insert (JjPlan *plan, const JjOp *op)
{
  const JjElement *from, *to;

  for (guint f = 0; f < op->kind->n_fields; f++)
    {
      if ((op->kind->fields[f].flags & JJ_FIELD_REQUIRED)
          && jj_value_is_empty (op->kind->fields[f].type, op->values[f]))
        return FALSE;
    }
  if (!(op->kind->flags & JJ_KIND_LINK))
    return TRUE;
  from = jj_plan_find (plan, op->values[JJ_FROM].number);
  to = jj_plan_find (plan, op->values[JJ_TO].number);
  return jj_link_check (jj_kind_index (op->kind), from, to, NULL);
}

static JjEdit *
random_insert (JjPlan *plan, GRand *rand, gboolean wild)
{
  for (;;)
    {
      JjKindId kind = (JjKindId)g_rand_int_range (rand, 0, JJ_N_KINDS);
      g_autoptr (JjEdit) edit = NULL;

      if (!wild && jj_kind_get (kind)->flags & (JJ_KIND_SINGLE | JJ_KIND_COMPUTED))
        continue;
      edit = jj_edit_new ("insert");
      add_insert (edit, plan, kind, rand);
      if (wild || can_insert (plan, jj_edit_get_op (edit, 0)))
        return g_steal_pointer (&edit);
    }
}

/* Ends and parents are left alone unless wild: a new end may be impossible, a parent a circle. */
static JjEdit *
random_set (JjPlan *plan, const JjElement *element, GRand *rand, gboolean wild)
{
  const JjKind *kind = jj_element_get_kind (element);
  JjEdit *edit = jj_edit_new ("set");

  for (int i = 0, n = g_rand_int_range (rand, 1, 6); i < n; i++)
    {
      guint f = (guint)g_rand_int_range (rand, 0, (gint32)kind->n_fields);
      gboolean risky = is_code (kind, f) || (kind->flags & JJ_KIND_LINK && f <= JJ_TO)
                       || (kind->fields[f].targets & JJ_KIND_BIT (jj_kind_index (kind)));

      if (wild || (!risky && !(kind->fields[f].flags & JJ_FIELD_REQUIRED)))
        jj_edit_set (edit, jj_kind_index (kind), jj_element_get_id (element), f,
                     jj_random_value (plan, &kind->fields[f], rand));
    }
  return edit;
}

JjEdit *
jj_random_edit (JjPlan *plan, GRand *rand, gboolean wild)
{
  JjId id = random_target (plan, ~JJ_KIND_BIT (JJ_KIND_PLAN), rand);
  const JjElement *element = jj_plan_find (plan, id);
  JjEdit *edit;

  if (!element)
    return random_insert (plan, rand, wild);
  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
    case 1:
    case 2:
      return random_insert (plan, rand, wild);
    case 3:
    case 4:
      return random_set (plan, element, rand, wild);
    case 5:
      edit = jj_edit_new ("move");
      jj_edit_move (edit, jj_element_get_kind_id (element), id,
                    g_rand_int_range (rand, 1, 1 << 30));
      return edit;
    case 6:
      return jj_command_duplicate (plan, &id, 1, NULL);
    default:
      if (!wild)
        return jj_command_delete (plan, &id, 1);
      edit = jj_edit_new ("delete");
      jj_edit_delete (edit, jj_element_get_kind_id (element), id);
      return edit;
    }
}

void
jj_assert_plan_json (JjPlan *plan, GBytes *expected)
{
  g_autoptr (GBytes) json = jj_plan_to_json (plan);

  if (!g_bytes_equal (json, expected))
    g_assert_cmpstr (g_bytes_get_data (json, NULL), ==, g_bytes_get_data (expected, NULL));
}
