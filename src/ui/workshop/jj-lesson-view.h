/* jj-lesson-view.h: what a room sees of a step of a lesson */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-lesson.h"
#include "jj-slide.h"

G_BEGIN_DECLS

/* A step names a sheet, a chart or a kind (data/lessons/README.md), in this order; where it names
 * none the first table of its page is shown. NULL: there is nothing that a room could look at.
 * (transfer full) (nullable) */
JjSlide *jj_lesson_view_to_slide (const JjLessonStep *step, JjPlan *plan);
/* The members of `see` that make this slide; its others stay. */
void jj_lesson_view_write (JsonObject *see, const JjSlide *slide, JjPlan *plan);
/* The sheet of a name; NULL where the plan has none. */
const JjElement *jj_lesson_view_find_sheet (JjPlan *plan, const char *name);

G_END_DECLS
