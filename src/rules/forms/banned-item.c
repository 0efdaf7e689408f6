/* banned-item.c: lines for what cannot be funded, by item or by a word in name and note */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-forms.h"

#include <string.h>

typedef struct
{
  JsonArray *items, *keywords;
} Banned;

static gboolean
has_item (JsonArray *items, const char *item)
{
  for (guint i = 0; item && i < json_array_get_length (items); i++)
    {
      if (strcmp (json_array_get_string_element (items, i), item) == 0)
        return TRUE;
    }
  return FALSE;
}

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
is_own_money (JjCheck *check, guint i)
{
  const JjLineFigure *line = jj_figures_get_line (check->figures, i);
  const JjPart *parts = jj_figures_get_parts (check->figures, i);

  for (guint j = 0; j < line->n_parts; j++)
    {
      if (parts[j].amount != 0
          && jj_figures_find_purse (check->figures, parts[j].purse)->source != JJ_SOURCE_OWN)
        return FALSE;
    }
  return line->n_parts > 0 && line->unassigned == 0;
}

static void
visit (JjCheck *check, guint i, const JjElement *element)
{
  const char *item = jj_element_get_text (element, JJ_BUDGET_LINE_ITEM), *found = NULL;
  const Banned *banned = check->data;
  int field = JJ_BUDGET_LINE_ITEM;

  if (has_item (banned->items, item))
    {
      const JjEntry *entry = jj_pack_set_find_item (check->packs, item,
                                                    jj_figures_get_line (check->figures, i)->date);

      found = entry ? jj_entry_get_title (entry) : item;
    }
  if (!found && (found = find_keyword (banned->keywords, jj_element_get_text (element, JJ_NAME))))
    field = JJ_NAME;
  if (!found && (found = find_keyword (banned->keywords, jj_element_get_text (element, JJ_NOTE))))
    field = JJ_NOTE;
  if (found && !is_own_money (check, i))
    jj_check_add (check, element, field, g_strdup (found), NULL)->detail = g_strdup (found);
}

static void
begin (JjCheck *check)
{
  Banned banned = { jj_entry_get_array (check->entry, "items"),
                    jj_entry_get_array (check->entry, "keywords") };

  check->data = g_memdup2 (&banned, sizeof banned);
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
  .begin = begin,
  .visit_line = visit,
  .reads = JJ_KIND_BIT (JJ_KIND_PURSE),
};
