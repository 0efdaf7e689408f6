/* jj-picture-private.h: what a chart fills in, for the charts' own files */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-chart.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

struct _JjChart
{
  const char *id;
  const char *title; /* untranslated */
  double width_px, height_px;
  gboolean is_money; /* the title names the unit */
  /* Lays out: sets data, parts, table, summary. The area left by the title is
   * (0, top)-(width, height). */
  void (*make) (JjPicture *picture, const JjChartInput *input);
  /* NULL: make did all. Else make only takes from the plan what is drawn, and sets n_to_come; this
   * lays it out, maybe in another thread. */
  void (*finish) (JjPicture *picture);
  void (*draw) (JjPicture *picture, cairo_t *cr, int lit);
  int (*hit) (JjPicture *picture, double x, double y);
  GDestroyNotify free_data;
  /* NULL: the size above */
  void (*measure) (const JjChartInput *input, double *width_px, double *height_px);
  gboolean is_of_sheet; /* shows one sheet */
  gboolean is_map;      /* can be moved and enlarged */
  gboolean is_for_paper;
  /* See jj_picture_move; NULL: no part can be moved. */
  GArray *(*move) (JjPicture *picture, guint part, double y, int by);
};

typedef struct _JjMapFrame JjMapFrame;

struct _JjPicture
{
  gatomicrefcount refs;
  const JjChart *chart;
  const JjTheme *theme;
  double width, height, top, text_px, px_per_unit;
  gint64 unit;
  char *font, *heading; /* heading: NULL without title */
  gpointer data;
  const JjMapFrame *frame; /* of maps, in data; NULL for others */
  GPtrArray *parts;        /* JjChartPart */
  GPtrArray *table;        /* GStrv */
  char *summary;
  guint n_to_come; /* lines; see jj_chart_begin */
};

/* Takes label and rows; makes the tip from the amount and its share of the total. */
void jj_picture_add_part (JjPicture *self, char *label, gint64 amount, gint64 total, GArray *rows);
/* A part that is an element and no amount; copies the texts. */
void jj_picture_add_place (JjPicture *self, const char *label, const char *tip, JjId element);
/* Parts, table and summary are another picture's, of the same chart over the same data. */
void jj_picture_share (JjPicture *self, const JjPicture *like);
/* Cells end with NULL; copied. */
void jj_picture_add_row (JjPicture *self, ...) G_GNUC_NULL_TERMINATED;
/* In the picture's unit: 8,452,300, or 8,452 千元. (transfer full) */
char *jj_picture_amount (JjPicture *self, gint64 amount);
/* 元, 千元, 萬元, translated. */
const char *jj_picture_unit_name (JjPicture *self);

/* A layout in the picture's font on a surface, or (cr NULL) for measuring. (transfer full) */
PangoLayout *jj_picture_layout (JjPicture *self, cairo_t *cr);
/* One line, cut with … at width_px (≤ 0: as wide as it is); returns the width. */
double jj_layout_set (PangoLayout *layout, const char *text, double width_px, gboolean bold);
/* Where a line of text goes. */
typedef struct
{
  double x, y;   /* y: the middle of the line */
  double align;  /* 0 from x, 1 up to x, 0.5 around x */
  gboolean halo; /* a rim of the background, for text over ribbons */
  JjColour colour;
} JjSpot;

void jj_picture_show (JjPicture *self, cairo_t *cr, PangoLayout *layout, JjSpot spot);
/* One sentence in the middle, where there is nothing to draw. */
void jj_picture_say (JjPicture *self, cairo_t *cr, PangoLayout *layout, const char *text);

G_END_DECLS
