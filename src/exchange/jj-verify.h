/* jj-verify.h: whether a package is as it was made */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-package.h"

G_BEGIN_DECLS

/* Reads a package of a stranger without unpacking anything to disk: each file against its SHA-256
 * in manifest.json, the manifest against its own seal, the container against the one in its
 * comment. Each byte is covered by one of these, and what is changed is named by file. It holds
 * against accidents, mail programs and afterthoughts; it is no signature, and who has the program
 * can make another package.
 *
 * A file that was unpacked and packed again by another program has no seal of the container: that
 * is told as a notice, since each file in it is still measured. */
typedef enum
{
  JJ_FILE_INTACT,
  JJ_FILE_CHANGED,
  JJ_FILE_MISSING, /* the manifest has it */
  JJ_FILE_EXTRA,   /* the manifest does not */
} JjFileState;

typedef struct
{
  char *name;
  char *part; /* its id; NULL: the manifest, an extra file */
  gint64 size;
  JjFileState state;
  char *sentence; /* what is wrong; NULL where nothing is */
} JjVerifiedFile;

typedef struct
{
  char *title, *county, *version, *program, *last_edit; /* each (nullable) */
  gint64 school_year, total;                            /* JJ_EMPTY: not said */
  gint64 findings[JJ_N_SEVERITIES], waived;
  gboolean is_draft, has_personal, is_anonymous, is_intact;
  GPtrArray *packs;    /* "tw-national 115-1" */
  GPtrArray *left_out; /* sentences */
  GPtrArray *files;    /* JjVerifiedFile, as in the manifest, then extra ones */
  GPtrArray *problems; /* sentences, each names a file; none: intact */
  GPtrArray *notices;  /* sentences: other names, packed again, other rule packs */
  JjPlan *plan;        /* (nullable): its data, where they can be read */
} JjVerification;

#define JJ_VERIFY_MAX_SIZE (256u * 1024 * 1024)

/* Error: G_IO_ERROR, one sentence, where it is no package at all. (transfer full) */
JjVerification *jj_verify_package (const char *path, GCancellable *cancellable, GError **error);
void jj_verification_free (JjVerification *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjVerification, jj_verification_free)

G_END_DECLS
