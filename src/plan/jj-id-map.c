/* jj-id-map.c: elements by id */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-id-map.h"

/* Ids are random, but a stranger's file may number them: mix. */
static guint
home_of (const JjIdMap *self, JjId id)
{
  return (guint)(((guint64)id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32) & (self->size - 1);
}

void
jj_id_map_init (JjIdMap *self)
{
  self->size = 64;
  self->n = 0;
  self->slots = g_new0 (JjIdSlot, self->size);
}

void
jj_id_map_clear (JjIdMap *self)
{
  g_clear_pointer (&self->slots, g_free);
}

void
jj_id_map_copy (JjIdMap *self, const JjIdMap *other)
{
  *self = *other;
  self->slots = g_memdup2 (other->slots, other->size * sizeof (JjIdSlot));
}

static void
place (JjIdMap *self, JjIdSlot slot)
{
  guint i = home_of (self, slot.id);

  while (self->slots[i].id)
    i = (i + 1) & (self->size - 1);
  self->slots[i] = slot;
}

void
jj_id_map_add (JjIdMap *self, JjId id, gpointer value)
{
  if (2 * (self->n + 1) > self->size)
    {
      g_autofree JjIdSlot *old = self->slots;
      guint n = self->size;

      self->size *= 2;
      self->slots = g_new0 (JjIdSlot, self->size);
      for (guint i = 0; i < n; i++)
        {
          if (old[i].id)
            place (self, old[i]);
        }
    }
  place (self, (JjIdSlot){ id, value });
  self->n++;
}

static guint
slot_of (const JjIdMap *self, JjId id)
{
  guint i = home_of (self, id);

  while (self->slots[i].id && self->slots[i].id != id)
    i = (i + 1) & (self->size - 1);
  return i;
}

/* Those behind the hole whose home is not after it move up, so that no search ends too early. */
void
jj_id_map_remove (JjIdMap *self, JjId id)
{
  guint hole = slot_of (self, id);
  guint mask = self->size - 1;

  if (!self->slots[hole].id)
    return;
  for (guint i = (hole + 1) & mask; self->slots[i].id; i = (i + 1) & mask)
    {
      guint home = home_of (self, self->slots[i].id);

      if (((i - home) & mask) < ((i - hole) & mask))
        continue;
      self->slots[hole] = self->slots[i];
      hole = i;
    }
  self->slots[hole] = (JjIdSlot){ 0, NULL };
  self->n--;
}

gpointer
jj_id_map_find (const JjIdMap *self, JjId id)
{
  return id ? self->slots[slot_of (self, id)].value : NULL;
}
