/* jj-presenter-window.h: the screen that the speaker sees */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-stage.h"

G_BEGIN_DECLS

/* What the room sees, what comes next, the notes of the slide, the time, and what the room does
 * not see: findings, persons, what is not revealed yet. It takes the keys of the talk
 * (jj-audience-window.h). */
#define JJ_TYPE_PRESENTER_WINDOW (jj_presenter_window_get_type ())
G_DECLARE_FINAL_TYPE (JjPresenterWindow, jj_presenter_window, JJ, PRESENTER_WINDOW, GtkWindow)

/* stage: the audience's; not owned, lives longer. */
GtkWindow *jj_presenter_window_new (JjTalk *talk, JjStage *stage);

G_END_DECLS
