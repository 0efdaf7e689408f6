/* jj-check.c: what a finding says, and what mends it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-job.h"
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

void
jj_check_word (JjCheck *check, JjFinding *finding, const JjElement *element)
{
  const char *remedy = jj_entry_get_remedy (check->entry);
  g_autofree char *name = name_element (element);

  if (!finding->detail)
    finding->detail = g_strdup ("");
  finding->message = fill_in (jj_entry_get_text (check->entry), finding, name);
  if (remedy)
    finding->remedy = fill_in (remedy, finding, name);
}

JjFindings *
jj_check_run (JjPlan *plan, JjFigures *figures)
{
  return jj_check_job_finish (jj_check_job_new (plan, figures, NULL, NULL));
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
