/* field-range.c: numbers within limits */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-format.h"
#include "jj-forms.h"

static char *
show (JjCheck *check, const JjElement *element, gint64 number)
{
  return jj_value_to_display (check->plan, &jj_element_get_kind (element)->fields[check->field],
                              jj_value_number (number));
}

static void
visit (JjCheck *check, const JjElement *element)
{
  gint64 value = jj_element_get_number (element, (guint)check->field), limit;
  JjFinding *finding;

  if (value == JJ_EMPTY || (value >= check->minimum && value <= check->maximum))
    return;
  limit = value < check->minimum ? check->minimum : check->maximum;
  finding = jj_check_add (check, element, check->field, show (check, element, value),
                          show (check, element, limit));
  finding->fixable = TRUE;
  finding->fix = limit;
}

static JjEdit *
fix (JjCheck *check, const JjFinding *finding)
{
  return jj_check_set_number (check, finding, finding->fix);
}

static const JjParam params[] = {
  { "kind", JJ_PARAM_KIND, JJ_PARAM_NEEDED },
  { "field", JJ_PARAM_FIELD, JJ_PARAM_NEEDED, "number" },
  { "minimum", JJ_PARAM_INT, JJ_PARAM_NEEDED | JJ_PARAM_NULLABLE },
  { "maximum", JJ_PARAM_INT, JJ_PARAM_NEEDED | JJ_PARAM_NULLABLE | JJ_PARAM_OVERRIDE },
  { "where", JJ_PARAM_WHERE },
  { NULL },
};

const JjForm jj_form_field_range = {
  .id = "field_range",
  .params = params,
  .visit = visit,
  .fix = fix,
};
