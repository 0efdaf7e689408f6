/* jj-live-name.h: names of fields in prose and documents */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

/* "field:community/M-001/introduction"; of the plan "field:plan/title"; by id where the code cannot
 * stand in prose. (transfer full) */
char *jj_live_field_name (const JjElement *element, guint field);
/* The element and field of such a name without "field:"; FALSE where there is none. */
gboolean
jj_live_find_field (JjPlan *plan, const char *name, const JjElement **element, guint *field);

G_END_DECLS
