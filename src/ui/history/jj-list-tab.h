/* jj-list-tab.h: a table with its head, search and ways out */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-grid-frame.h"
#include "jj-table-output.h"
#include "jj-workspace.h"

G_BEGIN_DECLS

/* What the tables of 送件 (history, changes, comments) have in common: a line with what is shown
 * and how much of it, tools, a search, a menu with CSV, PDF and print, what stands above the table,
 * and what is said where there is nothing. Actions: page.filter, page.export-csv, page.export-pdf,
 * page.print.
 *
 * Signals: selected (gint64 key): the cursor is in another row; activated (gint64 key); changed:
 * other rows are shown. */
#define JJ_TYPE_LIST_TAB (jj_list_tab_get_type ())
G_DECLARE_FINAL_TYPE (JjListTab, jj_list_tab, JJ, LIST_TAB, GtkWidget)

/* table: (transfer full). name: of the table, translated, for files and screen readers. */
GtkWidget *jj_list_tab_new (JjWorkspace *workspace, JjTable *table, const char *name);

JjTable *jj_list_tab_get_table (JjListTab *self);
JjTableView *jj_list_tab_get_view (JjListTab *self);
JjGrid *jj_list_tab_get_grid (JjListTab *self);
/* How many rows filters leave. */
guint jj_list_tab_count_shown (JjListTab *self);

/* One line, beside the search. */
void jj_list_tab_set_title (JjListTab *self, const char *text);
/* A widget in the head, before the search; and one above the table, over the whole width. */
void jj_list_tab_add_tool (JjListTab *self, GtkWidget *tool);
void jj_list_tab_set_above (JjListTab *self, GtkWidget *above);
/* Entries of the menu before CSV, PDF and print. */
void jj_list_tab_add_menu (JjListTab *self, GMenuModel *section);
/* Shown instead of a table without rows: what it is for, and the first step (nullable). */
void
jj_list_tab_set_empty (JjListTab *self, const char *title, const char *text, GtkWidget *button);

G_END_DECLS
