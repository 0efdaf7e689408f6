/* jj-sankey.h: bars and bands of a flow chart of money */
/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers in, rectangles out. The caller puts each node in a layer (0 = leftmost) and says how
 * large the picture is. A JjSankey never changes after it is made, may be read from any thread, and
 * copies all it needs. What always holds:
 * - One scale for the whole picture: every bar and band is value * px_per_unit, hairlines included.
 * - Bars of a layer do not overlap, labels of a layer do not overlap, nothing leaves the area.
 * - Same input, same picture; with distinct sort keys the order of the arrays does not matter.
 *   So no earlier order is taken as a start: the picture would depend on its history.
 * - The work is bounded by counts (sweeps, siftings), never by a clock.
 *
 * Lengths are px in the area (0,0)-(width,height), y downwards; values any whole unit (NT$).
 * Indexes in all answers are indexes of the caller's arrays. A link that skips layers passes each
 * through a slot of its own, counted in that layer's height: it does not run under the bars.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _JjSankey JjSankey;

typedef struct
{
  guint layer;            /* 0 = leftmost */
  gint64 sort_key;        /* ties, and the order to start from: rank in the rule pack, code … */
  gboolean is_fixed;      /* keep the place in the layer, 0 = top; too large = lowest; */
  guint fixed_place;      /* two at one place stand one below the other by sort_key */
  gint64 value;           /* the bar is at least this tall; 0 = as tall as its links */
  double label_height_px; /* 0 = no label */
} JjSankeyNode;

typedef struct
{
  guint source;    /* index of a node … */
  guint target;    /* … and of one in a layer further right */
  gint64 value;    /* >= 0 */
  gint64 sort_key; /* order of links that join the same two nodes */
} JjSankeyLink;

typedef struct
{
  double width_px, height_px, node_width_px;
  double node_gap_px; /* smaller in layers where the gaps would eat over a third */
  double px_per_unit; /* 0 = the largest that fits; else kept if it fits: pictures to compare */
  guint n_sweeps;     /* smoothing there and back; more: fewer crossings, less steady */
  guint n_siftings;   /* rounds of sifting after them; each costs nodes * links steps */
} JjSankeyOptions;

#define JJ_SANKEY_SIFTINGS_BEST 8 /* off the main loop, or for small pictures */

typedef struct
{
  double x, y, width, height; /* height may be 0 */
  guint place;                /* in its layer, 0 = top, skipping links not counted */
  gboolean is_hairline;       /* thinner than 1 px and not 0: draw 1 px, mark 未按比例 */
  gboolean has_label;         /* FALSE: none asked, or no room in this layer */
  double label_y;             /* middle of the label; may be away from the bar: draw a leader */
} JjSankeyBar;

typedef struct
{
  double x0, y0;        /* right edge of the source bar, upper edge of the band */
  double x1, y1;        /* left edge of the target bar, same */
  double thickness;     /* vertical, all along the band */
  guint n_segments;     /* 1 + the layers it skips */
  gboolean is_hairline; /* thinner than 1 px and not 0 */
} JjSankeyBand;

/* Upper edge of one segment (0 = at the source): a cubic from x[0],y[0] to x[3],y[3]; the lower is
 * `thickness` below. Between two segments the edge is level for the width of a bar. */
typedef struct
{
  double x[4], y[4];
} JjSankeyCurve;

typedef enum
{
  JJ_SANKEY_NOTHING,
  JJ_SANKEY_NODE,
  JJ_SANKEY_LINK
} JjSankeyPart;

/* 800 x 600, bars 12 wide with gaps of 8, 2 sweeps and no sifting: steady, and good for drawing at
 * once (2,000 nodes and 13,000 links take some 15 ms). */
void jj_sankey_options_init (JjSankeyOptions *options);

/* Lays out. A link to the same layer or leftwards, and a negative value, are mistakes of the caller
 * (NULL). (transfer full) */
JjSankey *jj_sankey_new (const JjSankeyNode *nodes,
                         guint n_nodes,
                         const JjSankeyLink *links,
                         guint n_links,
                         const JjSankeyOptions *options) G_GNUC_WARN_UNUSED_RESULT;
JjSankey *jj_sankey_ref (JjSankey *self);
void jj_sankey_unref (JjSankey *self);

const JjSankeyBar *jj_sankey_get_bar (const JjSankey *self, guint node);
const JjSankeyBand *jj_sankey_get_band (const JjSankey *self, guint link);
void jj_sankey_get_curve (const JjSankey *self, guint link, guint segment, JjSankeyCurve *curve);

double jj_sankey_get_px_per_unit (const JjSankey *self);
/* FALSE: the scale asked for was too large for the height, a smaller one is in use. */
gboolean jj_sankey_is_scale_kept (const JjSankey *self);

/* Pairs of links that cross between neighbouring layers; and each counted as value * value. */
guint64 jj_sankey_get_crossings (const JjSankey *self);
double jj_sankey_get_weighted_crossings (const JjSankey *self);

/* The upper edge of a band at x; FALSE where the band is not. */
gboolean jj_sankey_band_at (const JjSankey *self, guint link, double x, double *y);
/* A bar before a band, the thin before the thick; all count as at least 2 * tolerance_px thick. */
JjSankeyPart
jj_sankey_hit (const JjSankey *self, double x, double y, double tolerance_px, guint *index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjSankey, jj_sankey_unref)

G_END_DECLS
