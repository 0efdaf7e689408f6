/* jj-zip-index.h: the directory of a stranger's ZIP container, checked in full */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* libgsf reads what the directory says and asks nothing: a member twice, members over each other, a
 * name that leaves the folder, a bomb. So the directory is read here first, against the local
 * headers and the limits, and libgsf only sees containers that passed. */
typedef struct
{
  char *name;
  guint32 offset; /* of the local header */
  guint32 packed, size, crc;
} JjZipEntry;

#define JJ_ZIP_MAX_ENTRIES 4096u
/* The .ods of a plan of the whole country has a sheet of 330 MiB (100,000 lines, 100,000 persons),
 * packed into 15. Members are read as a stream (jj-xml.h), so this is no memory. */
#define JJ_ZIP_MAX_SIZE (448u * 1024 * 1024)  /* of one member, unpacked */
#define JJ_ZIP_MAX_TOTAL (512u * 1024 * 1024) /* of all */
/* Spreadsheets are packed 10 to 60 times; what a bomb needs is far more. */
#define JJ_ZIP_MAX_RATIO 250u

/* The members but folders, as listed. Error: G_IO_ERROR_INVALID_DATA, one sentence. (transfer full)
 * (element-type JjZipEntry) */
GPtrArray *jj_zip_index_read (GBytes *bytes, GError **error);

G_END_DECLS
