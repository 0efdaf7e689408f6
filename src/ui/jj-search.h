/* jj-search.h: elements by what people remember of them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

typedef struct
{
  JjId id;
  guint field; /* where the text was found */
  guint rank;  /* 0 is best: code, beginning of the name, name, other texts */
} JjHit;

/* Elements of the kinds (JJ_KIND_BIT mask) in whose code, name or texts the words typed are found,
 * best first, at most limit; an empty text finds the first ones of each kind. Case, width and 台/臺
 * do not count. (transfer full): JjHit */
GArray *
jj_search (JjPlan *plan, guint64 kinds, const char *text, guint limit) G_GNUC_WARN_UNUSED_RESULT;

/* The piece of a text around the first place where typed is found, on one line. (transfer full) */
char *jj_search_excerpt (const char *text, const char *typed);

G_END_DECLS
