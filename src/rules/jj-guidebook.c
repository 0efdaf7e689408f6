/* jj-guidebook.c: the steps from county and year to hand-in */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-guidebook-private.h"

#include "jj-data-file.h"
#include "jj-language.h"

#include <string.h>

#define HEAD "format:i! id:s! version:s! name:t! note:t steps:l!"
#define STEP                                                                                       \
  "id:s! title:t! what:t! why:t! example:t! article:s source:s status:s! page:s! kind:s fields:l " \
  "conditions:l! after:s"

struct _JjStep
{
  char *id, *title, *what, *why, *example, *article, *page, *after;
  JjStatus status;
  JjKindId kind;
  GArray *marks;         /* JjMark */
  GPtrArray *conditions; /* JjCondition */
};

struct _JjGuide
{
  gatomicrefcount ref_count;
  GPtrArray *steps;
};

static void
step_free (gpointer data)
{
  JjStep *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->what);
  g_free (self->why);
  g_free (self->example);
  g_free (self->article);
  g_free (self->page);
  g_free (self->after);
  g_array_unref (self->marks);
  g_ptr_array_unref (self->conditions);
  g_free (self);
}

/* "community.school": the kind and its field. */
static char *
read_mark (JjStep *self, JsonNode *node)
{
  const char *name = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
  g_auto (GStrv) parts = g_strsplit (name ? name : "", ".", 2);
  const JjKind *kind = parts[0] && parts[1] ? jj_kind_by_id (parts[0]) : NULL;
  int field = kind ? jj_kind_find_field (kind, parts[1]) : -1;
  JjMark mark = { kind ? jj_kind_index (kind) : JJ_N_KINDS, (guint)field };

  if (field < 0)
    return g_strdup_printf (_ ("“%s” is no field of a kind"), name ? name : "");
  g_array_append_val (self->marks, mark);
  return NULL;
}

static char *
read_lists (JjStep *self, JsonObject *object)
{
  JsonArray *fields = jj_data_get_list (object, "fields");
  JsonArray *conditions = jj_data_get_list (object, "conditions");
  char *fault = NULL;

  for (guint i = 0; fields && i < json_array_get_length (fields) && !fault; i++)
    fault = read_mark (self, json_array_get_element (fields, i));
  for (guint i = 0; i < json_array_get_length (conditions) && !fault; i++)
    {
      JsonNode *node = json_array_get_element (conditions, i);
      g_autofree char *reason = JSON_NODE_HOLDS_OBJECT (node)
                                    ? jj_condition_check (json_node_get_object (node))
                                    : g_strdup (_ ("it is no object"));

      if (reason)
        fault = g_strdup_printf (_ ("condition %u: %s"), i + 1, reason);
      else
        g_ptr_array_add (self->conditions, jj_condition_new (json_node_get_object (node)));
    }
  return fault;
}

/* What is wrong with the step, or NULL. */
static char *
read_step (JjStep *self, JsonObject *object)
{
  const char *status = jj_data_get_text (object, "status");
  const char *kind = jj_data_get_text (object, "kind");
  const char *article = jj_data_get_text (object, "article");
  char *fault = jj_data_check_members (object, STEP);

  if (fault)
    return fault;
  if (!g_str_has_prefix (self->id, "step.") || strlen (self->id) > 100)
    return g_strdup (_ ("“id” must begin with “step.” and have at most 100 characters"));
  for (self->status = 0; self->status <= JJ_STATUS_UNKNOWN; self->status++)
    {
      if (g_strcmp0 (status, jj_status_get_id (self->status)) == 0)
        break;
    }
  if (self->status > JJ_STATUS_UNKNOWN)
    return g_strdup (_ ("“status” must be verified, derived, recalled or unknown"));
  if (kind && !jj_kind_by_id (kind))
    return g_strdup_printf (_ ("“%s” is no kind"), kind);
  self->kind = kind ? jj_kind_index (jj_kind_by_id (kind)) : JJ_N_KINDS;
  self->title = jj_data_pick_text (object, "title");
  self->what = jj_data_pick_text (object, "what");
  self->why = jj_data_pick_text (object, "why");
  self->example = jj_data_pick_text (object, "example");
  self->article = g_strdup (article ? article : jj_data_get_text (object, "source"));
  self->page = g_strdup (jj_data_get_text (object, "page"));
  self->after = g_strdup (jj_data_get_text (object, "after"));
  return read_lists (self, object);
}

static JjStep *
new_step (JsonNode *node, guint i)
{
  JjStep *self = g_new0 (JjStep, 1);
  const char *id
      = JSON_NODE_HOLDS_OBJECT (node) ? jj_data_get_text (json_node_get_object (node), "id") : NULL;

  self->id = id ? g_strdup (id) : g_strdup_printf ("%u", i + 1);
  self->kind = JJ_N_KINDS;
  self->marks = g_array_new (FALSE, FALSE, sizeof (JjMark));
  self->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_condition_free);
  return self;
}

static gboolean
read_steps (JjGuidebook *self, const char *name, JsonArray *steps, GError **error)
{
  for (guint i = 0; i < json_array_get_length (steps); i++)
    {
      JsonNode *node = json_array_get_element (steps, i);
      JjStep *step = new_step (node, i);
      g_autofree char *fault = NULL;

      if (jj_guidebook_find (self, step->id) >= 0)
        fault = g_strdup (_ ("another step has the same id"));
      else if (JSON_NODE_HOLDS_OBJECT (node))
        fault = read_step (step, json_node_get_object (node));
      else
        fault = g_strdup (_ ("it is no object"));
      g_ptr_array_add (self->steps, step);
      if (!fault)
        continue;
      g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_FORMAT, _ ("Guide %s, step %u “%s”: %s."),
                   name, i + 1, step->id, fault);
      return FALSE;
    }
  return TRUE;
}

static JjGuidebook *
guidebook_new (void)
{
  JjGuidebook *self = g_new0 (JjGuidebook, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->steps = g_ptr_array_new_with_free_func (step_free);
  return self;
}

JjGuidebook *
jj_guidebook_parse (const char *name, const char *json, gssize length, GError **error)
{
  g_autoptr (JjGuidebook) self = guidebook_new ();
  g_autofree char *fault = NULL;
  g_autoptr (JsonObject) root = jj_data_file_open (json, length, HEAD, &fault);

  if (!root)
    {
      g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_FORMAT, _ ("Guide %s: %s."), name, fault);
      return NULL;
    }
  return read_steps (self, name, jj_data_get_list (root, "steps"), error) ? g_steal_pointer (&self)
                                                                          : NULL;
}

/* A later file over what is there already. */
static void
take_over (JjGuidebook *self, JjGuidebook *other)
{
  g_autoptr (GPtrArray) steps = g_steal_pointer (&other->steps);

  g_ptr_array_set_free_func (steps, NULL);
  for (guint i = 0; i < steps->len; i++)
    {
      JjStep *step = steps->pdata[i];
      int same = jj_guidebook_find (self, step->id);
      int after = step->after ? jj_guidebook_find (self, step->after) : -1;

      if (same >= 0)
        {
          step_free (self->steps->pdata[same]);
          self->steps->pdata[same] = step;
        }
      else
        g_ptr_array_insert (self->steps, after >= 0 ? after + 1 : -1, step);
    }
  other->steps = g_ptr_array_new_with_free_func (step_free);
}

static gboolean
read_file (gpointer self, const char *name, const char *json, gssize length, GError **error)
{
  g_autoptr (JjGuidebook) guide = jj_guidebook_parse (name, json, length, error);

  if (guide)
    take_over (self, guide);
  return guide != NULL;
}

JjGuidebook *
jj_guidebook_load (char **problem)
{
  JjGuidebook *self = guidebook_new ();

  *problem = jj_data_read_folder ("guide", read_file, self);
  return self;
}

JjGuidebook *
jj_guidebook_ref (JjGuidebook *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
jj_guidebook_unref (JjGuidebook *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->steps);
  g_free (self);
}

guint
jj_guidebook_get_n_steps (const JjGuidebook *self)
{
  return self->steps->len;
}

const JjStep *
jj_guidebook_get_step (const JjGuidebook *self, guint i)
{
  g_return_val_if_fail (i < self->steps->len, NULL);
  return self->steps->pdata[i];
}

int
jj_guidebook_find (const JjGuidebook *self, const char *id)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      if (g_str_equal (((JjStep *)self->steps->pdata[i])->id, id))
        return (int)i;
    }
  return -1;
}

const char *
jj_step_get_id (const JjStep *self)
{
  return self->id;
}

const char *
jj_step_get_title (const JjStep *self)
{
  return self->title;
}

const char *
jj_step_get_what (const JjStep *self)
{
  return self->what;
}

const char *
jj_step_get_why (const JjStep *self)
{
  return self->why;
}

const char *
jj_step_get_example (const JjStep *self)
{
  return self->example;
}

const char *
jj_step_get_article (const JjStep *self)
{
  return self->article;
}

JjStatus
jj_step_get_status (const JjStep *self)
{
  return self->status;
}

const char *
jj_step_get_page (const JjStep *self)
{
  return self->page;
}

JjKindId
jj_step_get_kind (const JjStep *self)
{
  return self->kind;
}

const JjMark *
jj_step_get_marks (const JjStep *self, guint *n)
{
  *n = self->marks->len;
  return (const JjMark *)self->marks->data;
}

guint
jj_step_get_n_conditions (const JjStep *self)
{
  return self->conditions->len;
}

const JjCondition *
jj_step_get_condition (const JjStep *self, guint i)
{
  return self->conditions->pdata[i];
}
