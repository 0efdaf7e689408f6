/* jj-verify-private.h: a package while it is verified */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-package-private.h"
#include "jj-verify.h"

G_BEGIN_DECLS

typedef struct
{
  JjVerification *verification; /* gets what the manifest says */
  GPtrArray *hashes;            /* SHA-256 of each of its files; char * */
  char *seal, *plan_sha256;
  gint64 format;
  gboolean is_sealed; /* its seal is right */
} JjManifest;

/* FALSE where this is no manifest of ours. */
gboolean jj_manifest_read (JjManifest *self, GBytes *bytes);

G_END_DECLS
