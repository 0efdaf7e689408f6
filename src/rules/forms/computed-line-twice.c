/* computed-line-twice.c: an activity has one line of a computed item, for each counts the whole
 * base */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-format.h"
#include "jj-forms.h"

static void
visit (JjCheck *check, const JjElement *activity)
{
  const char *item = jj_entry_get_string (check->entry, "item");
  guint n = jj_check_count_lines (check, activity, item);
  const JjEntry *entry;

  if (n < 2)
    return;
  entry = jj_pack_set_find_item (check->packs, item, check->day);
  jj_check_add (check, activity, -1, jj_format_money (n), jj_format_money (1))->detail
      = g_strdup (entry ? jj_entry_get_title (entry) : item);
}

static const JjParam params[] = {
  { "item", JJ_PARAM_ITEM, JJ_PARAM_NEEDED },
  { NULL },
};

const JjForm jj_form_computed_line_twice = {
  .id = "computed_line_twice",
  .flags = JJ_FORM_OF_LINES,
  .params = params,
  .visit = visit,
  .reads = JJ_FIGURE_KINDS,
  .kind = JJ_KIND_ACTIVITY,
};
