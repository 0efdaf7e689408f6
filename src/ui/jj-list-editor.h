/* jj-list-editor.h: a list of texts or choices as chips */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-field-row.h"

G_BEGIN_DECLS

/* Chips with a cross each, and a button whose popover has the choices to tick (an enum's, and for
 * free texts those that other elements use) and an entry for a new one. */
#define JJ_TYPE_LIST_EDITOR (jj_list_editor_get_type ())
G_DECLARE_FINAL_TYPE (JjListEditor, jj_list_editor, JJ, LIST_EDITOR, GtkWidget)

/* row: whose field it edits; it outlives the editor. */
GtkWidget *jj_list_editor_new (JjFieldRow *row);
/* items: joined by '\n'; NULL for none. */
void jj_list_editor_set_items (JjListEditor *self, const char *items);

G_END_DECLS
