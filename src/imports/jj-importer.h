/* jj-importer.h: the readers of foreign tables */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-cells.h"

G_BEGIN_DECLS

/* A reader makes a table of cells of a file's bytes or refuses them with one sentence. A new one is
 * a file of its own and one line in the array of jj-importer.c. */
typedef struct
{
  const char *id;
  const char *label;    /* untranslated */
  const char *suffixes; /* separated by spaces, without dots */
  JjCells *(*read) (GBytes *bytes, GError **error);
} JjImporter;

/* Ends with NULL. */
extern const JjImporter *const jj_importers[];
/* By the suffix of a file's name. (nullable) */
const JjImporter *jj_importer_find (const char *path);

/* Reads a regular file with the reader of its suffix; folders, pipes and devices are refused at
 * once. Error: G_IO_ERROR, one sentence. (transfer full) */
JjCells *jj_importer_read_file (const char *path, GError **error);

G_END_DECLS
