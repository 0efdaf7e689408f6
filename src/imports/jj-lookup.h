/* jj-lookup.h: elements by what lists call them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

/* Finds the element a cell means: by code, by "code name", a school also by its ministry code, else
 * by name. Names of schools are tried as they stand and then without 縣立, 市立 and bracketed
 * level; 國民小學 and 國小, 台 and 臺 are one. Two elements of one name are never guessed between.
 * Kinds are indexed when first asked for; it does not follow later edits of the plan. */
typedef struct _JjLookup JjLookup;

JjLookup *jj_lookup_new (JjPlan *plan);
void jj_lookup_free (JjLookup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjLookup, jj_lookup_free)

/* An element that an edit under way adds. */
void jj_lookup_add (JjLookup *self, JjKindId kind, JjId id, const char *code, const char *name);

/* kinds: JJ_KIND_BIT mask. 0 where nothing is found; *n_found says how many there are of that name
 * (0: none, above 1: not to be told apart). */
JjId jj_lookup_find (JjLookup *self, guint64 kinds, const char *text, guint *n_found);
/* The same without "code name": the whole text is the code or the name. */
JjId jj_lookup_find_whole (JjLookup *self, guint64 kinds, const char *text, guint *n_found);

/* What spellings of one name have in common: without spaces, 國民小學 as 國小, 台 as 臺.
 * (transfer full) */
char *jj_lookup_fold (const char *name);

G_END_DECLS
