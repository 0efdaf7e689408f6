/* test-sheet-edit.c: edits of a sheet write what a place means, and snapping finds the right place
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-sample.h"
#include "jj-sheet-edit.h"
#include "jj-snap.h"

#include <string.h>

static JjDiagram *
draw (JjPlan *plan, JjId sheet)
{
  JjDiagramInput input = { .plan = plan, .sheet = sheet };

  return jj_diagram_new (&input, NULL);
}

static JjId
sheet_at (JjPlan *plan, guint i)
{
  return jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_SHEET, i));
}

static JjPlan *
with (JjPlan *plan, JjEdit *edit)
{
  g_autoptr (GError) error = NULL;
  JjPlan *after = jj_plan_with (plan, edit, &error);

  g_assert_no_error (error);
  jj_edit_unref (edit);
  return after;
}

static guint
find_kind (const JjDiagram *diagram, JjKindId kind)
{
  for (guint i = 0; i < jj_diagram_get_n_boxes (diagram); i++)
    if (jj_diagram_get_box (diagram, i)->kind == kind)
      return i;
  g_assert_not_reached ();
}

/* For every lane: what is put into it says so afterwards, an organisation by its own tier. */
static void
check_lanes (JjPlan *plan, JjKindId kind)
{
  g_autoptr (JjDiagram) before = draw (plan, sheet_at (plan, 0));
  JjSheet sheet = { plan, before, sheet_at (plan, 0) };
  guint box = find_kind (before, kind);

  for (guint lane = 0; lane < 4; lane++)
    {
      const JjLane *band = jj_diagram_get_lane (before, lane);
      JjSheetPlace place = { box, jj_diagram_get_box (before, box)->rect };
      g_autoptr (JjPlan) after = NULL;
      g_autoptr (JjDiagram) then = NULL;
      const JjElement *element;

      place.rect.x = 8000;
      place.rect.y = (band->top + band->bottom - place.rect.height) / 2;
      after = with (plan, jj_sheet_put (&sheet, "Move %s", &place, 1));
      then = draw (after, sheet.sheet);
      element = jj_plan_find (after, jj_diagram_get_box (before, box)->id);
      g_assert_cmpint (jj_diagram_get_box (then, (guint)jj_diagram_find (then, jj_element_get_id (
                                                                                   element)))
                           ->lane,
                       ==, lane);
      if (kind == JJ_KIND_ORGANISATION)
        g_assert_cmpint (jj_element_get_number (element, JJ_ORGANISATION_TIER), ==, lane);
    }
}

static gint64
julian (int year, int month, int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return g_date_get_julian (&date);
}

static void
test_lanes (void)
{
  g_autoptr (JjPlan) plan = jj_sample_load ();

  check_lanes (plan, JJ_KIND_ORGANISATION);
  check_lanes (plan, JJ_KIND_COMMUNITY);
  check_lanes (plan, JJ_KIND_PURSE);
}

/* Two activities of 114/9/1 and of 115/3/15 to 115/3/20, one above the other; with semesters shown
 * they stand beside each other. */
static JjPlan *
make_semesters (void)
{
  g_autoptr (JjPlan) empty = jj_plan_new (), plain = NULL;
  g_autoptr (JjDiagram) before = NULL;
  JjEdit *edit = jj_edit_new ("");
  const gint64 days[][2]
      = { { julian (2025, 9, 1), JJ_EMPTY }, { julian (2026, 3, 15), julian (2026, 3, 20) } };
  JjSheet sheet;

  jj_edit_insert (edit, JJ_KIND_SHEET, 1);
  for (guint i = 0; i < 2; i++)
    {
      JjId element = jj_edit_insert (edit, JJ_KIND_ACTIVITY, 2 + i);
      JjId id = jj_edit_insert (edit, JJ_KIND_PLACEMENT, 10 + i);

      jj_edit_set_number (edit, JJ_KIND_ACTIVITY, element, JJ_ACTIVITY_START, days[i][0]);
      jj_edit_set_number (edit, JJ_KIND_ACTIVITY, element, JJ_ACTIVITY_END, days[i][1]);
      jj_edit_set_number (edit, JJ_KIND_PLACEMENT, id, JJ_PLACEMENT_SHEET, 1);
      jj_edit_set_number (edit, JJ_KIND_PLACEMENT, id, JJ_PLACEMENT_ELEMENT, element);
      jj_edit_set_number (edit, JJ_KIND_PLACEMENT, id, JJ_PLACEMENT_X, 0);
      jj_edit_set_number (edit, JJ_KIND_PLACEMENT, id, JJ_PLACEMENT_Y, 200 * i);
    }
  plain = with (empty, edit);
  before = draw (plain, 1);
  sheet = (JjSheet){ plain, before, 1 };
  return with (plain, jj_sheet_set_semesters (&sheet, TRUE));
}

static const JjBox *
box_of (const JjDiagram *diagram, JjId id)
{
  return jj_diagram_get_box (diagram, (guint)jj_diagram_find (diagram, id));
}

static int
column_of (const JjDiagram *diagram, JjId id)
{
  const JjBox *box = box_of (diagram, id);

  return jj_diagram_column_at (diagram, box->rect.x + box->rect.width / 2);
}

/* Across and back: half a year each way, as long as before; and a date typed in a table moves the
 * box. */
static void
test_semesters (void)
{
  g_autoptr (JjPlan) plan = make_semesters (), across = NULL, typed = NULL;
  g_autoptr (JjDiagram) before = draw (plan, 1), then = NULL, third = NULL;
  JjSheet sheet = { plan, before, 1 };
  JjSheetPlace place = { (guint)jj_diagram_find (before, 3), box_of (before, 3)->rect };
  JjEdit *edit = jj_edit_new ("");

  g_assert_cmpuint (jj_diagram_get_n_columns (before), ==, 2);
  g_assert_cmpint (column_of (before, 2), ==, 0);
  g_assert_cmpint (column_of (before, 3), ==, 1);
  place.rect.x = -600;
  across = with (plan, jj_sheet_put (&sheet, "Move %s", &place, 1));
  then = draw (across, 1);
  g_assert_cmpint (jj_element_get_number (jj_plan_find (across, 3), JJ_ACTIVITY_START), ==,
                   julian (2025, 9, 15));
  g_assert_cmpint (jj_element_get_number (jj_plan_find (across, 3), JJ_ACTIVITY_END), ==,
                   julian (2025, 9, 20));
  g_assert_cmpint (column_of (then, 3), ==, 0);
  jj_edit_set_number (edit, JJ_KIND_ACTIVITY, 2, JJ_ACTIVITY_START, julian (2026, 2, 1));
  typed = with (across, edit);
  third = draw (typed, 1);
  g_assert_cmpint (column_of (third, 2), ==, 1);
  g_assert_cmpint (column_of (third, 3), ==, 0);
}

/* A programme's frame (0,0 400×300) and an activity outside it. */
static JjPlan *
make_frame (void)
{
  g_autoptr (JjPlan) empty = jj_plan_new ();
  JjEdit *edit = jj_edit_new ("");
  const gint64 places[][5] = { { 2, 0, 0, 400, 300 }, { 3, 600, 80, 176, 64 } };

  jj_edit_insert (edit, JJ_KIND_SHEET, 1);
  jj_edit_insert (edit, JJ_KIND_PROGRAMME, 2);
  jj_edit_insert (edit, JJ_KIND_ACTIVITY, 3);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      JjId id = jj_edit_insert (edit, JJ_KIND_PLACEMENT, 10 + i);

      jj_edit_set_number (edit, JJ_KIND_PLACEMENT, id, JJ_PLACEMENT_SHEET, 1);
      for (guint k = 0; k < 5; k++)
        jj_edit_set_number (edit, JJ_KIND_PLACEMENT, id, JJ_PLACEMENT_ELEMENT + k, places[i][k]);
    }
  return with (empty, edit);
}

static void
test_frames (void)
{
  g_autoptr (JjPlan) plan = make_frame (), inside = NULL, outside = NULL;
  g_autoptr (JjDiagram) before = draw (plan, 1), then = NULL;
  JjSheet sheet = { plan, before, 1 };
  JjSheetPlace place = { (guint)jj_diagram_find (before, 3), { 80, 100, 176, 64 } };

  inside = with (plan, jj_sheet_put (&sheet, "Move %s", &place, 1));
  g_assert_true (jj_element_get_ref (jj_plan_find (inside, 3), JJ_ACTIVITY_PROGRAMME)
                 == jj_plan_find (inside, 2));
  then = draw (inside, 1);
  sheet = (JjSheet){ inside, then, 1 };
  place = (JjSheetPlace){ (guint)jj_diagram_find (then, 3), { 700, 100, 176, 64 } };
  outside = with (inside, jj_sheet_put (&sheet, "Move %s", &place, 1));
  g_assert_null (jj_element_get_ref (jj_plan_find (outside, 3), JJ_ACTIVITY_PROGRAMME));
}

/* Pinned boxes stay, none overlap, the same sheet gives the same picture, and only placements
 * change. */
static void
test_arrange (void)
{
  g_autoptr (JjPlan) plan = jj_sample_load (), after = NULL, pinned = NULL;
  g_autoptr (JjDiagram) before = draw (plan, sheet_at (plan, 1)), then = NULL, held = NULL;
  JjSheet sheet = { plan, before, sheet_at (plan, 1) };
  g_autoptr (JjEdit) again = NULL;
  g_autofree char *one = NULL, *other = NULL;
  guint kept[] = { 3, 7 };

  pinned = with (plan, jj_sheet_set_pinned (&sheet, kept, 2, TRUE));
  held = draw (pinned, sheet.sheet);
  sheet = (JjSheet){ pinned, held, sheet.sheet };
  again = jj_sheet_arrange (&sheet);
  one = jj_edit_to_json (again);
  for (guint i = 0; i < jj_edit_get_n_ops (again); i++)
    g_assert_cmpint (jj_kind_index (jj_edit_get_op (again, i)->kind), ==, JJ_KIND_PLACEMENT);
  {
    g_autoptr (JjEdit) same = jj_sheet_arrange (&sheet);

    other = jj_edit_to_json (same);
    g_assert_cmpstr (one, ==, other);
    after = with (pinned, g_steal_pointer (&same));
  }
  then = draw (after, sheet.sheet);
  for (guint i = 0; i < 2; i++)
    {
      JjId id = jj_diagram_get_box (held, kept[i])->id;
      const JjBox *box = jj_diagram_get_box (then, (guint)jj_diagram_find (then, id));

      g_assert_cmpint (memcmp (&box->rect, &jj_diagram_get_box (held, kept[i])->rect,
                               sizeof (JjRect)),
                       ==, 0);
    }
}

static void
test_unplaced (void)
{
  g_autoptr (JjPlan) plan = jj_sample_load (), after = NULL;
  g_autoptr (GArray) ids = jj_sheet_get_unplaced (plan), none = NULL;
  g_autoptr (JjDiagram) before = draw (plan, sheet_at (plan, 0)), then = NULL;
  JjSheet sheet = { plan, before, sheet_at (plan, 0) };

  g_assert_cmpuint (ids->len, >, 50);
  after = with (plan,
                jj_sheet_add_existing (&sheet, (const JjId *)(gconstpointer)ids->data, ids->len));
  none = jj_sheet_get_unplaced (after);
  g_assert_cmpuint (none->len, ==, 0);
  then = draw (after, sheet.sheet);
  /* What is placed stands in its lane, over nothing else. */
  for (guint i = 0; i < ids->len; i++)
    {
      guint number = (guint)jj_diagram_find (then, g_array_index (ids, JjId, i));
      const JjBox *box = jj_diagram_get_box (then, number);
      g_autoptr (GArray) met = g_array_new (FALSE, FALSE, sizeof (guint));

      jj_diagram_query (then, &box->rect, met, NULL);
      g_assert_cmpuint (met->len, ==, 1);
    }
  for (guint i = 0; i < jj_diagram_get_n_boxes (then); i++)
    {
      const JjBox *box = jj_diagram_get_box (then, i);

      g_assert_cmpint (jj_diagram_lane_at (then, box->rect.y + box->rect.height / 2), ==,
                       box->lane);
    }
  /* Lanes get higher and longer alike: no tower and no ribbon. */
  g_assert_cmpfloat (jj_diagram_get_extents (then).width, <,
                     3 * jj_diagram_get_extents (then).height);
  g_assert_cmpfloat (jj_diagram_get_extents (then).height, <, jj_diagram_get_extents (then).width);
}

/* Copies stand on this sheet alone, with new codes, moved by the offset. */
static void
test_copy (void)
{
  g_autoptr (JjPlan) plan = make_frame (), after = NULL;
  g_autoptr (JjDiagram) before = draw (plan, 1), then = NULL;
  JjSheet sheet = { plan, before, 1 };
  guint box = (guint)jj_diagram_find (before, 3);
  JjId id = 0;

  after = with (plan, jj_sheet_copy (&sheet, &box, 1, (JjRoutePoint){ 0, 200 }, &id));
  then = draw (after, 1);
  g_assert_cmpuint (jj_diagram_get_n_boxes (then), ==, 3);
  g_assert_cmpfloat (jj_diagram_get_box (then, (guint)jj_diagram_find (then, id))->rect.y, ==, 280);
  g_assert_cmpuint (jj_plan_get_count (after, JJ_KIND_PLACEMENT), ==, 3);
}

/* A box of 100 at x 203 beside one at 200: the left edges meet, 3 to the left. At 211 with a reach
 * of 6 only the grid of 8 attracts: 208. Between boxes that end at 100 and begin at 300, a box of
 * 100 asked to be at 147 comes to 150: gaps of 50. */
static void
test_snap (void)
{
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (JjRect));
  JjRect above = { 200, 0, 100, 40 }, nearer = { 200, 100, 100, 40 };
  JjRect left = { 0, 500, 100, 40 }, right = { 300, 500, 100, 40 };
  JjSnap snap;

  g_array_append_val (others, above);
  snap = jj_snap (&(JjRect){ 203, 203, 100, 40 }, others, 6, 8);
  g_assert_cmpfloat (snap.dx, ==, -3);
  g_assert_cmpfloat (snap.dy, ==, -3);
  /* The edge, and the 160 between the lower end of the one at 40 and this one's top at 200. */
  g_assert_cmpuint (snap.n_guides, ==, 2);
  g_assert_true (snap.guides[0].is_upright);
  g_assert_cmpfloat (snap.guides[0].at, ==, 200);
  g_assert_cmpfloat (snap.guides[0].distance, ==, 0);
  g_assert_cmpfloat (snap.guides[1].start, ==, 40);
  g_assert_cmpfloat (snap.guides[1].distance, ==, 160);
  /* Of two in the same column the distance to the nearer one. */
  g_array_append_val (others, nearer);
  snap = jj_snap (&(JjRect){ 203, 203, 100, 40 }, others, 6, 8);
  g_assert_cmpfloat (snap.guides[1].distance, ==, 60);
  g_array_set_size (others, 1);
  snap = jj_snap (&(JjRect){ 211, 200, 60, 40 }, others, 6, 8);
  g_assert_cmpfloat (snap.dx, ==, -3);
  g_assert_cmpuint (snap.n_guides, ==, 0);
  /* A centre at 298 comes to the edge at 300. */
  snap = jj_snap (&(JjRect){ 268, 200, 60, 40 }, others, 6, 8);
  g_assert_cmpfloat (snap.dx, ==, 2);
  g_assert_cmpfloat (snap.guides[0].at, ==, 300);
  g_array_append_val (others, left);
  g_array_append_val (others, right);
  snap = jj_snap (&(JjRect){ 147, 513, 100, 40 }, others, 6, 8);
  g_assert_cmpfloat (snap.dx, ==, 3);
  g_assert_cmpfloat (snap.guides[0].distance, ==, 50);
}

/* Boxes end at 100 and at 240, with a gap of 40: one on either side of them is 40 away too, and
 * what stands halfway as well as under a centre is told both. */
static void
test_gaps_in_a_row (void)
{
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (JjRect));
  const JjRect row[] = { { 0, 0, 100, 40 }, { 140, 0, 100, 40 }, { 600, 0, 100, 40 } };
  JjSnap snap;

  g_array_append_vals (others, row, 2);
  snap = jj_snap (&(JjRect){ 283, 13, 100, 40 }, others, 6, 0);
  g_assert_cmpfloat (snap.dx, ==, -3);
  g_assert_cmpuint (snap.n_guides, ==, 2);
  g_assert_cmpfloat (snap.guides[0].start, ==, 100);
  g_assert_cmpfloat (snap.guides[1].start, ==, 240);
  g_assert_cmpfloat (snap.guides[1].distance, ==, 40);
  snap = jj_snap (&(JjRect){ -142, 13, 100, 40 }, others, 6, 0);
  g_assert_cmpfloat (snap.dx, ==, 2);
  g_assert_cmpfloat (snap.guides[0].start, ==, -40);
  g_array_append_val (others, row[2]);
  g_array_append_vals (others, &(JjRect){ 320, 300, 200, 40 }, 1);
  snap = jj_snap (&(JjRect){ 374, 13, 100, 40 }, others, 6, 0);
  g_assert_cmpfloat (snap.dx, ==, -4);
  g_assert_cmpuint (snap.n_guides, ==, 4);
  g_assert_cmpfloat (snap.guides[3].distance, ==, 130);
}

/* Three boxes 100 wide at 0, 130 and 400: equal gaps are of 100, the middle one comes to 200. */
static void
test_space (void)
{
  g_autoptr (JjPlan) empty = jj_plan_new (), plan = NULL, after = NULL;
  g_autoptr (JjDiagram) before = NULL, then = NULL;
  JjEdit *edit = jj_edit_new ("");
  const gint64 x[] = { 0, 130, 400 };
  const guint boxes[] = { 0, 1, 2 };
  JjSheet sheet;

  jj_edit_insert (edit, JJ_KIND_SHEET, 1);
  for (guint i = 0; i < 3; i++)
    {
      JjId element = jj_edit_insert (edit, JJ_KIND_COMMUNITY, 2 + i);
      JjId id = jj_edit_insert (edit, JJ_KIND_PLACEMENT, 10 + i);

      jj_edit_set_number (edit, JJ_KIND_PLACEMENT, id, JJ_PLACEMENT_SHEET, 1);
      jj_edit_set_number (edit, JJ_KIND_PLACEMENT, id, JJ_PLACEMENT_ELEMENT, element);
      jj_edit_set_number (edit, JJ_KIND_PLACEMENT, id, JJ_PLACEMENT_X, x[i]);
      jj_edit_set_number (edit, JJ_KIND_PLACEMENT, id, JJ_PLACEMENT_Y, 0);
      jj_edit_set_number (edit, JJ_KIND_PLACEMENT, id, JJ_PLACEMENT_WIDTH, 100);
      jj_edit_set_number (edit, JJ_KIND_PLACEMENT, id, JJ_PLACEMENT_HEIGHT, 40);
    }
  plan = with (empty, edit);
  before = draw (plan, 1);
  sheet = (JjSheet){ plan, before, 1 };
  after = with (plan, jj_sheet_align (&sheet, JJ_ALIGN_ACROSS, boxes, 3));
  then = draw (after, 1);
  g_assert_cmpfloat (jj_diagram_get_box (then, (guint)jj_diagram_find (then, 3))->rect.x, ==, 200);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/sheet/a-lane-writes-its-field", test_lanes);
  g_test_add_func ("/ui/sheet/a-semester-shifts-dates-and-back", test_semesters);
  g_test_add_func ("/ui/sheet/a-frame-writes-membership", test_frames);
  g_test_add_func ("/ui/sheet/arranging-keeps-pins", test_arrange);
  g_test_add_func ("/ui/sheet/places-all-that-wait", test_unplaced);
  g_test_add_func ("/ui/sheet/copies-stand-on-this-sheet-alone", test_copy);
  g_test_add_func ("/ui/sheet/equal-gaps", test_space);
  g_test_add_func ("/ui/snap/equal-gaps-in-a-row", test_gaps_in_a_row);
  g_test_add_func ("/ui/snap/edges-gaps-then-grid", test_snap);
  return g_test_run ();
}
