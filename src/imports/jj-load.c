/* jj-load.c: a stranger's file as bytes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-load.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static GBytes *
refuse (const char *path, int code, GError **error)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _ ("“%s” cannot be read: %s"), path,
               g_strerror (code));
  return NULL;
}

/* size: what the file said; it may have grown or shrunk since. */
static GBytes *
read_all (int descriptor, gsize size, const char *path, GError **error)
{
  g_autofree char *data = g_malloc (size + 1);
  gsize length = 0;
  gssize n;

  while (length < size)
    {
      n = read (descriptor, data + length, size - length);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return refuse (path, errno, error);
      if (n == 0)
        break;
      length += n;
    }
  data[length] = '\0';
  return g_bytes_new_take (g_steal_pointer (&data), length);
}

static GBytes *
load (int descriptor, gsize max_size, const char *path, GError **error)
{
  struct stat status;

  if (fstat (descriptor, &status) != 0)
    return refuse (path, errno, error);
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _ ("“%s” is no file."), path);
      return NULL;
    }
  if (status.st_size > (goffset)max_size)
    {
      g_autofree char *most = g_format_size_full (max_size, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("“%s” is larger than %s; this is no file of one county."), path, most);
      return NULL;
    }
  return read_all (descriptor, status.st_size, path, error);
}

GBytes *
jj_load_file (const char *path, gsize max_size, GError **error)
{
  int descriptor = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  GBytes *bytes;

  if (descriptor < 0)
    return refuse (path, errno, error);
  bytes = load (descriptor, max_size, path, error);
  close (descriptor);
  return bytes;
}
