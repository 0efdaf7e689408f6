/* jj-scenario-picture.h: the money of two scenarios beside each other, at one scale */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two flow charts of the same height of 元 in pixels: the scale is the smaller one of what each
 * would take by itself, so that ribbons compare over both. */
#define JJ_TYPE_SCENARIO_PICTURE (jj_scenario_picture_get_type ())
G_DECLARE_FINAL_TYPE (JjScenarioPicture, jj_scenario_picture, JJ, SCENARIO_PICTURE, GtkWidget)

GtkWidget *jj_scenario_picture_new (JjWorkspace *workspace);
/* (nullable): takes references. */
void jj_scenario_picture_set_figures (JjScenarioPicture *self, JjFigures *first, JjFigures *second);
/* The scale of both, px an amount of 1; 0 before they were drawn. */
double jj_scenario_picture_get_scale (JjScenarioPicture *self);

G_END_DECLS
