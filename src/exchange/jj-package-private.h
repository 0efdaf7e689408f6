/* jj-package-private.h: a package while it is written */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-document.h"
#include "jj-package.h"

G_BEGIN_DECLS

typedef struct
{
  char *name, *sha256;
  JjPackagePartId part;
  gsize size;
} JjPackageFile;

typedef struct
{
  const JjPackageOptions *options;
  JjPlan *copy; /* without what is left out */
  JjPackSet *packs;
  JjFigures *figures; /* of the plan itself */
  JjFindings *findings;
  JjNames *names;       /* (nullable): to be replaced in sentences */
  JjDocument *document; /* NULL until the first part needs it */
  char *hash;           /* SHA-256 of the copy's JSON */
  GBytes *json;
  GPtrArray *notes; /* what was left out */
  GPtrArray *files; /* JjPackageFile */
} JjPackage;

typedef struct
{
  const char *id, *title; /* title untranslated */
  const char *file;       /* Chinese, as in the file's name */
  const char *suffix;
  gboolean is_needed;
  gboolean (*write) (JjPackage *self,
                     GOutputStream *out,
                     GCancellable *cancellable,
                     GError **error);
} JjPackagePartTable;

/* What the package itself is, in its name. */
#define JJ_PACKAGE_PART "送件包"
extern const JjPackagePartTable jj_package_parts[JJ_N_PARTS];

/* The findings as CSV and as a text to read. (transfer full) */
char *jj_findings_to_csv (JjPlan *plan, const JjFindings *findings, const JjNames *names);
char *jj_package_to_report (const JjPackage *self);

/* (transfer full) */
char *jj_manifest_write (const JjPackage *self);
/* "SHA-256 of all that is before it" at the end of a container, and in a manifest. */
#define JJ_MANIFEST_SEAL "\"seal\": \""
#define JJ_SHA256_LENGTH 64

G_END_DECLS
