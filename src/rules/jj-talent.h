/* jj-talent.h: the persons of the pools by district and township */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

/* A person counts where the home school is: once in each alliance that holds the school (as
 * jj-exchange.h has it) and once in the school's township, if any pool holds the person. Who is in
 * no alliance, or whose township is not known, is in a row of its own, so that each grouping has
 * everybody: the townships add up to all persons, alliances may share some. */
#define JJ_TALENT_TIERS 3
#define JJ_TALENT_DOMAINS 14 /* jj_domains */

typedef enum
{
  JJ_TALENT_ADVISORY, /* 輔導團三階 */
  JJ_TALENT_CLASSES,  /* 三類人才 */
  JJ_N_TALENT_LADDERS
} JjTalentLadder;

typedef struct
{
  gboolean by_town;
  char *label; /* the alliance's or township's name; NULL: none */
  guint persons;
  guint tiers[JJ_N_TALENT_LADDERS][JJ_TALENT_TIERS]; /* in a pool of the tier, each once */
  guint ending;                                      /* certificates, within the plan's year */
  guint domains[JJ_TALENT_DOMAINS];
} JjTalentRow;

/* Alliances in the plan's order, then townships in that of the schools.
 * (transfer full) (element-type JjTalentRow) */
GPtrArray *jj_talent_new (JjPlan *plan);

G_END_DECLS
