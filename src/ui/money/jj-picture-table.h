/* jj-picture-table.h: the numbers behind a picture as the rows of a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-chart.h"
#include "jj-table.h"

G_BEGIN_DECLS

/* Read only. Columns in which every cell is a number are columns of numbers, with a sum where that
 * makes sense; amounts are in the picture's unit. (transfer full) */
JjTable *jj_picture_table_new (JjPicture *picture) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
