/* jj-attach.c: scans of the stamped pages, put into a package */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-attach.h"

#include "jj-atomic.h"
#include "jj-container.h"
#include "jj-file-name.h"
#include "jj-json-reader.h"
#include "jj-language.h"
#include "jj-load.h"
#include "jj-package-private.h"
#include "jj-package-reader.h"
#include "jj-verify.h"

#include <string.h>

#define PART_ID "stamped"

static const struct
{
  const char *magic, *suffix;
} types[] = { { "%PDF-", "pdf" }, { "\x89PNG\r\n\x1a\n", "png" }, { "\xff\xd8\xff", "jpg" } };

typedef struct
{
  JjPackageReader *package;
  JjVerification *verification;
  JjPackSet *packs;
  GString *manifest;
  GPtrArray *names, *scans; /* char *, GBytes */
} Attach;

static gboolean
refuse (GError **error, const char *path, const char *why)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: %s", name, why);
  return FALSE;
}

/* NULL where it is none of the types. */
static const char *
find_suffix (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (size > strlen (types[i].magic)
        && memcmp (data, types[i].magic, strlen (types[i].magic)) == 0)
      return types[i].suffix;
  return NULL;
}

/* The first that the package does not have. (transfer full) */
static char *
make_name (Attach *self, const char *suffix)
{
  const JjFileName what = { JJ_FILE_NAME_HAND_IN, "核章頁", NULL };
  g_autofree char *stem = jj_file_name_make (&what, self->verification->plan, self->packs);

  for (guint n = 1;; n++)
    {
      char *name = n == 1 ? g_strconcat (stem, ".", suffix, NULL)
                          : g_strdup_printf ("%s_%u.%s", stem, n, suffix);

      if (!jj_package_reader_find (self->package, name)
          && !g_ptr_array_find_with_equal_func (self->names, name, g_str_equal, NULL))
        return name;
      g_free (name);
    }
}

static gboolean
read_scan (Attach *self, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = jj_load_file (path, JJ_ATTACH_MAX_SIZE, error);
  const char *suffix = bytes ? find_suffix (bytes) : NULL;

  if (!bytes)
    return FALSE;
  if (!suffix)
    return refuse (error, path, _ ("this is no scan: neither PDF nor PNG nor JPEG."));
  g_ptr_array_add (self->names, make_name (self, suffix));
  g_ptr_array_add (self->scans, g_steal_pointer (&bytes));
  return TRUE;
}

static guint
count_scans (const JjVerification *found)
{
  guint n = 0;

  for (guint i = 0; i < found->files->len; i++)
    n += g_strcmp0 (((JjVerifiedFile *)found->files->pdata[i])->part, PART_ID) == 0;
  return n;
}

static gboolean
read_scans (Attach *self, const char *const *scans, GError **error)
{
  guint n = count_scans (self->verification);

  for (; *scans; scans++)
    {
      if (++n > JJ_ATTACH_MAX_SCANS)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("A package has %d scans at most."), JJ_ATTACH_MAX_SCANS);
          return FALSE;
        }
      if (!read_scan (self, *scans, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_package (Attach *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL, manifest = NULL;
  g_autoptr (GPtrArray) packs = NULL;

  self->verification = jj_verify_package (path, cancellable, error);
  if (!self->verification)
    return FALSE;
  if (!self->verification->is_intact)
    return refuse (error, path, _ ("the package is not as it was made; nothing is added to it."));
  if (!self->verification->plan)
    return refuse (error, path, _ ("the package has no plan that can be read."));
  bytes = jj_load_file (path, JJ_VERIFY_MAX_SIZE, error);
  self->package = bytes ? jj_package_reader_new (bytes, error) : NULL;
  manifest = self->package ? jj_package_reader_read (self->package, JJ_PACKAGE_MANIFEST,
                                                     JJ_ATTACH_MAX_SIZE, error)
                           : NULL;
  if (!manifest)
    return FALSE;
  self->manifest
      = g_string_new_len (g_bytes_get_data (manifest, NULL), (gssize)g_bytes_get_size (manifest));
  packs = jj_packs_load_for_plan (self->verification->plan, NULL);
  self->packs = jj_pack_set_new (packs, self->verification->plan);
  return TRUE;
}

/* Adds the scans to the list of files and seals it anew. The manifest is as jj_manifest_write wrote
 * it, or its seal would not have been right. */
static gboolean
extend_manifest (Attach *self)
{
  char *end = g_strrstr (self->manifest->str, "\n  ],\n  " JJ_MANIFEST_SEAL);
  g_autoptr (GString) more = g_string_new (NULL);
  g_autofree char *seal = NULL;
  gsize at;

  if (!end)
    return FALSE;
  for (guint i = 0; i < self->scans->len; i++)
    {
      g_autofree char *hash
          = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->scans->pdata[i]);

      g_string_append (more, ",\n    {\"name\": ");
      jj_json_append_string (more, self->names->pdata[i]);
      g_string_append_printf (more,
                              ", \"part\": \"" PART_ID "\", \"size\": %" G_GSIZE_FORMAT
                              ", \"sha256\": \"%s\"}",
                              g_bytes_get_size (self->scans->pdata[i]), hash);
    }
  at = (gsize)(end - self->manifest->str);
  g_string_insert_len (self->manifest, (gssize)at, more->str, (gssize)more->len);
  at += more->len + strlen ("\n  ],\n  " JJ_MANIFEST_SEAL);
  g_string_erase (self->manifest, (gssize)at, JJ_SHA256_LENGTH);
  seal = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->manifest->str,
                                        (gssize)self->manifest->len);
  g_string_insert (self->manifest, (gssize)at, seal);
  return TRUE;
}

static gint64
get_time (const JjVerification *found)
{
  g_autoptr (GDateTime) time
      = found->last_edit ? g_date_time_new_from_iso8601 (found->last_edit, NULL) : NULL;

  return time ? g_date_time_to_unix (time) : 0;
}

static gboolean
write_all (GOutputStream *out, gpointer data, GCancellable *cancellable, GError **error)
{
  Attach *self = data;
  g_autoptr (JjContainer) container = jj_container_new (get_time (self->verification));

  for (guint i = 0; i < jj_package_reader_get_n_parts (self->package); i++)
    {
      gsize size;
      const char *name = jj_package_reader_get_part (self->package, i, &size);
      g_autoptr (GBytes) bytes = NULL;

      if (strcmp (name, JJ_PACKAGE_MANIFEST) == 0)
        continue;
      bytes = jj_package_reader_read (self->package, name, JJ_VERIFY_MAX_SIZE, error);
      if (!bytes)
        return FALSE;
      jj_container_add (container, name, bytes, TRUE);
    }
  for (guint i = 0; i < self->scans->len; i++)
    jj_container_add (container, self->names->pdata[i], self->scans->pdata[i], TRUE);
  jj_container_add_text (container, JJ_PACKAGE_MANIFEST, self->manifest->str, TRUE);
  return jj_container_finish_sealed (container, out, cancellable, error);
}

gboolean
jj_attach_scans (const char *package,
                 const char *const *scans,
                 const char *out,
                 GCancellable *cancellable,
                 GError **error)
{
  Attach self = { .names = g_ptr_array_new_with_free_func (g_free),
                  .scans = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref) };
  gboolean done
      = read_package (&self, package, cancellable, error) && read_scans (&self, scans, error);

  if (done && !extend_manifest (&self))
    done = refuse (error, package, _ ("the package was made by another version of the program."));
  done = done && jj_write_atomically (out, write_all, &self, cancellable, error);
  g_ptr_array_unref (self.names);
  g_ptr_array_unref (self.scans);
  g_clear_pointer (&self.verification, jj_verification_free);
  g_clear_pointer (&self.package, jj_package_reader_free);
  g_clear_pointer (&self.packs, jj_pack_set_unref);
  if (self.manifest)
    g_string_free (self.manifest, TRUE);
  return done;
}
