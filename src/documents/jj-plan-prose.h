/* jj-plan-prose.h: the plan's prose as blocks of a document */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan-tables.h"

G_BEGIN_DECLS

/* Width of the text on a page of A4, to which pictures are fitted, in points. */
#define JJ_BOOK_WIDTH 482.0

/* A field's prose, its headings below book->level; live fields with their present value. What is
 * not there (any more) says so in its place. */
void jj_plan_prose_write (JjPlanBook *book, const JjElement *element, guint field);
/* A chart, sheet or map; FALSE where there is none of that name. */
gboolean jj_plan_picture_write (JjPlanBook *book, JjLiveType type, const char *name);

G_END_DECLS
