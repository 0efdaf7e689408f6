/* jj-tray.h: elements of the plan that stand on no sheet */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-canvas.h"

G_BEGIN_DECLS

/* A list by kinds, with a filter; one is placed by double click or Enter, those listed by one
 * button, in one step. */
#define JJ_TYPE_TRAY (jj_tray_get_type ())
G_DECLARE_FINAL_TYPE (JjTray, jj_tray, JJ, TRAY, GtkWidget)

GtkWidget *jj_tray_new (JjCanvas *canvas);

G_END_DECLS
