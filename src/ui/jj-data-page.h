/* jj-data-page.h: a view with tables of one or more kinds, and a picture above where there is one
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-chart.h"
#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The title says what is shown, how much of it and by what it is filtered. Each kind has its own
 * table with its own columns, sorting and filters; a switch in the title changes between them. The
 * selection is the workspace's. Actions: page.propose, page.add, page.filter, page.clear-filter,
 * page.find, page.show-columns, page.export-csv, page.export-pdf, page.print; those of
 * jj-named-filters.h. */
#define JJ_TYPE_DATA_PAGE (jj_data_page_get_type ())
G_DECLARE_FINAL_TYPE (JjDataPage, jj_data_page, JJ, DATA_PAGE, GtkWidget)

/* page: its index in jj-pages.h. */
GtkWidget *jj_data_page_new (JjWorkspace *workspace, guint page);
/* Shows an element's row, and the cell of a field or -1; a filter that hides it is cleared. */
void jj_data_page_show (GtkWidget *page, JjId id, int field);

/* As jj_workspace_show_rows asks. */
void jj_data_page_show_rows (JjDataPage *self, JjKindId kind, GArray *ids, const char *label);

/* Filters the first kind's table to the rows of a part of the picture, as a click on it does; the
 * title's sum is then the part's amount. NULL: the filter goes. */
void jj_data_page_filter_part (JjDataPage *self, const JjChartPart *part);

G_END_DECLS
