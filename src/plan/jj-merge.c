/* jj-merge.c: two copies of a plan, edited apart, as one */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-merge.h"

#include "jj-draft.h"
#include "jj-kinds-plan.h"
#include "jj-language.h"
#include "jj-scope.h"

struct _JjMerge
{
  JjDraft *base, *mine, *theirs, *result;
  JjPlan *whole;     /* of a part: the plan of which mine is some elements; else NULL */
  GArray *conflicts; /* JjConflict */
  guint n_own;       /* of them, those before any choice */
};

static void
clear_conflict (gpointer data)
{
  JjConflict *conflict = data;
  JjType type = conflict->kind->fields[conflict->field].type;

  if (conflict->type != JJ_CONFLICT_FIELD)
    return;
  jj_value_clear (type, &conflict->base);
  jj_value_clear (type, &conflict->mine);
  jj_value_clear (type, &conflict->theirs);
}

static void
tell (JjMerge *self, JjConflictType type, const JjDraftElement *element, guint field)
{
  JjConflict conflict
      = { .type = type,
          .id = element->id,
          .kind = element->kind,
          .field = field,
          .choice = type == JJ_CONFLICT_DELETED_BY_MINE ? JJ_CHOICE_THEIRS : JJ_CHOICE_MINE };

  g_array_append_val (self->conflicts, conflict);
}

static JjValue
value_in (const JjDraftElement *element, const JjKind *kind, guint field)
{
  return element ? element->values[field] : jj_value_empty (kind->fields[field].type);
}

static gboolean
differs (const JjDraftElement *a, const JjDraftElement *b)
{
  for (guint f = 0; f < a->kind->n_fields; f++)
    {
      if (!jj_value_equal (a->kind->fields[f].type, a->values[f], b->values[f]))
        return TRUE;
    }
  return FALSE;
}

static void
merge_field (JjMerge *self, JjDraftElement *into, guint field, JjValue base, JjValue theirs)
{
  JjType type = into->kind->fields[field].type;
  JjValue mine = into->values[field];
  JjConflict conflict;

  if (jj_value_equal (type, theirs, base) || jj_value_equal (type, theirs, mine))
    return;
  if (jj_value_equal (type, mine, base))
    {
      jj_draft_set (into, field, theirs);
      return;
    }
  conflict = (JjConflict){ .type = JJ_CONFLICT_FIELD,
                           .id = into->id,
                           .kind = into->kind,
                           .field = field,
                           .base = jj_value_copy (type, base),
                           .mine = jj_value_copy (type, mine),
                           .theirs = jj_value_copy (type, theirs) };
  g_array_append_val (self->conflicts, conflict);
}

/* What theirs has: new, changed, or still there after mine deleted it. */
static void
take_theirs (JjMerge *self, const JjDraftElement *theirs)
{
  const JjDraftElement *base = jj_draft_find (self->base, theirs->id);
  JjDraftElement *into = jj_draft_find (self->result, theirs->id);

  if (!into && base && !differs (theirs, base))
    return; /* mine deleted it, theirs left it alone */
  if (!into)
    {
      into = jj_draft_add (self->result, theirs);
      if (base)
        tell (self, JJ_CONFLICT_DELETED_BY_MINE, into, 0);
      return;
    }
  for (guint f = 0; f < theirs->kind->n_fields; f++)
    merge_field (self, into, f, value_in (base, theirs->kind, f), theirs->values[f]);
  if (!base || into->rank == base->rank)
    into->rank = base ? theirs->rank : MIN (into->rank, theirs->rank);
  else if (theirs->rank != base->rank)
    into->rank = MIN (into->rank, theirs->rank);
}

/* What theirs deleted goes, unless mine has changed it. */
static void
drop_theirs (JjMerge *self, const JjDraftElement *base)
{
  const JjDraftElement *mine = jj_draft_find (self->mine, base->id);

  if (!mine || jj_draft_find (self->theirs, base->id))
    return;
  if (differs (mine, base))
    tell (self, JJ_CONFLICT_DELETED_BY_THEIRS, mine, 0);
  else
    jj_draft_remove (self->result, base->id);
}

static const JjDraftElement *
find_anywhere (JjMerge *self, JjId id, JjConflictType *deleted_by)
{
  const JjDraftElement *mine = jj_draft_find (self->mine, id);
  const JjDraftElement *theirs = jj_draft_find (self->theirs, id);

  *deleted_by = mine ? JJ_CONFLICT_DELETED_BY_THEIRS : JJ_CONFLICT_DELETED_BY_MINE;
  return mine ? mine : theirs ? theirs : jj_draft_find (self->base, id);
}

/* A target that one side deleted comes back where the other side points to it. Returns how many
 * came back: they may point to others. */
static guint
bring_back (JjMerge *self)
{
  guint n = jj_draft_get_count (self->result), n_back = 0;

  for (guint i = 0; i < n; i++)
    {
      const JjDraftElement *element = jj_draft_get_nth (self->result, i);

      for (guint f = 0; f < element->kind->n_fields; f++)
        {
          JjId id = element->kind->fields[f].type == JJ_TYPE_REF ? element->values[f].number : 0;
          const JjDraftElement *gone;
          JjConflictType type;

          if (!id || jj_draft_find (self->result, id))
            continue;
          gone = find_anywhere (self, id, &type);
          if (!gone)
            continue;
          tell (self, type, jj_draft_add (self->result, gone), 0);
          n_back++;
        }
    }
  return n_back;
}

static gboolean
in_circle (const JjMerge *self, const JjDraftElement *element, guint field)
{
  const JjDraftElement *up = element;

  for (guint steps = jj_draft_get_count (self->result); up && steps > 0; steps--)
    {
      up = jj_draft_find (self->result, up->values[field].number);
      if (up == element)
        return TRUE;
      if (up && up->kind != element->kind)
        return FALSE;
    }
  return FALSE;
}

static void
break_circles (JjMerge *self)
{
  for (guint i = 0; i < jj_draft_get_count (self->result); i++)
    {
      JjDraftElement *element = jj_draft_get_nth (self->result, i);
      const JjKind *kind = element->kind;

      for (guint f = JJ_OWN_FIELDS; !(kind->flags & JJ_KIND_LINK) && f < kind->n_fields; f++)
        {
          const JjDraftElement *mine = jj_draft_find (self->mine, element->id);
          JjId kept = value_in (mine, kind, f).number;

          if (kind->fields[f].targets != JJ_KIND_BIT (jj_kind_index (kind))
              || !in_circle (self, element, f) || element->values[f].number == kept)
            continue;
          tell (self, JJ_CONFLICT_CIRCLE, element, f);
          jj_draft_set (element, f,
                        jj_value_number (jj_draft_find (self->result, kept) ? kept : 0));
        }
    }
}

/* The holder of a code: who had it in base, else the lower id. */
static const JjDraftElement *
holder_of (JjMerge *self, const JjDraftElement *a, const JjDraftElement *b)
{
  const JjDraftElement *a_base = jj_draft_find (self->base, a->id);
  const JjDraftElement *b_base = jj_draft_find (self->base, b->id);
  gboolean a_old
      = a_base && jj_value_equal (JJ_TYPE_TEXT, a_base->values[JJ_CODE], a->values[JJ_CODE]);
  gboolean b_old
      = b_base && jj_value_equal (JJ_TYPE_TEXT, b_base->values[JJ_CODE], b->values[JJ_CODE]);

  if (a_old != b_old)
    return a_old ? a : b;
  return a->id < b->id ? a : b;
}

static char *
code_key (const JjDraftElement *element, const char *code)
{
  return g_strconcat (element->kind->id, "\n", code, NULL);
}

/* By an element of the plan that a part has nothing to do with. */
static gboolean
is_taken_outside (JjMerge *self, const JjKind *kind, const char *code)
{
  const JjElement *holder
      = self->whole ? jj_plan_find_code (self->whole, jj_kind_index (kind), code) : NULL;

  return holder && !jj_draft_find (self->mine, jj_element_get_id (holder));
}

static void
recode (JjMerge *self, GHashTable *holders, JjDraftElement *element)
{
  const char *prefix = element->kind->code_prefix ? element->kind->code_prefix : "";

  for (guint n = 1;; n++)
    {
      g_autofree char *code = g_strdup_printf ("%s-%03u", prefix, n);
      g_autofree char *key = code_key (element, code);
      JjValue value;

      if (g_hash_table_contains (holders, key) || is_taken_outside (self, element->kind, code))
        continue;
      value = jj_value_text (code);
      jj_draft_set (element, JJ_CODE, value);
      jj_value_clear (JJ_TYPE_TEXT, &value);
      g_hash_table_insert (holders, g_steal_pointer (&key), element);
      return;
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const JjDraftElement *x = *(JjDraftElement *const *)a, *y = *(JjDraftElement *const *)b;

  return (x->id > y->id) - (x->id < y->id);
}

static void
settle_codes (JjMerge *self)
{
  g_autoptr (GHashTable) holders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) losers = g_ptr_array_new ();

  for (guint i = 0; i < jj_draft_get_count (self->result); i++)
    {
      JjDraftElement *element = jj_draft_get_nth (self->result, i), *other;
      const char *code = element->kind->flags & JJ_KIND_LINK ? NULL : element->values[JJ_CODE].text;
      g_autofree char *key = code ? code_key (element, code) : NULL;

      if (!code)
        continue;
      other = g_hash_table_lookup (holders, key);
      if (is_taken_outside (self, element->kind, code)
          || (other && holder_of (self, element, other) == other))
        g_ptr_array_add (losers, element);
      else
        {
          g_hash_table_insert (holders, g_steal_pointer (&key), element);
          if (other)
            g_ptr_array_add (losers, other);
        }
    }
  g_ptr_array_sort (losers, compare_ids);
  for (guint i = 0; i < losers->len; i++)
    recode (self, holders, g_ptr_array_index (losers, i));
}

/* Placements of what a part's owner deleted go with it; anybody else who points to it keeps it. */
static gboolean
is_placement_of_deleted (JjMerge *self, const JjDraftElement *mine)
{
  JjId id = jj_kind_index (mine->kind) == JJ_KIND_PLACEMENT
                ? mine->values[JJ_PLACEMENT_ELEMENT].number
                : 0;

  return id && jj_draft_find (self->base, id) && !jj_draft_find (self->theirs, id);
}

static void
add_context (JjMerge *self)
{
  for (guint i = 0; i < jj_draft_get_count (self->mine); i++)
    {
      const JjDraftElement *mine = jj_draft_get_nth (self->mine, i);

      if (jj_draft_find (self->base, mine->id) || jj_draft_find (self->theirs, mine->id))
        continue;
      jj_draft_add (self->base, mine);
      if (!is_placement_of_deleted (self, mine))
        jj_draft_add (self->theirs, mine);
    }
}

static void
add_with_referrers (JjDraft *draft, const JjElement *element, gboolean with_referrers)
{
  if (!jj_draft_find (draft, jj_element_get_id (element)))
    jj_draft_add_element (draft, element);
  for (guint i = 0; with_referrers && i < jj_element_get_n_referrers (element); i++)
    {
      guint field;
      const JjElement *holder = jj_element_get_referrer (element, i, &field);
      const JjField *table = &jj_element_get_kind (holder)->fields[field];

      if (!jj_draft_find (draft, jj_element_get_id (holder)))
        add_with_referrers (draft, holder, (table->flags & JJ_FIELD_OWNER) != 0);
    }
}

/* Of a whole plan a part's merge needs what is in the part, and what holds on to that which the
 * part deleted: the rest of 40,000 elements need not be copied for each of 120 parts. */
static JjDraft *
take_what_matters (JjMerge *self, JjPlan *plan)
{
  const JjDraft *sides[] = { self->base, self->theirs };
  JjDraft *mine = jj_draft_new ();

  for (guint side = 0; side < G_N_ELEMENTS (sides); side++)
    for (guint i = 0; i < jj_draft_get_count (sides[side]); i++)
      {
        JjId id = jj_draft_get_nth (sides[side], i)->id;
        const JjElement *element = jj_plan_find (plan, id);

        if (element)
          add_with_referrers (mine, element, !jj_draft_find (self->theirs, id));
      }
  return mine;
}

static gboolean
check_roots (JjPlan *base, JjPlan *mine, JjPlan *theirs, GError **error)
{
  JjId root = jj_element_get_id (jj_plan_get_root (base));

  if (jj_element_get_id (jj_plan_get_root (mine)) == root
      && jj_element_get_id (jj_plan_get_root (theirs)) == root)
    return TRUE;
  g_set_error_literal (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING,
                       _ ("These are not copies of one plan: they cannot be merged."));
  return FALSE;
}

static JjMerge *
begin (JjPlan *base, JjPlan *theirs)
{
  JjMerge *self = g_new0 (JjMerge, 1);

  self->base = jj_draft_new_from_plan (base);
  self->theirs = jj_draft_new_from_plan (theirs);
  self->conflicts = g_array_new (FALSE, FALSE, sizeof (JjConflict));
  g_array_set_clear_func (self->conflicts, clear_conflict);
  return self;
}

static void
settle (JjMerge *self)
{
  while (bring_back (self) > 0)
    ;
  break_circles (self);
  settle_codes (self);
}

static JjMerge *
run (JjMerge *self)
{
  self->result = jj_draft_copy (self->mine);
  for (guint i = 0; i < jj_draft_get_count (self->theirs); i++)
    take_theirs (self, jj_draft_get_nth (self->theirs, i));
  for (guint i = 0; i < jj_draft_get_count (self->base); i++)
    drop_theirs (self, jj_draft_get_nth (self->base, i));
  settle (self);
  self->n_own = self->conflicts->len;
  return self;
}

JjMerge *
jj_merge_new (JjPlan *base, JjPlan *mine, JjPlan *theirs, GError **error)
{
  JjMerge *self;

  if (!check_roots (base, mine, theirs, error))
    return NULL;
  if (!jj_scope_get_part (mine) && (jj_scope_get_part (base) || jj_scope_get_part (theirs)))
    {
      g_set_error_literal (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_SCOPE,
                           _ ("One of these is a part of the plan: take it back instead."));
      return NULL;
    }
  self = begin (base, theirs);
  self->mine = jj_draft_new_from_plan (mine);
  return run (self);
}

JjMerge *
jj_merge_new_part (JjPlan *base, JjPlan *mine, JjPlan *theirs, GError **error)
{
  JjMerge *self;

  if (!check_roots (base, mine, theirs, error))
    return NULL;
  self = begin (base, theirs);
  self->whole = g_object_ref (mine);
  self->mine = take_what_matters (self, mine);
  add_context (self);
  return run (self);
}

void
jj_merge_free (JjMerge *self)
{
  g_clear_object (&self->whole);
  jj_draft_free (self->base);
  jj_draft_free (self->mine);
  jj_draft_free (self->theirs);
  jj_draft_free (self->result);
  g_array_unref (self->conflicts);
  g_free (self);
}

guint
jj_merge_get_n_conflicts (const JjMerge *self)
{
  return self->conflicts->len;
}

const JjConflict *
jj_merge_get_conflict (const JjMerge *self, guint i)
{
  g_return_val_if_fail (i < self->conflicts->len, NULL);
  return &g_array_index (self->conflicts, JjConflict, i);
}

gboolean
jj_conflict_has_choice (const JjConflict *conflict)
{
  return conflict->type != JJ_CONFLICT_CIRCLE;
}

void
jj_merge_choose (JjMerge *self, guint i, JjMergeSide choice)
{
  JjConflict *conflict;

  g_return_if_fail (i < self->conflicts->len);
  conflict = &g_array_index (self->conflicts, JjConflict, i);
  conflict->choice = choice;
}

static void
carry_out (JjMerge *self, const JjConflict *conflict)
{
  JjDraftElement *element = jj_draft_find (self->result, conflict->id);

  if (!element)
    return;
  if (conflict->type == JJ_CONFLICT_FIELD)
    jj_draft_set (element, conflict->field,
                  conflict->choice == JJ_CHOICE_THEIRS ? conflict->theirs
                  : conflict->choice == JJ_CHOICE_BASE ? conflict->base
                                                       : conflict->mine);
  else if ((conflict->type == JJ_CONFLICT_DELETED_BY_MINE && conflict->choice == JJ_CHOICE_MINE)
           || (conflict->type == JJ_CONFLICT_DELETED_BY_THEIRS
               && conflict->choice == JJ_CHOICE_THEIRS))
    jj_draft_remove_tree (self->result, conflict->id);
}

JjEdit *
jj_merge_to_edit (JjMerge *self, JjPlan *mine)
{
  JjDraft *unchosen = self->result;
  JjEdit *edit;

  self->result = jj_draft_copy (unchosen);
  g_array_set_size (self->conflicts, self->n_own);
  for (guint i = 0; i < self->n_own; i++)
    carry_out (self, &g_array_index (self->conflicts, JjConflict, i));
  settle (self);
  edit = jj_draft_to_edit_of (self->result, self->whole ? self->mine : NULL, mine, _ ("Merge"));
  jj_draft_free (self->result);
  self->result = unchosen;
  return edit;
}
