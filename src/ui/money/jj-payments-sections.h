/* jj-payments-sections.h: the parts of the page of payments */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-execution.h"
#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* New widgets of the plan as it is. */
GtkWidget *jj_payments_make_schedule (JjWorkspace *workspace);
GtkWidget *jj_payments_make_execution (JjWorkspace *workspace, const JjExecution *execution);
GtkWidget *jj_payments_make_virement (JjWorkspace *workspace, const JjExecution *execution);

G_END_DECLS
