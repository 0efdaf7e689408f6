/* jj-link-table.h: what links are called from either end */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-kind.h"

G_BEGIN_DECLS

typedef enum
{
  JJ_LINK_OUT, /* the element is where the link starts */
  JJ_LINK_IN,
  JJ_N_DIRECTIONS
} JjLinkDirection;

/* The heading of such links in the inspector and in tables, translated. */
const char *jj_link_get_heading (JjKindId link, JjLinkDirection direction);
/* Kinds that may stand at the other end of a link of an element of `kind`; 0: no such link. */
guint64 jj_link_get_others (JjKindId link, JjLinkDirection direction, JjKindId kind);
/* Whether the inspector of `kind` shows the heading even where there is no link yet. */
gboolean jj_link_is_usual (JjKindId link, JjLinkDirection direction, JjKindId kind);

G_END_DECLS
