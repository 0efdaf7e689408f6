/* jj-tier.c: the fiscal tier of a county */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-tier.h"

guint
jj_tier_propose (const JjPackSet *packs, const char *county, guint school_year)
{
  GDateYear year = (GDateYear)(school_year + 1911);
  const JjEntry *entry;
  JsonObject *tiers;
  GDate first;

  if (school_year > 9999 || !g_date_valid_dmy (1, G_DATE_AUGUST, year))
    return 0;
  g_date_clear (&first, 1);
  g_date_set_dmy (&first, 1, G_DATE_AUGUST, year);
  entry = jj_pack_set_find (packs, "tiers", g_date_get_julian (&first));
  tiers = entry ? jj_entry_get_object (entry, "tiers") : NULL;
  return tiers ? (guint)json_object_get_int_member_with_default (tiers, county, 0) : 0;
}
