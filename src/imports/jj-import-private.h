/* jj-import-private.h: the import under way, shared by its files */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-id-map.h"
#include "jj-import.h"
#include "jj-lookup.h"

G_BEGIN_DECLS

/* One other end that a cell of links names. */
typedef struct
{
  const JjLinkColumn *column;
  JjId other;
  int field; /* the link's field that the figure goes to; -1: no figure */
  gint64 figure;
} JjImportEnd;

/* What the texts of one column mean: values repeat from row to row. */
typedef struct
{
  GHashTable *known; /* text → JjValue*, or GArray* of JjImportEnd for columns of links */
  guint hits, misses;
} JjImportCache;

typedef struct
{
  JjPlan *plan;
  JjMapping *mapping;
  const JjKind *kind;
  gboolean is_link; /* rows have two ends, no code and no name */
  JjImport *report;
  JjLookup *lookup;
  JjImportCache *caches; /* one for each column */
  gboolean deferring;    /* a row that names a later row waits */
  guint64 coming;        /* JJ_KIND_BIT mask of later rows */
  gboolean names_itself; /* a column refers to elements of the kind that the file lists */

  /* The row under way. */
  guint row;
  JjImportWait *wait;
  JjValue *values; /* of the kind's fields */
  gboolean *given;
  GArray *ends; /* JjImportEnd */
  gboolean is_refused, is_deferred;
  gboolean is_by_name; /* the row stands for an element of its name, spelt so or otherwise */
  guint n_links;       /* of all rows */

  JjCoder coder;
  GHashTable *codes; /* codes that the file itself gives, so that none is proposed again */
  JjIdMap seen;      /* → line that already stands for this element */
  GHashTable *keys;  /* schools: "code/level", communities and persons: "name/school", links of the
                      * file: "from/to" → JjId* */
} JjImporting;

/* Notes a fault in a cell of the row under way and refuses the row. column: -1 for the whole row.
 * reason: taken. */
void jj_importing_refuse (JjImporting *self, int column, char *reason);
/* Notes something to look at. reason: taken. */
void jj_importing_note (JjImporting *self, int column, char *reason);

/* jj-import-cells.c: the cells of the row under way into values and ends. */
void jj_importing_begin_caches (JjImporting *self);
void jj_importing_end_caches (JjImporting *self);
void jj_importing_read_row (JjImporting *self);
/* jj-import-match.c: the element of the plan that the row stands for; 0 for none. */
JjId jj_importing_match_row (JjImporting *self, gboolean *by_name);
/* The column that says 合計 or the like of the whole row; -1: the row is no line of totals. A row
 * with a code of its own is an element that happens to be called so. */
int jj_importing_find_total (JjImporting *self);
/* Whether the row is where a form is signed: 承辦人：王小明　校長：, or nothing but roles, two or
 * more of them: 承辦人　單位主管　校長. */
gboolean jj_importing_is_signature (JjImporting *self);
/* jj-import-wait.c: the row under way names what is not there yet. */
void jj_importing_want (JjImporting *self, guint64 kinds, const char *text, gboolean is_optional);
void jj_import_wait_clear (gpointer wait);

/* Refuses a row whose ends this kind of link cannot join. */
void jj_importing_check_link (JjImporting *self);
/* A new element, so that later rows of the file find it. */
void jj_importing_remember_row (JjImporting *self, JjId id);
/* Whether writing the row would change this element of the plan. */
gboolean jj_importing_would_change (JjImporting *self, JjId id);
/* jj-import-write.c: the row into the edit; TRUE if anything changes. *id: the element. */
gboolean jj_importing_write_row (JjImporting *self, JjId *id);

G_END_DECLS
