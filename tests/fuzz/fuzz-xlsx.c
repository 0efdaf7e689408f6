/* fuzz-xlsx.c: no .xlsx crashes the import, whole or as the part that holds its cells */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "jj-batch.h"
#include "jj-fixture.h"

/* Checksums would turn nearly every mutated container away: the data become a part of a good one.
 * (transfer full) */
static GBytes *
wrap (const uint8_t *data, size_t size)
{
  JjZipWriter zip;

  jj_fixture_begin_xlsx (&zip, "<si><t>x</t></si>", "<xf numFmtId=\"14\"/><xf numFmtId=\"165\"/>");
  jj_zip_writer_add (&zip, JJ_XLSX_SHEET, (const char *)data, (gssize)size);
  return jj_zip_writer_finish (&zip);
}

static void
import_bytes (GBytes *bytes)
{
  g_autoptr (JjPlan) plan = jj_plan_new ();
  g_autoptr (JjBatch) batch = jj_batch_new (plan, NULL);
  g_autoptr (JjPlan) after = NULL;
  g_autoptr (GError) error = NULL;

  if (!jj_batch_add (batch, "fuzz", bytes, JJ_N_KINDS, NULL))
    return;
  g_assert_true (jj_batch_run (batch, NULL, NULL));
  after = jj_plan_with (plan, batch->edit, &error);
  g_assert_no_error (error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) raw = g_bytes_new (data, size);
  g_autoptr (GBytes) wrapped = wrap (data, size);

  import_bytes (raw);
  import_bytes (wrapped);
  return 0;
}
