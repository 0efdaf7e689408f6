/* jj-draft-edit.c: the edit that makes a plan equal to a draft */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-draft.h"

typedef struct
{
  const JjDraft *draft;
  JjPlan *from;
  JjEdit *edit;
  GHashTable *inserted, *deleted; /* ids */
  const JjDraft *before;          /* NULL: of all of the plan */
  GPtrArray *going;               /* elements of the plan that go before the draft's come */
} Writer;

static gboolean
is_link (const JjKind *kind)
{
  return (kind->flags & JJ_KIND_LINK) != 0;
}

/* A REF that must be filled when the element is inserted; all others can wait. */
static gboolean
is_required_ref (const JjKind *kind, guint field)
{
  return kind->fields[field].type == JJ_TYPE_REF && (kind->fields[field].flags & JJ_FIELD_REQUIRED);
}

static gboolean
has_required_refs (const JjKind *kind)
{
  for (guint f = 0; f < kind->n_fields; f++)
    {
      if (is_required_ref (kind, f))
        return TRUE;
    }
  return FALSE;
}

static gboolean
ends_differ (const JjDraftElement *to, const JjElement *from)
{
  return is_link (to->kind)
         && (to->values[JJ_FROM].number != jj_element_get_value (from, JJ_FROM).number
             || to->values[JJ_TO].number != jj_element_get_value (from, JJ_TO).number);
}

/* Whether an element of the plan goes before the draft's comes: it is not in the draft, or it is a
 * link whose ends changed, which is made anew. */
static gboolean
goes (const Writer *self, const JjElement *element)
{
  JjId id = jj_element_get_id (element);
  const JjDraftElement *to = jj_draft_find (self->draft, id);

  if (!to)
    return !self->before || jj_draft_find (self->before, id);
  return ends_differ (to, element);
}

static void
find_going (Writer *self)
{
  for (guint k = 0; !self->before && k < JJ_N_KINDS; k++)
    for (guint i = 0; i < jj_plan_get_count (self->from, k); i++)
      if (goes (self, jj_plan_get_nth (self->from, k, i)))
        g_ptr_array_add (self->going, (gpointer)jj_plan_get_nth (self->from, k, i));
  for (guint i = 0; self->before && i < jj_draft_get_count (self->before); i++)
    {
      const JjElement *element = jj_plan_find (self->from, jj_draft_get_nth (self->before, i)->id);

      if (element && goes (self, element))
        g_ptr_array_add (self->going, (gpointer)element);
    }
}

static gboolean
is_new (const Writer *self, const JjDraftElement *to)
{
  const JjElement *from = jj_plan_find (self->from, to->id);

  return !from || ends_differ (to, from);
}

/* Codes that another element is about to get are given up first. */
static void
free_codes (Writer *self)
{
  for (guint i = 0; i < jj_draft_get_count (self->draft); i++)
    {
      const JjDraftElement *to = jj_draft_get_nth (self->draft, i);
      const JjElement *holder
          = !is_link (to->kind) && to->values[JJ_CODE].text
                ? jj_plan_find_code (self->from, jj_kind_index (to->kind), to->values[JJ_CODE].text)
                : NULL;

      if (holder && jj_element_get_id (holder) != to->id)
        jj_edit_set (self->edit, jj_kind_index (to->kind), jj_element_get_id (holder), JJ_CODE,
                     jj_value_empty (JJ_TYPE_TEXT));
    }
}

/* After what it cannot be without: a placement may be one of another placement. */
static void
insert (Writer *self, const JjDraftElement *to)
{
  JjKindId kind = jj_kind_index (to->kind);

  if (!g_hash_table_add (self->inserted, (gpointer)&to->id))
    return;
  for (guint f = 0; f < to->kind->n_fields; f++)
    {
      const JjDraftElement *target = is_required_ref (to->kind, f)
                                         ? jj_draft_find (self->draft, to->values[f].number)
                                         : NULL;

      if (target && is_new (self, target))
        insert (self, target);
    }
  jj_edit_insert_at (self->edit, kind, to->id, to->rank);
  for (guint f = 0; f < to->kind->n_fields; f++)
    {
      if (to->kind->fields[f].type != JJ_TYPE_REF || is_required_ref (to->kind, f))
        jj_edit_set (self->edit, kind, to->id, f,
                     jj_value_copy (to->kind->fields[f].type, to->values[f]));
    }
}

static void
insert_all (Writer *self, gboolean with_required_refs)
{
  for (guint i = 0; i < jj_draft_get_count (self->draft); i++)
    {
      const JjDraftElement *to = jj_draft_get_nth (self->draft, i);

      if (is_new (self, to) && has_required_refs (to->kind) == with_required_refs)
        insert (self, to);
    }
}

/* A parent that becomes a child of its child: neither order of the two sets would do, so changed
 * references within one kind are emptied first. */
static void
free_parents (Writer *self)
{
  for (guint i = 0; i < jj_draft_get_count (self->draft); i++)
    {
      const JjDraftElement *to = jj_draft_get_nth (self->draft, i);
      const JjElement *from = is_new (self, to) ? NULL : jj_plan_find (self->from, to->id);

      for (guint f = 0; from && f < to->kind->n_fields; f++)
        {
          JjId before
              = to->kind->fields[f].type == JJ_TYPE_REF ? jj_element_get_value (from, f).number : 0;

          if (before && before != to->values[f].number && to->values[f].number
              && to->kind->fields[f].targets & JJ_KIND_BIT (jj_kind_index (to->kind))
              && !is_required_ref (to->kind, f))
            jj_edit_set_number (self->edit, jj_kind_index (to->kind), to->id, f, 0);
        }
    }
}

static void
set_fields (Writer *self, const JjDraftElement *to)
{
  gboolean fresh = is_new (self, to);
  const JjElement *from = fresh ? NULL : jj_plan_find (self->from, to->id);
  JjKindId kind = jj_kind_index (to->kind);

  for (guint f = 0; f < to->kind->n_fields; f++)
    {
      JjType type = to->kind->fields[f].type;
      gboolean written = fresh && (type != JJ_TYPE_REF || is_required_ref (to->kind, f));
      JjValue before = from ? jj_element_get_value (from, f) : jj_value_empty (type);

      if (!written && !jj_value_equal (type, before, to->values[f]))
        jj_edit_set (self->edit, kind, to->id, f, jj_value_copy (type, to->values[f]));
    }
  if (from && jj_element_get_rank (from) != to->rank)
    jj_edit_move (self->edit, kind, to->id, to->rank);
}

/* What goes lets go of all that it need not hold, and is let go, so that the order of deletes does
 * not matter. */
static void
release (Writer *self, const JjElement *element)
{
  const JjKind *kind = jj_element_get_kind (element);

  for (guint i = 0; i < jj_element_get_n_referrers (element); i++)
    {
      guint field;
      const JjElement *holder = jj_element_get_referrer (element, i, &field);

      if (!is_required_ref (jj_element_get_kind (holder), field) && !goes (self, holder))
        jj_edit_set_number (self->edit, jj_element_get_kind_id (holder), jj_element_get_id (holder),
                            field, 0);
    }
  for (guint f = 0; f < kind->n_fields; f++)
    {
      if (kind->fields[f].type == JJ_TYPE_REF && !is_required_ref (kind, f)
          && !jj_element_is_empty (element, f))
        jj_edit_set_number (self->edit, jj_element_get_kind_id (element),
                            jj_element_get_id (element), f, 0);
    }
}

/* After those that cannot be without it. */
static void delete (Writer *self, const JjElement *element)
{
  const JjId id = jj_element_get_id (element);

  if (g_hash_table_contains (self->deleted, &id))
    return;
  g_hash_table_add (self->deleted, g_memdup2 (&id, sizeof id));
  for (guint i = 0; i < jj_element_get_n_referrers (element); i++)
    {
      guint field;
      const JjElement *holder = jj_element_get_referrer (element, i, &field);

      if (is_required_ref (jj_element_get_kind (holder), field) && goes (self, holder))
        delete (self, holder);
    }
  jj_edit_delete (self->edit, jj_element_get_kind_id (element), id);
}

static void
delete_all (Writer *self, gboolean with_required_refs)
{
  for (guint i = 0; i < self->going->len; i++)
    {
      const JjElement *element = g_ptr_array_index (self->going, i);

      if (has_required_refs (jj_element_get_kind (element)) == with_required_refs)
        delete (self, element);
    }
}

JjEdit *
jj_draft_to_edit_of (const JjDraft *self, const JjDraft *before, JjPlan *from, const char *label)
{
  g_autoptr (GHashTable) inserted = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) deleted
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) going = g_ptr_array_new ();
  Writer writer = { self, from, jj_edit_new (label), inserted, deleted, before, going };

  find_going (&writer);
  for (guint i = 0; i < going->len; i++)
    release (&writer, g_ptr_array_index (going, i));
  delete_all (&writer, TRUE); /* links and placements hold on to their ends */
  free_codes (&writer);
  insert_all (&writer, FALSE);
  free_parents (&writer);
  insert_all (&writer, TRUE);
  delete_all (&writer, FALSE);
  for (guint i = 0; i < jj_draft_get_count (self); i++)
    set_fields (&writer, jj_draft_get_nth (self, i));
  return writer.edit;
}

JjEdit *
jj_draft_to_edit (const JjDraft *self, JjPlan *from, const char *label)
{
  return jj_draft_to_edit_of (self, NULL, from, label);
}
