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

/* Every element of the kind that `where` fits. */
typedef void (*JjCheckElement) (JjCheck *check, const JjElement *element);
void jj_check_each (JjCheck *check, JjCheckElement visit);
guint jj_check_count (JjCheck *check);
/* Every line that counts, on the entry's days where the form goes by line; of one item, or of all
 * where item is NULL. i: its row in the figures. */
typedef void (*JjCheckLine) (JjCheck *check, guint i, const JjElement *element);
void jj_check_each_line (JjCheck *check, const char *item, JjCheckLine visit);
/* Those that have one of these flags (JjLineFlags). */
void jj_check_each_flagged (JjCheck *check, guint flags, JjCheckLine visit);

/* Sums that several entries share, worked out once for each run over a plan: Σ of the lines of the
 * activities that serve an element, each activity divided equally among the elements of that kind
 * it serves (largest remainder, in the order of the links). */
gint64 jj_check_get_served_cost (JjCheck *check, const JjElement *element);

/* Elements that a link joins: the other end of each link of a kind that starts (end JJ_FROM) or
 * ends (JJ_TO) at an element. (transfer full) (element-type JjElement) */
GPtrArray *jj_check_get_linked (const JjElement *element, JjKindId link, guint end);

G_END_DECLS
