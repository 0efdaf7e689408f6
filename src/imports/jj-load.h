/* jj-load.h: a stranger's file as bytes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads a regular file of at most max_size bytes. Folders, devices and pipes are refused at once,
 * without waiting for anybody to write to them. Error: G_IO_ERROR, one sentence that names the
 * path. (transfer full) */
GBytes *jj_load_file (const char *path, gsize max_size, GError **error);

G_END_DECLS
