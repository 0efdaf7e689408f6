/* jj-common-values.h: what many elements have in common, field by field */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"

G_BEGIN_DECLS

/* The form of the inspector shows a value where all selected elements have it. To be sure of that
 * each one must be looked at, which takes longer than a frame where there are 100,000: it is done
 * in slices, and is of use when it is done and until the plan changes.
 *
 *   g_autoptr (JjCommonValues) common = jj_common_values_new (plan, figures, ids);
 *   while (!jj_common_values_step (common, 4000))
 *     wait_until_idle ();
 *   field = jj_common_values_get (common, JJ_BUDGET_LINE_ITEM);
 *   if (field->mixed) … */
typedef struct _JjCommonValues JjCommonValues;

typedef struct
{
  gboolean known; /* FALSE: none of the elements is in the plan */
  gboolean mixed;
  JjValue value; /* of the first; borrowed from the plan */
  char *reason;  /* (nullable) why it is computed in one of them and cannot be typed */
} JjCommonField;

/* ids: (element-type JjId), not to be changed; those that are gone are passed over. */
JjCommonValues *jj_common_values_new (JjPlan *plan, JjFigures *figures, GArray *ids);
void jj_common_values_free (JjCommonValues *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjCommonValues, jj_common_values_free)

/* Goes on for about so long; TRUE when done. */
gboolean jj_common_values_step (JjCommonValues *self, gint64 slice_us);
/* JJ_N_KINDS where there are several kinds, and then no values, or no element. */
JjKindId jj_common_values_get_kind (const JjCommonValues *self);
const JjCommonField *jj_common_values_get (const JjCommonValues *self, guint field);
/* (element-type JjId) */
GArray *jj_common_values_get_ids (const JjCommonValues *self);

G_END_DECLS
