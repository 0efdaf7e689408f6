/* jj-grid-pointer-private.h: what the pointer can be over, and what it can drag */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  JJ_HIT_NONE,
  JJ_HIT_CORNER,
  JJ_HIT_HEADING,
  JJ_HIT_HEADING_EDGE, /* of the column at pos: resizes */
  JJ_HIT_HEADING_MENU,
  JJ_HIT_STUB, /* a row's number */
  JJ_HIT_CELL,
  JJ_HIT_GROUP,
  JJ_HIT_FILL
} JjHitArea;

typedef struct
{
  JjHitArea area;
  guint line, pos;
} JjHit;

typedef enum
{
  JJ_DRAG_NONE,
  JJ_DRAG_CELLS,
  JJ_DRAG_ROWS,
  JJ_DRAG_COLUMNS,
  JJ_DRAG_RESIZE,
  JJ_DRAG_MOVE,
  JJ_DRAG_FILL
} JjDrag;

G_END_DECLS
