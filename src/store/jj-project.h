/* jj-project.h: a plan with its file and its history; the one way in */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

/* A plan open in memory and on disk. Every change is one commit: checked and applied in memory,
 * written with its row of the log in one transaction, then told (JjPlan::changed). A commit that
 * fails leaves plan, history and file as they were. There is nothing to save.
 *
 * Undo commits the inverse of the log's last edit that is not undone; redo commits it again. Both
 * live in the file and so survive closing it; undo stops at the plan's creation. Where there is
 * nothing to undo or redo the error is G_IO_ERROR_NOT_FOUND.
 *
 * Properties, all notified: plan (JjPlan, const), path (string), read-only (bool), lock-holder
 * (string: who writes it, where read-only; NULL otherwise), can-undo, can-redo (bool), undo-label,
 * redo-label (string), saved-time (gint64, Unix seconds of the last write). */
#define JJ_TYPE_PROJECT (jj_project_get_type ())
G_DECLARE_FINAL_TYPE (JjProject, jj_project, JJ, PROJECT, GObject)

#define JJ_STORE_ERROR (jj_store_error_quark ())
GQuark jj_store_error_quark (void);
typedef enum
{
  JJ_STORE_ERROR_NOT_A_PLAN,
  JJ_STORE_ERROR_NEWER, /* written by a newer program */
  JJ_STORE_ERROR_DAMAGED,
  JJ_STORE_ERROR_READ_ONLY,
  JJ_STORE_ERROR_FULL,   /* disk full */
  JJ_STORE_ERROR_LOCKED, /* somebody else writes it */
  JJ_STORE_ERROR_EXISTS,
  JJ_STORE_ERROR_CHANGED, /* replaced or removed under the open program */
  JJ_STORE_ERROR_IO,
} JjStoreError;

typedef enum
{
  JJ_OPEN_DEFAULT = 0,
  JJ_OPEN_READ_ONLY = 1 << 0, /* takes no lock */
  JJ_OPEN_NO_HISTORY = 1 << 1 /* for reading figures: implies READ_ONLY */
} JjOpenFlags;

/* Writes a new file, mode 0600, from a plan (taken) and opens it. Fails with EXISTS rather than
 * replace a file. author: written to the log; NULL: the account's name. (transfer full) */
JjProject *jj_project_create (const char *path, JjPlan *plan, const char *author, GError **error);
/* Opens a file. Where another process holds the lock the project is read-only and lock-holder says
 * who; it follows the other's changes (jj_project_refresh). (transfer full) */
JjProject *jj_project_open (const char *path, JjOpenFlags flags, GError **error);

JjPlan *jj_project_get_plan (JjProject *self);
const char *jj_project_get_path (JjProject *self);
gboolean jj_project_get_read_only (JjProject *self);
const char *jj_project_get_lock_holder (JjProject *self);
gint64 jj_project_get_saved_time (JjProject *self);
void jj_project_set_author (JjProject *self, const char *author);

/* The only place where anything changes. An empty edit is TRUE and writes nothing. */
gboolean jj_project_commit (JjProject *self, JjEdit *edit, GError **error);

gboolean jj_project_undo (JjProject *self, GError **error);
gboolean jj_project_redo (JjProject *self, GError **error);
gboolean jj_project_can_undo (JjProject *self);
gboolean jj_project_can_redo (JjProject *self);
/* NULL where there is nothing. */
const char *jj_project_get_undo_label (JjProject *self);
const char *jj_project_get_redo_label (JjProject *self);

/* What the window wants back with undo (selection, view), opaque: set before a commit, kept with
 * the edit, given back by the signal "restore" (GVariant *) after undo and redo. (nullable) */
void jj_project_set_context (JjProject *self, GVariant *context);

/* A complete copy at path by a temporary file, fsync and rename; replaces what is there. */
gboolean jj_project_save_copy (JjProject *self, const char *path, GError **error);
/* Read-only projects: takes over what the writer has committed since. TRUE if nothing is new. */
gboolean jj_project_refresh (JjProject *self, GError **error);

G_END_DECLS
