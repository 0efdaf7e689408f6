/* jj-consolidate-window.h: 彙整, for reviewers: the packages of counties added up */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A window of its own, without a plan. Files are chosen or dropped, verified and read in a thread;
 * what is not added up stands in the list with its reason (jj-consolidation.h). */
#define JJ_TYPE_CONSOLIDATE_WINDOW (jj_consolidate_window_get_type ())
G_DECLARE_FINAL_TYPE (JjConsolidateWindow,
                      jj_consolidate_window,
                      JJ,
                      CONSOLIDATE_WINDOW,
                      AdwApplicationWindow)

JjConsolidateWindow *jj_consolidate_window_new (GtkApplication *application);
/* paths: (transfer full) (element-type utf8) */
void jj_consolidate_window_add (JjConsolidateWindow *self, GPtrArray *paths);

G_END_DECLS
