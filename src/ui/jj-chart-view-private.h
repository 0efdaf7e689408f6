/* jj-chart-view-private.h: what the files of a chart's view share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-chart-steps.h"
#include "jj-chart-view.h"

G_BEGIN_DECLS

/* Room around the picture, which begins at its own edge. */
#define JJ_CHART_MARGIN 12
/* Before this the pointer only presses. */
#define JJ_CHART_DRAG_PX 4
/* Lines up to which a picture is made, and parts up to which it is painted, within one frame. */
#define JJ_CHART_SMALL 600
/* Painted from an older picture, which stays until the new one is there. */
#define JJ_CHART_STALE -2

struct _JjChartView
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  const JjChart *chart;
  JjPicture *picture;       /* NULL: to be made */
  JjPicture *coming;        /* begun, and to be finished by a thread; NULL: none */
  JjPicture *last;          /* what was to be seen, for the next thread to free */
  cairo_surface_t *surface; /* the picture as it was painted last; NULL: to be painted */
  JjPicture *shown;         /* that picture, which may be an older one */
  int painted;              /* the part that is lit in it */
  GCancellable *painting;   /* of the thread that finishes or paints; NULL: none does */
  int width, height;        /* of the picture */
  int lit;                  /* part under the pointer or the keys; -1 for none */
  int chosen;               /* part of the selected line; -1 for none */
  gboolean on_line;         /* a line is selected */
  gboolean walking;         /* and another one was before */
  char *which;              /* sheets: the code of the one to show; NULL: the first */
  double locked_scale;      /* px a 元; 0: as large as fits */
  int dragged;              /* part that is dragged; -1 for none */
  GArray *order;            /* what the drag makes of the order, until it is let go */

  /* Maps: */
  JjPlan *plan;            /* another one than the workspace's; NULL: that */
  JjPicture *like;         /* whose outlines the next picture shares */
  double zoom, x, y;       /* degrees in the middle; NaN: the whole */
  double moved_x, moved_y; /* px, by the drag that goes on */
  double pointer_x, pointer_y;
  GArray *marked; /* JjId: places with a ring */
};

/* The picture as it is to be seen now; NULL where it is coming, because it is a large one. */
JjPicture *jj_chart_view_ask_picture (JjChartView *self);
/* What was coming is finished. */
void jj_chart_view_take_coming (JjChartView *self);
/* What is shown is to be made anew. */
void jj_chart_view_forget (JjChartView *self);
/* The part at a point of the widget, -1 for none. */
int jj_chart_view_hit (JjChartView *self, double x, double y);

/* jj-chart-paint.c: brings the picture to the screen. */
void jj_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

/* jj-chart-order.c: nodes of flows are dragged, or moved by a key. */
void jj_chart_order_attach (JjChartView *self);
gboolean jj_chart_order_move (JjChartView *self, int by);
void jj_chart_order_stop (JjChartView *self);

/* jj-chart-map.c: maps are moved and enlarged. */
void jj_chart_map_attach (JjChartView *self);
gboolean jj_chart_map_press_key (JjChartView *self, guint key);
void jj_chart_map_show_all (JjChartView *self);
/* Rings around the places that are meant. */
void jj_chart_map_draw_rings (JjChartView *self, cairo_t *cr);

G_END_DECLS
