/* jj-salvage.h: the rows that can still be read from a damaged plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

typedef struct
{
  const JjKind *kind;
  JjId id;
  gint64 rank;
  JjValue *values;
  guint64 bad; /* one bit for each field that could not be read; it is empty */
} JjSalvagedRow;

typedef struct
{
  GPtrArray *rows;       /* JjSalvagedRow; one for each id */
  guint64 lost_tables;   /* JJ_KIND_BIT of tables that are not there */
  guint64 broken_tables; /* of tables with at least one unreadable stretch */
  guint n_impossible;    /* rows with an id that cannot be or that another has */
  gboolean is_known;     /* the log could be asked what was written last */
  gboolean is_complete;  /* the rows are exactly that (jj-digest.h) */
} JjSalvage;

/* Reads a private copy of the file, which is made readable first (jj-repair.h). Damaged pages are
 * stepped over from both sides by looking for keys behind them. with_journal: a journal beside the
 * original is played back into the copy first. near: where the copy may lie for the moment. NULL
 * where not even a table is found. */
JjSalvage *jj_salvage_read (const char *damaged, gboolean with_journal, const char *near);
void jj_salvage_free (JjSalvage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjSalvage, jj_salvage_free)

G_END_DECLS
