/* jj-plan-copy.c: a second plan with the same elements */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-plan-types.h"

/* A copy is made whenever a thread needs a plan that nobody edits, and the window waits for it:
 * the chunks of elements are copied as they are, and what points into the old ones is turned to the
 * new ones. Where an element went follows from its address alone: to look at each of half a million
 * would take most of the time. Nothing is checked, since it was. */
typedef struct
{
  JjPlan *from, *to;
  JjIdMap chunks; /* number of an old chunk → the new one */
} Copy;

static JjElement *
find_twin (const Copy *self, const JjElement *element)
{
  gsize address = GPOINTER_TO_SIZE (element);
  char *chunk = jj_id_map_find (&self->chunks, (JjId)(address / JJ_ELEMENT_CHUNK));

  return (JjElement *)(void *)(chunk + address % JJ_ELEMENT_CHUNK);
}

static void
copy_pool (Copy *self, const JjElementPool *from, JjElementPool *to)
{
  jj_element_pool_copy (to, from);
  for (guint i = 0; i < from->chunks->len; i++)
    jj_id_map_add (&self->chunks,
                   (JjId)(GPOINTER_TO_SIZE (from->chunks->pdata[i]) / JJ_ELEMENT_CHUNK),
                   to->chunks->pdata[i]);
}

/* Each free one holds the next. */
static void
copy_free (const Copy *self, JjElementPool *to)
{
  for (JjElement **next = &to->free; *next; next = &(*next)->cells[0].ref)
    *next = find_twin (self, *next);
}

static void
copy_cells (const Copy *self, JjElement *twin)
{
  for (guint i = 0; i < twin->kind->n_fields; i++)
    {
      JjType type = twin->kind->fields[i].type;
      JjCell *cell = &twin->cells[i];

      if (type == JJ_TYPE_REF)
        cell->ref = cell->ref ? find_twin (self, cell->ref) : NULL;
      else if (jj_type_is_text (type) && cell->text)
        g_ref_string_acquire (cell->text);
    }
}

static void
copy_referrers (const Copy *self, JjElement *twin)
{
  twin->size_referrers = twin->n_referrers;
  twin->referrers = g_memdup2 (twin->referrers, (gsize)twin->n_referrers * sizeof *twin->referrers);
  for (guint i = 0; i < twin->n_referrers; i++)
    twin->referrers[i].from = find_twin (self, twin->referrers[i].from);
}

static void
copy_list (const Copy *self, JjKindId kind)
{
  const JjList *from = &self->from->lists[kind];
  JjList *to = &self->to->lists[kind];

  g_ptr_array_set_size (to->items, (int)from->items->len);
  for (guint i = 0; i < from->items->len; i++)
    {
      JjElement *twin = find_twin (self, from->items->pdata[i]);

      copy_cells (self, twin);
      copy_referrers (self, twin);
      to->items->pdata[i] = twin;
    }
}

static void
copy_index (const Copy *self)
{
  JjIdMap *to = &self->to->by_id;

  jj_id_map_clear (to);
  jj_id_map_copy (to, &self->from->by_id);
  for (guint i = 0; i < to->size; i++)
    if (to->slots[i].id)
      to->slots[i].value = find_twin (self, to->slots[i].value);
}

JjPlan *
jj_plan_copy (JjPlan *self)
{
  Copy copy = { .from = self, .to = g_object_new (JJ_TYPE_PLAN, NULL) };

  jj_id_map_init (&copy.chunks);
  for (guint k = 0; k < JJ_N_KINDS; k++)
    {
      g_assert (self->lists[k].n_dead == 0 && !self->lists[k].unsorted);
      copy_pool (&copy, &self->lists[k].pool, &copy.to->lists[k].pool);
    }
  for (guint k = 0; k < JJ_N_KINDS; k++)
    {
      copy_free (&copy, &copy.to->lists[k].pool);
      copy_list (&copy, k);
    }
  copy_index (&copy);
  jj_id_map_clear (&copy.chunks);
  copy.to->root_loaded = self->root_loaded;
  copy.to->revision = self->revision;
  return copy.to;
}
