/* fuzz-csv.c: no table crashes the import, and what it makes can be carried out */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "jj-csv.h"
#include "jj-import.h"
#include "jj-new-plan.h"

static JjPlan *
get_plan (void)
{
  static JjPlan *plan;
  JjNewPlan wish = { .county = jj_county_find ("連江縣"), .year = 113 };

  if (!plan)
    plan = jj_new_plan (&wish, NULL);
  g_assert_nonnull (plan);
  return plan;
}

static void
import_as (JjCells *cells, JjKindId kind)
{
  g_autoptr (JjMapping) mapping = jj_mapping_new (cells, kind, NULL);
  g_autoptr (JjImport) import = NULL;
  g_autoptr (JjPlan) after = NULL;
  g_autoptr (GError) error = NULL;

  if (!mapping)
    return;
  import = jj_import_new (get_plan (), mapping, NULL, NULL);
  after = jj_plan_with (get_plan (), import->edit, &error);
  g_assert_no_error (error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (JjCells) cells = jj_csv_read (bytes, NULL);

  if (!cells)
    return 0;
  import_as (cells, JJ_N_KINDS);
  import_as (cells, JJ_KIND_SCHOOL);
  import_as (cells, JJ_KIND_BUDGET_LINE);
  return 0;
}
