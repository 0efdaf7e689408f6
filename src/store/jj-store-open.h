/* jj-store-open.h: connections that trust nobody */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* A connection with everything that jj-store.h promises for files of strangers. flags: SQLite's
 * for opening. Returns SQLite's code; *db is to be closed in any case. */
int jj_connection_open (const char *path, int flags, sqlite3 **db);

/* Copying (VACUUM INTO) and migrations need what the authorizer forbids. */
void jj_connection_set_guard (sqlite3 *db, gboolean guard);

/* quick_check in a thread of its own with its own connection, so that opening a large plan takes
 * the longer of loading and checking and not their sum. */
typedef struct _JjInspection JjInspection;
JjInspection *jj_inspection_start (const char *path);
/* Waits and frees. FALSE with code DAMAGED where the file is not sound. */
gboolean jj_inspection_finish (JjInspection *self, GError **error);

G_END_DECLS
