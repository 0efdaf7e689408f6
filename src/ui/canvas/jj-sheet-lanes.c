/* jj-sheet-lanes.c: what the lanes and semesters of a sheet write */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-sheet-edit-private.h"

#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"

#include <glib/gi18n.h>
#include <math.h>

#define HALF_YEAR 6
#define COLUMN_GAP 48.0

JjTier
jj_sheet_home_lane (JjKindId kind)
{
  switch (kind)
    {
    case JJ_KIND_PURSE:
      return JJ_TIER_CENTRAL;
    case JJ_KIND_ALLIANCE:
      return JJ_TIER_REGION;
    case JJ_KIND_COMMUNITY:
    case JJ_KIND_SCHOOL:
      return JJ_TIER_SCHOOL;
    default:
      return JJ_TIER_COUNTY;
    }
}

void
jj_sheet_write_lane (const JjSheet *self, JjEdit *edit, const JjBox *box, const JjRect *rect)
{
  JjTier lane;

  if (jj_diagram_get_n_lanes (self->diagram) == 0)
    return;
  lane = jj_diagram_lane_at (self->diagram, rect->y + rect->height / 2);
  if (lane == box->lane)
    return;
  if (box->kind == JJ_KIND_ORGANISATION)
    {
      jj_edit_set_number (edit, JJ_KIND_ORGANISATION, box->id, JJ_ORGANISATION_TIER, lane);
      jj_edit_set_number (edit, JJ_KIND_PLACEMENT, box->placement, JJ_PLACEMENT_LANE, JJ_EMPTY);
    }
  else
    jj_edit_set_number (edit, JJ_KIND_PLACEMENT, box->placement, JJ_PLACEMENT_LANE,
                        lane == jj_sheet_home_lane (box->kind) ? JJ_EMPTY : (gint64)lane);
}

/* The same day half a year on or back; the last of the month where it has none. */
static gint64
half_a_year (gint64 day, gboolean forwards)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)day);
  if (forwards)
    g_date_add_months (&date, HALF_YEAR);
  else
    g_date_subtract_months (&date, HALF_YEAR);
  return g_date_get_julian (&date);
}

/* The first day of a semester of the plan's year. */
static gint64
first_day (JjPlan *plan, int semester)
{
  gint64 first = jj_plan_get_first_day (plan);

  return semester == jj_semester_of (first) ? first : half_a_year (first, TRUE);
}

/* The start moves by half a year, the end by as many days, so that the activity lasts as long. An
 * activity without a date gets the first day of the semester. */
void
jj_sheet_write_semester (const JjSheet *self, JjEdit *edit, const JjBox *box, const JjRect *rect)
{
  const JjElement *activity = jj_plan_find (self->plan, box->id);
  int semester = jj_diagram_column_at (self->diagram, rect->x + rect->width / 2);
  int before = jj_diagram_column_at (self->diagram, box->rect.x + box->rect.width / 2);
  gint64 start, end, then;

  if (box->kind != JJ_KIND_ACTIVITY || jj_diagram_get_n_columns (self->diagram) == 0
      || semester == box->semester || (activity && box->semester < 0 && semester == before))
    return;
  start = activity ? jj_element_get_number (activity, JJ_ACTIVITY_START) : JJ_EMPTY;
  end = activity ? jj_element_get_number (activity, JJ_ACTIVITY_END) : JJ_EMPTY;
  then = start == JJ_EMPTY ? first_day (self->plan, semester)
                           : half_a_year (start, semester > box->semester);
  jj_edit_set_number (edit, JJ_KIND_ACTIVITY, box->id, JJ_ACTIVITY_START, then);
  if (start != JJ_EMPTY && end != JJ_EMPTY)
    jj_edit_set_number (edit, JJ_KIND_ACTIVITY, box->id, JJ_ACTIVITY_END, end + then - start);
}

JjEdit *
jj_sheet_shift_lanes (const JjSheet *self, guint lane, double by)
{
  JjEdit *edit = jj_edit_new (_ ("Make room in a lane"));
  double top = jj_diagram_get_lane (self->diagram, lane)->top;

  for (guint i = 0; i < jj_diagram_get_n_boxes (self->diagram); i++)
    {
      const JjBox *box = jj_diagram_get_box (self->diagram, i);

      if (box->full.y + box->full.height / 2 >= top)
        jj_edit_set_number (edit, JJ_KIND_PLACEMENT, box->placement, JJ_PLACEMENT_Y,
                            (gint64)lround (box->full.y + by));
    }
  return edit;
}

/* How far the second semester has to go to the right to be beside the first. */
static double
overlap_of (const JjDiagram *diagram)
{
  double right = -G_MAXDOUBLE, left = G_MAXDOUBLE;

  for (guint i = 0; i < jj_diagram_get_n_boxes (diagram); i++)
    {
      const JjBox *box = jj_diagram_get_box (diagram, i);

      if (box->hidden >= 0 || box->frame >= 0)
        continue;
      if (box->semester == 0)
        right = MAX (right, box->full.x + box->full.width);
      else if (box->semester == 1)
        left = MIN (left, box->full.x);
    }
  return right > -G_MAXDOUBLE && left < G_MAXDOUBLE ? right + COLUMN_GAP - left : 0;
}

JjEdit *
jj_sheet_set_semesters (const JjSheet *self, gboolean shown)
{
  JjEdit *edit = jj_edit_new (shown ? _ ("Show the semesters") : _ ("Hide the semesters"));
  double by = shown ? overlap_of (self->diagram) : 0;

  jj_edit_set_text (edit, JJ_KIND_SHEET, self->sheet, JJ_SHEET_BACKGROUND,
                    shown ? JJ_SHEET_SEMESTERS : NULL);
  for (guint i = 0; i < jj_diagram_get_n_boxes (self->diagram) && by > 0; i++)
    {
      const JjBox *box = jj_diagram_get_box (self->diagram, i);

      if (box->semester == 1 && box->frame < 0 && box->hidden < 0)
        jj_edit_set_number (edit, JJ_KIND_PLACEMENT, box->placement, JJ_PLACEMENT_X,
                            (gint64)(ceil ((box->full.x + by) / JJ_DIAGRAM_GRID)
                                     * JJ_DIAGRAM_GRID));
    }
  return edit;
}
