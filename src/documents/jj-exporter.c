/* jj-exporter.c: the array of exporters, and how their output comes to disk */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-exporter.h"
#include "jj-atomic.h"
#include "jj-exporters.h"
#include "jj-language.h"
#include "jj-scenarios.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

const JjExporter *const jj_exporters[]
    = { &jj_exporter_json,         &jj_exporter_csv,           &jj_exporter_ods,
        &jj_exporter_xlsx,         &jj_exporter_budget_ods,    &jj_exporter_budget_xlsx,
        &jj_exporter_coverage_ods, &jj_exporter_coverage_xlsx, &jj_exporter_pdf,
        &jj_exporter_odt,          &jj_exporter_slides_odp,    &jj_exporter_slides_pdf,
        &jj_exporter_answers,      &jj_exporter_forms,         NULL };

JjId
jj_export_get_scenario (const JjExport *self)
{
  return self->scenario ? self->scenario : jj_scenario_get_adopted (self->plan);
}

const JjExporter *
jj_exporter_find (const char *id)
{
  for (guint i = 0; jj_exporters[i]; i++)
    if (strcmp (jj_exporters[i]->id, id) == 0)
      return jj_exporters[i];
  return NULL;
}

const char *
jj_exporter_refuse (const JjExporter *self, JjPlan *plan)
{
  const char *sentence = self->refuse ? self->refuse (plan) : NULL;

  return sentence ? _ (sentence) : NULL;
}

typedef struct
{
  const JjExporter *exporter;
  const JjExport *what;
} Job;

gboolean
jj_exporter_write (const JjExporter *self,
                   const JjExport *what,
                   GOutputStream *out,
                   GCancellable *cancellable,
                   GError **error)
{
  gboolean done;

  jj_language_enter_plan ();
  done = self->write (what, out, cancellable, error);
  jj_language_leave_plan ();
  return done;
}

static gboolean
write_job (GOutputStream *out, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return jj_exporter_write (job->exporter, job->what, out, cancellable, error);
}

gboolean
jj_exporter_write_file (const JjExporter *self,
                        const JjExport *what,
                        const char *path,
                        GCancellable *cancellable,
                        GError **error)
{
  Job job = { self, what };

  g_return_val_if_fail (what->kind < JJ_N_KINDS || !(self->flags & JJ_EXPORTER_ONE_KIND), FALSE);

  return jj_write_atomically (path, write_job, &job, cancellable, error);
}

static gboolean
fail (const char *path, int code, GError **error)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _ ("“%s” cannot be written: %s"),
               path, g_strerror (code));
  return FALSE;
}

static gboolean
write_kinds (const JjExporter *self,
             const JjExport *what,
             const char *folder,
             GCancellable *cancellable,
             GError **error)
{
  JjExport one = *what;

  for (guint kind = 0; kind < JJ_N_KINDS; kind++)
    {
      g_autofree char *name = g_strconcat (jj_kind_get (kind)->id, ".", self->suffix, NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      one.kind = kind;
      if (jj_plan_get_count (what->plan, kind) > 0
          && !jj_exporter_write_file (self, &one, path, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* Removes the folder and the files directly in it: the temporary one, which only we filled. */
static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

gboolean
jj_exporter_write_folder (const JjExporter *self,
                          const JjExport *what,
                          const char *path,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strdup_printf (".%s.XXXXXX", base);
  g_autofree char *temporary = g_build_filename (parent, name, NULL);
  gboolean done;

  if (!g_mkdtemp_full (temporary, 0755))
    return fail (path, errno, error);
  done = write_kinds (self, what, temporary, cancellable, error);
  if (done && g_rename (temporary, path) != 0)
    done = fail (path, errno, error);
  if (!done)
    remove_folder (temporary);
  return done;
}
