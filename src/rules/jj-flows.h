/* jj-flows.h: the money of a plan as a stream of atoms, for flow charts */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"

G_BEGIN_DECLS

/* An atom is a part of one line that no level of the picture divides: one purse (or none), one
 * activity, one programme, one account, within the purse's grant or beyond it. Grouping atoms by
 * any two levels gives ribbons; their ids are the rows behind a ribbon.
 *
 * Atoms come line by line in the plan's order; those of a line add up to its amount, all atoms to
 * the total. Of each purse with a grant the lines in plan order use it up: what lies beyond is
 * marked over (超編), splitting a part in two where needed. Lines that do not count and amounts of
 * 0 have no atoms. */
typedef struct
{
  JjId line;
  JjId purse;     /* 0: not assigned to a purse */
  JjId activity;  /* 0: none */
  JjId programme; /* the activity's own; 0: none */
  gint64 amount;  /* > 0, or < 0 for lines below 0 */
  guint8 account; /* JjAccount; JJ_N_ACCOUNTS for none */
  gboolean over;  /* beyond the purse's grant */
} JjAtom;

/* (transfer full) (element-type JjAtom) */
GArray *jj_flows_get_atoms (const JjFigures *figures);

typedef struct
{
  JjId purse;
  gint64 unbudgeted; /* granted and not yet budgeted (未分配), ≥ 0 */
  gint64 over;       /* budgeted beyond the grant (超編), ≥ 0 */
} JjPurseRest;

/* One for each purse with a grant, in the plan's order, without the county match. (transfer full)
 * (element-type JjPurseRest) */
GArray *jj_flows_get_rests (const JjFigures *figures);

G_END_DECLS
