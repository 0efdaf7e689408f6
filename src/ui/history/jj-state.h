/* jj-state.h: a state of a plan that can be chosen, and how it is loaded */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-changes.h"
#include "jj-project.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The present, the plan after an entry of its history (a checkpoint), another file, or a plan in
 * memory (what lies on the disk, a copy in conflict). */
typedef enum
{
  JJ_STATE_PRESENT,
  JJ_STATE_PAST,
  JJ_STATE_FILE,
  JJ_STATE_PLAN,
} JjStateType;

typedef struct
{
  JjStateType type;
  char *name;    /* for people */
  char *written; /* the same, for files: in the language of plans */
  gint64 seq;    /* PAST */
  char *path;    /* FILE */
  JjPlan *plan;
} JjState;

/* In files it is called as here, a file without its folders; who translates the name sets what is
 * written. path: copied; plan: a reference is taken. */
JjState *
jj_state_new (JjStateType type, const char *name, gint64 seq, const char *path, JjPlan *plan);
void jj_state_free (JjState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjState, jj_state_free)

/* What was compared. */
typedef struct
{
  JjChangeTable *changes;
  JjChangeTable *written; /* the same, for files: in the language of plans */
  char *before, *after;   /* names, for files */
  JjPlan *plan;           /* the second */
} JjComparison;

void jj_comparison_free (JjComparison *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjComparison, jj_comparison_free)

/* Loads both states, works out figures and differences, and puts the reasons in that the history
 * has for what was changed between two states of the project's own file; all in a thread. */
void jj_comparison_start (JjProject *project,
                          const JjState *before,
                          const JjState *after,
                          gboolean anonymous,
                          GTask *task);

G_END_DECLS
