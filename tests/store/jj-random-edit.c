/* jj-random-edit.c: edits by chance, from the tables of kinds */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-random-edit.h"

#include "jj-commands.h"
#include "jj-plan.h"

#include <string.h>

static const char *const words[]
    = { "社群", "共同備課", "A-012", "斗六市", "a\tb\"", "公開授課\n觀課", "𠮷野家", "x" };

static guint
below (GRand *rand, guint n)
{
  return (guint)g_rand_int_range (rand, 0, (gint32)n);
}

/* An element of one of the kinds of a mask, or NULL. */
static const JjElement *
pick (JjPlan *plan, guint64 mask, GRand *rand)
{
  guint first = below (rand, JJ_N_KINDS);

  for (guint i = 0; i < JJ_N_KINDS; i++)
    {
      guint kind = (first + i) % JJ_N_KINDS;
      guint n = jj_plan_get_count (plan, kind);

      if (mask & JJ_KIND_BIT (kind) && n > 0)
        return jj_plan_get_nth (plan, kind, below (rand, n));
    }
  return NULL;
}

static gint64
random_number (const JjField *field, GRand *rand)
{
  static const gint64 numbers[] = { 0, 1, 3, 250, 9999, 123456789, G_GINT64_CONSTANT (1) << 52 };
  gint64 value = numbers[below (rand, G_N_ELEMENTS (numbers))];

  if (field->min != 0 || field->max != 0)
    return CLAMP (value, field->min, field->max);
  return value;
}

static JjValue
random_list (const JjField *field, guint n_choices, GRand *rand)
{
  guint first = below (rand, n_choices ? n_choices : 4);
  g_autofree char *one = g_strdup_printf ("詞%u\n第%u", first, first + 5);

  if (n_choices == 0)
    return jj_value_text (one);
  return jj_value_text (field->choices[first].id);
}

static JjValue
random_value (JjPlan *plan, const JjField *field, GRand *rand)
{
  const JjElement *target;
  guint n_choices = 0;

  while (field->choices && field->choices[n_choices].id)
    n_choices++;
  if (below (rand, 6) == 0 && !(field->flags & JJ_FIELD_REQUIRED))
    return jj_value_empty (field->type);
  switch (field->type)
    {
    case JJ_TYPE_TEXT:
    case JJ_TYPE_PROSE:
      return jj_value_text (words[below (rand, G_N_ELEMENTS (words))]);
    case JJ_TYPE_LIST:
      return random_list (field, n_choices, rand);
    case JJ_TYPE_BOOL: /* a plan that said it is a part could not be edited any more */
      return jj_value_number (below (rand, 2) && strcmp (field->id, "here") != 0);
    case JJ_TYPE_ENUM:
      return jj_value_number (below (rand, n_choices));
    case JJ_TYPE_DATE:
      return jj_value_number (738000 + below (rand, 3000));
    case JJ_TYPE_REF:
      target = pick (plan, field->targets, rand);
      return jj_value_number (target ? jj_element_get_id (target) : 0);
    case JJ_TYPE_INT:
    case JJ_TYPE_DECIMAL2:
    case JJ_TYPE_MONEY:
    case JJ_TYPE_SHARE:
    default:
      return jj_value_number (random_number (field, rand));
    }
}

static void
add_insert (JjEdit *edit, JjPlan *plan, GRand *rand)
{
  JjKindId kind_id = 1 + below (rand, JJ_N_KINDS - 1);
  const JjKind *kind = jj_kind_get (kind_id);
  gboolean is_link = kind->flags & JJ_KIND_LINK;
  JjId id;

  if (kind->flags & (JJ_KIND_COMPUTED | JJ_KIND_SINGLE))
    return;
  id = jj_edit_insert (edit, kind_id, 0);
  for (guint i = is_link ? 0 : JJ_NAME; i < kind->n_fields; i++)
    {
      JjValue value = random_value (plan, &kind->fields[i], rand);

      if (is_link && i < JJ_LINK_FIELDS)
        {
          guint pair = below (rand, kind->pairs[1].from ? 2 : 1);
          const JjPair *ends = &kind->pairs[pair];
          const JjElement *end = pick (plan, i == JJ_FROM ? ends->from : ends->to, rand);

          value = jj_value_number (end ? jj_element_get_id (end) : 0);
        }
      jj_edit_set (edit, kind_id, id, i, value);
    }
  if (!is_link)
    {
      g_autofree char *code = g_strdup_printf ("%s-%u", kind->code_prefix, g_rand_int (rand));

      jj_edit_set_text (edit, kind_id, id, JJ_CODE, code);
    }
}

static void
add_change (JjEdit *edit, JjPlan *plan, GRand *rand)
{
  const JjElement *element = pick (plan, ~G_GUINT64_CONSTANT (0), rand);
  const JjKind *kind = jj_element_get_kind (element);
  JjKindId kind_id = jj_element_get_kind_id (element);
  guint field = below (rand, kind->n_fields);

  if (below (rand, 4) == 0)
    jj_edit_move (edit, kind_id, jj_element_get_id (element),
                  (gint64)g_rand_int (rand) - G_MAXINT32);
  else if (field != JJ_CODE || kind->flags & JJ_KIND_LINK)
    jj_edit_set (edit, kind_id, jj_element_get_id (element), field,
                 random_value (plan, &kind->fields[field], rand));
}

JjEdit *
jj_random_edit (JjPlan *plan, GRand *rand)
{
  JjEdit *edit;
  guint n = 1 + below (rand, 5);

  if (below (rand, 5) == 0)
    {
      const JjElement *element = pick (plan, ~JJ_KIND_BIT (JJ_KIND_PLAN), rand);
      JjId id = element ? jj_element_get_id (element) : 0;

      if (element)
        return jj_command_delete (plan, &id, 1);
    }
  edit = jj_edit_new ("By chance");
  for (guint i = 0; i < n; i++)
    {
      if (below (rand, 3) > 0)
        add_insert (edit, plan, rand);
      else
        add_change (edit, plan, rand);
    }
  return edit;
}
