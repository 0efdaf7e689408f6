/* jj-table-view-private.h: the parts of a view that its own files share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-table-keys.h"
#include "jj-table-view.h"

G_BEGIN_DECLS

/* Lines of a grouped view hold rows, or this bit and the number of a group. */
#define JJ_LINE_GROUP 0x80000000u

typedef struct
{
  guint column;
  gboolean descending;
} JjTableSort;

typedef struct
{
  JjGroup group; /* what the public sees */
  guint start;   /* its rows are order[start … start + group.n_rows - 1] */
  guint line;    /* of its head */
} JjTableGroup;

struct _JjTableView
{
  GObject parent_instance;

  JjTable *table;
  guint n_columns;
  JjTableKeys **keys; /* by column, always there, empty until asked */
  JjFilter **filters; /* by column, (nullable) each */
  GArray *sorts;      /* JjTableSort, first one first */
  char *search;       /* (nullable) */
  guint reading;      /* source that reads texts; until it has ended the search is to come */
  int group_column;
  int sum_column;
  GHashTable *folded; /* set of labels of folded groups */
  GArray *order;      /* guint32: the rows that the filters leave, sorted */
  GArray *groups;     /* JjTableGroup */
  GArray *lines;      /* guint32: (nullable) only when grouped */
  guint32 *places;    /* (nullable) by row: its line + 1, or 0 */
  gboolean stale;
};

/* (transfer full) (nullable) A byte for each row, 0 where the filters hide it; NULL: all are shown.
 * @except: a column whose filter does not count, or -1. */
guint8 *jj_table_view_make_mask (JjTableView *self, int except) G_GNUC_WARN_UNUSED_RESULT;

/* Makes groups and lines of an order that is already sorted by the group's column. */
void jj_table_view_make_groups (JjTableView *self);
void jj_table_view_make_lines (JjTableView *self);
void jj_table_view_add_up_groups (JjTableView *self);

G_END_DECLS
