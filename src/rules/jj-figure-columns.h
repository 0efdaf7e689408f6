/* jj-figure-columns.h: what follows from the plan for each element of a kind */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"

G_BEGIN_DECLS

/* Columns that nobody types, one list for the tables of the window and those before a room: the
 * amount of a line, what is left of a purse, the periods that a pool has used. Figures and plan are
 * of the same revision. */

typedef struct
{
  JjFigures *figures;
  JjPlan *plan;
  const JjElement *element;
  guint row; /* the element's place in its kind's list, or near it */
} JjFigureOf;

/* FALSE: empty. */
typedef gboolean (*JjFigureFunc) (const JjFigureOf *of, gint64 *value);

/* (transfer full) */
typedef char *(*JjTextFunc) (const JjFigures *figures, JjPlan *plan, const JjElement *element);

typedef enum
{
  JJ_FIGURE_PLAIN,
  JJ_FIGURE_MAIN,  /* what a view adds up; not where rows hold each other, as programmes do */
  JJ_FIGURE_EXTRA, /* shown when somebody asks for it */
} JjFigureUse;

typedef struct
{
  JjKindId kind;
  const char *id, *label; /* untranslated */
  JjType type;            /* MONEY, INT, DECIMAL2, SHARE or TEXT */
  JjFigureUse use;
  guint before;        /* the field that it stands before; the number of fields: at the end */
  JjFigureFunc figure; /* NULL: text */
  JjTextFunc text;
} JjFigureColumn;

guint jj_figure_columns_get_n (void);
const JjFigureColumn *jj_figure_columns_get (guint i);

G_END_DECLS
