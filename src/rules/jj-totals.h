/* jj-totals.h: the sums over purses and over a whole plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-kinds-work.h"

G_BEGIN_DECLS

typedef struct
{
  JjId id;
  JjSource source;        /* JJ_N_SOURCES where not chosen */
  gint64 granted, before; /* as typed */
  gint64 budgeted;        /* charged, gross; county match: Σ county parts, JJ_EMPTY if unknown */
  gint64 remaining;       /* granted − budgeted, below 0 where over; JJ_EMPTY without granted */
  gint64 central, county; /* parts of budgeted; JJ_EMPTY where no ratio is known or none applies */
  gint64 ratio;           /* 1/10,000; JJ_EMPTY likewise */
} JjPurseFigure;

/* A sum over purses; those without a figure count 0. */
typedef struct
{
  gint64 granted, before, budgeted;
  guint n, n_granted, n_before; /* purses, and how many have a figure */
} JjPurseSum;

/* Over the lines that count. The last of each array is "none". */
typedef struct
{
  gint64 total, unassigned;
  gint64 central, match; /* Σ of the purses' parts; JJ_EMPTY where a ratio is not known */
  gint64 accounts[JJ_N_ACCOUNTS + 1], themes[JJ_N_THEMES + 1], groups[JJ_N_GROUPS + 1];
  gint64 years[2], months[12];
  JjPurseSum sources[JJ_N_SOURCES + 1];
  JjPurseSum purses;                   /* all but the county match */
  guint theme_activities[JJ_N_THEMES]; /* activities of the theme: 0 is not covered */
  guint n_lines, n_overflow;           /* lines beyond JJ_LINE_LIMIT */
  gboolean overflow;                   /* a sum of typed amounts did not fit: it is too small */
  guint n_schools, n_schools_covered;  /* active ones; those in a community */
} JjTotals;

G_END_DECLS
