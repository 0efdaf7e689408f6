/* jj-check-private.h: what a run of checks remembers */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-check-run.h"

G_BEGIN_DECLS

struct _JjCheckState
{
  GPtrArray *elements;            /* JjElement: of each of the findings */
  GPtrArray *findings;            /* JjFinding */
  GHashTable *lines_by_item;      /* item → GArray of guint; made when first asked for */
  GHashTable *served[JJ_N_KINDS]; /* JjId → gint64 *; likewise */
  /* Of the entry at hand. */
  GArray *where;    /* conditions, all of which must fit */
  gboolean is_only; /* version of its id */
  GArray *holds;    /* gint8 by period: -1 not asked yet */
};

void jj_check_init (JjCheck *check, JjCheckState *state, JjPlan *plan, JjFigures *figures);
void jj_check_clear (JjCheck *check);
/* Turns to another entry. */
void jj_check_set_entry (JjCheck *check, const JjEntry *entry);
gboolean jj_check_fits (JjCheck *check, const JjElement *element);

G_END_DECLS
