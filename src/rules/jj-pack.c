/* jj-pack.c: reads one rule pack and refuses what it cannot vouch for */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-data.h"
#include "jj-form.h"
#include "jj-format.h"
#include "jj-json-reader.h"
#include "jj-kinds-plan.h"
#include "jj-pack-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Far above any real pack (the national one has 160 kB); a stranger's file stops here. */
#define MAX_BYTES (8 * 1024 * 1024)
#define MAX_DEPTH 16

struct _JjPack
{
  gatomicrefcount ref_count;
  char *id, *version, *title, *note;
  GPtrArray *entries;
};

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

static const char *
get_string (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (!node || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static JsonObject *
get_object (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

char *
jj_text_pick (JsonObject *texts)
{
  const char *const *names = g_get_language_names ();

  if (!texts)
    return NULL;
  for (guint i = 0; names[i]; i++)
    {
      if (g_str_has_prefix (names[i], "zh") && get_string (texts, "zh_TW"))
        return g_strdup (get_string (texts, "zh_TW"));
      if (g_str_has_prefix (names[i], "en") && get_string (texts, "en"))
        return g_strdup (get_string (texts, "en"));
    }
  return g_strdup (get_string (texts, "en") ? get_string (texts, "en")
                                            : get_string (texts, "zh_TW"));
}

static gboolean
is_text_pair (JsonObject *object, const char *member)
{
  JsonObject *texts = get_object (object, member);

  return texts && get_string (texts, "zh_TW") && get_string (texts, "en");
}

/* Unknown keys are typing errors: a rule whose "valid_form" is overlooked would hold for ever. */
static char *
check_keys (JsonObject *object)
{
  static const char *const texts[] = { "title", "text", "remedy" };
  static const char *const strings[] = { "article", "source", "url" };
  static const char *const known[]
      = { "id",       "form",     "title",  "parameters", "article", "source", "url", "valid_from",
          "valid_to", "severity", "status", "doubts",     "text",    "remedy", NULL };
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l; l = l->next)
    {
      if (!g_strv_contains (known, l->data))
        return g_strdup_printf (_ ("“%s” is no key of an entry"), (char *)l->data);
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if ((i == 0 || json_object_has_member (object, texts[i])) && !is_text_pair (object, texts[i]))
        return g_strdup_printf (_ ("“%s” needs text in zh_TW and en"), texts[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      if (json_object_has_member (object, strings[i]) && !get_string (object, strings[i]))
        return g_strdup_printf (_ ("“%s” must be text"), strings[i]);
    }
  return NULL;
}

static char *
read_day (JsonObject *object, const char *member, gint64 open, gint64 *day)
{
  JsonNode *node = json_object_get_member (object, member);
  const char *text = get_string (object, member);

  *day = open;
  if (node && JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (text)
    *day = jj_parse_iso_date (text);
  if (!text || *day == JJ_EMPTY)
    return g_strdup_printf (_ ("“%s” must be a date such as 2025-08-01, or null"), member);
  return NULL;
}

static char *
read_status (JjEntry *entry, JsonObject *object)
{
  const char *status = get_string (object, "status");
  JsonNode *doubts = json_object_get_member (object, "doubts");

  for (entry->status = 0; entry->status <= JJ_STATUS_UNKNOWN; entry->status++)
    {
      if (g_strcmp0 (status, jj_status_get_id (entry->status)) == 0)
        break;
    }
  if (entry->status > JJ_STATUS_UNKNOWN)
    return g_strdup (_ ("“status” must be verified, derived, recalled or unknown"));
  if (doubts && !JSON_NODE_HOLDS_ARRAY (doubts))
    return g_strdup (_ ("“doubts” must be a list"));
  entry->has_doubts = doubts && json_array_get_length (json_node_get_array (doubts)) > 0;
  return NULL;
}

static char *
read_severity (JjEntry *entry, JsonObject *object)
{
  const char *severity = get_string (object, "severity");
  JsonNode *node = json_object_get_member (object, "severity");

  if (!jj_form_is_check (entry->form))
    {
      if (!node || !JSON_NODE_HOLDS_NULL (node))
        return g_strdup (_ ("“severity” must be null: it is data, not a check"));
      return NULL;
    }
  for (entry->severity = 0; entry->severity < JJ_N_SEVERITIES; entry->severity++)
    {
      if (g_strcmp0 (severity, jj_severity_get_id (entry->severity)) == 0)
        break;
    }
  if (entry->severity == JJ_N_SEVERITIES)
    return g_strdup (_ ("“severity” must be error, warning or notice"));
  if (!is_text_pair (object, "text"))
    return g_strdup_printf (_ ("“%s” needs text in zh_TW and en"), "text");
  return NULL;
}

static char *
read_entry_body (JjEntry *entry, JsonObject *object)
{
  char *fault = NULL;

  entry->title = jj_text_pick (get_object (object, "title"));
  entry->text = jj_text_pick (get_object (object, "text"));
  entry->remedy = jj_text_pick (get_object (object, "remedy"));
  entry->article = g_strdup (get_string (object, "article"));
  entry->source = g_strdup (get_string (object, "source"));
  entry->url = g_strdup (get_string (object, "url"));
  if (!(entry->article && *entry->article) && !(entry->source && *entry->source))
    return g_strdup (_ ("it has neither an article nor a source"));
  if ((fault = read_day (object, "valid_from", G_MININT64, &entry->valid_from))
      || (fault = read_day (object, "valid_to", G_MAXINT64, &entry->valid_to)))
    return fault;
  if (entry->valid_to < entry->valid_from)
    return g_strdup (_ ("it ends before it begins"));
  if ((fault = read_status (entry, object)) || (fault = read_severity (entry, object)))
    return fault;
  if (!get_object (object, "parameters"))
    return g_strdup (_ ("“parameters” is missing"));
  entry->parameters = json_object_ref (get_object (object, "parameters"));
  return jj_entry_check_parameters (entry->form, entry->parameters);
}

/* Returns what is wrong with the entry, or NULL. */
static char *
read_entry (JjEntry *entry, JsonObject *object)
{
  const char *form = get_string (object, "form");
  char *fault;

  if (!*entry->id || strlen (entry->id) > 100)
    return g_strdup (_ ("“id” must be text of 1 to 100 characters"));
  if (!form || !(entry->form = jj_form_find (form)))
    return g_strdup_printf (_ ("the form “%s” is not known"), form ? form : "");
  fault = check_keys (object);
  return fault ? fault : read_entry_body (entry, object);
}

static char *
check_overlap (GPtrArray *entries, const JjEntry *entry)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const JjEntry *other = entries->pdata[i];

      if (strcmp (other->id, entry->id) != 0)
        continue;
      if (other->form != entry->form)
        return g_strdup (_ ("an entry with the same id has another form"));
      if (other->valid_from <= entry->valid_to && entry->valid_from <= other->valid_to)
        return g_strdup (_ ("an entry with the same id holds on the same days"));
    }
  return NULL;
}

static gboolean
read_entries (JjPack *self, const char *name, JsonArray *array, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JjEntry *entry = g_new0 (JjEntry, 1);
      g_autofree char *fault = NULL;

      g_ptr_array_add (self->entries, entry);
      entry->pack = self;
      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          entry->id = g_strdup_printf ("%u", i + 1);
          fault = g_strdup (_ ("it is no object"));
        }
      else
        {
          const char *id = get_string (json_node_get_object (node), "id");

          entry->id = g_strdup (id ? id : "");
          fault = read_entry (entry, json_node_get_object (node));
        }
      self->entries->len--; /* it must not meet itself */
      if (!fault)
        fault = check_overlap (self->entries, entry);
      self->entries->len++;
      if (!fault)
        continue;
      g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_FORMAT,
                   _ ("Rule pack %s, entry %u “%s”: %s."), name, i + 1, entry->id, fault);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_pack (JjPack *self, const char *name, JsonNode *root, GError **error)
{
  JsonObject *object = root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  const char *fault = NULL;
  JsonNode *entries = object ? json_object_get_member (object, "entries") : NULL;
  JsonNode *format = object ? json_object_get_member (object, "format") : NULL;

  if (!object)
    fault = _ ("it is no JSON object");
  else if (!format || !JSON_NODE_HOLDS_VALUE (format)
           || json_node_get_value_type (format) != G_TYPE_INT64 || json_node_get_int (format) != 1)
    fault = _ ("“format” must be 1; a newer program may have written it");
  else if (!get_string (object, "id") || !*get_string (object, "id")
           || strpbrk (get_string (object, "id"), "/\\"))
    fault = _ ("“id” is missing or holds a slash");
  else if (!get_string (object, "version"))
    fault = _ ("“version” is missing");
  else if (!is_text_pair (object, "name"))
    fault = _ ("“name” needs text in zh_TW and en");
  else if (!entries || !JSON_NODE_HOLDS_ARRAY (entries))
    fault = _ ("“entries” must be a list");
  if (fault)
    {
      g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_FORMAT, _ ("Rule pack %s: %s."), name,
                   fault);
      return FALSE;
    }
  self->id = g_strdup (get_string (object, "id"));
  self->version = g_strdup (get_string (object, "version"));
  self->title = jj_text_pick (get_object (object, "name"));
  self->note = jj_text_pick (get_object (object, "note"));
  return read_entries (self, name, json_node_get_array (entries), error);
}

JjPack *
jj_pack_parse (const char *name, const char *json, gssize length, GError **error)
{
  g_autoptr (JjPack) self = g_new0 (JjPack, 1);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) fault = NULL;
  gsize size = length < 0 ? strlen (json) : (gsize)length;

  g_atomic_ref_count_init (&self->ref_count);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_entry_free);
  if (size > MAX_BYTES)
    {
      g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_FORMAT, _ ("Rule pack %s is too large."),
                   name);
      return NULL;
    }
  if (!scan_all (json, size, &fault) || !json_parser_load_from_data (parser, json, size, &fault))
    {
      g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_FORMAT, _ ("Rule pack %s is no JSON: %s"),
                   name, fault->message);
      return NULL;
    }
  if (!read_pack (self, name, json_parser_get_root (parser), error))
    return NULL;
  return g_steal_pointer (&self);
}

JjPack *
jj_pack_load (const char *path, GError **error)
{
  g_autofree char *contents = NULL, *name = g_filename_display_basename (path);
  gsize length;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _ ("%s is no file."), name);
      return NULL;
    }
  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;
  return jj_pack_parse (name, contents, length, error);
}

JjPack *
jj_pack_ref (JjPack *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
jj_pack_unref (JjPack *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->entries);
  g_free (self->id);
  g_free (self->version);
  g_free (self->title);
  g_free (self->note);
  g_free (self);
}

const char *
jj_pack_get_id (const JjPack *self)
{
  return self->id;
}

const char *
jj_pack_get_version (const JjPack *self)
{
  return self->version;
}

const char *
jj_pack_get_title (const JjPack *self)
{
  return self->title;
}

const char *
jj_pack_get_note (const JjPack *self)
{
  return self->note;
}

guint
jj_pack_get_n_entries (const JjPack *self)
{
  return self->entries->len;
}

const JjEntry *
jj_pack_get_entry (const JjPack *self, guint i)
{
  g_return_val_if_fail (i < self->entries->len, NULL);
  return self->entries->pdata[i];
}

/* A pack's file: the program's own, else the planner's. */
static JjPack *
load_by_id (const char *id, GError **error)
{
  g_autofree char *name = g_strconcat ("rules/", id, ".json", NULL);
  g_autofree char *own = jj_data_path (name);
  g_autofree char *users = g_build_filename (g_get_user_data_dir (), "jingjin", name, NULL);

  if (strpbrk (id, "/\\") || *id == '.')
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There is no rule pack “%s”."), id);
      return NULL;
    }
  if (g_file_test (own, G_FILE_TEST_EXISTS))
    return jj_pack_load (own, error);
  if (g_file_test (users, G_FILE_TEST_EXISTS))
    return jj_pack_load (users, error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               _ ("The rule pack “%s” is not installed; its rules are not checked."), id);
  return NULL;
}

GPtrArray *
jj_packs_load_for_plan (JjPlan *plan, GError **error)
{
  GPtrArray *packs = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_pack_unref);
  const char *list = plan ? jj_element_get_text (jj_plan_get_root (plan), JJ_PLAN_PACKS) : NULL;
  g_auto (GStrv) ids = g_strsplit (list ? list : "", "\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (!g_strv_contains ((const char *const *)ids, "tw-national"))
    g_strv_builder_add (builder, "tw-national");
  g_strv_builder_addv (builder, (const char **)ids);
  all = g_strv_builder_end (builder);
  for (guint i = 0; all[i]; i++)
    {
      JjPack *pack = *all[i] ? load_by_id (all[i], error && !*error ? error : NULL) : NULL;

      if (pack)
        g_ptr_array_add (packs, pack);
    }
  return packs;
}
