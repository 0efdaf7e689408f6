/* jj-snap.h: where a moved box comes to rest: grid and smart guides */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-spatial.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean is_upright; /* a line of one x, else of one y */
  double at, start, end;
  double
      distance; /* > 0: from start to end, between two boxes; 0: a line along an edge or centre */
} JjGuide;

typedef struct
{
  double dx, dy;     /* how far from where it was asked to be */
  JjGuide guides[8]; /* what it came to rest at */
  guint n_guides;
} JjSnap;

/* asked: where the moved rectangle would be; others: JjRect of what stands still nearby; reach: how
 * far a guide attracts. Edges and centres attract before the grid does (grid 0: none); equal gaps
 * to both neighbours, or to one and behind it, attract like edges. Pure. */
JjSnap jj_snap (const JjRect *asked, const GArray *others, double reach, double grid);

G_END_DECLS
