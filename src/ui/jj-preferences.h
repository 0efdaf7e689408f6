/* jj-preferences.h: the author's name, the unit of amounts, the appearance */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Every change holds at once. */
GtkWindow *jj_preferences_new (JjSettings *settings, GtkWindow *parent);

G_END_DECLS
