/* map-legend.h: signs of the maps of a county, and what they mean */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map-data.h"
#include "map-frame.h"

G_BEGIN_DECLS

/* Alliances take turns with the patterns of the theme. */
#define JJ_MAP_N_COLOURS 5u
#define JJ_MAP_TINT 0.45
/* px, of the sign of a school */
#define JJ_MAP_MAX_RADIUS 13.0

/* The data of a picture of map.c. */
typedef struct
{
  JjMapData *data; /* NULL where there is no map */
  char *problem;
  gboolean by_alliance; /* shaded by alliance, not by coverage */
  JjMapFrame frame;
} JjMap;

double jj_map_school_radius (const JjMapFrame *frame, const JjMapSchool *school);
/* area: JjArea. In a community: filled; in none: empty with a thick rim. */
void jj_map_draw_sign (JjPicture *picture,
                       cairo_t *cr,
                       guint area,
                       JjPoint at,
                       const JjMapSchool *school);
/* Lines that the legend has. */
guint jj_map_count_legend (const JjMap *map);
void jj_map_draw_legend (JjPicture *picture, cairo_t *cr, PangoLayout *layout);

G_END_DECLS
