/* jj-minimap.h: the whole sheet in small, with what is seen of it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-canvas.h"

G_BEGIN_DECLS

/* A click or drag in it moves the canvas there. It stands beside the canvas: over it, it would
 * cover boxes. */
#define JJ_TYPE_MINIMAP (jj_minimap_get_type ())
G_DECLARE_FINAL_TYPE (JjMinimap, jj_minimap, JJ, MINIMAP, GtkWidget)

GtkWidget *jj_minimap_new (JjCanvas *canvas);
/* Whether there is more than what is seen. */
gboolean jj_minimap_is_useful (JjMinimap *self);

G_END_DECLS
