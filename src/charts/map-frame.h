/* map-frame.h: where degrees stand on a picture */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-outline.h"
#include "jj-picture-private.h"

G_BEGIN_DECLS

/* What all maps share: the part of the picture that the map fills, the legend at its right, the
 * scale, and the degrees in the middle, which follow from how far a map is enlarged (JjChartInput).
 * A chart that sets picture->frame can be moved and enlarged. */
struct _JjMapFrame
{
  double left, top, width, height; /* of the map */
  double legend;                   /* width of the legend; 0: no room for one */
  double column;                   /* width of a column of the legend */
  guint n_columns, n_lines;        /* of the legend */
  double scale, stretch;           /* px a degree of latitude; longitude against latitude */
  double signs;                    /* size of signs: 1, less where the whole map is small */
  JjPoint centre;                  /* degrees in the middle of the map */
  gboolean enlarged;               /* what is outside the map's area is cut off */
};

/* What a legend asks for: n_lines of a width in heights of the text. It stands in several columns,
 * which may be narrower, where a low map leaves more room beside it than below. */
typedef struct
{
  double width;
  guint n_lines;
} JjMapLegendSize;

void jj_map_frame_fit (JjMapFrame *self,
                       JjPicture *picture,
                       const JjOutline *outline,
                       const JjChartInput *input,
                       JjMapLegendSize legend);
JjPoint jj_map_frame_project (const JjMapFrame *self, JjPoint degrees);
JjPoint jj_map_frame_to_degrees (const JjMapFrame *self, double x, double y);
gboolean jj_map_frame_contains (const JjMapFrame *self, double x, double y);

/* Paths of the outlines; first: the arc begins a path. */
void jj_map_frame_trace_arc (const JjMapFrame *self,
                             cairo_t *cr,
                             const JjOutline *outline,
                             int index,
                             gboolean first);
void jj_map_frame_trace_region (const JjMapFrame *self,
                                cairo_t *cr,
                                const JjOutline *outline,
                                const JjRegion *region);
/* The region that degrees lie in, -1 for none. */
int jj_outline_find (const JjOutline *outline, JjPoint degrees);

/* Where line i of the legend begins, at half its height; FALSE where there is no room for it. */
gboolean
jj_map_frame_find_line (const JjMapFrame *self, const JjPicture *picture, guint i, JjPoint *at);

G_END_DECLS
