/* jj-line-pairs.h: which line of one budget is which of another */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"

G_BEGIN_DECLS

/* Two lists of lines that count, each in its plan's order. Pairing goes from the surest likeness to
 * the least: each call pairs lines that have none yet. */
typedef struct
{
  const JjElement *line;
  gint64 amount;
  int pair; /* index in the other list; -1: none */
} JjLineSide;

/* (transfer full) (element-type JjLineSide) */
GArray *jj_line_sides_new (JjPlan *plan, const JjFigures *figures);

/* A text that is the same for lines that belong together; NULL: with none. (transfer full) */
typedef char *(*JjLineKey) (const JjElement *line);
/* Lines of one key, the first with the first; same_amount: only those that cost the same. */
void jj_line_sides_pair (GArray *first, GArray *second, JjLineKey key, gboolean same_amount);
/* The lines at these places. */
void jj_line_sides_join (GArray *first, guint i, GArray *second, guint k);

G_END_DECLS
