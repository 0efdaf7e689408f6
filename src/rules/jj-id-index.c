/* jj-id-index.c: the place of an id in a list */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-id-index.h"

typedef struct
{
  JjId id; /* 0: free */
  guint index;
} Slot;

struct _JjIdIndex
{
  gatomicrefcount ref_count;
  guint mask, n, room;
  Slot *slots;
};

JjIdIndex *
jj_id_index_new (guint n)
{
  JjIdIndex *self = g_new0 (JjIdIndex, 1);
  guint size = 16;

  while (size < 2 * (gsize)n)
    size *= 2;
  g_atomic_ref_count_init (&self->ref_count);
  self->mask = size - 1;
  self->room = n;
  self->slots = g_new0 (Slot, size);
  return self;
}

JjIdIndex *
jj_id_index_ref (JjIdIndex *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
jj_id_index_unref (JjIdIndex *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->slots);
  g_free (self);
}

/* Ids are random, but a stranger's file may number them: mix. */
static guint
first_slot (const JjIdIndex *self, JjId id)
{
  return (guint)(((guint64)id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32) & self->mask;
}

void
jj_id_index_add (JjIdIndex *self, JjId id, guint index)
{
  guint i = first_slot (self, id);

  g_return_if_fail (self->n < self->room && id != 0);
  while (self->slots[i].id)
    i = (i + 1) & self->mask;
  self->slots[i] = (Slot){ id, index };
  self->n++;
}

int
jj_id_index_find (const JjIdIndex *self, JjId id)
{
  for (guint i = first_slot (self, id); self->slots[i].id; i = (i + 1) & self->mask)
    {
      if (self->slots[i].id == id)
        return (int)self->slots[i].index;
    }
  return -1;
}
