/* jj-pack.c: reads one rule pack and refuses what it cannot vouch for */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-data-file.h"
#include "jj-data.h"
#include "jj-form.h"
#include "jj-format.h"
#include "jj-kinds-plan.h"
#include "jj-language.h"
#include "jj-pack-private.h"

#include <string.h>

struct _JjPack
{
  gatomicrefcount ref_count;
  char *id, *version, *title, *note;
  GPtrArray *entries;
};

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
      if ((i == 0 || json_object_has_member (object, texts[i]))
          && !jj_data_has_texts (object, texts[i]))
        return g_strdup_printf (_ ("“%s” needs text in zh_TW and en"), texts[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      if (json_object_has_member (object, strings[i]) && !jj_data_get_text (object, strings[i]))
        return g_strdup_printf (_ ("“%s” must be text"), strings[i]);
    }
  return NULL;
}

static char *
read_day (JsonObject *object, const char *member, gint64 open, gint64 *day)
{
  JsonNode *node = json_object_get_member (object, member);
  const char *text = jj_data_get_text (object, member);

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
  const char *status = jj_data_get_text (object, "status");
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
  const char *severity = jj_data_get_text (object, "severity");
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
  if (!jj_data_has_texts (object, "text"))
    return g_strdup_printf (_ ("“%s” needs text in zh_TW and en"), "text");
  return NULL;
}

static char *
read_entry_body (JjEntry *entry, JsonObject *object)
{
  char *fault = NULL;

  entry->title = jj_text_pick (jj_data_get_object (object, "title"));
  entry->title_zh = g_strdup (jj_data_get_text (jj_data_get_object (object, "title"), "zh_TW"));
  entry->text = jj_text_pick (jj_data_get_object (object, "text"));
  entry->remedy = jj_text_pick (jj_data_get_object (object, "remedy"));
  entry->article = g_strdup (jj_data_get_text (object, "article"));
  entry->source = g_strdup (jj_data_get_text (object, "source"));
  entry->url = g_strdup (jj_data_get_text (object, "url"));
  if (!(entry->article && *entry->article) && !(entry->source && *entry->source))
    return g_strdup (_ ("it has neither an article nor a source"));
  if ((fault = read_day (object, "valid_from", G_MININT64, &entry->valid_from))
      || (fault = read_day (object, "valid_to", G_MAXINT64, &entry->valid_to)))
    return fault;
  if (entry->valid_to < entry->valid_from)
    return g_strdup (_ ("it ends before it begins"));
  if ((fault = read_status (entry, object)) || (fault = read_severity (entry, object)))
    return fault;
  if (!jj_data_get_object (object, "parameters"))
    return g_strdup (_ ("“parameters” is missing"));
  entry->parameters = json_object_ref (jj_data_get_object (object, "parameters"));
  return jj_entry_check_parameters (entry->form, entry->parameters);
}

/* Returns what is wrong with the entry, or NULL. */
static char *
read_entry (JjEntry *entry, JsonObject *object)
{
  const char *form = jj_data_get_text (object, "form");
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
          const char *id = jj_data_get_text (json_node_get_object (node), "id");

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
  else if (!jj_data_get_text (object, "id") || !*jj_data_get_text (object, "id")
           || strpbrk (jj_data_get_text (object, "id"), "/\\"))
    fault = _ ("“id” is missing or holds a slash");
  else if (!jj_data_get_text (object, "version"))
    fault = _ ("“version” is missing");
  else if (!jj_data_has_texts (object, "name"))
    fault = _ ("“name” needs text in zh_TW and en");
  else if (!entries || !JSON_NODE_HOLDS_ARRAY (entries))
    fault = _ ("“entries” must be a list");
  if (fault)
    {
      g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_FORMAT, _ ("Rule pack %s: %s."), name,
                   fault);
      return FALSE;
    }
  self->id = g_strdup (jj_data_get_text (object, "id"));
  self->version = g_strdup (jj_data_get_text (object, "version"));
  self->title = jj_text_pick (jj_data_get_object (object, "name"));
  self->note = jj_text_pick (jj_data_get_object (object, "note"));
  return read_entries (self, name, json_node_get_array (entries), error);
}

JjPack *
jj_pack_parse (const char *name, const char *json, gssize length, GError **error)
{
  g_autoptr (JjPack) self = g_new0 (JjPack, 1);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) fault = NULL;
  gsize size = length < 0 ? strlen (json) : (gsize)length;

  g_atomic_ref_count_init (&self->ref_count);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_entry_free);
  if (!(root = jj_data_file_parse (json, size, &fault)))
    {
      g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_FORMAT, _ ("Rule pack %s is no JSON: %s"),
                   name, fault->message);
      return NULL;
    }
  if (!read_pack (self, name, root, error))
    return NULL;
  return g_steal_pointer (&self);
}

JjPack *
jj_pack_load (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *contents = NULL;
  gsize length;

  contents = jj_data_file_read (path, &length, error);
  if (!contents)
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
