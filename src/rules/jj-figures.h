/* jj-figures.h: every amount that follows from a plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-pack.h"
#include "jj-totals.h"

G_BEGIN_DECLS

/* One pure pass over a plan and its packs gives one immutable result that charts, checks, tables,
 * exports and the command line read. Whole 元 throughout; JJ_EMPTY is "not known" (no tier, nothing
 * granted), never 0. kinds.md "Money, said once" has the rules; what it leaves open:
 *
 * - An empty unit price or quantity makes 0, empty times count once. A line that passes
 *   JJ_LINE_LIMIT either way counts 0 and is marked JJ_LINE_OVERFLOW, so that no sum can wrap.
 * - Parts of a line: typed amounts first, then shares, then the parts without either share what is
 *   left, each in the order of the purses; what passes the line is cut off (JJ_LINE_EXCESS), what
 *   is left is unassigned. So purses and unassigned always add up to the lines. A part charged to
 *   the county match is left out (JJ_LINE_CHARGED_MATCH): that purse is derived.
 * - Lines of a scenario count in that scenario alone; the figures of a plan are those of its
 *   adopted scenario, or of the lines in all of them. Lines that do not count have amounts, for
 *   their cell, but no totals.
 * - A month is that of the line's date; before and after the plan it is the first and last month.
 *
 * Lists of rows keep the plan's order at jj_figures_get_revision(). */
typedef struct _JjFigures JjFigures;

#define JJ_LINE_LIMIT G_GINT64_CONSTANT (1000000000000) /* 10^12 元 */

typedef enum
{
  JJ_LINE_COUNTS = 1 << 0,
  JJ_LINE_SALARY = 1 << 1, /* in the base of the premium */
  JJ_LINE_OVERFLOW = 1 << 2,
  JJ_LINE_EXCESS = 1 << 3, /* its parts were more than the line */
  JJ_LINE_CHARGED_MATCH = 1 << 4,
  JJ_LINE_NO_RATE = 1 << 5, /* computed, but no rate is known on its date: counts 0 */
  JJ_LINE_BAD_FIRST_YEAR = 1 << 6,
  JJ_LINE_UNKNOWN_ITEM = 1 << 7, /* an item that the catalogue does not have on its date */
  JJ_LINE_UNLIKE_ITEM = 1 << 8,  /* typed account or nature are not those of its item */
} JjLineFlags;

typedef enum
{
  JJ_COMPUTED_NONE,      /* unit price × quantity × times */
  JJ_COMPUTED_REDUCTION, /* the same, with the proposed price and weeks where empty */
  JJ_COMPUTED_PREMIUM,   /* rate × the activity's salary lines */
  JJ_COMPUTED_MISC,      /* per cent × the activity's lines of some accounts */
} JjComputed;

typedef struct
{
  JjId id;
  gint64 amount;
  gint64 unassigned; /* of the amount */
  gint64 first_year; /* of the amount; the rest is the second year's */
  gint64 unit_price; /* in use: typed, else proposed; JJ_EMPTY where computed from a base */
  gint32 date;       /* its own, its activity's start, or the plan's first day */
  guint32 activity;  /* index of its activity's row; the last row is "no activity" */
  guint32 programme; /* index of its programme's row; the last row is "no programme" */
  guint32 n_parts;
  guint32 parts;   /* where they begin: jj_figures_get_parts */
  guint16 flags;   /* JjLineFlags */
  guint8 account;  /* typed, else the item's; JJ_N_ACCOUNTS for neither */
  guint8 computed; /* JjComputed */
} JjLineFigure;

typedef struct
{
  JjId purse, link;
  gint64 amount;
} JjPart;
typedef struct
{
  JjId id; /* 0 in the last row: lines without one */
  gint64 amount, unassigned;
  guint32 n_lines;
  guint32 programme;  /* activities: index of the programme's row; programmes: of the parent's */
  gint64 own;         /* programmes: without sub-programmes; activities: the amount */
  gint8 theme, group; /* the programme's, else inherited; -1 for none */
  guint8 depth;
} JjGroupFigure;

/* scenario 0: the adopted one. (transfer full) */
JjFigures *jj_figures_new (JjPlan *plan, JjPackSet *packs, JjId scenario);
/* The figures after an edit, equal to jj_figures_new but in time of what it touched. `old` must be
 * of the plan just before these changes, with the same packs; try: NULL where only a full pass
 * would do. (transfer full) */
JjFigures *jj_figures_update (JjFigures *old, JjPlan *plan, const JjChanges *changes);
JjFigures *jj_figures_try_update (JjFigures *old, JjPlan *plan, const JjChanges *changes);
JjFigures *jj_figures_ref (JjFigures *self);
void jj_figures_unref (JjFigures *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjFigures, jj_figures_unref)
gboolean jj_figures_equal (const JjFigures *a, const JjFigures *b);

guint64 jj_figures_get_revision (const JjFigures *self);
JjPackSet *jj_figures_get_packs (const JjFigures *self);
JjId jj_figures_get_scenario (const JjFigures *self); /* 0: lines in all scenarios only */
/* find gives an index or -1. */
guint jj_figures_get_n_lines (const JjFigures *self);
const JjLineFigure *jj_figures_get_line (const JjFigures *self, guint i);
int jj_figures_find_line (const JjFigures *self, JjId id);
/* In the order of the purses; NULL where there are none. */
const JjPart *jj_figures_get_parts (const JjFigures *self, guint line);
/* The last row of each is the lines without one. */
const JjGroupFigure *jj_figures_get_activities (const JjFigures *self, guint *n);
const JjGroupFigure *jj_figures_get_programmes (const JjFigures *self, guint *n);
const JjGroupFigure *jj_figures_find_activity (const JjFigures *self, JjId id);
const JjGroupFigure *jj_figures_find_programme (const JjFigures *self, JjId id);
const JjPurseFigure *jj_figures_get_purses (const JjFigures *self, guint *n);
const JjPurseFigure *jj_figures_find_purse (const JjFigures *self, JjId id);

const JjTotals *jj_figures_get_totals (const JjFigures *self);
/* Of years[0], less 1911 (114); of months[0], 1 to 12. */
guint jj_figures_get_first_fiscal_year (const JjFigures *self);
guint jj_figures_get_first_month (const JjFigures *self);
/* Which of months[] a line is counted in. */
guint jj_figures_get_month (const JjFigures *self, const JjLineFigure *line);

G_END_DECLS
