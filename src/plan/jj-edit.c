/* jj-edit.c: a change of the plan as a list of four primitive operations */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-edit.h"
#include "jj-id-map.h"

struct _JjEdit
{
  gatomicrefcount refs;
  char *label;
  char *reason;
  GArray *ops;     /* JjOp */
  JjIdMap inserts; /* → index of its INSERT + 1; without slots until there is one */
};

static void
clear_values (const JjKind *kind, JjValue **values)
{
  for (guint i = 0; *values && i < kind->n_fields; i++)
    jj_value_clear (kind->fields[i].type, &(*values)[i]);
  g_clear_pointer (values, g_free);
}

static void
clear_op (gpointer data)
{
  JjOp *op = data;

  clear_values (op->kind, &op->values);
  if (op->type == JJ_OP_SET)
    {
      jj_value_clear (op->kind->fields[op->field].type, &op->old);
      jj_value_clear (op->kind->fields[op->field].type, &op->value);
    }
}

JjEdit *
jj_edit_new (const char *label)
{
  JjEdit *self = g_new0 (JjEdit, 1);

  g_atomic_ref_count_init (&self->refs);
  self->label = g_strdup (label);
  self->ops = g_array_new (FALSE, TRUE, sizeof (JjOp));
  g_array_set_clear_func (self->ops, clear_op);
  return self;
}

JjEdit *
jj_edit_ref (JjEdit *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
jj_edit_unref (JjEdit *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->label);
  g_free (self->reason);
  g_array_unref (self->ops);
  jj_id_map_clear (&self->inserts);
  g_free (self);
}

const char *
jj_edit_get_label (const JjEdit *self)
{
  return self->label;
}

void
jj_edit_set_label (JjEdit *self, const char *label)
{
  g_free (self->label);
  self->label = g_strdup (label);
}

const char *
jj_edit_get_reason (const JjEdit *self)
{
  return self->reason;
}

void
jj_edit_set_reason (JjEdit *self, const char *reason)
{
  g_free (self->reason);
  self->reason = g_strdup (reason);
}

guint
jj_edit_get_n_ops (const JjEdit *self)
{
  return self->ops->len;
}

JjOp *
jj_edit_get_op (const JjEdit *self, guint i)
{
  g_assert (i < self->ops->len);
  return &g_array_index (self->ops, JjOp, i);
}

gboolean
jj_edit_is_empty (const JjEdit *self)
{
  return self->ops->len == 0;
}

JjOp *
jj_edit_append (JjEdit *self, JjOpType type, const JjKind *kind, JjId id)
{
  JjOp op = { .type = type, .kind = kind, .id = id };

  g_array_append_val (self->ops, op);
  return &g_array_index (self->ops, JjOp, self->ops->len - 1);
}

static JjValue *
empty_values (const JjKind *kind)
{
  JjValue *values = g_new (JjValue, kind->n_fields);

  for (guint i = 0; i < kind->n_fields; i++)
    values[i] = jj_value_empty (kind->fields[i].type);
  return values;
}

static void
remember_insert (JjEdit *self)
{
  JjId id = g_array_index (self->ops, JjOp, self->ops->len - 1).id;

  if (!self->inserts.slots)
    jj_id_map_init (&self->inserts);
  jj_id_map_remove (&self->inserts, id);
  jj_id_map_add (&self->inserts, id, GUINT_TO_POINTER (self->ops->len));
}

/* The index + 1 of the insert that made this element; 0: it is not of this edit. Nearly always it
 * is the last operation. */
static guint
find_insert (const JjEdit *self, JjId id)
{
  guint n = self->ops->len;
  const JjOp *last = n > 0 ? &g_array_index (self->ops, JjOp, n - 1) : NULL;

  if (last && last->type == JJ_OP_INSERT && last->id == id)
    return n;
  return self->inserts.slots ? GPOINTER_TO_UINT (jj_id_map_find (&self->inserts, id)) : 0;
}

JjId
jj_edit_insert_at (JjEdit *self, JjKindId kind, JjId id, gint64 rank)
{
  JjOp *op = jj_edit_append (self, JJ_OP_INSERT, jj_kind_get (kind), id ? id : jj_id_new ());

  op->rank = rank;
  op->values = empty_values (op->kind);
  id = op->id;
  if (op->kind->flags & JJ_KIND_PRIVATE)
    op->values[JJ_PRIVATE].number = TRUE;
  remember_insert (self);
  return id;
}

JjId
jj_edit_insert (JjEdit *self, JjKindId kind, JjId id)
{
  return jj_edit_insert_at (self, kind, id, 0);
}

void
jj_edit_delete (JjEdit *self, JjKindId kind, JjId id)
{
  jj_edit_append (self, JJ_OP_DELETE, jj_kind_get (kind), id);
  if (self->inserts.slots)
    jj_id_map_remove (&self->inserts, id);
}

void
jj_edit_move (JjEdit *self, JjKindId kind, JjId id, gint64 rank)
{
  jj_edit_append (self, JJ_OP_MOVE, jj_kind_get (kind), id)->rank = rank;
}

/* A REF into an earlier insert may only be folded if its target is there when the insert's turn
 * comes: folding is for the edit's last insert alone, other sets stay operations. */
void
jj_edit_set (JjEdit *self, JjKindId kind, JjId id, guint field, JjValue value)
{
  guint index = find_insert (self, id);
  const JjKind *table = jj_kind_get (kind);
  JjOp *op;

  g_return_if_fail (field < table->n_fields);
  if (index && (index == self->ops->len || table->fields[field].type != JJ_TYPE_REF))
    {
      op = &g_array_index (self->ops, JjOp, index - 1);
      jj_value_clear (table->fields[field].type, &op->values[field]);
      op->values[field] = value;
      return;
    }
  op = jj_edit_append (self, JJ_OP_SET, table, id);
  op->field = field;
  op->old = jj_value_empty (table->fields[field].type);
  op->value = value;
}

void
jj_edit_set_text (JjEdit *self, JjKindId kind, JjId id, guint field, const char *text)
{
  g_return_if_fail (jj_type_is_text (jj_kind_get (kind)->fields[field].type));
  jj_edit_set (self, kind, id, field, jj_value_text (text));
}

void
jj_edit_set_number (JjEdit *self, JjKindId kind, JjId id, guint field, gint64 number)
{
  g_return_if_fail (!jj_type_is_text (jj_kind_get (kind)->fields[field].type));
  jj_edit_set (self, kind, id, field, jj_value_number (number));
}

JjId
jj_edit_link (JjEdit *self, JjKindId link, JjId from, JjId to)
{
  JjId id = jj_edit_insert (self, link, 0);

  jj_edit_set_number (self, link, id, JJ_FROM, from);
  jj_edit_set_number (self, link, id, JJ_TO, to);
  return id;
}

static JjValue *
copy_values (const JjKind *kind, const JjValue *values)
{
  JjValue *copy = g_new (JjValue, kind->n_fields);

  for (guint i = 0; i < kind->n_fields; i++)
    copy[i] = jj_value_copy (kind->fields[i].type, values[i]);
  return copy;
}

static void
add_inverse (JjEdit *self, const JjOp *op)
{
  JjOp *inverse = jj_edit_append (self, op->type, op->kind, op->id);
  JjType type = op->kind->fields[op->field].type;

  inverse->field = op->field;
  switch (op->type)
    {
    case JJ_OP_INSERT:
    case JJ_OP_DELETE:
      inverse->type = op->type == JJ_OP_INSERT ? JJ_OP_DELETE : JJ_OP_INSERT;
      inverse->values = copy_values (op->kind, op->values);
      inverse->rank = op->rank;
      break;
    case JJ_OP_SET:
      inverse->old = jj_value_copy (type, op->value);
      inverse->value = jj_value_copy (type, op->old);
      break;
    case JJ_OP_MOVE:
      inverse->old_rank = op->rank;
      inverse->rank = op->old_rank;
      break;
    default:
      g_assert_not_reached ();
    }
}

void
jj_edit_take (JjEdit *self, JjEdit *other)
{
  g_array_append_vals (self->ops, other->ops->data, other->ops->len);
  /* The values have moved: the other list forgets them without clearing. */
  g_array_set_clear_func (other->ops, NULL);
  g_array_set_size (other->ops, 0);
  g_array_set_clear_func (other->ops, clear_op);
  jj_id_map_clear (&other->inserts);
}

JjEdit *
jj_edit_invert (const JjEdit *self)
{
  return jj_edit_invert_first (self, self->ops->len);
}

JjEdit *
jj_edit_invert_first (const JjEdit *self, guint n)
{
  JjEdit *inverse = jj_edit_new (self->label);

  jj_edit_set_reason (inverse, self->reason);
  for (guint i = n; i > 0; i--)
    add_inverse (inverse, &g_array_index (self->ops, JjOp, i - 1));
  return inverse;
}
