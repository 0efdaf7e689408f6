/* jj-check.h: what in a plan breaks a rule */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"

G_BEGIN_DECLS

/* Rules are entries of packs; how a rule of one form is worked out is in forms/ (jj-form.h). A
 * finding is one element that breaks one rule. A rule whose basis is not verified gives at most a
 * warning until the planner confirms it by an override with a reason. A waiver (rule, element,
 * with a reason) marks a warning or notice as waived; errors cannot be waived. A part of a plan
 * (jj-scope.h) has those findings alone that can be mended in it. */
typedef struct
{
  char *rule;           /* entry id; "plan.overflow" and the like for built-in ones */
  const JjEntry *entry; /* (nullable): NULL for built-in ones */
  JjSeverity severity;
  JjStatus status;
  gboolean certain; /* else shown with 未經查證 */
  JjKindId kind;
  JjId element; /* never 0: the plan element where nothing else is meant */
  int field;    /* the field to jump to; -1 for none */
  char *value;  /* what it is, as shown; "" where there is nothing to show */
  char *limit;  /* what it may be, as shown */
  char *detail;
  char *message; /* the sentence, in the user's language */
  char *remedy;  /* (nullable) */
  JjId waiver;   /* 0: not waived */
  gboolean fixable;
  gint64 fix; /* the form's own note of what the fix would set */
} JjFinding;

/* Article and source as shown, "" for none. */
const char *jj_finding_get_article (const JjFinding *self);

/* All findings of a plan at one revision: errors first, then by rule in the packs' order, then by
 * element in the plan's. Immutable. */
typedef struct _JjFindings JjFindings;
/* (transfer full) */
JjFindings *jj_check_run (JjPlan *plan, JjFigures *figures);
JjFindings *jj_findings_ref (JjFindings *self);
void jj_findings_unref (JjFindings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjFindings, jj_findings_unref)
guint jj_findings_get_n (const JjFindings *self);
const JjFinding *jj_findings_get (const JjFindings *self, guint i);
/* Not waived. */
guint jj_findings_count (const JjFindings *self, JjSeverity severity);
guint jj_findings_count_waived (const JjFindings *self);
guint64 jj_findings_get_revision (const JjFindings *self);
/* The worst severity of an element's findings that are not waived (any field: -1); JJ_N_SEVERITIES
 * for none. For badges: a hash look-up. */
JjSeverity jj_findings_worst (const JjFindings *self, JjId element, int field);

/* The edit that mends a finding, one undo step; NULL where there is none (any more). (transfer
 * full) */
JjEdit *jj_finding_get_fix (const JjFinding *self, JjPlan *plan, JjFigures *figures);
/* The edit that waives it, today; NULL for errors, and where there is no reason. (transfer full) */
JjEdit *
jj_finding_waive (const JjFinding *self, JjPlan *plan, const char *author, const char *reason);

G_END_DECLS
