/* jj-commands.c: what users do, as edits */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-commands.h"

#include "jj-format.h"
#include "jj-language.h"
#include "jj-plan-private.h"

/* “title” for one element, "3 × 社群" for several. (transfer full) */
static char *
describe (JjPlan *plan, const JjId *ids, guint n_ids)
{
  const JjElement *first = n_ids ? jj_plan_find (plan, ids[0]) : NULL;

  if (!first)
    return g_strdup ("");
  if (n_ids == 1)
    return g_strdup_printf (_ ("“%s”"), jj_element_get_title (first));
  return g_strdup_printf ("%u × %s", n_ids, jj_label (jj_element_get_kind (first)->label));
}

static void
set_parent (JjEdit *edit, JjPlan *plan, JjKindId kind, JjId id, JjId parent)
{
  const JjKind *table = jj_kind_get (kind);
  const JjElement *target = parent ? jj_plan_find (plan, parent) : NULL;
  int field = -1;

  for (guint i = 0; target && i < table->n_fields; i++)
    {
      if (table->fields[i].type != JJ_TYPE_REF
          || !(table->fields[i].targets & JJ_KIND_BIT (jj_element_get_kind_id (target))))
        continue;
      if (field >= 0)
        return;
      field = (int)i;
    }
  if (field >= 0)
    jj_edit_set_number (edit, kind, id, (guint)field, parent);
}

JjEdit *
jj_command_add (JjPlan *plan, JjKindId kind, JjId parent, JjId *id)
{
  g_autofree char *label = g_strdup_printf (_ ("Add %s"), jj_label (jj_kind_get (kind)->label));
  JjEdit *edit = jj_edit_new (label);
  JjId new_id = jj_edit_insert (edit, kind, 0);
  g_autofree char *code = NULL;
  JjCoder coder;

  jj_coder_init (&coder, plan, kind);
  code = jj_coder_next (&coder);
  if (code)
    jj_edit_set_text (edit, kind, new_id, JJ_CODE, code);
  if (kind == JJ_KIND_SCHOOL)
    jj_edit_set_number (edit, kind, new_id,
                        (guint)jj_kind_find_field (jj_kind_get (kind), "active"), TRUE);
  set_parent (edit, plan, kind, new_id, parent);
  if (id)
    *id = new_id;
  return edit;
}

JjEdit *
jj_command_set_value (JjPlan *plan, const JjId *ids, guint n_ids, guint field, JjValue value)
{
  const JjElement *first = n_ids ? jj_plan_find (plan, ids[0]) : NULL;
  g_autofree char *name = describe (plan, ids, n_ids);
  JjEdit *edit = jj_edit_new (NULL);
  g_autofree char *label = NULL;
  JjType type;

  g_return_val_if_fail (first != NULL, edit);
  type = jj_element_get_kind (first)->fields[field].type;
  label = g_strdup_printf (_ ("Change %s of %s"),
                           jj_label (jj_element_get_kind (first)->fields[field].label), name);
  jj_edit_set_label (edit, label);
  for (guint i = 0; i < n_ids; i++)
    {
      const JjElement *element = jj_plan_find (plan, ids[i]);

      if (element && jj_element_get_kind (element) == jj_element_get_kind (first)
          && !jj_value_equal (type, jj_element_get_value (element, field), value))
        jj_edit_set (edit, jj_element_get_kind_id (element), ids[i], field,
                     jj_value_copy (type, value));
    }
  jj_value_clear (type, &value);
  return edit;
}

JjEdit *
jj_command_set_text (JjPlan *plan,
                     const JjId *ids,
                     guint n_ids,
                     guint field,
                     const char *text,
                     GError **error)
{
  const JjElement *first = n_ids ? jj_plan_find (plan, ids[0]) : NULL;
  JjValue value;

  if (!first)
    {
      g_set_error_literal (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING,
                           _ ("The element is no longer in the plan."));
      return NULL;
    }
  if (!jj_value_parse (plan, &jj_element_get_kind (first)->fields[field], text, &value, error))
    return NULL;
  return jj_command_set_value (plan, ids, n_ids, field, value);
}

/* What a delete takes along, each after all that points to it. */
typedef struct
{
  JjPlan *plan;
  GHashTable *doomed; /* &id → element */
  GPtrArray *order;   /* elements, dependants first */
} Doom;

static void
doom (Doom *self, const JjElement *element)
{
  JjId *key;

  if (g_hash_table_contains (self->doomed, &(JjId){ jj_element_get_id (element) }))
    return;
  key = g_new (JjId, 1);
  *key = jj_element_get_id (element);
  g_hash_table_add (self->doomed, key);
  for (guint i = 0; i < jj_element_get_n_referrers (element); i++)
    {
      guint field;
      const JjElement *from = jj_element_get_referrer (element, i, &field);

      if (jj_element_get_kind (from)->fields[field].flags & JJ_FIELD_OWNER)
        doom (self, from);
    }
  g_ptr_array_add (self->order, (gpointer)element);
}

static void
empty_referrers (Doom *self, JjEdit *edit, const JjElement *element)
{
  for (guint i = 0; i < jj_element_get_n_referrers (element); i++)
    {
      guint field;
      const JjElement *from = jj_element_get_referrer (element, i, &field);
      JjId id = jj_element_get_id (from);

      if (!g_hash_table_contains (self->doomed, &id))
        jj_edit_set_number (edit, jj_element_get_kind_id (from), id, field, 0);
    }
}

/* Elements of one kind may point to each other (parents): their own references go first. */
static void
empty_own_refs (Doom *self, JjEdit *edit, const JjElement *element)
{
  const JjKind *kind = jj_element_get_kind (element);

  for (guint f = 0; f < kind->n_fields; f++)
    {
      const JjElement *target
          = kind->fields[f].type == JJ_TYPE_REF ? jj_element_get_ref (element, f) : NULL;
      JjId id = target ? jj_element_get_id (target) : 0;

      if (target && !(kind->fields[f].flags & (JJ_FIELD_OWNER | JJ_FIELD_REQUIRED))
          && g_hash_table_contains (self->doomed, &id))
        jj_edit_set_number (edit, jj_element_get_kind_id (element), jj_element_get_id (element), f,
                            0);
    }
}

JjEdit *
jj_command_delete (JjPlan *plan, const JjId *ids, guint n_ids)
{
  g_autofree char *name = describe (plan, ids, n_ids);
  g_autofree char *label = g_strdup_printf (_ ("Delete %s"), name);
  g_autoptr (GHashTable) doomed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  Doom self = { plan, doomed, order };
  JjEdit *edit = jj_edit_new (label);

  for (guint i = 0; i < n_ids; i++)
    {
      const JjElement *element = jj_plan_find (plan, ids[i]);

      if (element && !(jj_element_get_kind (element)->flags & JJ_KIND_SINGLE))
        doom (&self, element);
    }
  for (guint i = 0; i < order->len; i++)
    {
      empty_referrers (&self, edit, g_ptr_array_index (order, i));
      empty_own_refs (&self, edit, g_ptr_array_index (order, i));
    }
  for (guint i = 0; i < order->len; i++)
    {
      const JjElement *element = g_ptr_array_index (order, i);

      jj_edit_delete (edit, jj_element_get_kind_id (element), jj_element_get_id (element));
    }
  return edit;
}

/* A rank after `left` and before `right` (either may be NULL); 0 where there is no room. */
static gint64
rank_between (const JjElement *left, const JjElement *right)
{
  gint64 low = left ? jj_element_get_rank (left) : 0;
  gint64 high;

  if (!right)
    return low + JJ_RANK_STEP;
  high = jj_element_get_rank (right);
  if (!left)
    low = high - 2 * JJ_RANK_STEP;
  return high - low >= 2 ? low + (high - low) / 2 : 0;
}

static guint
index_of (JjPlan *plan, const JjElement *element)
{
  JjKindId kind = jj_element_get_kind_id (element);
  guint low = 0, high = jj_plan_get_count (plan, kind);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const JjElement *other = jj_plan_get_nth (plan, kind, middle);
      gint64 rank = jj_element_get_rank (other);

      if (rank < jj_element_get_rank (element)
          || (rank == jj_element_get_rank (element)
              && jj_element_get_id (other) < jj_element_get_id (element)))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* New ranks for the whole kind, in its present order but with the moved ones before `before`. */
static void
renumber (JjPlan *plan, JjEdit *edit, const JjId *ids, guint n_ids, const JjElement *before)
{
  JjKindId kind = jj_element_get_kind_id (before);
  g_autoptr (GHashTable) moved = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 rank = 0;

  for (guint i = 0; i < n_ids; i++)
    g_hash_table_add (moved, (gpointer)&ids[i]);
  for (guint i = 0; i < jj_plan_get_count (plan, kind); i++)
    {
      const JjElement *element = jj_plan_get_nth (plan, kind, i);
      JjId id = jj_element_get_id (element);

      for (guint j = 0; element == before && j < n_ids; j++)
        jj_edit_move (edit, kind, ids[j], rank += JJ_RANK_STEP);
      if (!g_hash_table_contains (moved, &id))
        jj_edit_move (edit, kind, id, rank += JJ_RANK_STEP);
    }
}

JjEdit *
jj_command_move_before (JjPlan *plan, const JjId *ids, guint n_ids, JjId before)
{
  g_autofree char *name = describe (plan, ids, n_ids);
  g_autofree char *label = g_strdup_printf (_ ("Move %s"), name);
  const JjElement *first = n_ids ? jj_plan_find (plan, ids[0]) : NULL;
  const JjElement *right = before ? jj_plan_find (plan, before) : NULL;
  JjEdit *edit = jj_edit_new (label);
  JjKindId kind;
  gint64 low, high, step;
  guint at;

  g_return_val_if_fail (first != NULL, edit);
  for (guint i = 0; i < n_ids; i++)
    {
      if (ids[i] == before)
        return edit;
    }
  kind = jj_element_get_kind_id (first);
  at = right ? index_of (plan, right) : jj_plan_get_count (plan, kind);
  low = at > 0 ? jj_element_get_rank (jj_plan_get_nth (plan, kind, at - 1)) : 0;
  high = right ? jj_element_get_rank (right) : low + ((gint64)n_ids + 1) * JJ_RANK_STEP;
  if (right && at == 0)
    low = high - ((gint64)n_ids + 1) * JJ_RANK_STEP;
  step = (high - low) / ((gint64)n_ids + 1);
  if (step == 0)
    renumber (plan, edit, ids, n_ids, right);
  for (guint i = 0; step > 0 && i < n_ids; i++)
    jj_edit_move (edit, kind, ids[i], low + step * ((gint64)i + 1));
  return edit;
}

static void
copy_fields (JjEdit *edit, const JjElement *from, JjId id, GHashTable *copies)
{
  const JjKind *kind = jj_element_get_kind (from);

  for (guint f = 0; f < kind->n_fields; f++)
    {
      JjValue value = jj_element_get_value (from, f);
      const JjId *copy = kind->fields[f].type == JJ_TYPE_REF
                             ? g_hash_table_lookup (copies, &value.number)
                             : NULL;

      if (copy && (kind->fields[f].flags & JJ_FIELD_OWNER))
        value.number = *copy;
      if (f != JJ_CODE || (kind->flags & JJ_KIND_LINK))
        jj_edit_set (edit, jj_element_get_kind_id (from), id, f,
                     jj_value_copy (kind->fields[f].type, value));
    }
}

typedef struct
{
  JjPlan *plan;
  JjEdit *edit;
  GHashTable *copies; /* &id → &new id */
  JjCoder coders[JJ_N_KINDS];
} Copier;

static JjId
copy_element (Copier *self, const JjElement *from, gint64 rank)
{
  JjKindId kind = jj_element_get_kind_id (from);
  JjId *key = g_new (JjId, 1), *value = g_new (JjId, 1);
  g_autofree char *code = NULL;

  if (!self->coders[kind].plan)
    jj_coder_init (&self->coders[kind], self->plan, kind);
  *key = jj_element_get_id (from);
  *value = jj_edit_insert_at (self->edit, kind, 0, rank);
  g_hash_table_insert (self->copies, key, value);
  copy_fields (self->edit, from, *value, self->copies);
  code = jj_coder_next (&self->coders[kind]);
  if (code)
    jj_edit_set_text (self->edit, kind, *value, JJ_CODE, code);
  return *value;
}

/* What an element owns comes along; of its links those that begin here. */
static void
copy_owned (Copier *self, const JjElement *element)
{
  for (guint i = 0; i < jj_element_get_n_referrers (element); i++)
    {
      guint field;
      const JjElement *from = jj_element_get_referrer (element, i, &field);
      const JjKind *kind = jj_element_get_kind (from);
      gboolean link = (kind->flags & JJ_KIND_LINK) != 0;
      JjId id = jj_element_get_id (from);

      if (!(kind->fields[field].flags & JJ_FIELD_OWNER) || (link && field != JJ_FROM)
          || jj_element_get_kind_id (from) == JJ_KIND_PLACEMENT
          || g_hash_table_contains (self->copies, &id))
        continue;
      copy_element (self, from, 0);
      copy_owned (self, from);
    }
}

JjEdit *
jj_command_duplicate (JjPlan *plan, const JjId *ids, guint n_ids, JjId *new_ids)
{
  g_autofree char *name = describe (plan, ids, n_ids);
  g_autofree char *label = g_strdup_printf (_ ("Duplicate %s"), name);
  g_autoptr (GHashTable) copies
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Copier self = { .plan = plan, .edit = jj_edit_new (label), .copies = copies };

  for (guint i = 0; i < n_ids; i++)
    {
      const JjElement *from = jj_plan_find (plan, ids[i]);
      JjKindId kind;
      guint at;
      JjId id;

      g_return_val_if_fail (from && !(jj_element_get_kind (from)->flags & JJ_KIND_SINGLE),
                            self.edit);
      kind = jj_element_get_kind_id (from);
      at = index_of (plan, from) + 1;
      id = copy_element (&self, from,
                         rank_between (from, at < jj_plan_get_count (plan, kind)
                                                 ? jj_plan_get_nth (plan, kind, at)
                                                 : NULL));
      if (new_ids)
        new_ids[i] = id;
      copy_owned (&self, from);
    }
  return self.edit;
}

JjEdit *
jj_command_link (JjPlan *plan, JjKindId link, JjId from, JjId to, JjId *id, GError **error)
{
  const JjElement *a = jj_plan_find (plan, from), *b = jj_plan_find (plan, to);
  g_autofree char *label = NULL;
  JjEdit *edit;
  JjId new_id;

  if (!a || !b)
    {
      g_set_error_literal (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING,
                           _ ("The element is no longer in the plan."));
      return NULL;
    }
  if (!jj_link_check (link, a, b, error))
    return NULL;
  label = g_strdup_printf (_ ("Link “%s” with “%s”"), jj_element_get_title (a),
                           jj_element_get_title (b));
  edit = jj_edit_new (label);
  new_id = jj_edit_link (edit, link, from, to);
  if (id)
    *id = new_id;
  return edit;
}
