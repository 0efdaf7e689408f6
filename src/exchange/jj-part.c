/* jj-part.c: cutting a part for a school, alliance or programme out of a plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-part.h"

#include "jj-draft.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-language.h"
#include "jj-scope.h"

/* In every part, to read. */
#define CONTEXT                                                                                    \
  (JJ_KIND_BIT (JJ_KIND_PLAN) | JJ_KIND_BIT (JJ_KIND_SCHOOL) | JJ_KIND_BIT (JJ_KIND_ORGANISATION)  \
   | JJ_KIND_BIT (JJ_KIND_TALENT_POOL) | JJ_KIND_BIT (JJ_KIND_ALLIANCE)                            \
   | JJ_KIND_BIT (JJ_KIND_PROGRAMME) | JJ_KIND_BIT (JJ_KIND_PURSE)                                 \
   | JJ_KIND_BIT (JJ_KIND_SCENARIO) | JJ_KIND_BIT (JJ_KIND_OBJECTIVE)                              \
   | JJ_KIND_BIT (JJ_KIND_OVERRIDE) | JJ_KIND_BIT (JJ_KIND_PROMOTES_TO))
/* To read, where what is in the scope points there. */
#define PULLED                                                                                     \
  (JJ_KIND_BIT (JJ_KIND_ACTIVITY) | JJ_KIND_BIT (JJ_KIND_COMMUNITY)                                \
   | JJ_KIND_BIT (JJ_KIND_INDICATOR))
/* To read, where one end is in the scope and the other in the part. */
#define CONTEXT_LINKS                                                                              \
  (JJ_KIND_BIT (JJ_KIND_SUPPORTS) | JJ_KIND_BIT (JJ_KIND_SERVES) | JJ_KIND_BIT (JJ_KIND_HOSTS)     \
   | JJ_KIND_BIT (JJ_KIND_MEMBER_OF) | JJ_KIND_BIT (JJ_KIND_IMPLEMENTS)                            \
   | JJ_KIND_BIT (JJ_KIND_MEASURES))

struct _JjPartMaker
{
  JjPlan *plan;
  JjDraft *all, *context;
  JjPlan *context_plan;
};

static gboolean
is_of (const JjDraftElement *element, guint64 kinds)
{
  return (kinds & JJ_KIND_BIT (jj_kind_index (element->kind))) != 0;
}

static gboolean
is_private (const JjDraftElement *element)
{
  return !(element->kind->flags & JJ_KIND_LINK) && element->values[JJ_PRIVATE].number;
}

/* What others need not read. */
static void
strip (JjDraftElement *element)
{
  const JjKind *kind = element->kind;

  for (guint f = 0; f < kind->n_fields; f++)
    {
      gboolean is_note = f == JJ_NOTE && !(kind->flags & JJ_KIND_LINK);
      gboolean is_grant
          = kind == &jj_kind_purse
            && (f == JJ_PURSE_GRANTED || f == JJ_PURSE_BEFORE || f == JJ_PURSE_BEFORE_NOTE);
      gboolean is_author = kind == &jj_kind_override && f == JJ_OVERRIDE_AUTHOR;

      if (is_note || is_grant || is_author || (kind->fields[f].flags & JJ_FIELD_PERSONAL))
        jj_draft_set (element, f, jj_value_empty (kind->fields[f].type));
    }
}

/* Adds what elements of the draft point to, as long as it may be read. */
static void
pull (JjDraft *draft, const JjDraft *all)
{
  for (guint i = 0; i < jj_draft_get_count (draft); i++)
    for (guint f = 0; f < jj_draft_get_nth (draft, i)->kind->n_fields; f++)
      {
        const JjDraftElement *element = jj_draft_get_nth (draft, i);
        JjId id = element->kind->fields[f].type == JJ_TYPE_REF ? element->values[f].number : 0;
        const JjDraftElement *target
            = id && !jj_draft_find (draft, id) ? jj_draft_find (all, id) : NULL;

        if (target && is_of (target, PULLED) && !is_private (target))
          strip (jj_draft_add (draft, target));
      }
}

/* References that lead out of the part become empty; what cannot be without them goes. TRUE where
 * something went: others may have pointed to it. */
static gboolean
cut_references (JjDraft *draft)
{
  for (guint i = 0; i < jj_draft_get_count (draft); i++)
    {
      JjDraftElement *element = jj_draft_get_nth (draft, i);

      for (guint f = 0; f < element->kind->n_fields; f++)
        {
          const JjField *field = &element->kind->fields[f];

          if (field->type != JJ_TYPE_REF || !element->values[f].number
              || jj_draft_find (draft, element->values[f].number))
            continue;
          if (field->flags & JJ_FIELD_REQUIRED)
            {
              jj_draft_remove (draft, element->id);
              return TRUE;
            }
          jj_draft_set (element, f, jj_value_number (0));
        }
    }
  return FALSE;
}

static JjDraft *
make_context (const JjDraft *all)
{
  JjDraft *context = jj_draft_new ();

  for (guint i = 0; i < jj_draft_get_count (all); i++)
    {
      const JjDraftElement *element = jj_draft_get_nth (all, i);

      if (is_of (element, CONTEXT) && !is_private (element))
        strip (jj_draft_add (context, element));
    }
  while (cut_references (context))
    ;
  return context;
}

JjPartMaker *
jj_part_maker_new (JjPlan *plan)
{
  JjPartMaker *self = g_new0 (JjPartMaker, 1);
  g_autoptr (JjEdit) edit = NULL;
  GError *error = NULL;

  self->plan = g_object_ref (plan);
  self->all = jj_draft_new_from_plan (plan);
  self->context = make_context (self->all);
  edit = jj_draft_to_edit (self->context, plan, "context");
  self->context_plan = jj_plan_with (plan, edit, &error);
  if (error)
    g_error ("a part that is no plan: %s", error->message);
  return self;
}

void
jj_part_maker_free (JjPartMaker *self)
{
  g_object_unref (self->plan);
  g_object_unref (self->context_plan);
  jj_draft_free (self->all);
  jj_draft_free (self->context);
  g_free (self);
}

/* What is in the scope, in full. */
static void
add_scope (JjPartMaker *self, JjDraft *draft, const JjElement *root)
{
  for (guint k = 0; k < JJ_N_KINDS; k++)
    for (guint i = 0; i < jj_plan_get_count (self->plan, k); i++)
      {
        const JjElement *element = jj_plan_get_nth (self->plan, k, i);
        JjId id = jj_element_get_id (element);

        if (!jj_scope_contains (root, element))
          continue;
        if (jj_draft_find (draft, id))
          jj_draft_remove (draft, id);
        jj_draft_add (draft, jj_draft_find (self->all, id));
      }
}

/* An activity or indicator is in the scope where all that it serves or measures is. So that it does
 * not come to be because the rest is left out, one link that leads elsewhere goes along. */
static gboolean
shows_that_it_is_not (const JjElement *root, const JjElement *link, GHashTable *shown)
{
  const JjElement *from = jj_link_get_from (link);
  JjKindId kind = jj_element_get_kind_id (link);

  return (kind == JJ_KIND_SERVES || kind == JJ_KIND_MEASURES)
         && !jj_scope_contains (root, jj_link_get_to (link)) && !jj_scope_contains (root, from)
         && g_hash_table_contains (shown, from) && g_hash_table_remove (shown, from);
}

static void
add_link (JjPartMaker *self, JjDraft *draft, const JjElement *link)
{
  JjId id = jj_element_get_id (link);

  if (!jj_draft_find (draft, id))
    strip (jj_draft_add (draft, jj_draft_find (self->all, id)));
}

static void
add_links_into (JjPartMaker *self, JjDraft *draft, const JjElement *root, JjKindId kind)
{
  g_autoptr (GHashTable) outside = g_hash_table_new (NULL, NULL); /* with a link into the scope */
  guint n = jj_plan_get_count (self->plan, kind);

  for (guint i = 0; i < n; i++)
    {
      const JjElement *link = jj_plan_get_nth (self->plan, kind, i);
      gboolean into = jj_scope_contains (root, jj_link_get_to (link));

      if (into || jj_scope_contains (root, jj_link_get_from (link)))
        add_link (self, draft, link);
      if (into)
        g_hash_table_add (outside, (gpointer)jj_link_get_from (link));
    }
  for (guint i = 0; i < n; i++)
    if (shows_that_it_is_not (root, jj_plan_get_nth (self->plan, kind, i), outside))
      add_link (self, draft, jj_plan_get_nth (self->plan, kind, i));
}

static void
add_links (JjPartMaker *self, JjDraft *draft, const JjElement *root)
{
  for (guint k = JJ_KIND_BELONGS_TO; k < JJ_N_KINDS; k++)
    if (CONTEXT_LINKS & JJ_KIND_BIT (k))
      add_links_into (self, draft, root, k);
}

static void
add_part (JjDraft *draft, const JjElement *root, JjId id, gint64 day)
{
  JjDraftElement part = { id, &jj_kind_part, 1, g_new0 (JjValue, jj_kind_part.n_fields) };
  JjDraftElement *added;
  JjValue name = jj_value_text (jj_element_get_title (root));

  for (guint f = 0; f < jj_kind_part.n_fields; f++)
    part.values[f] = jj_value_empty (jj_kind_part.fields[f].type);
  added = jj_draft_add (draft, &part);
  g_free (part.values);
  jj_draft_set (added, JJ_NAME, name);
  jj_value_clear (JJ_TYPE_TEXT, &name);
  jj_draft_set (added, JJ_PART_SCOPE, jj_value_number (jj_element_get_id (root)));
  jj_draft_set (added, JJ_PART_STATE, jj_value_number (JJ_PART_OUT));
  jj_draft_set (added, JJ_PART_HANDED, jj_value_number (day));
  jj_draft_set (added, JJ_PART_HERE, jj_value_number (TRUE));
}

/* What would only seem to be in the scope, since what shows that it is not is private. TRUE where
 * something was removed. */
static gboolean
remove_pretenders (JjPartMaker *self, JjDraft *draft, JjPlan *part, const JjElement *root)
{
  const JjElement *there = jj_plan_find (part, jj_element_get_id (root));
  gboolean removed = FALSE;

  for (guint k = 0; k < JJ_N_KINDS; k++)
    for (guint i = 0; i < jj_plan_get_count (part, k); i++)
      {
        const JjElement *element = jj_plan_get_nth (part, k, i);
        JjId id = jj_element_get_id (element);

        if (!jj_scope_contains (there, element)
            || jj_scope_contains (root, jj_plan_find (self->plan, id)))
          continue;
        jj_draft_remove_tree (draft, id);
        removed = TRUE;
      }
  return removed;
}

static JjPlan *
make_plan (JjPartMaker *self, JjDraft *draft, const JjElement *root, GError **error)
{
  for (;;)
    {
      g_autoptr (JjEdit) edit = jj_draft_to_edit (draft, self->context_plan, "part");
      g_autoptr (JjPlan) part = jj_plan_with (self->context_plan, edit, error);

      if (!part || !remove_pretenders (self, draft, part, root))
        return g_steal_pointer (&part);
    }
}

JjPlan *
jj_part_maker_make (JjPartMaker *self, JjId scope, JjId part, gint64 day, GError **error)
{
  const JjElement *root = jj_plan_find (self->plan, scope);
  g_autoptr (JjDraft) draft = NULL;

  if (!root
      || !(jj_kind_part.fields[JJ_PART_SCOPE].targets
           & JJ_KIND_BIT (jj_element_get_kind_id (root))))
    {
      g_set_error_literal (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_SCOPE,
                           _ ("A part is for a school, an alliance or a programme of the plan."));
      return NULL;
    }
  if (jj_scope_get_part (self->plan))
    {
      g_set_error_literal (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_SCOPE,
                           _ ("This file is a part itself; parts are handed out of the whole "
                              "plan."));
      return NULL;
    }
  draft = jj_draft_copy (self->context);
  add_scope (self, draft, root);
  add_links (self, draft, root);
  pull (draft, self->all);
  while (cut_references (draft))
    ;
  add_part (draft, root, part, day);
  return make_plan (self, draft, root, error);
}
