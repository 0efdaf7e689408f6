/* jj-zip-writer.c: ZIP containers for tests, honest ones and others */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-zip-writer.h"

#include <string.h>
#include <zlib.h>

void
jj_zip_writer_init (JjZipWriter *self)
{
  memset (self, 0, sizeof *self);
  self->out = g_byte_array_new ();
  self->directory = g_byte_array_new ();
}

static void
put (GByteArray *out, guint32 number, guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      guint8 byte = (guint8)(number >> (8 * i));

      g_byte_array_append (out, &byte, 1);
    }
}

/* (transfer full) */
/* The converter keeps what it is given in one call. */
#define PIECE 65536u

static GBytes *
pack (const char *data, gsize size)
{
  g_autoptr (GConverter) packer
      = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 6));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) out = g_converter_output_stream_new (memory, packer);

  for (gsize done = 0; done < size; done += MIN (PIECE, size - done))
    g_assert_true (
        g_output_stream_write_all (out, data + done, MIN (PIECE, size - done), NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* What the local header and the directory have in common. */
static void
put_common (JjZipWriter *self, GByteArray *out, guint32 crc, guint32 packed, guint32 size)
{
  put (out, 20, 2);
  put (out, self->flags, 2);
  put (out, self->method ? self->method : 8, 2);
  put (out, 0x00210000, 4); /* 1 January 1980 */
  put (out, crc + self->crc_change, 4);
  put (out, packed, 4);
  put (out, size + self->size_change, 4);
}

void
jj_zip_writer_add (JjZipWriter *self, const char *name, const char *data, gssize size)
{
  gsize length = size < 0 ? strlen (data) : (gsize)size;
  g_autoptr (GBytes) packed = pack (data, length);
  guint32 crc = (guint32)crc32 (crc32 (0, NULL, 0), (const Bytef *)data, (uInt)length);
  guint32 offset = self->out->len + self->offset_change;
  guint32 n_packed = (guint32)g_bytes_get_size (packed);

  put (self->out, 0x04034b50, 4);
  put_common (self, self->out, crc, n_packed, (guint32)length);
  put (self->out, (guint32)strlen (name), 2);
  put (self->out, 0, 2);
  g_byte_array_append (self->out, (const guint8 *)name, (guint)strlen (name));
  g_byte_array_append (self->out, g_bytes_get_data (packed, NULL), n_packed);

  put (self->directory, 0x02014b50, 4);
  put (self->directory, 20, 2);
  put_common (self, self->directory, crc, n_packed, (guint32)length);
  put (self->directory, (guint32)strlen (name), 2);
  put (self->directory, 0, 4);
  put (self->directory, 0, 4);
  put (self->directory, 0, 4);
  put (self->directory, offset, 4);
  g_byte_array_append (self->directory, (const guint8 *)name, (guint)strlen (name));
  self->n++;
}

GBytes *
jj_zip_writer_finish (JjZipWriter *self)
{
  guint32 start = self->out->len;

  g_byte_array_append (self->out, self->directory->data, self->directory->len);
  put (self->out, 0x06054b50, 4);
  put (self->out, 0, 4);
  put (self->out, self->n, 2);
  put (self->out, self->n, 2);
  put (self->out, self->directory->len, 4);
  put (self->out, start, 4);
  put (self->out, 0, 2);
  g_clear_pointer (&self->directory, g_byte_array_unref);
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->out));
}
