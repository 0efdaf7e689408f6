/* jj-data.c: the files that ship with the program */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-data.h"

char *
jj_data_path (const char *name)
{
  const char *folder = g_getenv ("JINGJIN_DATA_DIR");

  g_return_val_if_fail (name, NULL);

  if (!folder || !*folder)
    folder = PKGDATADIR;
  return g_build_filename (folder, name, NULL);
}

GBytes *
jj_data_load (const char *name, GError **error)
{
  g_autofree char *path = jj_data_path (name);
  char *contents;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;
  return g_bytes_new_take (contents, length);
}
