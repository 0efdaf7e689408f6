/* jj-line-text.h: how a budget line comes to its amount, as plans write it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"

G_BEGIN_DECLS

/* "2,000元×6節×3場": unit price, quantity and times with the units of the line, else of its item;
 * times that are empty are left out. A computed line says its base and rate: "薪資性費用
 * 12,000元×2.11%". "" where there is nothing to say yet. figures and plan at the same revision.
 * (transfer full) */
char *jj_line_text (const JjFigures *figures, JjPlan *plan, const JjElement *line);

/* Why a field of a line cannot be typed, as a sentence: price, quantity and times of a line that
 * follows others do not count; but of the 雜支 the quantity is its per cent and a price makes it a
 * plain line, and what was typed before can be taken out. NULL for all others. (transfer full) */
char *
jj_line_get_computed (const JjFigures *figures, JjPlan *plan, const JjElement *line, guint field);

/* What the catalogue proposes as the unit price of an item on a day; JJ_EMPTY where it proposes
 * none, also for items that are computed from others. */
gint64 jj_line_get_proposed_price (JjPackSet *packs, const char *item, gint64 day);

/* The day that the rules of a line hold for: its own, its activity's first, else the plan's. */
gint64 jj_line_get_day (JjPlan *plan, const JjElement *line);

G_END_DECLS
