/* bars.h: a picture of upright bars over an axis, for the charts that are made of them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-picture-private.h"

G_BEGIN_DECLS

#define JJ_BARS_MAX_SERIES 2

/* One place on the axis with one or two amounts side by side. An amount that is not known
 * (JJ_EMPTY) has no bar and shows "-". Negative amounts hang below the axis. */
typedef struct
{
  char *label;
  gint64 amounts[JJ_BARS_MAX_SERIES];
  GArray *rows[JJ_BARS_MAX_SERIES]; /* JjChartRow; NULL for none */
} JjBarColumn;

typedef struct
{
  GArray *columns; /* JjBarColumn */
  guint n_series;
  const char *series[JJ_BARS_MAX_SERIES]; /* translated; NULL for a single one */
  JjColourName colours[JJ_BARS_MAX_SERIES];
  gint64 total; /* what shares in tooltips are of; 0 for none */
} JjBarChart;

JjBarChart *jj_bars_new (guint n_series);
/* Takes label and rows (either may be NULL). */
void jj_bars_add (JjBarChart *self, char *label, gint64 amount, GArray *rows);
/* The second amount of the column added last. */
void jj_bars_set_second (JjBarChart *self, gint64 amount, GArray *rows);

/* For a chart's `make`: takes self as the picture's data, adds parts, table and summary. */
void jj_bars_finish (JjBarChart *self, JjPicture *picture, const char *what);
void jj_bars_draw (JjPicture *picture, cairo_t *cr, int lit);
int jj_bars_hit (JjPicture *picture, double x, double y);
void jj_bars_free (gpointer data);

G_END_DECLS
