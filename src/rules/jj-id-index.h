/* jj-id-index.h: the place of an id in a list */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-value.h"

G_BEGIN_DECLS

/* An open-addressed table from ids, which are random already, to indices; filled once and then
 * shared. GHashTable takes four times as long for 100,000 lines. */
typedef struct _JjIdIndex JjIdIndex;

/* Room for n ids. (transfer full) */
JjIdIndex *jj_id_index_new (guint n);
JjIdIndex *jj_id_index_ref (JjIdIndex *self);
void jj_id_index_unref (JjIdIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjIdIndex, jj_id_index_unref)

/* Each id once, at most n of them. */
void jj_id_index_add (JjIdIndex *self, JjId id, guint index);
/* -1 where it is not there. */
int jj_id_index_find (const JjIdIndex *self, JjId id);

G_END_DECLS
