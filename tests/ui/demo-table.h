/* demo-table.h: rows in memory behind a JjTable, for the tests of the grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-table.h"

/* Eleven columns of every type. Names of schools and domains repeat as in a real plan; amount is
 * computed (unit_price × quantity, rounded half up). Every apply, remove and duplicate is one step
 * of an undo that restores all rows. Refused: no number, a negative price, an unknown school or
 * domain, no such date, and an empty name. */

enum
{
  DEMO_CODE,
  DEMO_NAME,
  DEMO_SCHOOL,
  DEMO_DOMAIN,
  DEMO_START,
  DEMO_PRICE,
  DEMO_QUANTITY,
  DEMO_AMOUNT,
  DEMO_SHARE,
  DEMO_CONTINUING,
  DEMO_TOPICS,
  DEMO_N_COLUMNS
};

JjTable *demo_table_new (guint n_rows);
guint demo_table_get_n_steps (JjTable *table);
void demo_table_undo (JjTable *table);
void demo_table_set_price (JjTable *table, guint row, gint64 price); /* told by nobody */
char *demo_table_dump (JjTable *table, guint row);                   /* all cells with tabs */
