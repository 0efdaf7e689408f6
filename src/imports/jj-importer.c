/* jj-importer.c: the readers of foreign tables */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-importer.h"
#include "jj-csv.h"
#include "jj-load.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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
  bytes = jj_load_file (path, JJ_CELLS_MAX_BYTES, error);
  return bytes ? importer->read (bytes, error) : NULL;
}
