/* jj-cases.c: what the cases of all forms share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cases.h"

#include "jj-kinds-plan.h"

static void
fit (JjCase *c, JjId id, const char *field_id, JsonArray *values)
{
  const JjElement *element = jj_plan_find (c->plan, id);
  const JjKind *kind = jj_element_get_kind (element);
  int field = jj_kind_find_field (kind, field_id);
  JsonNode *value = json_array_get_element (values, 0);

  if (json_node_get_value_type (value) == G_TYPE_STRING)
    jj_build_set (c->plan, id, (guint)field, json_node_get_string (value));
  else
    jj_build_set_number (c->plan, id, (guint)field, json_node_get_int (value));
}

JjId
jj_case_add (JjCase *c, JjKindId kind)
{
  return jj_case_add_code (c, kind, NULL);
}

JjId
jj_case_add_code (JjCase *c, JjKindId kind, const char *code)
{
  JjId id = kind == JJ_KIND_PLAN ? jj_element_get_id (jj_plan_get_root (c->plan))
                                 : jj_build_add (c->plan, kind, code);
  const JjForm *form = jj_entry_get_form (c->entry);
  JsonObject *where
      = jj_form_find_param (form, "where") ? jj_entry_get_object (c->entry, "where") : NULL;
  const char *own = jj_form_find_param (form, "kind") ? jj_case_text (c, "kind") : NULL;
  g_autoptr (GList) members = where ? json_object_get_members (where) : NULL;

  if (own ? jj_kind_by_id (own) != jj_kind_get (kind) : form->kind != kind)
    return id;
  for (GList *l = members; l; l = l->next)
    fit (c, id, l->data, json_object_get_array_member (where, l->data));
  return id;
}

JjId
jj_case_purse (JjCase *c, const char *source)
{
  JjId id = jj_build_add (c->plan, JJ_KIND_PURSE, NULL);

  jj_build_set (c->plan, id, JJ_PURSE_SOURCE, source);
  return id;
}

JjId
jj_case_activity (JjCase *c)
{
  JjId programme = jj_build_add (c->plan, JJ_KIND_PROGRAMME, NULL);
  JjId activity = jj_build_add (c->plan, JJ_KIND_ACTIVITY, NULL);

  jj_build_set_number (c->plan, activity, JJ_ACTIVITY_PROGRAMME, programme);
  return activity;
}

gint64
jj_case_int (JjCase *c, const char *parameter)
{
  return jj_entry_get_int_or (c->entry, parameter, JJ_EMPTY);
}

const char *
jj_case_text (JjCase *c, const char *parameter)
{
  return jj_entry_get_string (c->entry, parameter);
}

const char *
jj_case_first (JjCase *c, const char *parameter)
{
  JsonArray *array = jj_entry_get_array (c->entry, parameter);

  return array && json_array_get_length (array) > 0 ? json_array_get_string_element (array, 0)
                                                    : NULL;
}

const JjEntry *
jj_case_entry (JjCase *c, const char *parameter)
{
  return jj_pack_set_find (c->packs, jj_case_text (c, parameter), c->day);
}

void
jj_case_set (JjCase *c, JjId id, guint field, gint64 number)
{
  jj_build_set_number (c->plan, id, field, number);
}

JjId
jj_case_link_any (JjCase *c, JjKindId link, JjId id, guint end)
{
  JjKindId own = jj_element_get_kind_id (jj_plan_find (c->plan, id));

  for (JjKindId kind = JJ_KIND_SCHOOL; kind < JJ_KIND_BELONGS_TO; kind++)
    {
      JjId other;

      if (!(end == JJ_FROM ? jj_kind_allows (jj_kind_get (link), own, kind)
                           : jj_kind_allows (jj_kind_get (link), kind, own)))
        continue;
      other = jj_build_add (c->plan, kind, NULL);
      return end == JJ_FROM ? jj_build_link (c->plan, link, id, other)
                            : jj_build_link (c->plan, link, other, id);
    }
  g_assert_not_reached ();
}
