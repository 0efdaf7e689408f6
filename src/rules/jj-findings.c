/* jj-findings.c: all findings of a plan, in order, with their waivers */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-commands.h"
#include "jj-findings-private.h"
#include "jj-format.h"
#include "jj-kinds-plan.h"
#include "jj-language.h"
#include "jj-scope.h"

#include <string.h>

struct _JjFindings
{
  gatomicrefcount ref_count;
  JjFigures *figures; /* the findings borrow the entries of its packs */
  guint64 revision;
  GPtrArray *runs;     /* GPtrArray of JjFinding: of each rule, not waived */
  GPtrArray *findings; /* of all, in order, with waivers */
  guint counts[JJ_N_SEVERITIES], n_waived;
  JjPlan *part;           /* (nullable): the plan, where it is one, while they are gathered */
  GHashTable *by_element; /* &finding->element → the first of its findings */
};

static void
finding_clear (gpointer data)
{
  JjFinding *finding = data;

  g_free (finding->rule);
  g_free (finding->value);
  g_free (finding->limit);
  g_free (finding->detail);
  g_free (finding->message);
  g_free (finding->remedy);
}

void
jj_finding_release (gpointer finding)
{
  g_atomic_rc_box_release_full (finding, finding_clear);
}

static JjFinding *
copy_finding (const JjFinding *finding)
{
  JjFinding *copy = g_atomic_rc_box_new (JjFinding);

  *copy = *finding;
  copy->rule = g_strdup (finding->rule);
  copy->value = g_strdup (finding->value);
  copy->limit = g_strdup (finding->limit);
  copy->detail = g_strdup (finding->detail);
  copy->message = g_strdup (finding->message);
  copy->remedy = g_strdup (finding->remedy);
  return copy;
}

const char *
jj_finding_get_article (const JjFinding *self)
{
  const char *article = self->entry ? jj_entry_get_article (self->entry) : NULL;
  const char *source = self->entry ? jj_entry_get_source (self->entry) : NULL;

  return article && *article ? article : source ? source : "";
}

/* A waiver of a field meets findings at that field alone; one without a field meets all of the
 * element's by that rule. */
static gboolean
waives (const JjElement *waiver, const JjFinding *finding)
{
  const JjElement *element = jj_element_get_ref (waiver, JJ_WAIVER_ELEMENT);
  const char *field = jj_element_get_text (waiver, JJ_WAIVER_FIELD);
  const JjKind *kind = jj_kind_get (finding->kind);

  if (finding->severity == JJ_SEVERITY_ERROR || !jj_element_get_text (waiver, JJ_WAIVER_REASON)
      || g_strcmp0 (jj_element_get_text (waiver, JJ_WAIVER_RULE), finding->rule) != 0
      || (element ? jj_element_get_id (element) : 0) != finding->element)
    return FALSE;
  return !field || (finding->field >= 0 && strcmp (kind->fields[finding->field].id, field) == 0);
}

/* Waivers by what they are about, each list in the plan's order: the first that fits counts. */
static GHashTable *
index_waivers (JjPlan *plan)
{
  GHashTable *waivers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                               (GDestroyNotify)g_ptr_array_unref);

  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_WAIVER); i++)
    {
      const JjElement *waiver = jj_plan_get_nth (plan, JJ_KIND_WAIVER, i);
      const JjElement *element = jj_element_get_ref (waiver, JJ_WAIVER_ELEMENT);
      JjId id = element ? jj_element_get_id (element) : 0;
      GPtrArray *list = g_hash_table_lookup (waivers, &id);

      if (!list)
        g_hash_table_insert (waivers, g_memdup2 (&id, sizeof id), list = g_ptr_array_new ());
      g_ptr_array_add (list, (gpointer)waiver);
    }
  return waivers;
}

static JjId
find_waiver (GHashTable *waivers, const JjFinding *finding)
{
  GPtrArray *list = g_hash_table_lookup (waivers, &finding->element);

  for (guint i = 0; list && i < list->len; i++)
    {
      if (waives (list->pdata[i], finding))
        return jj_element_get_id (list->pdata[i]);
    }
  return 0;
}

/* A part (jj-scope.h) is told what it can mend: what it leaves out would break the other rules. */
static gboolean
is_told (JjPlan *part, const JjFinding *finding)
{
  const JjElement *element = part ? jj_plan_find (part, finding->element) : NULL;

  return !part || (element && jj_scope_may_edit (part, element, finding->field, NULL));
}

static void
gather_run (JjFindings *self, GPtrArray *run, JjSeverity severity, GHashTable *waivers)
{
  for (guint i = 0; i < run->len; i++)
    {
      JjFinding *finding = run->pdata[i];
      JjId waiver;

      if (finding->severity != severity || !is_told (self->part, finding))
        continue;
      waiver = find_waiver (waivers, finding);
      finding = waiver ? copy_finding (finding) : g_atomic_rc_box_acquire (finding);
      finding->waiver = waiver;
      g_ptr_array_add (self->findings, finding);
    }
}

/* Errors first, then the order of the rules and of the plan. */
static void
gather (JjFindings *self, JjPlan *plan)
{
  g_autoptr (GHashTable) waivers = index_waivers (plan);

  self->part = jj_scope_get_part (plan) ? plan : NULL;
  for (JjSeverity severity = 0; severity < JJ_N_SEVERITIES; severity++)
    {
      for (guint i = 0; i < self->runs->len; i++)
        gather_run (self, self->runs->pdata[i], severity, waivers);
    }
}

JjFindings *
jj_findings_new (JjPlan *plan, JjFigures *figures, GPtrArray *runs)
{
  JjFindings *self = g_new0 (JjFindings, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->figures = jj_figures_ref (figures);
  self->revision = jj_plan_get_revision (plan);
  self->runs = runs;
  self->findings = g_ptr_array_new_with_free_func (jj_finding_release);
  self->by_element = g_hash_table_new (g_int64_hash, g_int64_equal);
  gather (self, plan);
  for (guint i = self->findings->len; i > 0; i--)
    {
      JjFinding *finding = self->findings->pdata[i - 1];

      if (finding->waiver)
        self->n_waived++;
      else
        {
          self->counts[finding->severity]++;
          g_hash_table_replace (self->by_element, &finding->element, finding);
        }
    }
  return self;
}

JjFigures *
jj_findings_get_figures (const JjFindings *self)
{
  return self->figures;
}

GPtrArray *
jj_findings_get_run (const JjFindings *self, guint i)
{
  return i < self->runs->len ? self->runs->pdata[i] : NULL;
}

JjFindings *
jj_findings_ref (JjFindings *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
jj_findings_unref (JjFindings *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->by_element);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->runs);
  jj_figures_unref (self->figures);
  g_free (self);
}

guint
jj_findings_get_n (const JjFindings *self)
{
  return self->findings->len;
}

const JjFinding *
jj_findings_get (const JjFindings *self, guint i)
{
  g_return_val_if_fail (i < self->findings->len, NULL);
  return self->findings->pdata[i];
}

guint
jj_findings_count (const JjFindings *self, JjSeverity severity)
{
  g_return_val_if_fail (severity < JJ_N_SEVERITIES, 0);
  return self->counts[severity];
}

guint
jj_findings_count_waived (const JjFindings *self)
{
  return self->n_waived;
}

guint64
jj_findings_get_revision (const JjFindings *self)
{
  return self->revision;
}

JjSeverity
jj_findings_worst (const JjFindings *self, JjId element, int field)
{
  const JjFinding *first = g_hash_table_lookup (self->by_element, &element);

  if (!first)
    return JJ_N_SEVERITIES;
  if (field < 0 || first->field == field)
    return first->severity;
  for (guint i = 0; i < self->findings->len; i++)
    {
      const JjFinding *finding = self->findings->pdata[i];

      if (finding->element == element && finding->field == field && !finding->waiver)
        return finding->severity;
    }
  return JJ_N_SEVERITIES;
}

JjEdit *
jj_finding_waive (const JjFinding *self, JjPlan *plan, const char *author, const char *reason)
{
  JjEdit *edit;
  JjId id;

  if (self->severity == JJ_SEVERITY_ERROR || !reason || !*reason
      || !jj_plan_find (plan, self->element))
    return NULL;
  edit = jj_command_add (plan, JJ_KIND_WAIVER, 0, &id);
  jj_edit_set_label (edit, _ ("Waive a finding"));
  jj_edit_set_reason (edit, reason);
  jj_edit_set_text (edit, JJ_KIND_WAIVER, id, JJ_WAIVER_RULE, self->rule);
  jj_edit_set_number (edit, JJ_KIND_WAIVER, id, JJ_WAIVER_ELEMENT, self->element);
  if (self->field >= 0)
    jj_edit_set_text (edit, JJ_KIND_WAIVER, id, JJ_WAIVER_FIELD,
                      jj_kind_get (self->kind)->fields[self->field].id);
  jj_edit_set_text (edit, JJ_KIND_WAIVER, id, JJ_WAIVER_REASON, reason);
  if (author)
    jj_edit_set_text (edit, JJ_KIND_WAIVER, id, JJ_WAIVER_AUTHOR, author);
  jj_edit_set_number (edit, JJ_KIND_WAIVER, id, JJ_WAIVER_DATE, jj_today ());
  return edit;
}
