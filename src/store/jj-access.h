/* jj-access.h: who may write a plan's file, and what becomes of a journal beside it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-file.h"
#include "jj-lock.h"

G_BEGIN_DECLS

typedef struct
{
  JjFile file;
  JjLock *lock; /* NULL: reading only */
  char *holder; /* who holds it, where somebody else does */
} JjAccess;

/* Inspects the file, takes the lock where wanted and possible, and looks at what lies beside: our
 * own journal of a crash is played back, for reading too; a foreign one is an error. self: zeroed;
 * to be cleared in any case. */
gboolean jj_access_open (JjAccess *self,
                         const char *path,
                         gboolean want_write,
                         const char *author,
                         GError **error);
void jj_access_clear (JjAccess *self);

G_END_DECLS
