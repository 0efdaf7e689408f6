/* jj-table-statistics.h: count, sum, average, least and greatest of some cells */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of the cells of a selection: exact. The average is sum / numbers rounded half away from zero, in
 * hundredths of the column's smallest unit. */
typedef struct
{
  guint64 cells;     /* not empty */
  guint64 numbers;   /* of those, numbers and dates */
  int column;        /* whose unit and format suit; -1: no numbers, or of different types */
  gboolean has_sum;  /* sum and average mean something: not for dates */
  gboolean overflow; /* they do not fit 64 bits */
  gint64 sum, average_hundredths, min, max;
  guint part, row; /* how far the texts have been counted */
} JjStatistics;

/* Figures over cells: of each column some rows (guint, indexes of the table). */
typedef struct
{
  guint column;
  GArray *rows;
} JjColumnRows;

G_END_DECLS
