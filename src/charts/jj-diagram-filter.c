/* jj-diagram-filter.c: what of a sheet stays in full colour */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-diagram-filter.h"

#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-language.h"

#include <string.h>

struct _JjDiagramFilter
{
  GPtrArray *values[JJ_N_FILTER_KINDS]; /* char * */
};

static const struct
{
  const char *id, *label;
} kinds[JJ_N_FILTER_KINDS] = {
  [JJ_FILTER_THEME] = { "theme", N_ ("Theme") },
  [JJ_FILTER_PURSE] = { "purse", N_ ("Purse") },
  [JJ_FILTER_DOMAIN] = { "domain", N_ ("Domain") },
  [JJ_FILTER_TOWN] = { "town", N_ ("Township") },
};

const char *
jj_filter_kind_get_label (JjFilterKind kind)
{
  return _ (kinds[kind].label);
}

JjDiagramFilter *
jj_diagram_filter_new (void)
{
  JjDiagramFilter *self = g_new0 (JjDiagramFilter, 1);

  for (guint i = 0; i < JJ_N_FILTER_KINDS; i++)
    self->values[i] = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
jj_diagram_filter_free (JjDiagramFilter *self)
{
  for (guint i = 0; i < JJ_N_FILTER_KINDS; i++)
    g_ptr_array_unref (self->values[i]);
  g_free (self);
}

gboolean
jj_diagram_filter_is_empty (const JjDiagramFilter *self)
{
  for (guint i = 0; i < JJ_N_FILTER_KINDS; i++)
    if (self->values[i]->len > 0)
      return FALSE;
  return TRUE;
}

static int
find_value (const JjDiagramFilter *self, JjFilterKind kind, const char *value)
{
  for (guint i = 0; i < self->values[kind]->len; i++)
    if (strcmp (g_ptr_array_index (self->values[kind], i), value) == 0)
      return (int)i;
  return -1;
}

gboolean
jj_diagram_filter_has (const JjDiagramFilter *self, JjFilterKind kind, const char *value)
{
  return find_value (self, kind, value) >= 0;
}

void
jj_diagram_filter_set (JjDiagramFilter *self, JjFilterKind kind, const char *value, gboolean on)
{
  int at = find_value (self, kind, value);

  if (on && at < 0)
    g_ptr_array_add (self->values[kind], g_strdup (value));
  else if (!on && at >= 0)
    g_ptr_array_remove_index (self->values[kind], (guint)at);
}

static gboolean
parse_part (JjDiagramFilter *self, const char *part)
{
  g_auto (GStrv) halves = g_strsplit (part, ":", 2);
  g_auto (GStrv) values = halves[0] && halves[1] ? g_strsplit (halves[1], ",", -1) : NULL;

  for (guint kind = 0; values && kind < JJ_N_FILTER_KINDS; kind++)
    {
      if (strcmp (kinds[kind].id, halves[0]) != 0)
        continue;
      for (guint i = 0; values[i]; i++)
        {
          g_autofree char *value = g_uri_unescape_string (values[i], NULL);

          if (!value || !*value || !g_utf8_validate (value, -1, NULL))
            return FALSE;
          jj_diagram_filter_set (self, (JjFilterKind)kind, value, TRUE);
        }
      return TRUE;
    }
  return FALSE;
}

JjDiagramFilter *
jj_diagram_filter_parse (const char *text)
{
  g_autoptr (JjDiagramFilter) self = jj_diagram_filter_new ();
  g_auto (GStrv) parts = g_strsplit (text, " ", JJ_N_FILTER_KINDS + 1);

  for (guint i = 0; parts[i]; i++)
    if (*parts[i] && !parse_part (self, parts[i]))
      return NULL;
  return g_steal_pointer (&self);
}

char *
jj_diagram_filter_to_text (const JjDiagramFilter *self)
{
  GString *text = g_string_new (NULL);

  for (guint kind = 0; kind < JJ_N_FILTER_KINDS; kind++)
    for (guint i = 0; i < self->values[kind]->len; i++)
      {
        if (i == 0)
          g_string_append_printf (text, "%s%s:", text->len > 0 ? " " : "", kinds[kind].id);
        else
          g_string_append_c (text, ',');
        g_string_append_uri_escaped (text, g_ptr_array_index (self->values[kind], i), NULL, FALSE);
      }
  return g_string_free (text, FALSE);
}

JjDiagramFilter *
jj_diagram_filter_find (JjPlan *plan, const char *name)
{
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_SLIDE); i++)
    {
      const JjElement *slide = jj_plan_get_nth (plan, JJ_KIND_SLIDE, i);
      const char *text = jj_element_get_text (slide, JJ_SLIDE_FILTER);

      if (g_strcmp0 (jj_element_get_text (slide, JJ_SLIDE_VIEW), JJ_DIAGRAM_FILTER_VIEW) == 0
          && g_strcmp0 (jj_element_get_name (slide), name) == 0)
        return jj_diagram_filter_parse (text ? text : "");
    }
  return NULL;
}

static void
free_value (gpointer data)
{
  JjFilterValue *value = data;

  g_free (value->value);
  g_free (value->label);
  g_free (value);
}

static void
add_value (GPtrArray *list, const char *value, const char *label)
{
  JjFilterValue *one = g_new (JjFilterValue, 1);

  one->value = g_strdup (value);
  one->label = g_strdup (label);
  g_ptr_array_add (list, one);
}

static void
list_choices (GPtrArray *list, const JjChoice *choices)
{
  for (guint i = 0; choices[i].id; i++)
    add_value (list, choices[i].id, jj_label (choices[i].label));
}

static void
list_purses (GPtrArray *list, JjPlan *plan)
{
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_PURSE); i++)
    {
      const JjElement *purse = jj_plan_get_nth (plan, JJ_KIND_PURSE, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, jj_element_get_id (purse));

      add_value (list, id, jj_element_get_title (purse));
    }
}

static void
list_towns (GPtrArray *list, JjPlan *plan)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_SCHOOL); i++)
    {
      const char *town
          = jj_element_get_text (jj_plan_get_nth (plan, JJ_KIND_SCHOOL, i), JJ_SCHOOL_TOWN);

      if (town && g_hash_table_add (seen, (gpointer)town))
        add_value (list, town, town);
    }
}

GPtrArray *
jj_diagram_filter_list (JjPlan *plan, JjFilterKind kind)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (free_value);

  if (kind == JJ_FILTER_THEME)
    list_choices (list, jj_kind_programme.fields[JJ_PROGRAMME_THEME].choices);
  else if (kind == JJ_FILTER_DOMAIN)
    list_choices (list, jj_domains);
  else if (kind == JJ_FILTER_PURSE)
    list_purses (list, plan);
  else
    list_towns (list, plan);
  return list;
}

char *
jj_diagram_filter_describe (const JjDiagramFilter *self, JjPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint kind = 0; kind < JJ_N_FILTER_KINDS; kind++)
    {
      g_autoptr (GPtrArray) list
          = self->values[kind]->len > 0 ? jj_diagram_filter_list (plan, kind) : NULL;

      for (guint i = 0; list && i < list->len; i++)
        {
          const JjFilterValue *one = g_ptr_array_index (list, i);

          if (jj_diagram_filter_has (self, kind, one->value))
            g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", one->label);
        }
    }
  return g_string_free (text, FALSE);
}
