/* jj-sequence.h: which parts of two lists are the same */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For each item of b the item of a that it is, in order, else -1: what is alike at both ends, and
 * between them a longest common subsequence; beyond JJ_SEQUENCE_MAX items between the ends each
 * takes the next one that is the same. Example: a = x y z, b = x w z: 0, -1, 2. (transfer full) */
#define JJ_SEQUENCE_MAX 3000u

typedef gboolean (*JjSameFunc) (gconstpointer a, gconstpointer b);
int *jj_sequence_match (const GPtrArray *a, const GPtrArray *b, JjSameFunc same);

G_END_DECLS
