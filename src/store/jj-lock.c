/* jj-lock.c: who writes a plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* F_OFD_SETLK, F_OFD_GETLK */
#include "config.h"

#include "jj-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct _JjLock
{
  char *path; /* of the lock's file */
  int fd;
};

/* One "word value" a line. */
typedef struct
{
  char *user, *host, *process, *since, *file;
} JjLockNote;

static void
clear_note (JjLockNote *note)
{
  g_free (note->user);
  g_free (note->host);
  g_free (note->process);
  g_free (note->since);
  g_free (note->file);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JjLockNote, clear_note)

static char *
get_lock_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *lock_name = g_strdup_printf (".%s.lock", name);

  return g_build_filename (folder, lock_name, NULL);
}

/* Without the device's number: it differs between the hosts of a shared folder. */
static char *
describe_file (const char *path)
{
  struct stat info;

  if (stat (path, &info) < 0)
    return g_strdup ("");
  return g_strdup_printf ("%" G_GUINT64_FORMAT, (guint64)info.st_ino);
}

static gboolean
set_lock (int fd, int command, struct flock *lock)
{
  *lock = (struct flock){ .l_type = F_WRLCK, .l_whence = SEEK_SET };
  return fcntl (fd, command, lock) == 0;
}

static gboolean
is_held (int fd)
{
  struct flock lock;

  return set_lock (fd, F_OFD_GETLK, &lock) && lock.l_type != F_UNLCK;
}

/* The file may be anybody's: at most 4 kB, made valid, without control characters. */
static void
read_note (int fd, JjLockNote *note)
{
  char buffer[4097];
  ssize_t length = pread (fd, buffer, sizeof buffer - 1, 0);
  g_auto (GStrv) lines = NULL;

  buffer[MAX (length, 0)] = '\0';
  lines = g_strsplit (buffer, "\n", 8);
  for (guint i = 0; lines[i]; i++)
    {
      char *space = strchr (lines[i], ' ');
      g_autofree char *value = NULL;

      if (!space)
        continue;
      *space = '\0';
      value = g_utf8_make_valid (g_strstrip (space + 1), -1);
      for (char *p = value; *p; p++)
        if (g_ascii_iscntrl (*p))
          *p = ' ';
      if (g_str_equal (lines[i], "user") && !note->user)
        note->user = g_steal_pointer (&value);
      else if (g_str_equal (lines[i], "host") && !note->host)
        note->host = g_steal_pointer (&value);
      else if (g_str_equal (lines[i], "process") && !note->process)
        note->process = g_steal_pointer (&value);
      else if (g_str_equal (lines[i], "since") && !note->since)
        note->since = g_steal_pointer (&value);
      else if (g_str_equal (lines[i], "file") && !note->file)
        note->file = g_steal_pointer (&value);
    }
}

static gboolean
write_note (int fd, const char *path, const char *user)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *since = g_date_time_format (now, "%Y-%m-%d %H:%M");
  g_autofree char *file = describe_file (path);
  g_autofree char *note = g_strdup_printf ("user %s\nhost %s\nprocess %d\nsince %s\nfile %s\n",
                                           user, g_get_host_name (), (int)getpid (), since, file);
  size_t length = strlen (note);

  return ftruncate (fd, 0) == 0 && pwrite (fd, note, length, 0) == (ssize_t)length;
}

static char *
describe_holder (int fd)
{
  g_auto (JjLockNote) note = { NULL };

  read_note (fd, &note);
  if (!note.user || !note.host || !note.since)
    return g_strdup (_ ("Somebody else is editing this plan."));
  if (g_str_equal (note.host, g_get_host_name ()))
    return g_strdup_printf (_ ("%s has been editing this plan since %s."), note.user, note.since);
  return g_strdup_printf (_ ("%s has been editing this plan on %s since %s."), note.user, note.host,
                          note.since);
}

/* A file that another account left behind unlocked and that we may not write is replaced. */
static int
open_for_writing (const char *lock_path, mode_t mode)
{
  const int flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
  int fd = open (lock_path, flags, mode);
  int reader;

  if (fd >= 0 || errno != EACCES)
    return fd;
  reader = open (lock_path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (reader >= 0 && !is_held (reader) && g_unlink (lock_path) == 0)
    fd = open (lock_path, flags, mode);
  if (reader >= 0)
    close (reader);
  return fd;
}

/* Whether the locked file is still the one at the path: its last owner may have removed it between
 * our opening and locking it. */
static gboolean
is_still_there (int fd, const char *lock_path)
{
  struct stat ours, theirs;

  return fstat (fd, &ours) == 0 && stat (lock_path, &theirs) == 0 && ours.st_ino == theirs.st_ino
         && ours.st_dev == theirs.st_dev;
}

static JjLockResult
take_file (const char *lock_path, mode_t mode, int *fd, char **holder)
{
  struct flock lock;

  for (guint attempt = 0; attempt < 100; attempt++)
    {
      *fd = open_for_writing (lock_path, mode);
      if (*fd < 0)
        return JJ_LOCK_IMPOSSIBLE;
      if (!set_lock (*fd, F_OFD_SETLK, &lock))
        {
          gboolean held = errno == EAGAIN || errno == EACCES;

          if (held)
            *holder = describe_holder (*fd);
          close (*fd);
          return held ? JJ_LOCK_HELD : JJ_LOCK_IMPOSSIBLE;
        }
      if (is_still_there (*fd, lock_path))
        return JJ_LOCK_TAKEN;
      close (*fd);
    }
  return JJ_LOCK_IMPOSSIBLE;
}

JjLockResult
jj_lock_take (const char *path, const char *user, JjLock **lock, char **holder)
{
  g_autofree char *lock_path = get_lock_path (path);
  struct stat info;
  JjLockResult result;
  int fd;

  if (stat (path, &info) < 0)
    return JJ_LOCK_IMPOSSIBLE;
  result = take_file (lock_path, info.st_mode & 0666, &fd, holder);
  if (result != JJ_LOCK_TAKEN)
    return result;
  if (fchmod (fd, info.st_mode & 0666) < 0 || !write_note (fd, path, user))
    {
      g_unlink (lock_path);
      close (fd);
      return JJ_LOCK_IMPOSSIBLE;
    }
  *lock = g_new (JjLock, 1);
  (*lock)->path = g_steal_pointer (&lock_path);
  (*lock)->fd = fd;
  return JJ_LOCK_TAKEN;
}

void
jj_lock_free (JjLock *self, gboolean leave_behind)
{
  if (!leave_behind)
    g_unlink (self->path);
  close (self->fd);
  g_free (self->path);
  g_free (self);
}

char *
jj_lock_get_holder (const char *path)
{
  g_autofree char *lock_path = get_lock_path (path);
  int fd = open (lock_path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  char *holder = NULL;

  if (fd < 0)
    return NULL;
  if (is_held (fd))
    holder = describe_holder (fd);
  close (fd);
  return holder;
}

gboolean
jj_lock_was_left_behind (const char *path)
{
  g_autofree char *lock_path = get_lock_path (path);
  g_autofree char *file = describe_file (path);
  g_auto (JjLockNote) note = { NULL };
  int fd = open (lock_path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

  if (fd < 0)
    return FALSE;
  read_note (fd, &note);
  close (fd);
  return *file && g_strcmp0 (note.file, file) == 0;
}
