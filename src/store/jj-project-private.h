/* jj-project-private.h: what tests and the store's own files may see of a project */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-project.h"
#include "jj-store.h"

G_BEGIN_DECLS

/* Borrowed. */
JjStore *jj_project_get_store (JjProject *self);

G_END_DECLS
