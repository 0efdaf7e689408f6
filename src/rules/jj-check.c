/* jj-check.c: runs every check of the packs over a plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-private.h"
#include "jj-findings-private.h"

#include <string.h>

static char *
name_element (const JjElement *element)
{
  const char *code = jj_element_get_code (element), *name = jj_element_get_name (element);

  if (code && name)
    return g_strdup_printf ("%s %s", code, name);
  if (!code && !name && jj_element_get_kind (element)->flags & JJ_KIND_LINK)
    return g_strdup_printf ("%s → %s", jj_element_get_title (jj_link_get_from (element)),
                            jj_element_get_title (jj_link_get_to (element)));
  return g_strdup (jj_element_get_title (element));
}

/* Puts the finding in the place of the placeholders of data/rules/README.md. */
static char *
fill_in (const char *text, const JjFinding *finding, const char *name)
{
  const JjKind *kind = jj_kind_get (finding->kind);
  const char *const values[][2] = {
    { "{element}", name },
    { "{field}", finding->field >= 0 ? jj_label (kind->fields[finding->field].label) : "" },
    { "{value}", finding->value },
    { "{limit}", finding->limit },
    { "{detail}", finding->detail },
  };
  GString *filled = g_string_sized_new (160);

  while (*text)
    {
      gsize plain = strcspn (text, "{");
      guint i = 0;

      g_string_append_len (filled, text, (gssize)plain);
      text += plain;
      if (!*text)
        break;
      while (i < G_N_ELEMENTS (values) && !g_str_has_prefix (text, values[i][0]))
        i++;
      if (i < G_N_ELEMENTS (values))
        {
          g_string_append (filled, values[i][1]);
          text += strlen (values[i][0]);
        }
      else if (*text)
        g_string_append_c (filled, *text++);
    }
  return g_string_free (filled, FALSE);
}

static void
run_entry (JjCheck *check, const JjEntry *entry)
{
  JjCheckState *state = check->state;
  guint first = state->findings->len, before = first - state->elements->len;

  jj_check_set_entry (check, entry);
  jj_entry_get_form (entry)->run (check);
  for (guint i = first; i < state->findings->len; i++)
    {
      JjFinding *finding = state->findings->pdata[i];
      const JjElement *element = state->elements->pdata[i - before];
      g_autofree char *name = NULL;

      if (!finding->detail)
        finding->detail = g_strdup ("");
      name = name_element (element);
      finding->message = fill_in (jj_entry_get_text (entry), finding, name);
      if (jj_entry_get_remedy (entry))
        finding->remedy = fill_in (jj_entry_get_remedy (entry), finding, name);
    }
}

JjFindings *
jj_check_run (JjPlan *plan, JjFigures *figures)
{
  JjCheckState state;
  JjCheck check;

  g_return_val_if_fail (jj_figures_get_revision (figures) == jj_plan_get_revision (plan), NULL);

  jj_check_init (&check, &state, plan, figures);
  jj_check_built_in (plan, figures, state.findings);
  for (guint i = 0; i < jj_pack_set_get_n_entries (check.packs); i++)
    {
      const JjEntry *entry = jj_pack_set_get_entry (check.packs, i);
      gboolean by_line = jj_entry_get_form (entry)->flags & JJ_FORM_BY_LINE;

      if (jj_entry_is_check (entry)
          && (by_line
              || jj_pack_set_find (check.packs, jj_entry_get_id (entry), check.day) == entry))
        run_entry (&check, entry);
    }
  jj_check_clear (&check);
  return jj_findings_new (plan, check.packs, state.findings);
}

JjEdit *
jj_finding_get_fix (const JjFinding *self, JjPlan *plan, JjFigures *figures)
{
  JjCheckState state;
  JjCheck check;
  JjEdit *edit = NULL;

  if (!self->fixable || !self->entry || !jj_plan_find (plan, self->element)
      || !jj_entry_get_form (self->entry)->fix)
    return NULL;
  jj_check_init (&check, &state, plan, figures);
  jj_check_set_entry (&check, self->entry);
  edit = jj_entry_get_form (self->entry)->fix (&check, self);
  jj_check_clear (&check);
  g_ptr_array_unref (state.findings);
  return edit;
}
