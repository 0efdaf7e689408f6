/* jj-rule-labels.h: names of forms and parameters of rules, for people */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-form.h"

G_BEGIN_DECLS

/* "Price limit" for the form price_range; the id itself for a form without a name. */
const char *jj_rule_form_label (const char *form);
/* "at most" for the parameter maximum. */
const char *jj_rule_parameter_label (const char *parameter);
/* The unit of the value that an override changes (元, %, …); "" where it has none. */
const char *jj_rule_unit (const JjEntry *entry);

/* Article, else source, as one text; "" for neither. */
const char *jj_rule_source (const JjEntry *entry);
/* 114/8/1, or "" for an open end. (transfer full) */
char *jj_rule_day (gint64 day);
/* Whether a rule's version holds on a day of the plan and no later pack replaces it. */
gboolean jj_rule_in_force (JjPackSet *packs, JjPlan *plan, const JjEntry *entry);

G_END_DECLS
