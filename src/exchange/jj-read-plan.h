/* jj-read-plan.h: a plan from whatever file holds one */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-verify.h"

G_BEGIN_DECLS

/* A package (.zip) that is intact, the JSON of a plan (.json), or a plan's file, without its
 * history. Only reads; for a thread, too. A plan of size L is about 100 MB of JSON. */
#define JJ_MAX_JSON ((gsize)512 * 1024 * 1024)

/* package: (out) (nullable) (transfer full): what verifying it found, also where the plan is
 * refused; NULL for other files. Errors: those of jj-project.h, jj-plan-json.h, jj-verify.h; one
 * sentence. (transfer full) */
JjPlan *jj_read_plan (const char *path,
                      JjVerification **package,
                      GCancellable *cancellable,
                      GError **error);

G_END_DECLS
