/* jj-pack-diff.h: what another set of rule packs would change */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-pack.h"

G_BEGIN_DECLS

typedef enum
{
  JJ_PACK_ADDED,   /* a rule that was not there */
  JJ_PACK_CHANGED, /* another value, severity, status, text or validity */
  JJ_PACK_REMOVED,
} JjPackChangeType;

typedef struct
{
  JjPackChangeType type;
  char *id, *title;
  char *old_value, *new_value; /* as shown; "" where the rule has none */
} JjPackChange;

/* Rule by rule, one version of a rule after the other: those of `after` in its order, then those
 * that only `before` has. Only the entries that hold on some day from first to last count.
 * (transfer full) (element-type JjPackChange) */
GArray *jj_pack_diff (JjPackSet *before, JjPackSet *after, gint64 first, gint64 last);

/* A plan's packs with one more over them; in place of one with the same id. packs: (element-type
 * JjPack). (transfer full) */
GPtrArray *jj_packs_with (GPtrArray *packs, JjPack *pack);

G_END_DECLS
