/* jj-check-run.c: what the forms of checks use to look through a plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-private.h"
#include "jj-figures-private.h"
#include "jj-findings-private.h"
#include "jj-language.h"

#include <string.h>

static void
read_where (JjCheck *check)
{
  JsonObject *where = jj_form_find_param (jj_entry_get_form (check->entry), "where")
                          ? jj_entry_get_object (check->entry, "where")
                          : NULL;

  g_clear_pointer (&check->state->where, jj_where_free);
  if (where)
    check->state->where = jj_where_new (jj_kind_get (jj_check_get_kind (check)), where);
}

gboolean
jj_check_fits (JjCheck *check, const JjElement *element)
{
  return jj_where_fits (check->state->where, element);
}

static void
state_init (JjCheckState *state)
{
  memset (state, 0, sizeof *state);
  state->findings = g_ptr_array_new_with_free_func (jj_finding_release);
  state->elements = g_ptr_array_new ();
  state->holds = g_array_new (FALSE, FALSE, sizeof (gint8));
}

void
jj_check_clear (JjCheck *check)
{
  JjCheckState *state = check->state;

  g_clear_pointer (&state->lines_by_item, g_hash_table_unref);
  for (guint i = 0; i < JJ_N_KINDS; i++)
    g_clear_pointer (&state->served[i], g_hash_table_unref);
  g_ptr_array_unref (state->elements);
  g_clear_pointer (&state->where, jj_where_free);
  g_array_unref (state->holds);
}

void
jj_check_init (JjCheck *check, JjCheckState *state, JjPlan *plan, JjFigures *figures)
{
  state_init (state);
  *check = (JjCheck){ .plan = plan,
                      .figures = figures,
                      .packs = jj_figures_get_packs (figures),
                      .day = figures->first_day,
                      .last_day = figures->last_day,
                      .state = state };
}

JjKindId
jj_check_get_kind (JjCheck *check)
{
  return check->state->kind;
}

/* The kind that the entry names, else the form's own. */
static JjKindId
read_kind (const JjEntry *entry)
{
  const JjForm *form = jj_entry_get_form (entry);
  const char *id = jj_form_find_param (form, "kind") ? jj_entry_get_string (entry, "kind") : NULL;

  return id ? jj_kind_index (jj_kind_by_id (id)) : form->kind;
}

int
jj_check_get_field (JjCheck *check, const char *parameter)
{
  const char *id = jj_entry_get_string (check->entry, parameter);

  return id ? jj_kind_find_field (jj_kind_get (jj_check_get_kind (check)), id) : -1;
}

const JjEntry *
jj_check_get_entry (JjCheck *check, const char *parameter)
{
  return jj_pack_set_find (check->packs, jj_entry_get_string (check->entry, parameter), check->day);
}

void
jj_check_set_entry (JjCheck *check, const JjEntry *entry)
{
  const JjForm *form = jj_entry_get_form (entry);
  const JjParam *minimum = jj_form_find_param (form, "minimum");
  const JjParam *maximum = jj_form_find_param (form, "maximum");

  check->entry = entry;
  check->state->kind = read_kind (entry);
  check->data = NULL;
  check->field = jj_form_find_param (form, "field") ? jj_check_get_field (check, "field") : -1;
  check->minimum = minimum ? jj_entry_get_int_or (entry, "minimum", G_MININT64) : G_MININT64;
  check->maximum = maximum ? jj_entry_get_int_or (entry, "maximum", G_MAXINT64) : G_MAXINT64;
  check->state->is_only = jj_pack_set_has_one (check->packs, jj_entry_get_id (entry));
  g_array_set_size (check->state->holds, 0);
  read_where (check);
}

guint
jj_check_count (JjCheck *check)
{
  JjKindId kind = jj_check_get_kind (check);
  guint n = jj_plan_get_count (check->plan, kind), count = 0;

  for (guint i = 0; i < n; i++)
    count += jj_check_fits (check, jj_plan_get_nth (check->plan, kind, i));
  return count;
}

/* Whether the entry at hand is the version that holds on a line's day. */
static gboolean
holds_on (JjCheck *check, gint64 day)
{
  GArray *holds = check->state->holds;
  gint8 unknown = -1;
  gint8 *known;
  guint period;

  if (check->state->is_only)
    return jj_entry_get_valid_from (check->entry) <= day
           && day <= jj_entry_get_valid_to (check->entry);
  period = jj_pack_set_get_period (check->packs, day);

  while (holds->len <= period)
    g_array_append_val (holds, unknown);
  known = &g_array_index (holds, gint8, period);
  if (*known < 0)
    *known = jj_pack_set_find (check->packs, jj_entry_get_id (check->entry), day) == check->entry;
  return *known;
}

gboolean
jj_check_wants_line (JjCheck *check, const JjLineFigure *line)
{
  const JjForm *form = jj_entry_get_form (check->entry);

  return (line->flags & JJ_LINE_COUNTS) && (!form->line_flags || (line->flags & form->line_flags))
         && (!(form->flags & JJ_FORM_BY_LINE) || holds_on (check, line->date));
}

GArray *
jj_check_find_lines (JjCheck *check, const char *item)
{
  JjCheckState *state = check->state;

  if (state->lines_by_item)
    return g_hash_table_lookup (state->lines_by_item, item);
  state->lines_by_item
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);
  for (guint i = 0; i < jj_figures_get_n_lines (check->figures); i++)
    {
      const JjElement *line = jj_plan_get_nth (check->plan, JJ_KIND_BUDGET_LINE, i);
      const char *text = jj_element_get_text (line, JJ_BUDGET_LINE_ITEM);
      GArray *lines = text ? g_hash_table_lookup (state->lines_by_item, text) : NULL;

      if (text && !lines)
        {
          lines = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (state->lines_by_item, (gpointer)text, lines);
        }
      if (lines)
        g_array_append_val (lines, i);
    }
  return g_hash_table_lookup (state->lines_by_item, item);
}

GPtrArray *
jj_check_get_linked (const JjElement *element, JjKindId link, guint end)
{
  GPtrArray *linked = g_ptr_array_new ();

  for (guint i = 0; i < jj_element_get_n_referrers (element); i++)
    {
      guint field;
      const JjElement *from = jj_element_get_referrer (element, i, &field);

      if (jj_element_get_kind_id (from) == link && field == end)
        g_ptr_array_add (linked,
                         (gpointer)jj_element_get_ref (from, end == JJ_FROM ? JJ_TO : JJ_FROM));
    }
  return linked;
}

/* A rule whose basis is not verified warns at most, until the planner confirms it. */
static JjSeverity
severity_of (const JjEntry *entry)
{
  JjSeverity severity = jj_entry_get_severity (entry);

  if (severity == JJ_SEVERITY_ERROR && jj_entry_get_status (entry) != JJ_STATUS_VERIFIED
      && !jj_entry_get_override (entry))
    return JJ_SEVERITY_WARNING;
  return severity;
}

JjFinding *
jj_check_add (JjCheck *check, const JjElement *element, int field, char *value, char *limit)
{
  JjFinding *finding = g_atomic_rc_box_new0 (JjFinding);

  finding->entry = check->entry;
  finding->rule = g_strdup (jj_entry_get_id (check->entry));
  finding->severity = severity_of (check->entry);
  finding->status = jj_entry_get_status (check->entry);
  finding->certain = jj_entry_is_certain (check->entry);
  finding->kind = jj_element_get_kind_id (element);
  finding->element = jj_element_get_id (element);
  finding->field = field;
  finding->value = value ? value : g_strdup ("");
  finding->limit = limit ? limit : g_strdup ("");
  g_ptr_array_add (check->state->findings, finding);
  g_ptr_array_add (check->state->elements, (gpointer)element);
  return finding;
}

void
jj_check_rest_on (JjFinding *finding, const JjEntry *entry)
{
  if (jj_entry_get_status (entry) > finding->status)
    finding->status = jj_entry_get_status (entry);
  finding->certain &= jj_entry_is_certain (entry);
  if (finding->severity == JJ_SEVERITY_ERROR && jj_entry_get_status (entry) != JJ_STATUS_VERIFIED
      && !jj_entry_get_override (entry))
    finding->severity = JJ_SEVERITY_WARNING;
}

JjEdit *
jj_check_set_number (JjCheck *check, const JjFinding *finding, gint64 number)
{
  g_autofree char *label = g_strdup_printf (_ ("Mend: %s"), jj_entry_get_title (check->entry));
  JjEdit *edit = jj_edit_new (label);

  jj_edit_set_number (edit, finding->kind, finding->element, (guint)finding->field, number);
  return edit;
}
