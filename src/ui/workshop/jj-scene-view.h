/* jj-scene-view.h: a slide as it looks now, as a widget */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-slide.h"
#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Follows the plan's figures. Small or large, it looks like the same screen, but where it is of
 * another shape than 16:9. */
#define JJ_TYPE_SCENE_VIEW (jj_scene_view_get_type ())
G_DECLARE_FINAL_TYPE (JjSceneView, jj_scene_view, JJ, SCENE_VIEW, GtkWidget)

/* width: it asks for; 0: it takes what it gets. */
GtkWidget *jj_scene_view_new (JjWorkspace *workspace, int width);
/* Copies the slide; NULL: an empty screen. */
void jj_scene_view_set (JjSceneView *self, const JjSlide *slide, guint step);

/* Of one that was made with a width. */
void jj_scene_view_set_width (JjSceneView *self, int width);

G_END_DECLS
