/* jj-making.h: a package while it is made beside the window */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-package.h"
#include "jj-workspace.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Works in a thread on a copy of the plan, so that one can go on editing. */
typedef struct _JjMaking JjMaking;

/* options: copied but for plan, time and progress, which are set here. done (source, result, data)
 * in the main loop; jj_making_finish there. (transfer full) */
JjMaking *jj_making_start (JjWorkspace *workspace,
                           const JjPackageOptions *options,
                           const char *path,
                           GAsyncReadyCallback done,
                           GObject *source);
/* 0 … 1. */
double jj_making_get_progress (JjMaking *self);
const char *jj_making_get_path (JjMaking *self);
void jj_making_cancel (JjMaking *self);
gboolean jj_making_finish (GAsyncResult *result, GError **error);
void jj_making_free (JjMaking *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjMaking, jj_making_free)

G_END_DECLS
