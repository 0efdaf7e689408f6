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
  char *name;   /* of whom it is */
  char *author; /* who edited it last; (nullable) where nobody did */
  gint64 time;  /* when, Unix seconds */
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
/* Writes into the merge's edit that the part was taken back, and names it. */
void jj_return_finish (JjReturn *self, JjPlan *plan, JjEdit *edit);
/* Notes that it was sent back and why, also as a comment on its school, alliance or programme.
 * author: (nullable). (transfer full) */
JjEdit *jj_return_send_back (JjReturn *self, JjPlan *plan, const char *note, const char *author);

/* The plan files of a folder (not below it), or the path itself where it is none; sorted. (transfer
 * full) */
GPtrArray *jj_return_list (const char *path, GError **error);

G_END_DECLS
