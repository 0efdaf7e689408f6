/* jj-return.h: a part that comes back (收回) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-diff.h"
#include "jj-merge.h"
#include "jj-pack.h"

G_BEGIN_DECLS

/* A file that was handed out is read like a stranger's and believed only where all of this holds:
 * it is a part of this very plan, the plan knows that it was handed out, the state in which it was
 * handed out (worked out of its own history) is still what the plan remembers (SHA-256), and what
 * was changed since lies in its scope. Otherwise the error says in one sentence which file and why.
 *
 * Taking back is the three-way merge of a part (jj_merge_new_part) into the plan as it is now. */
typedef struct
{
  char *path;
  char *file; /* its name without the folder */
  JjId part;
  char *name;      /* of whom it is */
  char *author;    /* who edited it last; (nullable) where nobody did */
  gint64 time;     /* when, Unix seconds */
  char *sent_back; /* path of the file that goes back; NULL until it does */
  JjId reason;     /* the comment by which it goes back; 0 until it does */
  JjPlan *base, *theirs;
  GArray *changes;                  /* JjDifference, base → theirs */
  guint counts[3];                  /* by JjDifferenceType */
  gint64 total_before, total_after; /* of the part's budget lines, 元 */
} JjReturn;

/* packs: as of the plan (jj_packs_load_for_plan). Only reads; for a thread, too, with a plan that
 * does not change. (transfer full) */
JjReturn *jj_return_read (JjPlan *plan, GPtrArray *packs, const char *path, GError **error);
void jj_return_free (JjReturn *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjReturn, jj_return_free)

/* (transfer full) */
JjMerge *jj_return_merge (JjReturn *self, JjPlan *plan, GError **error);
/* Whether it was taken back before and brings nothing that the plan does not have. */
gboolean jj_return_is_taken (JjReturn *self, JjPlan *plan);
/* Writes into the merge's edit that the part was taken back, and names it. */
void jj_return_finish (JjReturn *self, JjPlan *plan, JjEdit *edit);
/* Sends it back (退回): what came is written into the folder 退回 beside it, with the reason as a
 * comment on its school, alliance or programme, to be worked on and returned again (sent_back); the
 * edit notes the same in the plan. author: (nullable). (transfer full) */
JjEdit *jj_return_send_back (JjReturn *self,
                             JjPlan *plan,
                             const char *note,
                             const char *author,
                             GError **error);
/* Removes that file, where the plan did not take the edit. */
void jj_return_keep (JjReturn *self);

/* The plan files of a folder (not below it), or the path itself where it is none; sorted. (transfer
 * full) */
GPtrArray *jj_return_list (const char *path, GError **error);

G_END_DECLS
