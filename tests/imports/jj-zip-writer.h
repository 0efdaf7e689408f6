/* jj-zip-writer.h: ZIP containers for tests, honest ones and others */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Written by hand and not by libgsf, since a test wants what no library writes. */
typedef struct
{
  GByteArray *out, *directory;
  guint n;
  /* Lies for the members that follow; 0 for the truth. */
  guint16 flags, method;
  guint32 crc_change, size_change, offset_change;
} JjZipWriter;

void jj_zip_writer_init (JjZipWriter *self);
/* size -1: text. */
void jj_zip_writer_add (JjZipWriter *self, const char *name, const char *data, gssize size);
/* The container; the writer is empty after. */
GBytes *jj_zip_writer_finish (JjZipWriter *self);

G_END_DECLS
