/* jj-groups.h: what the groups of a workshop made, side by side */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-check.h"
#include "jj-figures.h"

G_BEGIN_DECLS

/* Up to twelve plans: those of the groups, and the facilitator's own, to which the others are
 * compared where they were made from it (elements meet by id). The plans are kept, for pictures;
 * nothing is written. Packages (.zip) are verified, plans (.jingjin) and their JSON are read, with
 * the rule packs of this computer.
 *
 *   g_autoptr (JjGroups) groups = jj_groups_new (own);
 *   jj_groups_add_file (groups, "第三組.jingjin", NULL);
 *   jj_groups_get (groups, 0)->n_changed: fields that the third group changed */
typedef struct
{
  char *file;
  char *reason; /* why it cannot be compared; NULL: it can, and what follows is there */
  JjPlan *plan;
  JjFigures *figures;
  JjTotals totals;
  guint n_schools, n_without; /* without: schools with no community */
  guint n_communities, n_activities;
  guint findings[JJ_N_SEVERITIES];
  gboolean is_related;                 /* made from the facilitator's plan */
  guint n_added, n_removed, n_changed; /* elements, elements, fields */
  gint64 more;                         /* its total less the facilitator's */
} JjGroup;

#define JJ_MOST_GROUPS 12

typedef struct _JjGroups JjGroups;

/* own (nullable): copied. (transfer full) */
JjGroups *jj_groups_new (JjPlan *own);
void jj_groups_free (JjGroups *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjGroups, jj_groups_free)

/* For a thread, too. Whatever the file is, it is in the list after it; a thirteenth with a reason.
 */
void jj_groups_add_file (JjGroups *self, const char *path, GCancellable *cancellable);
guint jj_groups_get_n (const JjGroups *self);
const JjGroup *jj_groups_get (const JjGroups *self, guint i);

G_END_DECLS
