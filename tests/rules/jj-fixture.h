/* jj-fixture.h: the shipped packs and small budgets, for tests of the rules */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-build.h"
#include "jj-figures.h"

G_BEGIN_DECLS

/* The national pack and the example county's. (transfer full) */
GPtrArray *jj_fixture_packs (void);

/* A plan of 雲林縣, 114 學年度, tier 5, whole year. (transfer full) */
JjPlan *jj_fixture_plan (void);
/* One more pack, in short JSON, with no entries but these. */
void jj_fixture_add_pack (GPtrArray *packs, const char *entries);
JjFigures *jj_fixture_figures (JjPlan *plan);

/* A line of an item: unit price × quantity (hundredths) × times; activity, purse: 0 for none. */
JjId jj_fixture_line (JjPlan *plan, JjId activity, JjId purse, const char *item, gint64 unit_price);
void jj_fixture_set_factors (JjPlan *plan, JjId line, gint64 quantity, gint64 times);
gint64 jj_fixture_amount (JjFigures *figures, JjId line);

G_END_DECLS
