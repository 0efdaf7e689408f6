/* jj-check-run.h: what the forms of checks use to look through a plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-form.h"

G_BEGIN_DECLS

/* A new finding at an element's field (-1: none). value, limit: (transfer full) (nullable), as
 * shown. Borrowed; `detail`, `fixable` and `fix` may be set. The sentence is made when the run has
 * ended. */
JjFinding *
jj_check_add (JjCheck *check, const JjElement *element, int field, char *value, char *limit);
/* The finding rests on this entry too: less certain, and so less severe, than it. */
void jj_check_rest_on (JjFinding *finding, const JjEntry *entry);

/* The usual fix: another number in the finding's field. (transfer full) */
JjEdit *jj_check_set_number (JjCheck *check, const JjFinding *finding, gint64 number);

/* The kind of parameter `kind`, else the form's own; the field of a parameter. */
JjKindId jj_check_get_kind (JjCheck *check);
int jj_check_get_field (JjCheck *check, const char *parameter);
/* The entry that a parameter names, on the plan's first day. (nullable) */
const JjEntry *jj_check_get_entry (JjCheck *check, const char *parameter);

/* How many elements of the kind `where` fits. */
guint jj_check_count (JjCheck *check);

/* Sums that several entries share, worked out once for each run over a plan: Σ of the lines of the
 * activities that serve an element, each activity divided equally among the elements of that kind
 * it serves (largest remainder, in the order of the links). */
gint64 jj_check_get_served_cost (JjCheck *check, const JjElement *element);

/* Σ of an activity's lines of salary type that count. */
gint64 jj_check_get_salary (JjCheck *check, const JjElement *activity);
/* How many lines of an item that count the activity has. */
guint jj_check_count_lines (JjCheck *check, const JjElement *activity, const char *item);

/* Elements that a link joins: the other end of each link of a kind that starts (end JJ_FROM) or
 * ends (JJ_TO) at an element. (transfer full) (element-type JjElement) */
GPtrArray *jj_check_get_linked (const JjElement *element, JjKindId link, guint end);

G_END_DECLS
