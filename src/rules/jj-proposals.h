/* jj-proposals.h: communities and mentors that could be, each an edit to accept or not */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-pack.h"

G_BEGIN_DECLS

/* Pure functions from a plan and its packs to proposals; nothing changes until some are accepted.
 * The same plan gives the same proposals, in the same order. After any edit they are worked out
 * anew (a large county takes a few milliseconds), so that no proposal is ever out of date.
 *
 * Communities: a school that is in fewer communities than the packs ask for (one where no pack
 * says) gets one. Schools of at most JJ_SMALL_CLASSES classes, or with fewer teachers than a
 * community needs, are joined with the nearest such schools of their stage; a school of the same
 * township counts as JJ_TOWN_BONUS_M nearer. Others get a community of their own. Members,
 * meetings, schools and the largest share of one school are as the packs ask; where they ask for
 * nothing the figure stays empty. Small schools that are left over join the nearest community
 * across schools, or a neighbour that has one already.
 *
 * Mentors: a beginning teacher (rule form novice_mentor) without one gets a person of at least the
 * packs' years (rule form mentor_experience, then three) whose periods are not used up; by school,
 * domain, fitness (the ministry's rules of the practice programme), distance, load, in this order.
 */

#define JJ_SMALL_CLASSES 6
#define JJ_TOWN_BONUS_M 3000
#define JJ_NEAR_M 15000 /* a group does not grow past what it needs over farther schools */
#define JJ_USUAL_SCHOOLS 3
#define JJ_MOST_SCHOOLS 5

typedef enum
{
  JJ_PROPOSAL_COMMUNITY, /* a new community */
  JJ_PROPOSAL_JOIN,      /* a school joins a community of the plan */
  JJ_PROPOSAL_MENTOR,
} JjProposalType;

typedef struct
{
  JjId id;        /* school; MENTOR: the mentor, then the beginning teacher */
  gint64 members; /* teachers of the school; JJ_EMPTY where no rule says how many */
} JjProposalPart;

typedef struct
{
  JjProposalType type;
  char *title;                 /* the community's name; MENTOR: "林大明 → 陳小華" */
  char *reason;                /* why these, in words */
  GArray *parts;               /* JjProposalPart, the lead school first */
  JjId community;              /* JOIN */
  char *level;                 /* (nullable) */
  gint64 scope, stage, domain; /* choices of the kind community, or JJ_EMPTY */
  gint64 members, meetings;    /* JJ_EMPTY where no rule says */
  gint64 distance_m;           /* the farthest part from the first; JJ_EMPTY where not known */
} JjProposal;

void jj_proposal_free (JjProposal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjProposal, jj_proposal_free)

/* domain: of new communities, or JJ_EMPTY: the one that most of the schools have teachers of, and
 * 跨領域 where persons are not known. left (nullable): schools that no proposal could help, JjId.
 * (transfer full) (element-type JjProposal) */
GPtrArray *
jj_proposals_communities (JjPlan *plan, const JjPackSet *packs, gint64 domain, GArray *left);
/* left (nullable): beginning teachers for whom nobody is free, JjId. (transfer full) */
GPtrArray *jj_proposals_mentors (JjPlan *plan, const JjPackSet *packs, GArray *left);

/* Proposals of this revision of the plan as one edit, codes proposed. (transfer full) */
JjEdit *jj_proposals_accept (JjPlan *plan, JjProposal *const *proposals, guint n);

G_END_DECLS
