/* jj-year-page.h: the budget beside that of last year (與上年比較) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for last year's plan file, reads it in a thread, and lists each line with what it cost then
 * and now, and what is new or was dropped; it follows each edit of this year. The file is only
 * read; the place of it is remembered for the plan. */
#define JJ_TYPE_YEAR_PAGE (jj_year_page_get_type ())
G_DECLARE_FINAL_TYPE (JjYearPage, jj_year_page, JJ, YEAR_PAGE, GtkWidget)

GtkWidget *jj_year_page_new (JjWorkspace *workspace, guint page);

G_END_DECLS
