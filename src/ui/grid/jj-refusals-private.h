/* jj-refusals-private.h: what cells were given and would not take */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-table.h"

G_BEGIN_DECLS

/* At most one for each key and column, the latest, in the order of typing. */
typedef struct _JjRefusals JjRefusals;

JjRefusals *jj_refusals_new (void) G_GNUC_WARN_UNUSED_RESULT;
void jj_refusals_free (JjRefusals *self);

guint jj_refusals_get_n (JjRefusals *self);
const JjRefusal *jj_refusals_get (JjRefusals *self, guint i);
const JjRefusal *jj_refusals_find (JjRefusals *self, gint64 key, guint column); /* (nullable) */

/* Copies @refusal, in the place of an earlier one of its cell. */
void jj_refusals_add (JjRefusals *self, const JjRefusal *refusal);
gboolean jj_refusals_drop (JjRefusals *self, gint64 key, guint column);

G_END_DECLS
