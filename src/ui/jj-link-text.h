/* jj-link-text.h: the links of an element as one line of text, to read and to type */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-edit.h"
#include "jj-link-table.h"
#include "jj-plan.h"

G_BEGIN_DECLS

/* The other ends joined by 、; what a budget line is charged to with its amount or share
 * ("國教署 60 %、師資司"). Appends to text. */
void jj_link_text_append (const JjElement *element,
                          JjKindId link,
                          JjLinkDirection direction,
                          GString *text);

/* Adds to an edit what makes the links those of the typed text: missing ones are linked, others
 * deleted. element (nullable): NULL for one that the same edit inserts. Error: JJ_PLAN_ERROR_VALUE
 * where an end cannot be found. */
typedef struct
{
  JjPlan *plan;
  JjEdit *edit;
  JjId id;
  JjKindId kind;
  const JjElement *element;
} JjLinkTarget;

gboolean jj_link_text_parse (const JjLinkTarget *target,
                             JjKindId link,
                             JjLinkDirection direction,
                             const char *typed,
                             GError **error);

G_END_DECLS
