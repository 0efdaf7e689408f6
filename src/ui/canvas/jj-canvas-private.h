/* jj-canvas-private.h: what the halves of the canvas share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-canvas.h"
#include "jj-snap.h"
#include "jj-tiles.h"

G_BEGIN_DECLS

#define JJ_CANVAS_SETTING_SNAP "canvas-snap"

typedef enum
{
  JJ_MODE_NONE,
  JJ_MODE_PAN,
  JJ_MODE_MARQUEE,
  JJ_MODE_MOVE,
  JJ_MODE_COPY, /* moves copies */
  JJ_MODE_RESIZE,
  JJ_MODE_LINK,
  JJ_MODE_LANE,
} JjCanvasMode;

/* An element that is being named and is not in the plan yet. */
typedef struct
{
  JjKindId kind; /* JJ_N_KINDS: none; an existing element is renamed where id is set */
  JjId id;
  JjRect rect;
  JjId link_from; /* element, 0: no link */
} JjPending;

typedef struct
{
  double zoom, x, y;
} JjCanvasView;

struct _JjCanvas
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjId sheet;
  JjDiagram *diagram; /* NULL: none yet */
  int foot_px;        /* at the foot, that is covered */
  gboolean is_stale, is_drawing;
  gboolean is_drawn_later; /* a thread is at it */
  guint64 serial;          /* of the picture that is drawn or shown */
  guint refresh_id, auto_scroll_id, fit_id, save_id;
  JjFindings *findings;
  JjPen *pen; /* the main thread's */
  const JjTheme *theme;
  JjTiles *tiles;
  GBytes *dimmed;
  GArray *lit;        /* JjId, NULL: all */
  GArray *found;      /* JjId, NULL: none */
  GArray *hidden_ids; /* JjId, while presenting; NULL: not presenting */
  double least_zoom;
  JjDiagramFilter *filter;
  JjDiagramPale pale;
  guint64 hidden_lines;
  JjCanvasView view;
  gboolean has_view; /* else it is fitted at the first allocation */
  GHashTable *views; /* JjId of a sheet → JjCanvasView */
  GArray *recent;    /* JjId of sheets, the last one shown first */

  JjCanvasMode mode;
  JjKindId tool;
  gboolean is_tool_kept, is_space_down, is_snapping;
  double press_x, press_y;     /* of the sheet */
  double pointer_x, pointer_y; /* of the widget */
  gboolean has_pointer, is_dragging;
  JjDiagramHit press_hit, hover;
  GdkModifierType press_state, drag_state;
  guint border_ticks; /* for so long the drag has rested at the border */
  JjCanvasView press_view;
  GArray *moving; /* guint: boxes that move, with what is in them */
  JjRect moving_rect, marquee;
  JjSnap snap;
  guint handle;        /* of the box that is sized: 0 to 7, clockwise from the upper left */
  int target;          /* link: the box under the pointer, -1 */
  JjRoutePoint repeat; /* the last copy's offset */
  JjRoutePoint pasted_at;
  guint n_pasted; /* times at the same place */

  JjPending pending;
  GtkWidget *entry, *popover;
  GCancellable *arranging; /* NULL: nothing is being arranged */
  GPtrArray *proxies;      /* GtkWidget */
  GArray *proxy_boxes;     /* guint: the box of each */
};

G_END_DECLS
