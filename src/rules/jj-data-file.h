/* jj-data-file.h: JSON files of ours, of a county or of a facilitator, read with care */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Rule packs, guides, help, lessons and exercises are JSON files that strangers may have written.
 * What is wrong with one is said as the second half of a sentence ("“title” is missing"), to which
 * its reader adds file and entry. */

/* The root of a file: at most 8 MB, nested at most 16 deep, no key twice in an object. (transfer
 * full) */
JsonNode *jj_data_file_parse (const char *json, gsize length, GError **error);
/* The same of a file of a format of ours: an object with these members (jj_data_check_members())
 * whose "format", if it has one, is 1. NULL: fault says why not. (transfer full) */
JsonObject *jj_data_file_open (const char *json, gssize length, const char *members, char **fault);
/* The bytes of a regular file. (transfer full) */
char *jj_data_file_read (const char *path, gsize *length, GError **error);

/* Paths of the .json files of a folder of the shipped data by name, then of the user's folder of
 * that name. (transfer full) (element-type filename) */
GPtrArray *jj_data_list_folder (const char *folder);

/* Gives each of them to read(); what is wrong with them, a line each, or NULL. (transfer full) */
typedef gboolean (*JjDataReader) (gpointer self,
                                  const char *name,
                                  const char *json,
                                  gssize length,
                                  GError **error);
char *jj_data_read_folder (const char *folder, JjDataReader read, gpointer self);

/* Members; NULL where there is none of this type. */
const char *jj_data_get_text (JsonObject *object, const char *member);
JsonObject *jj_data_get_object (JsonObject *object, const char *member);
JsonArray *jj_data_get_list (JsonObject *object, const char *member);
gint64 jj_data_get_int (JsonObject *object, const char *member, gint64 missing);
/* Whether a member is an object with text in zh_TW and in en. */
gboolean jj_data_has_texts (JsonObject *object, const char *member);
/* zh_TW or en of such a member, by the user's language. (transfer full) (nullable) */
char *jj_data_pick_text (JsonObject *object, const char *member);
/* Writes it in the user's language; the other one follows while it says nothing of its own. */
void jj_data_set_text (JsonObject *object, const char *member, const char *text);
/* Of the object {zh_TW, en} itself. (transfer full) (nullable) */
char *jj_text_pick (JsonObject *texts);

/* Holds an object against a list of members "id:s! title:t! fields:l": s text, t text in zh_TW and
 * en, i whole number, b true or false, l list, o object, x anything; "!" must be there. Other
 * members are faults: a key that is overlooked would be believed in. NULL, or what is wrong.
 * (transfer full) */
char *jj_data_check_members (JsonObject *object, const char *members);
/* The same of every object of a list; the fault names the place. */
char *jj_data_check_list (JsonArray *list, const char *members);

G_END_DECLS
