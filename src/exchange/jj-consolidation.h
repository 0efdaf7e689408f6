/* jj-consolidation.h: the plans of up to 22 counties added up (彙整) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-county.h"
#include "jj-figures.h"
#include "jj-check.h"

G_BEGIN_DECLS

/* Packages (.zip) are verified, plans (.jingjin) and their JSON are read; of each only the sums are
 * kept. Their figures are worked out anew from the plan in them, with the rule packs of this
 * computer; a package whose own total says otherwise is told. What is not added up is kept with the
 * reason: a file that cannot be read, that was changed, of another year than the first, or of a
 * county that is there already.
 *
 *   g_autoptr (JjConsolidation) all = jj_consolidation_new ();
 *   jj_consolidation_add_file (all, "雲林縣114.zip", NULL);
 *   jj_consolidation_write (all, "彙整.xlsx", NULL, &error); */
typedef struct
{
  char *file, *title;     /* title: of the plan; NULL where it cannot be read */
  const JjCounty *county; /* (nullable) */
  gint64 year;            /* JJ_EMPTY: not known */
  gboolean is_package;    /* verified, then */
  char *reason;           /* why it is not added up; NULL: it is */
  char *notice;           /* (nullable) a draft, other rule packs … */
  JjTotals totals;
  gint64 by_source[JJ_N_SOURCES + 1]; /* gross; the county match is derived; last: not assigned */
  guint n_communities, n_persons, n_activities;
  guint findings[JJ_N_SEVERITIES];
} JjConsolidated;

typedef struct _JjConsolidation JjConsolidation;

JjConsolidation *jj_consolidation_new (void);
void jj_consolidation_free (JjConsolidation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjConsolidation, jj_consolidation_free)

/* For a thread, too. Whatever the file is, it is in the list after it. */
void jj_consolidation_add_file (JjConsolidation *self, const char *path, GCancellable *cancellable);
guint jj_consolidation_get_n (JjConsolidation *self);
const JjConsolidated *jj_consolidation_get (JjConsolidation *self, guint i);
guint jj_consolidation_count_added (JjConsolidation *self);
/* Σ of those that are added up. */
gint64 jj_consolidation_get_total (JjConsolidation *self);
gint64 jj_consolidation_get_source (JjConsolidation *self, JjSource source);
/* Counties of which nothing is added up, as their names joined by 、. (transfer full) */
char *jj_consolidation_get_missing (JjConsolidation *self);

/* One workbook, .ods or .xlsx by the path's suffix: by source, theme and account with formulas,
 * counts and findings, and what is not in it. Errors: G_IO_ERROR. */
gboolean jj_consolidation_write (JjConsolidation *self,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
