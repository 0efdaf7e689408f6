/* jj-money-list.h: the money of one element, from the plan's figures */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Amounts that follow from the plan, never typed here: a line's amount with its factors, its parts
 * by purse and its fiscal years; what a purse has left; what an activity or programme costs. */
#define JJ_TYPE_MONEY_LIST (jj_money_list_get_type ())
G_DECLARE_FINAL_TYPE (JjMoneyList, jj_money_list, JJ, MONEY_LIST, GtkWidget)

GtkWidget *jj_money_list_new (JjWorkspace *workspace);
/* Hides itself where the element has no money; 0: none. */
void jj_money_list_set_element (JjMoneyList *self, JjId id);

G_END_DECLS
