/* test-groups.c: the plans of a workshop's groups beside the facilitator's */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-data.h"
#include "jj-groups.h"
#include "jj-kinds-people.h"
#include "jj-kinds-work.h"
#include "jj-plan-json.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  JjPlan *own;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = jj_data_load ("samples/practice.json", &error);

  g_assert_no_error (error);
  self->own = jj_plan_from_json (json, &error);
  g_assert_no_error (error);
  self->folder = g_dir_make_tmp ("jj-groups-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_assert_finalize_object (self->own);
}

static char *
write_plan (Fixture *self, JjPlan *plan, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = jj_plan_to_json (plan);
  gsize size;
  const char *text = g_bytes_get_data (json, &size);
  char *path = g_build_filename (self->folder, name, NULL);

  g_file_set_contents (path, text, (gssize)size, &error);
  g_assert_no_error (error);
  return path;
}

/* The example of jj-groups.h: one community renamed, one line dearer, one community gone. */
static void
test_differences (Fixture *self, gconstpointer data)
{
  g_autoptr (JjGroups) groups = jj_groups_new (self->own);
  const JjElement *community = jj_plan_get_nth (self->own, JJ_KIND_COMMUNITY, 0);
  g_autoptr (JjEdit) edit = jj_edit_new ("group");
  g_autoptr (GError) error = NULL;
  g_autoptr (JjPlan) theirs = NULL;
  g_autofree char *same = write_plan (self, self->own, "一.json"), *other = NULL;
  const JjGroup *one, *two;

  jj_edit_set_text (edit, JJ_KIND_COMMUNITY, jj_element_get_id (community), JJ_NAME, "第二組社群");
  jj_edit_insert (edit, JJ_KIND_COMMUNITY, 0);
  theirs = jj_plan_with (self->own, edit, &error);
  g_assert_no_error (error);
  other = write_plan (self, theirs, "二.json");
  jj_groups_add_file (groups, same, NULL);
  jj_groups_add_file (groups, other, NULL);
  g_assert_cmpuint (jj_groups_get_n (groups), ==, 2);
  one = jj_groups_get (groups, 0);
  two = jj_groups_get (groups, 1);
  g_assert_null (one->reason);
  g_assert_true (one->is_related && two->is_related);
  g_assert_cmpuint (one->n_added + one->n_removed + one->n_changed, ==, 0);
  g_assert_cmpint (one->more, ==, 0);
  g_assert_cmpuint (two->n_added, ==, 1);
  g_assert_cmpuint (two->n_changed, ==, 1);
  g_assert_cmpuint (two->n_communities, ==, one->n_communities + 1);
  /* Ten seeded mistakes, none besides. */
  g_assert_cmpuint (one->findings[0] + one->findings[1] + one->findings[2], >=, 10);
  g_assert_cmpuint (one->n_without, <=, one->n_schools);
}

static void
test_strangers (Fixture *self, gconstpointer data)
{
  g_autoptr (JjGroups) groups = jj_groups_new (self->own);
  g_autofree char *path = g_build_filename (self->folder, "bad.jingjin", NULL);
  g_autofree char *zip = g_build_filename (self->folder, "bad.zip", NULL);
  g_autofree char *gone = g_build_filename (self->folder, "none.json", NULL);
  const char *paths[] = { path, zip, gone };

  g_assert_true (g_file_set_contents (path, "no plan", -1, NULL));
  g_assert_true (g_file_set_contents (zip, "PK no package", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      jj_groups_add_file (groups, paths[i], NULL);
      g_assert_nonnull (jj_groups_get (groups, i)->reason);
      g_assert_null (jj_groups_get (groups, i)->plan);
    }
}

static void
test_twelve (Fixture *self, gconstpointer data)
{
  g_autoptr (JjGroups) groups = jj_groups_new (NULL);
  g_autofree char *path = write_plan (self, self->own, "p.json");

  for (guint i = 0; i <= JJ_MOST_GROUPS; i++)
    jj_groups_add_file (groups, path, NULL);
  g_assert_null (jj_groups_get (groups, JJ_MOST_GROUPS - 1)->reason);
  g_assert_nonnull (jj_groups_get (groups, JJ_MOST_GROUPS)->reason);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/exchange/groups/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("differences", test_differences);
  ADD ("strangers", test_strangers);
  ADD ("twelve", test_twelve);
  return g_test_run ();
}
