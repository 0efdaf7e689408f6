/* jj-package-report.c: findings and waivers of a package, as a table and as a text to read */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-package-private.h"

#include "jj-csv-cell.h"
#include "jj-format.h"
#include "jj-kinds-plan.h"
#include "jj-language.h"

/* Without it the spreadsheets in use read UTF-8 as something else. */
#define MARK "\xef\xbb\xbf"

/* (transfer full) */
static char *
clean (const JjNames *names, const char *text)
{
  return text && names ? jj_names_replace (names, text, NULL) : g_strdup (text ? text : "");
}

static void
append_cells (GString *out, const char *const *cells, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_string_append (out, i ? "," : "");
      jj_csv_cell_append (out, cells[i]);
    }
  g_string_append (out, "\r\n");
}

static const char *
get_reason (JjPlan *plan, const JjFinding *finding)
{
  const JjElement *waiver = finding->waiver ? jj_plan_find (plan, finding->waiver) : NULL;

  return waiver ? jj_element_get_text (waiver, JJ_WAIVER_REASON) : NULL;
}

static void
append_finding (GString *out, JjPlan *plan, const JjFinding *finding, const JjNames *names)
{
  const JjElement *element = jj_plan_find (plan, finding->element);
  const JjKind *kind = element ? jj_element_get_kind (element) : NULL;
  gboolean is_link = kind && (kind->flags & JJ_KIND_LINK);
  g_autofree char *title = clean (names, element && !is_link ? jj_element_get_title (element) : "");
  g_autofree char *message = clean (names, finding->message);
  g_autofree char *remedy = clean (names, finding->remedy);
  g_autofree char *reason = clean (names, get_reason (plan, finding));
  const char *const cells[] = {
    jj_severity_get_label (finding->severity),
    finding->waiver ? _ ("waived") : "",
    finding->certain ? "" : _ ("not verified"),
    finding->rule,
    kind ? jj_label (kind->label) : "",
    element && !is_link ? jj_element_get_code (element) : "",
    title,
    kind && finding->field >= 0 ? jj_label (kind->fields[finding->field].label) : "",
    message,
    jj_finding_get_article (finding),
    remedy,
    reason,
  };

  append_cells (out, cells, G_N_ELEMENTS (cells));
}

char *
jj_findings_to_csv (JjPlan *plan, const JjFindings *findings, const JjNames *names)
{
  GString *out = g_string_new (MARK);
  const char *const heads[]
      = { _ ("Severity"), _ ("Waived"), _ ("Not verified"), _ ("Rule"),
          _ ("Kind"),     _ ("Code"),   _ ("Name"),         _ ("Field"),
          _ ("Finding"),  _ ("Source"), _ ("What to do"),   _ ("Reason for the waiver") };

  append_cells (out, heads, G_N_ELEMENTS (heads));
  for (guint i = 0; i < jj_findings_get_n (findings); i++)
    append_finding (out, plan, jj_findings_get (findings, i), names);
  return g_string_free (out, FALSE);
}

static void
append_head (GString *out, const char *head)
{
  g_string_append_printf (out, "\r\n%s\r\n", head);
}

static void
append_files (GString *out, const JjPackage *self)
{
  append_head (out, _ ("What is inside"));
  for (guint i = 0; i < self->files->len; i++)
    {
      const JjPackageFile *file = self->files->pdata[i];

      g_string_append_printf (out, "- %s: %s\r\n", file->name,
                              _ (jj_package_parts[file->part].title));
    }
  g_string_append_printf (out, "- %s: %s\r\n", JJ_PACKAGE_MANIFEST,
                          _ ("list with SHA-256 of each file"));
}

static void
append_left_out (GString *out, const JjPackage *self)
{
  append_head (out, _ ("What was left out"));
  if (self->options->redaction == JJ_REDACT_NOTHING)
    g_string_append_printf (out, "- %s\r\n", _ ("Nothing: personal data are inside."));
  else if (self->notes->len == 0)
    g_string_append_printf (out, "- %s\r\n", _ ("Nothing: the plan has no personal data."));
  for (guint i = 0; i < self->notes->len; i++)
    g_string_append_printf (out, "- %s\r\n", (const char *)self->notes->pdata[i]);
}

static void
append_findings (GString *out, const JjPackage *self)
{
  append_head (out, _ ("Findings"));
  if (jj_findings_get_n (self->findings) == 0)
    g_string_append_printf (out, "- %s\r\n", _ ("None"));
  for (guint i = 0; i < jj_findings_get_n (self->findings); i++)
    {
      const JjFinding *finding = jj_findings_get (self->findings, i);
      g_autofree char *message = clean (self->names, finding->message);
      g_autofree char *reason = clean (self->names, get_reason (self->options->plan, finding));

      g_string_append_printf (out, "- %s%s: %s\r\n", jj_severity_get_label (finding->severity),
                              finding->certain ? "" : _ (" (not verified)"), message);
      if (finding->waiver)
        g_string_append_printf (out, "    %s: %s\r\n", _ ("waived"), reason);
    }
}

char *
jj_package_to_report (const JjPackage *self)
{
  GString *out = g_string_new (MARK);
  const JjElement *root = jj_plan_get_root (self->options->plan);
  const char *title = jj_element_get_text (root, JJ_PLAN_TITLE);
  g_autofree char *total = jj_format_money (jj_figures_get_totals (self->figures)->total);

  g_string_append_printf (out, "%s\r\n", title ? title : jj_element_get_title (root));
  if (self->options->is_draft)
    g_string_append_printf (out, "%s\r\n", _ ("Draft: not to be handed in"));
  g_string_append_printf (out, _ ("Total NT$ %s"), total);
  g_string_append (out, "\r\n");
  g_string_append_printf (out, _ ("Data SHA-256 %s"), self->hash);
  g_string_append (out, "\r\n");
  append_files (out, self);
  append_left_out (out, self);
  append_findings (out, self);
  append_head (out, _ ("How to check this package"));
  g_string_append_printf (out, "%s\r\n",
                          _ ("Jingjin: open the page Hand In and choose the .zip, or run "
                             "“jingjin-cli verify FILE.zip”."));
  return g_string_free (out, FALSE);
}
