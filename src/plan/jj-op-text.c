/* jj-op-text.c: what an operation did, in words */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-op-text.h"

#include "jj-diff.h"
#include "jj-format.h"
#include "jj-language.h"

#include <string.h>

/* Of a new or deleted element so many fields are told. */
#define MOST_FIELDS 6
#define MOST_CHARACTERS 60

GHashTable *
jj_op_names_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static gboolean
is_link (const JjKind *kind)
{
  return (kind->flags & JJ_KIND_LINK) != 0;
}

void
jj_op_note_names (GHashTable *names, JjEdit *edit)
{
  for (guint i = 0; i < jj_edit_get_n_ops (edit); i++)
    {
      const JjOp *op = jj_edit_get_op (edit, i);
      const char *name, *code;

      if (op->type != JJ_OP_DELETE || is_link (op->kind))
        continue;
      name = op->values[JJ_NAME].text;
      code = op->values[JJ_CODE].text;
      if ((name || code) && !g_hash_table_contains (names, &op->id))
        g_hash_table_insert (names, g_memdup2 (&op->id, sizeof op->id),
                             g_strdup (name ? name : code));
    }
}

static const char *
find_title (JjPlan *plan, GHashTable *names, JjId id)
{
  const JjElement *element = id ? jj_plan_find (plan, id) : NULL;
  const char *name = id && names ? g_hash_table_lookup (names, &id) : NULL;

  return element ? jj_element_get_title (element) : name ? name : "";
}

static gboolean
is_private (JjPlan *plan, const JjKind *kind, JjId id)
{
  const JjElement *element = id ? jj_plan_find (plan, id) : NULL;

  if (element)
    kind = jj_element_get_kind (element);
  if (kind && kind->flags & JJ_KIND_PRIVATE)
    return TRUE;
  return element && !is_link (kind) && jj_element_get_bool (element, JJ_PRIVATE);
}

static JjValue
end_of (const JjOp *op, JjPlan *plan, guint end)
{
  const JjElement *link = jj_plan_find (plan, op->id);

  return op->values ? op->values[end]
         : link     ? jj_element_get_value (link, end)
                    : jj_value_empty (JJ_TYPE_REF);
}

gboolean
jj_op_is_personal (const JjOp *op, JjPlan *plan)
{
  if (is_link (op->kind))
    return is_private (plan, NULL, end_of (op, plan, JJ_FROM).number)
           || is_private (plan, NULL, end_of (op, plan, JJ_TO).number);
  if (is_private (plan, op->kind, op->id) || (op->values && op->values[JJ_PRIVATE].number))
    return TRUE;
  return op->type == JJ_OP_SET && op->kind->fields[op->field].flags & JJ_FIELD_PERSONAL;
}

static char *
describe (const JjOp *op, JjPlan *plan, GHashTable *names)
{
  const JjElement *element = jj_plan_find (plan, op->id);
  const char *label = jj_label (op->kind->label), *title;

  if (element)
    return jj_element_describe (element);
  if (is_link (op->kind))
    return g_strdup_printf ("%s: %s → %s", label,
                            find_title (plan, names, end_of (op, plan, JJ_FROM).number),
                            find_title (plan, names, end_of (op, plan, JJ_TO).number));
  title = find_title (plan, names, op->id);
  if (!*title && op->values && op->values[JJ_NAME].text)
    title = op->values[JJ_NAME].text;
  return g_strdup_printf ("%s %s", label, title);
}

static char *
show (JjPlan *plan, GHashTable *names, const JjField *field, JjValue value)
{
  if (field->type == JJ_TYPE_REF)
    return g_strdup (find_title (plan, names, value.number));
  return jj_value_to_display (plan, field, value);
}

static char *
shorten (char *text)
{
  char *end;

  g_strdelimit (text, "\n", ' ');
  if (g_utf8_strlen (text, -1) <= MOST_CHARACTERS)
    return text;
  end = g_utf8_offset_to_pointer (text, MOST_CHARACTERS);
  *end = '\0';
  end = g_strconcat (text, "…", NULL);
  g_free (text);
  return end;
}

/* "名稱 講座鐘點、單價 2,000 …" of what an element was born or died with. */
static char *
summarise (const JjOp *op, JjPlan *plan, GHashTable *names)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint f = is_link (op->kind) ? JJ_LINK_FIELDS : 0; f < op->kind->n_fields; f++)
    {
      const JjField *field = &op->kind->fields[f];
      g_autofree char *value = NULL;

      if (jj_value_is_empty (field->type, op->values[f]) || field->type == JJ_TYPE_BOOL)
        continue;
      if (n++ == MOST_FIELDS)
        {
          g_string_append (text, "…");
          break;
        }
      value = shorten (show (plan, names, field, op->values[f]));
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "、" : "", jj_label (field->label),
                              value);
    }
  return g_string_free (text, FALSE);
}

static void
tell_set (JjOpText *self, const JjOp *op, JjPlan *plan, GHashTable *names)
{
  const JjField *field = &op->kind->fields[op->field];

  self->what = g_strdup (jj_label (field->label));
  self->before = show (plan, names, field, op->old);
  self->after = show (plan, names, field, op->value);
  if (field->type != JJ_TYPE_MONEY)
    return;
  self->has_difference = TRUE;
  self->difference = (op->value.number == JJ_EMPTY ? 0 : op->value.number)
                     - (op->old.number == JJ_EMPTY ? 0 : op->old.number);
}

static void
hide (JjOpText *self, const JjOp *op, JjPlan *plan)
{
  const JjElement *element = is_link (op->kind) ? NULL : jj_plan_find (plan, op->id);
  const char *code = element ? jj_element_get_code (element) : NULL;

  g_free (self->element);
  self->element = code ? g_strdup_printf ("%s %s", jj_label (op->kind->label), code)
                       : g_strdup (jj_label (op->kind->label));
  for (guint i = 0; i < 2; i++)
    {
      char **text = i == 0 ? &self->before : &self->after;
      gboolean empty = !**text;

      g_free (*text);
      *text = g_strdup (empty ? "" : _ ("(personal data)"));
    }
}

JjOpText *
jj_op_text_new (const JjOp *op, JjPlan *plan, GHashTable *names, gboolean anonymous)
{
  JjOpText *self = g_new0 (JjOpText, 1);

  self->element = describe (op, plan, names);
  if (op->type == JJ_OP_SET)
    tell_set (self, op, plan, names);
  else if (op->type == JJ_OP_MOVE)
    self->what = g_strdup (_ ("Order"));
  else
    self->what = g_strdup (op->type == JJ_OP_INSERT ? _ ("Added") : _ ("Deleted"));
  if (op->type == JJ_OP_INSERT)
    self->after = summarise (op, plan, names);
  else if (op->type == JJ_OP_DELETE)
    self->before = summarise (op, plan, names);
  if (!self->before)
    self->before = g_strdup ("");
  if (!self->after)
    self->after = g_strdup ("");
  if (anonymous && jj_op_is_personal (op, plan))
    hide (self, op, plan);
  return self;
}

void
jj_op_text_free (JjOpText *self)
{
  g_free (self->element);
  g_free (self->what);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}
