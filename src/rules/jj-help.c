/* jj-help.c: what a field, a rule, a column or a view means */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-help.h"

#include "jj-data-file.h"
#include "jj-form.h"
#include "jj-format.h"
#include "jj-language.h"

#include <string.h>

#define HEAD "format:i! id:s! version:s! name:t! note:t topics:l!"
#define TOPIC "id:s! what:t! example:t! examples:o article:s status:s"

typedef struct
{
  char *id, *what, *example, *article;
  GHashTable *examples; /* id of a kind → its own; NULL: none */
  JjStatus status;
} Topic;

struct _JjHelp
{
  GPtrArray *topics; /* Topic */
  GHashTable *by_id;
};

static void
topic_free (gpointer data)
{
  Topic *topic = data;

  g_free (topic->id);
  g_free (topic->what);
  g_free (topic->example);
  g_free (topic->article);
  g_clear_pointer (&topic->examples, g_hash_table_unref);
  g_free (topic);
}

static char *
read_status (JsonObject *object, JjStatus *status)
{
  const char *id = jj_data_get_text (object, "status");

  *status = JJ_STATUS_VERIFIED;
  for (JjStatus i = 0; id && i <= JJ_STATUS_UNKNOWN; i++)
    {
      if (g_str_equal (id, jj_status_get_id (i)))
        {
          *status = i;
          return NULL;
        }
    }
  return id ? g_strdup (_ ("“status” must be verified, derived, recalled or unknown")) : NULL;
}

static char *
read_examples (JsonObject *object, Topic *topic)
{
  JsonObject *examples = jj_data_get_object (object, "examples");
  g_autoptr (GList) kinds = examples ? json_object_get_members (examples) : NULL;

  topic->examples = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (GList *l = kinds; l; l = l->next)
    {
      if (!jj_kind_by_id (l->data))
        return g_strdup_printf (_ ("“%s” is no kind"), (const char *)l->data);
      if (!jj_data_has_texts (examples, l->data))
        return g_strdup_printf (_ ("“%s” needs zh_TW and en"), (const char *)l->data);
      g_hash_table_insert (topic->examples, g_strdup (l->data),
                           jj_data_pick_text (examples, l->data));
    }
  return NULL;
}

/* A later topic replaces an earlier one. */
static void
add_topic (JjHelp *self, Topic *topic)
{
  gpointer old = g_hash_table_lookup (self->by_id, topic->id);

  if (old)
    {
      guint i = 0;

      g_ptr_array_find (self->topics, old, &i);
      g_hash_table_remove (self->by_id, topic->id);
      topic_free (self->topics->pdata[i]);
      self->topics->pdata[i] = topic;
    }
  else
    g_ptr_array_add (self->topics, topic);
  g_hash_table_insert (self->by_id, topic->id, topic);
}

static gboolean
read_topics (JjHelp *self, const char *name, JsonArray *list, GError **error)
{
  g_autofree char *fault = jj_data_check_list (list, TOPIC);

  for (guint i = 0; !fault && i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);
      Topic *topic = g_new0 (Topic, 1);
      g_autofree char *reason = read_status (object, &topic->status);

      topic->id = g_strdup (jj_data_get_text (object, "id"));
      topic->what = jj_data_pick_text (object, "what");
      topic->example = jj_data_pick_text (object, "example");
      topic->article = g_strdup (jj_data_get_text (object, "article"));
      if (!reason)
        reason = read_examples (object, topic);
      if (reason)
        fault = g_strdup_printf (_ ("number %u: %s"), i + 1, reason);
      add_topic (self, topic);
    }
  if (fault)
    g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_FORMAT, _ ("Help %s, %s."), name, fault);
  return fault == NULL;
}

static JjHelp *
help_new (void)
{
  JjHelp *self = g_new0 (JjHelp, 1);

  self->topics = g_ptr_array_new_with_free_func (topic_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

JjHelp *
jj_help_parse (const char *name, const char *json, gssize length, GError **error)
{
  g_autoptr (JjHelp) self = help_new ();
  g_autofree char *fault = NULL;
  g_autoptr (JsonObject) root = jj_data_file_open (json, length, HEAD, &fault);

  if (!root)
    {
      g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_FORMAT, _ ("Help %s, %s."), name, fault);
      return NULL;
    }
  return read_topics (self, name, jj_data_get_list (root, "topics"), error)
             ? g_steal_pointer (&self)
             : NULL;
}

static gboolean
read_file (gpointer self, const char *name, const char *json, gssize length, GError **error)
{
  g_autoptr (JjHelp) help = jj_help_parse (name, json, length, error);

  if (!help)
    return FALSE;
  g_ptr_array_set_free_func (help->topics, NULL);
  for (guint i = 0; i < help->topics->len; i++)
    add_topic (self, help->topics->pdata[i]);
  return TRUE;
}

JjHelp *
jj_help_load (char **problem)
{
  JjHelp *self = help_new ();

  *problem = jj_data_read_folder ("help", read_file, self);
  return self;
}

void
jj_help_free (JjHelp *self)
{
  g_ptr_array_unref (self->topics);
  g_hash_table_unref (self->by_id);
  g_free (self);
}

guint
jj_help_get_n_topics (const JjHelp *self)
{
  return self->topics->len;
}

const char *
jj_help_get_topic_id (const JjHelp *self, guint i)
{
  g_return_val_if_fail (i < self->topics->len, NULL);
  return ((Topic *)self->topics->pdata[i])->id;
}

/* The topic itself, else that of the field in all kinds. */
static const Topic *
find_topic (const JjHelp *self, const char *id)
{
  const Topic *topic = g_hash_table_lookup (self->by_id, id);
  const char *dot = strchr (id, '.');
  g_autofree char *any = NULL;

  if (topic || !dot || strchr (id, ':'))
    return topic;
  any = g_strconcat ("*", dot, NULL);
  return g_hash_table_lookup (self->by_id, any);
}

gboolean
jj_help_has (const JjHelp *self, const char *topic)
{
  return find_topic (self, topic) != NULL;
}

static void
append_line (GString *text, const char *line)
{
  if (line && *line)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

static void
append_choices (GString *text, const JjField *field)
{
  GString *choices = g_string_new (NULL);

  for (guint i = 0; field->choices && field->choices[i].id; i++)
    g_string_append_printf (choices, "%s%s", i > 0 ? "、" : "", jj_label (field->choices[i].label));
  if (choices->len > 0)
    g_string_append_printf (text, _ ("%sChoices: %s"), text->len > 0 ? "\n" : "", choices->str);
  g_string_free (choices, TRUE);
}

/* The checks whose kind and field these are. */
static void
append_rules (GString *text, const JjKind *kind, const JjField *field, JjPackSet *packs, gint64 day)
{
  for (guint i = 0; packs && i < jj_pack_set_get_n_entries (packs); i++)
    {
      const JjEntry *entry = jj_pack_set_get_entry (packs, i);
      const JjForm *form = jj_entry_get_form (entry);
      const char *on
          = jj_form_find_param (form, "field") ? jj_entry_get_string (entry, "field") : NULL;
      const char *of = jj_form_find_param (form, "kind") ? jj_entry_get_string (entry, "kind")
                                                         : jj_kind_get (form->kind)->id;
      g_autofree char *line = NULL;

      if (!on || !jj_entry_is_check (entry) || strcmp (on, field->id) != 0
          || g_strcmp0 (of, kind->id) != 0
          || jj_pack_set_find (packs, jj_entry_get_id (entry), day) != entry)
        continue;
      line = g_strdup_printf (_ ("Rule (%s): %s%s"),
                              jj_severity_get_label (jj_entry_get_severity (entry)),
                              jj_entry_get_title (entry),
                              jj_entry_is_certain (entry) ? "" : _ (", not verified"));
      append_line (text, line);
    }
}

static JjHelpText *
answer (const Topic *topic, const char *title)
{
  JjHelpText *text = g_new0 (JjHelpText, 1);

  text->title = g_strdup (title);
  text->what = g_strdup (topic->what);
  text->example = g_strdup (topic->example);
  text->article = g_strdup (topic->article);
  text->status = topic->status;
  text->certain = topic->status == JJ_STATUS_VERIFIED;
  return text;
}

/* The kind's own, where the topic is about all kinds. (transfer full) */
static char *
pick_example (const Topic *topic, const JjKind *kind)
{
  const char *own = g_hash_table_lookup (topic->examples, kind->id);
  GString *example = g_string_new (own ? own : topic->example);

  g_string_replace (example, "{letter}", kind->code_prefix ? kind->code_prefix : "", 0);
  return g_string_free (example, FALSE);
}

static JjHelpText *
ask_field (const Topic *topic, const char *id, JjPackSet *packs, gint64 day)
{
  g_auto (GStrv) parts = g_strsplit (id, ".", 2);
  const JjKind *kind = jj_kind_by_id (parts[0]);
  const JjField *field = &kind->fields[jj_kind_find_field (kind, parts[1])];
  g_autofree char *title
      = g_strdup_printf ("%s · %s", jj_label (kind->label), jj_label (field->label));
  GString *detail = g_string_new (NULL);
  JjHelpText *text = answer (topic, title);

  g_free (text->example);
  text->example = pick_example (topic, kind);
  append_choices (detail, field);
  append_rules (detail, kind, field, packs, day);
  text->detail = g_string_free (detail, detail->len == 0);
  return text;
}

static char *
word_days (const JjEntry *entry)
{
  gint64 from = jj_entry_get_valid_from (entry), to = jj_entry_get_valid_to (entry);
  g_autofree char *first = from == G_MININT64 ? g_strdup ("") : jj_format_date (from);
  g_autofree char *last = to == G_MAXINT64 ? g_strdup ("") : jj_format_date (to);

  if (!*first && !*last)
    return NULL;
  return g_strdup_printf (_ ("In force: %s–%s"), first, last);
}

/* A rule: what its form checks, and the entry's own sentence, value, dates and source. */
static JjHelpText *
ask_entry (const JjHelp *self, const JjEntry *entry)
{
  g_autofree char *own = g_strconcat ("rule:", jj_entry_get_id (entry), NULL);
  g_autofree char *form = g_strconcat ("form:", jj_entry_get_form_id (entry), NULL);
  const Topic *topic = find_topic (self, own) ? find_topic (self, own) : find_topic (self, form);
  const char *parameter, *article = jj_entry_get_article (entry);
  g_autofree char *value = jj_entry_get_value_text (entry, &parameter);
  g_autofree char *limit = value && *value ? g_strdup_printf (_ ("Value: %s"), value) : NULL;
  g_autofree char *days = word_days (entry);
  GString *detail = g_string_new (NULL);
  JjHelpText *text;

  if (!topic)
    {
      g_string_free (detail, TRUE);
      return NULL;
    }
  text = answer (topic, jj_entry_get_title (entry));
  append_line (detail,
               jj_entry_is_check (entry) ? jj_entry_get_remedy (entry) : jj_entry_get_text (entry));
  append_line (detail, limit);
  append_line (detail, days);
  text->detail = g_string_free (detail, detail->len == 0);
  g_free (text->article);
  text->article = g_strjoin (" ", jj_entry_get_source (entry) ? jj_entry_get_source (entry) : "",
                             article ? article : "", NULL);
  g_strstrip (text->article);
  text->status = jj_entry_get_status (entry);
  text->certain = jj_entry_is_certain (entry);
  return text;
}

/* The version in force, else any version. */
static const JjEntry *
find_entry (JjPackSet *packs, const char *id, gint64 day)
{
  const JjEntry *entry = packs ? jj_pack_set_find (packs, id, day) : NULL;

  for (guint i = 0; packs && !entry && i < jj_pack_set_get_n_entries (packs); i++)
    {
      const JjEntry *other = jj_pack_set_get_entry (packs, i);

      if (g_str_equal (jj_entry_get_id (other), id))
        entry = other;
    }
  return entry;
}

static gboolean
is_field (const char *topic)
{
  g_auto (GStrv) parts = g_strsplit (topic, ".", 2);
  const JjKind *kind = parts[0] && parts[1] ? jj_kind_by_id (parts[0]) : NULL;

  return kind && jj_kind_find_field (kind, parts[1]) >= 0;
}

JjHelpText *
jj_help_ask (const JjHelp *self, const char *topic, JjPackSet *packs, gint64 day, const char *title)
{
  const JjEntry *entry = g_str_has_prefix (topic, "rule:")
                             ? find_entry (packs, topic + strlen ("rule:"), day)
                             : NULL;
  const Topic *found = find_topic (self, topic);
  const JjKind *kind = jj_kind_by_id (topic);

  if (entry)
    return ask_entry (self, entry);
  if (found && is_field (topic))
    return ask_field (found, topic, packs, day);
  if (!title && kind)
    title = jj_label (kind->label);
  return found ? answer (found, title ? title : "") : NULL;
}

void
jj_help_text_free (JjHelpText *self)
{
  g_free (self->title);
  g_free (self->what);
  g_free (self->example);
  g_free (self->detail);
  g_free (self->article);
  g_free (self);
}
