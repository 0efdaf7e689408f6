/* jj-check-built-in.c: findings of the figures themselves, which need no pack */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-findings-private.h"

#include "jj-language.h"

typedef struct
{
  guint flag; /* JjLineFlags */
  const char *rule;
  JjSeverity severity;
  int field;
  const char *message; /* {element} stands for the line */
  const char *remedy;
} BuiltIn;

static const BuiltIn built_in[] = {
  { JJ_LINE_OVERFLOW, "plan.overflow", JJ_SEVERITY_ERROR, JJ_BUDGET_LINE_UNIT_PRICE,
    N_ ("{element}: the amount is too large to be one budget line and counts as 0."),
    N_ ("Correct the unit price, the quantity or the times.") },
  { JJ_LINE_NO_RATE, "plan.no_rate", JJ_SEVERITY_WARNING, JJ_BUDGET_LINE_ITEM,
    N_ ("{element}: the rate on its date is not known; the line counts as 0."),
    N_ ("Enter the rate among the rules, with where you have it from.") },
  { JJ_LINE_CHARGED_MATCH, "plan.charged_match", JJ_SEVERITY_ERROR, JJ_BUDGET_LINE_ACTIVITY,
    N_ ("{element} is charged to the county match, which follows from the other sources of funds."),
    N_ ("Charge the line to the source it belongs to, with the whole amount.") },
};

static void
add (GPtrArray *findings, const BuiltIn *rule, const JjElement *element)
{
  JjFinding *finding = g_atomic_rc_box_new0 (JjFinding);
  const char *code = jj_element_get_code (element);
  g_autofree char *name = g_strjoin (" ", code ? code : "", jj_element_get_title (element), NULL);
  GString *text;

  finding->rule = g_strdup (rule->rule);
  finding->severity = rule->severity;
  finding->status = JJ_STATUS_VERIFIED;
  finding->certain = TRUE;
  finding->kind = jj_element_get_kind_id (element);
  finding->element = jj_element_get_id (element);
  finding->field = rule->field;
  finding->value = g_strdup ("");
  finding->limit = g_strdup ("");
  finding->detail = g_strdup ("");
  text = g_string_new (_ (rule->message));
  g_string_replace (text, "{element}", g_strstrip (name), 1);
  finding->message = g_string_free (text, FALSE);
  finding->remedy = g_strdup (_ (rule->remedy));
  g_ptr_array_add (findings, finding);
}

void
jj_check_built_in (const JjLineFigure *line, const JjElement *element, GPtrArray *findings)
{
  for (guint j = 0; j < G_N_ELEMENTS (built_in); j++)
    {
      if ((line->flags & built_in[j].flag)
          && ((line->flags & JJ_LINE_COUNTS) || built_in[j].flag == JJ_LINE_OVERFLOW))
        add (findings, &built_in[j], element);
    }
}
