/* jj-check-reads.c: which kinds the findings of an entry hang on */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-private.h"

#include <string.h>

/* A link is called by its ends. */
static guint64
with_ends (guint64 kinds)
{
  guint64 all = kinds;

  for (guint i = JJ_KIND_BELONGS_TO; i < JJ_N_KINDS; i++)
    {
      const JjPair *pairs = jj_kind_get (i)->pairs;

      if (!(kinds & JJ_KIND_BIT (i)))
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (jj_kind_get (i)->pairs) && pairs[j].from; j++)
        all |= pairs[j].from | pairs[j].to;
    }
  return all;
}

/* `where` compares a REF with the code of its target. */
static guint64
read_where_targets (JjCheck *check)
{
  const JjKind *kind = jj_kind_get (jj_check_get_kind (check));
  JsonObject *where = jj_form_find_param (jj_entry_get_form (check->entry), "where")
                          ? jj_entry_get_object (check->entry, "where")
                          : NULL;
  g_autoptr (GList) members = where ? json_object_get_members (where) : NULL;
  guint64 targets = 0;

  for (GList *l = members; l; l = l->next)
    targets |= kind->fields[jj_kind_find_field (kind, l->data)].targets;
  return targets;
}

static guint64
read_parameter (JjCheck *check, const JjParam *param)
{
  const char *value;

  if (param->type == JJ_PARAM_WHERE)
    return read_where_targets (check);
  if (param->type != JJ_PARAM_LINK && param->type != JJ_PARAM_MEASURE)
    return 0;
  value = jj_entry_get_string (check->entry, param->id);
  if (param->type == JJ_PARAM_LINK)
    return JJ_KIND_BIT (jj_kind_index (jj_kind_by_id (value)));
  if (strcmp (value, "cost") == 0)
    return JJ_FIGURE_KINDS;
  if (strcmp (value, "served_cost") == 0)
    return JJ_FIGURE_KINDS | JJ_KIND_BIT (JJ_KIND_SERVES);
  return 0;
}

guint64
jj_check_get_reads (JjCheck *check)
{
  const JjForm *form = jj_entry_get_form (check->entry);
  gboolean has_kind = form->visit || jj_form_find_param (form, "kind");
  guint64 reads = form->reads;

  if (form->run && !form->reads && !has_kind)
    return ~G_GUINT64_CONSTANT (0);
  if (has_kind && !form->visit_line)
    reads |= JJ_KIND_BIT (jj_check_get_kind (check));
  if (reads & JJ_KIND_BIT (JJ_KIND_BUDGET_LINE))
    reads |= JJ_KIND_BIT (JJ_KIND_SCENARIO); /* which lines count */
  reads = with_ends (reads);
  if (form->visit_line)
    reads |= JJ_KIND_BIT (JJ_KIND_BUDGET_LINE);
  for (const JjParam *param = form->params; param && param->id; param++)
    reads |= read_parameter (check, param);
  return reads;
}
