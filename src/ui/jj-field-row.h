/* jj-field-row.h: one field of the selected elements, with its label, editor and refusals */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-common-values.h"
#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of the inspector. It edits the field in all elements given to it as one undo step; where
 * they differ it says 〈多個值〉 and changes them only when something is typed. A refused text
 * stays in the editor with the reason below it until it is right or Escape is pressed. */
#define JJ_TYPE_FIELD_ROW (jj_field_row_get_type ())
G_DECLARE_FINAL_TYPE (JjFieldRow, jj_field_row, JJ, FIELD_ROW, GtkWidget)

/* labels: (nullable) a size group for the labels. */
GtkWidget *
jj_field_row_new (JjWorkspace *workspace, const JjKind *kind, guint field, GtkSizeGroup *labels);

/* Shows what elements of the row's kind have in common, and edits them from now on; or one. */
void jj_field_row_show (JjFieldRow *self, const JjCommonValues *common);
void jj_field_row_set_id (JjFieldRow *self, JjId id);
guint jj_field_row_get_field (JjFieldRow *self);
/* Puts the keyboard focus into the editor. */
void jj_field_row_edit (JjFieldRow *self);
/* Commits what was typed and not yet committed. */
void jj_field_row_flush (JjFieldRow *self);
/* The finding on this field beside the editor; NULL for none. */
void jj_field_row_set_hint (JjFieldRow *self, JjSeverity severity, const char *text);

/* For the editors in jj-field-editors.c. */
JjWorkspace *jj_field_row_get_workspace (JjFieldRow *self);
const JjKind *jj_field_row_get_kind (JjFieldRow *self);
const JjField *jj_field_row_get_table (JjFieldRow *self);
gboolean jj_field_row_is_mixed (JjFieldRow *self);
/* FALSE: refused, and the reason is shown. */
gboolean jj_field_row_commit_text (JjFieldRow *self, const char *text);
/* value: (transfer full) */
gboolean jj_field_row_commit_value (JjFieldRow *self, JjValue value);
/* Shows the plan's value again and forgets the refusal. */
void jj_field_row_revert (JjFieldRow *self);

G_END_DECLS
