/* jj-draft.c: a plan by value */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-draft.h"

#include "jj-id-map.h"

struct _JjDraft
{
  GPtrArray *elements; /* JjDraftElement, owned */
  JjIdMap places;      /* id → index + 1 */
};

static void
free_element (gpointer data)
{
  JjDraftElement *element = data;

  for (guint f = 0; f < element->kind->n_fields; f++)
    jj_value_clear (element->kind->fields[f].type, &element->values[f]);
  g_free (element->values);
  g_free (element);
}

JjDraft *
jj_draft_new (void)
{
  JjDraft *self = g_new0 (JjDraft, 1);

  self->elements = g_ptr_array_new_with_free_func (free_element);
  jj_id_map_init (&self->places);
  return self;
}

void
jj_draft_free (JjDraft *self)
{
  g_ptr_array_unref (self->elements);
  jj_id_map_clear (&self->places);
  g_free (self);
}

static void
take (JjDraft *self, JjDraftElement *element)
{
  g_ptr_array_add (self->elements, element);
  jj_id_map_add (&self->places, element->id, GUINT_TO_POINTER (self->elements->len));
}

void
jj_draft_add_element (JjDraft *self, const JjElement *from)
{
  const JjKind *kind = jj_element_get_kind (from);
  JjDraftElement *element = g_new (JjDraftElement, 1);

  *element = (JjDraftElement){ jj_element_get_id (from), kind, jj_element_get_rank (from),
                               g_new (JjValue, kind->n_fields) };
  for (guint f = 0; f < kind->n_fields; f++)
    element->values[f] = jj_value_copy (kind->fields[f].type, jj_element_get_value (from, f));
  take (self, element);
}

JjDraft *
jj_draft_new_from_plan (JjPlan *plan)
{
  JjDraft *self = jj_draft_new ();

  for (guint k = 0; k < JJ_N_KINDS; k++)
    for (guint i = 0; i < jj_plan_get_count (plan, k); i++)
      jj_draft_add_element (self, jj_plan_get_nth (plan, k, i));
  return self;
}

JjDraftElement *
jj_draft_find (const JjDraft *self, JjId id)
{
  guint place = GPOINTER_TO_UINT (jj_id_map_find (&self->places, id));

  return place ? g_ptr_array_index (self->elements, place - 1) : NULL;
}

JjDraftElement *
jj_draft_add (JjDraft *self, const JjDraftElement *element)
{
  JjDraftElement *copy = g_new (JjDraftElement, 1);

  g_return_val_if_fail (!jj_draft_find (self, element->id), NULL);
  *copy = *element;
  copy->values = g_new (JjValue, element->kind->n_fields);
  for (guint f = 0; f < element->kind->n_fields; f++)
    copy->values[f] = jj_value_copy (element->kind->fields[f].type, element->values[f]);
  take (self, copy);
  return copy;
}

JjDraft *
jj_draft_copy (const JjDraft *self)
{
  JjDraft *copy = jj_draft_new ();

  for (guint i = 0; i < self->elements->len; i++)
    jj_draft_add (copy, g_ptr_array_index (self->elements, i));
  return copy;
}

guint
jj_draft_get_count (const JjDraft *self)
{
  return self->elements->len;
}

JjDraftElement *
jj_draft_get_nth (const JjDraft *self, guint i)
{
  return g_ptr_array_index (self->elements, i);
}

void
jj_draft_remove (JjDraft *self, JjId id)
{
  guint place = GPOINTER_TO_UINT (jj_id_map_find (&self->places, id));
  JjDraftElement *last;

  if (!place)
    return;
  last = g_ptr_array_index (self->elements, self->elements->len - 1);
  jj_id_map_remove (&self->places, id);
  if (last->id != id)
    {
      jj_id_map_remove (&self->places, last->id);
      jj_id_map_add (&self->places, last->id, GUINT_TO_POINTER (place));
    }
  g_ptr_array_remove_index_fast (self->elements, place - 1);
}

void
jj_draft_set (JjDraftElement *element, guint field, JjValue value)
{
  JjType type = element->kind->fields[field].type;
  JjValue copy = jj_value_copy (type, value);

  jj_value_clear (type, &element->values[field]);
  element->values[field] = copy;
}

/* Whether the element goes with the one that it points to; if not, it lets go. */
static gboolean
goes_with (JjDraftElement *element, JjId id)
{
  for (guint f = 0; f < element->kind->n_fields; f++)
    {
      if (element->kind->fields[f].type != JJ_TYPE_REF || element->values[f].number != id)
        continue;
      if (element->kind->fields[f].flags & JJ_FIELD_OWNER)
        return TRUE;
      jj_draft_set (element, f, jj_value_number (0));
    }
  return FALSE;
}

void
jj_draft_remove_tree (JjDraft *self, JjId id)
{
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (JjId));

  g_array_append_val (gone, id);
  for (guint n = 0; n < gone->len; n++)
    {
      JjId one = g_array_index (gone, JjId, n);

      jj_draft_remove (self, one);
      for (guint i = 0; i < self->elements->len; i++)
        {
          JjDraftElement *element = g_ptr_array_index (self->elements, i);

          if (goes_with (element, one))
            g_array_append_val (gone, element->id);
        }
    }
}
