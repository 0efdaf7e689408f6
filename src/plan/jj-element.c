/* jj-element.c: one element or link of a plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-element-private.h"

#include <string.h>

static guint
ref_ordinal (const JjKind *kind, guint field)
{
  guint ordinal = 0;

  for (guint i = 0; i < field; i++)
    ordinal += kind->fields[i].type == JJ_TYPE_REF;
  return ordinal;
}

static guint32 *
slot_of (JjElement *self, guint field)
{
  return (guint32 *)(void *)&self->cells[self->kind->n_fields] + ref_ordinal (self->kind, field);
}

void
jj_element_pool_init (JjElementPool *self, const JjKind *kind)
{
  guint n_refs = ref_ordinal (kind, kind->n_fields);

  *self = (JjElementPool){ .kind = kind };
  self->size = sizeof (JjElement) + kind->n_fields * sizeof (JjCell)
               + (n_refs + 1) / 2 * 2 * sizeof (guint32);
  self->chunks = g_ptr_array_new_with_free_func (g_aligned_free);
  self->per_chunk = JJ_ELEMENT_CHUNK_USED / self->size;
  self->n_used = self->per_chunk;
}

void
jj_element_pool_clear (JjElementPool *self)
{
  g_clear_pointer (&self->chunks, g_ptr_array_unref);
}

static char *
add_chunk (JjElementPool *self)
{
  char *chunk = g_aligned_alloc (1, JJ_ELEMENT_CHUNK_USED, JJ_ELEMENT_CHUNK);

  g_ptr_array_add (self->chunks, chunk);
  return chunk;
}

void
jj_element_pool_copy (JjElementPool *self, const JjElementPool *other)
{
  for (guint i = 0; i < other->chunks->len; i++)
    memcpy (add_chunk (self), other->chunks->pdata[i], self->per_chunk * self->size);
  self->n_used = other->n_used;
  self->free = other->free;
}

static JjElement *
take_memory (JjElementPool *self)
{
  JjElement *element = self->free;

  if (element)
    {
      self->free = element->cells[0].ref;
      return memset (element, 0, self->size);
    }
  if (self->n_used == self->per_chunk)
    {
      memset (add_chunk (self), 0, self->per_chunk * self->size);
      self->n_used = 0;
    }
  return (JjElement *)(void *)((char *)g_ptr_array_index (self->chunks, self->chunks->len - 1)
                               + self->size * self->n_used++);
}

JjElement *
jj_element_new (JjElementPool *pool, JjKindId kind_id, JjId id, gint64 rank)
{
  const JjKind *kind = pool->kind;
  JjElement *self = take_memory (pool);

  self->id = id;
  self->rank = rank;
  self->kind = kind;
  self->kind_id = (guint8)kind_id;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      JjType type = kind->fields[i].type;

      if (!jj_type_is_text (type) && type != JJ_TYPE_REF)
        self->cells[i].number = jj_value_empty (type).number;
    }
  return self;
}

void
jj_element_clear (JjElement *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      if (jj_type_is_text (self->kind->fields[i].type) && self->cells[i].text)
        g_ref_string_release (self->cells[i].text);
    }
  g_clear_pointer (&self->referrers, g_free);
}

void
jj_element_free (JjElement *self, JjElementPool *pool)
{
  g_assert (self->n_referrers == 0);
  jj_element_clear (self);
  self->cells[0].ref = pool->free;
  pool->free = self;
}

static void
enter_referrer (JjElement *target, JjElement *from, guint field)
{
  if (target->n_referrers == target->size_referrers)
    {
      target->size_referrers = MAX (2, target->size_referrers * 2);
      target->referrers = g_renew (JjReferrer, target->referrers, target->size_referrers);
    }
  *slot_of (from, field) = target->n_referrers;
  target->referrers[target->n_referrers++] = (JjReferrer){ from, field };
}

static void
leave_referrer (JjElement *target, guint32 slot)
{
  JjReferrer last = target->referrers[--target->n_referrers];

  if (slot != target->n_referrers)
    {
      target->referrers[slot] = last;
      *slot_of (last.from, last.field) = slot;
    }
}

void
jj_element_point (JjElement *self, guint field, JjElement *target)
{
  JjElement *before = self->cells[field].ref;

  if (before == target)
    return;
  if (before)
    leave_referrer (before, *slot_of (self, field));
  self->cells[field].ref = target;
  if (target)
    enter_referrer (target, self, field);
}

int
jj_element_compare (const JjElement *a, const JjElement *b)
{
  if (a->rank != b->rank)
    return a->rank < b->rank ? -1 : 1;
  return (a->id > b->id) - (a->id < b->id);
}

JjId
jj_element_get_id (const JjElement *self)
{
  return self->id;
}

const JjKind *
jj_element_get_kind (const JjElement *self)
{
  return self->kind;
}

JjKindId
jj_element_get_kind_id (const JjElement *self)
{
  return self->kind_id;
}

gint64
jj_element_get_rank (const JjElement *self)
{
  return self->rank;
}

JjValue
jj_element_get_value (const JjElement *self, guint field)
{
  const JjCell *cell = &self->cells[field];

  g_assert (field < self->kind->n_fields);
  if (self->kind->fields[field].type == JJ_TYPE_REF)
    return (JjValue){ .number = cell->ref ? cell->ref->id : 0 };
  if (jj_type_is_text (self->kind->fields[field].type))
    return (JjValue){ .text = cell->text };
  return (JjValue){ .number = cell->number };
}

gboolean
jj_element_is_empty (const JjElement *self, guint field)
{
  return jj_value_is_empty (self->kind->fields[field].type, jj_element_get_value (self, field));
}

gint64
jj_element_get_number (const JjElement *self, guint field)
{
  g_assert (field < self->kind->n_fields);
  g_assert (!jj_type_is_text (self->kind->fields[field].type)
            && self->kind->fields[field].type != JJ_TYPE_REF);
  return self->cells[field].number;
}

gint64
jj_element_get_number_or (const JjElement *self, guint field, gint64 empty)
{
  gint64 number = jj_element_get_number (self, field);

  return number == JJ_EMPTY ? empty : number;
}

gboolean
jj_element_get_bool (const JjElement *self, guint field)
{
  return jj_element_get_number (self, field) == 1;
}

const char *
jj_element_get_text (const JjElement *self, guint field)
{
  g_assert (field < self->kind->n_fields && jj_type_is_text (self->kind->fields[field].type));
  return self->cells[field].text;
}

const JjElement *
jj_element_get_ref (const JjElement *self, guint field)
{
  g_assert (field < self->kind->n_fields && self->kind->fields[field].type == JJ_TYPE_REF);
  return self->cells[field].ref;
}

const char *
jj_element_get_code (const JjElement *self)
{
  return self->kind->flags & JJ_KIND_LINK ? NULL : self->cells[JJ_CODE].text;
}

const char *
jj_element_get_name (const JjElement *self)
{
  return self->kind->flags & JJ_KIND_LINK ? NULL : self->cells[JJ_NAME].text;
}

const char *
jj_element_get_title (const JjElement *self)
{
  const char *name = jj_element_get_name (self);
  const char *code = jj_element_get_code (self);

  return name ? name : code ? code : jj_label (self->kind->label);
}

guint
jj_element_get_n_referrers (const JjElement *self)
{
  return self->n_referrers;
}

const JjElement *
jj_element_get_referrer (const JjElement *self, guint i, guint *field)
{
  g_assert (i < self->n_referrers);
  if (field)
    *field = self->referrers[i].field;
  return self->referrers[i].from;
}

guint
jj_element_count_referrers (const JjElement *self, JjKindId kind, guint field)
{
  guint n = 0;

  for (guint i = 0; i < jj_element_get_n_referrers (self); i++)
    {
      guint by;
      const JjElement *user = jj_element_get_referrer (self, i, &by);

      n += jj_element_get_kind_id (user) == kind && by == field;
    }
  return n;
}
