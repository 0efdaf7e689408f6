/* jj-data-file.c: JSON files of ours, of a county or of a facilitator, read with care */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-data-file.h"

#include "jj-data.h"
#include "jj-json-reader.h"
#include "jj-language.h"
#include "jj-plan.h"

#include <string.h>

/* Far above any real file (the national pack has 160 kB); a stranger's stops here. */
#define MAX_BYTES (8 * 1024 * 1024)
#define MAX_DEPTH 16

/* Before json-glib sees a stranger's file: it recurses with the nesting, and of a key that stands
 * twice it silently takes the last. */
static gboolean
scan (JjJsonReader *reader)
{
  g_autoptr (GHashTable) keys = NULL;
  const char *key;

  if (reader->depth >= MAX_DEPTH)
    return jj_json_fail (reader, _ ("brackets are nested too deeply."));
  switch (jj_json_peek (reader))
    {
    case '{':
      keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      jj_json_begin (reader, '{');
      while (jj_json_next_key (reader, &key))
        {
          if (!g_hash_table_add (keys, g_strdup (key)))
            return jj_json_fail (reader, _ ("“%s” stands twice."), key);
          scan (reader);
        }
      break;
    case '[':
      jj_json_begin (reader, '[');
      while (jj_json_next_item (reader))
        scan (reader);
      break;
    default:
      return jj_json_skip (reader);
    }
  return reader->error == NULL;
}

static gboolean
scan_all (const char *json, gsize length, GError **error)
{
  JjJsonReader reader;
  gboolean fits;

  jj_json_init (&reader, json, length);
  fits = scan (&reader) && jj_json_end (&reader);
  jj_json_propagate (&reader, error);
  jj_json_clear (&reader);
  return fits;
}

JsonNode *
jj_data_file_parse (const char *json, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  if (length > MAX_BYTES)
    {
      g_set_error_literal (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_FORMAT,
                           _ ("the file is too large."));
      return NULL;
    }
  if (!scan_all (json, length, error)
      || !json_parser_load_from_data (parser, json, (gssize)length, error))
    return NULL;
  return json_node_ref (json_parser_get_root (parser));
}

JsonObject *
jj_data_file_open (const char *json, gssize length, const char *members, char **fault)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (JsonNode) root
      = jj_data_file_parse (json, length < 0 ? strlen (json) : (gsize)length, &reason);
  JsonObject *object = root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  if (!root)
    *fault = g_strndup (reason->message,
                        strlen (reason->message) - g_str_has_suffix (reason->message, "."));
  else if (!object)
    *fault = g_strdup (_ ("it is no object"));
  else
    *fault = jj_data_check_members (object, members);
  if (!*fault && jj_data_get_int (object, "format", 1) != 1)
    *fault = g_strdup (_ ("“format” must be 1; a newer program may have written it"));
  return *fault ? NULL : json_object_ref (object);
}

char *
jj_data_file_read (const char *path, gsize *length, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  char *contents;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _ ("%s is no file."), name);
      return NULL;
    }
  return g_file_get_contents (path, &contents, length, error) ? contents : NULL;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* None where there is no such folder. */
static GPtrArray *
list_files (const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      if (g_str_has_suffix (name, ".json") && *name != '.')
        g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
    }
  g_clear_pointer (&dir, g_dir_close);
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

GPtrArray *
jj_data_list_folder (const char *folder)
{
  g_autofree char *ours = jj_data_path (folder);
  g_autofree char *theirs = g_build_filename (g_get_user_data_dir (), "jingjin", folder, NULL);
  GPtrArray *paths = list_files (ours);

  g_ptr_array_extend_and_steal (paths, list_files (theirs));
  return paths;
}

char *
jj_data_read_folder (const char *folder, JjDataReader read, gpointer self)
{
  g_autoptr (GPtrArray) paths = jj_data_list_folder (folder);
  GString *faults = g_string_new (NULL);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *name = g_filename_display_basename (paths->pdata[i]);
      g_autofree char *json = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      json = jj_data_file_read (paths->pdata[i], &length, &error);
      if (!json || !read (self, name, json, (gssize)length, &error))
        g_string_append_printf (faults, "%s%s", faults->len > 0 ? "\n" : "", error->message);
    }
  return g_string_free (faults, faults->len == 0);
}

static JsonNode *
get_value (JsonObject *object, const char *member, GType type)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type ? node
                                                                                         : NULL;
}

const char *
jj_data_get_text (JsonObject *object, const char *member)
{
  JsonNode *node = get_value (object, member, G_TYPE_STRING);

  return node ? json_node_get_string (node) : NULL;
}

gint64
jj_data_get_int (JsonObject *object, const char *member, gint64 missing)
{
  JsonNode *node = get_value (object, member, G_TYPE_INT64);

  return node ? json_node_get_int (node) : missing;
}

JsonObject *
jj_data_get_object (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
jj_data_get_list (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

char *
jj_text_pick (JsonObject *texts)
{
  const char *chinese = texts ? jj_data_get_text (texts, "zh_TW") : NULL;
  const char *english = texts ? jj_data_get_text (texts, "en") : NULL;
  gboolean is_chinese = chinese && (!english || jj_language_is_chinese ());

  return g_strdup (is_chinese ? chinese : english);
}

char *
jj_data_pick_text (JsonObject *object, const char *member)
{
  return jj_text_pick (jj_data_get_object (object, member));
}

void
jj_data_set_text (JsonObject *object, const char *member, const char *text)
{
  JsonObject *texts = jj_data_get_object (object, member);
  const char *const *names = g_get_language_names ();
  const char *mine = names[0] && g_str_has_prefix (names[0], "zh") ? "zh_TW" : "en";
  const char *other = g_str_equal (mine, "en") ? "zh_TW" : "en";
  const char *theirs = texts ? jj_data_get_text (texts, other) : NULL;
  const char *old = texts ? jj_data_get_text (texts, mine) : NULL;
  g_autofree char *keep
      = theirs && *theirs && g_strcmp0 (theirs, old) != 0 ? g_strdup (theirs) : g_strdup (text);

  texts = json_object_new ();
  json_object_set_string_member (texts, mine, text);
  json_object_set_string_member (texts, other, keep);
  json_object_set_object_member (object, member, texts);
}

gboolean
jj_data_has_texts (JsonObject *object, const char *member)
{
  JsonObject *texts = jj_data_get_object (object, member);

  return texts && jj_data_get_text (texts, "zh_TW") && jj_data_get_text (texts, "en");
}

/* What is wrong with a member of a type, or NULL. */
static char *
check_member (JsonObject *object, const char *member, char type)
{
  switch (type)
    {
    case 's':
      return jj_data_get_text (object, member) ? NULL
                                               : g_strdup_printf (_ ("“%s” must be text"), member);
    case 't':
      return jj_data_has_texts (object, member)
                 ? NULL
                 : g_strdup_printf (_ ("“%s” needs text in zh_TW and en"), member);
    case 'i':
      return get_value (object, member, G_TYPE_INT64)
                 ? NULL
                 : g_strdup_printf (_ ("“%s” must be a whole number"), member);
    case 'b':
      return get_value (object, member, G_TYPE_BOOLEAN)
                 ? NULL
                 : g_strdup_printf (_ ("“%s” must be true or false"), member);
    case 'x':
      return NULL;
    case 'l':
      return jj_data_get_list (object, member)
                 ? NULL
                 : g_strdup_printf (_ ("“%s” must be a list"), member);
    default:
      return jj_data_get_object (object, member)
                 ? NULL
                 : g_strdup_printf (_ ("“%s” must be an object"), member);
    }
}

char *
jj_data_check_members (JsonObject *object, const char *members)
{
  g_auto (GStrv) specs = g_strsplit (members, " ", -1);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GList) present = json_object_get_members (object);

  for (guint i = 0; specs[i]; i++)
    {
      char *colon = strchr (specs[i], ':');
      char *fault = NULL;

      *colon = '\0';
      g_hash_table_add (known, specs[i]);
      if (json_object_has_member (object, specs[i]))
        fault = check_member (object, specs[i], colon[1]);
      else if (colon[2] == '!')
        fault = g_strdup_printf (_ ("“%s” is missing"), specs[i]);
      if (fault)
        return fault;
    }
  for (GList *l = present; l; l = l->next)
    {
      if (!g_hash_table_contains (known, l->data))
        return g_strdup_printf (_ ("“%s” is not known here"), (char *)l->data);
    }
  return NULL;
}

char *
jj_data_check_list (JsonArray *list, const char *members)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      g_autofree char *fault = JSON_NODE_HOLDS_OBJECT (node)
                                   ? jj_data_check_members (json_node_get_object (node), members)
                                   : g_strdup (_ ("it is no object"));

      if (fault)
        return g_strdup_printf (_ ("number %u: %s"), i + 1, fault);
    }
  return NULL;
}
