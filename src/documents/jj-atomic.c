/* jj-atomic.c: output that is whole or not there */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* O_TMPFILE */
#include "config.h"

#include "jj-atomic.h"

#include "jj-language.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
fail (const char *path, int code, GError **error)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _ ("“%s” cannot be written: %s"),
               path, g_strerror (code));
  return FALSE;
}

/* The error of a stream says nothing of the file: say which. */
static gboolean
fail_with (const char *path, GError *cause, GError **error)
{
  if (cause->domain == G_IO_ERROR && cause->code != G_IO_ERROR_CANCELLED)
    {
      g_set_error (error, G_IO_ERROR, cause->code, _ ("“%s” cannot be written: %s"), path,
                   cause->message);
      g_error_free (cause);
    }
  else
    g_propagate_error (error, cause);
  return FALSE;
}

/* The mode for the new file; FALSE where path is something that must not be replaced. */
static gboolean
find_mode (const char *path, mode_t *mode, GError **error)
{
  struct stat status;
  mode_t mask;

  if (g_stat (path, &status) != 0)
    {
      mask = umask (0);
      umask (mask);
      *mode = 0644 & ~mask;
      return TRUE;
    }
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                   _ ("“%s” is there already and is no file."), path);
      return FALSE;
    }
  *mode = status.st_mode & 0777;
  return TRUE;
}

typedef struct
{
  const char *path;
  JjWriteFunc write;
  gpointer data;
  GCancellable *cancellable;
} Job;

static gboolean
fill (const Job *job, int descriptor, GError **error)
{
  g_autoptr (GOutputStream) raw = g_unix_output_stream_new (descriptor, FALSE);
  g_autoptr (GOutputStream) out = g_buffered_output_stream_new_sized (raw, 64 * 1024);
  GError *cause = NULL;

  if (!job->write (out, job->data, job->cancellable, &cause)
      || !g_output_stream_close (out, job->cancellable, &cause))
    return fail_with (job->path, cause, error);
  return TRUE;
}

static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int descriptor = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (descriptor < 0)
    return;
  fsync (descriptor);
  close (descriptor);
}

/* A file without a name: whatever ends the program leaves nothing behind. Some file systems have
 * none; there it has the temporary name. */
static int
open_temporary (const char *folder, char *temporary, gboolean *is_named)
{
  int descriptor = g_open (folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

  *is_named = descriptor < 0;
  return *is_named ? g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600) : descriptor;
}

/* Gives the file its name, in one step where nothing has it yet. */
static gboolean
give_name (int descriptor, const char *temporary, const char *path, gboolean is_named)
{
  g_autofree char *open_file = g_strdup_printf ("/proc/self/fd/%d", descriptor);

  if (!is_named)
    {
      if (linkat (AT_FDCWD, open_file, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0)
        return TRUE;
      if (errno != EEXIST
          || linkat (AT_FDCWD, open_file, AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) != 0)
        return FALSE;
    }
  return g_rename (temporary, path) == 0;
}

/* A name that nothing has, for a file that has none yet. (transfer full) */
static char *
make_temporary_name (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strdup_printf (".%s.%08x.XXXXXX", base, g_random_int ());

  return g_build_filename (folder, name, NULL);
}

gboolean
jj_write_atomically (const char *path,
                     JjWriteFunc write,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autofree char *folder = path ? g_path_get_dirname (path) : NULL;
  g_autofree char *temporary = path ? make_temporary_name (path) : NULL;
  const Job job = { path, write, data, cancellable };
  gboolean done = FALSE, is_named;
  mode_t mode;
  int descriptor;

  g_return_val_if_fail (path && write, FALSE);

  if (!find_mode (path, &mode, error))
    return FALSE;
  descriptor = open_temporary (folder, temporary, &is_named);
  if (descriptor < 0)
    return fail (path, errno, error);
  if (fill (&job, descriptor, error))
    done = (fchmod (descriptor, mode) == 0 && fsync (descriptor) == 0
            && give_name (descriptor, temporary, path, is_named))
           || fail (path, errno, error);
  close (descriptor);
  if (done)
    sync_folder (path);
  else
    g_unlink (temporary);
  return done;
}
