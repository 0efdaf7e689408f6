/* jj-plan-tables.h: the tables that a plan's document makes from the plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-check.h"
#include "jj-document.h"
#include "jj-live.h"

G_BEGIN_DECLS

/* A table of the registry is what {{table:ID}} shows, or {{table:ID/CODE}} for one programme. Every
 * amount and count in it is a live run: a figure or field where it is one, else named by its place
 * in the table ("table:summary/K-1/operating"). */
typedef struct
{
  const JjLiveSource *source;
  JjFindings *findings; /* (nullable) */
  JjDocument *document;
  guint level;       /* of the headings that a table may need */
  GHashTable *shown; /* ids of tables that stand in the document */
} JjPlanBook;

typedef struct
{
  const char *id;
  const char *title;     /* Chinese, as documents are */
  gboolean of_programme; /* needs the code of one */
  gboolean is_needed;    /* a document without it gets it as an annex */
  /* which: the programme; NULL for all. Nothing is written where there is nothing to list. */
  void (*write) (JjPlanBook *book, const JjElement *which);
} JjPlanTable;

guint jj_plan_tables_get_n (void);
const JjPlanTable *jj_plan_tables_get (guint i);
/* Writes the table of a name after "table:"; FALSE where there is none. */
gboolean jj_plan_tables_write (JjPlanBook *book, const char *name);

G_END_DECLS
