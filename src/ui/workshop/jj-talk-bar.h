/* jj-talk-bar.h: the few commands of a talk */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-stage.h"

G_BEGIN_DECLS

/* Back, on, black, white, lens, end; and, where the slide is a sheet that may be edited, six to
 * draw with: point, add, link, rename, take away, undo. No more, so that a room can follow. */
#define JJ_TYPE_TALK_BAR (jj_talk_bar_get_type ())
G_DECLARE_FINAL_TYPE (JjTalkBar, jj_talk_bar, JJ, TALK_BAR, GtkBox)

/* stage: of the audience; not owned, lives longer. */
GtkWidget *jj_talk_bar_new (JjTalk *talk, JjStage *stage);

G_END_DECLS
