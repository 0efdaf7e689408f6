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

/* Lets write fill a temporary file beside path, syncs it and renames it over path. Whatever fails
 * leaves what stood at path and removes the temporary file. Devices and pipes are refused. A file
 * that is replaced keeps its mode; a new one has mode 0644 less the umask. Errors: G_IO_ERROR, one
 * sentence that names the path. */
gboolean jj_write_atomically (const char *path,
                              JjWriteFunc write,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
