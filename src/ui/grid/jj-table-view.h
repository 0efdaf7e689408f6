/* jj-table-view.h: the lines of a table as one person wants to see them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-table-statistics.h"
#include "jj-table.h"

G_BEGIN_DECLS

/* A view sorts, filters and groups a JjTable by a permutation of row indexes; the table is not
 * touched. Its lines are what a grid shows from top to bottom: rows, and heads of groups.
 *
 * An edit does not move or hide its row under the editor's hands: the line stays until refresh (or
 * a new sort, filter or group). is_stale tells that a refresh may change something. New rows
 * come at their place when nothing is sorted, else at the end, and are always shown.
 *
 * Keys of columns are extracted once and kept: distinct texts by number, so that a filter tests
 * each distinct text once. Sorting is stable; empty cells come last either way. */

typedef enum
{
  JJ_FILTER_ANY,
  JJ_FILTER_EMPTY,
  JJ_FILTER_FILLED
} JjFilterFill;

typedef struct
{
  char **values;  /* (nullable) NULL-terminated: only these display texts ("" is the empty cell) */
  char *contains; /* (nullable) any part, as jj_table_matches */
  gboolean has_min, has_max;
  gint64 min, max; /* both ends included; for columns of numbers */
  JjFilterFill fill;
  gboolean findings; /* only cells that are refused or have a hint, a warning or an error */
} JjFilter;

typedef struct
{
  char *label; /* display text of the grouped column */
  guint n_rows;
  gboolean folded;
  gint64 *sums; /* by table column; 0 for those that cannot be summed */
} JjGroup;

#define JJ_TYPE_TABLE_VIEW (jj_table_view_get_type ())
/* Signals: lines-changed: any line may be another one; lines-touched: same lines, new values. */
G_DECLARE_FINAL_TYPE (JjTableView, jj_table_view, JJ, TABLE_VIEW, GObject)

JjTableView *jj_table_view_new (JjTable *table) G_GNUC_WARN_UNUSED_RESULT;
JjTable *jj_table_view_get_table (JjTableView *self);

/* Lines. line_row is -1 on the head of a group, find_line -1 for a row that is not shown. */
guint jj_table_view_get_n_lines (JjTableView *self);
int jj_table_view_get_row (JjTableView *self, guint line);
int jj_table_view_find_line (JjTableView *self, guint row);
/* Of the line's row among all that the filters leave, folded or not, from 1; 0: a group's head. */
guint jj_table_view_get_number (JjTableView *self, guint line);
const JjGroup *jj_table_view_get_group (JjTableView *self, guint line);
void jj_table_view_fold (JjTableView *self, guint line, gboolean folded);
void jj_table_view_fold_all (JjTableView *self, gboolean folded);
gboolean jj_table_view_unfold_row (JjTableView *self, guint row); /* FALSE: a filter hides it */

/* Sorting. @add keeps the columns sorted by before; the sort index is -1 for the others. */
void jj_table_view_sort (JjTableView *self, guint column, gboolean descending, gboolean add);
void jj_table_view_unsort (JjTableView *self);
int jj_table_view_get_sort (JjTableView *self, guint column, gboolean *descending);
guint jj_table_view_get_n_sorts (JjTableView *self);

/* Filters, one a column (NULL drops it), and a text looked for in all columns that are shown. */
void jj_table_view_set_filter (JjTableView *self, guint column, const JjFilter *filter);
const JjFilter *jj_table_view_get_filter (JjTableView *self, guint column);
void jj_table_view_set_search (JjTableView *self, const char *text);
const char *jj_table_view_get_search (JjTableView *self);
/* Somebody is about to type: reads what a search needs while the loop is idle. A search of a large
 * table that comes before its end waits for it; get_search tells it, "lines-changed" its end. */
void jj_table_view_prepare_search (JjTableView *self);
gboolean jj_table_view_is_filtered (JjTableView *self);
void jj_table_view_clear_filters (JjTableView *self);
/* (transfer full) Headings of the filtered columns but @except (-1: all), and what is searched. */
char *jj_table_view_describe (JjTableView *self, int except) G_GNUC_WARN_UNUSED_RESULT;
JjFilter *jj_filter_copy (const JjFilter *filter) G_GNUC_WARN_UNUSED_RESULT;
void jj_filter_free (JjFilter *filter);

/* The distinct texts of a column among the rows that the other filters leave, sorted, with counts.
 * (transfer full) values, and (transfer full) counts as long. */
char **jj_table_view_get_values (JjTableView *self,
                                 guint column,
                                 guint **counts) G_GNUC_WARN_UNUSED_RESULT;

/* Grouping by a column; -1: none. */
void jj_table_view_set_group (JjTableView *self, int column);
int jj_table_view_get_group_column (JjTableView *self);

/* Sorts, filters and groups anew. */
void jj_table_view_refresh (JjTableView *self);
gboolean jj_table_view_is_stale (JjTableView *self);

/* What is not shown, by filters or folds, and its sum in one column (-1: none); at first that is
 * the first column of money that adds up. */
void jj_table_view_set_sum_column (JjTableView *self, int column);
int jj_table_view_get_sum_column (JjTableView *self);
guint jj_table_view_get_hidden (JjTableView *self, gint64 *sum);
/* The rows that the filters leave, folded or not, as they are sorted; borrowed until the next
 * change. sum: in the same column. */
const guint32 *jj_table_view_get_left (JjTableView *self, guint *n_rows);
gint64 jj_table_view_sum_left (JjTableView *self);

/* Figures over cells, from @result of all zeros; FALSE: time is up, call again to go on. */
gboolean jj_table_view_add_up (JjTableView *self,
                               const JjColumnRows *parts,
                               guint n_parts,
                               gint64 slice_us,
                               JjStatistics *result);

/* All of the above as one text, columns by id: to be kept in a plan. Unknown ids are skipped;
 * FALSE: not such a text, nothing changed. */
char *jj_table_view_save (JjTableView *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean jj_table_view_load (JjTableView *self, const char *saved);
G_END_DECLS
