/* jj-common-values.c: what many elements have in common, field by field */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-common-values.h"

#include "jj-kinds-work.h"
#include "jj-line-text.h"

/* Elements between two looks at the clock. */
#define STRIDE 256

struct _JjCommonValues
{
  JjPlan *plan;
  JjFigures *figures;
  GArray *ids; /* JjId */
  guint next;  /* of the ids */
  JjKindId kind;
  gboolean has_many_kinds;
  JjCommonField *fields; /* NULL until the first element */
  guint *same, n_same;   /* fields in which all so far are equal */
};

JjCommonValues *
jj_common_values_new (JjPlan *plan, JjFigures *figures, GArray *ids)
{
  JjCommonValues *self = g_new0 (JjCommonValues, 1);

  self->plan = g_object_ref (plan);
  self->figures = jj_figures_ref (figures);
  self->ids = g_array_ref (ids);
  self->kind = JJ_N_KINDS;
  return self;
}

void
jj_common_values_free (JjCommonValues *self)
{
  for (guint i = 0; self->fields && i < jj_kind_get (self->kind)->n_fields; i++)
    g_free (self->fields[i].reason);
  g_free (self->fields);
  g_free (self->same);
  g_array_unref (self->ids);
  jj_figures_unref (self->figures);
  g_object_unref (self->plan);
  g_free (self);
}

static void
look_at_first (JjCommonValues *self, const JjElement *element)
{
  guint n = jj_element_get_kind (element)->n_fields;

  self->kind = jj_element_get_kind_id (element);
  self->fields = g_new0 (JjCommonField, n);
  self->same = g_new (guint, n);
  self->n_same = n;
  for (guint i = 0; i < n; i++)
    {
      self->fields[i].known = TRUE;
      self->fields[i].value = jj_element_get_value (element, i);
      self->same[i] = i;
    }
}

static void
compare_values (JjCommonValues *self, const JjElement *element)
{
  const JjKind *kind = jj_kind_get (self->kind);
  guint n = 0;

  for (guint i = 0; i < self->n_same; i++)
    {
      guint field = self->same[i];
      JjCommonField *common = &self->fields[field];

      common->mixed = !jj_value_equal (kind->fields[field].type, common->value,
                                       jj_element_get_value (element, field));
      if (!common->mixed)
        self->same[n++] = field;
    }
  self->n_same = n;
}

/* Of lines that follow others. */
static void
look_for_reasons (JjCommonValues *self, const JjElement *line)
{
  static const guint fields[]
      = { JJ_BUDGET_LINE_UNIT_PRICE, JJ_BUDGET_LINE_QUANTITY, JJ_BUDGET_LINE_TIMES };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      JjCommonField *field = &self->fields[fields[i]];

      if (!field->reason)
        field->reason = jj_line_get_computed (self->figures, self->plan, line, fields[i]);
    }
}

static void
look_at (JjCommonValues *self, JjId id)
{
  const JjElement *element = jj_plan_find (self->plan, id);

  if (!element)
    return;
  if (!self->fields)
    look_at_first (self, element);
  else if (jj_element_get_kind_id (element) != self->kind)
    {
      self->has_many_kinds = TRUE;
      self->next = self->ids->len;
      return;
    }
  else
    compare_values (self, element);
  if (self->kind == JJ_KIND_BUDGET_LINE)
    look_for_reasons (self, element);
}

gboolean
jj_common_values_step (JjCommonValues *self, gint64 slice_us)
{
  gint64 start = g_get_monotonic_time ();

  while (self->next < self->ids->len)
    {
      look_at (self, g_array_index (self->ids, JjId, self->next++));
      if (self->next % STRIDE == 0 && g_get_monotonic_time () - start >= slice_us)
        break;
    }
  return self->next >= self->ids->len;
}

JjKindId
jj_common_values_get_kind (const JjCommonValues *self)
{
  return self->has_many_kinds ? JJ_N_KINDS : self->kind;
}

const JjCommonField *
jj_common_values_get (const JjCommonValues *self, guint field)
{
  static const JjCommonField none = { 0 };

  return self->fields && !self->has_many_kinds ? &self->fields[field] : &none;
}

GArray *
jj_common_values_get_ids (const JjCommonValues *self)
{
  return self->ids;
}
