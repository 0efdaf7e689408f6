/* jj-pages.h: the views of the window */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line a view, in the order of the sidebar; a view that does not work yet is not here. */
typedef struct
{
  const char *id;
  const char *title; /* untranslated */
  const char *icon;
  guint group;           /* a line in the sidebar parts groups */
  const JjKindId *kinds; /* tables that the view has, the first one counted; NULL: none */
  guint n_kinds;
  const char *chart; /* drawn above the tables; several parted by spaces; NULL: none */
  GtkWidget *(*create) (JjWorkspace *workspace, guint page);
  /* Shows an element that is selected already, and a field of it or -1. */
  void (*show) (GtkWidget *widget, JjId id, int field);
} JjPage;

guint jj_pages_get_n (void);
const JjPage *jj_pages_get (guint i);
/* -1 where there is none. */
int jj_pages_find (const char *id);
int jj_pages_find_kind (JjKindId kind);
const char *jj_page_get_title (const JjPage *page);

G_END_DECLS
