/* computed-line-missing.c: an activity with a base has the line computed from it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-commands.h"
#include "jj-format.h"
#include "jj-forms.h"
#include "jj-kinds-links.h"
#include "jj-language.h"

static void
visit (JjCheck *check, const JjElement *activity)
{
  const char *item = jj_entry_get_string (check->entry, "item");
  gint64 base = jj_check_get_salary (check, activity);
  const JjEntry *entry;
  JjFinding *finding;

  if (base <= 0 || jj_check_count_lines (check, activity, item) > 0)
    return;
  entry = jj_pack_set_find_item (check->packs, item, check->day);
  finding = jj_check_add (check, activity, -1, jj_format_money (base), NULL);
  finding->detail = g_strdup (entry ? jj_entry_get_title (entry) : item);
  finding->fixable = entry != NULL;
}

/* The purse of the activity's first line: where the fees are paid from, the premium is too. */
static const JjElement *
find_purse (JjCheck *check, const JjElement *activity)
{
  for (guint i = 0; i < jj_plan_get_count (check->plan, JJ_KIND_BUDGET_LINE); i++)
    {
      const JjElement *line = jj_plan_get_nth (check->plan, JJ_KIND_BUDGET_LINE, i);
      g_autoptr (GPtrArray) purses = NULL;

      if (jj_element_get_ref (line, JJ_BUDGET_LINE_ACTIVITY) != activity)
        continue;
      purses = jj_check_get_linked (line, JJ_KIND_CHARGED_TO, JJ_FROM);
      if (purses->len > 0)
        return purses->pdata[0];
    }
  return NULL;
}

static JjEdit *
fix (JjCheck *check, const JjFinding *finding)
{
  const char *item = jj_entry_get_string (check->entry, "item");
  const JjEntry *entry = jj_pack_set_find_item (check->packs, item, check->day);
  const JjElement *purse = find_purse (check, jj_plan_find (check->plan, finding->element));
  JjId id;
  JjEdit *edit = jj_command_add (check->plan, JJ_KIND_BUDGET_LINE, finding->element, &id);

  jj_edit_set_label (edit, _ ("Add the computed line"));
  jj_edit_set_number (edit, JJ_KIND_BUDGET_LINE, id, JJ_BUDGET_LINE_ACTIVITY, finding->element);
  jj_edit_set_text (edit, JJ_KIND_BUDGET_LINE, id, JJ_BUDGET_LINE_ITEM, item);
  if (entry)
    jj_edit_set_text (edit, JJ_KIND_BUDGET_LINE, id, JJ_NAME, jj_entry_get_title (entry));
  if (purse)
    jj_edit_link (edit, JJ_KIND_CHARGED_TO, id, jj_element_get_id (purse));
  return edit;
}

static const JjParam params[] = {
  { "item", JJ_PARAM_ITEM, JJ_PARAM_NEEDED },
  { NULL },
};

const JjForm jj_form_computed_line_missing = {
  .id = "computed_line_missing",
  .flags = JJ_FORM_OF_LINES,
  .params = params,
  .visit = visit,
  .reads = JJ_FIGURE_KINDS,
  .kind = JJ_KIND_ACTIVITY,
  .fix = fix,
};
