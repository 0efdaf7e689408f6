/* jj-changes.h: what differs between two states of a plan, with the money (修正對照表) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"

G_BEGIN_DECLS

/* Rows as a county writes them: what stood there, what stands there now, the amount before and
 * after. Elements meet by id. A budget line has one row, with how it comes to its amount, where it
 * is charged and every field that differs; a line that only follows others (a premium) has one,
 * too, so that the differences of all rows add up to that of the totals. Everything else has a row
 * a field. Lines stand under their programme, the rest under its kind.
 *
 * What is no content is left out and counted: sheets and placements, slides, stickies, and the
 * comments of reviewers, whose numbers stand with the element that they are about instead. */
typedef enum
{
  JJ_CHANGE_ADDED,
  JJ_CHANGE_CHANGED,
  JJ_CHANGE_REMOVED,
  JJ_CHANGE_FOLLOWS, /* a line whose amount changed by others */
} JjChangeType;

typedef struct
{
  JjChangeType type;
  const JjKind *kind;
  JjId id;
  int field;     /* -1: the element as a whole */
  char *group;   /* heading */
  char *element; /* code and name */
  char *what;    /* the field; "" for the element as a whole */
  char *before, *after;
  gboolean has_amount; /* a line that counts before or after */
  gint64 amount_before, amount_after;
  char *comments; /* numbers of the reviewers' comments on it; "" */
  char *reason;   /* "" until jj_changes_set_reason */
} JjChangeRow;

typedef struct
{
  GPtrArray *rows; /* JjChangeRow, by group in the plan's order */
  gint64 total_before, total_after;
  guint n_left_out;
} JjChangeTable;

/* The figures: of the two plans as they are. anonymous: persons and private elements by code alone.
 * Error: JJ_PLAN_ERROR_MISSING where these are not states of one plan. (transfer full) */
JjChangeTable *jj_changes_new (JjPlan *before,
                               const JjFigures *figures_before,
                               JjPlan *after,
                               const JjFigures *figures_after,
                               gboolean anonymous);
void jj_changes_free (JjChangeTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjChangeTable, jj_changes_free)

/* Why an element's field (-1: any) was changed; given from the newest on, the first stands. */
void jj_changes_set_reason (JjChangeTable *self, JjId id, int field, const char *reason);

/* A word for the type: 新增, 修正, 刪除, 隨其他列. */
const char *jj_change_type_get_label (JjChangeType type);

G_END_DECLS
