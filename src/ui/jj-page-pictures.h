/* jj-page-pictures.h: the pictures above the tables of a view */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-chart-view.h"

G_BEGIN_DECLS

/* charts: ids parted by spaces; several get a switch over them. on_part: of "activated" of each
 * picture, as long as the object data lives. */
GtkWidget *
jj_page_pictures_new (JjWorkspace *workspace, const char *charts, GCallback on_part, gpointer data);
JjChartView *jj_page_pictures_get_first (GtkWidget *pictures);

G_END_DECLS
