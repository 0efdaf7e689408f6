/* jj-build.c: plans built in few lines, for tests */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-build.h"

#include "jj-format.h"
#include "jj-plan-private.h"

void
jj_build_commit (JjPlan *plan, JjEdit *edit)
{
  g_autoptr (GError) error = NULL;

  jj_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  jj_plan_emit_changed (plan, edit);
  jj_edit_unref (edit);
}

JjId
jj_build_add (JjPlan *plan, JjKindId kind, const char *code)
{
  const JjKind *table = jj_kind_get (kind);
  JjEdit *edit = jj_edit_new ("add");
  JjId id = jj_edit_insert (edit, kind, 0);

  if (code)
    jj_edit_set_text (edit, kind, id, JJ_CODE, code);
  for (guint i = 0; i < table->n_fields; i++)
    {
      if ((table->fields[i].flags & JJ_FIELD_REQUIRED) && jj_type_is_text (table->fields[i].type))
        jj_edit_set_text (edit, kind, id, i, code);
    }
  jj_build_commit (plan, edit);
  return id;
}

JjId
jj_build_link (JjPlan *plan, JjKindId link, JjId from, JjId to)
{
  JjEdit *edit = jj_edit_new ("link");
  JjId id = jj_edit_link (edit, link, from, to);

  jj_build_commit (plan, edit);
  return id;
}

void
jj_build_set (JjPlan *plan, JjId id, guint field, const char *text)
{
  const JjElement *element = jj_plan_find (plan, id);
  JjEdit *edit = jj_edit_new ("set");
  g_autoptr (GError) error = NULL;
  JjValue value;

  jj_value_parse (plan, &jj_element_get_kind (element)->fields[field], text, &value, &error);
  g_assert_no_error (error);
  jj_edit_set (edit, jj_element_get_kind_id (element), id, field, value);
  jj_build_commit (plan, edit);
}

void
jj_build_set_number (JjPlan *plan, JjId id, guint field, gint64 number)
{
  JjEdit *edit = jj_edit_new ("set");

  jj_edit_set_number (edit, jj_element_get_kind_id (jj_plan_find (plan, id)), id, field, number);
  jj_build_commit (plan, edit);
}
