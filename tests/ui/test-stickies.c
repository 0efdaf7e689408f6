/* test-stickies.c: notes of a room become elements, and undo makes them notes again */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-kinds-plan.h"
#include "jj-plan-json.h"
#include "jj-sample.h"
#include "jj-sheet-stickies.h"

typedef struct
{
  JjPlan *plan;
  JjDiagram *diagram;
  JjSheet sheet;
} Fixture;

static void
look (Fixture *self)
{
  JjId sheet = jj_element_get_id (jj_plan_get_nth (self->plan, JJ_KIND_SHEET, 0));

  g_clear_pointer (&self->diagram, jj_diagram_unref);
  self->diagram = jj_diagram_new (&(JjDiagramInput){ .plan = self->plan, .sheet = sheet }, NULL);
  self->sheet = (JjSheet){ self->plan, self->diagram, sheet };
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->plan = jj_sample_load ();
  look (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  jj_diagram_unref (self->diagram);
  g_assert_finalize_object (self->plan);
}

/* The JSON before it; the plan is after it. */
static GBytes *
apply (Fixture *self, JjEdit *edit)
{
  g_autoptr (GError) error = NULL;
  GBytes *before = jj_plan_to_json (self->plan);
  JjPlan *after = jj_plan_with (self->plan, edit, &error);

  g_assert_no_error (error);
  g_object_unref (self->plan);
  self->plan = after;
  look (self);
  return before;
}

static void
undo (Fixture *self, JjEdit *edit, GBytes *before)
{
  g_autoptr (JjEdit) inverse = jj_edit_invert (edit);
  g_autoptr (GBytes) unused = apply (self, inverse);
  g_autoptr (GBytes) now = jj_plan_to_json (self->plan);

  g_assert_true (g_bytes_equal (before, now));
}

/* The example of jj-sheet-stickies.h. */
static void
test_add (Fixture *self, gconstpointer data)
{
  guint count = jj_plan_get_count (self->plan, JJ_KIND_STICKY);
  guint boxes = jj_diagram_get_n_boxes (self->diagram);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (JjId));
  g_autoptr (JjEdit) edit = jj_stickies_add (&self->sheet, "一\n\n  \n 二 ", 10, 20, ids);
  g_autoptr (GBytes) before = apply (self, edit);

  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpuint (g_array_index (ids, JjId, 1), ==,
                    jj_element_get_id (jj_plan_get_nth (self->plan, JJ_KIND_STICKY, count + 1)));
  g_assert_cmpuint (jj_plan_get_count (self->plan, JJ_KIND_STICKY), ==, count + 2);
  g_assert_cmpuint (jj_diagram_get_n_boxes (self->diagram), ==, boxes + 2);
  g_assert_cmpstr (jj_element_get_name (jj_plan_get_nth (self->plan, JJ_KIND_STICKY, count + 1)),
                   ==, "二");
  undo (self, edit, before);
}

/* From the corner of a box on: none of twelve stands upon a box, or upon another. */
static void
test_room (Fixture *self, gconstpointer data)
{
  const JjRect *first = &jj_diagram_get_box (self->diagram, 0)->rect;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (JjId));
  g_autoptr (JjEdit) edit = jj_stickies_add (&self->sheet, "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12",
                                             first->x, first->y, ids);
  g_autoptr (GBytes) before = apply (self, edit);

  g_assert_cmpuint (ids->len, ==, 12);
  for (guint i = 0; i < ids->len; i++)
    {
      int at = jj_diagram_find (self->diagram, g_array_index (ids, JjId, i));

      for (guint k = 0; k < jj_diagram_get_n_boxes (self->diagram); k++)
        {
          const JjBox *box = jj_diagram_get_box (self->diagram, k);

          g_assert_true (
              (int)k == at || box->is_frame || box->hidden >= 0
              || !jj_rect_meets (&box->rect, &jj_diagram_get_box (self->diagram, (guint)at)->rect));
        }
    }
}

static void
test_turn (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (JjId));
  g_autoptr (JjEdit) add = jj_stickies_add (&self->sheet, "數學社群", 100, 120, ids), edit = NULL;
  g_autoptr (GBytes) first = apply (self, add), before = NULL;
  JjId sticky = jj_edit_get_op (add, 0)->id, id = 0;
  int box = jj_diagram_find (self->diagram, sticky);
  JjRect rect = jj_diagram_get_box (self->diagram, (guint)box)->rect;
  guint count = jj_plan_get_count (self->plan, JJ_KIND_COMMUNITY);

  edit = jj_sticky_turn (&self->sheet, (guint)box, JJ_KIND_COMMUNITY, &id);
  before = apply (self, edit);
  g_assert_null (jj_plan_find (self->plan, sticky));
  g_assert_cmpuint (jj_plan_get_count (self->plan, JJ_KIND_COMMUNITY), ==, count + 1);
  g_assert_cmpstr (jj_element_get_name (jj_plan_find (self->plan, id)), ==, "數學社群");
  g_assert_cmpstr (jj_element_get_code (jj_plan_find (self->plan, id)), !=, NULL);
  box = jj_diagram_find (self->diagram, id);
  g_assert_cmpint (box, >=, 0);
  g_assert_cmpfloat (jj_diagram_get_box (self->diagram, (guint)box)->rect.x, ==, rect.x);
  undo (self, edit, before);
  g_assert_nonnull (jj_plan_find (self->plan, sticky));
}

static void
test_vote (Fixture *self, gconstpointer data)
{
  const JjElement *sticky = jj_plan_get_nth (self->plan, JJ_KIND_STICKY, 0);
  JjId ids[] = { jj_element_get_id (sticky),
                 jj_element_get_id (jj_plan_get_nth (self->plan, JJ_KIND_COMMUNITY, 0)) };
  gint64 dots = jj_element_get_number_or (sticky, JJ_STICKY_DOTS, 0);
  g_autoptr (JjEdit) edit = jj_stickies_vote (self->plan, ids, 2, 1);
  g_autoptr (GBytes) before = apply (self, edit);

  g_assert_cmpint (jj_element_get_number (jj_plan_find (self->plan, ids[0]), JJ_STICKY_DOTS), ==,
                   dots + 1);
  undo (self, edit, before);
  g_assert_null (jj_stickies_vote (self->plan, ids + 1, 1, 1));
}

/* Same group, same column; more dots stand higher. */
static void
test_gather (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (JjId));
  g_autoptr (JjEdit) add = jj_stickies_add (&self->sheet, "甲\n乙\n丙", 0, 0, ids), edit = NULL;
  g_autoptr (JjEdit) groups = jj_edit_new ("groups");
  g_autoptr (GBytes) one = apply (self, add), two = NULL, before = NULL;
  static const char *const names[] = { "a", "b", "a" };
  static const int dots[] = { 1, 0, 5 };
  JjRect rects[3];

  for (guint i = 0; i < 3; i++)
    {
      JjId id = g_array_index (ids, JjId, i);

      jj_edit_set_text (groups, JJ_KIND_STICKY, id, JJ_STICKY_GROUP, names[i]);
      jj_edit_set_number (groups, JJ_KIND_STICKY, id, JJ_STICKY_DOTS, dots[i]);
    }
  two = apply (self, groups);
  edit = jj_stickies_gather (&self->sheet);
  before = apply (self, edit);
  for (guint i = 0; i < 3; i++)
    rects[i]
        = jj_diagram_get_box (self->diagram,
                              (guint)jj_diagram_find (self->diagram, g_array_index (ids, JjId, i)))
              ->rect;
  g_assert_cmpfloat (rects[0].x, ==, rects[2].x);
  g_assert_cmpfloat (rects[0].x, !=, rects[1].x);
  g_assert_cmpfloat (rects[2].y, <, rects[0].y);
  undo (self, edit, before);
}

#define ADD(name, func) g_test_add ("/ui/stickies/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("add", test_add);
  ADD ("find-room", test_room);
  ADD ("turn", test_turn);
  ADD ("vote", test_vote);
  ADD ("gather", test_gather);
  return g_test_run ();
}
