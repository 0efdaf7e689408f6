/* jj-lock.h: who writes a plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whoever writes NAME.jingjin holds a lock of the kernel's on the small file .NAME.jingjin.lock
 * beside it, which says who it is. The kernel frees the lock when the process ends, however it
 * ends; so the words in a file that nobody has locked are old and never believed, and nobody has
 * to be asked about a stale lock. Readers need no lock.
 *
 * The file also names the plan by its inode. After a crash it stays behind; then it is the proof
 * that a journal beside the plan is the plan's own (jj-file.h).
 *
 * An open-file-description lock, not flock: it can be asked about without being taken, and it
 * works over NFS; not a POSIX lock: closing any descriptor of the file would drop that one. */
typedef struct _JjLock JjLock;

typedef enum
{
  JJ_LOCK_TAKEN,
  JJ_LOCK_HELD,      /* by somebody else */
  JJ_LOCK_IMPOSSIBLE /* the folder or the lock's file cannot be written */
} JjLockResult;

/* path: the plan's real path, which exists. user: what to write as its user. lock: (transfer full)
 * where taken. holder: (transfer full) where held: a sentence for people that says who. */
JjLockResult jj_lock_take (const char *path, const char *user, JjLock **lock, char **holder);
/* Frees the lock and removes its file; leave_behind: the file stays, as after a crash. */
void jj_lock_free (JjLock *self, gboolean leave_behind);
static inline void
jj_lock_release (JjLock *self)
{
  jj_lock_free (self, FALSE);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjLock, jj_lock_release)

/* Who holds the lock, as above; NULL where nobody does. (transfer full) */
char *jj_lock_get_holder (const char *path);
/* Whether a writer of just this file did not come to its end. Ask before taking the lock. */
gboolean jj_lock_was_left_behind (const char *path);

G_END_DECLS
