/* jj-refusals.c: what cells were given and would not take */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-refusals-private.h"

struct _JjRefusals
{
  GHashTable *set; /* of JjRefusal, by key and column */
  GPtrArray *list; /* the same ones, as typed */
};

static void
refusal_free (gpointer item)
{
  JjRefusal *refusal = item;

  g_free (refusal->text);
  g_free (refusal->reason);
  g_free (refusal->instead);
  g_free (refusal);
}

static guint
refusal_hash (gconstpointer item)
{
  const JjRefusal *refusal = item;

  return g_int64_hash (&refusal->key) * 31 + refusal->column;
}

static gboolean
refusal_equal (gconstpointer a, gconstpointer b)
{
  const JjRefusal *one = a;
  const JjRefusal *other = b;

  return one->key == other->key && one->column == other->column;
}

JjRefusals *
jj_refusals_new (void)
{
  JjRefusals *self = g_new0 (JjRefusals, 1);

  self->set = g_hash_table_new (refusal_hash, refusal_equal);
  self->list = g_ptr_array_new_with_free_func (refusal_free);
  return self;
}

void
jj_refusals_free (JjRefusals *self)
{
  g_hash_table_unref (self->set);
  g_ptr_array_unref (self->list);
  g_free (self);
}

guint
jj_refusals_get_n (JjRefusals *self)
{
  return self->list->len;
}

const JjRefusal *
jj_refusals_get (JjRefusals *self, guint i)
{
  return g_ptr_array_index (self->list, i);
}

const JjRefusal *
jj_refusals_find (JjRefusals *self, gint64 key, guint column)
{
  JjRefusal wanted = { .key = key, .column = column };

  return g_hash_table_lookup (self->set, &wanted);
}

void
jj_refusals_add (JjRefusals *self, const JjRefusal *refusal)
{
  JjRefusal *copy = g_memdup2 (refusal, sizeof *refusal);

  jj_refusals_drop (self, refusal->key, refusal->column);
  copy->text = g_strdup (refusal->text);
  copy->reason = g_strdup (refusal->reason);
  copy->instead = g_strdup (refusal->instead);
  g_hash_table_add (self->set, copy);
  g_ptr_array_add (self->list, copy);
}

gboolean
jj_refusals_drop (JjRefusals *self, gint64 key, guint column)
{
  const JjRefusal *refusal = jj_refusals_find (self, key, column);

  if (refusal == NULL)
    return FALSE;
  g_hash_table_remove (self->set, refusal);
  for (guint i = self->list->len; i > 0; i--) /* the latest go first */
    if (g_ptr_array_index (self->list, i - 1) == refusal)
      {
        g_ptr_array_remove_index (self->list, i - 1);
        break;
      }
  return TRUE;
}
