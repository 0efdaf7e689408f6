/* jj-lesson.c: a facilitator's script over the practice plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-lesson.h"

#include "jj-action.h"
#include "jj-data-file.h"
#include "jj-data.h"
#include "jj-draft.h"
#include "jj-language.h"
#include "jj-plan-json.h"

#include <string.h>

#define HEAD "format:i! id:s! version:s! name:t! note:t minutes:i! plan:x steps:l!"
#define STEP "title:t! minutes:i! grouping:t question:t mistakes:t notes:t see:o! setup:l state:l"
#define SEE "page:s! kind:s chart:s filter:s sheet:s columns:l text:t!"
#define LONGEST 600 /* minutes */

struct _JjLesson
{
  gatomicrefcount ref_count;
  JsonObject *object;
  char *title;
  int minutes;
  GPtrArray *steps; /* JjLessonStep */
};

static void
step_free (gpointer data)
{
  JjLessonStep *step = data;

  g_free (step->title);
  g_free (step->grouping);
  g_free (step->question);
  g_free (step->mistakes);
  g_free (step->notes);
  g_free (step->page);
  g_free (step->chart);
  g_free (step->filter);
  g_free (step->sheet);
  g_strfreev (step->columns);
  g_free (step->see);
  g_ptr_array_unref (step->state);
  g_clear_pointer (&step->setup, json_array_unref);
  g_free (step);
}

static char *
pick (JsonObject *object, const char *member)
{
  char *text = jj_data_pick_text (object, member);

  return text ? text : g_strdup ("");
}

static GStrv
read_columns (JsonArray *list)
{
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();

  for (guint i = 0; list && i < json_array_get_length (list); i++)
    if (JSON_NODE_HOLDS_VALUE (json_array_get_element (list, i))
        && json_array_get_string_element (list, i))
      g_strv_builder_add (columns, json_array_get_string_element (list, i));
  return list ? g_strv_builder_end (columns) : NULL;
}

static char *
read_see (JjLessonStep *step, JsonObject *see)
{
  const char *kind = jj_data_get_text (see, "kind");
  g_autofree char *fault = jj_data_check_members (see, SEE);

  if (fault)
    return g_strdup_printf ("see: %s", fault);
  if (kind && !jj_kind_by_id (kind))
    return g_strdup_printf (_ ("“%s” is no kind"), kind);
  step->kind = kind ? jj_kind_index (jj_kind_by_id (kind)) : JJ_N_KINDS;
  step->page = g_strdup (jj_data_get_text (see, "page"));
  step->chart = g_strdup (jj_data_get_text (see, "chart"));
  step->filter = g_strdup (jj_data_get_text (see, "filter"));
  step->sheet = g_strdup (jj_data_get_text (see, "sheet"));
  step->columns = read_columns (jj_data_get_list (see, "columns"));
  step->see = pick (see, "text");
  return NULL;
}

/* Every object of a list by a function that says what is wrong. */
static char *
check_each (JsonArray *list, const char *what, char *(*check) (JsonObject *object))
{
  for (guint i = 0; list && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      g_autofree char *fault = JSON_NODE_HOLDS_OBJECT (node) ? check (json_node_get_object (node))
                                                             : g_strdup (_ ("it is no object"));

      if (fault)
        return g_strdup_printf ("%s %u: %s", what, i + 1, fault);
    }
  return NULL;
}

static char *
read_step (JjLessonStep *step, JsonObject *object)
{
  char *fault = jj_data_check_members (object, STEP);
  JsonArray *state = jj_data_get_list (object, "state"),
            *setup = jj_data_get_list (object, "setup");

  if (fault)
    return fault;
  step->title = pick (object, "title");
  step->grouping = pick (object, "grouping");
  step->question = pick (object, "question");
  step->mistakes = pick (object, "mistakes");
  step->notes = pick (object, "notes");
  step->minutes = (int)CLAMP (jj_data_get_int (object, "minutes", 0), 0, LONGEST + 1);
  if (step->minutes < 1 || step->minutes > LONGEST)
    return g_strdup (_ ("“minutes” must be 1 to 600"));
  if ((fault = read_see (step, jj_data_get_object (object, "see")))
      || (fault = check_each (setup, "setup", jj_action_check))
      || (fault = check_each (state, "state", jj_condition_check)))
    return fault;
  step->setup = setup ? json_array_ref (setup) : NULL;
  for (guint i = 0; state && i < json_array_get_length (state); i++)
    g_ptr_array_add (step->state, jj_condition_new (json_array_get_object_element (state, i)));
  return NULL;
}

static char *
read_steps (JjLesson *self, JsonArray *list)
{
  int minutes = 0;

  if (json_array_get_length (list) == 0)
    return g_strdup (_ ("it has no steps"));
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      JjLessonStep *step = g_new0 (JjLessonStep, 1);
      g_autofree char *fault = NULL;

      step->state = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_condition_free);
      step->kind = JJ_N_KINDS;
      g_ptr_array_add (self->steps, step);
      fault = JSON_NODE_HOLDS_OBJECT (node) ? read_step (step, json_node_get_object (node))
                                            : g_strdup (_ ("it is no object"));
      if (fault)
        return g_strdup_printf (_ ("step %u “%s”: %s"), i + 1, step->title ? step->title : "",
                                fault);
      minutes += step->minutes;
    }
  return minutes == self->minutes ? NULL
                                  : g_strdup_printf (_ ("the steps take %d minutes, the lesson %d"),
                                                     minutes, self->minutes);
}

JjLesson *
jj_lesson_parse (const char *name, const char *json, gssize length, GError **error)
{
  g_autoptr (JjLesson) self = g_new0 (JjLesson, 1);
  g_autofree char *fault = NULL;

  g_atomic_ref_count_init (&self->ref_count);
  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->object = jj_data_file_open (json, length, HEAD, &fault);
  if (self->object)
    {
      self->title = pick (self->object, "name");
      self->minutes = (int)CLAMP (jj_data_get_int (self->object, "minutes", 0), 0, LONGEST);
      fault = read_steps (self, jj_data_get_list (self->object, "steps"));
    }
  if (!fault)
    return g_steal_pointer (&self);
  g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_FORMAT, _ ("Lesson %s: %s."), name, fault);
  return NULL;
}

JjLesson *
jj_lesson_load (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  gsize length;
  g_autofree char *contents = jj_data_file_read (path, &length, error);

  return contents ? jj_lesson_parse (name, contents, (gssize)length, error) : NULL;
}

char *
jj_lesson_get_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "jingjin", "lessons", NULL);
}

GPtrArray *
jj_lesson_list (void)
{
  return jj_data_list_folder ("lessons");
}

JjLesson *
jj_lesson_ref (JjLesson *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
jj_lesson_unref (JjLesson *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->steps);
  g_clear_pointer (&self->object, json_object_unref);
  g_free (self->title);
  g_free (self);
}

const char *
jj_lesson_get_title (const JjLesson *self)
{
  return self->title;
}

JsonObject *
jj_lesson_get_object (const JjLesson *self)
{
  return self->object;
}

int
jj_lesson_get_minutes (const JjLesson *self)
{
  return self->minutes;
}

guint
jj_lesson_get_n_steps (const JjLesson *self)
{
  return self->steps->len;
}

const JjLessonStep *
jj_lesson_get_step (const JjLesson *self, guint i)
{
  g_return_val_if_fail (i < self->steps->len, NULL);
  return self->steps->pdata[i];
}

JjPlan *
jj_practice_make_plan (JsonObject *file, GError **error)
{
  const char *name = jj_data_get_text (file, "plan");
  JsonNode *node = json_object_get_member (file, "plan");
  g_autofree char *path = NULL;
  g_autoptr (GBytes) json = NULL;

  if (node && JSON_NODE_HOLDS_OBJECT (node))
    {
      char *text = json_to_string (node, FALSE);

      json = g_bytes_new_take (text, strlen (text));
      return jj_plan_from_json (json, error);
    }
  name = name ? name : "practice.json";
  if (strpbrk (name, "/\\") || *name == '.')
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There is no sample “%s”."), name);
      return NULL;
    }
  path = g_strconcat ("samples/", name, NULL);
  json = jj_data_load (path, error);
  return json ? jj_plan_from_json (json, error) : NULL;
}

gboolean
jj_practice_is_copy (JjPlan *plan, JjPlan *of)
{
  return jj_element_get_id (jj_plan_get_root (plan)) == jj_element_get_id (jj_plan_get_root (of));
}

JjPlan *
jj_lesson_make_plan (const JjLesson *self, GError **error)
{
  return jj_practice_make_plan (self->object, error);
}

JjPlan *
jj_lesson_make_state (const JjLesson *self, guint step, GError **error)
{
  g_autoptr (JjPlan) plan = jj_lesson_make_plan (self, error);

  for (guint i = 0; plan && i <= step; i++)
    {
      JjPlan *next = jj_actions_carry_out (jj_lesson_get_step (self, i)->setup, plan, error);

      if (!next)
        g_prefix_error (error, _ ("Step %u: "), i + 1);
      g_object_unref (plan);
      plan = next;
    }
  return g_steal_pointer (&plan);
}

JjEdit *
jj_lesson_set_up (const JjLesson *self, guint step, JjPlan *plan, GError **error)
{
  g_autoptr (JjPlan) state = jj_lesson_make_state (self, step, error);
  g_autoptr (JjDraft) draft = NULL;
  g_autofree char *label = NULL;

  if (!state)
    return NULL;
  if (!jj_practice_is_copy (plan, state))
    {
      g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING,
                   _ ("This plan is not the practice plan of “%s”: begin it as practice first."),
                   self->title);
      return NULL;
    }
  draft = jj_draft_new_from_plan (state);
  label = g_strdup_printf (_ ("Set up: %s"), jj_lesson_get_step (self, step)->title);
  return jj_draft_to_edit (draft, plan, label);
}
