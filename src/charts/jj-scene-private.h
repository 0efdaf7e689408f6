/* jj-scene-private.h: what the files of a scene share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-scene.h"

G_BEGIN_DECLS

/* A kind's table in large letters. */
typedef struct _JjSceneTable JjSceneTable;

/* Columns from the left as far as there is room; the number of the rest is drawn with it. (transfer
 * full) */
JjSceneTable *jj_scene_table_new (const JjSlide *slide, const JjSceneInput *input, double text_px);
/* How much larger its letters could be so that everything is still there; 1 where it is not. */
double jj_scene_table_get_growth (const JjSceneTable *self, double height_px);
void jj_scene_table_free (JjSceneTable *self);
void jj_scene_table_draw (JjSceneTable *self, cairo_t *cr);
/* What a slide of a table shows: what an audience may see and the search finds. (transfer
 * container) (element-type JjElement) */
GPtrArray *jj_scene_table_list (const JjSlide *slide, JjPlan *plan);
/* Its rows in words. (transfer full) */
char *jj_scene_table_describe (const JjSceneTable *self);
/* Rows that there is room for. */
guint jj_scene_table_count_room (double height_px, double text_px);

G_END_DECLS
