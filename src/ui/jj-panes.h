/* jj-panes.h: sidebar, content and inspector beside each other, or as sheets over the content */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* At 1,000 px and more all three stand beside each other with handles between them; below, or where
 * the content in front needs more than is left, the inspector becomes a sheet that slides over the
 * content, and below 720 px the sidebar too. What is deprecated in later libadwaita (AdwFlap) is
 * used in this file alone.
 *
 * Properties, notified: show-sidebar, show-inspector (bool: whether it is seen now),
 * sidebar-is-sheet, inspector-is-sheet (bool, read-only). Sizes are kept in the settings. */
#define JJ_TYPE_PANES (jj_panes_get_type ())
G_DECLARE_FINAL_TYPE (JjPanes, jj_panes, JJ, PANES, GtkWidget)

/* Widths in px at 100 % text below which the inspector, and the sidebar, become sheets. */
#define JJ_PANES_INSPECTOR_WIDTH 1000
#define JJ_PANES_SIDEBAR_WIDTH 720

/* Once, before it is shown. */
void jj_panes_set_settings (JjPanes *self, JjSettings *settings);

void jj_panes_set_sidebar (JjPanes *self, GtkWidget *child);
void jj_panes_set_content (JjPanes *self, GtkWidget *child);
void jj_panes_set_inspector (JjPanes *self, GtkWidget *child);

gboolean jj_panes_get_show_sidebar (JjPanes *self);
void jj_panes_set_show_sidebar (JjPanes *self, gboolean show);
gboolean jj_panes_get_show_inspector (JjPanes *self);
void jj_panes_set_show_inspector (JjPanes *self, gboolean show);
gboolean jj_panes_get_sidebar_is_sheet (JjPanes *self);

G_END_DECLS
