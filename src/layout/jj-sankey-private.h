/* jj-sankey-private.h: what the parts of the flow chart's layout share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-order.h"
#include "jj-sankey.h"

G_BEGIN_DECLS

struct _JjSankey
{
  gatomicrefcount ref_count;
  guint n_nodes;
  guint n_links;
  guint n_layers;
  JjSankeyOptions options; /* node_width_px and px_per_unit as used */
  gboolean is_scale_kept;
  guint64 crossings;
  double weighted_crossings;
  JjSankeyBar *bars;
  JjSankeyBand *bands;
  guint *first_layer; /* of each link */
  guint *first_point; /* of each link in points: n_segments + 1 of them */
  double *points;     /* upper edge of the band at each layer it touches */
};

/* A slot in a layer: a bar, or a link passing. Numbers of slots are ranks, see jj-order.h. */
typedef struct
{
  guint layer;
  guint node;          /* G_MAXUINT: a link passing */
  double value;        /* units */
  double label_height; /* px */
  double height;       /* px */
  double y;            /* px, upper edge */
} JjSankeySlot;

/* A piece of a link between neighbouring layers. */
typedef struct
{
  guint link;
  guint from, to;                /* slots */
  double value;                  /* units */
  double from_offset, to_offset; /* px below the upper edges of the slots */
} JjSankeyPiece;

/* The graph while it is laid out: nodes and links in an order that does not depend on that of the
 * caller's arrays. */
typedef struct
{
  JjSankey *sankey;
  const JjSankeyNode *nodes;
  const JjSankeyLink *links;
  GArray *slots;  /* of JjSankeySlot */
  GArray *pieces; /* of JjSankeyPiece; those of a link follow each other from the source */
  JjOrder *order;
} JjSankeyBuild;

/* Heights, gaps and y of all slots, offsets of all pieces; needs the order. */
void jj_sankey_build_place (JjSankeyBuild *build);
/* Labels of the bars; needs the bars. */
void jj_sankey_build_labels (JjSankeyBuild *build);

G_END_DECLS
