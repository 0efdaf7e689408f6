/* jj-check-job.c: findings worked out in slices, and again after edits */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-job.h"

#include "jj-check-private.h"
#include "jj-figures-private.h"
#include "jj-findings-private.h"

#include <string.h>

#define CLOCK_EVERY 32 /* visits */
#define MOST_CHANGES 2000

/* How much of an entry is looked at again. */
typedef enum
{
  EXTENT_NOTHING,
  EXTENT_TOUCHED,
  EXTENT_ALL
} Extent;

/* What edits touched, as far as it is known: the kind's elements, lines, activities. */
typedef struct
{
  GHashTable *ids;     /* JjId */
  GPtrArray *elements; /* those of the ids that are there, in the plan's order */
} Touched;

struct _JjCheckJob
{
  JjCheck check;
  JjCheckState state;
  GPtrArray *entries;        /* JjEntry; first NULL for the built-in findings */
  GPtrArray *runs;           /* GPtrArray of JjFinding, of each entry done */
  JjFindings *before;        /* (nullable) */
  guint64 kinds;             /* of the changes */
  GHashTable *changed;       /* JjId, whatever kind */
  Touched lines, activities; /* ids NULL: all of them */
  /* The entry at hand. */
  gboolean begun;
  Extent extent;
  Touched touched; /* EXTENT_TOUCHED; borrowed unless owns_touched */
  gboolean owns_touched;
  GArray *rows; /* (nullable): of the item's lines */
  guint next, n;
};

static Touched
touched_new (void)
{
  return (Touched){ g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
                    g_ptr_array_new () };
}

static void
touched_clear (Touched *self)
{
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->elements, g_ptr_array_unref);
}

static void
touch (Touched *self, JjPlan *plan, JjId id)
{
  const JjElement *element;

  if (!id || !g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id)))
    return;
  element = jj_plan_find (plan, id);
  if (element)
    g_ptr_array_add (self->elements, (gpointer)element);
}

static int
compare_elements (gconstpointer a, gconstpointer b)
{
  const JjElement *x = *(JjElement *const *)a, *y = *(JjElement *const *)b;
  gint64 one = jj_element_get_rank (x), two = jj_element_get_rank (y);

  if (one == two)
    {
      one = jj_element_get_id (x);
      two = jj_element_get_id (y);
    }
  return (one > two) - (one < two);
}

static JjId
id_of_row (const JjFigures *figures, guint32 activity)
{
  return figures->activities[activity].id;
}

/* A line and its activity, the one it was in before too. */
static void
touch_line (JjCheckJob *self, guint row)
{
  JjFigures *new = self->check.figures, *old = jj_findings_get_figures (self->before);
  const JjLineFigure *line = jj_figures_get_line (new, row);

  touch (&self->lines, self->check.plan, line->id);
  touch (&self->activities, self->check.plan, id_of_row (new, line->activity));
  touch (&self->activities, self->check.plan,
         id_of_row (old, jj_figures_get_line (old, row)->activity));
}

static void
touch_changed_lines (JjCheckJob *self, const JjChanges *changes)
{
  GArray *const lists[] = { changes->inserted, changes->touched };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      for (guint j = 0; j < lists[i]->len; j++)
        {
          const JjElement *element
              = jj_plan_find (self->check.plan, g_array_index (lists[i], JjId, j));
          int row;

          if (element && jj_element_get_kind_id (element) == JJ_KIND_CHARGED_TO)
            element = jj_link_get_from (element);
          row = element ? jj_figures_find_line (self->check.figures, jj_element_get_id (element))
                        : -1;
          if (row >= 0)
            touch_line (self, (guint)row);
        }
    }
}

/* Where two figures of the same lines differ: shared chunks do not. */
static void
compare_figures (JjCheckJob *self)
{
  JjFigures *new = self->check.figures, *old = jj_findings_get_figures (self->before);

  for (guint chunk = 0; chunk < new->n_chunks; chunk++)
    {
      if (new->chunks[chunk] == old->chunks[chunk])
        continue;
      for (guint i = 0; i < new->chunks[chunk]->n_lines; i++)
        {
          guint row = chunk * JJ_CHUNK_LINES + i;

          if (!jj_figures_line_equal (new, old, row))
            touch_line (self, row);
        }
    }
  for (guint i = 0; i + 1 < new->n_activities; i++)
    {
      if (memcmp (&new->activities[i], &old->activities[i], sizeof new->activities[i]) != 0
          || memcmp (&new->bases[i], &old->bases[i], sizeof new->bases[i]) != 0)
        touch (&self->activities, self->check.plan, new->activities[i].id);
    }
}

static void
note_changes (JjCheckJob *self, const JjChanges *changes)
{
  GArray *const lists[] = { changes->inserted, changes->removed, changes->touched };
  JjFigures *new = self->check.figures, *old = jj_findings_get_figures (self->before);

  self->kinds = changes->kinds;
  self->changed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      for (guint j = 0; j < lists[i]->len; j++)
        g_hash_table_add (self->changed,
                          g_memdup2 (&g_array_index (lists[i], JjId, j), sizeof (JjId)));
    }
  if (new->line_index != old->line_index || new->activity_index != old->activity_index)
    return;
  self->lines = touched_new ();
  self->activities = touched_new ();
  compare_figures (self);
  touch_changed_lines (self, changes);
  for (guint j = 0; j < changes->touched->len; j++)
    {
      JjId id = g_array_index (changes->touched, JjId, j);

      if (jj_id_index_find (new->activity_index, id) >= 0)
        touch (&self->activities, self->check.plan, id);
    }
  g_ptr_array_sort (self->lines.elements, compare_elements);
  g_ptr_array_sort (self->activities.elements, compare_elements);
}

static void
list_entries (JjCheckJob *self)
{
  JjCheck *check = &self->check;

  g_ptr_array_add (self->entries, NULL);
  for (guint i = 0; i < jj_pack_set_get_n_entries (check->packs); i++)
    {
      const JjEntry *entry = jj_pack_set_get_entry (check->packs, i);
      gboolean by_line = jj_entry_get_form (entry)->flags & JJ_FORM_BY_LINE;

      if (jj_entry_is_check (entry)
          && (by_line
              || jj_pack_set_find (check->packs, jj_entry_get_id (entry), check->day) == entry))
        g_ptr_array_add (self->entries, (gpointer)entry);
    }
}

JjCheckJob *
jj_check_job_new (JjPlan *plan, JjFigures *figures, JjFindings *before, const JjChanges *changes)
{
  const guint64 rules = JJ_KIND_BIT (JJ_KIND_PLAN) | JJ_KIND_BIT (JJ_KIND_OVERRIDE);
  JjCheckJob *self;

  g_return_val_if_fail (jj_figures_get_revision (figures) == jj_plan_get_revision (plan), NULL);

  self = g_new0 (JjCheckJob, 1);
  jj_check_init (&self->check, &self->state, g_object_ref (plan), jj_figures_ref (figures));
  self->entries = g_ptr_array_new ();
  self->runs = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  list_entries (self);
  /* Other rules, other days, other lines that count: nothing of what was can be kept. After a large
   * edit a look at all is as quick. */
  if (before && changes && !(changes->kinds & rules)
      && changes->inserted->len + changes->removed->len + changes->touched->len <= MOST_CHANGES
      && jj_figures_get_packs (jj_findings_get_figures (before)) == self->check.packs
      && jj_figures_get_scenario (jj_findings_get_figures (before))
             == jj_figures_get_scenario (figures))
    {
      self->before = jj_findings_ref (before);
      note_changes (self, changes);
    }
  return self;
}

void
jj_check_job_free (JjCheckJob *self)
{
  if (self->owns_touched)
    touched_clear (&self->touched);
  touched_clear (&self->lines);
  touched_clear (&self->activities);
  g_free (self->check.data);
  jj_check_clear (&self->check);
  g_ptr_array_unref (self->state.findings);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->runs);
  g_clear_pointer (&self->changed, g_hash_table_unref);
  g_clear_pointer (&self->before, jj_findings_unref);
  jj_figures_unref (self->check.figures);
  g_object_unref (self->check.plan);
  g_free (self);
}

/* The changed elements of the form's kind. */
static void
collect_touched (JjCheckJob *self)
{
  JjKindId kind = jj_check_get_kind (&self->check);
  GHashTableIter iter;
  gpointer id;

  self->touched = touched_new ();
  self->owns_touched = TRUE;
  g_hash_table_iter_init (&iter, self->changed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    touch (&self->touched, self->check.plan, *(JjId *)id);
  for (guint i = self->touched.elements->len; i > 0; i--)
    {
      if (jj_element_get_kind_id (self->touched.elements->pdata[i - 1]) != kind)
        g_ptr_array_remove_index_fast (self->touched.elements, i - 1);
    }
  g_ptr_array_sort (self->touched.elements, compare_elements);
}

static Extent
decide_on_lines (JjCheckJob *self, guint64 reads)
{
  if (!(self->kinds & (reads | JJ_FIGURE_KINDS)))
    return EXTENT_NOTHING;
  if (!self->lines.ids || (self->kinds & reads & ~JJ_KIND_BIT (JJ_KIND_BUDGET_LINE)))
    return EXTENT_ALL;
  self->touched = self->lines;
  return EXTENT_TOUCHED;
}

static Extent
decide (JjCheckJob *self, const JjEntry *entry)
{
  const JjForm *form = entry ? jj_entry_get_form (entry) : NULL;
  guint64 reads;

  if (!self->before)
    return EXTENT_ALL;
  if (!form)
    return decide_on_lines (self, 0);
  reads = jj_check_get_reads (&self->check);
  if (form->visit_line)
    return decide_on_lines (self, reads);
  if (!(self->kinds & reads))
    return EXTENT_NOTHING;
  if (!form->visit)
    return EXTENT_ALL;
  if (form->flags & JJ_FORM_OF_LINES && self->activities.ids
      && !(self->kinds & reads & ~JJ_FIGURE_KINDS))
    {
      self->touched = self->activities;
      return EXTENT_TOUCHED;
    }
  if (self->kinds & reads & ~JJ_KIND_BIT (jj_check_get_kind (&self->check)))
    return EXTENT_ALL;
  if (form->flags & JJ_FORM_OF_LINES)
    return EXTENT_ALL;
  collect_touched (self);
  return EXTENT_TOUCHED;
}

/* How many visits the entry takes. */
static guint
count_visits (JjCheckJob *self, const JjForm *form)
{
  const char *item;

  if (form && form->run)
    return 1;
  if (self->extent == EXTENT_TOUCHED)
    return self->touched.elements->len;
  if (form && form->visit)
    return jj_plan_get_count (self->check.plan, jj_check_get_kind (&self->check));
  item = form && jj_form_find_param (form, "item") ? jj_entry_get_string (self->check.entry, "item")
                                                   : NULL;
  if (!item)
    return jj_figures_get_n_lines (self->check.figures);
  self->rows = jj_check_find_lines (&self->check, item);
  return self->rows ? self->rows->len : 0;
}

static void
begin_entry (JjCheckJob *self, const JjEntry *entry)
{
  const JjForm *form = entry ? jj_entry_get_form (entry) : NULL;

  self->begun = TRUE;
  self->next = self->n = 0;
  self->rows = NULL;
  self->owns_touched = FALSE;
  if (entry)
    jj_check_set_entry (&self->check, entry);
  self->extent = decide (self, entry);
  if (self->extent == EXTENT_NOTHING)
    return;
  self->n = count_visits (self, form);
  if (form && form->begin && self->n > 0)
    form->begin (&self->check);
}

static void
visit_line (JjCheckJob *self, const JjEntry *entry, guint row)
{
  const JjLineFigure *line = jj_figures_get_line (self->check.figures, row);
  const JjElement *element = jj_plan_get_nth (self->check.plan, JJ_KIND_BUDGET_LINE, row);

  if (!entry)
    {
      guint before = self->state.findings->len;

      jj_check_built_in (line, element, self->state.findings);
      while (before++ < self->state.findings->len)
        g_ptr_array_add (self->state.elements, (gpointer)element);
    }
  else if (jj_check_wants_line (&self->check, line))
    jj_entry_get_form (entry)->visit_line (&self->check, row, element);
}

/* A touched line, which may be of another item. */
static void
visit_touched_line (JjCheckJob *self, const JjEntry *entry, const JjElement *element)
{
  const JjForm *form = entry ? jj_entry_get_form (entry) : NULL;
  const char *item
      = form && jj_form_find_param (form, "item") ? jj_entry_get_string (entry, "item") : NULL;

  if (!item || g_strcmp0 (item, jj_element_get_text (element, JJ_BUDGET_LINE_ITEM)) == 0)
    visit_line (self, entry,
                (guint)jj_figures_find_line (self->check.figures, jj_element_get_id (element)));
}

/* Lines of a scenario that is not shown break no rule. row: of the line, where it is known. */
static gboolean
is_shown (JjCheckJob *self, const JjElement *element, int row)
{
  if (jj_element_get_kind_id (element) != JJ_KIND_BUDGET_LINE)
    return TRUE;
  if (row < 0)
    row = jj_figures_find_line (self->check.figures, jj_element_get_id (element));
  return (jj_figures_get_line (self->check.figures, (guint)row)->flags & JJ_LINE_COUNTS) != 0;
}

static void
visit (JjCheckJob *self, const JjEntry *entry, guint i)
{
  const JjForm *form = entry ? jj_entry_get_form (entry) : NULL;
  const JjElement *element = NULL;
  int row = -1;

  if (form && form->run)
    {
      form->run (&self->check);
      return;
    }
  if (self->extent == EXTENT_TOUCHED)
    element = self->touched.elements->pdata[i];
  if (!form || form->visit_line)
    {
      if (element)
        visit_touched_line (self, entry, element);
      else
        visit_line (self, entry, self->rows ? g_array_index (self->rows, guint, i) : i);
      return;
    }
  if (!element)
    element = jj_plan_get_nth (self->check.plan, jj_check_get_kind (&self->check),
                               (guint)(row = (int)i));
  if (is_shown (self, element, row) && jj_check_fits (&self->check, element))
    form->visit (&self->check, element);
}

static void
add_shared (GPtrArray *run, JjFinding *finding)
{
  g_ptr_array_add (run, g_atomic_rc_box_acquire (finding));
}

/* The findings of what was not touched, and the new ones, in the order of the plan. */
static GPtrArray *
merge (JjCheckJob *self, GPtrArray *old)
{
  GPtrArray *new = self->state.findings;
  GPtrArray *run = g_ptr_array_new_with_free_func (jj_finding_release);
  guint j = 0;

  for (guint i = 0; old && i < old->len; i++)
    {
      JjFinding *finding = old->pdata[i];
      const JjElement *element;

      if (g_hash_table_contains (self->touched.ids, &finding->element))
        continue;
      element = j < new->len ? jj_plan_find (self->check.plan, finding->element) : NULL;
      while (j < new->len && compare_elements (&self->state.elements->pdata[j], &element) < 0)
        add_shared (run, new->pdata[j++]);
      add_shared (run, finding);
    }
  while (j < new->len)
    add_shared (run, new->pdata[j++]);
  return run;
}

static void
end_entry (JjCheckJob *self)
{
  GPtrArray *old = self->before ? jj_findings_get_run (self->before, self->runs->len) : NULL;
  GPtrArray *run;

  if (self->extent == EXTENT_NOTHING && old)
    run = g_ptr_array_ref (old);
  else if (self->extent == EXTENT_TOUCHED)
    run = merge (self, old);
  else
    {
      run = self->state.findings;
      self->state.findings = g_ptr_array_new_with_free_func (jj_finding_release);
    }
  g_ptr_array_add (self->runs, run);
  g_ptr_array_set_size (self->state.findings, 0);
  g_ptr_array_set_size (self->state.elements, 0);
  if (self->owns_touched)
    touched_clear (&self->touched);
  self->owns_touched = FALSE;
  g_clear_pointer (&self->check.data, g_free);
  self->begun = FALSE;
}

static void
visit_next (JjCheckJob *self, const JjEntry *entry)
{
  guint first = self->state.findings->len;

  visit (self, entry, self->next++);
  for (guint i = first; entry && i < self->state.findings->len; i++)
    jj_check_word (&self->check, self->state.findings->pdata[i], self->state.elements->pdata[i]);
}

gboolean
jj_check_job_step (JjCheckJob *self, gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + MIN (microseconds, G_MAXINT64 / 2);

  while (self->runs->len < self->entries->len)
    {
      const JjEntry *entry = self->entries->pdata[self->runs->len];

      if (!self->begun)
        begin_entry (self, entry);
      for (guint i = 0; i < CLOCK_EVERY && self->next < self->n; i++)
        visit_next (self, entry);
      if (self->next == self->n)
        end_entry (self);
      if (g_get_monotonic_time () >= end)
        break;
    }
  return self->runs->len == self->entries->len;
}

JjFindings *
jj_check_job_finish (JjCheckJob *self)
{
  JjFindings *findings;

  while (!jj_check_job_step (self, G_MAXINT64 / 4))
    ;
  findings = jj_findings_new (self->check.plan, self->check.figures, g_ptr_array_ref (self->runs));
  jj_check_job_free (self);
  return findings;
}
