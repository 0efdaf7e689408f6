/* jj-package-reader.h: the parts of a stranger's ZIP container */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Opens only what passes jj-zip-index.h and reads with libgsf, part by part, in pieces: nothing is
 * ever unpacked to disk, and no part is held whole in memory unless asked for. Every part is
 * measured against its checksum when it ends. Errors: G_IO_ERROR_INVALID_DATA, one sentence. */
typedef struct _JjPackageReader JjPackageReader;
typedef struct _JjPackagePart JjPackagePart;

/* Whether these bytes begin as a ZIP container does. */
gboolean jj_package_reader_matches (GBytes *bytes);
/* (transfer full) */
JjPackageReader *jj_package_reader_new (GBytes *bytes, GError **error);
void jj_package_reader_free (JjPackageReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjPackageReader, jj_package_reader_free)

/* The parts as listed, without folders. The name is borrowed. */
guint jj_package_reader_get_n_parts (JjPackageReader *self);
const char *jj_package_reader_get_part (JjPackageReader *self, guint i, gsize *size);
/* The part's own name for this one, upper and lower case alike. (nullable) */
const char *jj_package_reader_find (JjPackageReader *self, const char *name);

/* (transfer full) */
JjPackagePart *jj_package_reader_open (JjPackageReader *self, const char *name, GError **error);
/* The next piece of at most 64 KiB, borrowed until the next call; *size 0 at the end. NULL on an
 * error. */
const char *jj_package_part_read (JjPackagePart *self, gsize *size, GError **error);
void jj_package_part_close (JjPackagePart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjPackagePart, jj_package_part_close)

/* A whole part of at most max_size bytes. (transfer full) */
GBytes *
jj_package_reader_read (JjPackageReader *self, const char *name, gsize max_size, GError **error);

G_END_DECLS
