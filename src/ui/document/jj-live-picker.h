/* jj-live-picker.h: everything that prose can show, to pick from */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-prose.h"
#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A popover with a search entry and a list of the plan's figures, fields, tables, charts, sheets
 * and maps with their present values. Signal "picked" (int type, string name). */
#define JJ_TYPE_LIVE_PICKER (jj_live_picker_get_type ())
G_DECLARE_FINAL_TYPE (JjLivePicker, jj_live_picker, JJ, LIVE_PICKER, GtkPopover)

GtkWidget *jj_live_picker_new (JjWorkspace *workspace);

/* What a live field is called, for chips: its title and (of figures and fields) its value; the name
 * alone where the plan has no such thing. (transfer full) */
char *jj_live_describe (JjWorkspace *workspace, JjLiveType type, const char *name, char **value);

G_END_DECLS
