/* jj-school-name.h: what a school's name and code tell */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-kinds-people.h"

G_BEGIN_DECLS

/* The steps of data/schools/README.md "Reading a name"; the sample's script does the same. */

/* The name shown: a leading 縣立 or 市立 dropped. Borrowed from name. */
const char *jj_school_name_shown (const char *name);
/* A JjLevel, or JJ_EMPTY where neither name nor code tells. */
gint64 jj_school_name_level (const char *name, const char *ministry_code);
/* Index of the choice of school.ownership by the code's third character, or JJ_EMPTY. */
gint64 jj_school_name_ownership (const char *ministry_code);
/* For joining lists: without owner, bracketed level and brackets. (transfer full) */
char *jj_school_name_base (const char *name);
/* For matching what people type: the base with 國民小學 as 國小, 國民中學 as 國中, 台 as 臺,
 * without spaces. (transfer full) */
char *jj_school_name_key (const char *name);
/* The same behind the township, as offices write it: 嘉義市東區崇文國民小學. NULL without a town.
 * (transfer full) (nullable) */
char *jj_school_name_key_in_town (const char *name, const char *town);

G_END_DECLS
