/* jj-digest.c: a number that stands for all that a plan holds */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-digest.h"

#include <string.h>

#define PLACE G_MAXUINT32 /* instead of a field */

/* The finish of splitmix64: every bit of the input moves every bit of the result. */
static guint64
mix (guint64 z)
{
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return z ^ (z >> 31);
}

static guint64
hash_text (guint64 seed, const char *text, gsize length)
{
  guint64 word = 0;

  for (; length >= 8; length -= 8, text += 8)
    {
      memcpy (&word, text, 8);
      seed = mix (seed ^ GUINT64_FROM_LE (word));
    }
  word = 0;
  memcpy (&word, text, length);
  return mix (seed ^ GUINT64_FROM_LE (word) ^ (guint64)length << 56);
}

static guint64
hash_field (const JjKind *kind, JjId id, guint field, JjValue value)
{
  const JjField *table = &kind->fields[field];
  guint64 seed = mix ((guint64)id ^ (guint64)field << 40);

  if (jj_value_is_empty (table->type, value))
    return 0;
  if (jj_type_is_text (table->type))
    return hash_text (seed, value.text, g_ref_string_length (value.text));
  /* A choice by its id: its number is that of this version of the program. */
  if (table->type == JJ_TYPE_ENUM)
    return hash_text (seed, table->choices[value.number].id,
                      strlen (table->choices[value.number].id));
  return mix (seed ^ (guint64)value.number);
}

static guint64
hash_place (const JjKind *kind, JjId id, gint64 rank)
{
  guint64 seed = mix ((guint64)id ^ (guint64)PLACE << 20);

  return mix (hash_text (seed, kind->id, strlen (kind->id)) ^ (guint64)rank);
}

guint64
jj_digest_element (const JjKind *kind, JjId id, gint64 rank, const JjValue *values)
{
  guint64 digest = hash_place (kind, id, rank);

  for (guint i = 0; i < kind->n_fields; i++)
    digest += hash_field (kind, id, i, values[i]);
  return digest;
}

static guint64
digest_op (guint64 digest, const JjOp *op)
{
  switch (op->type)
    {
    case JJ_OP_INSERT:
      return digest + jj_digest_element (op->kind, op->id, op->rank, op->values);
    case JJ_OP_DELETE:
      return digest - jj_digest_element (op->kind, op->id, op->rank, op->values);
    case JJ_OP_SET:
      return digest - hash_field (op->kind, op->id, op->field, op->old)
             + hash_field (op->kind, op->id, op->field, op->value);
    case JJ_OP_MOVE:
      return digest - hash_place (op->kind, op->id, op->old_rank)
             + hash_place (op->kind, op->id, op->rank);
    default:
      g_assert_not_reached ();
    }
}

guint64
jj_digest_edit (guint64 digest, const JjEdit *edit)
{
  for (guint i = 0; i < jj_edit_get_n_ops (edit); i++)
    digest = digest_op (digest, jj_edit_get_op ((JjEdit *)edit, i));
  return digest;
}
