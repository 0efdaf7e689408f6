/* jj-plan-load.c: a plan from elements in any order */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-format.h"
#include "jj-language.h"
#include "jj-plan-types.h"

static gboolean
check_loaded (JjPlan *self, const JjKind *kind, JjId id, const JjValue *values, GError **error)
{
  if (kind->flags & JJ_KIND_SINGLE && jj_plan_get_count (self, jj_kind_index (kind)) > 0)
    {
      g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_FORMAT,
                   _ ("%s stands there more than once."), jj_label (kind->label));
      return FALSE;
    }
  if (kind->flags & JJ_KIND_COMPUTED || id <= 0 || jj_plan_find (self, id))
    {
      char text[JJ_ID_LENGTH + 1];

      jj_id_to_string (id, text);
      g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_FORMAT,
                   _ ("%s with the id %s cannot stand in a plan, or not twice."),
                   jj_label (kind->label), text);
      return FALSE;
    }
  for (guint i = 0; i < kind->n_fields; i++)
    {
      if (!jj_value_check (&kind->fields[i], values[i], error))
        return FALSE;
    }
  if (kind->flags & JJ_KIND_LINK || !values[JJ_CODE].text
      || !jj_plan_find_code (self, jj_kind_index (kind), values[JJ_CODE].text))
    return TRUE;
  g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_CODE, _ ("The code %s of %s stands twice."),
               values[JJ_CODE].text, jj_label (kind->label));
  return FALSE;
}

gboolean
jj_plan_load_add (JjPlan *self,
                  const JjKind *kind,
                  JjId id,
                  gint64 rank,
                  JjValue *values,
                  GError **error)
{
  g_autofree JjValue *taken = values;
  JjKindId kind_id = jj_kind_index (kind);
  JjElement *element;

  if (kind_id == JJ_KIND_PLAN && !self->root_loaded)
    {
      jj_plan_leave (self, (JjElement *)jj_plan_get_root (self));
      self->root_loaded = TRUE;
    }
  if (!check_loaded (self, kind, id, values, error))
    {
      for (guint i = 0; i < kind->n_fields; i++)
        jj_value_clear (kind->fields[i].type, &taken[i]);
      return FALSE;
    }
  element = jj_element_new (&self->lists[kind_id].pool, kind_id, id, rank);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      if (jj_type_is_text (kind->fields[i].type))
        element->cells[i].text = taken[i].text;
      else
        element->cells[i].number = taken[i].number;
    }
  jj_plan_enter (self, element);
  return TRUE;
}

/* Cells hold ids since jj_plan_load_add; from here on they hold targets. */
static gboolean
resolve (JjPlan *self, JjElement *element, GError **error)
{
  const JjKind *kind = element->kind;
  gboolean ok = TRUE;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      JjId id = element->cells[i].number;
      JjElement *target;

      if (kind->fields[i].type != JJ_TYPE_REF)
        continue;
      element->cells[i].ref = NULL;
      target = id ? (JjElement *)jj_plan_find (self, id) : NULL;
      if (ok && !target && (id || (kind->fields[i].flags & JJ_FIELD_REQUIRED)))
        {
          g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING,
                       _ ("“%s” of %s points to something that is not in the plan."),
                       jj_label (kind->fields[i].label), jj_label (kind->label));
          ok = FALSE;
        }
      ok = ok && (!target || jj_plan_check_target (kind, i, target, error));
      if (ok && target)
        jj_element_point (element, i, target);
    }
  return ok
         && (!(kind->flags & JJ_KIND_LINK)
             || jj_plan_check_ends (kind, element->cells[JJ_FROM].ref, element->cells[JJ_TO].ref,
                                    error));
}

/* Parents that go round in a circle are more steps away than there are elements. */
static gboolean
check_circles (JjPlan *self, const JjElement *element, GError **error)
{
  for (guint i = JJ_OWN_FIELDS; i < element->kind->n_fields; i++)
    {
      const JjField *field = &element->kind->fields[i];
      guint steps = 0;

      if (field->type != JJ_TYPE_REF || element->kind->flags & JJ_KIND_LINK
          || field->targets != JJ_KIND_BIT (element->kind_id))
        continue;
      for (const JjElement *e = element->cells[i].ref; e; e = e->cells[i].ref)
        {
          if (++steps <= self->lists[element->kind_id].items->len)
            continue;
          return jj_plan_check_parents (e, i, e->cells[i].ref, error);
        }
    }
  return TRUE;
}

gboolean
jj_plan_load_finish (JjPlan *self, GError **error)
{
  gboolean ok = self->root_loaded;

  if (!ok)
    g_set_error_literal (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_FORMAT,
                         _ ("The element of kind “plan” is missing."));
  for (guint k = 0; k < JJ_N_KINDS; k++)
    {
      GPtrArray *items = self->lists[k].items;

      for (guint i = 0; i < items->len; i++)
        ok = resolve (self, g_ptr_array_index (items, i), ok ? error : NULL) && ok;
    }
  for (guint k = 0; ok && k < JJ_N_KINDS; k++)
    {
      GPtrArray *items = self->lists[k].items;

      for (guint i = 0; ok && i < items->len; i++)
        ok = check_circles (self, g_ptr_array_index (items, i), error);
    }
  jj_plan_settle (self);
  self->revision++;
  return ok;
}
