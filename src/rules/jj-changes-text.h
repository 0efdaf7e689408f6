/* jj-changes-text.h: the texts of a table of changes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"

G_BEGIN_DECLS

typedef struct
{
  JjPlan *plan;
  const JjFigures *figures;
} JjChangeSide;

/* All (transfer full). The heading: of a line its programme, else the kind. */
char *jj_change_group (const JjChangeSide *side, const JjElement *element);
/* Code and name; anonymous: of what is personal the code alone. */
char *jj_change_title (const JjElement *element, gboolean anonymous);
/* The filled fields of an element that came or went, in one line. */
char *jj_change_summary (const JjChangeSide *side, const JjElement *element);
/* Of a line on one side, what differs from the other side: "2,500元×6節×3場、師資司 45,000". ""
 * where the line is not on this side. */
void jj_change_line_texts (const JjChangeSide *side,
                           const JjElement *line,
                           const JjChangeSide *other_side,
                           const JjElement *other,
                           char **text);
/* Numbers of the comments on an element, or on this field of it: "3、7". */
char *jj_change_comments (JjPlan *plan, JjId id, int field);
gboolean jj_change_is_personal (const JjElement *element, int field);

G_END_DECLS
