/* jj-hand-in-page.h: 送件, what goes out and what comes back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line a tab in the array of jj-hand-in-page.c, in the order in which they are shown. A tab is
 * made when it is first shown. */
typedef struct
{
  const char *id;
  const char *title; /* untranslated */
  const char *icon;
  GtkWidget *(*create) (JjWorkspace *workspace);
} JjHandInTab;

#define JJ_TYPE_HAND_IN_PAGE (jj_hand_in_page_get_type ())
G_DECLARE_FINAL_TYPE (JjHandInPage, jj_hand_in_page, JJ, HAND_IN_PAGE, GtkWidget)

GtkWidget *jj_hand_in_page_new (JjWorkspace *workspace, guint page);

/* Shows a tab and returns its widget; NULL where no tab has this id. The action "hand-in.tab" with
 * the id does the same from below the page. */
GtkWidget *jj_hand_in_page_show_tab (JjHandInPage *self, const char *id);
/* What has the actions of the tab that is shown: its table where it is one. */
GtkWidget *jj_hand_in_page_get_tab (JjHandInPage *self);

G_END_DECLS
