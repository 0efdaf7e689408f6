/* jj-disk.c: a plan's file that others change, and copies beside it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-disk.h"

#include "jj-digest.h"
#include "jj-draft.h"
#include "jj-plan-private.h"
#include "jj-project-private.h"
#include "jj-store-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

#define SUFFIX ".jingjin"

void
jj_project_remember_disk (JjProject *self)
{
  const JjMark mark = { self->cursor->last, self->cursor->time, self->cursor->digest };
  struct stat info;

  if (self->marks->len == 0
      || g_array_index (self->marks, JjMark, self->marks->len - 1).seq != mark.seq)
    g_array_append_val (self->marks, mark);
  self->stamp = (JjStamp){ 0 };
  if (stat (self->access.file.path, &info) == 0)
    self->stamp = (JjStamp){ info.st_dev, info.st_ino, info.st_size, info.st_mtim };
}

static gboolean
is_as_left (JjProject *self, const struct stat *info)
{
  const JjStamp *stamp = &self->stamp;

  /* After a failed commit of ours SQLite still has to roll back: it and the log tell the rest. */
  if (stamp->inode == 0)
    return info->st_dev == self->access.file.device && info->st_ino == self->access.file.inode;
  return info->st_dev == stamp->device && info->st_ino == stamp->inode
         && info->st_size == stamp->size && info->st_mtim.tv_sec == stamp->time.tv_sec
         && info->st_mtim.tv_nsec == stamp->time.tv_nsec;
}

static gboolean
is_mark (const JjLogRow *row, const JjMark *mark)
{
  return row && row->seq == mark->seq && row->time == mark->time
         && (!row->has_digest || row->digest == mark->digest);
}

/* Whether a file's log ends where ours does. */
static gboolean
ends_like_ours (JjProject *self, JjStore *store)
{
  const JjMark mark = { self->cursor->last, self->cursor->time, self->cursor->digest };
  g_autoptr (GPtrArray) rows = jj_store_read_log_page (store, 0, 0, 1, NULL);

  return rows && rows->len == 1 && is_mark (g_ptr_array_index (rows, 0), &mark);
}

/* Opens what lies at our path now, with a lock of its own: the lock's file names the inode that a
 * crash's journal belongs to. */
static gboolean
reopen (JjProject *self, GError **error)
{
  g_autofree char *path = g_strdup (self->access.file.path);
  const gboolean was_writer = self->access.lock != NULL;
  gboolean ok;

  g_clear_pointer (&self->store, jj_store_close);
  jj_access_clear (&self->access);
  ok = jj_access_open (&self->access, path, was_writer, self->author, error);
  if (ok)
    self->store = jj_store_open (path, self->access.file.version, self->access.lock != NULL, error);
  if (!self->access.file.path)
    self->access.file.path = g_steal_pointer (&path);
  return self->store != NULL;
}

/* All of it is read: a program that writes into the tables leaves the log as it was. */
static gboolean
holds_the_same (JjProject *self, JjStore *store)
{
  g_autoptr (JjCursor) cursor = jj_cursor_new ();
  g_autoptr (JjPlan) plan = store ? jj_store_load (store, cursor, NULL) : NULL;

  return plan && cursor->last == self->cursor->last && cursor->time == self->cursor->time
         && cursor->digest == self->cursor->digest;
}

/* A look that changes nothing, whatever it finds. */
static gboolean
may_hold_the_same (JjProject *self)
{
  g_auto (JjFile) file = { 0 };
  g_autoptr (JjStore) store = NULL;

  if (!jj_file_inspect (self->access.file.path, &file, NULL)
      || jj_file_find_journal (file.path, FALSE) != JJ_JOURNAL_NONE)
    return FALSE;
  store = jj_store_open (file.path, file.version, FALSE, NULL);
  return holds_the_same (self, store);
}

JjDiskState
jj_project_check_disk (JjProject *self)
{
  struct stat info;

  g_return_val_if_fail (JJ_IS_PROJECT (self), JJ_DISK_SAME);

  if (self->moment)
    return JJ_DISK_SAME;
  if (!self->store)
    return JJ_DISK_CHANGED;
  if (stat (self->access.file.path, &info) < 0)
    return errno == ENOENT || errno == ENOTDIR ? JJ_DISK_GONE : JJ_DISK_CHANGED;
  if (!self->access.lock)
    return jj_file_is_in_place (&self->access.file) ? JJ_DISK_SAME : JJ_DISK_CHANGED;
  if (is_as_left (self, &info))
    return JJ_DISK_SAME;
  if (!may_hold_the_same (self) || !reopen (self, NULL) || !self->access.lock
      || !holds_the_same (self, self->store))
    return JJ_DISK_CHANGED;
  jj_project_remember_disk (self);
  return JJ_DISK_SAME;
}

/* Where our file was replaced, the old one is still open; where it was written over, only what
 * this project saw of its log is left. */
static gboolean
has_own_log (JjProject *self)
{
  struct stat info;
  const gboolean replaced = stat (self->access.file.path, &info) < 0
                            || info.st_ino != self->access.file.inode
                            || info.st_dev != self->access.file.device;

  return self->store && (replaced || is_as_left (self, &info) || !self->access.lock)
         && ends_like_ours (self, self->store);
}

static gboolean
same_row (JjProject *self, JjProject *theirs, gint64 seq)
{
  g_autoptr (JjLogRow) a = jj_store_read_log (self->store, seq, FALSE, NULL);
  g_autoptr (JjLogRow) b = jj_store_read_log (theirs->store, seq, FALSE, NULL);

  return a && b && a->kind == b->kind && a->time == b->time && g_strcmp0 (a->author, b->author) == 0
         && (!a->has_digest || !b->has_digest || a->digest == b->digest);
}

/* Logs are only appended to: what they share is a beginning of both. */
static gint64
search_logs (JjProject *self, JjProject *theirs)
{
  gint64 low = 0, high = MIN (self->cursor->last, theirs->cursor->last);

  while (low < high)
    {
      gint64 middle = low + (high - low + 1) / 2;

      if (same_row (self, theirs, middle))
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

static gint64
search_marks (JjProject *self, JjProject *theirs)
{
  for (guint i = self->marks->len; i > 0; i--)
    {
      const JjMark *mark = &g_array_index (self->marks, JjMark, i - 1);
      g_autoptr (JjLogRow) row = NULL;

      if (mark->seq > theirs->cursor->last)
        continue;
      row = jj_store_read_log (theirs->store, mark->seq, FALSE, NULL);
      if (is_mark (row, mark))
        return mark->seq;
    }
  return 0;
}

static gboolean
is_copy (JjPlan *a, JjPlan *b)
{
  return jj_element_get_id (jj_plan_get_root (a)) == jj_element_get_id (jj_plan_get_root (b));
}

gboolean
jj_project_find_common (JjProject *self,
                        JjProject *theirs,
                        gint64 *seq,
                        guint *n_mine,
                        guint *n_theirs,
                        GError **error)
{
  g_return_val_if_fail (JJ_IS_PROJECT (self) && JJ_IS_PROJECT (theirs), FALSE);

  *seq = 0;
  if (is_copy (self->plan, theirs->plan))
    *seq = has_own_log (self) ? search_logs (self, theirs) : search_marks (self, theirs);
  if (*seq == 0)
    {
      g_set_error_literal (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING,
                           is_copy (self->plan, theirs->plan)
                               ? _ ("These copies of the plan share no history, so it cannot be "
                                    "told what each changed: compare them instead.")
                               : _ ("These are not copies of one plan: they cannot be merged."));
      return FALSE;
    }
  if (n_mine)
    *n_mine = (guint)(self->cursor->last - *seq);
  if (n_theirs)
    *n_theirs = (guint)(theirs->cursor->last - *seq);
  return TRUE;
}

/* The plan in memory, which views hold, is edited into the other one. */
static gboolean
become (JjProject *self, JjPlan *plan, JjCursor *cursor, GError **error)
{
  g_autoptr (JjDraft) draft = jj_draft_new_from_plan (plan);
  g_autoptr (JjEdit) edit = jj_draft_to_edit (draft, self->plan, _ ("File read again"));

  if (!jj_plan_apply (self->plan, edit, error))
    return FALSE;
  jj_cursor_free (self->cursor);
  self->cursor = cursor;
  g_object_notify (G_OBJECT (self), "read-only");
  g_object_notify (G_OBJECT (self), "lock-holder");
  g_array_set_size (self->marks, 0);
  jj_project_remember_disk (self);
  jj_project_tell (self, edit);
  return TRUE;
}

gboolean
jj_project_reload (JjProject *self, GError **error)
{
  g_autoptr (JjProject) theirs = NULL;
  g_autoptr (JjCursor) cursor = jj_cursor_new ();
  g_autoptr (JjPlan) plan = NULL;

  g_return_val_if_fail (JJ_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (!self->committing && !self->moment, FALSE);

  /* Whether it can be, before anything of ours is let go. */
  theirs = jj_project_open (self->access.file.path, JJ_OPEN_READ_ONLY, error);
  if (!theirs)
    return FALSE;
  if (!is_copy (self->plan, theirs->plan))
    {
      g_set_error_literal (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING,
                           _ ("Another plan lies under this name now: save a copy of this one "
                              "under another name, then open that file."));
      return FALSE;
    }
  g_clear_object (&theirs);
  if (!reopen (self, error))
    return FALSE;
  plan = jj_store_load (self->store, cursor, error);
  return plan && become (self, plan, g_steal_pointer (&cursor), error);
}

gboolean
jj_disk_is_conflict_name (const char *stem, const char *name)
{
  static const char *const marks[]
      = { "conflict", "衝突", "冲突", "競合" /* programs of other languages on a shared disk */ };
  g_autofree char *low = NULL;

  if (!g_str_has_prefix (name, stem) || !g_str_has_suffix (name, SUFFIX)
      || strlen (name) <= strlen (stem) + strlen (SUFFIX))
    return FALSE;
  low = g_utf8_strdown (name + strlen (stem), -1);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strstr (low, marks[i]))
      return TRUE;
  return FALSE;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

GStrv
jj_disk_find_conflict_copies (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path), *base = g_path_get_basename (path);
  g_autofree char *stem = g_str_has_suffix (base, SUFFIX)
                              ? g_strndup (base, strlen (base) - strlen (SUFFIX))
                              : g_strdup (base);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (*name != '.' && g_utf8_validate (name, -1, NULL) && jj_disk_is_conflict_name (stem, name))
      g_ptr_array_add (found, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (found, compare_paths);
  g_ptr_array_add (found, NULL);
  return (GStrv)g_ptr_array_free (g_steal_pointer (&found), FALSE);
}
