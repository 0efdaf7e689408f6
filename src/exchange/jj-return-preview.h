/* jj-return-preview.h: what taking a part back would do to the plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-check.h"
#include "jj-return.h"

G_BEGIN_DECLS

typedef struct
{
  guint n_conflicts;
  gint64 total_before, total_after; /* of the whole plan; where both changed a field, as now */
  guint findings_before[JJ_N_SEVERITIES], findings_after[JJ_N_SEVERITIES];
} JjReturnPreview;

/* For a thread, with a plan that does not change. FALSE where they cannot be merged. */
gboolean jj_return_preview (JjReturn *part,
                            JjPlan *plan,
                            GPtrArray *packs,
                            JjReturnPreview *preview,
                            GError **error);

G_END_DECLS
