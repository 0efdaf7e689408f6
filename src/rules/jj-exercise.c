/* jj-exercise.c: a practice plan with mistakes to find */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-exercise.h"

#include "jj-data-file.h"
#include "jj-data.h"
#include "jj-draft.h"
#include "jj-kinds-plan.h"
#include "jj-language.h"
#include "jj-lesson.h"
#include "jj-plan-json.h"

#include <string.h>

#define SHIPPED "practice-errors"
#define HEAD "plan:x! errors:l! format:i id:s version:s name:t note:t"
#define MISTAKE "number:i! rule:s! kind:s! element:s! code:s field:s what:x! remedy:x! hint:x"
#define ENTRY "exercise"
#define WRONG "mistake.wrong"

struct _JjExercise
{
  gatomicrefcount ref_count;
  char *id;
  JsonObject *object;
  GPtrArray *mistakes;
};

static void
mistake_free (gpointer data)
{
  JjMistake *mistake = data;

  g_free (mistake->rule);
  g_free (mistake->what);
  g_free (mistake->remedy);
  g_free (mistake->hint);
  g_free (mistake);
}

/* A text, or one in both languages. */
static char *
pick (JsonObject *object, const char *member)
{
  char *text = jj_data_pick_text (object, member);

  if (!text)
    text = g_strdup (jj_data_get_text (object, member));
  return text ? text : g_strdup ("");
}

static char *
read_mistakes (JjExercise *self, JsonArray *list)
{
  char *fault = jj_data_check_list (list, MISTAKE);

  for (guint i = 0; !fault && i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);
      JjMistake *mistake = g_new0 (JjMistake, 1);

      mistake->number = (guint)CLAMP (jj_data_get_int (object, "number", 0), 0, G_MAXINT);
      mistake->rule = g_strdup (jj_data_get_text (object, "rule"));
      mistake->element = jj_id_from_string (jj_data_get_text (object, "element"));
      mistake->what = pick (object, "what");
      mistake->remedy = pick (object, "remedy");
      mistake->hint = pick (object, "hint");
      g_ptr_array_add (self->mistakes, mistake);
      if (mistake->number == 0 || mistake->element == 0)
        fault = g_strdup_printf (_ ("number %u: %s"), i + 1,
                                 _ ("“number” must be from 1, “element” an id"));
    }
  return fault;
}

JjExercise *
jj_exercise_parse (const char *name, const char *json, gssize length, GError **error)
{
  g_autoptr (JjExercise) self = g_new0 (JjExercise, 1);
  g_autofree char *fault = NULL;

  g_atomic_ref_count_init (&self->ref_count);
  self->mistakes = g_ptr_array_new_with_free_func (mistake_free);
  self->object = jj_data_file_open (json, length, HEAD, &fault);
  if (self->object)
    {
      const char *id = jj_data_get_text (self->object, "id");

      self->id = g_strdup (id ? id : SHIPPED);
      fault = read_mistakes (self, jj_data_get_list (self->object, "errors"));
    }
  if (!fault)
    return g_steal_pointer (&self);
  g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_FORMAT, _ ("Exercise %s, %s."), name, fault);
  return NULL;
}

JjExercise *
jj_exercise_load (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  gsize length;
  g_autofree char *contents = jj_data_file_read (path, &length, error);

  return contents ? jj_exercise_parse (name, contents, (gssize)length, error) : NULL;
}

char *
jj_exercise_get_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "jingjin", "exercises", NULL);
}

/* The last override of an entry. */
static const JjElement *
find_override (JjPlan *plan, const char *entry)
{
  const JjElement *found = NULL;

  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_OVERRIDE); i++)
    {
      const JjElement *override = jj_plan_get_nth (plan, JJ_KIND_OVERRIDE, i);

      if (g_strcmp0 (jj_element_get_text (override, JJ_OVERRIDE_ENTRY), entry) == 0)
        found = override;
    }
  return found;
}

JjExercise *
jj_exercise_find (JjPlan *plan, GError **error)
{
  const JjElement *named = find_override (plan, ENTRY);
  const char *id = named ? jj_element_get_text (named, JJ_OVERRIDE_VALUE) : SHIPPED;
  g_autofree char *folder = jj_exercise_get_folder ();
  g_autofree char *file = g_strconcat (id ? id : SHIPPED, ".json", NULL);
  g_autofree char *path = NULL;
  g_autoptr (JjExercise) exercise = NULL;
  g_autoptr (JjPlan) begin = NULL;

  if (strpbrk (file, "/\\") || *file == '.')
    return NULL;
  path = g_str_equal (file, SHIPPED ".json") ? jj_data_path ("samples/" SHIPPED ".json")
                                             : g_build_filename (folder, file, NULL);
  exercise = jj_exercise_load (path, error);
  begin = exercise ? jj_practice_make_plan (exercise->object, error) : NULL;
  return begin && jj_practice_is_copy (plan, begin) ? g_steal_pointer (&exercise) : NULL;
}

JjExercise *
jj_exercise_ref (JjExercise *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
jj_exercise_unref (JjExercise *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->mistakes);
  g_clear_pointer (&self->object, json_object_unref);
  g_free (self->id);
  g_free (self);
}

const char *
jj_exercise_get_id (const JjExercise *self)
{
  return self->id;
}

guint
jj_exercise_get_n (const JjExercise *self)
{
  return self->mistakes->len;
}

const JjMistake *
jj_exercise_get (const JjExercise *self, guint i)
{
  g_return_val_if_fail (i < self->mistakes->len, NULL);
  return self->mistakes->pdata[i];
}

static JjEdit *
say (JjPlan *plan, const char *entry, const char *value)
{
  const JjElement *old = find_override (plan, entry);
  JjEdit *edit = jj_edit_new (_ ("Mark a mistake"));
  JjId id = old ? jj_element_get_id (old) : jj_edit_insert (edit, JJ_KIND_OVERRIDE, 0);

  if (!old)
    jj_edit_set_text (edit, JJ_KIND_OVERRIDE, id, JJ_OVERRIDE_ENTRY, entry);
  jj_edit_set_text (edit, JJ_KIND_OVERRIDE, id, JJ_OVERRIDE_VALUE, value);
  return edit;
}

JjPlan *
jj_exercise_make_plan (const JjExercise *self, GError **error)
{
  g_autoptr (JjPlan) plan = jj_practice_make_plan (self->object, error);
  g_autoptr (JjEdit) edit = NULL;

  if (!plan || g_str_equal (self->id, SHIPPED))
    return g_steal_pointer (&plan);
  edit = say (plan, ENTRY, self->id);
  return jj_plan_with (plan, edit, error);
}

JjEdit *
jj_exercise_restore (const JjExercise *self, JjPlan *plan, GError **error)
{
  g_autoptr (JjPlan) begin = jj_exercise_make_plan (self, error);
  g_autoptr (JjDraft) draft = NULL;

  if (!begin)
    return NULL;
  draft = jj_draft_new_from_plan (begin);
  return jj_draft_to_edit (draft, plan, _ ("Restore the exercise"));
}

static gboolean
is_marked (JjPlan *plan, const JjMistake *mistake)
{
  g_autofree char *entry = g_strdup_printf ("mistake.%u", mistake->number);

  return find_override (plan, entry) != NULL;
}

JjMistakeState
jj_exercise_check (const JjExercise *self, guint i, JjPlan *plan, JjFindings *findings)
{
  const JjMistake *mistake = jj_exercise_get (self, i);
  gboolean open = FALSE;

  for (guint k = 0; k < jj_findings_get_n (findings) && !open; k++)
    {
      const JjFinding *finding = jj_findings_get (findings, k);

      open = finding->element == mistake->element && g_str_equal (finding->rule, mistake->rule);
    }
  if (!open)
    return JJ_MISTAKE_MENDED;
  return is_marked (plan, mistake) ? JJ_MISTAKE_MARKED : JJ_MISTAKE_OPEN;
}

guint
jj_exercise_count_wrong (JjPlan *plan)
{
  const JjElement *wrong = find_override (plan, WRONG);
  const char *text = wrong ? jj_element_get_text (wrong, JJ_OVERRIDE_VALUE) : NULL;

  return text ? (guint)g_ascii_strtoull (text, NULL, 10) : 0;
}

JjEdit *
jj_exercise_mark (const JjExercise *self, JjPlan *plan, JjId element, guint *number)
{
  g_autofree char *entry = NULL, *count = NULL;

  *number = 0;
  for (guint i = 0; i < self->mistakes->len && *number == 0; i++)
    {
      const JjMistake *mistake = jj_exercise_get (self, i);

      if (mistake->element == element && !is_marked (plan, mistake))
        *number = mistake->number;
    }
  if (*number > 0)
    {
      entry = g_strdup_printf ("mistake.%u", *number);
      return say (plan, entry, "marked");
    }
  count = g_strdup_printf ("%u", jj_exercise_count_wrong (plan) + 1);
  return say (plan, WRONG, count);
}

static JsonObject *
write_mistake (const JjFinding *finding, guint number, GHashTable *texts)
{
  JsonObject *object = json_object_new ();
  char id[JJ_ID_LENGTH + 1];
  g_autofree char *key = NULL;
  const char *said;
  g_auto (GStrv) parts = NULL;

  jj_id_to_string (finding->element, id);
  key = g_strdup_printf ("%s %s", finding->rule, id);
  said = texts ? g_hash_table_lookup (texts, key) : NULL;
  parts = g_strsplit (said ? said : "", "\n", 2);
  json_object_set_int_member (object, "number", number);
  json_object_set_string_member (object, "rule", finding->rule);
  json_object_set_string_member (object, "kind", jj_kind_get (finding->kind)->id);
  json_object_set_string_member (object, "element", id);
  json_object_set_string_member (object, "hint", parts[0] ? parts[0] : "");
  json_object_set_string_member (object, "what",
                                 parts[0] && parts[1] && *parts[1] ? parts[1] : finding->message);
  json_object_set_string_member (object, "remedy", finding->remedy ? finding->remedy : "");
  return object;
}

char *
jj_exercise_write (const char *id, JjPlan *plan, JjFindings *findings, GHashTable *texts)
{
  g_autoptr (GBytes) json = jj_plan_to_json (plan);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *errors = json_array_new ();
  gsize length;
  const char *data = g_bytes_get_data (json, &length);

  json_parser_load_from_data (parser, data, (gssize)length, NULL);
  json_object_set_int_member (object, "format", 1);
  json_object_set_string_member (object, "id", id);
  json_object_set_member (object, "plan", json_parser_steal_root (parser));
  for (guint i = 0; i < jj_findings_get_n (findings); i++)
    {
      if (jj_findings_get (findings, i)->waiver == 0)
        json_array_add_object_element (errors,
                                       write_mistake (jj_findings_get (findings, i),
                                                      json_array_get_length (errors) + 1, texts));
    }
  json_object_set_array_member (object, "errors", errors);
  json_node_take_object (root, object);
  return json_to_string (root, TRUE);
}
