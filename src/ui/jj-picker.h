/* jj-picker.h: a button that shows an element and chooses another one by typing */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The popover lists elements of the allowed kinds, the best matches first; Enter takes the first.
 * Signal "picked" (gint64 id): 0 when the person empties it. */
#define JJ_TYPE_PICKER (jj_picker_get_type ())
G_DECLARE_FINAL_TYPE (JjPicker, jj_picker, JJ, PICKER, GtkWidget)

/* targets: JJ_KIND_BIT mask. name: for screen readers. */
GtkWidget *jj_picker_new (JjWorkspace *workspace, guint64 targets, const char *name);

/* Whether "none" is among the choices. */
void jj_picker_set_may_clear (JjPicker *self, gboolean may_clear);
/* What the button shows; an icon instead of a text where icon is not NULL. */
void jj_picker_set_text (JjPicker *self, const char *text);
void jj_picker_set_icon (JjPicker *self, const char *icon, const char *tooltip);

G_END_DECLS
