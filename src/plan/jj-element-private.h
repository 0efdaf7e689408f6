/* jj-element-private.h: how an element lies in memory, for the plan's own files */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-element.h"

G_BEGIN_DECLS

typedef union
{
  gint64 number;
  char *text;
  JjElement *ref;
} JjCell;

typedef struct
{
  JjElement *from;
  guint32 field;
} JjReferrer;

/* After the cells of the fields comes one guint32 for each REF field: the place of this element
 * among the target's referrers, so that taking it out needs no search. */
struct _JjElement
{
  JjId id;
  gint64 rank;
  const JjKind *kind;
  JjReferrer *referrers;
  guint32 n_referrers;
  guint32 size_referrers;
  guint8 kind_id;
  guint8 dead; /* deleted, still in its list until the edit is settled */
  JjCell cells[];
};

/* Elements of one kind have one size: they come from chunks, which cost a large plan less time and
 * memory than half a million allocations. A chunk begins at a multiple of JJ_ELEMENT_CHUNK, so that
 * an element's address tells its chunk; the allocator's own bytes fit in before the next one. */
#define JJ_ELEMENT_CHUNK ((gsize)1 << 15)
#define JJ_ELEMENT_CHUNK_USED (JJ_ELEMENT_CHUNK - 32)

typedef struct
{
  const JjKind *kind;
  gsize size; /* bytes of an element */
  gsize per_chunk;
  GPtrArray *chunks;
  gsize n_used;    /* of the last chunk */
  JjElement *free; /* given back; each holds the next in its first cell */
} JjElementPool;

void jj_element_pool_init (JjElementPool *self, const JjKind *kind);
/* The bytes of another pool of this kind, chunk by chunk; what they point to, and the list of free
 * ones, is the other's. self: empty. */
void jj_element_pool_copy (JjElementPool *self, const JjElementPool *other);
/* Frees the memory of all its elements; their texts and referrers must be gone. */
void jj_element_pool_clear (JjElementPool *self);

JjElement *jj_element_new (JjElementPool *pool, JjKindId kind_id, JjId id, gint64 rank);
/* Drops text and referrers; nothing is told to what it refers to. */
void jj_element_clear (JjElement *self);
/* Clears it and gives it back; it must refer to nothing and nothing to it. */
void jj_element_free (JjElement *self, JjElementPool *pool);

/* Points a REF cell to a target and enters it among the target's referrers; NULL to nothing. */
void jj_element_point (JjElement *self, guint field, JjElement *target);

/* Order of a kind's list: (rank, id). */
int jj_element_compare (const JjElement *a, const JjElement *b);

G_END_DECLS
