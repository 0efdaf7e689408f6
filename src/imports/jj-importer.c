/* jj-importer.c: the readers of foreign tables */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-importer.h"
#include "jj-csv.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const JjImporter csv = { "csv", N_ ("Comma separated text"), "csv tsv txt", jj_csv_read };

const JjImporter *const jj_importers[] = { &csv, NULL };

const JjImporter *
jj_importer_find (const char *path)
{
  const char *dot = strrchr (path, '.');
  g_autofree char *suffix = dot ? g_ascii_strdown (dot + 1, -1) : NULL;

  for (guint i = 0; suffix && jj_importers[i]; i++)
    {
      g_auto (GStrv) suffixes = g_strsplit (jj_importers[i]->suffixes, " ", -1);

      if (g_strv_contains ((const char *const *)suffixes, suffix))
        return jj_importers[i];
    }
  return NULL;
}

static GBytes *
read_descriptor (int descriptor, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gssize n;

  do
    {
      guchar block[64 * 1024];

      n = read (descriptor, block, sizeof block);
      if (n > 0)
        g_byte_array_append (bytes, block, n);
    }
  while ((n > 0 && bytes->len <= JJ_CELLS_MAX_BYTES) || (n < 0 && errno == EINTR));
  if (n >= 0)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _ ("“%s” cannot be read: %s"),
               path, g_strerror (errno));
  return NULL;
}

/* Opened without waiting, so that a pipe nobody writes to does not stop the program. */
static GBytes *
load (const char *path, GError **error)
{
  int descriptor = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  struct stat status;
  GBytes *bytes = NULL;

  if (descriptor < 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _ ("“%s” cannot be read: %s"),
                   path, g_strerror (errno));
      return NULL;
    }
  if (fstat (descriptor, &status) == 0 && S_ISREG (status.st_mode))
    bytes = read_descriptor (descriptor, path, error);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _ ("“%s” is no file."), path);
  close (descriptor);
  return bytes;
}

JjCells *
jj_importer_read_file (const char *path, GError **error)
{
  const JjImporter *importer = jj_importer_find (path);
  g_autoptr (GBytes) bytes = NULL;

  if (!importer)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _ ("“%s” is of no kind that can be read; save it as .csv."), path);
      return NULL;
    }
  bytes = load (path, error);
  return bytes ? importer->read (bytes, error) : NULL;
}
