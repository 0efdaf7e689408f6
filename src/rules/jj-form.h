/* jj-form.h: the forms that rules can have */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-check.h"

G_BEGIN_DECLS

/* A form is how rules of one shape are worked out: what parameters an entry has, and for checks a
 * function that looks through the plan. One file in forms/, one line in the array of jj-check.c. A
 * form knows no county, no year and no amount: those are its entries' parameters. */

typedef enum
{
  JJ_PARAM_INT,
  JJ_PARAM_MONEY,
  JJ_PARAM_SHARE,
  JJ_PARAM_DECIMAL2,
  JJ_PARAM_BOOL,
  JJ_PARAM_TEXT,
  JJ_PARAM_ENUM,   /* one of `choices` */
  JJ_PARAM_ITEM,   /* an item of the catalogue */
  JJ_PARAM_ENTRY,  /* the id of another entry */
  JJ_PARAM_KIND,   /* a kind, of `choices` where there are any */
  JJ_PARAM_LINK,   /* a link kind */
  JJ_PARAM_FIELD,  /* a field of the kind that parameter `kind` names; `choices`: text, number, date
                    */
  JJ_PARAM_FIELDS, /* list of them */
  JJ_PARAM_MEASURE, /* cost, served_cost or a field with a number */
  JJ_PARAM_LIST,    /* list of text; of `choices` where there are any */
  JJ_PARAM_SHARES,  /* list of five shares */
  JJ_PARAM_WHERE,   /* field → list of allowed values */
  JJ_PARAM_TIERS,   /* county → 1 to 5 */
  JJ_PARAM_ROWS,    /* list of objects with the integers (null where it ends in ?) of `choices` */
} JjParamType;

typedef enum
{
  JJ_PARAM_NEEDED = 1 << 0,
  JJ_PARAM_NULLABLE = 1 << 1,
  JJ_PARAM_OVERRIDE = 1 << 2, /* what an override element replaces; one of a form */
} JjParamFlags;

typedef struct
{
  const char *id; /* NULL ends the list */
  JjParamType type;
  JjParamFlags flags;
  const char *choices; /* separated by spaces */
} JjParam;

/* What a check's run gets: one entry over one plan. */
typedef struct _JjCheckState JjCheckState;
typedef struct
{
  JjPlan *plan;
  JjFigures *figures;
  JjPackSet *packs;
  const JjEntry *entry;
  gint64 day, last_day; /* the plan's first and last; 民國 1 where it has no year yet */
  /* Parameters of these names, read once; where not given or null: -1, G_MININT64, G_MAXINT64. */
  int field;
  gint64 minimum, maximum;
  gpointer data; /* the form's own, from begin */
  JjCheckState *state;
} JjCheck;

typedef enum
{
  /* The version that holds is the one of each line's date: run is called once with each version
   * and sees the lines of its days. Else it is the one of the plan's first day. */
  JJ_FORM_BY_LINE = 1 << 0,
  /* visit judges activities by their figures and their lines. */
  JJ_FORM_OF_LINES = 1 << 1,
} JjFormFlags;

typedef void (*JjCheckElement) (JjCheck *check, const JjElement *element);
/* i: the line's row in the figures. */
typedef void (*JjCheckLine) (JjCheck *check, guint i, const JjElement *element);

/* Kinds from which the figures follow. */
#define JJ_FIGURE_KINDS                                                                            \
  (JJ_KIND_BIT (JJ_KIND_PROGRAMME) | JJ_KIND_BIT (JJ_KIND_ACTIVITY) | JJ_KIND_BIT (JJ_KIND_PURSE)  \
   | JJ_KIND_BIT (JJ_KIND_SCENARIO) | JJ_KIND_BIT (JJ_KIND_BUDGET_LINE)                            \
   | JJ_KIND_BIT (JJ_KIND_CHARGED_TO))

struct _JjForm
{
  const char *id;
  JjFormFlags flags;
  const JjParam *params;
  /* A check has one of these three, a data form none. visit: one element of the kind, visit_line:
   * one line that counts; each is judged by itself, and findings are about it alone, so that an
   * edit asks only for those it touched. run: looks through the plan in its own way. */
  JjCheckElement visit;
  JjCheckLine visit_line;
  void (*run) (JjCheck *check);
  /* (nullable): before the first visit. What it puts in check->data is freed after the last. */
  void (*begin) (JjCheck *check);
  guint line_flags; /* visit_line: only lines with one of these (JjLineFlags); 0: all */
  /* JJ_KIND_BIT of the kinds that findings hang on, besides the kind itself, the figures of
   * visit_line, and what parameters name; of a link also its ends. A run that says nothing hangs on
   * everything. */
  guint64 reads;
  /* (nullable): the edit that mends a finding of this form. (transfer full) */
  JjEdit *(*fix) (JjCheck *check, const JjFinding *finding);
  JjKindId kind; /* of parameters `where` and `field` where no parameter `kind` says it */
};

/* All forms; ends with NULL. */
extern const JjForm *const jj_forms[];
gboolean jj_form_is_check (const JjForm *self);
/* (nullable) */
const JjForm *jj_form_find (const char *id);
const JjParam *jj_form_find_param (const JjForm *form, const char *id);

G_END_DECLS
