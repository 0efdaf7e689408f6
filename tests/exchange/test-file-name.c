/* test-file-name.c: files are called as the pack prescribes, whatever people typed */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-build.h"
#include "jj-file-name.h"
#include "jj-kinds-plan.h"

#include <string.h>

typedef struct
{
  JjPlan *plan;
  JjPackSet *packs;
} Fixture;

static JjPackSet *
make_set (JjPlan *plan, const char *pattern)
{
  g_autoptr (GPtrArray) packs = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_pack_unref);
  g_autofree char *json = g_strdup_printf (
      "{\"format\": 1, \"id\": \"t\", \"version\": \"1\", \"name\": {\"zh_TW\": \"t\", \"en\": "
      "\"t\"}, \"entries\": [{\"id\": \"file_name.hand_in\", \"form\": \"file_name\", \"title\": "
      "{\"zh_TW\": \"t\", \"en\": \"t\"}, \"parameters\": {\"pattern\": \"%s\"}, \"severity\": "
      "null, \"status\": \"derived\", \"source\": \"t\", \"valid_from\": null, \"valid_to\": "
      "null}]}",
      pattern);
  GError *error = NULL;
  JjPack *pack = jj_pack_parse ("t", json, -1, &error);

  g_assert_no_error (error);
  g_ptr_array_add (packs, pack);
  return jj_pack_set_new (packs, plan);
}

static void
set_up (Fixture *self, gconstpointer pattern)
{
  JjId root;

  self->plan = jj_plan_new ();
  root = jj_element_get_id (jj_plan_get_root (self->plan));
  jj_build_set (self->plan, root, JJ_PLAN_COUNTY, "TW-YUN");
  jj_build_set (self->plan, root, JJ_PLAN_SCHOOL_YEAR, "114");
  self->packs = make_set (self->plan, pattern);
}

static void
tear_down (Fixture *self, gconstpointer pattern)
{
  jj_pack_set_unref (self->packs);
  g_assert_finalize_object (self->plan);
}

/* The header's example. */
static void
test_example (Fixture *self, gconstpointer pattern)
{
  const JjFileName what = { JJ_FILE_NAME_HAND_IN, "計畫書", NULL };
  g_autofree char *name = jj_file_name_make (&what, self->plan, self->packs);

  g_assert_cmpstr (name, ==, "雲林縣114學年度精進計畫_計畫書");
}

static void
test_unfit_letters (Fixture *self, gconstpointer pattern)
{
  const JjFileName what = { JJ_FILE_NAME_HAND_IN, "計畫書", "../甲:乙\n\xe2\x80\xae" };
  g_autofree char *name = jj_file_name_make (&what, self->plan, self->packs);

  g_assert_cmpstr (name, ==, "_甲_乙___計畫書");
}

static void
test_empty_takes_its_joint (Fixture *self, gconstpointer pattern)
{
  const JjFileName what = { JJ_FILE_NAME_HAND_IN, "計畫書", NULL };
  g_autofree char *name = jj_file_name_make (&what, self->plan, self->packs);

  g_assert_cmpstr (name, ==, "114_計畫書");
}

/* 200 Chinese letters are 600 bytes: 60 of them are left, whole ones. */
static void
test_long_name (Fixture *self, gconstpointer pattern)
{
  GString *part = g_string_new (NULL);
  JjFileName what = { JJ_FILE_NAME_HAND_IN, NULL, NULL };
  g_autofree char *name = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append (part, "長");
  what.part = part->str;
  name = jj_file_name_make (&what, self->plan, self->packs);
  g_assert_cmpuint (strlen (name), ==, JJ_FILE_NAME_MAX);
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_string_free (part, TRUE);
}

static void
test_unknown_entry (Fixture *self, gconstpointer pattern)
{
  const JjFileName what = { "file_name.none", "計畫書", NULL };
  g_autofree char *name = jj_file_name_make (&what, self->plan, self->packs);

  g_assert_cmpstr (name, ==, "雲林縣114_計畫書");
}

static void
test_check (Fixture *self, gconstpointer pattern)
{
  const JjFileName what = { JJ_FILE_NAME_HAND_IN, "計畫書", NULL };
  const char *const right[]
      = { "/a/雲林縣114學年度精進計畫_計畫書.zip", "雲林縣114學年度精進計畫_計畫書 (2).zip",
          "雲林縣114學年度精進計畫_計畫書" };
  const char *const wrong[] = { "雲林縣114學年度精進計畫_計畫書最終版.zip", "plan.zip" };

  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    g_assert_true (jj_file_name_check (&what, self->plan, self->packs, right[i], NULL));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (jj_file_name_check (&what, self->plan, self->packs, wrong[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
      g_assert_nonnull (strstr (error->message, "“雲林縣114學年度精進計畫_計畫書”"));
    }
}

#define ADD(path, pattern, function)                                                               \
  g_test_add ("/exchange/file-name/" path, Fixture, pattern, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  const char *usual = "{county}{year}學年度精進計畫_{part}";

  g_test_init (&argc, &argv, NULL);
  ADD ("example-of-header", usual, test_example);
  ADD ("letters-that-no-file-can-hold", "{element}_{part}", test_unfit_letters);
  ADD ("empty-takes-its-joint-along", "{element}_{year}_{part}_{number}",
       test_empty_takes_its_joint);
  ADD ("long-names-are-cut-at-a-letter", "{part}", test_long_name);
  ADD ("no-pack-knows", usual, test_unknown_entry);
  ADD ("check-names-the-right-one", usual, test_check);
  return g_test_run ();
}
