/* jj-checks-page.h: every finding, by severity, with jump and remedy */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Enter or a double click on a finding shows its element and field. Severities can be hidden by
 * their counts in the title. */
#define JJ_TYPE_CHECKS_PAGE (jj_checks_page_get_type ())
G_DECLARE_FINAL_TYPE (JjChecksPage, jj_checks_page, JJ, CHECKS_PAGE, GtkWidget)

GtkWidget *jj_checks_page_new (JjWorkspace *workspace, guint page);

G_END_DECLS
