/* jj-roll-forward.h: next year's plan from this year's (下一學年) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

typedef enum
{
  JJ_ROLL_KEEP,     /* budget lines and grants as they are */
  JJ_ROLL_CLEAR,    /* lines stay, with no price, quantity or typed amount; grants go */
  JJ_ROLL_LAST_YEAR /* lines as they are; this year's grants become what the next is measured by */
} JjRollAmounts;

typedef struct
{
  JjRollAmounts amounts;
  guint fiscal_tier; /* of the next year, 1 to 5; 0: not known yet, the planner is asked */
} JjRollWish;

/* A new plan with a year more, for a file of its own: structure, not results. The plan element is a
 * new one (copies of the two years are never merged), all others keep their ids, so that the years
 * can be compared. What happens:
 *
 * - year, name and title of the plan: 114 becomes 115; document number and tier as wished; rule
 *   packs named for a year are those of the next where they are installed;
 * - dates of activities, lines and milestones: a year later (29 February: the 28th);
 * - approved and spent amounts go; an indicator's actual becomes last year's value;
 * - the adopted scenario's lines become the plan's, the others go with their scenarios;
 * - waivers, adjustments, comments and parts do not come along; communities are continuing ones,
 *   persons have taught a year more.
 *
 * The plan's note says what it was made from and what was left out (jj_roll_is_rolled).
 * Example: an activity from 114/9/30 to 114/12/31 is from 115/9/30 to 115/12/31. Errors: those of
 * a plan, and JJ_PLAN_ERROR_SCOPE for a part. (transfer full) */
JjPlan *jj_roll_forward (JjPlan *plan, const JjRollWish *wish, GError **error);

/* Whether a plan came to be by rolling forward. */
gboolean jj_roll_is_rolled (JjPlan *plan);

/* The same month and day of the next year. */
gint64 jj_roll_day (gint64 day);

G_END_DECLS
