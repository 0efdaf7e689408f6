/* jj-batch.h: many files and sheets as one edit */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-import.h"
#include "jj-mapping-memory.h"

G_BEGIN_DECLS

/* A planner drops a hundred files at once, some with several sheets. Each sheet is an import of its
 * own with its own report; they are carried out one after the other on a copy of the plan, those
 * that others name first (schools before their communities), and a row that names what comes later
 * waits for it (a community its alliance), so that a row finds what any other sheet brings. All
 * their edits together are one edit, one step of undo. */
typedef struct
{
  char *path;
  JjCells *cells;
  JjMapping *mapping; /* NULL: the sheet is left out, and why says why */
  char *why;
  JjImport *import;     /* what jj_batch_run() made of it; NULL where left out */
  gboolean is_stranger; /* no heading tells what it lists, or it was left out by choice;
                         * jj_batch_take_as() can take it */
  gboolean is_left_out; /* by choice */
} JjBatchSheet;

typedef struct
{
  JjPlan *plan;
  const JjMappingMemory *memory; /* (nullable); the caller's */
  JjDoubleChoice doubles;        /* for mappings to come */
  gboolean keeps_strangers;      /* files of lists that nobody knows are kept, not refused */
  GPtrArray *sheets;             /* JjBatchSheet, as added */
  guint counts[JJ_N_ROW_STATES]; /* over all sheets */
  int n_done;                    /* atomic: sheets that jj_batch_run() has gone through */
  JjEdit *edit;                  /* what to commit */
} JjBatch;

JjBatch *jj_batch_new (JjPlan *plan, const JjMappingMemory *memory);
void jj_batch_free (JjBatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjBatch, jj_batch_free)

/* Reads a file and maps its sheets. Hidden and empty sheets, and those that list nothing known, are
 * left out and said so; a file of which no sheet is a list is refused (G_IO_ERROR, one sentence),
 * and the batch stays as it was. kind: JJ_N_KINDS guesses, by the sheet's name first, where it is a
 * kind's. */
gboolean jj_batch_add_file (JjBatch *self, const char *path, JjKindId kind, GError **error);
/* The same of a file's bytes; path: for the report. */
gboolean
jj_batch_add (JjBatch *self, const char *path, GBytes *bytes, JjKindId kind, GError **error);
/* Whether rows of this kind come in by lists; what cannot (sheets, the plan itself) is for reading
 * in our own workbooks. */
gboolean jj_batch_can_list (JjKindId kind);
/* Another kind than was guessed for a sheet of this batch, its columns guessed anew or as they are
 * remembered; JJ_N_KINDS leaves the sheet out. */
void jj_batch_take_as (JjBatch *self, JjBatchSheet *sheet, JjKindId kind);
/* May be called again after mappings were corrected or choices made. Error: G_IO_ERROR_CANCELLED
 * alone. */
gboolean jj_batch_run (JjBatch *self, GCancellable *cancellable, GError **error);

G_END_DECLS
