/* map-names.h: names on a map, beside one another and off what stands there */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map-frame.h"

G_BEGIN_DECLS

/* A name stands in the middle of its region, else as near to it as there is room: on no other name,
 * never in another region, and on as few signs as can be. Where every place is taken it is left
 * out; larger maps have room for it. */
typedef struct
{
  const JjOutline *outline;
  GArray *names, *signs; /* cairo_rectangle_int_t: what is taken */
} JjMapNames;

typedef struct
{
  const char *text;
  JjPoint at;          /* px: where it stands best */
  const gboolean *own; /* of each region, whether it is named so */
  gboolean bold;
} JjMapName;

JjMapNames *jj_map_names_new (const JjOutline *outline);
void jj_map_names_free (JjMapNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjMapNames, jj_map_names_free)

void jj_map_names_add_sign (JjMapNames *self, JjPoint at, double radius);
/* Returns where the name stands, NaN where it is left out. */
JjPoint jj_map_names_draw (JjMapNames *self,
                           JjPicture *picture,
                           cairo_t *cr,
                           PangoLayout *layout,
                           const JjMapName *name);

/* Indices (guint) of the regions in the order in which they choose: the small ones, whose names
 * have least room, first. (transfer full) */
GArray *jj_map_names_order (const JjOutline *outline);

G_END_DECLS
