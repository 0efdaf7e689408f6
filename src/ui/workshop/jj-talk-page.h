/* jj-talk-page.h: the slides of the plan in their order */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The list at the left, the chosen slide at the right. Slides are dragged to another place or moved
 * by Alt and the arrows; Delete takes one out; F5 begins the talk at the chosen one. New ones come
 * from the button, or from any page by "add to the talk". Actions: page.play (s), page.delete,
 * page.export (s: id of an exporter). */
#define JJ_TYPE_TALK_PAGE (jj_talk_page_get_type ())
G_DECLARE_FINAL_TYPE (JjTalkPage, jj_talk_page, JJ, TALK_PAGE, GtkWidget)

GtkWidget *jj_talk_page_new (JjWorkspace *workspace, guint page);
/* The chosen slide; 0: none. */
JjId jj_talk_page_get_chosen (JjTalkPage *self);

G_END_DECLS
