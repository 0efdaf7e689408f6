/* jj-svg-text.h: text of a picture that stays text in an SVG */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Cairo writes the outlines of glyphs into an SVG: nobody can search, copy or translate them. All
 * text of pictures goes through jj_text_show; on a surface that jj_svg_text_begin has prepared it
 * leaves a mark, and jj_svg_text_finish puts a <text> in the place of each: in the same order and
 * under the same clips, as wide as Pango made it whatever font the reader has.
 *
 *   jj_svg_text_begin (surface);
 *   jj_picture_draw (picture, cr, -1);
 *   cairo_surface_finish (surface);
 *   jj_svg_text_finish (surface, bytes, "Title", "What it shows"); */

/* Shows a layout, whose font has an absolute size, at the current point in the current colour, as
 * pango_cairo_show_layout does. */
void jj_text_show (cairo_t *cr, PangoLayout *layout);

/* Is told each text that a surface is about to show, and its size there, px. */
typedef void (*JjTextWatch) (PangoLayout *layout, double size, gpointer data);
void jj_text_watch (cairo_surface_t *surface, JjTextWatch watch, gpointer data);

void jj_svg_text_begin (cairo_surface_t *surface);
/* bytes: what the finished surface wrote; description (nullable): for who does not see it. */
void jj_svg_text_finish (cairo_surface_t *surface,
                         GByteArray *bytes,
                         const char *title,
                         const char *description);

G_END_DECLS
