/* jj-edit-json.c: the operations of an edit as the log keeps them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-edit.h"
#include "jj-language.h"
#include "jj-value-json.h"

#include <string.h>

/* An array of operations, each an array:
 *
 *   ["insert", kind, id, rank, {fields}]    ["delete", kind, id, rank, {fields}]
 *   ["set", kind, id, field, old, new]      ["move", kind, id, old rank, new rank] */
static const char *const names[] = { "insert", "delete", "set", "move" };

static void
append_name (GString *out, const char *name)
{
  g_string_append_c (out, '"');
  g_string_append (out, name);
  g_string_append (out, "\",");
}

static void
append_op (GString *out, const JjOp *op)
{
  g_string_append_c (out, '[');
  append_name (out, names[op->type]);
  append_name (out, op->kind->id);
  jj_json_append_id (out, op->id);
  if (op->type == JJ_OP_SET)
    {
      const JjField *field = &op->kind->fields[op->field];

      g_string_append_c (out, ',');
      append_name (out, field->id);
      jj_json_append_value (out, field, op->old);
      g_string_append_c (out, ',');
      jj_json_append_value (out, field, op->value);
    }
  else if (op->type == JJ_OP_MOVE)
    {
      g_string_append_printf (out, ",%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT, op->old_rank,
                              op->rank);
    }
  else
    {
      gsize brace;

      g_string_append_printf (out, ",%" G_GINT64_FORMAT ",", op->rank);
      brace = out->len;
      g_string_append_c (out, '{');
      jj_json_append_fields (out, op->kind, op->values);
      if (out->len > brace + 1)
        g_string_erase (out, (gssize)brace + 1, 1); /* the first comma */
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

char *
jj_edit_to_json (const JjEdit *self)
{
  GString *out = g_string_new ("[");

  for (guint i = 0; i < jj_edit_get_n_ops (self); i++)
    {
      if (i > 0)
        g_string_append (out, ",\n");
      append_op (out, jj_edit_get_op (self, i));
    }
  g_string_append_c (out, ']');
  return g_string_free (out, FALSE);
}

static gboolean
comma (JjJsonReader *reader)
{
  return jj_json_next_item (reader)
         || jj_json_fail (reader, _ ("this operation of the history is incomplete."));
}

static gboolean
read_set (JjJsonReader *reader, JjEdit *edit, const JjKind *kind, JjId id)
{
  JjValue old, value;
  const char *text;
  JjOp *op;
  int field;

  if (!comma (reader) || !jj_json_string (reader, &text))
    return FALSE;
  field = jj_kind_find_field (kind, text);
  if (field < 0)
    return jj_json_fail (reader, _ ("“%s” has no field “%s”."), kind->id, text);
  if (!comma (reader) || !jj_json_read_value (reader, &kind->fields[field], &old))
    return FALSE;
  if (!comma (reader) || !jj_json_read_value (reader, &kind->fields[field], &value))
    {
      jj_value_clear (kind->fields[field].type, &old);
      return FALSE;
    }
  op = jj_edit_append (edit, JJ_OP_SET, kind, id);
  op->field = (guint)field;
  op->old = old;
  op->value = value;
  return TRUE;
}

static gboolean
read_row (JjJsonReader *reader, JjEdit *edit, JjOpType type, const JjKind *kind, JjId id)
{
  JjValue *values;
  gint64 rank;
  JjOp *op;

  if (!comma (reader) || !jj_json_int (reader, &rank) || !comma (reader)
      || !jj_json_begin (reader, '{') || !jj_json_read_fields (reader, kind, NULL, &values))
    return FALSE;
  op = jj_edit_append (edit, type, kind, id);
  op->values = values;
  op->rank = rank;
  return TRUE;
}

static gboolean
read_move (JjJsonReader *reader, JjEdit *edit, const JjKind *kind, JjId id)
{
  gint64 old_rank, rank;
  JjOp *op;

  if (!comma (reader) || !jj_json_int (reader, &old_rank) || !comma (reader)
      || !jj_json_int (reader, &rank))
    return FALSE;
  op = jj_edit_append (edit, JJ_OP_MOVE, kind, id);
  op->old_rank = old_rank;
  op->rank = rank;
  return TRUE;
}

static gboolean
read_op (JjJsonReader *reader, JjEdit *edit)
{
  const JjKind *kind;
  const char *text;
  guint type;
  gboolean ok;
  JjId id;

  if (!jj_json_begin (reader, '[') || !comma (reader) || !jj_json_string (reader, &text))
    return FALSE;
  for (type = 0; type < G_N_ELEMENTS (names) && strcmp (text, names[type]) != 0; type++)
    ;
  if (type == G_N_ELEMENTS (names))
    return jj_json_fail (reader, _ ("the history knows no operation “%s”."), text);
  if (!comma (reader) || !jj_json_string (reader, &text))
    return FALSE;
  kind = jj_kind_by_id (text);
  if (!kind)
    return jj_json_fail (reader, _ ("this program knows no kind “%s”."), text);
  if (!comma (reader) || !jj_json_read_id (reader, &id))
    return FALSE;
  if (type == JJ_OP_SET)
    ok = read_set (reader, edit, kind, id);
  else if (type == JJ_OP_MOVE)
    ok = read_move (reader, edit, kind, id);
  else
    ok = read_row (reader, edit, type, kind, id);
  if (ok && jj_json_next_item (reader))
    return jj_json_fail (reader, _ ("this operation of the history has too many parts."));
  return ok && !reader->error;
}

JjEdit *
jj_edit_from_json (const char *label, const char *json, GError **error)
{
  g_autoptr (JjEdit) edit = jj_edit_new (label);
  JjJsonReader reader;
  gboolean ok;

  jj_json_init (&reader, json, strlen (json));
  ok = jj_json_begin (&reader, '[');
  while (ok && jj_json_next_item (&reader))
    ok = read_op (&reader, edit);
  ok = ok && !reader.error && jj_json_end (&reader);
  jj_json_propagate (&reader, error);
  jj_json_clear (&reader);
  return ok ? g_steal_pointer (&edit) : NULL;
}
