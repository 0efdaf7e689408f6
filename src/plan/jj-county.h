/* jj-county.h: the 22 counties and cities */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A constant table; a test holds it against data/counties.json, which the scripts read. */
typedef struct
{
  const char *code;    /* ISO 3166-2, as plan.county holds it: TW-YUN */
  const char *name;    /* 雲林縣 */
  const char *english; /* Yunlin County */
} JjCounty;

#define JJ_N_COUNTIES 22

const JjCounty *jj_county_get (guint i);
/* By code (with or without TW-), by name with 台 or 臺, in English; the last word may be left out
 * where that leaves one (雲林, but not 新竹). (nullable) */
const JjCounty *jj_county_find (const char *text);
/* The name in the user's language. */
const char *jj_county_get_title (const JjCounty *county);

/* 台 as 臺, for names of counties and townships; never for names of schools. (transfer full) */
char *jj_county_spell (const char *text);

G_END_DECLS
