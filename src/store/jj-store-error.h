/* jj-store-error.h: what SQLite and the disk say, as one sentence for a person */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-project.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* Sets an error of JJ_STORE_ERROR whose sentence names the file and says what to do. Always FALSE,
 * so that a caller can return it. */
gboolean jj_store_fail (JjStoreError code, const char *path, GError **error);
/* The same with a reason in the sentence; for NOT_A_PLAN, DAMAGED, READ_ONLY and IO. */
gboolean
jj_store_fail_because (JjStoreError code, const char *path, const char *why, GError **error);
/* For a result code of SQLite; db may be NULL and is asked for the system's own error. */
gboolean jj_store_fail_sql (sqlite3 *db, int rc, const char *path, GError **error);
/* For an errno. */
gboolean jj_store_fail_errno (int saved_errno, const char *path, GError **error);

G_END_DECLS
