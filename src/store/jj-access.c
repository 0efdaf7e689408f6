/* jj-access.c: who may write a plan's file, and what becomes of a journal beside it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-access.h"

#include "jj-store-error.h"
#include "jj-store.h"

#include <glib/gi18n-lib.h>

/* Where the disk refused even the rolling back, a journal is still there, and ours. */
static void
release (const char *path, JjLock **lock)
{
  if (*lock)
    jj_lock_free (*lock, jj_file_find_journal (path, TRUE) == JJ_JOURNAL_OURS);
  *lock = NULL;
}

/* A journal that a crash left must be played back even for reading. */
static gboolean
play_back (JjAccess *self, const char *author, GError **error)
{
  g_autoptr (JjLogRow) row = NULL;
  g_autofree char *holder = NULL;
  JjLockResult result = JJ_LOCK_IMPOSSIBLE;
  JjLock *lock = NULL;
  JjStore *store;

  if (jj_file_is_writable (&self->file))
    result = jj_lock_take (self->file.path, author, &lock, &holder);
  if (result == JJ_LOCK_HELD)
    return TRUE; /* its writer will, or has */
  if (result == JJ_LOCK_IMPOSSIBLE)
    return jj_store_fail_because (JJ_STORE_ERROR_READ_ONLY, self->file.path,
                                  _ ("writing it was cut short, and it must first be opened where "
                                     "it can be written"),
                                  error);
  store = jj_store_open (self->file.path, self->file.version, TRUE, error);
  row = store ? jj_store_read_log (store, 1, FALSE, error) : NULL; /* any reading does it */
  g_clear_pointer (&store, jj_store_close);
  release (self->file.path, &lock);
  return row != NULL;
}

/* Who may write, and what to do about a journal. */
static gboolean
settle_lock (JjAccess *self, gboolean want_write, const char *author, GError **error)
{
  gboolean left_behind = jj_lock_was_left_behind (self->file.path);
  JjJournal journal;

  if (want_write)
    jj_lock_take (self->file.path, author, &self->lock, &self->holder);
  else
    self->holder = jj_lock_get_holder (self->file.path);
  journal = jj_file_find_journal (self->file.path, left_behind);
  /* A writer may have come between the two questions. */
  if (journal != JJ_JOURNAL_NONE && !self->lock && !self->holder)
    self->holder = jj_lock_get_holder (self->file.path);
  if (journal == JJ_JOURNAL_NONE || self->holder)
    return TRUE;
  if (journal == JJ_JOURNAL_FOREIGN)
    {
      g_clear_pointer (&self->lock, jj_lock_release);
      return jj_file_refuse_journal (self->file.path, error);
    }
  return self->lock || play_back (self, author, error);
}

gboolean
jj_access_open (JjAccess *self,
                const char *path,
                gboolean want_write,
                const char *author,
                GError **error)
{
  if (!jj_file_inspect (path, &self->file, error))
    return FALSE;
  return settle_lock (self, want_write && jj_file_is_writable (&self->file), author, error);
}

void
jj_access_clear (JjAccess *self)
{
  release (self->file.path, &self->lock);
  g_clear_pointer (&self->holder, g_free);
  jj_file_clear (&self->file);
}
