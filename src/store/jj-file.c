/* jj-file.c: a plan's file before SQLite sees it, and putting a new one in place */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* renameat2 */
#include "config.h"

#include "jj-file.h"

#include "jj-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* https://www.sqlite.org/fileformat2.html, sections 1.3 and 3 */
#define HEADER_SIZE 100
static const guint8 journal_magic[8] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };

static guint32
read_be32 (const guint8 *at)
{
  return (guint32)at[0] << 24 | (guint32)at[1] << 16 | (guint32)at[2] << 8 | at[3];
}

static gboolean
check_header (const guint8 *header, ssize_t length, JjFile *file, GError **error)
{
  if (length < 16 || memcmp (header, "SQLite format 3", 16) != 0)
    return jj_store_fail (JJ_STORE_ERROR_NOT_A_PLAN, file->path, error);
  if (length < HEADER_SIZE)
    return jj_store_fail_because (JJ_STORE_ERROR_DAMAGED, file->path, _ ("cut off"), error);
  if (read_be32 (header + 68) != JJ_APPLICATION_ID)
    return jj_store_fail_because (JJ_STORE_ERROR_NOT_A_PLAN, file->path,
                                  _ ("a file of another program"), error);
  /* 2 and 2 would be a WAL database: we never make one. */
  if (header[18] != 1 || header[19] != 1)
    return jj_store_fail_because (JJ_STORE_ERROR_DAMAGED, file->path,
                                  _ ("changed by another program"), error);
  file->version = (int)read_be32 (header + 60);
  return TRUE;
}

gboolean
jj_file_inspect (const char *path, JjFile *file, GError **error)
{
  guint8 header[HEADER_SIZE];
  char *real = realpath (path, NULL);
  struct stat info;
  ssize_t length;
  gboolean ok;
  int fd;

  *file = (JjFile){ .path = g_strdup (real ? real : path) };
  free (real);
  /* Not to wait for a pipe's other end, nor to rewind a tape. */
  if (stat (file->path, &info) == 0 && !S_ISREG (info.st_mode))
    return jj_store_fail (JJ_STORE_ERROR_NOT_A_PLAN, path, error);
  fd = open (file->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0)
    return jj_store_fail_because (JJ_STORE_ERROR_IO, path, g_strerror (errno), error);
  if (fstat (fd, &info) < 0 || !S_ISREG (info.st_mode))
    {
      close (fd);
      return jj_store_fail (JJ_STORE_ERROR_NOT_A_PLAN, path, error);
    }
  file->device = info.st_dev;
  file->inode = info.st_ino;
  length = pread (fd, header, sizeof header, 0);
  ok = length < 0 ? jj_store_fail_because (JJ_STORE_ERROR_IO, path, g_strerror (errno), error)
                  : check_header (header, length, file, error);
  close (fd);
  return ok;
}

void
jj_file_clear (JjFile *file)
{
  g_clear_pointer (&file->path, g_free);
}

/* The last sixteen bytes of a journal that belongs to a transaction over several files are the
 * length, the checksum and the magic of that name. Ours never spans files. */
static gboolean
names_other_file (int fd, gint64 size)
{
  guint8 end[8];

  return size >= 28 && pread (fd, end, sizeof end, size - 8) == sizeof end
         && memcmp (end, journal_magic, sizeof end) == 0;
}

static int
open_journal (const char *path, struct stat *info)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY);

  if (fd >= 0 && fstat (fd, info) == 0 && S_ISREG (info->st_mode))
    return fd;
  if (fd >= 0)
    close (fd);
  return -1;
}

gboolean
jj_file_is_plain_journal (const char *journal)
{
  struct stat info;
  int fd = open_journal (journal, &info);
  gboolean plain = fd >= 0 && !names_other_file (fd, info.st_size);

  if (fd >= 0)
    close (fd);
  return plain;
}

JjJournal
jj_file_find_journal (const char *path, gboolean left_behind)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  JjJournal result = JJ_JOURNAL_FOREIGN;
  struct stat info;
  char first = 0;
  int fd;

  if (lstat (wal, &info) == 0)
    return JJ_JOURNAL_FOREIGN;
  if (lstat (journal, &info) < 0)
    return JJ_JOURNAL_NONE;
  fd = open_journal (journal, &info);
  if (fd < 0)
    return JJ_JOURNAL_FOREIGN;
  /* SQLite takes an empty journal and one with a zeroed header for finished. */
  if (info.st_size == 0 || (pread (fd, &first, 1, 0) == 1 && first == 0))
    result = JJ_JOURNAL_NONE;
  else if (left_behind && !names_other_file (fd, info.st_size))
    result = JJ_JOURNAL_OURS;
  close (fd);
  return result;
}

gboolean
jj_file_refuse_journal (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_DAMAGED,
               _ ("Beside “%s” lies a file “%s-journal” or “%s-wal” that may not belong to it, so "
                  "the plan was not opened: move that file away and open the plan again, or, if "
                  "writing was cut short, use “jingjin-cli recover”."),
               name, name, name);
  return FALSE;
}

gboolean
jj_file_is_in_place (const JjFile *file)
{
  struct stat info;

  return stat (file->path, &info) == 0 && info.st_dev == file->device && info.st_ino == file->inode;
}

gboolean
jj_file_is_writable (const JjFile *file)
{
  g_autofree char *folder = g_path_get_dirname (file->path);

  return access (file->path, W_OK) == 0 && access (folder, W_OK | X_OK) == 0;
}

char *
jj_file_make_temporary (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *hidden = g_strdup_printf (".%s.XXXXXX", name);
  char *temporary = g_build_filename (folder, hidden, NULL);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      jj_store_fail_errno (errno, path, error);
      g_clear_pointer (&temporary, g_free);
    }
  else
    {
      close (fd);
    }
  return temporary;
}

void
jj_file_discard (const char *temporary)
{
  g_autofree char *journal = g_strconcat (temporary, "-journal", NULL);

  g_unlink (journal);
  g_unlink (temporary);
}

static int
sync_path (const char *path, int flags)
{
  int fd = open (path, flags | O_CLOEXEC);
  int result;

  if (fd < 0)
    return -1;
  result = fsync (fd);
  if (result < 0)
    {
      int saved = errno;

      close (fd);
      errno = saved;
      return -1;
    }
  return close (fd);
}

static int
rename_to (const char *temporary, const char *path, gboolean replace)
{
  if (replace)
    return g_rename (temporary, path);
  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return -1;
  /* A file system that cannot rename without replacing; one that has no links either is FAT on a
   * stick, where nobody else writes at the same moment. */
  if (link (temporary, path) == 0)
    return g_unlink (temporary);
  if (errno == EEXIST)
    return -1;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      errno = EEXIST;
      return -1;
    }
  return g_rename (temporary, path);
}

gboolean
jj_file_publish (const char *temporary, const char *path, gboolean replace, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int saved;

  if (sync_path (temporary, O_RDONLY) == 0 && rename_to (temporary, path, replace) == 0)
    {
      /* The new name itself. Where a folder cannot be synced the file is in place all the same. */
      (void)sync_path (folder, O_RDONLY | O_DIRECTORY);
      return TRUE;
    }
  saved = errno;
  jj_file_discard (temporary);
  if (saved == EEXIST)
    return jj_store_fail (JJ_STORE_ERROR_EXISTS, path, error);
  return jj_store_fail_errno (saved, path, error);
}
