/* jj-distance.h: how far schools are from each other */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

/* Whole metres as the crow flies, on a sphere flattened at the two places' middle latitude: within
 * Taiwan the error stays below 0.5 %, far below what a road adds. */

/* Places are 1/1,000,000 degree, as school.longitude. From (121.5, 25.0) to (121.5, 25.1): 11,119
 * m.
 */
gint64 jj_distance_m (gint64 longitude, gint64 latitude, gint64 to_longitude, gint64 to_latitude);
/* JJ_EMPTY where one of the schools has no position. */
gint64 jj_distance_between_schools (const JjElement *a, const JjElement *b);
/* "850 m", "4.2 km"; "" where it is not known. (transfer full) */
char *jj_distance_format (gint64 metres);

G_END_DECLS
