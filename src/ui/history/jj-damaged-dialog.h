/* jj-damaged-dialog.h: a plan that cannot be opened, and what can be done about it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-application.h"

G_BEGIN_DECLS

/* Tells why the plan cannot be opened; where there are daily copies of it, or the file is damaged,
 * offers the newest good copy with its date, and to save what the file still holds. Both make a
 * new file beside it and open that; the file itself stays as it is. */
void jj_damaged_dialog_present (JjApplication *application,
                                GtkWindow *parent,
                                const char *path,
                                const GError *error);

G_END_DECLS
