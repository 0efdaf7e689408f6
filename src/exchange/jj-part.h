/* jj-part.h: cutting a part for a school, alliance or programme out of a plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

/* A part (分送) is a plan of its own with the ids of the whole one: what is in the scope
 * (jj-scope.h) in full, what it needs to be understood (schools, programmes, pools, purses,
 * alliances, rules that were adjusted) as context without notes, grants and private elements, and
 * nothing else: no pictures, chapters, money, people or waivers of others. It carries one `part`
 * element, whose id the whole plan knows, too. Its file begins a log of its own, so that the part
 * as it was handed out can always be worked out of it: that is the base of the merge when it comes
 * back, however much the whole plan has changed since. */
typedef struct _JjPartMaker JjPartMaker;

/* What all parts of a plan share, worked out once. The plan must not change meanwhile. (transfer
 * full) */
JjPartMaker *jj_part_maker_new (JjPlan *plan);
void jj_part_maker_free (JjPartMaker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjPartMaker, jj_part_maker_free)

/* scope: a school, alliance or programme; part: the id of the `part` element; day: when it is
 * handed out. Error: JJ_PLAN_ERROR. (transfer full) */
JjPlan *jj_part_maker_make (JjPartMaker *self, JjId scope, JjId part, gint64 day, GError **error);

G_END_DECLS
