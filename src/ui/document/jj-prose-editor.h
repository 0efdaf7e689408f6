/* jj-prose-editor.h: prose to write in: text with headings, lists, emphasis, tables, live fields */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-prose.h"
#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A tool bar over a text view. Live fields are chips with their present value, picked from a list.
 * Its own undo (Ctrl+Z) goes back over what was typed since the text was set or accepted; then
 * Ctrl+Z is the plan's. It knows no element: who owns it sets the text and commits what it has.
 *
 * Signals: "changed" after a change by hand; "pause" a moment after the last one; "left" when the
 * focus goes. */
#define JJ_TYPE_PROSE_EDITOR (jj_prose_editor_get_type ())
G_DECLARE_FINAL_TYPE (JjProseEditor, jj_prose_editor, JJ, PROSE_EDITOR, GtkWidget)

GtkWidget *jj_prose_editor_new (JjWorkspace *workspace);

/* Shows a text, the cursor at its beginning, or where it was if it is the same element's text. */
void jj_prose_editor_set_text (JjProseEditor *self, const char *markup, gboolean keep_cursor);
/* (transfer full) */
char *jj_prose_editor_get_text (JjProseEditor *self);
/* Whether it was changed by hand since it was set or accepted. */
gboolean jj_prose_editor_get_modified (JjProseEditor *self);
/* What it has is in the plan now. */
void jj_prose_editor_accept (JjProseEditor *self);
/* What to write here, over an empty text. (nullable) */
void jj_prose_editor_set_hint (JjProseEditor *self, const char *hint);
/* Chips show the present values. */
void jj_prose_editor_refresh (JjProseEditor *self);
/* Selects the next occurrence after the selection; FALSE: none. from_start: begin above. */
gboolean jj_prose_editor_find (JjProseEditor *self, const char *text, gboolean from_start);
/* Puts another text in place of the selection, where it is `text`. */
gboolean jj_prose_editor_replace (JjProseEditor *self, const char *text, const char *replacement);

G_END_DECLS
