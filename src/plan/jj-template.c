/* jj-template.c: what a new plan begins with, and how its document ends */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-template.h"

#include "jj-data.h"
#include "jj-language.h"

#include <gio/gio.h>
#include <string.h>

#define MAX_DEPTH 4
#define MAX_STAMPS 8

static gboolean
is_text (JsonObject *object, const char *member, gboolean needed)
{
  JsonNode *node = json_object_get_member (object, member);

  return node ? JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
              : !needed;
}

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
check_texts (JsonArray *array)
{
  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return FALSE;
    }
  return array != NULL;
}

static JsonObject *
get_object (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
check_chapters (JsonArray *chapters, guint depth)
{
  if (!chapters || depth > MAX_DEPTH)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (chapters); i++)
    {
      JsonObject *chapter = get_object (chapters, i);

      if (!chapter || !is_text (chapter, "name", TRUE) || !is_text (chapter, "body", FALSE)
          || !is_text (chapter, "hint", FALSE))
        return FALSE;
      if (json_object_has_member (chapter, "chapters")
          && !check_chapters (get_array (chapter, "chapters"), depth + 1))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_purses (JsonArray *purses)
{
  for (guint i = 0; purses && i < json_array_get_length (purses); i++)
    {
      JsonObject *purse = get_object (purses, i);

      if (!purse || !is_text (purse, "name", TRUE) || !is_text (purse, "source", TRUE))
        return FALSE;
    }
  return purses != NULL;
}

/* The member at fault; NULL where all is well. */
static const char *
find_fault (JsonObject *root)
{
  JsonArray *stamps = get_array (root, "stamps");

  if (json_object_get_int_member_with_default (root, "format", 0) != 2)
    return "format";
  if (!is_text (root, "county", FALSE))
    return "county";
  if (!check_texts (get_array (root, "packs")))
    return "packs";
  if (!check_purses (get_array (root, "purses")))
    return "purses";
  if (!check_chapters (get_array (root, "chapters"), 0))
    return "chapters";
  if (!check_texts (stamps) || json_array_get_length (stamps) == 0
      || json_array_get_length (stamps) > MAX_STAMPS)
    return "stamps";
  return NULL;
}

static JsonObject *
load_file (const char *path, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) problem = NULL;
  JsonNode *root;
  const char *fault;

  if (!json_parser_load_from_file (parser, path, &problem))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("The template “%s” cannot be read: %s"), path, problem->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  fault = root && JSON_NODE_HOLDS_OBJECT (root) ? find_fault (json_node_get_object (root)) : "{}";
  if (fault)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("The template “%s” is not usable: “%s” is missing or not as its manual "
                      "says."),
                   path, fault);
      return NULL;
    }
  return json_object_ref (json_node_get_object (root));
}

/* The county's own, NULL where it has none. Of several the last by name. (transfer full) */
static JsonObject *
load_own (const char *county, GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "jingjin", "templates", NULL);
  g_autoptr (GDir) dir = county ? g_dir_open (folder, 0, NULL) : NULL;
  g_autofree char *chosen = NULL;
  const char *name;
  JsonObject *found = NULL;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      JsonObject *own;

      if (!g_str_has_suffix (name, ".json") || (chosen && strcmp (name, chosen) < 0))
        continue;
      own = load_file (path, error && !*error ? error : NULL);
      if (own
          && g_strcmp0 (json_object_get_string_member_with_default (own, "county", ""), county)
                 == 0)
        {
          g_clear_pointer (&found, json_object_unref);
          found = json_object_ref (own);
          g_free (chosen);
          chosen = g_strdup (name);
        }
      g_clear_pointer (&own, json_object_unref);
    }
  return found;
}

JsonObject *
jj_template_load (const char *county, GError **error)
{
  g_autofree char *path = jj_data_path ("templates/county-plan.json");
  g_autoptr (GError) problem = NULL;
  JsonObject *own = load_own (county, &problem);

  if (own)
    return own;
  if (problem)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return load_file (path, error);
}

char **
jj_template_get_stamps (const char *county)
{
  g_autoptr (JsonObject) template = jj_template_load (county, NULL);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  JsonArray *stamps = template ? json_object_get_array_member (template, "stamps") : NULL;

  for (guint i = 0; stamps && i < json_array_get_length (stamps); i++)
    g_strv_builder_add (labels, json_array_get_string_element (stamps, i));
  if (!stamps)
    g_strv_builder_add_many (labels, "承辦人", "主(會)計", "首長", NULL);
  return g_strv_builder_end (labels);
}
