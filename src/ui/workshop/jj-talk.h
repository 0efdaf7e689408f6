/* jj-talk.h: a presentation that is going on */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-clock.h"
#include "jj-slide.h"
#include "jj-workspace.h"

G_BEGIN_DECLS

/* Where a talk is: the slide, the step of it, what covers the screen, and how long it has lasted.
 * The windows of audience and speaker follow it and nothing else; it changes nothing in the plan.
 * The slides are the plan's as they are now: one that goes or comes is gone or there at once.
 *
 * Signals: "changed": slide, step, cover or lens; "prepare": the plan is to be brought to where the
 * view begins; "end". */
#define JJ_TYPE_TALK (jj_talk_get_type ())
G_DECLARE_FINAL_TYPE (JjTalk, jj_talk, JJ, TALK, GObject)

typedef enum
{
  JJ_COVER_NONE,
  JJ_COVER_BLACK,
  JJ_COVER_WHITE
} JjCover;

/* From a slide of the plan on; 0: from the first. */
JjTalk *jj_talk_new (JjWorkspace *workspace, JjId first);
/* Views that the plan does not keep: what a page shows, the steps of a lesson. views: (transfer
 * full) (element-type JjTalkView) */
JjTalk *jj_talk_new_views (JjWorkspace *workspace, GPtrArray *views, guint first);

typedef struct
{
  JjSlide *slide;
  char *title, *notes; /* (nullable) */
} JjTalkView;

/* slide: (transfer full); for arrays that free what is in them. */
void jj_talk_take_view (GPtrArray *views, JjSlide *slide, const char *title, const char *notes);
/* (transfer full) (element-type JjTalkView) */
GPtrArray *jj_talk_views_new (void);

JjWorkspace *jj_talk_get_workspace (JjTalk *self);
/* Borrowed until "changed"; NULL: no slide is left. */
const JjSlide *jj_talk_get_slide (JjTalk *self);
/* (transfer full) */
char *jj_talk_get_title (JjTalk *self);
/* For who speaks. Borrowed until the next edit; NULL: none. */
const char *jj_talk_get_notes (JjTalk *self);
guint jj_talk_get_n (JjTalk *self);
guint jj_talk_get_index (JjTalk *self);
guint jj_talk_get_step (JjTalk *self);
guint jj_talk_get_n_steps (JjTalk *self);

/* One step or slide on or back; FALSE at either end. */
gboolean jj_talk_next (JjTalk *self);
gboolean jj_talk_previous (JjTalk *self);
void jj_talk_go (JjTalk *self, guint index);
/* What jj_talk_next would show. (transfer full) (nullable) */
JjSlide *jj_talk_peek_next (JjTalk *self, guint *step);

JjCover jj_talk_get_cover (JjTalk *self);
/* The same cover again takes it away. */
void jj_talk_toggle_cover (JjTalk *self, JjCover cover);
gboolean jj_talk_get_lens (JjTalk *self);
void jj_talk_set_lens (JjTalk *self, gboolean lens);

/* How long it has lasted. */
JjClock *jj_talk_get_clock (JjTalk *self);

/* Whether somebody listens to "prepare": the views are steps of a lesson. */
gboolean jj_talk_can_prepare (JjTalk *self);
void jj_talk_prepare (JjTalk *self);
void jj_talk_end (JjTalk *self);

G_END_DECLS
