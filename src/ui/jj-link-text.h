/* jj-link-text.h: the links of an element as one line of text, to read and to type */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-edit.h"
#include "jj-link-table.h"
#include "jj-plan.h"

G_BEGIN_DECLS

/* The other ends joined by 、, each with the figure that its link carries: members of a school,
 * target of a training, amount or share of a budget line ("國教署 60 %、師資司"). Appends to text.
 */
void jj_link_text_append (const JjElement *element,
                          JjKindId link,
                          JjLinkDirection direction,
                          GString *text);

/* Whether links of a kind carry a figure, and the figure as text, "" where there is none. */
gboolean jj_link_has_figure (JjKindId link);
char *jj_link_get_figure (const JjElement *link) G_GNUC_WARN_UNUSED_RESULT;
/* Adds to an edit what sets the figure; "60 %" is a share, "5000" an amount, "" nothing. */
gboolean
jj_link_set_figure (JjEdit *edit, JjKindId link, JjId id, const char *typed, GError **error);
/* The same, as it is typed over the figure that stands there: over a share a bare number up to 100
 * stays a share, as in a spreadsheet's cell of per cents; "60 元" and 5000 are amounts. */
gboolean
jj_link_type_figure (JjEdit *edit, const JjElement *link, const char *typed, GError **error);
/* The links themselves, in the order of their other ends. (transfer container): JjElement */
GPtrArray *jj_link_list_of (const JjElement *element,
                            JjKindId link,
                            JjLinkDirection direction) G_GNUC_WARN_UNUSED_RESULT;

/* Adds to an edit what makes the links those of the typed text: missing ones are linked, others
 * deleted; figures are set to what stands behind the names ("國教署 60%; 師資司 40%"). element
 * (nullable): NULL for one that the same edit inserts. Error: JJ_PLAN_ERROR_VALUE where an end
 * cannot be found. */
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
