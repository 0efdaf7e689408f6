/* jj-panes-list.h: the panes of the workshop */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line a pane that can stand beside the views, over the inspector. */
typedef struct
{
  const char *id;
  const char *title; /* untranslated */
  GtkWidget *(*create) (JjWorkspace *workspace);
} JjPane;

guint jj_panes_list_get_n (void);
const JjPane *jj_panes_list_get (guint i);
/* -1 where there is none. */
int jj_panes_list_find (const char *id);

G_END_DECLS
