/* jj-named-filters.h: the filters of a table that a plan keeps under a name */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-data-tab.h"

G_BEGIN_DECLS

/* A named filter travels with the plan, so that colleagues see the same rows: it is an element of
 * the kind slide without a sheet, whose view is "filter:" and the id of the kind that the table
 * lists ("filter:budget_line"), whose filter is the text of jj_table_view_save (sorting, filters,
 * groups) and whose name is what people chose. A presentation shows such a slide as that table. A
 * kind of its own was decided against: view and filter are what a slide has.
 *
 * Actions of the group "named" on the page: apply (s: the id in decimal), save, rename, delete; the
 * last two act on the filter that the table has, and rest while it has another. */
typedef struct _JjNamedFilters JjNamedFilters;

/* page: gets the action group; menu: is filled with the filters. Both must live as long. */
JjNamedFilters *jj_named_filters_new (JjWorkspace *workspace,
                                      GtkWidget *page,
                                      GMenu *menu) G_GNUC_WARN_UNUSED_RESULT;
void jj_named_filters_free (JjNamedFilters *self);

/* The table that the actions are about; forgets what was applied. */
void jj_named_filters_set_tab (JjNamedFilters *self, JjDataTab *tab);
/* The filters were cleared. */
void jj_named_filters_forget (JjNamedFilters *self);
/* To be called when the table's filters may have changed: marks the named one that it has now.
 * Returns its name; NULL: none. */
const char *jj_named_filters_follow (JjNamedFilters *self);

/* The ids of a kind's filters in the plan's order. (transfer full) (element-type JjId) */
GArray *jj_named_filters_list (JjPlan *plan, JjKindId kind) G_GNUC_WARN_UNUSED_RESULT;
/* The kind's filter of this name; 0: none. */
JjId jj_named_filters_find (JjPlan *plan, JjKindId kind, const char *name);
/* An edit that keeps a text under a name, replacing the kind's filter of the same name. id: whose.
 * (transfer full) */
JjEdit *jj_named_filters_keep (JjPlan *plan,
                               JjKindId kind,
                               const char *name,
                               const char *filter,
                               JjId *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
