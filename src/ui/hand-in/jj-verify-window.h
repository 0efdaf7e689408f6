/* jj-verify-window.h: what a package says and whether it is intact */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Verifies a package beside the window and shows what it holds, file by file, and what is wrong;
 * the plan in it can be looked at. Nothing is unpacked. */
#define JJ_TYPE_VERIFY_WINDOW (jj_verify_window_get_type ())
G_DECLARE_FINAL_TYPE (JjVerifyWindow, jj_verify_window, JJ, VERIFY_WINDOW, AdwWindow)

/* Presents it. */
void jj_verify_window_show (GtkWindow *parent, JjSettings *settings, const char *path);
/* Asks for a package first. */
void jj_verify_window_ask (GtkWindow *parent, JjSettings *settings);

G_END_DECLS
