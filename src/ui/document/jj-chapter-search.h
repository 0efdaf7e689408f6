/* jj-chapter-search.h: find and replace over all chapters */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

/* In the text alone: markup and live fields are neither found nor changed. A word that is strong in
 * part is found where it is typed alike. Upper and lower case count as one. */

/* How often a chapter has it. */
guint jj_chapter_count (const JjElement *chapter, const char *text);
/* Another text in its place in all chapters, one edit; *n how often. NULL: nowhere. (transfer
 * full) */
JjEdit *jj_chapter_replace_all (JjPlan *plan, const char *text, const char *replacement, guint *n);

G_END_DECLS
