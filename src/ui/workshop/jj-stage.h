/* jj-stage.h: what the audience of a talk sees */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-canvas.h"
#include "jj-talk.h"

G_BEGIN_DECLS

/* Sheets are the canvas itself, so that what is drawn on it in the talk is drawn in the plan;
 * charts and tables are pictures. Around the pointer is a halo; the lens shows what is under it
 * twice as large; a cover hides everything. Nothing private is in it (jj-scene.h). Letters grow
 * with the height: 32 px at 1080.
 *
 * Signal "resized": the size of the letters is another one. */
#define JJ_TYPE_STAGE (jj_stage_get_type ())
G_DECLARE_FINAL_TYPE (JjStage, jj_stage, JJ, STAGE, GtkWidget)

GtkWidget *jj_stage_new (JjTalk *talk);
/* The canvas, NULL where the slide is no sheet. */
JjCanvas *jj_stage_get_canvas (JjStage *self);
/* Px at the foot that something lies over. */
void jj_stage_set_foot (JjStage *self, int foot_px);
double jj_stage_get_text_px (JjStage *self);

G_END_DECLS
