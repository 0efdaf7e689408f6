/* jj-charts.h: the charts, one file each */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-chart.h"

G_BEGIN_DECLS

extern const JjChart jj_chart_sankey; /* purse → programme → activity → account */
extern const JjChart jj_chart_purses; /* granted, budgeted and left by purse */
extern const JjChart jj_chart_before, jj_chart_accounts, jj_chart_themes, jj_chart_years,
    jj_chart_months;                        /* totals.c */
extern const JjChart jj_chart_payments;     /* instalments of the central part */
extern const JjChart jj_chart_map;          /* townships, schools, communities, alliances */
extern const JjChart jj_chart_alliances;    /* the county's townships by alliance */
extern const JjChart jj_chart_pyramid;      /* talent pools by ladder and tier */
extern const JjChart jj_chart_domains;      /* communities by level and domain */
extern const JjChart jj_chart_taiwan;       /* counties with their regions and alliances */
extern const JjChart jj_chart_organisation; /* who is under whom */
extern const JjChart jj_chart_sheet;        /* one sheet of the model */

G_END_DECLS
