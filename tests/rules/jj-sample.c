/* jj-sample.c: the sample county, for tests of all that is made from a plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-sample.h"

#include "jj-data.h"
#include "jj-plan-json.h"

JjPlan *
jj_sample_load (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = jj_data_load ("samples/yunlin-114.json", &error);
  JjPlan *plan;

  g_assert_no_error (error);
  plan = jj_plan_from_json (json, &error);
  g_assert_no_error (error);
  return plan;
}

void
jj_sample_set_up (JjSample *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) packs = NULL;

  self->plan = jj_sample_load ();
  packs = jj_packs_load_for_plan (self->plan, &error);
  g_assert_no_error (error);
  self->packs = jj_pack_set_new (packs, self->plan);
  self->figures = jj_figures_new (self->plan, self->packs, 0);
}

void
jj_sample_tear_down (JjSample *self, gconstpointer data)
{
  jj_figures_unref (self->figures);
  jj_pack_set_unref (self->packs);
  g_assert_finalize_object (self->plan);
}
