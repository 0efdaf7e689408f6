/* jj-cli-analysis.h: a plan with its figures and findings, for one command */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-check.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct
{
  JjPlan *plan;
  JjPackSet *packs;
  JjFigures *figures;
  JjFindings *findings; /* NULL until jj_cli_analysis_check */
} JjCliAnalysis;

/* The packs of a plan (NULL: the national one) with one more file over them (nullable). Packs that
 * are missing are told on standard error; a faulty extra pack is the error. (transfer full) */
JjPackSet *jj_cli_load_packs (JjPlan *plan, const char *extra, GError **error);

/* pack (nullable): the file of one more pack. */
JjCliAnalysis *jj_cli_analysis_new (const char *path, const char *pack, GError **error);
void jj_cli_analysis_check (JjCliAnalysis *self);
void jj_cli_analysis_free (JjCliAnalysis *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjCliAnalysis, jj_cli_analysis_free)

/* For the members of JSON objects; a JJ_EMPTY number and a NULL text are null. */
void jj_cli_add_text (JsonBuilder *builder, const char *name, const char *text);
void jj_cli_add_number (JsonBuilder *builder, const char *name, gint64 number);
void jj_cli_add_bool (JsonBuilder *builder, const char *name, gboolean value);
/* "findings": {"error", "warning", "notice"}: what is not waived. */
void jj_cli_add_finding_counts (JsonBuilder *builder, const JjFindings *findings);

G_END_DECLS
