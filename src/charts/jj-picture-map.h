/* jj-picture-map.h: places on the pictures that are maps */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-chart.h"

G_BEGIN_DECLS

/* The degrees of a point and of the middle; where a part stands and how large its sign is.
 * FALSE for pictures that are no map, and parts without a place. */
gboolean
jj_picture_to_degrees (JjPicture *self, double x, double y, double *degree_x, double *degree_y);
gboolean jj_picture_get_centre (JjPicture *self, double *degree_x, double *degree_y);
gboolean jj_picture_get_place (JjPicture *self, guint part, double *x, double *y, double *radius);
/* What a painting of an earlier picture has of this one: moved and enlarged to where it stands now.
 * It shows until this one is painted, which takes longer than a frame where there are thousands of
 * schools. */
void jj_picture_draw_moved (JjPicture *self, cairo_t *cr, JjPicture *of, cairo_surface_t *painting);

G_END_DECLS
