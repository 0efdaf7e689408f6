/* jj-parts-tab.h: 分送收回, parts that are out and parts that came back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Left every part that was handed out with its state, those that came back first; right what the
 * chosen one changes and what that does to sums and findings, with 接受, 退回 and 下一份. Files and
 * folders can be dropped on it. Nothing is changed before 接受; each is one undo step. */
#define JJ_TYPE_PARTS_TAB (jj_parts_tab_get_type ())
G_DECLARE_FINAL_TYPE (JjPartsTab, jj_parts_tab, JJ, PARTS_TAB, GtkWidget)

GtkWidget *jj_parts_tab_new (JjWorkspace *workspace);
/* Reads these files and folders. paths: (transfer full) (element-type utf8) */
void jj_parts_tab_take_back (JjPartsTab *self, GPtrArray *paths);

G_END_DECLS
