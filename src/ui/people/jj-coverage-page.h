/* jj-coverage-page.h: which schools are reached by what, and by whom they are left out */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Three tables with a switch: the matrix of schools, the shares by area class, size and township,
 * and the talent that the schools of an alliance lend each other.
 * Follows the plan; a school selected in the matrix is selected in the window. Actions:
 * page.filter, page.export-csv, page.export-ods (with the gaps marked), page.export-pdf,
 * page.print. */
#define JJ_TYPE_COVERAGE_PAGE (jj_coverage_page_get_type ())
G_DECLARE_FINAL_TYPE (JjCoveragePage, jj_coverage_page, JJ, COVERAGE_PAGE, GtkWidget)

/* page: its index in jj-pages.h. */
GtkWidget *jj_coverage_page_new (JjWorkspace *workspace, guint page);

G_END_DECLS
