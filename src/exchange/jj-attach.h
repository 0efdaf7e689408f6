/* jj-attach.h: scans of the stamped pages, put into a package */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The pages that a package's document has for 核章 are printed, stamped and scanned; the scans then
 * belong to that version and no other. So they are not of the plan: they are put into the very
 * package whose document was stamped, each with its SHA-256 in the manifest. All other files stay
 * byte for byte as they were, and jj_verify_package covers the scans like any of them.
 *
 * A scan is a PDF, PNG or JPEG by its first bytes, whatever it is called; it gets the name of the
 * package with 核章頁. */
#define JJ_ATTACH_MAX_SCANS 20
#define JJ_ATTACH_MAX_SIZE (32u * 1024 * 1024)

/* scans: paths, NULL-terminated. out may be package itself; it is written whole or not at all.
 * Error: G_IO_ERROR, one sentence; a package that is not intact is refused. */
gboolean jj_attach_scans (const char *package,
                          const char *const *scans,
                          const char *out,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
