/* jj-chapter-list.h: the outline of the plan's document */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The chapters in the document's order, each below its parent, with what is required, how many
 * characters it has (and may have, as the rule packs say) and its worst finding. Chapters are
 * added, renamed (F2), moved by dragging or Alt+↑ ↓ and made deeper or less deep by Alt+→ ←,
 * deleted; each is one undo step. Signal "chosen" (gint64 id): another chapter is selected. */
#define JJ_TYPE_CHAPTER_LIST (jj_chapter_list_get_type ())
G_DECLARE_FINAL_TYPE (JjChapterList, jj_chapter_list, JJ, CHAPTER_LIST, GtkWidget)

GtkWidget *jj_chapter_list_new (JjWorkspace *workspace);
/* 0 for none. */
JjId jj_chapter_list_get_chosen (JjChapterList *self);
void jj_chapter_list_choose (JjChapterList *self, JjId id);
/* The chapter after another in the document's order; 0 at the end. after 0: the first. */
JjId jj_chapter_list_get_next (JjChapterList *self, JjId after);
/* Reads the plan again. */
void jj_chapter_list_refresh (JjChapterList *self);

G_END_DECLS
