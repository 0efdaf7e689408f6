/* jj-backup.c: daily copies of a plan, and the newest good one */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-backup.h"

#include "jj-file.h"
#include "jj-log.h"
#include "jj-store-error.h"
#include "jj-store-open.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define SUFFIX ".jingjin"
/* A step holds the file for well under a millisecond; in the pauses commits go through. */
#define PAGES_A_STEP 64
#define PAUSE_US 500
#define BUSY_US 20000
#define MOST_WAITS 3000
/* What a crash left of a copy that was being made. */
#define STALE_SECONDS 3600

void
jj_backup_free (JjBackup *self)
{
  g_free (self->path);
  g_free (self);
}

char *
jj_backup_get_root (void)
{
  return g_build_filename (g_get_user_data_dir (), "jingjin", "backups", NULL);
}

char *
jj_backup_get_folder (const char *path)
{
  char *resolved = realpath (path, NULL);
  g_autofree char *real = g_canonicalize_filename (resolved ? resolved : path, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, real, -1);
  g_autofree char *base = g_path_get_basename (real);
  g_autofree char *root = jj_backup_get_root ();
  g_autofree char *name = NULL;

  if (g_str_has_suffix (base, SUFFIX))
    base[strlen (base) - strlen (SUFFIX)] = '\0';
  free (resolved);
  /* A name may have 255 bytes. */
  base[MIN (strlen (base), 200)] = '\0';
  hash[8] = '\0';
  name = g_strdup_printf ("%s-%s", base, hash);
  return g_build_filename (root, name, NULL);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(JjBackup *const *)b)->path, (*(JjBackup *const *)a)->path);
}

static void
drop_stale (const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) == 0
      && info.st_mtime < g_get_real_time () / G_USEC_PER_SEC - STALE_SECONDS)
    jj_file_discard (path);
}

GPtrArray *
jj_backup_list (const char *path)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_backup_free);
  g_autofree char *folder = jj_backup_get_folder (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *full = g_build_filename (folder, name, NULL);
      GStatBuf info;
      JjBackup *backup;

      if (*name == '.')
        drop_stale (full);
      if (*name == '.' || !g_str_has_suffix (name, SUFFIX) || g_stat (full, &info) < 0)
        continue;
      backup = g_new0 (JjBackup, 1);
      backup->path = g_steal_pointer (&full);
      backup->time = info.st_mtime;
      g_ptr_array_add (all, backup);
    }
  g_ptr_array_sort (all, compare_times);
  return all;
}

/* seq, time and digest of the last row: the same in two files means the same plan. */
static gboolean
read_end (const char *path, JjLogRow **last)
{
  sqlite3 *db = NULL;
  int rc = jj_connection_open (path, SQLITE_OPEN_READONLY, &db);
  g_autoptr (JjCursor) cursor = jj_cursor_new ();

  if (rc == SQLITE_OK)
    rc = jj_log_read_cursor (db, cursor, last);
  sqlite3_close (db);
  return rc == SQLITE_OK;
}

static gboolean
hold_the_same (const char *a, const char *b)
{
  g_autoptr (JjLogRow) first = NULL, second = NULL;

  return read_end (a, &first) && read_end (b, &second) && first->seq == second->seq
         && first->time == second->time && first->has_digest && second->has_digest
         && first->digest == second->digest;
}

static int
copy_pages (sqlite3 *from, sqlite3 *to, GCancellable *cancellable)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  guint waits = 0;
  int rc = backup ? SQLITE_OK : sqlite3_errcode (to);

  while (rc == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    {
      rc = sqlite3_backup_step (backup, PAGES_A_STEP);
      if ((rc == SQLITE_BUSY || rc == SQLITE_LOCKED) && waits++ < MOST_WAITS)
        {
          g_usleep (BUSY_US);
          rc = SQLITE_OK;
        }
      else if (rc == SQLITE_OK)
        {
          g_usleep (PAUSE_US);
        }
    }
  sqlite3_backup_finish (backup);
  return rc == SQLITE_OK ? SQLITE_INTERRUPT : rc;
}

static gboolean
copy_to (const char *path, const char *temporary, GCancellable *cancellable, GError **error)
{
  sqlite3 *from = NULL, *to = NULL;
  int rc = jj_connection_open (path, SQLITE_OPEN_READONLY, &from);

  if (rc == SQLITE_OK)
    rc = jj_connection_open (temporary, SQLITE_OPEN_READWRITE, &to);
  if (rc == SQLITE_OK)
    {
      sqlite3_busy_timeout (from, 0);
      jj_connection_set_guard (from, FALSE);
      jj_connection_set_guard (to, FALSE);
      /* Nobody sees it before it is whole and synced. */
      rc = sqlite3_exec (to, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF", NULL, NULL,
                         NULL);
    }
  if (rc == SQLITE_OK)
    rc = copy_pages (from, to, cancellable);
  sqlite3_close (to);
  sqlite3_close (from);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return rc == SQLITE_DONE || jj_store_fail_sql (NULL, rc, path, error);
}

static void
rotate (const char *path)
{
  g_autoptr (GPtrArray) all = jj_backup_list (path);

  for (guint i = JJ_BACKUP_KEEP; i < all->len; i++)
    g_unlink (((JjBackup *)g_ptr_array_index (all, i))->path);
}

static char *
name_of_today (const char *folder)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d" SUFFIX);

  return g_build_filename (folder, day, NULL);
}

static gboolean
make_copy (const char *path, const char *copy, GCancellable *cancellable, GError **error)
{
  g_autofree char *temporary = jj_file_make_temporary (copy, error);

  if (!temporary)
    return FALSE;
  if (copy_to (path, temporary, cancellable, error)
      && jj_inspection_finish (jj_inspection_start (temporary), error))
    return jj_file_publish (temporary, copy, TRUE, error);
  jj_file_discard (temporary);
  return FALSE;
}

gboolean
jj_backup_make (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = jj_backup_get_folder (path);
  g_autofree char *copy = name_of_today (folder);
  g_autoptr (GPtrArray) all = NULL;

  if (g_file_test (copy, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) < 0)
    return jj_store_fail_errno (errno, folder, error);
  all = jj_backup_list (path);
  if (all->len > 0 && hold_the_same (path, ((JjBackup *)g_ptr_array_index (all, 0))->path))
    return TRUE;
  if (!make_copy (path, copy, cancellable, error))
    return FALSE;
  rotate (path);
  return TRUE;
}

JjBackup *
jj_backup_find_good (const char *path)
{
  g_autoptr (GPtrArray) all = jj_backup_list (path);

  for (guint i = 0; i < all->len; i++)
    {
      JjBackup *backup = g_ptr_array_index (all, i);
      g_autoptr (JjProject) project = jj_project_open (backup->path, JJ_OPEN_READ_ONLY, NULL);

      if (project)
        return g_ptr_array_steal_index (all, i);
    }
  return NULL;
}

char *
jj_backup_take_out (const JjBackup *self, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path), *stem = g_path_get_basename (path);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (self->time);
  g_autofree char *day = g_date_time_format (time, "%Y-%m-%d");

  if (g_str_has_suffix (stem, SUFFIX))
    stem[strlen (stem) - strlen (SUFFIX)] = '\0';
  for (guint n = 1; n < 100; n++)
    {
      g_autofree char *number = n > 1 ? g_strdup_printf (" %u", n) : g_strdup ("");
      g_autofree char *name = g_strdup_printf (_ ("%s (copy of %s)%s.jingjin"), stem, day, number);
      g_autofree char *out = g_build_filename (folder, name, NULL);
      g_autofree char *temporary = NULL;

      if (g_file_test (out, G_FILE_TEST_EXISTS))
        continue;
      temporary = jj_file_make_temporary (out, error);
      if (!temporary)
        return NULL;
      if (copy_to (self->path, temporary, NULL, error)
          && jj_file_publish (temporary, out, FALSE, error))
        return g_steal_pointer (&out);
      jj_file_discard (temporary);
      return NULL;
    }
  jj_store_fail (JJ_STORE_ERROR_EXISTS, path, error);
  return NULL;
}
