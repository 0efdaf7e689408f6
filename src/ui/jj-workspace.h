/* jj-workspace.h: what the views of one window share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-project.h"
#include "jj-settings.h"

#include "jj-analysis.h"
#include "jj-steps.h"

G_BEGIN_DECLS

/* One workspace a window: the project, its figures, the selection and the page. Every view gets it
 * and none keeps copies. Selection and page are the window's, not the plan's; they travel with each
 * commit as its context, so that undo brings them back.
 *
 * The selection holds ids of elements or links that exist; deleting takes them out. Views select
 * with jj_workspace_select and follow "selection-changed".
 *
 * Signals: selection-changed; show (gint64 id, int field): an element, and its field or -1, is to
 * be shown on its page; show-rows (uint kind, gpointer ids, string label): see
 * jj_workspace_show_rows; message (string, gboolean undo): a sentence for a toast, with 復原;
 * restore-view (GVariant *): undo or redo brought back what a page told jj_workspace_set_view.
 * Properties, notified: page (string), read-only (bool). */
#define JJ_TYPE_WORKSPACE (jj_workspace_get_type ())
G_DECLARE_FINAL_TYPE (JjWorkspace, jj_workspace, JJ, WORKSPACE, GObject)

JjWorkspace *jj_workspace_new (JjProject *project, JjSettings *settings);

JjProject *jj_workspace_get_project (JjWorkspace *self);
JjPlan *jj_workspace_get_plan (JjWorkspace *self);
JjSettings *jj_workspace_get_settings (JjWorkspace *self);
/* The unit in which pictures show amounts: 1, 1,000 or 10,000 元. */
gint64 jj_workspace_get_unit_size (JjWorkspace *self);
JjAnalysis *jj_workspace_get_analysis (JjWorkspace *self);
gboolean jj_workspace_get_read_only (JjWorkspace *self);
/* Whether an element, or a field of it (-1: any), may be changed here. reason: (nullable) (out)
 * (transfer full) why not, where the file is a part of a plan (jj-scope.h). */
gboolean jj_workspace_may_edit (JjWorkspace *self, JjId id, int field, char **reason);
/* Whether the plan was made from the sample: it says so wherever it shows. */
gboolean jj_workspace_is_sample (JjWorkspace *self);

/* The selected ids, borrowed until the selection changes. */
const JjId *jj_workspace_get_selection (JjWorkspace *self, guint *n_ids);
gboolean jj_workspace_is_selected (JjWorkspace *self, JjId id);
void jj_workspace_select (JjWorkspace *self, const JjId *ids, guint n_ids);

const char *jj_workspace_get_page (JjWorkspace *self);
void jj_workspace_set_page (JjWorkspace *self, const char *page);

/* Selects an element and asks for its page; a link shows where it starts. field: -1 for none. */
void jj_workspace_show (JjWorkspace *self, JjId id, int field);

/* What a page shows of its contents (position, zoom), opaque here; goes with the commits that
 * follow. view: floating, or NULL where the page that is shown has none. */
void jj_workspace_set_view (JjWorkspace *self, GVariant *view);

/* Asks for the table of a kind with these elements alone (element-type JjId) and what they are
 * called. ids NULL: what contains the label; both NULL: as it was filtered. */
void jj_workspace_show_rows (JjWorkspace *self, JjKindId kind, GArray *ids, const char *label);
/* The guide over this plan, made when it is first asked for. */
JjSteps *jj_workspace_get_steps (JjWorkspace *self);

/* Commits an edit (transfer full) with the window's context. Where error is NULL a refusal becomes
 * a message. */
gboolean jj_workspace_commit (JjWorkspace *self, JjEdit *edit, GError **error);
void jj_workspace_message (JjWorkspace *self, const char *text, gboolean undo);
/* The same for an error (transfer full). */
void jj_workspace_fail (JjWorkspace *self, GError *error);

G_END_DECLS
