/* jj-window-fixture.h: a plan in a window of its own, for one test */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-application.h"
#include "jj-canvas.h"
#include "jj-settle.h"
#include "jj-window.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder, *path;
  JjProject *project;
  JjSettings *settings;
  JjWindow *window;
} JjWindowFixture;

/* The application of a test's windows, made at the first call. */
JjApplication *jj_test_application (void);

/* A file with this plan (transfer full), and a window that shows it. */
void jj_window_fixture_open (JjWindowFixture *self, JjPlan *plan);
void jj_window_fixture_tear_down (JjWindowFixture *self, gconstpointer data);

/* The model, as its key shows it. */
JjCanvas *jj_window_fixture_open_canvas (JjWindowFixture *self);

/* Does what a window's own key does, "<Control>w"; FALSE where it has none of that name. */
gboolean jj_test_press (GtkWindow *window, const char *key);

G_END_DECLS
