/* jj-verify.c: whether a package is as it was made */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-verify-private.h"

#include "jj-container.h"
#include "jj-file-name.h"
#include "jj-language.h"
#include "jj-load.h"
#include "jj-package-reader.h"
#include "jj-plan-json.h"

#include <string.h>

#define MAX_MANIFEST (1024u * 1024)
#define MAX_DATA (192u * 1024 * 1024)

static void
file_free (gpointer data)
{
  JjVerifiedFile *file = data;

  g_free (file->name);
  g_free (file->part);
  g_free (file->sentence);
  g_free (file);
}

static JjVerification *
verification_new (void)
{
  JjVerification *self = g_new0 (JjVerification, 1);

  self->packs = g_ptr_array_new_with_free_func (g_free);
  self->left_out = g_ptr_array_new_with_free_func (g_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->notices = g_ptr_array_new_with_free_func (g_free);
  self->files = g_ptr_array_new_with_free_func (file_free);
  self->school_year = self->total = JJ_EMPTY;
  return self;
}

void
jj_verification_free (JjVerification *self)
{
  g_free (self->title);
  g_free (self->county);
  g_free (self->version);
  g_free (self->program);
  g_free (self->last_edit);
  g_ptr_array_unref (self->packs);
  g_ptr_array_unref (self->left_out);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->notices);
  g_clear_object (&self->plan);
  g_free (self);
}

static void
add_problem (JjVerification *self, JjVerifiedFile *file, JjFileState state)
{
  file->state = state;
  if (state == JJ_FILE_MISSING)
    file->sentence = g_strdup_printf (_ ("“%s” is missing."), file->name);
  else if (state == JJ_FILE_EXTRA)
    file->sentence
        = g_strdup_printf (_ ("“%s” was put in after the package was made."), file->name);
  else
    file->sentence
        = g_strdup_printf (_ ("“%s” was changed after the package was made."), file->name);
  g_ptr_array_add (self->problems, g_strdup (file->sentence));
}

/* The SHA-256 of a part, read in pieces. NULL with the reason where it cannot be read. (transfer
 * full) */
static char *
measure (JjPackageReader *package, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (JjPackagePart) part = jj_package_reader_open (package, name, error);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *piece;
  gsize size = 1;

  if (!part)
    return NULL;
  while (size > 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      piece = jj_package_part_read (part, &size, error);
      if (!piece)
        return NULL;
      g_checksum_update (checksum, (const guint8 *)piece, (gssize)size);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

/* FALSE: cancelled. */
static gboolean
check_file (JjVerification *self,
            JjPackageReader *package,
            guint i,
            const char *sha256,
            GCancellable *cancellable)
{
  JjVerifiedFile *file = self->files->pdata[i];
  const char *name = jj_package_reader_find (package, file->name);
  g_autofree char *measured = NULL;

  if (!name || strcmp (name, file->name) != 0)
    {
      add_problem (self, file, JJ_FILE_MISSING);
      return TRUE;
    }
  measured = measure (package, name, cancellable, NULL);
  if (g_cancellable_is_cancelled (cancellable))
    return FALSE;
  if (!measured || strcmp (measured, sha256) != 0)
    add_problem (self, file, JJ_FILE_CHANGED);
  return TRUE;
}

static void
add_extra (JjVerification *self, const char *name, gint64 size)
{
  JjVerifiedFile *file = g_new0 (JjVerifiedFile, 1);

  file->name = g_strdup (name);
  file->size = size;
  g_ptr_array_add (self->files, file);
  add_problem (self, file, JJ_FILE_EXTRA);
}

static void
find_extras (JjVerification *self, JjPackageReader *package)
{
  guint n_listed = self->files->len;

  for (guint i = 0; i < jj_package_reader_get_n_parts (package); i++)
    {
      gsize size;
      const char *name = jj_package_reader_get_part (package, i, &size);
      gboolean is_listed = strcmp (name, JJ_PACKAGE_MANIFEST) == 0;

      for (guint k = 0; k < n_listed && !is_listed; k++)
        is_listed = strcmp (((JjVerifiedFile *)self->files->pdata[k])->name, name) == 0;
      if (!is_listed)
        add_extra (self, name, (gint64)size);
    }
}

static void
add_manifest (JjVerification *self, const JjManifest *manifest, gsize size)
{
  JjVerifiedFile *file = g_new0 (JjVerifiedFile, 1);

  file->name = g_strdup (JJ_PACKAGE_MANIFEST);
  file->size = (gint64)size;
  g_ptr_array_add (self->files, file);
  if (!manifest->is_sealed)
    add_problem (self, file, JJ_FILE_CHANGED);
}

/* The comment is the file's end; the index has seen that it is well formed. */
static void
check_container (JjVerification *self, const char *path, GBytes *bytes)
{
  gsize size, seal = strlen (JJ_CONTAINER_SEAL) + JJ_SHA256_LENGTH;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autofree char *name = g_path_get_basename (path), *hash = NULL;
  const char *comment = (const char *)data + size - seal;

  if (memcmp (data + size - 22, "PK\5\6", 4) == 0)
    {
      g_ptr_array_add (self->notices,
                       g_strdup (_ ("The package was packed again by another program; each file "
                                    "was measured by itself.")));
      return;
    }
  hash = size > seal + 22 ? g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size - seal - 2)
                          : NULL;
  if ((!hash || strncmp (comment, JJ_CONTAINER_SEAL, strlen (JJ_CONTAINER_SEAL)) != 0
       || strncmp (comment + seal - JJ_SHA256_LENGTH, hash, JJ_SHA256_LENGTH) != 0)
      && self->problems->len == 0)
    g_ptr_array_add (self->problems,
                     g_strdup_printf (_ ("“%s” itself was changed after it was made: its list of "
                                         "files or what stands between them."),
                                      name));
}

static void
read_plan (JjVerification *self, JjPackageReader *package, const JjManifest *manifest)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const JjVerifiedFile *file = self->files->pdata[i];
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      if (g_strcmp0 (file->part, jj_package_part_get_id (JJ_PART_DATA)) != 0
          || file->state != JJ_FILE_INTACT)
        continue;
      bytes = jj_package_reader_read (package, file->name, MAX_DATA, &error);
      self->plan = bytes ? jj_plan_from_json (bytes, &error) : NULL;
      if (!self->plan)
        g_ptr_array_add (self->notices, g_strdup_printf (_ ("The plan in “%s” cannot be shown: %s"),
                                                         file->name, error->message));
      return;
    }
}

static void
check_figures (JjVerification *self)
{
  g_autoptr (GPtrArray) loaded = jj_packs_load_for_plan (self->plan, NULL);
  g_autoptr (JjPackSet) packs = jj_pack_set_new (loaded, self->plan);
  g_autoptr (JjFigures) figures = jj_figures_new (self->plan, packs, 0);

  if (jj_figures_get_totals (figures)->total != self->total)
    g_ptr_array_add (self->notices,
                     g_strdup (_ ("The rule packs of this computer work out another total than "
                                  "those of the package.")));
}

/* As the package's own plan and this computer's packs prescribe. */
static void
check_name (JjVerification *self, const char *path)
{
  g_autoptr (GPtrArray) loaded = jj_packs_load_for_plan (self->plan, NULL);
  g_autoptr (JjPackSet) packs = jj_pack_set_new (loaded, self->plan);
  const JjFileName what = { JJ_FILE_NAME_HAND_IN, JJ_PACKAGE_PART, NULL };
  g_autoptr (GError) error = NULL;

  if (!self->is_draft && !jj_file_name_check (&what, self->plan, packs, path, &error))
    g_ptr_array_add (self->notices, g_strdup (error->message));
}

static gboolean
verify (JjManifest *manifest,
        JjPackageReader *package,
        GBytes *list,
        GCancellable *cancellable,
        GError **error)
{
  JjVerification *self = manifest->verification;

  for (guint i = 0; i < manifest->hashes->len; i++)
    if (!check_file (self, package, i, manifest->hashes->pdata[i], cancellable))
      return !g_cancellable_set_error_if_cancelled (cancellable, error);
  add_manifest (self, manifest, g_bytes_get_size (list));
  find_extras (self, package);
  read_plan (self, package, manifest);
  if (self->plan)
    check_figures (self);
  return TRUE;
}

static gboolean
read_manifest (JjManifest *manifest, JjPackageReader *package, GBytes **list, GError **error)
{
  if (!jj_package_reader_find (package, JJ_PACKAGE_MANIFEST))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("This is no package of a plan: it has no manifest.json."));
      return FALSE;
    }
  *list = jj_package_reader_read (package, JJ_PACKAGE_MANIFEST, MAX_MANIFEST, error);
  if (!*list)
    return FALSE;
  if (!jj_manifest_read (manifest, *list))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("“manifest.json” was changed after the package was made, and cannot "
                              "be read any more."));
      return FALSE;
    }
  return TRUE;
}

JjVerification *
jj_verify_package (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = jj_load_file (path, JJ_VERIFY_MAX_SIZE, error), list = NULL;
  g_autoptr (JjPackageReader) package = NULL;
  g_autoptr (JjVerification) self = verification_new ();
  JjManifest manifest = { .verification = self };
  gboolean done;

  if (!bytes)
    return NULL;
  if (!jj_package_reader_matches (bytes))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("“%s” is no package of a plan."),
                   path);
      return NULL;
    }
  package = jj_package_reader_new (bytes, error);
  if (!package)
    return NULL;
  manifest.hashes = g_ptr_array_new_with_free_func (g_free);
  done = read_manifest (&manifest, package, &list, error)
         && verify (&manifest, package, list, cancellable, error);
  g_ptr_array_unref (manifest.hashes);
  g_free (manifest.seal);
  g_free (manifest.plan_sha256);
  if (!done)
    return NULL;
  check_container (self, path, bytes);
  if (self->plan)
    check_name (self, path);
  self->is_intact = self->problems->len == 0;
  return g_steal_pointer (&self);
}
