/* jj-sample.h: the sample county, for tests of all that is made from a plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"

G_BEGIN_DECLS

/* A new one at each call. (transfer full) */
JjPlan *jj_sample_load (void);

/* The same with its figures, as the fixture of a test. */
typedef struct
{
  JjPlan *plan;
  JjPackSet *packs;
  JjFigures *figures;
} JjSample;

void jj_sample_set_up (JjSample *self, gconstpointer data);
void jj_sample_tear_down (JjSample *self, gconstpointer data);

G_END_DECLS
