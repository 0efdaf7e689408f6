/* items-of-served.c: lines of activities that serve an element of a kind use some items only */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-forms.h"

#include <string.h>

static gboolean
serves_kind (const JjElement *activity, JjKindId kind)
{
  g_autoptr (GPtrArray) served = jj_check_get_linked (activity, JJ_KIND_SERVES, JJ_FROM);

  for (guint i = 0; i < served->len; i++)
    {
      if (jj_element_get_kind_id (served->pdata[i]) == kind)
        return TRUE;
    }
  return FALSE;
}

static void
visit (JjCheck *check, guint i, const JjElement *element)
{
  const JjLineFigure *line = jj_figures_get_line (check->figures, i);
  const char *id = jj_element_get_text (element, JJ_BUDGET_LINE_ITEM);
  const JjElement *activity = jj_element_get_ref (element, JJ_BUDGET_LINE_ACTIVITY);
  gint8 *serves = (gint8 *)check->data + line->activity;
  const JjEntry *item;

  if (!id || !activity)
    return;
  if (*serves < 0)
    *serves = serves_kind (activity, jj_check_get_kind (check));
  if (!*serves || jj_entry_list_has (check->entry, "items", id))
    return;
  item = jj_pack_set_find_item (check->packs, id, line->date);
  jj_check_add (check, element, JJ_BUDGET_LINE_ITEM,
                g_strdup (item ? jj_entry_get_title (item) : id), NULL)
      ->detail
      = g_strdup (jj_element_get_title (activity));
}

/* By row of the activities: whether they serve such an element; -1 not looked up yet. */
static void
begin (JjCheck *check)
{
  guint n;

  jj_figures_get_activities (check->figures, &n);
  check->data = memset (g_malloc (n), -1, n);
}

static const JjParam params[] = {
  { "kind", JJ_PARAM_KIND, JJ_PARAM_NEEDED },
  { "items", JJ_PARAM_LIST, JJ_PARAM_NEEDED | JJ_PARAM_OVERRIDE },
  { NULL },
};

const JjForm jj_form_items_of_served = {
  .id = "items_of_served",
  .flags = JJ_FORM_BY_LINE,
  .params = params,
  .begin = begin,
  .visit_line = visit,
  .reads = JJ_KIND_BIT (JJ_KIND_ACTIVITY) | JJ_KIND_BIT (JJ_KIND_SERVES),
};
