/* account-matches.c: a line's account and nature are those of its item */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-forms.h"

static void
compare (JjCheck *check, const JjElement *element, const JjEntry *item, guint field)
{
  const JjField *type = &jj_kind_budget_line.fields[field];
  gint64 typed = jj_element_get_number (element, field);
  int expected = jj_field_find_choice (type, jj_entry_get_string (item, type->id));
  JjFinding *finding;

  if (typed == JJ_EMPTY || typed == expected || expected < 0)
    return;
  finding
      = jj_check_add (check, element, (int)field, g_strdup (jj_label (type->choices[typed].label)),
                      g_strdup (jj_label (type->choices[expected].label)));
  finding->detail = g_strdup (jj_entry_get_title (item));
  finding->fixable = TRUE;
  finding->fix = expected;
  jj_check_rest_on (finding, item);
}

static void
visit (JjCheck *check, guint i, const JjElement *element)
{
  const JjLineFigure *line = jj_figures_get_line (check->figures, i);
  const char *id = jj_element_get_text (element, JJ_BUDGET_LINE_ITEM);
  const JjEntry *item = jj_pack_set_find_item (check->packs, id, line->date);

  if (!item)
    return;
  compare (check, element, item, JJ_BUDGET_LINE_ACCOUNT);
  compare (check, element, item, JJ_BUDGET_LINE_NATURE);
}

static JjEdit *
fix (JjCheck *check, const JjFinding *finding)
{
  return jj_check_set_number (check, finding, finding->fix);
}

static const JjParam params[] = { { NULL } };

const JjForm jj_form_account_matches = {
  .id = "account_matches",
  .flags = JJ_FORM_BY_LINE,
  .params = params,
  .line_flags = JJ_LINE_UNLIKE_ITEM,
  .visit_line = visit,
  .fix = fix,
};
