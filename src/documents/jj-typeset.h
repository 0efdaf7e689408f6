/* jj-typeset.h: lines of Chinese text for paper */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* Text in "Noto Sans CJK TC", the same lines on paper, screen and printer: metrics do not depend on
 * the surface. Lengths are points.
 *
 * Pango knows where Chinese lines may break (no closing sign begins a line, no opening one ends
 * it), but neither spreads them to an even edge nor lets a full stop hang over it. jj_typeset_fill
 * does both: it breaks the text itself at Pango's places, lets one of ，。、；： hang into the
 * margin, and spreads what is left between the Chinese characters of the line. Lines of other
 * scripts and the last line of a paragraph stay as they are. */

/* (transfer full) */
PangoContext *jj_typeset_context (void);
/* A layout with tabular digits. (transfer full) */
PangoLayout *jj_typeset_layout (PangoContext *context, double size, gboolean bold);

/* Sets text (broken by U+2028) and attributes of a layout so that its lines fill `width`.
 * attributes: of `text`, (transfer full) (nullable). */
void
jj_typeset_fill (PangoLayout *layout, const char *text, PangoAttrList *attributes, double width);

/* A title in the middle of `width`: lines about as long as each other that end between words.
 * attributes: as above. */
void
jj_typeset_title (PangoLayout *layout, const char *text, PangoAttrList *attributes, double width);
/* Its lines with '\n' between them, for who cannot set them so. (transfer full) */
char *jj_typeset_break_title (const char *text, double size, double width);

double jj_layout_get_width (PangoLayout *layout);
double jj_layout_get_height (PangoLayout *layout);

G_END_DECLS
