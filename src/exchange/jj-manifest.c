/* jj-manifest.c: the list of what is in a package, as it is written */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-package-private.h"

#include "jj-explain.h"
#include "jj-json-reader.h"
#include "jj-kinds-plan.h"

#include <string.h>

static void
add_text (GString *out, const char *key, const char *text)
{
  g_string_append_printf (out, "  \"%s\": ", key);
  if (text)
    jj_json_append_string (out, text);
  else
    g_string_append (out, "null");
  g_string_append (out, ",\n");
}

static void
add_number (GString *out, const char *indent, const char *key, gint64 number)
{
  g_string_append (out, indent);
  jj_json_append_string (out, key);
  if (number == JJ_EMPTY)
    g_string_append (out, ": null");
  else
    g_string_append_printf (out, ": %" G_GINT64_FORMAT, number);
}

static void
add_bool (GString *out, const char *key, gboolean value)
{
  g_string_append_printf (out, "  \"%s\": %s,\n", key, value ? "true" : "false");
}

static void
add_time (GString *out, gint64 time)
{
  g_autoptr (GDateTime) utc = time > 0 ? g_date_time_new_from_unix_utc (time) : NULL;
  g_autofree char *text = utc ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  add_text (out, "last_edit", text);
}

static void
add_plan (GString *out, const JjPackage *self)
{
  const JjElement *root = jj_plan_get_root (self->options->plan);

  add_text (out, "title", jj_element_get_text (root, JJ_PLAN_TITLE));
  add_text (out, "county", jj_element_get_text (root, JJ_PLAN_COUNTY));
  add_number (out, "  ", "school_year", jj_element_get_number (root, JJ_PLAN_SCHOOL_YEAR));
  g_string_append (out, ",\n");
  add_text (out, "version", self->options->version);
  add_text (out, "plan_sha256", self->hash);
  add_time (out, self->options->time);
}

static void
add_packs (GString *out, const JjPackage *self)
{
  guint n = jj_pack_set_get_n_packs (self->packs);

  g_string_append (out, "  \"packs\": [");
  for (guint i = 0; i < n; i++)
    {
      JjPack *pack = jj_pack_set_get_pack (self->packs, i);

      g_string_append (out, i ? ",\n    {\"id\": " : "\n    {\"id\": ");
      jj_json_append_string (out, jj_pack_get_id (pack));
      g_string_append (out, ", \"version\": ");
      jj_json_append_string (out, jj_pack_get_version (pack));
      g_string_append_c (out, '}');
    }
  g_string_append (out, n ? "\n  ],\n" : "],\n");
}

static void
add_left_out (GString *out, const JjPackage *self)
{
  g_string_append (out, "  \"left_out\": [");
  for (guint i = 0; i < self->notes->len; i++)
    {
      g_string_append (out, i ? ",\n    " : "\n    ");
      jj_json_append_string (out, self->notes->pdata[i]);
    }
  g_string_append (out, self->notes->len ? "\n  ],\n" : "],\n");
}

static void
add_findings (GString *out, const JjPackage *self)
{
  g_string_append (out, "  \"findings\": {");
  for (guint i = 0; i < JJ_N_SEVERITIES; i++)
    {
      add_number (out, "", jj_severity_get_id (i), jj_findings_count (self->findings, i));
      g_string_append (out, ", ");
    }
  add_number (out, "", "waived", jj_findings_count_waived (self->findings));
  g_string_append (out, "},\n");
}

static void
add_purses (GString *out, const JjPackage *self)
{
  guint n;
  const JjPurseFigure *purses = jj_figures_get_purses (self->figures, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = jj_explain_name (jj_plan_find (self->options->plan, purses[i].id));

      g_string_append (out, ",\n");
      add_number (out, "    ", name, purses[i].budgeted);
    }
}

static void
add_programmes (GString *out, const JjPackage *self)
{
  guint n;
  const JjGroupFigure *programmes = jj_figures_get_programmes (self->figures, &n);

  for (guint i = 0; i < n; i++)
    {
      const JjElement *element = jj_plan_find (self->options->plan, programmes[i].id);
      g_autofree char *name = element ? jj_explain_name (element) : NULL;

      if (!name)
        continue;
      g_string_append (out, ",\n");
      add_number (out, "    ", name, programmes[i].amount);
    }
}

/* Names as in jj-explain.h, whole 元. */
static void
add_figures (GString *out, const JjPackage *self)
{
  const JjTotals *totals = jj_figures_get_totals (self->figures);
  const struct
  {
    const char *name;
    gint64 amount;
  } figures[] = { { "total", totals->total },
                  { "unassigned", totals->unassigned },
                  { "match", totals->match },
                  { "central", totals->central } };

  g_string_append (out, "  \"figures\": {\n");
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_string_append (out, i ? ",\n" : "");
      add_number (out, "    ", figures[i].name, figures[i].amount);
    }
  add_purses (out, self);
  add_programmes (out, self);
  g_string_append (out, "\n  },\n");
}

static void
add_files (GString *out, const JjPackage *self)
{
  g_string_append (out, "  \"files\": [\n");
  for (guint i = 0; i < self->files->len; i++)
    {
      const JjPackageFile *file = self->files->pdata[i];

      g_string_append (out, i ? ",\n    {\"name\": " : "    {\"name\": ");
      jj_json_append_string (out, file->name);
      g_string_append_printf (out,
                              ", \"part\": \"%s\", \"size\": %" G_GSIZE_FORMAT
                              ", \"sha256\": \"%s\"}",
                              jj_package_parts[file->part].id, file->size, file->sha256);
    }
  g_string_append (out, "\n  ],\n");
}

/* The seal is that of the text with an empty seal. */
char *
jj_manifest_write (const JjPackage *self)
{
  GString *out = g_string_new ("{\n  \"jingjin_package\": 1,\n");
  g_autofree char *seal = NULL;

  add_text (out, "program", "jingjin " PACKAGE_VERSION);
  add_plan (out, self);
  add_bool (out, "draft", self->options->is_draft);
  add_bool (out, "personal_data", self->options->redaction == JJ_REDACT_NOTHING);
  add_bool (out, "anonymous", self->options->redaction == JJ_REDACT_ANONYMOUS);
  add_left_out (out, self);
  add_packs (out, self);
  add_findings (out, self);
  add_figures (out, self);
  add_files (out, self);
  g_string_append (out, "  " JJ_MANIFEST_SEAL "\"\n}\n");
  seal = g_compute_checksum_for_string (G_CHECKSUM_SHA256, out->str, (gssize)out->len);
  g_string_insert (out, (gssize)(out->len - strlen ("\"\n}\n")), seal);
  return g_string_free (out, FALSE);
}
