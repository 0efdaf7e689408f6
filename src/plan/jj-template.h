/* jj-template.h: what a new plan begins with, and how its document ends */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A template is a JSON file (data/templates/README.md is its manual): purses, packs, chapters with
 * their first text, the boxes of the stamp page. A county's own lies in the user's data folder
 * under jingjin/templates/ and names the county; else the shipped one is used. What comes out of
 * here has the members of the manual with the right types. */

/* county: ISO 3166-2:TW, (nullable). Error: G_IO_ERROR, a sentence with the file. (transfer full)
 */
JsonObject *jj_template_load (const char *county, GError **error);
/* The labels of the stamp boxes, 承辦人 and so on; never empty. (transfer full) */
char **jj_template_get_stamps (const char *county);

G_END_DECLS
