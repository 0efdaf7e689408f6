/* jj-workload.h: what persons and pools are asked to do a week, against what they can */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-pack.h"

G_BEGIN_DECLS

/* Periods a week in hundredths, as person.reduced_periods. A pure look at one element; the check
 * load_within_capacity, the tables and the proposals of mentors all ask here, so they agree.
 *
 *   load      Σ periods_per_week of the element's `supports` links; for a person also the pack's
 *             number.mentor_periods for each beginning teacher mentored (0 where no pack says)
 *   capacity  person: reduced_periods; pool: head count (else its members, counted) × its
 *             periods_per_week
 *   cost      of a year of the reduced periods: periods × weeks (number.reduction_weeks) × the
 *             substitute's price of the person's school. Half of the weeks at the price of
 *             1 September, half at that of 1 March. A pool's is the sum of its members'.
 *
 * Example: 3 periods, an elementary school, 40 weeks, 114 (405 元): 3 × 20 × 405 × 2 = 48,600.
 * Serving (activity → community) says nothing about who does it, so it carries no load. */
typedef struct
{
  JjId link;      /* supports or mentors */
  JjId target;    /* community, school, activity, alliance, organisation or person */
  gint64 periods; /* hundredths; 0 where the link does not say */
} JjLoadItem;

typedef struct
{
  gint64 load;
  gint64 capacity; /* JJ_EMPTY: not known */
  gint64 cost;     /* 元; JJ_EMPTY: a price or the school's level is not known */
  GArray *items;   /* JjLoadItem, the largest first */
} JjWorkload;

/* element: person or talent_pool. (transfer full) */
JjWorkload *jj_workload_new (JjPlan *plan, const JjPackSet *packs, const JjElement *element);
void jj_workload_free (JjWorkload *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjWorkload, jj_workload_free)
/* Capacity known and passed. */
gboolean jj_workload_is_over (const JjWorkload *self);
/* "到校輔導 3、斗六國小數學社群 2": what the load is made of, at most n names. (transfer full) */
char *jj_workload_name_items (const JjWorkload *self, JjPlan *plan, guint n);

/* The parts that cost no memory. */
gint64 jj_workload_get_load (JjPlan *plan, const JjPackSet *packs, const JjElement *element);
gint64 jj_workload_get_capacity (const JjElement *element);
gint64 jj_workload_get_cost (JjPlan *plan, const JjPackSet *packs, const JjElement *element);

/* Certificates (belongs_to) of an element that end after the day before `day` and within so many
 * months: of a person those it holds, of a pool those of its members. */
guint jj_certificates_count_ending (const JjElement *element, gint64 day, guint months);

G_END_DECLS
