/* jj-coverage.h: which schools are reached by what, and who is left out */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-pack.h"

G_BEGIN_DECLS

/* One row for each active school, in the plan's order; pure figures of one revision of a plan. A
 * cell counts, each thing once:
 *
 *   community  those that the school leads or is a member of
 *   alliance   those it leads, is a member of, or whose townships hold it
 *   talent     its persons in talent pools, and the persons and pools that support the school or
 *              one of its communities
 *   activity   those that serve the school, one of its communities or of its alliances, and those
 *              that it hosts
 *   A1 … C3    of these activities and communities, those under programmes of the theme (a
 *              programme without one has its parent's)
 *
 * A gap is a 0 in one of the first four columns; of communities, fewer than the packs ask of the
 * school (community_per_school, as the check and the proposals read it): none of 高中部, which the
 * plan is not made for. */
enum
{
  JJ_COVERAGE_COMMUNITY,
  JJ_COVERAGE_ALLIANCE,
  JJ_COVERAGE_TALENT,
  JJ_COVERAGE_ACTIVITY,
  JJ_COVERAGE_THEME, /* the first of nine */
  JJ_N_COVERAGE = JJ_COVERAGE_THEME + 9
};

typedef struct
{
  JjId school;
  gint64 teachers, members; /* of member_of; JJ_EMPTY where not known */
  guint counts[JJ_N_COVERAGE];
  guint asked; /* communities that the packs ask of the school */
} JjCoverageRow;

/* Communities that a school leads or is a member of, each once. */
guint jj_school_count_communities (const JjElement *school);
/* Communities that rules (jj_community_rules_list_per_school) ask of an active school, 0 of others;
 * and those it still lacks. */
guint jj_school_count_asked (const GPtrArray *rules, const JjElement *school);
guint jj_school_count_lacking (const GPtrArray *rules, const JjElement *school);

/* (transfer full) (element-type JjCoverageRow) */
GArray *jj_coverage_new (JjPlan *plan, const JjPackSet *packs);
gboolean jj_coverage_is_gap (const JjCoverageRow *row, guint column);
guint jj_coverage_count_gaps (const JjCoverageRow *row);
/* "community", "theme_a1" …, and the same translated. */
const char *jj_coverage_get_id (guint column);
const char *jj_coverage_get_label (guint column);

/* Who gets how much: the rows by area class, by size (classes: at most 6, 12, 24, 48, more) or by
 * township. Every school is in one group, those without the figure in the last. */
typedef enum
{
  JJ_EQUITY_AREA,
  JJ_EQUITY_SIZE,
  JJ_EQUITY_TOWN,
  JJ_N_EQUITY
} JjEquityBy;

typedef struct
{
  char *label; /* translated */
  guint n_schools;
  guint n_unknown;              /* schools whose teachers are not known: left out of both sums */
  gint64 teachers, members;     /* sums */
  guint covered[JJ_N_COVERAGE]; /* schools with at least one */
} JjEquityRow;

/* (transfer full) (element-type JjEquityRow) */
GPtrArray *jj_equity_new (JjPlan *plan, const GArray *coverage, JjEquityBy by);
/* part of whole in 1/10,000, rounded half up; JJ_EMPTY of nothing. */
gint64 jj_equity_share (gint64 part, gint64 whole);

/* The matrix as rows of texts (GStrv), headings first, for files. (transfer full) */
GPtrArray *jj_coverage_to_table (JjPlan *plan, const GArray *coverage);
/* The three groupings below each other, headings first. (transfer full) */
GPtrArray *jj_equity_to_table (JjPlan *plan, const GArray *coverage);

G_END_DECLS
