/* jj-help.h: what a field, a rule, a column or a view means */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-pack.h"

G_BEGIN_DECLS

/* Topics are data (data/help/README.md): the program's, then those in the planner's folder over
 * them. What the kind tables and the packs know already is added here, not written twice: labels,
 * choices, the rules that judge a field, the article, dates and status of a rule. Immutable. */
typedef struct _JjHelp JjHelp;

/* An answer in the user's language. */
typedef struct
{
  char *title;
  char *what, *example;
  char *detail;    /* (nullable): choices, rules, value and dates, several lines */
  char *article;   /* (nullable) */
  JjStatus status; /* of what it says; others than verified are 未經查證 */
  gboolean certain;
} JjHelpText;

/* problem: faults of files that were left out, a sentence a line; NULL for none. (transfer full) */
JjHelp *jj_help_load (char **problem);
JjHelp *jj_help_parse (const char *name, const char *json, gssize length, GError **error);
void jj_help_free (JjHelp *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjHelp, jj_help_free)

guint jj_help_get_n_topics (const JjHelp *self);
const char *jj_help_get_topic_id (const JjHelp *self, guint i);
gboolean jj_help_has (const JjHelp *self, const char *topic);

/* Topics: "kind.field", "kind.column", a link kind, "rule:ID", "page:ID". packs, day: which version
 * of a rule, and what judges a field. title: shown where neither kinds nor packs have one, e.g. the
 * heading of a column; (nullable). NULL: nothing is known. (transfer full)
 *
 * Example: "community.members" in 雲林 114 says what the number means and, from the packs, that
 * 「社群至少六人」 judges it. */
JjHelpText *jj_help_ask (const JjHelp *self,
                         const char *topic,
                         JjPackSet *packs,
                         gint64 day,
                         const char *title);
void jj_help_text_free (JjHelpText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjHelpText, jj_help_text_free)

G_END_DECLS
