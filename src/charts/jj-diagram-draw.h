/* jj-diagram-draw.h: a sheet's picture on any cairo_t */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-diagram.h"
#include "jj-theme.h"

#include <cairo.h>

G_BEGIN_DECLS

/* A pen keeps fonts and texts that are laid out already. One pen a thread: Pango's objects are not
 * to be shared. */
typedef struct _JjPen JjPen;

/* font (nullable): family, else "Noto Sans CJK TC". (transfer full) */
JjPen *jj_pen_new (const JjTheme *theme, const char *font);
void jj_pen_free (JjPen *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjPen, jj_pen_free)
const JjTheme *jj_pen_get_theme (const JjPen *self);

/* Level of detail by zoom: below JJ_ZOOM_NUMBERS colours and shapes, below JJ_ZOOM_NAMES a number
 * in each box, then names, and from JJ_ZOOM_DETAILS on details, amounts and labels. */
#define JJ_ZOOM_NUMBERS 0.15
#define JJ_ZOOM_NAMES 0.42
#define JJ_ZOOM_DETAILS 0.7

typedef struct
{
  double zoom;            /* px on the surface for a px of the sheet */
  GBytes *dimmed;         /* (nullable): a byte a box, then a byte a line: JjDiagramShade */
  gboolean is_bare;       /* without background and lanes */
  gboolean without_lines; /* boxes alone, for a small map */
  double least_text_px;   /* on the surface: where names would be smaller they are drawn as large
                           * as this, and what is smaller than names is left out; 0: as it is */
} JjDiagramLook;

typedef enum
{
  JJ_SHADE_FULL,
  JJ_SHADE_PALE,
  JJ_SHADE_ABSENT, /* not drawn */
} JjDiagramShade;

/* The same bytes with everything absent but these elements, the lines between them, and frames
 * that hold one: what a presentation has shown so far. dimmed (nullable): pale ones stay pale.
 * (transfer full) (element-type JjId) */
GBytes *jj_diagram_reveal (const JjDiagram *self, GBytes *dimmed, const GArray *ids);

/* cr is in px of the sheet; only what meets the area is drawn. */
void jj_diagram_draw (const JjDiagram *self,
                      cairo_t *cr,
                      JjPen *pen,
                      const JjRect *area,
                      const JjDiagramLook *look);
/* One box alone, for what is being dragged. */
void jj_diagram_draw_box (const JjDiagram *self, cairo_t *cr, JjPen *pen, guint box, double zoom);
/* One line along other points, likewise. */
void jj_diagram_draw_line (const JjDiagram *self,
                           cairo_t *cr,
                           JjPen *pen,
                           guint line,
                           const JjRoute *route);
/* An empty box of a kind: the palette's picture and the ghost under the pointer. */
void jj_diagram_draw_kind (cairo_t *cr, JjPen *pen, JjKindId kind, const JjRect *rect);
/* The outline of a box as a path. */
void jj_diagram_trace_box (cairo_t *cr, const JjBox *box);
/* The letter of a kind on the canvas: 群, 才, 盟 … */
const char *jj_diagram_get_letter (JjKindId kind);

G_END_DECLS
