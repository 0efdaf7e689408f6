/* jj-new-dialog.h: what a new plan begins with, asked in one small window */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-application.h"

G_BEGIN_DECLS

/* A county and school year with the directory's schools, the same without them, or a copy of the
 * sample; then a file chooser. */
#define JJ_TYPE_NEW_DIALOG (jj_new_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JjNewDialog, jj_new_dialog, JJ, NEW_DIALOG, AdwWindow)

GtkWindow *jj_new_dialog_new (JjApplication *application, GtkWindow *parent);

G_END_DECLS
