/* jj-grid-series.h: what comes after 1, 2, after 114/8/1, after 第一組 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Continues the texts of cells that one drags on. Two or more numbers go on by their difference, a
 * single one is repeated, as prices are; dates go on by days, or by months when the day stays; a
 * number in a text (社群3, 第二組, 甲案, 星期一) goes on by one or by the difference. What follows
 * no such rule is repeated as a whole. */

typedef struct _JjGridSeries JjGridSeries;

JjGridSeries *jj_grid_series_new (const char *const *seeds,
                                  guint n_seeds) G_GNUC_WARN_UNUSED_RESULT;
void jj_grid_series_free (JjGridSeries *self);

/* (transfer full) The text at @place: 0 is the first seed, n_seeds the first new cell, -1 the one
 * before the seeds. */
char *jj_grid_series_get (JjGridSeries *self, int place) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjGridSeries, jj_grid_series_free)

G_END_DECLS
