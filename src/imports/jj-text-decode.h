/* jj-text-decode.h: bytes of unknown encoding as UTF-8 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Text files of counties are UTF-8 with or without a mark, UTF-16, or Big5 (CP950) from older
 * spreadsheets. The mark decides, then the place of zero bytes (UTF-16), then whether all is
 * valid UTF-8; what is left must be Big5. A file that mixes encodings is refused with the line
 * where they change: guessing would turn names into other names.
 *
 * Error: G_IO_ERROR_INVALID_DATA, one sentence. Never NUL inside. (transfer full) */
char *jj_text_decode (GBytes *bytes, gsize *length, GError **error);

G_END_DECLS
