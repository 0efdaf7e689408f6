/* jj-importer.h: the readers of foreign tables */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-book.h"

G_BEGIN_DECLS

/* A reader makes tables of cells of a file's bytes or refuses them with one sentence. A new one is
 * a file of its own and one line in the array of jj-importer.c. Which one reads a file is told by
 * its bytes, never by its name: spreadsheets called .csv and web pages called .xls are common. */
typedef struct
{
  const char *id;
  const char *label;    /* untranslated */
  const char *suffixes; /* separated by spaces, without dots; for file dialogs */
  JjBook *(*read) (GBytes *bytes, GError **error);
} JjImporter;

/* Ends with NULL. */
extern const JjImporter *const jj_importers[];

/* The reader of these bytes. Error: G_IO_ERROR, one sentence that says what the file is where it is
 * a known thing that is no table: an old .xls, a web page, a PDF, a text document. */
const JjImporter *jj_importer_find (GBytes *bytes, GError **error);

/* (transfer full) */
JjBook *jj_importer_read (GBytes *bytes, GError **error);

G_END_DECLS
