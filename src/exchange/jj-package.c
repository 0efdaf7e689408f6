/* jj-package.c: 送件包, everything that is handed in, in one file */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-package-private.h"

#include "jj-atomic.h"
#include "jj-container.h"
#include "jj-file-name.h"
#include "jj-language.h"
#include "jj-plan-json.h"
#include "jj-scope.h"

static void
file_free (gpointer data)
{
  JjPackageFile *file = data;

  g_free (file->name);
  g_free (file->sha256);
  g_free (file);
}

char *
jj_package_get_name (JjPlan *plan, JjPackSet *packs, JjPackagePartId part)
{
  const JjPackagePartTable *table = part < JJ_N_PARTS ? &jj_package_parts[part] : NULL;
  const JjFileName what = { JJ_FILE_NAME_HAND_IN, table ? table->file : JJ_PACKAGE_PART, NULL };
  g_autofree char *name = jj_file_name_make (&what, plan, packs);

  return g_strconcat (name, ".", table ? table->suffix : "zip", NULL);
}

char *
jj_package_get_obstacle (JjPlan *plan, const JjFindings *findings, gboolean is_draft)
{
  const JjElement *part = jj_scope_get_part (plan);
  guint n = jj_findings_count (findings, JJ_SEVERITY_ERROR);

  if (part)
    return g_strdup_printf (_ ("This file is the part of %s: it is given back as it is, and the "
                               "county hands in the whole plan."),
                            jj_element_get_title (part));
  if (n == 0 || is_draft)
    return NULL;
  return g_strdup_printf (ngettext ("%u finding keeps the plan from being handed in; mend it, or "
                                    "make a draft.",
                                    "%u findings keep the plan from being handed in; mend them, or "
                                    "make a draft.",
                                    n),
                          n);
}

static gboolean
begin (JjPackage *self, const JjPackageOptions *options, GError **error)
{
  g_autoptr (GPtrArray) packs = jj_packs_load_for_plan (options->plan, NULL);

  self->options = options;
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->files = g_ptr_array_new_with_free_func (file_free);
  self->packs = jj_pack_set_new (packs, options->plan);
  self->figures = jj_figures_new (options->plan, self->packs, 0);
  self->findings = jj_check_run (options->plan, self->figures);
  self->copy = jj_redact (options->plan, options->redaction, self->notes, error);
  if (!self->copy)
    return FALSE;
  if (options->redaction != JJ_REDACT_NOTHING)
    self->names = jj_names_new (options->plan);
  self->json = jj_plan_to_json (self->copy);
  self->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->json);
  return TRUE;
}

static void
end (JjPackage *self)
{
  g_clear_object (&self->copy);
  g_clear_pointer (&self->packs, jj_pack_set_unref);
  g_clear_pointer (&self->figures, jj_figures_unref);
  g_clear_pointer (&self->findings, jj_findings_unref);
  g_clear_pointer (&self->names, jj_names_free);
  g_clear_pointer (&self->document, jj_document_unref);
  g_clear_pointer (&self->json, g_bytes_unref);
  g_free (self->hash);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->files);
}

static gboolean
may_be_written (JjPackage *self, GError **error)
{
  g_autofree char *obstacle
      = jj_package_get_obstacle (self->options->plan, self->findings, self->options->is_draft);

  if (obstacle)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, obstacle);
  return obstacle == NULL;
}

static gboolean
add_part (JjPackage *self,
          JjPackagePartId part,
          JjContainer *container,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;
  JjPackageFile *file;

  if (!jj_package_parts[part].write (self, out, cancellable, error)
      || !g_output_stream_close (out, cancellable, error))
    return FALSE;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
  file = g_new0 (JjPackageFile, 1);
  file->part = part;
  file->name = jj_package_get_name (self->options->plan, self->packs, part);
  file->size = g_bytes_get_size (bytes);
  file->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_ptr_array_add (self->files, file);
  jj_container_add (container, file->name, bytes, TRUE);
  return TRUE;
}

static gboolean
is_wanted (const JjPackageOptions *options, JjPackagePartId part)
{
  return jj_package_parts[part].is_needed || !(options->without & 1u << part);
}

static void
tell_progress (JjPackage *self, guint part)
{
  if (self->options->progress)
    g_atomic_int_set (self->options->progress, (int)(part * 100 / JJ_N_PARTS));
}

static gboolean
write_parts (JjPackage *self, JjContainer *container, GCancellable *cancellable, GError **error)
{
  for (guint part = 0; part < JJ_N_PARTS; part++)
    {
      tell_progress (self, part);
      if (is_wanted (self->options, part)
          && (g_cancellable_set_error_if_cancelled (cancellable, error)
              || !add_part (self, part, container, cancellable, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_package (GOutputStream *out, gpointer data, GCancellable *cancellable, GError **error)
{
  JjPackage *self = data;
  g_autoptr (JjContainer) container = jj_container_new (self->options->time);
  g_autofree char *manifest = NULL;
  gboolean done;

  jj_language_enter_plan ();
  done = write_parts (self, container, cancellable, error);
  manifest = done ? jj_manifest_write (self) : NULL;
  jj_language_leave_plan ();
  if (!done)
    return FALSE;
  jj_container_add_text (container, JJ_PACKAGE_MANIFEST, manifest, TRUE);
  tell_progress (self, JJ_N_PARTS);
  return jj_container_finish_sealed (container, out, cancellable, error);
}

gboolean
jj_package_write (const JjPackageOptions *options,
                  const char *path,
                  GCancellable *cancellable,
                  GError **error)
{
  JjPackage self = { 0 };
  gboolean done;

  jj_language_enter_plan ();
  done = begin (&self, options, error);
  jj_language_leave_plan ();
  done = done && may_be_written (&self, error)
         && jj_write_atomically (path, write_package, &self, cancellable, error);
  end (&self);
  return done;
}
