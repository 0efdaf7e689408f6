/* jj-package-reader.c: the parts of a stranger's ZIP container */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-package-reader.h"
#include "jj-zip-index.h"

#include <glib/gi18n-lib.h>
#include <gsf/gsf-infile-zip.h>
#include <gsf/gsf-input-memory.h>
#include <string.h>
#include <zlib.h>

#define PIECE 65536u

struct _JjPackageReader
{
  GBytes *bytes;
  GPtrArray *entries; /* JjZipEntry */
  GsfInfile *zip;
};

struct _JjPackagePart
{
  const JjZipEntry *entry;
  GsfInput *input;
  gsize left;
  guint32 crc;
  guint8 piece[PIECE];
};

gboolean
jj_package_reader_matches (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= 4 && (memcmp (data, "PK\003\004", 4) == 0 || memcmp (data, "PK\005\006", 4) == 0);
}

JjPackageReader *
jj_package_reader_new (GBytes *bytes, GError **error)
{
  g_autoptr (JjPackageReader) self = g_new0 (JjPackageReader, 1);
  GsfInput *input;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  self->bytes = g_bytes_ref (bytes);
  self->entries = jj_zip_index_read (bytes, error);
  if (!self->entries)
    return NULL;
  input = gsf_input_memory_new (data, (gsf_off_t)size, FALSE);
  self->zip = gsf_infile_zip_new (input, NULL);
  g_object_unref (input);
  if (!self->zip)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("The file is damaged: its list of parts cannot be read."));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
jj_package_reader_free (JjPackageReader *self)
{
  g_clear_object (&self->zip);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static const JjZipEntry *
find_entry (JjPackageReader *self, const char *name)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const JjZipEntry *entry = self->entries->pdata[i];

      if (g_ascii_strcasecmp (entry->name, name) == 0)
        return entry;
    }
  return NULL;
}

guint
jj_package_reader_get_n_parts (JjPackageReader *self)
{
  return self->entries->len;
}

const char *
jj_package_reader_get_part (JjPackageReader *self, guint i, gsize *size)
{
  const JjZipEntry *entry = g_ptr_array_index (self->entries, i);

  *size = entry->size;
  return entry->name;
}

const char *
jj_package_reader_find (JjPackageReader *self, const char *name)
{
  const JjZipEntry *entry = find_entry (self, name);

  return entry ? entry->name : NULL;
}

static void
set_damaged (const char *name, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _ ("The file is damaged: the part “%s” cannot be unpacked."), name);
}

JjPackagePart *
jj_package_reader_open (JjPackageReader *self, const char *name, GError **error)
{
  const JjZipEntry *entry = find_entry (self, name);
  g_auto (GStrv) path = NULL;
  JjPackagePart *part;
  GsfInput *input;

  if (!entry)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("The file is incomplete: it has no part “%s”."), name);
      return NULL;
    }
  path = g_strsplit (entry->name, "/", -1);
  input = gsf_infile_child_by_aname (self->zip, (const char **)path);
  if (!input || gsf_input_size (input) != (gsf_off_t)entry->size)
    {
      g_clear_object (&input);
      set_damaged (entry->name, error);
      return NULL;
    }
  part = g_new (JjPackagePart, 1);
  part->entry = entry;
  part->input = input;
  part->left = entry->size;
  part->crc = (guint32)crc32 (0, NULL, 0);
  return part;
}

const char *
jj_package_part_read (JjPackagePart *self, gsize *size, GError **error)
{
  gsize wanted = MIN (self->left, PIECE);

  *size = 0;
  if (wanted > 0 && !gsf_input_read (self->input, wanted, self->piece))
    {
      set_damaged (self->entry->name, error);
      return NULL;
    }
  self->left -= wanted;
  self->crc = (guint32)crc32 (self->crc, self->piece, (guint)wanted);
  if (self->left == 0 && self->crc != self->entry->crc)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("The file is damaged: the checksum of “%s” is wrong."), self->entry->name);
      return NULL;
    }
  *size = wanted;
  return (const char *)self->piece;
}

void
jj_package_part_close (JjPackagePart *self)
{
  g_object_unref (self->input);
  g_free (self);
}

GBytes *
jj_package_reader_read (JjPackageReader *self, const char *name, gsize max_size, GError **error)
{
  g_autoptr (JjPackagePart) part = jj_package_reader_open (self, name, error);
  g_autoptr (GByteArray) all = NULL;
  const char *piece;
  gsize size = 1;

  if (!part)
    return NULL;
  if (part->left > max_size)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("Unpacked, the part “%s” would be far too large for a list of one county."),
                   part->entry->name);
      return NULL;
    }
  all = g_byte_array_sized_new ((guint)part->left);
  while (size > 0)
    {
      piece = jj_package_part_read (part, &size, error);
      if (!piece)
        return NULL;
      g_byte_array_append (all, (const guint8 *)piece, (guint)size);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}
