/* field-range.c: numbers within limits */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-format.h"
#include "jj-forms.h"

static char *
show (JjCheck *check, const JjElement *element, int field, gint64 number)
{
  return jj_value_to_display (check->plan, &jj_element_get_kind (element)->fields[field],
                              jj_value_number (number));
}

static void
visit (JjCheck *check, const JjElement *element)
{
  int field = jj_check_get_field (check, "field");
  JjType type = jj_element_get_kind (element)->fields[field].type;
  gint64 minimum = jj_entry_get_int_or (check->entry, "minimum", G_MININT64);
  gint64 maximum = jj_entry_get_int_or (check->entry, "maximum", G_MAXINT64);
  gint64 value, limit;
  JjFinding *finding;

  if (jj_type_is_text (type) || type == JJ_TYPE_REF)
    return;
  value = jj_element_get_number (element, (guint)field);
  if (value == JJ_EMPTY || (value >= minimum && value <= maximum))
    return;
  limit = value < minimum ? minimum : maximum;
  finding = jj_check_add (check, element, field, show (check, element, field, value),
                          show (check, element, field, limit));
  finding->fixable = TRUE;
  finding->fix = limit;
}

static void
run (JjCheck *check)
{
  jj_check_each (check, visit);
}

static JjEdit *
fix (JjCheck *check, const JjFinding *finding)
{
  return jj_check_set_number (check, finding, finding->fix);
}

static const JjParam params[] = {
  { "kind", JJ_PARAM_KIND, JJ_PARAM_NEEDED },
  { "field", JJ_PARAM_FIELD, JJ_PARAM_NEEDED },
  { "minimum", JJ_PARAM_INT, JJ_PARAM_NEEDED | JJ_PARAM_NULLABLE },
  { "maximum", JJ_PARAM_INT, JJ_PARAM_NEEDED | JJ_PARAM_NULLABLE | JJ_PARAM_OVERRIDE },
  { "where", JJ_PARAM_WHERE },
  { NULL },
};

const JjForm jj_form_field_range = {
  .id = "field_range",
  .params = params,
  .run = run,
  .fix = fix,
};
