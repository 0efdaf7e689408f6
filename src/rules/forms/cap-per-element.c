/* cap-per-element.c: an amount or a number of each element is at most so much */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-format.h"
#include "jj-forms.h"

#include <string.h>

/* JJ_EMPTY: nothing to measure. */
static gint64
measure (JjCheck *check, const JjElement *element, int *field)
{
  const char *what = jj_entry_get_string (check->entry, "measure");
  const JjGroupFigure *row = NULL;
  JjId id = jj_element_get_id (element);

  *field = -1;
  if (strcmp (what, "served_cost") == 0)
    return jj_check_get_served_cost (check, element);
  if (strcmp (what, "cost") == 0)
    {
      if (jj_element_get_kind_id (element) == JJ_KIND_ACTIVITY)
        row = jj_figures_find_activity (check->figures, id);
      else if (jj_element_get_kind_id (element) == JJ_KIND_PROGRAMME)
        row = jj_figures_find_programme (check->figures, id);
      return row ? row->amount : JJ_EMPTY;
    }
  *field = jj_kind_find_field (jj_element_get_kind (element), what);
  return jj_element_get_number (element, (guint)*field);
}

static void
visit (JjCheck *check, const JjElement *element)
{
  gint64 maximum = check->maximum;
  int field;
  gint64 value = measure (check, element, &field);
  JjFinding *finding;

  if (value == JJ_EMPTY || value <= maximum)
    return;
  finding
      = jj_check_add (check, element, field, jj_format_money (value), jj_format_money (maximum));
  finding->detail = jj_format_money (value - maximum);
  finding->fixable = field >= 0;
  finding->fix = maximum;
}

static JjEdit *
fix (JjCheck *check, const JjFinding *finding)
{
  return jj_check_set_number (check, finding, finding->fix);
}

static const JjParam params[] = {
  { "kind", JJ_PARAM_KIND, JJ_PARAM_NEEDED },
  { "measure", JJ_PARAM_MEASURE, JJ_PARAM_NEEDED },
  { "maximum", JJ_PARAM_INT, JJ_PARAM_NEEDED | JJ_PARAM_OVERRIDE },
  { "where", JJ_PARAM_WHERE },
  { NULL },
};

const JjForm jj_form_cap_per_element = {
  .id = "cap_per_element",
  .params = params,
  .visit = visit,
  .fix = fix,
};
