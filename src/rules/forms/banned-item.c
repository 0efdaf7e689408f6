/* banned-item.c: lines for what cannot be funded, by item or by a word in name and note */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-forms.h"

#include <string.h>

static const char *
find_keyword (JsonArray *keywords, const char *text)
{
  for (guint i = 0; text && i < json_array_get_length (keywords); i++)
    {
      const char *word = json_array_get_string_element (keywords, i);

      if (strstr (text, word))
        return word;
    }
  return NULL;
}

/* The county's own money may pay what the ministry does not. */
static gboolean
is_own_money (JjCheck *check, const JjLineFigure *line)
{
  int index = jj_figures_find_line (check->figures, line->id);
  const JjPart *parts = jj_figures_get_parts (check->figures, (guint)index);

  for (guint i = 0; i < line->n_parts; i++)
    {
      if (parts[i].amount != 0
          && jj_figures_find_purse (check->figures, parts[i].purse)->source != JJ_SOURCE_OWN)
        return FALSE;
    }
  return line->n_parts > 0 && line->unassigned == 0;
}

static void
visit (JjCheck *check, const JjElement *element, const JjLineFigure *line)
{
  const char *item = jj_element_get_text (element, JJ_BUDGET_LINE_ITEM);
  JsonArray *keywords = jj_entry_get_array (check->entry, "keywords");
  const JjEntry *entry = jj_pack_set_find_item (check->packs, item, line->date);
  const char *found = NULL;
  int field = JJ_BUDGET_LINE_ITEM;

  if (item && jj_entry_list_has (check->entry, "items", item))
    found = entry ? jj_entry_get_title (entry) : item;
  if (!found && (found = find_keyword (keywords, jj_element_get_text (element, JJ_NAME))))
    field = JJ_NAME;
  if (!found && (found = find_keyword (keywords, jj_element_get_text (element, JJ_NOTE))))
    field = JJ_NOTE;
  if (found && !is_own_money (check, line))
    jj_check_add (check, element, field, g_strdup (found), NULL)->detail = g_strdup (found);
}

static void
run (JjCheck *check)
{
  jj_check_each_line (check, NULL, visit);
}

static const JjParam params[] = {
  { "items", JJ_PARAM_LIST, JJ_PARAM_NEEDED },
  { "keywords", JJ_PARAM_LIST, JJ_PARAM_NEEDED },
  { NULL },
};

const JjForm jj_form_banned_item = {
  .id = "banned_item",
  .flags = JJ_FORM_BY_LINE,
  .params = params,
  .run = run,
};
