/* fuzz-plan.c: no plan file crashes the program, and what opens is a plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "jj-plan-json.h"
#include "jj-recover.h"
#include "jj-store-fixture.h"

#include <string.h>

/* A good plan, and where it is not zero: files of SQLite are mostly empty, and changes there find
 * nothing. */
typedef struct
{
  GBytes *good;
  GArray *places; /* guint32 */
} Target;

static Target *
target_new (void)
{
  Target *self = g_new0 (Target, 1);
  JjFixture fixture;
  JjProject *project;
  const guint8 *data;
  gsize size;

  jj_fixture_set_up (&fixture, NULL);
  project = jj_fixture_create (&fixture);
  jj_fixture_edit (project, 30, 7);
  jj_fixture_close (project);
  self->good = jj_fixture_read (fixture.path);
  jj_fixture_tear_down (&fixture, NULL);
  self->places = g_array_new (FALSE, FALSE, sizeof (guint32));
  data = g_bytes_get_data (self->good, &size);
  for (guint32 i = 0; i < size; i++)
    if (data[i])
      g_array_append_val (self->places, i);
  return self;
}

/* Records of four bytes: three say a place among those that are not zero, the last is put there.
 */
static GBytes *
patch (const Target *self, const uint8_t *data, size_t size)
{
  gsize length;
  gconstpointer good = g_bytes_get_data (self->good, &length);
  guint8 *bytes = g_memdup2 (good, length);

  for (size_t i = 0; i + 4 <= size; i += 4)
    {
      guint32 place = (data[i] | data[i + 1] << 8u | data[i + 2] << 16u) % self->places->len;

      bytes[g_array_index (self->places, guint32, place)] = data[i + 3];
    }
  return g_bytes_new_take (bytes, length);
}

static void
assert_is_plan (JjPlan *plan)
{
  g_autoptr (GBytes) json = jj_plan_to_json (plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (JjPlan) again = jj_plan_from_json (json, &error);

  g_assert_no_error (error);
}

static void
open_or_recover (JjFixture *fixture, GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  g_autofree char *out = jj_fixture_path (fixture, "out.jingjin"), *report = NULL;
  g_autoptr (JjProject) project = NULL;
  g_autoptr (GError) error = NULL, lost = NULL;

  g_assert_true (g_file_set_contents (fixture->path, data, (gssize)size, NULL));
  project = jj_project_open (fixture->path, JJ_OPEN_READ_ONLY, &error);
  g_assert_true ((project != NULL) == (error == NULL));
  if (project)
    {
      assert_is_plan (jj_project_get_plan (project));
      return;
    }
  if (strchr (error->message, '\n'))
    g_error ("more than a sentence: %s", error->message);
  g_assert_true (jj_store_recover (fixture->path, out, &report, &lost) == (lost == NULL));
}

static void
try_file (GBytes *bytes)
{
  JjFixture fixture;

  jj_fixture_set_up (&fixture, NULL);
  open_or_recover (&fixture, bytes);
  jj_fixture_tear_down (&fixture, NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static Target *target;
  g_autoptr (GBytes) raw = g_bytes_new (data, size), patched = NULL;

  if (!target)
    target = target_new ();
  patched = patch (target, data, size);
  try_file (raw);
  try_file (patched);
  return 0;
}
