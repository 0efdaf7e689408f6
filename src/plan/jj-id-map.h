/* jj-id-map.h: elements by id */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-value.h"

G_BEGIN_DECLS

/* An open-addressed table that grows. Ids are random already, so that one multiplication spreads
 * them; GHashTable takes several times as long for half a million elements, which is most of the
 * time that opening a large plan spends outside SQLite. */
typedef struct
{
  JjId id; /* 0: free */
  gpointer value;
} JjIdSlot;

typedef struct
{
  JjIdSlot *slots;
  guint size, n; /* size: a power of two, at most half full */
} JjIdMap;

void jj_id_map_init (JjIdMap *self);
void jj_id_map_clear (JjIdMap *self);
/* The same ids with the same values, in the same slots. self: cleared, or never used. */
void jj_id_map_copy (JjIdMap *self, const JjIdMap *other);
/* id must not be in the map. */
void jj_id_map_add (JjIdMap *self, JjId id, gpointer value);
/* Does nothing where it is not there. */
void jj_id_map_remove (JjIdMap *self, JjId id);
/* (nullable) */
gpointer jj_id_map_find (const JjIdMap *self, JjId id);

G_END_DECLS
