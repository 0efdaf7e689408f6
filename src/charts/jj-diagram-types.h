/* jj-diagram-types.h: boxes, lines and lanes of a sheet's picture */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-check.h"
#include "jj-choices.h"
#include "jj-spatial.h"

G_BEGIN_DECLS

#define JJ_DIAGRAM_GRID 8
#define JJ_DIAGRAM_BOX_WIDTH 176
#define JJ_DIAGRAM_BOX_HEIGHT 64

typedef struct
{
  JjPlan *plan;
  JjId sheet;
  JjFigures *figures;   /* (nullable): no amounts */
  JjFindings *findings; /* (nullable): no badges */
  guint64 hidden_lines; /* JJ_KIND_BIT of link kinds not to draw; of member_of: references too */
} JjDiagramInput;

typedef struct
{
  JjId id, placement;
  JjKindId kind;
  JjRect rect; /* as drawn */
  JjRect full; /* as placed: a collapsed container's when open */
  JjTier lane;
  int semester; /* activities with a date: 0 or 1, else -1 */
  int frame;    /* the innermost frame around it, -1 */
  int hidden;   /* the collapsed container that hides it, -1: shown */
  gboolean is_frame, is_collapsed, is_pinned;
  guint8 level;  /* bars, chevrons: 1 to 3, 0 for none */
  guint8 shade;  /* theme group A 0, B 1, C 2, 3 none; a school's area; a purse's source */
  guint n_inner; /* boxes in it */
  char *name, *code;
  char *detail;     /* "進階 · 8 人", "" for none */
  char *number;     /* what stands for it from far away: members, else the code */
  gint64 amount;    /* JJ_EMPTY where the kind has none */
  JjSeverity worst; /* JJ_N_SEVERITIES: none */
} JjBox;

typedef struct
{
  JjId id;       /* of the link; 0 for references and money */
  JjKindId kind; /* JJ_KIND_MEMBER_OF for references */
  guint from, to;
  gint64 bundle;       /* lines of one kind that fan out from a box, or into it; 0: alone */
  gboolean is_inwards; /* the bundle's box is `to` */
  gint64 amount;       /* money, else JJ_EMPTY */
  guint8 source;       /* money: JjSource */
  char *label;         /* "" for none */
  gboolean has_place;  /* where nothing else is */
  guint n_same;        /* lines of the bundle for which this label stands, on what they share */
  double label_x, label_y;
} JjLine;

typedef struct
{
  JjTier tier;
  double top, bottom;
} JjLane;

/* A sheet whose background says so has two columns, the semesters: 8/1 to 1/31, 2/1 to 7/31. */
#define JJ_SHEET_SEMESTERS "semesters"
#define JJ_N_SEMESTERS 2

typedef enum
{
  JJ_HIT_NOTHING,
  JJ_HIT_BOX, /* also a frame's title or edge; its inside is nothing */
  JJ_HIT_LINE,
  JJ_HIT_LANE_EDGE, /* index: the lane whose upper edge it is */
} JjDiagramHitType;

typedef struct
{
  JjDiagramHitType type;
  guint index;
} JjDiagramHit;

G_END_DECLS
