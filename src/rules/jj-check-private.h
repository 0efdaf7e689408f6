/* jj-check-private.h: what a run of checks remembers */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-check-run.h"
#include "jj-where.h"

G_BEGIN_DECLS

struct _JjCheckState
{
  GPtrArray *elements;            /* JjElement: of each of the findings */
  GPtrArray *findings;            /* JjFinding */
  GHashTable *lines_by_item;      /* item → GArray of guint; made when first asked for */
  GHashTable *served[JJ_N_KINDS]; /* JjId → gint64 *; likewise */
  /* Of the entry at hand. */
  JjKindId kind;    /* whose elements it is about */
  JjWhere *where;   /* NULL: every element fits */
  gboolean is_only; /* version of its id */
  GArray *holds;    /* gint8 by period: -1 not asked yet */
};

void jj_check_init (JjCheck *check, JjCheckState *state, JjPlan *plan, JjFigures *figures);
void jj_check_clear (JjCheck *check);
/* Turns to another entry. */
void jj_check_set_entry (JjCheck *check, const JjEntry *entry);
gboolean jj_check_fits (JjCheck *check, const JjElement *element);
/* Whether the entry's form judges this line. */
gboolean jj_check_wants_line (JjCheck *check, const JjLineFigure *line);
/* Rows of an item's lines. (nullable) (element-type guint) */
GArray *jj_check_find_lines (JjCheck *check, const char *item);
/* JJ_KIND_BIT of each kind that the findings of the entry at hand hang on. */
guint64 jj_check_get_reads (JjCheck *check);
/* Makes the sentences of a finding of the entry at hand. */
void jj_check_word (JjCheck *check, JjFinding *finding, const JjElement *element);

G_END_DECLS
