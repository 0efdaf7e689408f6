/* jj-consolidation.c: the plans of up to 22 counties added up (彙整) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-consolidation.h"

#include "jj-format.h"
#include "jj-kinds-plan.h"
#include "jj-language.h"
#include "jj-read-plan.h"
#include "jj-scope.h"

struct _JjConsolidation
{
  GPtrArray *rows; /* JjConsolidated */
};

static void
free_row (gpointer data)
{
  JjConsolidated *row = data;

  g_free (row->file);
  g_free (row->title);
  g_free (row->reason);
  g_free (row->notice);
  g_free (row);
}

JjConsolidation *
jj_consolidation_new (void)
{
  JjConsolidation *self = g_new0 (JjConsolidation, 1);

  self->rows = g_ptr_array_new_with_free_func (free_row);
  return self;
}

void
jj_consolidation_free (JjConsolidation *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void
tell_package (JjConsolidated *row, const JjVerification *package)
{
  row->is_package = TRUE;
  if (package->is_draft)
    row->notice = g_strdup (_ ("Draft"));
  else if (package->notices->len)
    row->notice = g_strdup (package->notices->pdata[0]);
}

static void
take_sums (JjConsolidated *row, JjPlan *plan)
{
  g_autoptr (GPtrArray) packs = jj_packs_load_for_plan (plan, NULL);
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, plan);
  g_autoptr (JjFigures) figures = jj_figures_new (plan, set, 0);
  g_autoptr (JjFindings) findings = jj_check_run (plan, figures);

  row->totals = *jj_figures_get_totals (figures);
  for (guint i = 0; i < JJ_N_SOURCES; i++)
    row->by_source[i] = i == JJ_SOURCE_COUNTY_MATCH ? 0 : row->totals.sources[i].budgeted;
  row->by_source[JJ_N_SOURCES]
      = row->totals.unassigned + row->totals.sources[JJ_N_SOURCES].budgeted;
  row->n_communities = jj_plan_get_count (plan, JJ_KIND_COMMUNITY);
  row->n_persons = jj_plan_get_count (plan, JJ_KIND_PERSON);
  row->n_activities = jj_plan_get_count (plan, JJ_KIND_ACTIVITY);
  for (guint i = 0; i < JJ_N_SEVERITIES; i++)
    row->findings[i] = jj_findings_count (findings, i);
}

static void
read_head (JjConsolidated *row, JjPlan *plan)
{
  const JjElement *root = jj_plan_get_root (plan);
  const char *code = jj_element_get_text (root, JJ_PLAN_COUNTY);

  row->title = g_strdup (jj_element_get_title (root));
  row->county = code ? jj_county_find (code) : NULL;
  row->year = jj_element_get_number (root, JJ_PLAN_SCHOOL_YEAR);
}

/* The first that is added up says the year. */
static const JjConsolidated *
find_added (JjConsolidation *self, const JjCounty *county)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const JjConsolidated *row = self->rows->pdata[i];

      if (!row->reason && (!county || row->county == county))
        return row;
    }
  return NULL;
}

/* Why a plan that was read is not added up. (transfer full) (nullable) */
static char *
find_reason (JjConsolidation *self, const JjConsolidated *row, JjPlan *plan)
{
  const JjConsolidated *first = find_added (self, NULL);
  const JjConsolidated *same = row->county ? find_added (self, row->county) : NULL;

  if (jj_scope_get_part (plan))
    return g_strdup (_ ("it is a part that was handed out, no whole plan"));
  if (!row->county)
    return g_strdup (_ ("the plan does not say its county"));
  if (first && row->year != first->year)
    return g_strdup_printf (_ ("it is of another school year than %s"), first->file);
  if (same)
    return g_strdup_printf (_ ("its county is there already: %s"), same->file);
  return NULL;
}

static char *
check_total (const JjConsolidated *row, gint64 said)
{
  g_autofree char *a = NULL, *b = NULL;

  if (said == JJ_EMPTY || said == row->totals.total)
    return NULL;
  a = jj_format_money (said);
  b = jj_format_money (row->totals.total);
  return g_strdup_printf (_ ("it says a total of NT$ %s, its lines add up to %s"), a, b);
}

void
jj_consolidation_add_file (JjConsolidation *self, const char *path, GCancellable *cancellable)
{
  JjConsolidated *row = g_new0 (JjConsolidated, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (JjVerification) package = NULL;
  g_autoptr (JjPlan) plan = jj_read_plan (path, &package, cancellable, &error);

  row->file = g_path_get_basename (path);
  row->year = JJ_EMPTY;
  if (package)
    tell_package (row, package);
  if (plan)
    {
      read_head (row, plan);
      row->reason = find_reason (self, row, plan);
      take_sums (row, plan);
      if (!row->reason)
        row->reason = check_total (row, package ? package->total : JJ_EMPTY);
    }
  else
    {
      row->reason = g_strdup (error->message);
    }
  g_ptr_array_add (self->rows, row);
}

guint
jj_consolidation_get_n (JjConsolidation *self)
{
  return self->rows->len;
}

const JjConsolidated *
jj_consolidation_get (JjConsolidation *self, guint i)
{
  g_return_val_if_fail (i < self->rows->len, NULL);
  return self->rows->pdata[i];
}

guint
jj_consolidation_count_added (JjConsolidation *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += jj_consolidation_get (self, i)->reason == NULL;
  return n;
}

gint64
jj_consolidation_get_total (JjConsolidation *self)
{
  gint64 total = 0;

  for (guint i = 0; i < self->rows->len; i++)
    if (!jj_consolidation_get (self, i)->reason)
      total += jj_consolidation_get (self, i)->totals.total;
  return total;
}

gint64
jj_consolidation_get_source (JjConsolidation *self, JjSource source)
{
  gint64 total = 0;

  for (guint i = 0; i < self->rows->len; i++)
    if (!jj_consolidation_get (self, i)->reason)
      total += jj_consolidation_get (self, i)->by_source[source];
  return total;
}

char *
jj_consolidation_get_missing (JjConsolidation *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < JJ_N_COUNTIES; i++)
    if (!find_added (self, jj_county_get (i)))
      g_string_append_printf (text, "%s%s", text->len ? "、" : "",
                              jj_county_get_title (jj_county_get (i)));
  return g_string_free (text, FALSE);
}
