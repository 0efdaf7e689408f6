/* jj-community-rules.h: what the packs ask of a community that does not exist yet */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-pack.h"

G_BEGIN_DECLS

/* The strictest of all rules whose `where` fits the draft, read as the checks read it: a field that
 * the draft leaves open fits no condition. */
typedef struct
{
  const char *level;           /* (nullable) */
  gint64 scope, stage, domain; /* choices of the kind community; JJ_EMPTY: open */
} JjCommunityDraft;

typedef struct
{
  gint64 min_members, min_meetings, min_schools; /* 0 where no pack says */
  gint64 max_share;                              /* of one school; 10,000 where no pack says */
} JjCommunityRules;

void jj_community_rules_read (const JjPackSet *packs,
                              gint64 day,
                              const JjCommunityDraft *draft,
                              JjCommunityRules *rules);

/* The entries that say how many communities a school should be in. (transfer full) */
GPtrArray *jj_community_rules_list_per_school (const JjPackSet *packs, JjPlan *plan);
/* By these: 0 where none fits the school, 1 where there are none. */
gint64 jj_community_rules_per_school (const GPtrArray *rules, const JjElement *school);
/* The county's lowest level; NULL where no pack names levels. Borrowed from the packs. */
const char *jj_community_rules_first_level (const JjPackSet *packs, gint64 day);

G_END_DECLS
