/* jj-exporter.h: the formats a plan can be written in */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* An exporter writes a plan, or the elements of one kind, into a stream. A new one is a file of its
 * own and one line in the array of jj-exporter.c; its id is the command line's handle. */
typedef struct
{
  JjPlan *plan;
  JjKindId kind;      /* what one table lists; JJ_N_KINDS: the whole plan */
  gboolean field_ids; /* tables: ids of fields and choices, not texts, ISO dates */
  JjId scenario;      /* whose lines tables and sums hold; 0: the adopted one's. JSON holds all */
} JjExport;

typedef enum
{
  JJ_EXPORTER_ONE_KIND = 1 << 0, /* a file holds one kind; a whole plan is a folder of files */
} JjExporterFlags;

typedef struct
{
  const char *id;
  const char *label; /* untranslated */
  const char *suffix;
  JjExporterFlags flags;
  gboolean (*write) (const JjExport *what,
                     GOutputStream *out,
                     GCancellable *cancellable,
                     GError **error);
  const char *(*refuse) (JjPlan *plan); /* (nullable): see jj_exporter_refuse; untranslated */
} JjExporter;

/* The scenario that is meant; 0 where the plan has none. */
JjId jj_export_get_scenario (const JjExport *self);

/* Ends with NULL. */
extern const JjExporter *const jj_exporters[];
/* (nullable) */
const JjExporter *jj_exporter_find (const char *id);

/* What a person is told instead of getting a file with nothing in it; NULL: nothing. */
const char *jj_exporter_refuse (const JjExporter *self, JjPlan *plan);
/* All texts in the language of plans (jj-language.h), so the bytes are nobody's interface's. */
gboolean jj_exporter_write (const JjExporter *self,
                            const JjExport *what,
                            GOutputStream *out,
                            GCancellable *cancellable,
                            GError **error);
/* Writes one file, whole or not at all: what stood at the path stays until all is on disk. */
gboolean jj_exporter_write_file (const JjExporter *self,
                                 const JjExport *what,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GError **error);
/* Writes KIND.suffix for every kind that has elements into a new folder, all or nothing. Error:
 * G_IO_ERROR_EXISTS where the folder is there and not empty. */
gboolean jj_exporter_write_folder (const JjExporter *self,
                                   const JjExport *what,
                                   const char *path,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
