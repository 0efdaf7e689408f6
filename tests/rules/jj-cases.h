/* jj-cases.h: for each form of check, a plan that breaks a rule of it and one that just does not */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-fixture.h"
#include "jj-form.h"

G_BEGIN_DECLS

/* A case is built from the entry's own parameters, so that every entry of every pack is tried,
 * those added later too. */
typedef struct
{
  JjPlan *plan;
  JjPackSet *packs;
  const JjEntry *entry;
  gboolean bad; /* break the rule by as little as can be; else keep it by as little */
  gint64 day, last_day;
} JjCase;

/* FALSE: the rule cannot be broken (its limit is not known). */
typedef struct
{
  const char *form;
  gboolean (*build) (JjCase *c);
} JjCaseBuilder;

extern const JjCaseBuilder jj_cases_lines[], jj_cases_sums[], jj_cases_fields[], jj_cases_people[];

/* An element that the entry's `where` fits; a community's schools and the like are not made. */
JjId jj_case_add (JjCase *c, JjKindId kind);
JjId jj_case_add_code (JjCase *c, JjKindId kind, const char *code);
/* A purse of a source (by id). */
JjId jj_case_purse (JjCase *c, const char *source);
/* An activity in a programme of its own. */
JjId jj_case_activity (JjCase *c);
gint64 jj_case_int (JjCase *c, const char *parameter);
const char *jj_case_text (JjCase *c, const char *parameter);
/* The first of a list parameter. */
const char *jj_case_first (JjCase *c, const char *parameter);
const JjEntry *jj_case_entry (JjCase *c, const char *parameter);
void jj_case_set (JjCase *c, JjId id, guint field, gint64 number);
/* Finds a kind at the other end of a link and links. end: of `id`. */
JjId jj_case_link_any (JjCase *c, JjKindId link, JjId id, guint end);

G_END_DECLS
