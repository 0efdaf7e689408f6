/* jj-town-centre.h: where a township is, roughly */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The area centroids of the shipped outlines, for schools without a position. Worked out in whole
 * units of the outlines' grid, so that every machine gets the same place. */
typedef struct
{
  gint64 longitude, latitude; /* 1/1,000,000 degree */
} JjPlace;

/* The townships of one county (its name with 臺) by name with 臺; values JjPlace. Error: the
 * outlines are missing or damaged. (transfer full) */
GHashTable *jj_town_centres_load (const char *county, GError **error);

G_END_DECLS
