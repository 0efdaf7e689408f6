/* jj-flow-choice.h: how the flow of money is shown */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All 0 is the picture as at first: purse → programme → activity → account, in the order of the
 * rules and of the plan, nothing left out. Same data and same choice, same picture.
 *
 * An order is a list of numbers that nodes keep from picture to picture; jj_picture_move makes it
 * when somebody puts a node at another place of its column. */
typedef struct
{
  guint levels;              /* one of jj_flow_levels_get_n */
  gboolean fewest_crossings; /* sorted by the layout, but for what is in the order */
  const GArray *order;       /* (nullable) (element-type gint64) borrowed */
  gint64 least;              /* thinner ribbons are left out, and counted; 元 */
} JjFlowChoice;

guint jj_flow_levels_get_n (void);
/* Purse → programme → account: what can be read on a page of paper. */
#define JJ_FLOW_LEVELS_ON_PAPER 2
/* "Purse → programme → account", translated. (transfer full) */
char *jj_flow_levels_get_title (guint levels);

G_END_DECLS
