/* jj-proposals-private.h: what both kinds of proposals are made with */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-proposals.h"

G_BEGIN_DECLS

/* 社群名稱至多 20 字: the form of the ministry's platform (fields of its export). */
#define JJ_COMMUNITY_NAME_LENGTH 20
/* 跨領域 among jj_domains. */
#define JJ_DOMAIN_CROSS 12

JjProposal *jj_proposal_new (JjProposalType type);
void jj_proposal_add_part (JjProposal *self, const JjElement *element, gint64 members);
/* Fill title, reason, members and distance from the parts. */
void jj_proposal_describe_community (JjPlan *plan, JjProposal *self);
void jj_proposal_describe_join (JjPlan *plan, JjProposal *self);

/* Schools of a community, the lead among them, each once. */
guint jj_proposal_count_schools (const JjElement *community);
/* The plan's first day; 民國 1 where it has no year yet. */
gint64 jj_proposals_get_day (JjPlan *plan);

G_END_DECLS
