/* jj-window.h: one window on one plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Header, sidebar, pages, inspector, messages. The window owns its workspace; closing it closes the
 * file. Pages are made when they are first shown. */
#define JJ_TYPE_WINDOW (jj_window_get_type ())
G_DECLARE_FINAL_TYPE (JjWindow, jj_window, JJ, WINDOW, AdwApplicationWindow)

JjWindow *jj_window_new (GtkApplication *application, JjProject *project, JjSettings *settings);

JjWorkspace *jj_window_get_workspace (JjWindow *self);
/* The page's widget, made now if it is not there yet. */
GtkWidget *jj_window_get_page (JjWindow *self, guint page);

/* For the actions in jj-window-actions.c. */
/* Runs an action of the page that is shown; nothing where it has none of this name. */
void jj_window_run_on_page (JjWindow *self, const char *action);
/* A tab of 送件: its widget. */
GtkWidget *jj_window_show_hand_in (JjWindow *self, const char *tab);
/* The page that is shown. */
GtkWidget *jj_window_get_shown (JjWindow *self);
/* From the chosen slide where the slides are shown, else from the first; without slides what the
 * page shows. */
void jj_window_present_slides (JjWindow *self);
void jj_window_edit_in_inspector (JjWindow *self, int field);
void jj_window_start_find (JjWindow *self);
void jj_window_toggle_inspector (JjWindow *self);
void jj_window_toggle_sidebar (JjWindow *self);
/* A pane of the workshop (jj-panes-list.h) over the inspector. Toggling opens it, then puts the
 * focus into it, then closes it. */
GtkWidget *jj_window_open_pane (JjWindow *self, const char *pane);
void jj_window_toggle_pane (JjWindow *self, const char *pane);
/* What the focus is on, or a topic of jj-help.h, without moving the focus. */
void jj_window_help (JjWindow *self, const char *topic);

G_END_DECLS
