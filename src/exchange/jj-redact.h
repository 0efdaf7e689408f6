/* jj-redact.h: a plan without what is personal */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

/* What goes out of the county goes without personal data unless somebody asks for it, and says what
 * was left out.
 *
 * JJ_REDACT_PERSONAL, for packages: fields that the kind tables call personal are emptied (names of
 * persons, years of teaching, certificate numbers), and so are name, note and free texts of
 * elements marked private. Codes stay, so that everything can still be told apart and merged. Prose
 * is not touched: where it names a person, that is said.
 *
 * JJ_REDACT_ANONYMOUS, for copies that leave the county for good: besides, persons' names anywhere
 * in texts become their codes, authors become numbers, and what looks like a telephone number, an
 * e-mail address, an account or an identity number becomes 〔略〕.
 *
 * Amounts, quantities, links and places are the same in the copy; it is a plan of its own whose
 * history begins with it, so that nothing leads back. Indicators that rest on personal fields
 * (beginning teachers) count less in it.
 *
 * Example: person A-001 王小明; activity note "請洽王小明 05-5522222". Anonymous: "請洽A-001
 * 〔略〕". */
typedef enum
{
  JJ_REDACT_NOTHING,
  JJ_REDACT_PERSONAL,
  JJ_REDACT_ANONYMOUS,
} JjRedaction;

/* The copy, and one sentence for each rule that met something, in the user's language.
 * notes: (nullable) (element-type utf8) gets strings. (transfer full) */
JjPlan *jj_redact (JjPlan *plan, JjRedaction how, GPtrArray *notes, GError **error);
/* The rules themselves, one sentence each, for a list beside the choice. NULL-terminated. */
const char *const *jj_redact_get_rules (JjRedaction how);

/* Names of persons in texts that are not of the plan, findings for example. */
typedef struct _JjNames JjNames;
JjNames *jj_names_new (JjPlan *plan);
void jj_names_free (JjNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjNames, jj_names_free)
/* The text with codes for names; *n (nullable) counts them. (transfer full) */
char *jj_names_replace (const JjNames *self, const char *text, guint *n);

G_END_DECLS
