/* jj-container.c: a ZIP container while it is written */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-container.h"

#include "jj-language.h"

#include <string.h>
#include <gsf/gsf-outfile-zip.h>
#include <gsf/gsf-output-impl.h>
#include <gsf/gsf-output-memory.h>

#define TAIWAN_SECONDS (8 * 3600)

/* APPNOTE.TXT 6.3.10: 4.3.7 local header, 4.3.12 directory, 4.3.16 its end, 4.4.4 bit 11. */
#define END_SIZE 22u
#define FLAG_UTF8_HIGH 0x08

struct _JjContainer
{
  GsfOutput *memory;
  GsfOutfile *zip;
  GDateTime *time;
  gboolean is_good;
};

JjContainer *
jj_container_new (gint64 time)
{
  JjContainer *self = g_new0 (JjContainer, 1);
  g_autoptr (GDateTime) first = g_date_time_new_utc (1980, 1, 1, 0, 0, 0);
  gint64 earliest = g_date_time_to_unix (first);

  self->memory = gsf_output_memory_new ();
  self->zip = gsf_outfile_zip_new (self->memory, NULL);
  /* The container has no time zone: the clock of Taiwan, said to be UTC. */
  self->time = g_date_time_new_from_unix_utc (time < earliest ? earliest : time + TAIWAN_SECONDS);
  self->is_good = TRUE;
  return self;
}

void
jj_container_free (JjContainer *self)
{
  if (!gsf_output_is_closed (GSF_OUTPUT (self->zip)))
    gsf_output_close (GSF_OUTPUT (self->zip));
  g_object_unref (self->zip);
  g_object_unref (self->memory);
  g_date_time_unref (self->time);
  g_free (self);
}

static void
add (JjContainer *self, const char *name, gconstpointer data, gsize size, gboolean packed)
{
  int method = packed ? GSF_ZIP_DEFLATED : GSF_ZIP_STORED;
  GsfOutput *part
      = gsf_outfile_new_child_full (self->zip, name, FALSE, "compression-level", method, NULL);

  gsf_output_set_modtime (part, self->time);
  self->is_good = gsf_output_write (part, size, data) && self->is_good;
  self->is_good = gsf_output_close (part) && self->is_good;
  g_object_unref (part);
}

void
jj_container_add (JjContainer *self, const char *name, GBytes *bytes, gboolean packed)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  add (self, name, data, size, packed);
}

void
jj_container_add_text (JjContainer *self, const char *name, const char *text, gboolean packed)
{
  add (self, name, text, strlen (text), packed);
}

static guint
get_16 (const guint8 *at)
{
  return at[0] | (guint)at[1] << 8;
}

static guint32
get_32 (const guint8 *at)
{
  return get_16 (at) | (guint32)get_16 (at + 2) << 16;
}

/* libgsf writes names in UTF-8 and says nowhere that they are; the flag is in each member's header
 * and in its line of the directory. What is read here was written just now. */
static void
mark_names (guint8 *data, gsize size)
{
  const guint8 *end = data + size - END_SIZE;
  guint n = get_16 (end + 10);
  guint8 *entry = data + get_32 (end + 16);

  for (guint i = 0; i < n; i++)
    {
      g_return_if_fail (memcmp (entry, "PK\1\2", 4) == 0);
      entry[9] |= FLAG_UTF8_HIGH;
      data[get_32 (entry + 42) + 7] |= FLAG_UTF8_HIGH;
      entry += 46 + get_16 (entry + 28) + get_16 (entry + 30) + get_16 (entry + 32);
    }
}

/* All bytes, marked; NULL where there was an error. (transfer full) */
static guint8 *
close_container (JjContainer *self, gsize *size, GError **error)
{
  guint8 *data;

  self->is_good = gsf_output_close (GSF_OUTPUT (self->zip)) && self->is_good;
  if (!self->is_good)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The file cannot be packed."));
      return NULL;
    }
  *size = (gsize)gsf_output_size (self->memory);
  data = g_memdup2 (gsf_output_memory_get_bytes (GSF_OUTPUT_MEMORY (self->memory)), *size);
  mark_names (data, *size);
  return data;
}

gboolean
jj_container_finish (JjContainer *self,
                     GOutputStream *out,
                     GCancellable *cancellable,
                     GError **error)
{
  gsize size;
  g_autofree guint8 *data = close_container (self, &size, error);

  return data && g_output_stream_write_all (out, data, size, NULL, cancellable, error);
}

gboolean
jj_container_finish_sealed (JjContainer *self,
                            GOutputStream *out,
                            GCancellable *cancellable,
                            GError **error)
{
  gsize size;
  g_autofree guint8 *data = close_container (self, &size, error);
  g_autofree char *hash = NULL, *comment = NULL;
  guint8 length[2];

  if (!data)
    return FALSE;
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size - sizeof length);
  comment = g_strconcat (JJ_CONTAINER_SEAL, hash, NULL);
  length[0] = (guint8)strlen (comment);
  length[1] = 0;
  return g_output_stream_write_all (out, data, size - sizeof length, NULL, cancellable, error)
         && g_output_stream_write_all (out, length, sizeof length, NULL, cancellable, error)
         && g_output_stream_write_all (out, comment, strlen (comment), NULL, cancellable, error);
}
