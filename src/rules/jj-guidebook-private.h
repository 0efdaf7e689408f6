/* jj-guidebook-private.h: the conditions of a step, for the file that counts them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-guidebook.h"

G_BEGIN_DECLS

const JjCondition *jj_step_get_condition (const JjStep *self, guint i);

G_END_DECLS
