/* jj-practice.h: begin an exercise in a plan of its own */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-application.h"

G_BEGIN_DECLS

/* Asks where the practice plan is to be and opens it with the exercise beside it. path: of a
 * facilitator's exercise; NULL: the shipped one. */
void jj_practice_begin (JjApplication *application, GtkWindow *parent, const char *path);
/* Asks for one of the facilitators' exercises first. */
void jj_practice_choose (JjApplication *application, GtkWindow *parent);

G_END_DECLS
