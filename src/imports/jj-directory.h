/* jj-directory.h: the shipped lists of schools */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-county.h"
#include "jj-plan.h"

G_BEGIN_DECLS

/* data/schools/README.md says what the lists hold and how a row is read. The list of a county and
 * year is the county's own where it ships (雲林縣 from 114), else the elementary schools of 113. */

typedef struct
{
  char *ministry_code, *name, *town; /* name as shown, town with 臺 */
  gint64 level, ownership, area;     /* choices of the kind school; JJ_EMPTY where not told */
  gint64 classes, students, teachers;
  gint64 longitude, latitude; /* 1/1,000,000 degree */
  gint64 position_status;     /* JjPosition */
  gint64 source_year;
  gboolean active;
} JjDirectorySchool;

/* In the order of the list. Error: a list is missing or damaged (G_FILE_ERROR,
 * G_IO_ERROR_INVALID_DATA). (transfer full) (element-type JjDirectorySchool) */
GPtrArray *jj_directory_load (const JjCounty *county, guint year, GError **error);

/* What the list of this county and year lacks, as a sentence for a banner; NULL where it is
 * complete. (transfer full) (nullable) */
char *jj_directory_get_missing (const JjCounty *county, guint year);

/* An edit that inserts the schools of the directory that the plan does not have yet (by ministry
 * code and level). Empty where it has all. (transfer full) */
JjEdit *jj_command_fill_schools (JjPlan *plan, const JjCounty *county, guint year, GError **error);

G_END_DECLS
