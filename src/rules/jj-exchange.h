/* jj-exchange.h: who lends talent to whom within an alliance */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

/* One row for each alliance and each active school that is in it (a member, its lead, or of one of
 * its townships), in the plan's order. A support counts where a person of one such school supports
 * another one or a community that the other leads, or mentors a teacher there: once at the school
 * that lends, once at the school that is helped, in every alliance that holds both. So in each
 * alliance what is lent and what is received are the same sum.
 *
 * Example: two schools of one alliance; a person of the first supports a community of the second
 * with 2.5 periods a week: lent 1 and 250, received 0 and 0; lent 0 and 0, received 1 and 250. */
typedef struct
{
  JjId alliance, school;
  guint n_lent, n_received; /* supports and mentorings */
  gint64 lent, received;    /* periods a week in hundredths, where the links tell them */
} JjExchangeRow;

/* n_outside: supports from one school to another that no alliance holds both of.
 * (transfer full) (element-type JjExchangeRow) */
GArray *jj_exchange_new (JjPlan *plan, guint *n_outside);

G_END_DECLS
