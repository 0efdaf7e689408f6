/* jj-payments-page.h: when the money comes, what was spent and what goes back (請撥與核結) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Above: the class of the plan's central part with its instalments, approved and spent by purse
 * with what goes back, and how much may move between accounts, each with the rule it follows
 * (未經查證 where its source was not seen). Below: the lines, for what was approved and spent.
 * Everything follows each edit. */
#define JJ_TYPE_PAYMENTS_PAGE (jj_payments_page_get_type ())
G_DECLARE_FINAL_TYPE (JjPaymentsPage, jj_payments_page, JJ, PAYMENTS_PAGE, GtkWidget)

GtkWidget *jj_payments_page_new (JjWorkspace *workspace, guint page);

G_END_DECLS
