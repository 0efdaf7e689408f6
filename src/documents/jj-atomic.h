/* jj-atomic.h: output that is whole or not there */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes into the stream; FALSE with an error gives up the file. */
typedef gboolean (*JjWriteFunc) (GOutputStream *out,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);

/* Lets write fill a file without a name in path's folder (a temporary one where the file system has
 * no such files), syncs it and puts it at path. Whatever fails, kill -9 among it, leaves what stood
 * at path and nothing beside it. Devices and pipes are refused. A file
 * that is replaced keeps its mode; a new one has mode 0644 less the umask. Errors: G_IO_ERROR, one
 * sentence that names the path. */
gboolean jj_write_atomically (const char *path,
                              JjWriteFunc write,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
