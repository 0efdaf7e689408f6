/* jj-package.h: 送件包, everything that is handed in, in one file */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-check.h"
#include "jj-redact.h"

G_BEGIN_DECLS

/* A .zip with the plan's document (PDF and .odt), its budget that calculates (.ods, .xlsx), its
 * data (JSON), findings and waivers (CSV and a text), and manifest.json: what is inside with
 * SHA-256 of each, which program, packs and version of the plan made it, what was left out. Names
 * are those that the rule packs prescribe (jj-file-name.h).
 *
 * The same plan, options and program make the same bytes, on any machine at any time, whatever
 * language its interface speaks (jj-language.h): members in a fixed order, their time that of the
 * plan's last edit, no name of a machine or user but those in the plan. The comment at the end
 * seals the file (jj-verify.h).
 *
 * A plan with findings 不得送件 is refused unless it is a draft, which says so on every page. What
 * is personal is left out unless asked for (jj-redact.h). A file is written whole or not at all;
 * what stood at its place stays until then. */
typedef enum
{
  JJ_PART_DOCUMENT_PDF,
  JJ_PART_DOCUMENT_ODT,
  JJ_PART_BUDGET_ODS,
  JJ_PART_BUDGET_XLSX,
  JJ_PART_DATA,
  JJ_PART_FINDINGS,
  JJ_PART_REPORT,
  JJ_N_PARTS
} JjPackagePartId;

/* "document-pdf", as in the manifest; NULL for what it does not know. */
const char *jj_package_part_get_id (JjPackagePartId part);
/* In the user's language, with what it is: "Document, PDF". */
const char *jj_package_part_get_title (JjPackagePartId part);
/* The data, findings and report are in every package. */
gboolean jj_package_part_is_needed (JjPackagePartId part);

typedef struct
{
  JjPlan *plan; /* not changed; nobody else may change it meanwhile */
  JjRedaction redaction;
  gboolean is_draft;
  guint without;       /* 1 << JjPackagePartId of each part to leave out */
  gint64 time;         /* Unix seconds of the plan's last edit; 0: not known */
  const char *version; /* (nullable): a checkpoint's name */
  gint *progress;      /* (nullable): set to 0 … 100 by g_atomic_int_set */
} JjPackageOptions;

#define JJ_PACKAGE_MANIFEST "manifest.json"

/* The name of a part with its suffix, or of the package where part is JJ_N_PARTS. (transfer full)
 */
char *jj_package_get_name (JjPlan *plan, JjPackSet *packs, JjPackagePartId part);

/* What keeps a plan from being handed in, or from being a draft: one sentence; NULL for nothing. A
 * part that was handed out is neither. (transfer full) */
char *jj_package_get_obstacle (JjPlan *plan, const JjFindings *findings, gboolean is_draft);

/* For a thread on a copy of its own. Error: G_IO_ERROR, one sentence; PERMISSION_DENIED where
 * findings are in the way. */
gboolean jj_package_write (const JjPackageOptions *options,
                           const char *path,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
