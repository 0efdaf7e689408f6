/* jj-start-window.h: what the program shows when no plan is open */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-application.h"

G_BEGIN_DECLS

/* New, open, the sample, and the plans opened last. */
#define JJ_TYPE_START_WINDOW (jj_start_window_get_type ())
G_DECLARE_FINAL_TYPE (JjStartWindow, jj_start_window, JJ, START_WINDOW, AdwApplicationWindow)

GtkWindow *jj_start_window_new (JjApplication *application);

G_END_DECLS
