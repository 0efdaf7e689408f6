/* jj-findings.c: all findings of a plan, in order, with their waivers */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-commands.h"
#include "jj-findings-private.h"
#include "jj-kinds-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _JjFindings
{
  gatomicrefcount ref_count;
  JjPackSet *packs; /* the findings borrow its entries */
  guint64 revision;
  GPtrArray *findings;
  guint counts[JJ_N_SEVERITIES], n_waived;
  GHashTable *by_element; /* &finding->element → the first of its findings */
};

void
jj_finding_free (JjFinding *finding)
{
  g_free (finding->rule);
  g_free (finding->value);
  g_free (finding->limit);
  g_free (finding->detail);
  g_free (finding->message);
  g_free (finding->remedy);
  g_free (finding);
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

static void
apply_waivers (JjFindings *self, JjPlan *plan)
{
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_WAIVER); i++)
    {
      const JjElement *waiver = jj_plan_get_nth (plan, JJ_KIND_WAIVER, i);

      for (guint j = 0; j < self->findings->len; j++)
        {
          JjFinding *finding = self->findings->pdata[j];

          if (!finding->waiver && waives (waiver, finding))
            finding->waiver = jj_element_get_id (waiver);
        }
    }
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const JjFinding *x = *(JjFinding *const *)a, *y = *(JjFinding *const *)b;

  return (int)x->severity - (int)y->severity;
}

JjFindings *
jj_findings_new (JjPlan *plan, JjPackSet *packs, GPtrArray *findings)
{
  JjFindings *self = g_new0 (JjFindings, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->packs = jj_pack_set_ref (packs);
  self->revision = jj_plan_get_revision (plan);
  self->findings = findings;
  self->by_element = g_hash_table_new (g_int64_hash, g_int64_equal);
  apply_waivers (self, plan);
  g_ptr_array_sort (findings, compare_findings); /* stable: rules and elements keep their order */
  for (guint i = findings->len; i > 0; i--)
    {
      JjFinding *finding = findings->pdata[i - 1];

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
  jj_pack_set_unref (self->packs);
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
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate today;
  JjEdit *edit;
  JjId id;

  if (self->severity == JJ_SEVERITY_ERROR || !reason || !*reason
      || !jj_plan_find (plan, self->element))
    return NULL;
  edit = jj_command_add (plan, JJ_KIND_WAIVER, 0, &id);
  jj_edit_set_label (edit, _ ("Waive a finding"));
  jj_edit_set_reason (edit, reason);
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, (GDateDay)g_date_time_get_day_of_month (now),
                  (GDateMonth)g_date_time_get_month (now), (GDateYear)g_date_time_get_year (now));
  jj_edit_set_text (edit, JJ_KIND_WAIVER, id, JJ_WAIVER_RULE, self->rule);
  jj_edit_set_number (edit, JJ_KIND_WAIVER, id, JJ_WAIVER_ELEMENT, self->element);
  if (self->field >= 0)
    jj_edit_set_text (edit, JJ_KIND_WAIVER, id, JJ_WAIVER_FIELD,
                      jj_kind_get (self->kind)->fields[self->field].id);
  jj_edit_set_text (edit, JJ_KIND_WAIVER, id, JJ_WAIVER_REASON, reason);
  if (author)
    jj_edit_set_text (edit, JJ_KIND_WAIVER, id, JJ_WAIVER_AUTHOR, author);
  jj_edit_set_number (edit, JJ_KIND_WAIVER, id, JJ_WAIVER_DATE, g_date_get_julian (&today));
  return edit;
}
