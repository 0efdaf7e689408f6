/* jj-icons.h: the symbolic icon of a kind */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-kind.h"

G_BEGIN_DECLS

/* A name in the icon theme; the own ones lie in data/icons. */
const char *jj_icon_of_kind (JjKindId kind);

G_END_DECLS
