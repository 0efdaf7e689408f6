/* jj-plan-apply.c: edits carried out in memory, all of one or nothing */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-format.h"
#include "jj-language.h"
#include "jj-plan-types.h"

static char *
describe (const JjElement *element)
{
  return g_strdup_printf ("%s “%s”", jj_label (element->kind->label),
                          jj_element_get_title (element));
}

/* The kinds of a mask as people name them: "School, Community". */
static char *
describe_kinds (guint64 mask)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint k = 0; k < JJ_N_KINDS; k++)
    {
      if (mask & JJ_KIND_BIT (k))
        g_string_append_printf (text, "%s%s", text->len ? _ (", ") : "",
                                jj_label (jj_kind_get (k)->label));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
jj_plan_check_ends (const JjKind *kind, const JjElement *from, const JjElement *to, GError **error)
{
  guint64 possible = 0;
  g_autofree char *names = NULL;

  if (from == to)
    {
      g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_LINK, _ ("“%s” cannot be linked to itself."),
                   jj_element_get_title (from));
      return FALSE;
    }
  if (jj_kind_allows (kind, from->kind_id, to->kind_id))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kind->pairs); i++)
    {
      if (kind->pairs[i].from & JJ_KIND_BIT (from->kind_id))
        possible |= kind->pairs[i].to;
    }
  names = describe_kinds (possible);
  if (possible)
    g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_LINK,
                 _ ("A link “%s” from %s leads to: %s. It cannot lead to %s."),
                 jj_label (kind->label), jj_label (from->kind->label), names,
                 jj_label (to->kind->label));
  else
    g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_LINK, _ ("A link “%s” cannot begin at %s."),
                 jj_label (kind->label), jj_label (from->kind->label));
  return FALSE;
}

gboolean
jj_link_check (JjKindId link, const JjElement *from, const JjElement *to, GError **error)
{
  return jj_plan_check_ends (jj_kind_get (link), from, to, error);
}

gboolean
jj_plan_check_target (const JjKind *kind, guint field, const JjElement *target, GError **error)
{
  guint64 targets = kind->fields[field].targets;
  g_autofree char *names = NULL;

  if (targets & JJ_KIND_BIT (target->kind_id))
    return TRUE;
  names = describe_kinds (targets);
  g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_LINK,
               _ ("“%s” of %s can be: %s. It cannot be %s."), jj_label (kind->fields[field].label),
               jj_label (kind->label), names, jj_label (target->kind->label));
  return FALSE;
}

gboolean
jj_plan_check_parents (const JjElement *element,
                       guint field,
                       const JjElement *parent,
                       GError **error)
{
  for (const JjElement *e = parent; e && e->kind == element->kind; e = e->cells[field].ref)
    {
      if (e != element)
        continue;
      g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_LINK,
                   _ ("“%s” cannot be part of itself, directly or through others."),
                   jj_element_get_title (element));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_value (const JjKind *kind, guint field, JjValue value, GError **error)
{
  const JjField *table = &kind->fields[field];

  if ((table->flags & JJ_FIELD_REQUIRED) && jj_value_is_empty (table->type, value))
    {
      g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_VALUE, _ ("“%s” of %s cannot be empty."),
                   jj_label (table->label), jj_label (kind->label));
      return FALSE;
    }
  return jj_value_check (table, value, error);
}

static gboolean
check_code (JjPlan *self,
            const JjKind *kind,
            const JjElement *self_element,
            JjValue value,
            GError **error)
{
  const JjElement *other
      = value.text ? jj_plan_find_code (self, jj_kind_index (kind), value.text) : NULL;
  g_autofree char *name = NULL;

  if (!other || other == self_element)
    return TRUE;
  name = describe (other);
  g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_CODE, _ ("The code %s is in use by %s."),
               value.text, name);
  return FALSE;
}

/* The target of a REF value, checked; NULL with error set, or NULL where the value is empty. */
static JjElement *
find_target (JjPlan *self, const JjKind *kind, guint field, JjId id, GError **error)
{
  JjElement *target = id ? (JjElement *)jj_plan_find (self, id) : NULL;

  if (id && !target)
    g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING,
                 _ ("“%s” of %s points to something that is not in the plan."),
                 jj_label (kind->fields[field].label), jj_label (kind->label));
  else if (target && !jj_plan_check_target (kind, field, target, error))
    target = NULL;
  return target;
}

static gboolean
is_code (const JjKind *kind, guint field)
{
  return field == JJ_CODE && !(kind->flags & JJ_KIND_LINK);
}

static gboolean
check_insert_refs (JjPlan *self, const JjOp *op, GError **error)
{
  JjElement *ends[2] = { NULL, NULL };

  for (guint i = 0; i < op->kind->n_fields; i++)
    {
      JjId id = op->values[i].number;
      JjElement *target;

      if (op->kind->fields[i].type != JJ_TYPE_REF || id == 0)
        continue;
      target = find_target (self, op->kind, i, id, error);
      if (!target)
        return FALSE;
      if (i <= JJ_TO)
        ends[i] = target;
    }
  return !(op->kind->flags & JJ_KIND_LINK)
         || jj_plan_check_ends (op->kind, ends[JJ_FROM], ends[JJ_TO], error);
}

static gboolean
check_insert (JjPlan *self, const JjOp *op, GError **error)
{
  if (op->kind->flags & (JJ_KIND_COMPUTED | JJ_KIND_SINGLE))
    {
      g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_LINK,
                   _ ("%s cannot be added: it follows from the rest of the plan."),
                   jj_label (op->kind->label));
      return FALSE;
    }
  if (op->id <= 0 || jj_plan_find (self, op->id))
    {
      g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING,
                   _ ("%s cannot be added twice under one id."), jj_label (op->kind->label));
      return FALSE;
    }
  for (guint i = 0; i < op->kind->n_fields; i++)
    {
      if (!check_value (op->kind, i, op->values[i], error))
        return FALSE;
      if (is_code (op->kind, i) && !check_code (self, op->kind, NULL, op->values[i], error))
        return FALSE;
    }
  return check_insert_refs (self, op, error);
}

static gboolean
apply_insert (JjPlan *self, JjOp *op, GError **error)
{
  JjList *list = &self->lists[jj_kind_index (op->kind)];
  JjElement *element;

  if (!check_insert (self, op, error))
    return FALSE;
  if (op->rank == 0)
    op->rank = list->items->len == 0
                   ? JJ_RANK_STEP
                   : ((JjElement *)g_ptr_array_index (list->items, list->items->len - 1))->rank
                         + JJ_RANK_STEP;
  element = jj_element_new (&list->pool, jj_kind_index (op->kind), op->id, op->rank);
  for (guint i = 0; i < op->kind->n_fields; i++)
    {
      JjType type = op->kind->fields[i].type;

      if (type == JJ_TYPE_REF)
        jj_element_point (element, i, (JjElement *)jj_plan_find (self, op->values[i].number));
      else if (jj_type_is_text (type))
        element->cells[i].text = jj_value_copy (type, op->values[i]).text;
      else
        element->cells[i].number = op->values[i].number;
    }
  jj_plan_enter (self, element);
  return TRUE;
}

static JjElement *
find_for (JjPlan *self, const JjOp *op, GError **error)
{
  JjElement *element = (JjElement *)jj_plan_find (self, op->id);

  if (element && element->kind == op->kind)
    return element;
  g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING,
               _ ("%s is no longer in the plan; it was deleted meanwhile."),
               jj_label (op->kind->label));
  return NULL;
}

static gboolean
apply_delete (JjPlan *self, JjOp *op, GError **error)
{
  JjElement *element = find_for (self, op, error);

  if (!element)
    return FALSE;
  if (element->n_referrers > 0 || (op->kind->flags & JJ_KIND_SINGLE))
    {
      g_autofree char *name = describe (element);

      g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_IN_USE,
                   _ ("%s cannot be deleted: other elements still point to it."), name);
      return FALSE;
    }
  op->rank = element->rank;
  if (!op->values)
    op->values = g_new0 (JjValue, op->kind->n_fields);
  for (guint i = 0; i < op->kind->n_fields; i++)
    {
      JjType type = op->kind->fields[i].type;

      jj_value_clear (type, &op->values[i]);
      op->values[i] = jj_value_copy (type, jj_element_get_value (element, i));
      if (type == JJ_TYPE_REF)
        jj_element_point (element, i, NULL);
    }
  jj_plan_leave (self, element);
  return TRUE;
}

static gboolean
check_set_ref (JjPlan *self, JjElement *element, const JjOp *op, JjElement **target, GError **error)
{
  g_autoptr (GError) local = NULL;
  JjElement *from, *to;

  *target = find_target (self, op->kind, op->field, op->value.number, &local);
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!(op->kind->flags & JJ_KIND_LINK) || op->field > JJ_TO)
    return !*target || jj_plan_check_parents (element, op->field, *target, error);
  from = op->field == JJ_FROM ? *target : element->cells[JJ_FROM].ref;
  to = op->field == JJ_TO ? *target : element->cells[JJ_TO].ref;
  return jj_plan_check_ends (op->kind, from, to, error);
}

static void
set_text (JjPlan *self, JjElement *element, JjOp *op)
{
  JjList *list = &self->lists[element->kind_id];
  char *old = element->cells[op->field].text;
  gboolean indexed = list->by_code && is_code (op->kind, op->field);

  if (indexed && old)
    g_hash_table_remove (list->by_code, old);
  element->cells[op->field].text = jj_value_copy (JJ_TYPE_TEXT, op->value).text;
  if (indexed && op->value.text)
    g_hash_table_insert (list->by_code, element->cells[JJ_CODE].text, element);
  if (op->field == JJ_NAME && !(op->kind->flags & JJ_KIND_LINK))
    g_clear_pointer (&list->by_name, g_hash_table_unref);
  if (old)
    g_ref_string_release (old);
}

static gboolean
apply_set (JjPlan *self, JjOp *op, GError **error)
{
  JjElement *element = find_for (self, op, error);
  JjType type = op->kind->fields[op->field].type;
  JjElement *target = NULL;

  if (!element || !check_value (op->kind, op->field, op->value, error))
    return FALSE;
  if (is_code (op->kind, op->field) && !check_code (self, op->kind, element, op->value, error))
    return FALSE;
  if (type == JJ_TYPE_REF && !check_set_ref (self, element, op, &target, error))
    return FALSE;
  jj_value_clear (type, &op->old);
  op->old = jj_value_copy (type, jj_element_get_value (element, op->field));
  if (type == JJ_TYPE_REF)
    jj_element_point (element, op->field, target);
  else if (jj_type_is_text (type))
    set_text (self, element, op);
  else
    element->cells[op->field].number = op->value.number;
  return TRUE;
}

static gboolean
apply_move (JjPlan *self, JjOp *op, GError **error)
{
  JjElement *element = find_for (self, op, error);

  if (!element)
    return FALSE;
  op->old_rank = element->rank;
  jj_plan_rerank (self, element, op->rank);
  return TRUE;
}

static gboolean
apply_op (JjPlan *self, JjOp *op, GError **error)
{
  switch (op->type)
    {
    case JJ_OP_INSERT:
      return apply_insert (self, op, error);
    case JJ_OP_DELETE:
      return apply_delete (self, op, error);
    case JJ_OP_SET:
      return apply_set (self, op, error);
    case JJ_OP_MOVE:
      return apply_move (self, op, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
roll_back (JjPlan *self, JjEdit *edit, guint n_done)
{
  g_autoptr (JjEdit) inverse = jj_edit_invert_first (edit, n_done);

  for (guint i = 0; i < n_done; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!apply_op (self, jj_edit_get_op (inverse, i), &error))
        g_error ("an edit could not be taken back: %s", error->message);
    }
}

gboolean
jj_plan_apply (JjPlan *self, JjEdit *edit, GError **error)
{
  guint n = jj_edit_get_n_ops (edit);

  g_return_val_if_fail (JJ_IS_PLAN (self) && !self->emitting, FALSE);
  for (guint i = 0; i < n; i++)
    {
      if (apply_op (self, jj_edit_get_op (edit, i), error))
        continue;
      roll_back (self, edit, i);
      jj_plan_settle (self);
      return FALSE;
    }
  jj_plan_settle (self);
  self->revision++;
  return TRUE;
}

JjPlan *
jj_plan_with (JjPlan *self, JjEdit *edit, GError **error)
{
  g_autoptr (JjPlan) copy = jj_plan_copy (self);

  if (!jj_plan_apply (copy, edit, error))
    return NULL;
  return g_steal_pointer (&copy);
}
