/* jj-condition.c: what must be true of a plan, with a count of what is still missing */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-condition.h"

#include "jj-data-file.h"
#include "jj-format.h"
#include "jj-language.h"
#include "jj-where.h"

#include <string.h>

#define MEMBERS                                                                                    \
  "form:s! text:t! kind:s field:s link:s end:s by:s where:o minimum:i maximum:i figure:s "         \
  "severity:s rules:l optional:b none:t"

typedef struct _Form Form;

struct _JjCondition
{
  const Form *form;
  JsonObject *object;      /* whose texts are borrowed */
  char *text, *none;       /* none: without any element */
  JjKindId kind, link, by; /* JJ_N_KINDS: none */
  guint end;               /* JJ_FROM or JJ_TO */
  int field;               /* of kind, for `used` of by; -1: none */
  JjWhere *where;
  gint64 minimum, maximum;
  JjSeverity severity; /* JJ_N_SEVERITIES: any */
  gboolean optional;
};

struct _Form
{
  const char *id;
  const char *needs; /* letters: k kind, f field, l link, b by, g figure */
  void (*count) (const JjCondition *self, const JjConditionPlan *plan, JjCount *count);
};

static const char *const figures[] = { "total", "unassigned", "granted", "remaining", "themes" };

static void
count_elements (const JjCondition *self, const JjConditionPlan *plan, JjCount *count)
{
  guint n = jj_plan_get_count (plan->plan, self->kind), found = 0;

  for (guint i = 0; i < n; i++)
    found += jj_where_fits (self->where, jj_plan_get_nth (plan->plan, self->kind, i));
  count->all = (guint)self->minimum;
  count->done = found;
  count->value = found;
  count->holds = found >= self->minimum && found <= self->maximum;
}

/* Every element of the kind is asked by a function whether it is as it should be. */
static void
count_each (const JjCondition *self,
            const JjConditionPlan *plan,
            JjCount *count,
            gboolean (*is_done) (const JjCondition *self, const JjElement *element))
{
  guint n = jj_plan_get_count (plan->plan, self->kind);

  for (guint i = 0; i < n; i++)
    {
      const JjElement *element = jj_plan_get_nth (plan->plan, self->kind, i);
      JjId id = jj_element_get_id (element);

      if (!jj_where_fits (self->where, element))
        continue;
      count->all++;
      if (is_done (self, element))
        count->done++;
      else
        g_array_append_val (count->missing, id);
    }
  count->is_none = count->all == 0 && self->optional;
  count->holds = count->done == count->all && (count->all > 0 || self->optional);
}

static gboolean
is_filled (const JjCondition *self, const JjElement *element)
{
  return !jj_element_is_empty (element, (guint)self->field);
}

static gboolean
has_referrer (const JjElement *element, JjKindId kind, guint wanted)
{
  for (guint i = 0; i < jj_element_get_n_referrers (element); i++)
    {
      guint field;
      const JjElement *user = jj_element_get_referrer (element, i, &field);

      if (jj_element_get_kind_id (user) == kind && field == wanted)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_linked (const JjCondition *self, const JjElement *element)
{
  return has_referrer (element, self->link, self->end);
}

static gboolean
is_used (const JjCondition *self, const JjElement *element)
{
  return has_referrer (element, self->by, (guint)self->field);
}

static void
count_filled (const JjCondition *self, const JjConditionPlan *plan, JjCount *count)
{
  count_each (self, plan, count, is_filled);
}

static void
count_linked (const JjCondition *self, const JjConditionPlan *plan, JjCount *count)
{
  count_each (self, plan, count, is_linked);
}

static void
count_used (const JjCondition *self, const JjConditionPlan *plan, JjCount *count)
{
  count->field = -1;
  count_each (self, plan, count, is_used);
}

static gboolean
is_rule_meant (const JjCondition *self, const char *rule)
{
  JsonArray *rules = jj_data_get_list (self->object, "rules");

  for (guint i = 0; rules && i < json_array_get_length (rules); i++)
    {
      const char *wanted = json_array_get_string_element (rules, i);

      if (g_str_equal (wanted, rule)
          || (g_str_has_suffix (wanted, ".") && g_str_has_prefix (rule, wanted)))
        return TRUE;
    }
  return rules == NULL;
}

static void
count_findings (const JjCondition *self, const JjConditionPlan *plan, JjCount *count)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint found = 0;

  for (guint i = 0; plan->findings && i < jj_findings_get_n (plan->findings); i++)
    {
      const JjFinding *finding = jj_findings_get (plan->findings, i);

      if (finding->waiver != 0 || !is_rule_meant (self, finding->rule)
          || (self->severity != JJ_N_SEVERITIES && finding->severity != self->severity)
          || (self->kind != JJ_N_KINDS && finding->kind != self->kind))
        continue;
      found++;
      if (jj_plan_find (plan->plan, finding->element)
          && g_hash_table_add (seen, (gpointer)&finding->element))
        g_array_append_val (count->missing, finding->element);
    }
  count->all = found;
  count->value = found;
  count->holds = plan->findings && found >= self->minimum && found <= self->maximum;
}

static gint64
get_figure (const JjCondition *self, const JjConditionPlan *plan)
{
  const JjTotals *totals = jj_figures_get_totals (plan->figures);
  const char *figure = jj_data_get_text (self->object, "figure");
  gint64 themes = 0;

  if (g_str_equal (figure, "total"))
    return totals->total;
  if (g_str_equal (figure, "unassigned"))
    return totals->unassigned;
  if (g_str_equal (figure, "granted"))
    return totals->purses.granted;
  if (g_str_equal (figure, "remaining"))
    return totals->purses.granted - totals->purses.budgeted;
  for (guint i = 0; i < JJ_N_THEMES; i++)
    themes += totals->theme_activities[i] > 0;
  return themes;
}

/* Lines that are not wholly charged are what stands in the way of "unassigned". */
static void
count_figure (const JjCondition *self, const JjConditionPlan *plan, JjCount *count)
{
  gint64 value = get_figure (self, plan);

  count->value = value;
  count->holds = value >= self->minimum && value <= self->maximum;
  count->all = 1;
  count->done = count->holds;
  if (g_str_equal (jj_data_get_text (self->object, "figure"), "themes"))
    {
      count->all = JJ_N_THEMES;
      count->done = (guint)value;
    }
  if (!g_str_equal (jj_data_get_text (self->object, "figure"), "unassigned"))
    return;
  for (guint i = 0; i < jj_figures_get_n_lines (plan->figures); i++)
    {
      const JjLineFigure *line = jj_figures_get_line (plan->figures, i);

      if ((line->flags & JJ_LINE_COUNTS) && line->unassigned != 0)
        g_array_append_val (count->missing, line->id);
    }
}

static const Form forms[] = {
  { "count", "k", count_elements },   { "filled", "kf", count_filled },
  { "linked", "kl", count_linked },   { "used", "kbf", count_used },
  { "findings", "", count_findings }, { "figure", "g", count_figure },
};

static const Form *
find_form (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      if (g_strcmp0 (forms[i].id, id) == 0)
        return &forms[i];
    }
  return NULL;
}

static JjKindId
read_kind (JsonObject *object, const char *member)
{
  const char *id = jj_data_get_text (object, member);
  const JjKind *kind = id ? jj_kind_by_id (id) : NULL;

  return kind ? jj_kind_index (kind) : JJ_N_KINDS;
}

static JjSeverity
read_severity (JsonObject *object)
{
  JjSeverity severity = 0;

  while (severity < JJ_N_SEVERITIES
         && g_strcmp0 (jj_data_get_text (object, "severity"), jj_severity_get_id (severity)) != 0)
    severity++;
  return severity;
}

/* Of `used` the field is one of the kind that names. */
static int
read_field (JsonObject *object, const Form *form)
{
  JjKindId kind = read_kind (object, strchr (form->needs, 'b') ? "by" : "kind");
  const char *field = jj_data_get_text (object, "field");

  return kind < JJ_N_KINDS && field ? jj_kind_find_field (jj_kind_get (kind), field) : -1;
}

static char *
check_names (JsonObject *object, const Form *form)
{
  static const char *const kinds[] = { "kind", "link", "by" };
  const char *figure = jj_data_get_text (object, "figure");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *id = jj_data_get_text (object, kinds[i]);

      if (id && read_kind (object, kinds[i]) == JJ_N_KINDS)
        return g_strdup_printf (_ ("“%s” is no kind"), id);
      if (!id && strchr (form->needs, kinds[i][0]))
        return g_strdup_printf (_ ("“%s” is missing"), kinds[i]);
    }
  if (strchr (form->needs, 'f') && read_field (object, form) < 0)
    return g_strdup_printf (_ ("“%s” is no field here"), jj_data_get_text (object, "field")
                                                             ? jj_data_get_text (object, "field")
                                                             : "");
  if (strchr (form->needs, 'g')
      && (!figure
          || !g_strv_contains ((const char *const[]){ figures[0], figures[1], figures[2],
                                                      figures[3], figures[4], NULL },
                               figure)))
    return g_strdup_printf (_ ("the figure “%s” is not known"), figure ? figure : "");
  return NULL;
}

static char *
check_rest (JsonObject *object)
{
  JsonArray *rules = jj_data_get_list (object, "rules");
  const char *end = jj_data_get_text (object, "end");

  if (json_object_has_member (object, "severity") && read_severity (object) == JJ_N_SEVERITIES)
    return g_strdup (_ ("“severity” must be error, warning or notice"));
  if (end && !g_str_equal (end, "from") && !g_str_equal (end, "to"))
    return g_strdup (_ ("“end” must be from or to"));
  if (jj_data_get_int (object, "minimum", 0) < 0 || jj_data_get_int (object, "maximum", 0) < 0)
    return g_strdup (_ ("“minimum” and “maximum” must not be below 0"));
  for (guint i = 0; rules && i < json_array_get_length (rules); i++)
    {
      JsonNode *rule = json_array_get_element (rules, i);

      if (!JSON_NODE_HOLDS_VALUE (rule) || json_node_get_value_type (rule) != G_TYPE_STRING)
        return g_strdup (_ ("“rules” must be a list of ids"));
    }
  return NULL;
}

char *
jj_condition_check (JsonObject *object)
{
  char *fault = jj_data_check_members (object, MEMBERS);
  const Form *form = fault ? NULL : find_form (jj_data_get_text (object, "form"));
  JsonObject *where = jj_data_get_object (object, "where");

  if (fault)
    return fault;
  if (!form)
    return g_strdup_printf (_ ("the form “%s” is not known"), jj_data_get_text (object, "form"));
  if ((fault = check_names (object, form)) || (fault = check_rest (object)))
    return fault;
  if (where && read_kind (object, "kind") == JJ_N_KINDS)
    return g_strdup_printf (_ ("“%s” needs a kind"), "where");
  return where ? jj_where_check (json_object_get_member (object, "where"),
                                 jj_kind_get (read_kind (object, "kind")))
               : NULL;
}

JjCondition *
jj_condition_new (JsonObject *object)
{
  JjCondition *self = g_new0 (JjCondition, 1);
  JsonObject *where = jj_data_get_object (object, "where");

  self->object = json_object_ref (object);
  self->form = find_form (jj_data_get_text (object, "form"));
  self->text = jj_data_pick_text (object, "text");
  self->none = json_object_has_member (object, "none") ? jj_data_pick_text (object, "none") : NULL;
  self->kind = read_kind (object, "kind");
  self->link = read_kind (object, "link");
  self->by = read_kind (object, "by");
  self->end = g_strcmp0 (jj_data_get_text (object, "end"), "to") == 0 ? JJ_TO : JJ_FROM;
  self->field = read_field (object, self->form);
  self->where = where ? jj_where_new (jj_kind_get (self->kind), where) : NULL;
  self->minimum = jj_data_get_int (object, "minimum", self->form->count == count_elements);
  self->maximum
      = jj_data_get_int (object, "maximum",
                         self->form->count == count_findings ? self->minimum : G_MAXINT64);
  self->severity = read_severity (object);
  self->optional = json_object_get_boolean_member_with_default (object, "optional", FALSE);
  return self;
}

void
jj_condition_free (JjCondition *self)
{
  g_clear_pointer (&self->where, jj_where_free);
  g_free (self->text);
  g_free (self->none);
  json_object_unref (self->object);
  g_free (self);
}

static void
replace (GString *text, const char *name, const char *value)
{
  g_string_replace (text, name, value, 0);
}

static char *
word (const JjCondition *self, const JjCount *count)
{
  GString *text = g_string_new (self->text);
  g_autofree char *done = jj_format_money (count->done), *all = jj_format_money (count->all);
  g_autofree char *missing = jj_format_money (count->missing->len);
  g_autofree char *value = jj_format_money (count->value);

  replace (text, "{done}", done);
  replace (text, "{all}", all);
  replace (text, "{missing}", missing);
  replace (text, "{value}", value);
  return g_string_free (text, FALSE);
}

JjCount *
jj_condition_count (const JjCondition *self, const JjConditionPlan *plan)
{
  JjCount *count = g_new0 (JjCount, 1);

  count->missing = g_array_new (FALSE, FALSE, sizeof (JjId));
  count->kind = jj_condition_get_kind (self);
  count->field = self->field;
  self->form->count (self, plan, count);
  count->text = count->is_none && self->none ? g_strdup (self->none) : word (self, count);
  return count;
}

void
jj_count_free (JjCount *self)
{
  g_array_unref (self->missing);
  g_free (self->text);
  g_free (self);
}

JjKindId
jj_condition_get_kind (const JjCondition *self)
{
  if (self->form->count == count_figure)
    return JJ_KIND_BUDGET_LINE;
  return self->kind;
}

int
jj_condition_get_field (const JjCondition *self)
{
  return self->form->count == count_used ? -1 : self->field;
}
