/* jj-scope.c: what may be edited in a part of a plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-scope.h"

#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-language.h"

/* How far a chain of owners is followed: line → activity → programme → … */
#define DEPTH 32

static gboolean contains (const JjElement *root, const JjElement *element, guint depth);

const JjElement *
jj_scope_get_part (JjPlan *plan)
{
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_PART); i++)
    {
      const JjElement *part = jj_plan_get_nth (plan, JJ_KIND_PART, i);

      if (jj_element_get_bool (part, JJ_PART_HERE))
        return part;
    }
  return NULL;
}

const JjElement *
jj_scope_get_root (JjPlan *plan)
{
  const JjElement *part = jj_scope_get_part (plan);

  return part ? jj_element_get_ref (part, JJ_PART_SCOPE) : NULL;
}

/* The i-th end, beyond this element, of its links of a kind; NULL at the end. */
static const JjElement *
get_linked (const JjElement *element, JjKindId link, guint end, guint *i)
{
  while (*i < jj_element_get_n_referrers (element))
    {
      guint field;
      const JjElement *found = jj_element_get_referrer (element, (*i)++, &field);

      if (jj_element_get_kind_id (found) == link && field == end)
        return jj_element_get_ref (found, end == JJ_FROM ? JJ_TO : JJ_FROM);
    }
  return NULL;
}

static gboolean
is_linked (const JjElement *element, JjKindId link, guint end, const JjElement *other)
{
  const JjElement *found;
  guint i = 0;

  while ((found = get_linked (element, link, end, &i)))
    if (found == other)
      return TRUE;
  return FALSE;
}

/* Whether it has such links, and all lead into the scope. */
static gboolean
all_linked_within (const JjElement *root, const JjElement *element, JjKindId link, guint depth)
{
  const JjElement *found;
  guint i = 0, n = 0;

  for (; (found = get_linked (element, link, JJ_FROM, &i)); n++)
    if (!contains (root, found, depth))
      return FALSE;
  return n > 0;
}

static gboolean
has_linked_within (const JjElement *root, const JjElement *element, JjKindId link, guint depth)
{
  const JjElement *found;
  guint i = 0;

  while ((found = get_linked (element, link, JJ_FROM, &i)))
    if (contains (root, found, depth))
      return TRUE;
  return FALSE;
}

static gboolean
owner_within (const JjElement *root, const JjElement *element, guint field, guint depth)
{
  const JjElement *owner = jj_element_get_ref (element, field);

  return owner && contains (root, owner, depth);
}

static gboolean
contains_activity (const JjElement *root, const JjElement *activity, guint depth)
{
  if (jj_element_get_kind_id (root) == JJ_KIND_PROGRAMME)
    return owner_within (root, activity, JJ_ACTIVITY_PROGRAMME, depth);
  return is_linked (activity, JJ_KIND_HOSTS, JJ_TO, root)
         || all_linked_within (root, activity, JJ_KIND_SERVES, depth);
}

static gboolean
contains_community (const JjElement *root, const JjElement *community, guint depth)
{
  switch (jj_element_get_kind_id (root))
    {
    case JJ_KIND_SCHOOL:
      return jj_element_get_ref (community, JJ_COMMUNITY_SCHOOL) == root;
    case JJ_KIND_ALLIANCE:
      return is_linked (community, JJ_KIND_MEMBER_OF, JJ_FROM, root);
    default:
      return has_linked_within (root, community, JJ_KIND_IMPLEMENTS, depth);
    }
}

/* Which end of a link must be in the scope: JJ_FROM, JJ_TO, or JJ_LINK_FIELDS for either. A
 * community is a member of an alliance because its side says so, or an alliance could draw it in.
 */
static guint
get_owning_end (JjKindId link, JjKindId from)
{
  switch (link)
    {
    case JJ_KIND_MEMBER_OF:
      return from == JJ_KIND_COMMUNITY ? JJ_FROM : JJ_LINK_FIELDS;
    case JJ_KIND_CONVENES:
      return JJ_LINK_FIELDS;
    case JJ_KIND_HOSTS:
      return JJ_TO;
    default:
      return JJ_FROM;
    }
}

static gboolean
contains_link (const JjElement *root, const JjElement *link, guint depth)
{
  const JjElement *from = jj_link_get_from (link), *to = jj_link_get_to (link);
  guint end = get_owning_end (jj_element_get_kind_id (link), jj_element_get_kind_id (from));

  return (end != JJ_TO && contains (root, from, depth))
         || (end != JJ_FROM && contains (root, to, depth));
}

static gboolean
contains (const JjElement *root, const JjElement *element, guint depth)
{
  if (element == root)
    return TRUE;
  if (depth == 0)
    return FALSE;
  depth--;
  switch (jj_element_get_kind_id (element))
    {
    case JJ_KIND_PROGRAMME:
      return owner_within (root, element, JJ_PROGRAMME_PARENT, depth);
    case JJ_KIND_ACTIVITY:
      return contains_activity (root, element, depth);
    case JJ_KIND_BUDGET_LINE:
      return owner_within (root, element, JJ_BUDGET_LINE_ACTIVITY, depth);
    case JJ_KIND_COMMUNITY:
      return contains_community (root, element, depth);
    case JJ_KIND_PERSON:
      return jj_element_get_ref (element, JJ_PERSON_SCHOOL) == root;
    case JJ_KIND_COMMENT:
      return owner_within (root, element, JJ_COMMENT_ELEMENT, depth);
    case JJ_KIND_WAIVER:
      return owner_within (root, element, JJ_WAIVER_ELEMENT, depth);
    case JJ_KIND_INDICATOR:
      return all_linked_within (root, element, JJ_KIND_MEASURES, depth);
    default:
      return (jj_element_get_kind (element)->flags & JJ_KIND_LINK) != 0
             && contains_link (root, element, depth);
    }
}

gboolean
jj_scope_contains (const JjElement *root, const JjElement *element)
{
  return root && contains (root, element, DEPTH);
}

/* What the county decides, also of what is in the scope. */
static gboolean
is_locked_field (const JjElement *root, const JjElement *element, guint field)
{
  switch (jj_element_get_kind_id (element))
    {
    case JJ_KIND_SCHOOL:
      return field != JJ_SCHOOL_CLASSES && field != JJ_SCHOOL_STUDENTS
             && field != JJ_SCHOOL_TEACHERS && field != JJ_NOTE;
    case JJ_KIND_ALLIANCE:
      return field == JJ_CODE || field == JJ_ALLIANCE_SCOPE;
    case JJ_KIND_PROGRAMME:
      return element == root
             && (field == JJ_CODE || field == JJ_PROGRAMME_PARENT || field == JJ_PROGRAMME_THEME
                 || field == JJ_PROGRAMME_GROUP);
    case JJ_KIND_BUDGET_LINE:
      return field == JJ_BUDGET_LINE_APPROVED;
    default:
      return FALSE;
    }
}

static gboolean
refuse (JjPlan *plan, const char *what, GError **error)
{
  const JjElement *part = jj_scope_get_part (plan);

  g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_SCOPE,
               _ ("This file is the part of %s: %s is there to read, only the county changes it."),
               jj_element_get_title (part), what);
  return FALSE;
}

static gboolean
refuse_element (JjPlan *plan, const JjElement *element, int field, GError **error)
{
  const JjKind *kind = jj_element_get_kind (element);
  g_autofree char *what
      = field >= 0
            ? g_strdup_printf (_ ("“%s” of “%s”"), jj_label (kind->fields[field].label),
                               jj_element_get_title (element))
            : g_strdup_printf ("%s “%s”", jj_label (kind->label), jj_element_get_title (element));

  return refuse (plan, what, error);
}

gboolean
jj_scope_may_edit (JjPlan *plan, const JjElement *element, int field, GError **error)
{
  const JjElement *root = jj_scope_get_root (plan);

  if (!jj_scope_get_part (plan))
    return TRUE;
  if (!root || !jj_scope_contains (root, element))
    return refuse_element (plan, element, -1, error);
  return field < 0 || !is_locked_field (root, element, (guint)field)
         || refuse_element (plan, element, field, error);
}

gboolean
jj_scope_may_add (JjPlan *plan, JjKindId kind)
{
  const JjElement *root = jj_scope_get_root (plan);

  if (!jj_scope_get_part (plan))
    return TRUE;
  switch (kind)
    {
    case JJ_KIND_ACTIVITY:
    case JJ_KIND_BUDGET_LINE:
    case JJ_KIND_COMMENT:
    case JJ_KIND_COMMUNITY:
    case JJ_KIND_WAIVER:
      return root != NULL;
    case JJ_KIND_PERSON:
      return root && jj_element_get_kind_id (root) == JJ_KIND_SCHOOL;
    case JJ_KIND_PROGRAMME:
    case JJ_KIND_INDICATOR:
      return root && jj_element_get_kind_id (root) == JJ_KIND_PROGRAMME;
    default:
      return root && (jj_kind_get (kind)->flags & JJ_KIND_LINK) != 0;
    }
}

/* The last value that the edit gives a new element's reference. */
static JjId
get_new_ref (const JjEdit *edit, const JjOp *insert, guint field)
{
  JjId id = insert->values ? insert->values[field].number : 0;

  for (guint i = 0; i < jj_edit_get_n_ops (edit); i++)
    {
      const JjOp *op = jj_edit_get_op (edit, i);

      if (op->type == JJ_OP_SET && op->id == insert->id && op->field == field)
        id = op->value.number;
    }
  return id;
}

static gboolean
has_new_link (const JjEdit *edit, const JjOp *insert, JjKindId link, guint end)
{
  for (guint i = 0; i < jj_edit_get_n_ops (edit); i++)
    {
      const JjOp *op = jj_edit_get_op (edit, i);

      if (op->type == JJ_OP_INSERT && jj_kind_index (op->kind) == link
          && get_new_ref (edit, op, end) == insert->id)
        return TRUE;
    }
  return FALSE;
}

static JjId
first_activity (JjPlan *plan, const JjElement *root)
{
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_ACTIVITY); i++)
    {
      const JjElement *activity = jj_plan_get_nth (plan, JJ_KIND_ACTIVITY, i);

      if (jj_scope_contains (root, activity))
        return jj_element_get_id (activity);
    }
  return 0;
}

static void
own (JjEdit *edit, const JjOp *insert, guint field, JjId owner)
{
  if (owner && !get_new_ref (edit, insert, field))
    jj_edit_set_number (edit, jj_kind_index (insert->kind), insert->id, field, owner);
}

static void
adopt (JjPlan *plan, JjEdit *edit, const JjOp *insert, const JjElement *root)
{
  JjKindId scope = jj_element_get_kind_id (root), kind = jj_kind_index (insert->kind);
  JjId id = insert->id, root_id = jj_element_get_id (root);

  if (scope == JJ_KIND_SCHOOL && kind == JJ_KIND_COMMUNITY)
    own (edit, insert, JJ_COMMUNITY_SCHOOL, root_id);
  else if (scope == JJ_KIND_SCHOOL && kind == JJ_KIND_PERSON)
    own (edit, insert, JJ_PERSON_SCHOOL, root_id);
  else if (scope == JJ_KIND_SCHOOL && kind == JJ_KIND_ACTIVITY
           && !has_new_link (edit, insert, JJ_KIND_HOSTS, JJ_TO))
    jj_edit_link (edit, JJ_KIND_HOSTS, root_id, id);
  else if (scope == JJ_KIND_ALLIANCE && kind == JJ_KIND_COMMUNITY
           && !has_new_link (edit, insert, JJ_KIND_MEMBER_OF, JJ_FROM))
    jj_edit_link (edit, JJ_KIND_MEMBER_OF, id, root_id);
  else if (scope == JJ_KIND_ALLIANCE && kind == JJ_KIND_ACTIVITY
           && !has_new_link (edit, insert, JJ_KIND_SERVES, JJ_FROM))
    jj_edit_link (edit, JJ_KIND_SERVES, id, root_id);
  else if (scope == JJ_KIND_PROGRAMME && kind == JJ_KIND_ACTIVITY)
    own (edit, insert, JJ_ACTIVITY_PROGRAMME, root_id);
  else if (scope == JJ_KIND_PROGRAMME && kind == JJ_KIND_PROGRAMME)
    own (edit, insert, JJ_PROGRAMME_PARENT, root_id);
  else if (scope == JJ_KIND_PROGRAMME && kind == JJ_KIND_COMMUNITY
           && !has_new_link (edit, insert, JJ_KIND_IMPLEMENTS, JJ_FROM))
    jj_edit_link (edit, JJ_KIND_IMPLEMENTS, id, root_id);
  else if (scope == JJ_KIND_PROGRAMME && kind == JJ_KIND_INDICATOR
           && !has_new_link (edit, insert, JJ_KIND_MEASURES, JJ_FROM))
    jj_edit_link (edit, JJ_KIND_MEASURES, id, root_id);
  else if (kind == JJ_KIND_BUDGET_LINE)
    own (edit, insert, JJ_BUDGET_LINE_ACTIVITY, first_activity (plan, root));
}

void
jj_scope_adopt (JjPlan *plan, JjEdit *edit)
{
  const JjElement *root = jj_scope_get_root (plan);
  guint n = jj_edit_get_n_ops (edit);

  for (guint i = 0; root && i < n; i++)
    if (jj_edit_get_op (edit, i)->type == JJ_OP_INSERT)
      {
        JjOp insert = *jj_edit_get_op (edit, i); /* the array may move */

        adopt (plan, edit, &insert, root);
      }
}

struct _JjScopeCheck
{
  GHashTable *touched;  /* id: was in the scope and is changed */
  GHashTable *inserted; /* id */
  GHashTable *deleted;  /* id */
};

static gpointer
key_of (JjId id)
{
  return GSIZE_TO_POINTER ((gsize)id);
}

static gboolean
has (GHashTable *set, JjId id)
{
  return g_hash_table_contains (set, key_of (id));
}

void
jj_scope_check_free (JjScopeCheck *self)
{
  g_hash_table_unref (self->touched);
  g_hash_table_unref (self->inserted);
  g_hash_table_unref (self->deleted);
  g_free (self);
}

/* Of a whole plan nothing is asked. */
static JjScopeCheck *
new_check (const JjEdit *edit, gboolean is_part)
{
  JjScopeCheck *self = g_new0 (JjScopeCheck, 1);

  self->touched = g_hash_table_new (NULL, NULL);
  self->inserted = g_hash_table_new (NULL, NULL);
  self->deleted = g_hash_table_new (NULL, NULL);
  for (guint i = 0; is_part && i < jj_edit_get_n_ops (edit); i++)
    {
      const JjOp *op = jj_edit_get_op (edit, i);

      if (op->type == JJ_OP_INSERT)
        g_hash_table_add (self->inserted, key_of (op->id));
      else if (op->type == JJ_OP_DELETE)
        g_hash_table_add (self->deleted, key_of (op->id));
    }
  return self;
}

/* A link goes with an end that is deleted, and that was in the scope. */
static gboolean
goes_along (JjScopeCheck *self, const JjElement *root, const JjElement *link)
{
  for (guint end = JJ_FROM; end <= JJ_TO; end++)
    {
      const JjElement *element = jj_element_get_kind (link)->flags & JJ_KIND_LINK
                                     ? jj_element_get_ref (link, end)
                                     : NULL;

      if (element && has (self->deleted, jj_element_get_id (element))
          && jj_scope_contains (root, element))
        return TRUE;
    }
  return FALSE;
}

/* The end of a new link, or the new end of a link, that must have been in the scope or be new. */
static gboolean
check_end (JjScopeCheck *self, JjPlan *plan, const JjEdit *edit, const JjOp *op, GError **error)
{
  const JjElement *root = jj_scope_get_root (plan), *ends[2];
  const JjElement *link = jj_plan_find (plan, op->id);
  JjId ids[2];
  guint owning;

  for (guint end = JJ_FROM; end <= JJ_TO; end++)
    {
      ids[end] = op->type == JJ_OP_INSERT ? get_new_ref (edit, op, end)
                 : op->field == end       ? op->value.number
                                          : jj_element_get_value (link, end).number;
      ends[end] = jj_plan_find (plan, ids[end]);
      if (has (self->inserted, ids[end]))
        ends[end] = NULL; /* new: looked at afterwards */
    }
  owning = get_owning_end (jj_kind_index (op->kind),
                           ends[JJ_FROM] ? jj_element_get_kind_id (ends[JJ_FROM]) : JJ_N_KINDS);
  for (guint end = JJ_FROM; end <= JJ_TO; end++)
    if ((owning == end || owning == JJ_LINK_FIELDS)
        && (has (self->inserted, ids[end]) || (ends[end] && jj_scope_contains (root, ends[end]))))
      return TRUE;
  return refuse (plan, jj_label (op->kind->label), error);
}

static gboolean
check_change (JjScopeCheck *self, JjPlan *plan, const JjOp *op, GError **error)
{
  const JjElement *root = jj_scope_get_root (plan), *element = jj_plan_find (plan, op->id);
  gboolean deletes = op->type == JJ_OP_DELETE;

  if (!element) /* new: looked at afterwards */
    return TRUE;
  if (deletes && (element == root || !root || !jj_scope_contains (root, element)))
    return (element != root && root && goes_along (self, root, element))
           || refuse_element (plan, element, -1, error);
  g_hash_table_add (self->touched, key_of (op->id));
  return jj_scope_may_edit (plan, element, op->type == JJ_OP_SET ? (int)op->field : -1, error);
}

/* A whole plan does not become a part by an edit. */
static gboolean
check_stays_whole (const JjOp *op, GError **error)
{
  gboolean here = op->kind == &jj_kind_part
                  && ((op->type == JJ_OP_INSERT && op->values && op->values[JJ_PART_HERE].number)
                      || (op->type == JJ_OP_SET && op->field == JJ_PART_HERE && op->value.number));

  if (here)
    g_set_error_literal (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_SCOPE,
                         _ ("A plan does not become a part of itself; hand one out."));
  return !here;
}

JjScopeCheck *
jj_scope_check_before (JjPlan *plan, const JjEdit *edit, GError **error)
{
  gboolean is_part = jj_scope_get_part (plan) != NULL;
  g_autoptr (JjScopeCheck) self = new_check (edit, is_part);

  for (guint i = 0; i < jj_edit_get_n_ops (edit); i++)
    {
      const JjOp *op = jj_edit_get_op (edit, i);
      gboolean is_link = (op->kind->flags & JJ_KIND_LINK) != 0;

      if (!is_part && !check_stays_whole (op, error))
        return NULL;
      if (!is_part)
        continue;
      if (op->type != JJ_OP_INSERT && !check_change (self, plan, op, error))
        return NULL;
      if (is_link && (op->type == JJ_OP_INSERT || (op->type == JJ_OP_SET && op->field <= JJ_TO))
          && !check_end (self, plan, edit, op, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

static gboolean
check_place (JjPlan *plan, const JjElement *root, JjId id, GError **error)
{
  const JjElement *element = jj_plan_find (plan, id);

  if (!element || (root && jj_scope_contains (root, element)))
    return TRUE;
  g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_SCOPE,
               _ ("This file is the part of %s: %s “%s” must belong to it."),
               jj_element_get_title (jj_scope_get_part (plan)),
               jj_label (jj_element_get_kind (element)->label), jj_element_get_title (element));
  return FALSE;
}

gboolean
jj_scope_check_after (JjScopeCheck *self, JjPlan *plan, GError **error)
{
  GHashTable *sets[] = { self->touched, self->inserted };
  const JjElement *root = jj_scope_get_root (plan);

  if (!jj_scope_get_part (plan))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      GHashTableIter iter;
      gpointer key;

      g_hash_table_iter_init (&iter, sets[i]);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        if (!check_place (plan, root, (JjId)GPOINTER_TO_SIZE (key), error))
          return FALSE;
    }
  return TRUE;
}
