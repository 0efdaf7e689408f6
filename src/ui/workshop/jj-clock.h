/* jj-clock.h: seconds that run and stand still */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How long a talk, a step of a lesson or an exercise has lasted. Stands still when it is made.
 * Signal "tick": once a second while it runs, and when it is set, stopped or let run. */
#define JJ_TYPE_CLOCK (jj_clock_get_type ())
G_DECLARE_FINAL_TYPE (JjClock, jj_clock, JJ, CLOCK, GObject)

JjClock *jj_clock_new (void);
int jj_clock_get_seconds (JjClock *self);
void jj_clock_set_seconds (JjClock *self, int seconds);
gboolean jj_clock_get_running (JjClock *self);
void jj_clock_set_running (JjClock *self, gboolean running);
/* "7:05", from an hour on "1:07:05". (transfer full) */
char *jj_clock_get_text (JjClock *self);

/* A button that stops it and lets it run, with the picture and the name of what it would do. */
void jj_clock_bind_button (JjClock *self, GtkButton *button);

G_END_DECLS
