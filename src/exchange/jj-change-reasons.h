/* jj-change-reasons.h: why a plan was changed, as its history tells */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-changes.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The plan as a file holds it after an entry of its history; G_MAXINT64: at the end. */
typedef struct
{
  const char *path;
  gint64 seq;
} JjMoment;

/* Puts into the table why what differs between two moments was changed: what the log of the file,
 * or that of the second one since two copies parted, has between them. Without a word where the
 * files share no history. For a thread, too. */
void jj_change_reasons_take (JjChangeTable *changes, const JjMoment *before, const JjMoment *after);

G_END_DECLS
