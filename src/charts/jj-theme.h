/* jj-theme.h: the colours that mean something, on every surface */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* One table of colours for screen, print and command line (after Okabe and Ito, safe for
 * colour-blind people). They are fills: text is never set in them. A colour is always joined by a
 * second sign, a pattern and a letter. A fill with less than 3:1 against the background gets an
 * outline that has it. The window's style sheet is made from this table: jj_theme_to_css. */

typedef struct
{
  double red, green, blue;
} JjColour;

typedef enum
{
  JJ_COLOUR_K12EA, /* the first six in the order of JjSource */
  JJ_COLOUR_TEACHER_DEPT,
  JJ_COLOUR_IT_DEPT,
  JJ_COLOUR_COUNTY_MATCH,
  JJ_COLOUR_OWN,
  JJ_COLOUR_OTHER,
  JJ_COLOUR_UNASSIGNED, /* 未分配 */
  JJ_COLOUR_OVER,       /* 超編 */
  JJ_COLOUR_ERROR,      /* 不得送件 */
  JJ_COLOUR_WARNING,    /* 警告 */
  JJ_COLOUR_NOTICE,     /* 提示 */
  JJ_N_COLOURS
} JjColourName;

typedef enum
{
  JJ_PATTERN_SOLID,
  JJ_PATTERN_DIAGONAL,
  JJ_PATTERN_DOTS,
  JJ_PATTERN_HATCH, /* hatched outline */
  JJ_PATTERN_CROSS_HATCH
} JjPattern;

typedef struct
{
  const char *id;
  JjColour background, text, dim_text, line, band; /* band: neutral fill behind or between */
  JjColour fills[JJ_N_COLOURS];
} JjTheme;

/* "light" (also for print), "dark", "contrast". NULL where there is none. */
const JjTheme *jj_theme_get (const char *id);

JjPattern jj_theme_get_pattern (JjColourName colour);
/* 國, 師, 資, 縣, 自, 他; "" for the others. */
const char *jj_theme_get_letter (JjColourName colour);

/* Contrast of two colours, 1 to 21 (WCAG 2.1, relative luminance). Black on white is 21. */
double jj_colour_contrast (JjColour a, JjColour b);
/* The fill itself where it has 3:1 against the background, else a darker or lighter one that has.
 */
JjColour jj_theme_outline (const JjTheme *self, JjColourName colour);

void jj_set_colour (cairo_t *cr, JjColour colour, double alpha);
/* Fills the path with the colour in its pattern and keeps the path. */
void jj_theme_fill (const JjTheme *self, cairo_t *cr, JjColourName colour, double alpha);

/* @define-color lines for the window's style sheet: jingjin_k12ea … (transfer full) */
char *jj_theme_to_css (const JjTheme *self);

G_END_DECLS
