/* link-required.c: elements that need links of a kind */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-format.h"
#include "jj-forms.h"

#include <string.h>

typedef struct
{
  JjKindId link;
  guint end;
} Wanted;

static void
visit (JjCheck *check, const JjElement *element)
{
  const Wanted *wanted = check->data;
  gint64 count = jj_element_count_referrers (element, wanted->link, wanted->end);

  if (count < check->minimum)
    jj_check_add (check, element, -1, jj_format_money (count), jj_format_money (check->minimum))
        ->detail
        = g_strdup (jj_label (jj_kind_get (wanted->link)->label));
}

static void
begin (JjCheck *check)
{
  const char *end = jj_entry_get_string (check->entry, "end");
  Wanted wanted = { jj_kind_index (jj_kind_by_id (jj_entry_get_string (check->entry, "link"))),
                    strcmp (end, "from") == 0 ? JJ_FROM : JJ_TO };

  check->data = g_memdup2 (&wanted, sizeof wanted);
}

static const JjParam params[] = {
  { "kind", JJ_PARAM_KIND, JJ_PARAM_NEEDED },
  { "link", JJ_PARAM_LINK, JJ_PARAM_NEEDED },
  { "end", JJ_PARAM_ENUM, JJ_PARAM_NEEDED, "from to" },
  { "minimum", JJ_PARAM_INT, JJ_PARAM_NEEDED | JJ_PARAM_OVERRIDE },
  { "where", JJ_PARAM_WHERE },
  { NULL },
};

const JjForm jj_form_link_required = {
  .id = "link_required",
  .params = params,
  .begin = begin,
  .visit = visit,
};
