/* jj-data-tab.h: the table of one kind with its empty state */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-chart.h"
#include "jj-grid.h"
#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A grid over the kind's elements. What is selected in it is selected in the workspace and the
 * other way round; column order and widths are kept in the settings. Where there is no element it
 * says what the kind is for and offers the first step. Signal "changed": rows, sums or filters. */
#define JJ_TYPE_DATA_TAB (jj_data_tab_get_type ())
G_DECLARE_FINAL_TYPE (JjDataTab, jj_data_tab, JJ, DATA_TAB, GtkWidget)

GtkWidget *jj_data_tab_new (JjWorkspace *workspace, JjKindId kind);
/* The same for a page that is about some of the columns: these show until somebody chooses others,
 * which is remembered under the view's name. columns: of static storage, NULL-terminated. */
GtkWidget *jj_data_tab_new_view (JjWorkspace *workspace,
                                 JjKindId kind,
                                 const char *view,
                                 const char *const *columns);

/* Moves to an element's row and a field's cell (-1: as it is), and selects it; edit starts typing.
 * Filters that hide it are cleared. */
void jj_data_tab_show (JjDataTab *self, JjId id, int field, gboolean edit);
void jj_data_tab_grab_focus (JjDataTab *self);
JjKindId jj_data_tab_get_kind (JjDataTab *self);
JjGrid *jj_data_tab_get_grid (JjDataTab *self);

guint jj_data_tab_get_n_rows (JjDataTab *self);
/* Of the rows that the filters leave; those of folded groups stand in their heads. */
guint jj_data_tab_get_n_shown (JjDataTab *self);
/* Of the same rows, in the column that the kind is about; FALSE: it has none. */
gboolean jj_data_tab_get_sum (JjDataTab *self, gint64 *sum);
/* Of the rows that are shown, what flows through the part they are filtered by; FALSE: they are
 * not filtered by a part. */
gboolean jj_data_tab_get_part_sum (JjDataTab *self, gint64 *sum);

/* Opens the rows that make the sum: those that are selected where these are several, or all that
 * are shown. FALSE: the kind has no such column. */
gboolean jj_data_tab_explain (JjDataTab *self, gboolean all);

const char *jj_data_tab_get_search (JjDataTab *self);
void jj_data_tab_set_search (JjDataTab *self, const char *text);
/* Somebody is about to type: reads what a search needs while there is time. */
void jj_data_tab_prepare_search (JjDataTab *self);
/* Only the rows of a part of a picture, with what flows through the part; NULL: all. */
void jj_data_tab_filter_part (JjDataTab *self, const JjChartPart *part);
/* What that part is called; NULL: the rows are not filtered by one. */
const char *jj_data_tab_get_part_label (JjDataTab *self);
/* Only these elements (element-type JjId) and what they are called; NULL: all. */
void jj_data_tab_filter_ids (JjDataTab *self, GArray *ids, const char *label);
/* By what the rows are filtered, for people. (transfer full) */
char *jj_data_tab_describe_filters (JjDataTab *self) G_GNUC_WARN_UNUSED_RESULT;
/* Sorting, filters and groups as one text, and back; FALSE: not such a text. */
char *jj_data_tab_save_filters (JjDataTab *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean jj_data_tab_load_filters (JjDataTab *self, const char *saved);
gboolean jj_data_tab_is_filtered (JjDataTab *self);
void jj_data_tab_clear_filters (JjDataTab *self);

void jj_data_tab_find (JjDataTab *self);
void jj_data_tab_show_columns (JjDataTab *self);

G_END_DECLS
