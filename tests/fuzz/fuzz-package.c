/* fuzz-package.c: no package crashes its verification, whole or by its manifest */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "jj-attach.h"
#include "jj-container.h"
#include "jj-verify.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define PLAN                                                                                       \
  "{\"format\": \"jingjin-plan\", \"version\": 1, \"elements\": {\"plan\": [{\"id\": "             \
  "\"0000000000000001\", \"county\": \"TW-YUN\", \"school_year\": 114}]}}"

/* Checksums would turn nearly every mutated container away: the data become the manifest of a good
 * one. (transfer full) */
static GBytes *
wrap (const uint8_t *data, size_t size)
{
  g_autoptr (JjContainer) container = jj_container_new (0);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) manifest = g_bytes_new (data, size);

  jj_container_add_text (container, "plan.json", PLAN, TRUE);
  jj_container_add (container, JJ_PACKAGE_MANIFEST, manifest, TRUE);
  g_assert_true (jj_container_finish_sealed (container, out, NULL, NULL));
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static void
assert_found (const JjVerification *found)
{
  g_assert_true (found->is_intact == (found->problems->len == 0));
  for (guint i = 0; i < found->files->len; i++)
    g_assert_nonnull (((JjVerifiedFile *)found->files->pdata[i])->name);
}

/* The package itself is a scan that is none. */
static void
try_attach (const char *path)
{
  const char *const scans[] = { path, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (jj_attach_scans (path, scans, path, NULL, &error));
  g_assert_null (strchr (error->message, '\n'));
}

static void
try_package (GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  g_autofree char *path = NULL;
  g_autoptr (JjVerification) found = NULL;
  g_autoptr (GError) error = NULL;
  int file = g_file_open_tmp ("fuzz-XXXXXX.zip", &path, NULL);

  g_assert_cmpint (file, >=, 0);
  g_assert_cmpint (write (file, data, size), ==, size);
  g_assert_true (g_close (file, NULL));
  found = jj_verify_package (path, NULL, &error);
  g_assert_true ((found != NULL) == (error == NULL));
  if (found)
    assert_found (found);
  else
    g_assert_null (strchr (error->message, '\n'));
  try_attach (path);
  g_unlink (path);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) raw = g_bytes_new (data, size), wrapped = wrap (data, size);

  try_package (raw);
  try_package (wrapped);
  return 0;
}
