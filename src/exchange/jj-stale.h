/* jj-stale.h: what of a plan is still last year's (待更新) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-pack.h"
#include "jj-project.h"

G_BEGIN_DECLS

/* Computed from the plan as it is, so that the list grows shorter as it is put right:
 *
 * - a text or name in which last year's number stands: for 115 these are 114, １１４ and 2025,
 * where no other digit or Latin letter is beside them (1,114 and B-114 are none);
 * - a certificate that has expired before the plan's first day;
 * - an active school that the directory of the county and year does not have, as far as it has
 *   schools of that level;
 * - a line with exactly the price that its item had a year before, where the packs have another one
 *   for its date;
 * - a date outside of the school year, or on a Saturday or Sunday;
 * - a chapter whose text nobody has touched since the plan was rolled forward. */
typedef enum
{
  JJ_STALE_YEAR,
  JJ_STALE_CERTIFICATE,
  JJ_STALE_SCHOOL,
  JJ_STALE_PRICE,
  JJ_STALE_DATE,
  JJ_STALE_WEEKEND,
  JJ_STALE_TEXT,
  JJ_N_STALE
} JjStaleType;

typedef struct
{
  JjStaleType type;
  JjId id;
  guint field;
  char *text; /* what stands there */
} JjStale;

/* touched: (nullable) ids (GINT64) of elements edited since the plan began; without it chapters are
 * not listed. In the order of types. (transfer full) (element-type JjStale) */
GArray *jj_stale_list (JjPlan *plan, JjPackSet *packs, GHashTable *touched);
/* The ids that the project's history edits, for `touched`; empty where it cannot be read. (transfer
 * full) */
GHashTable *jj_stale_get_touched (JjProject *project);
const char *jj_stale_get_label (JjStaleType type);

/* The first place of last year's number in a text, with some words around it; NULL where there is
 * none. For 115, "參考114學年度成果" gives the whole. (transfer full) (nullable) */
char *jj_stale_find_year (const char *text, gint64 year);

G_END_DECLS
