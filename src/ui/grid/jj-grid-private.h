/* jj-grid-private.h: the parts of a grid that its own files share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-grid-memo.h"
#include "jj-grid-pointer-private.h"
#include "jj-grid.h"

G_BEGIN_DECLS

/* A column has an index in the table; a place in `columns`, the order on screen with those that are
 * hidden; and a position, its place among those shown. Cells are named by line and position. */
typedef struct
{
  guint column;
  int width; /* px at 100 % text */
  gboolean hidden;
} JjGridColumn;

/* All ends included. */
typedef struct
{
  guint line0, line1, pos0, pos1;
} JjGridRange;

typedef struct
{
  GdkRGBA background, heading, line, strong_line, accent, selection, marked, group, error, warning,
      hint;
} JjGridColors;

typedef struct _JjGridAccess JjGridAccess;
typedef struct _JjGridComplete JjGridComplete;

struct _JjGrid
{
  GtkWidget parent_instance;

  JjTableView *view;             /* (nullable) */
  JjTable *table;                /* the view's */
  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  gboolean two_lines;

  /* Geometry, in px; see jj-grid-columns.c. */
  GArray *columns; /* JjGridColumn */
  GArray *shown;   /* guint: places in columns */
  GArray *edges;   /* int: left edge by position, then the right edge of all; from the first cell */
  GHashTable *called; /* columns with a ring; NULL: none */
  guint n_frozen;     /* positions */
  double scale;       /* of the text, 1.0 at 11 pt and 96 dpi */
  int row_height, heading_height, stub_width, text_height, padding;
  int laid_width; /* of the last allocation */

  /* Cursor and selection; see jj-grid-selection.c. */
  guint line, pos;             /* the cursor; typing goes there */
  guint lead_line, lead_pos;   /* the other end of the range that Shift moves */
  gint64 cursor_key, lead_key; /* 0 on the head of a group */
  guint cursor_column;
  GArray *ranges; /* JjGridRange; the last one is the active one */
  guint tab_pos;  /* where Enter returns to after Tab */
  gboolean stays; /* the cursor's column came into view, and nobody has scrolled since */

  JjGridMemo *memo;
  JjGridColors colors;
  gboolean styled;

  /* Editing; see jj-grid-edit.c. */
  GtkText *text; /* (nullable) child while one edits */
  gint64 edit_key;
  guint edit_column, edit_line, edit_pos;
  gboolean quick;        /* begun by typing: arrows end it */
  gboolean composing;    /* the input method has text of its own */
  gboolean refused_last; /* what was typed last stays red */
  guint ending;          /* source of a commit to come */
  JjGridComplete *complete;

  /* Pointer; see jj-grid-mouse.c. */
  JjDrag drag;
  JjHit drag_hit, hover;
  double drag_x, drag_y, drag_start, hover_x, hover_y;
  JjGridRange fill; /* target while the corner is dragged */
  guint autoscroll;
  GtkWidget *popover; /* (nullable) menu or filter */
  GMenuModel *more;   /* (nullable) of the owner, in a cell's menu */

  JjGridAccess *access;
};

static inline guint
jj_grid_n_positions (JjGrid *self)
{
  return self->shown->len;
}

G_END_DECLS
