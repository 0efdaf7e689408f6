/* test-clip.c: elements copied from one plan come into another with the links between them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-clip.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-sample.h"

#include <string.h>

static JjPlan *
with (JjPlan *plan, JjEdit *edit)
{
  g_autoptr (GError) error = NULL;
  JjPlan *after = jj_plan_with (plan, edit, &error);

  g_assert_no_error (error);
  jj_edit_unref (edit);
  return after;
}

static JjPlan *
make_empty (void)
{
  g_autoptr (JjPlan) empty = jj_plan_new ();
  JjEdit *edit = jj_edit_new ("");

  jj_edit_insert (edit, JJ_KIND_SHEET, 1);
  return with (empty, edit);
}

static JjDiagram *
draw (JjPlan *plan, JjId sheet)
{
  JjDiagramInput input = { .plan = plan, .sheet = sheet };

  return jj_diagram_new (&input, NULL);
}

/* All boxes of a sheet of the sample. */
static GBytes *
take_sheet (JjPlan *plan, guint number, guint *n_boxes)
{
  JjId id = jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_SHEET, number));
  g_autoptr (JjDiagram) diagram = draw (plan, id);
  JjSheet sheet = { plan, diagram, id };
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < jj_diagram_get_n_boxes (diagram); i++)
    g_array_append_val (boxes, i);
  *n_boxes = boxes->len;
  return jj_clip_take (&sheet, (const guint *)(gconstpointer)boxes->data, boxes->len);
}

/* Elements on the second sheet and the lines between them are as many in an empty plan; the persons
 * stay at home; taking again and pasting again gives the same picture. */
static void
test_other_plan (void)
{
  g_autoptr (JjPlan) source = jj_sample_load (), target = make_empty (), after = NULL;
  g_autoptr (JjDiagram) before = NULL, then = NULL, there = NULL;
  g_autoptr (GError) error = NULL;
  guint n_boxes, n_links = 0, n_kept = 0;
  g_autoptr (GBytes) bytes = take_sheet (source, 1, &n_boxes);
  JjClipPaste paste = { 0 };
  JjSheet sheet;

  before = draw (target, 1);
  sheet = (JjSheet){ target, before, 1 };
  g_assert_true (jj_clip_paste (&sheet, bytes, (JjRoutePoint){ 500, 400 }, &paste, &error));
  g_assert_cmpuint (paste.ids->len, ==, n_boxes);
  after = with (target, g_steal_pointer (&paste.edit));
  then = draw (after, 1);
  there = draw (source, jj_element_get_id (jj_plan_get_nth (source, JJ_KIND_SHEET, 1)));
  g_assert_cmpuint (jj_diagram_get_n_boxes (then), ==, n_boxes);
  g_assert_cmpuint (jj_plan_get_count (after, JJ_KIND_PERSON), ==, 0);
  for (guint i = 0; i < jj_diagram_get_n_lines (there); i++)
    n_links += jj_diagram_get_line (there, i)->id != 0;
  for (guint i = 0; i < jj_diagram_get_n_lines (then); i++)
    n_kept += jj_diagram_get_line (then, i)->id != 0;
  g_assert_cmpuint (n_links, >, 5);
  g_assert_cmpuint (n_kept, ==, n_links);
  jj_clip_paste_clear (&paste);
}

/* What is absent in an empty plan is named once in one sentence; in the same plan nothing is. */
static void
test_absent (void)
{
  g_autoptr (JjPlan) source = jj_sample_load (), target = make_empty ();
  g_autoptr (JjDiagram) empty = draw (target, 1), own = NULL;
  JjId id = jj_element_get_id (jj_plan_get_nth (source, JJ_KIND_SHEET, 2));
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  guint n_boxes;
  g_autoptr (GBytes) bytes = take_sheet (source, 2, &n_boxes);
  JjClipPaste paste = { 0 }, again = { 0 };
  JjSheet sheet = { target, empty, 1 };

  g_assert_true (jj_clip_paste (&sheet, bytes, (JjRoutePoint){ 0, 0 }, &paste, &error));
  g_assert_cmpuint (paste.absent->len, >, 0);
  told = jj_clip_paste_tell (&paste);
  g_assert_nonnull (strstr (told, g_ptr_array_index (paste.absent, 0)));
  g_assert_null (strchr (told, '\n'));
  own = draw (source, id);
  sheet = (JjSheet){ source, own, id };
  g_assert_true (jj_clip_paste (&sheet, bytes, (JjRoutePoint){ 0, 0 }, &again, &error));
  g_assert_cmpuint (again.absent->len, ==, 0);
  {
    g_autoptr (JjPlan) both = with (source, g_steal_pointer (&again.edit));

    g_assert_cmpuint (jj_plan_get_count (both, JJ_KIND_COMMUNITY), ==,
                      jj_plan_get_count (source, JJ_KIND_COMMUNITY) + 12);
  }
  jj_clip_paste_clear (&paste);
  jj_clip_paste_clear (&again);
}

/* An activity comes with its budget line. */
static void
test_owned (void)
{
  g_autoptr (JjPlan) source = jj_sample_load (), target = make_empty (), after = NULL;
  g_autoptr (JjDiagram) empty = draw (target, 1);
  guint n_boxes;
  g_autoptr (GBytes) bytes = take_sheet (source, 2, &n_boxes);
  JjSheet sheet = { target, empty, 1 };
  JjClipPaste paste = { 0 };

  g_assert_true (jj_clip_paste (&sheet, bytes, (JjRoutePoint){ 0, 0 }, &paste, NULL));
  after = with (target, g_steal_pointer (&paste.edit));
  g_assert_cmpuint (jj_plan_get_count (after, JJ_KIND_ACTIVITY), ==, 3);
  g_assert_cmpuint (jj_plan_get_count (after, JJ_KIND_BUDGET_LINE), >, 3);
  for (guint i = 0; i < jj_plan_get_count (after, JJ_KIND_BUDGET_LINE); i++)
    g_assert_nonnull (jj_element_get_ref (jj_plan_get_nth (after, JJ_KIND_BUDGET_LINE, i),
                                          JJ_BUDGET_LINE_ACTIVITY));
  jj_clip_paste_clear (&paste);
}

/* What is no such text is refused with a sentence, whatever byte of it is changed or missing: it
 * may still be read, but never crashes, and a paste that is made can be committed or refused. */
static void
test_hostile (void)
{
  g_autoptr (JjPlan) source = jj_sample_load (), target = make_empty ();
  g_autoptr (JjDiagram) empty = draw (target, 1);
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  JjSheet sheet = { target, empty, 1 };
  guint n_boxes;
  g_autoptr (GBytes) good = take_sheet (source, 1, &n_boxes);
  const char *const bad[] = { "", "{", "[]", "null", "{\"elements\": 3}", "hello", "{}" };

  for (guint i = 0; i < G_N_ELEMENTS (bad) + 300; i++)
    {
      g_autoptr (GError) error = NULL;
      gsize size;
      const guint8 *data = g_bytes_get_data (good, &size);
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) bytes = NULL;
      JjClipPaste paste = { 0 };

      if (i < G_N_ELEMENTS (bad))
        bytes = g_bytes_new_static (bad[i], strlen (bad[i]));
      else
        {
          copy[g_rand_int_range (random, 0, (gint32)size)] = (guint8)g_rand_int (random);
          bytes = g_bytes_new (copy,
                               i % 3 ? size : (gsize)g_rand_int_range (random, 0, (gint32)size));
        }
      if (jj_clip_paste (&sheet, bytes, (JjRoutePoint){ 0, 0 }, &paste, &error))
        {
          g_autoptr (JjPlan) after = jj_plan_with (target, paste.edit, NULL);

          g_assert_cmpuint (i, >=, G_N_ELEMENTS (bad));
          g_assert_cmpuint (paste.ids->len, >, 0);
        }
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      jj_clip_paste_clear (&paste);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/clip/another-plan-gets-elements-and-links", test_other_plan);
  g_test_add_func ("/ui/clip/what-is-absent-is-named", test_absent);
  g_test_add_func ("/ui/clip/what-is-owned-comes-along", test_owned);
  g_test_add_func ("/ui/clip/a-strangers-text-is-refused", test_hostile);
  return g_test_run ();
}
