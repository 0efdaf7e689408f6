/* jj-tier.h: the fiscal tier of a county */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-pack.h"

G_BEGIN_DECLS

/* The tier (財力級次) that the rule `tiers` lists for a county on the first day of a school year,
 * which lies in its first fiscal year: 1 to 5, or 0 where the packs do not know it. county: a code.
 * TW-YUN in 114 is tier 5; in 108 it is not known. */
guint jj_tier_propose (const JjPackSet *packs, const char *county, guint school_year);

G_END_DECLS
