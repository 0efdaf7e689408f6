/* jj-scene-text.h: what a room can read of a slide, measured */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-scene.h"

G_BEGIN_DECLS

/* As an SVG of 16:9 whose text is text. (transfer full) */
char *jj_scene_to_svg (JjScene *scene, double height);

/* Size of the smallest text in px of the picture; G_MAXDOUBLE: no text. */
double jj_svg_least_text (const char *svg);
/* The least contrast of a text of the picture with what is behind its letters; where: which. */
double jj_svg_least_contrast (const char *svg, cairo_surface_t *surface, char **where);
/* A text that is not all on the screen, or NULL. (transfer full) */
char *jj_svg_find_clipped (const char *svg, double width, double height);

G_END_DECLS
