/* jj-present.h: a talk from its beginning to its end */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-talk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the audience's window, on a second screen where there is one, and there the speaker's on
 * the first; on one screen the audience's alone. parent stays as it is below; at the end its
 * selection and the focus are as they were. While a talk goes on nothing begins another one. */

/* The slides of the plan from one on, 0: from the first. with_speaker: both windows also on one
 * screen, as windows, to be moved to a projector or shared in a call; F11 fills a screen. */
void
jj_present_slides (GtkWindow *parent, JjWorkspace *workspace, JjId first, gboolean with_speaker);
/* One view that the plan does not keep. slide: (transfer full) */
void jj_present_view (GtkWindow *parent, JjWorkspace *workspace, JjSlide *slide);
/* A talk that somebody follows. (transfer full) */
void jj_present_talk (GtkWindow *parent, JjTalk *talk);

/* What a page shows now, as a slide; NULL where it shows nothing that a room could look at.
 * as_table: the table where the page has both a picture and one. (transfer full) (nullable) */
JjSlide *jj_present_capture (GtkWidget *page, gboolean as_table);

G_END_DECLS
