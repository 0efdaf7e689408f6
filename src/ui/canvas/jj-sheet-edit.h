/* jj-sheet-edit.h: what is done on a sheet, as edits */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-diagram.h"

G_BEGIN_DECLS

/* Each function reads the plan and a picture of the sheet and returns one edit, one undo step, with
 * a label that names it ("Move 3 × 社群"). Boxes are numbers of the picture. (transfer full) */
typedef struct
{
  JjPlan *plan;
  const JjDiagram *diagram;
  JjId sheet;
} JjSheet;

typedef struct
{
  guint box;
  JjRect rect; /* where it shall stand */
} JjSheetPlace;

/* Moves and sizes boxes. What a place means is written too: in another lane the organisation's tier
 * or the placement's lane, in the other semester the activity's
 * dates, in another frame the membership (kinds.md "Lanes"). label: translated
 * format with one %s for what is moved. */
JjEdit *jj_sheet_put (const JjSheet *self, const char *label, const JjSheetPlace *places, guint n);

/* Takes boxes from the sheet; the elements stay in the plan. */
JjEdit *jj_sheet_remove (const JjSheet *self, const guint *boxes, guint n);
/* A new element of a kind with its upper left corner at a point. */
JjEdit *jj_sheet_add (const JjSheet *self, JjKindId kind, double x, double y, JjId *id);
/* Puts elements of the plan onto the sheet where there is room: below or beside what is there, each
 * in its lane. */
JjEdit *jj_sheet_add_existing (const JjSheet *self, const JjId *ids, guint n);
/* Copies of the elements, standing on this sheet alone, moved by an offset. new_ids: n of them. */
JjEdit *
jj_sheet_copy (const JjSheet *self, const guint *boxes, guint n, JjRoutePoint by, JjId *new_ids);
JjEdit *jj_sheet_set_pinned (const JjSheet *self, const guint *boxes, guint n, gboolean pinned);
JjEdit *jj_sheet_set_collapsed (const JjSheet *self, guint box, gboolean collapsed);
/* All boxes, but pinned ones, in layers with few crossings. Same sheet, same result. */
JjEdit *jj_sheet_arrange (const JjSheet *self);
/* The columns of the two semesters. Showing them moves the second semester's activities to the
 * right of the first's where they would contradict; an activity moved across later shifts its dates
 * by half a year. */
JjEdit *jj_sheet_set_semesters (const JjSheet *self, gboolean shown);
/* Moves everything from a lane on downwards by a distance: room for the lane above. */
JjEdit *jj_sheet_shift_lanes (const JjSheet *self, guint lane, double by);

/* A new sheet (copy_of 0: empty, with lanes). */
JjEdit *jj_sheet_new (JjPlan *plan, JjId copy_of, JjId *id);

/* Elements that may stand on a canvas and stand on no sheet, in the order of kinds. (transfer full)
 * (element-type JjId) */
GArray *jj_sheet_get_unplaced (JjPlan *plan);
/* "3 × 社群", the name of one, or "3 elements" of several kinds. (transfer full) */
char *jj_sheet_describe (const JjDiagram *diagram, const guint *boxes, guint n);

/* Places after aligning: edge of the first to last box on that side, or the common middle. */
typedef enum
{
  JJ_ALIGN_LEFT,
  JJ_ALIGN_CENTRE,
  JJ_ALIGN_RIGHT,
  JJ_ALIGN_TOP,
  JJ_ALIGN_MIDDLE,
  JJ_ALIGN_BOTTOM,
  JJ_ALIGN_ACROSS, /* equal gaps from left to right */
  JJ_ALIGN_DOWN,   /* equal gaps from top to bottom */
  JJ_ALIGN_SIZE,   /* the size of the first */
  JJ_N_ALIGNS
} JjAlign;
JjEdit *jj_sheet_align (const JjSheet *self, JjAlign how, const guint *boxes, guint n);

G_END_DECLS
