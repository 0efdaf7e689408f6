/* jj-figures-private.h: how figures lie in memory, for the files that make them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"
#include "jj-id-index.h"

G_BEGIN_DECLS

/* Lines lie in chunks that figures share: an edit of one line copies one chunk, not all. Parts of
 * a chunk's lines lie behind each other in any order; a line knows where its own begin. */
#define JJ_CHUNK_LINES 256
typedef struct
{
  gatomicrefcount ref_count;
  guint n_lines;
  guint n_parts, size_parts;
  JjPart *parts;
  JjLineFigure lines[JJ_CHUNK_LINES];
} JjChunk;

/* What the computed lines of an activity are worked out from: lines that count. */
typedef struct
{
  gint64 salary;
  gint64 accounts[JJ_N_ACCOUNTS + 1];
} JjBase;

struct _JjFigures
{
  gatomicrefcount ref_count;
  JjPackSet *packs;
  guint64 revision;
  JjId scenario;       /* the one whose lines count */
  JjId asked_scenario; /* 0: the adopted one, whichever it is */
  gint64 first_day, last_day;
  gint64 new_year; /* 1 January of the second fiscal year; after last_day where there is none */
  gint64 month_starts[12];
  guint n_lines, n_activities, n_programmes, n_purses; /* the rows of "none" are counted */
  guint n_chunks;
  JjChunk **chunks;
  JjIdIndex *line_index, *activity_index, *programme_index, *purse_index;
  JjGroupFigure *activities, *programmes;
  JjBase *bases; /* one for each row of activities */
  JjPurseFigure *purses;
  JjTotals totals;
};

/* An item as it is in one period of the packs. */
typedef struct
{
  guint8 account; /* JJ_N_ACCOUNTS: not in the catalogue */
  guint8 computed;
  guint8 nature;        /* likewise */
  guint8 base_accounts; /* bits */
  gboolean salary, known;
  gint64 proposed, rate; /* JJ_EMPTY: not known */
  gint64 weeks;
} JjItemInfo;

/* One run over lines. */
typedef struct
{
  JjFigures *figures;
  JjPlan *plan;
  GPtrArray *periods; /* GHashTable: item → JjItemInfo */
  struct
  {
    const char *item;
    guint period;
    const JjItemInfo *info;
  } recent[64];    /* looked up last, by a hash of both */
  GArray *parts;   /* JjPart of the line at hand */
  GArray *charges; /* its links while it is divided */
} JjPass;

void jj_pass_init (JjPass *pass, JjFigures *figures, JjPlan *plan);
void jj_pass_clear (JjPass *pass);
/* Everything of a line that needs no other line. Computed lines have no amount yet. */
void jj_pass_make_line (JjPass *pass, const JjElement *element, JjLineFigure *line);
/* The amount of a computed line, from its activity's base. */
void jj_pass_compute_line (JjPass *pass, const JjElement *element, JjLineFigure *line);
/* Parts and years, once the amount is known. The parts are left in pass->parts. */
void jj_pass_divide_line (JjPass *pass, const JjElement *element, JjLineFigure *line);

static inline gboolean
jj_line_is_computed (const JjLineFigure *line)
{
  return line->computed >= JJ_COMPUTED_PREMIUM;
}

/* Whether the i-th line of both is the same, with its parts. */
gboolean jj_figures_line_equal (const JjFigures *a, const JjFigures *b, guint i);
JjLineFigure *jj_figures_edit_line (JjFigures *self, guint i);
/* Adds a line to the sums (sign 1) or takes it out (-1). */
void jj_figures_count_line (JjFigures *self, guint i, int sign);
/* Adds a line to its activity's base, or takes it out. */
void jj_figures_count_base (JjFigures *self, const JjLineFigure *line, int sign);
/* Rows of lines that were inserted (still without amount) and removed; adds the rows of activities
 * that lost one. FALSE: other lines changed places, a full pass has to do it. self is no copy then.
 */
gboolean jj_figures_update_rows (JjFigures *self,
                                 JjPlan *plan,
                                 const JjChanges *changes,
                                 GHashTable *activities);
/* Puts the parts of a line that a pass has divided into its chunk. */
void jj_figures_set_parts (JjFigures *self, guint i, GArray *parts);
JjChunk *jj_chunk_copy (const JjChunk *chunk);
void jj_chunk_unref (JjChunk *chunk);

/* What follows from the sums by line: programmes, purses, match, coverage. */
void jj_figures_read_groups (JjFigures *self, JjPlan *plan);
void jj_figures_read_purses (JjFigures *self, JjPlan *plan);
void jj_figures_read_schools (JjFigures *self, JjPlan *plan);
void jj_figures_finish (JjFigures *self, JjPlan *plan);

G_END_DECLS
