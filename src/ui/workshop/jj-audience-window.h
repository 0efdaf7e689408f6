/* jj-audience-window.h: the screen that a room sees */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-stage.h"

G_BEGIN_DECLS

/* The stage alone on the whole screen. Where there is one screen a small bar comes up at its lower
 * edge while the pointer is there.
 *
 * Keys: → PageDown Space on, ← PageUp back, Home, End; B black, W white, Z lens; Esc one step out:
 * what is typed or drawn, the selection, then the talk. Arrows belong to what is selected where
 * something is; everything else is the canvas'. */
#define JJ_TYPE_AUDIENCE_WINDOW (jj_audience_window_get_type ())
G_DECLARE_FINAL_TYPE (JjAudienceWindow, jj_audience_window, JJ, AUDIENCE_WINDOW, GtkWindow)

GtkWindow *jj_audience_window_new (JjTalk *talk, gboolean with_bar);
JjStage *jj_audience_window_get_stage (JjAudienceWindow *self);

/* The same keys for the window of the speaker: TRUE where the talk took it. */
gboolean jj_talk_take_key (JjTalk *talk, JjStage *stage, guint key, GdkModifierType state);

G_END_DECLS
