/* jj-figures-update.c: the figures after an edit, in time of what it touched */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-figures-private.h"
#include "jj-kinds-links.h"

#include <string.h>

/* Kinds whose every change asks for a full pass; a county makes few of them. */
#define STRUCTURE                                                                                  \
  (JJ_KIND_BIT (JJ_KIND_PLAN) | JJ_KIND_BIT (JJ_KIND_PROGRAMME) | JJ_KIND_BIT (JJ_KIND_SCENARIO)   \
   | JJ_KIND_BIT (JJ_KIND_OVERRIDE))
#define COVERAGE                                                                                   \
  (JJ_KIND_BIT (JJ_KIND_SCHOOL) | JJ_KIND_BIT (JJ_KIND_COMMUNITY) | JJ_KIND_BIT (JJ_KIND_MEMBER_OF))

/* The lines that an edit touches, each once. */
typedef struct
{
  JjFigures *figures;
  JjPlan *plan;
  GArray *lines;    /* guint, sorted before use */
  GHashTable *rows; /* of activities that lost a line */
  GHashTable *gone; /* JjId of links that are gone or may have changed their line */
} Dirty;

static void
add_dirty (Dirty *dirty, guint i)
{
  g_array_append_val (dirty->lines, i);
}

/* FALSE: the line has another place now, or is new. */
static gboolean
add_line (Dirty *dirty, const JjElement *element)
{
  int i = jj_figures_find_line (dirty->figures, jj_element_get_id (element));

  if (i < 0 || jj_plan_get_nth (dirty->plan, JJ_KIND_BUDGET_LINE, (guint)i) != element)
    return FALSE;
  add_dirty (dirty, (guint)i);
  return TRUE;
}

static gboolean
add_activity (Dirty *dirty, const JjElement *activity)
{
  JjFigures *self = dirty->figures;
  int row = jj_id_index_find (self->activity_index, jj_element_get_id (activity));
  const JjElement *programme = jj_element_get_ref (activity, JJ_ACTIVITY_PROGRAMME);
  JjId id = programme ? jj_element_get_id (programme) : 0;

  if (row < 0 || jj_plan_get_nth (dirty->plan, JJ_KIND_ACTIVITY, (guint)row) != activity
      || self->programmes[self->activities[row].programme].id != id)
    return FALSE;
  for (guint i = 0; i < jj_element_get_n_referrers (activity); i++)
    {
      guint field;
      const JjElement *line = jj_element_get_referrer (activity, i, &field);

      if (jj_element_get_kind_id (line) == JJ_KIND_BUDGET_LINE && !add_line (dirty, line))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_changed (Dirty *dirty, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      JjId *id = &g_array_index (ids, JjId, i);
      const JjElement *element = jj_plan_find (dirty->plan, *id);
      JjKindId kind = element ? jj_element_get_kind_id (element) : JJ_N_KINDS;

      if (kind == JJ_KIND_CHARGED_TO)
        {
          g_hash_table_add (dirty->gone, id);
          if (!add_line (dirty, jj_link_get_from (element)))
            return FALSE;
        }
      if (kind == JJ_KIND_BUDGET_LINE && !add_line (dirty, element))
        return FALSE;
      if (kind == JJ_KIND_ACTIVITY && !add_activity (dirty, element))
        return FALSE;
    }
  return TRUE;
}

/* Lines that had a part by one of these links. */
static void
add_lines_of_links (Dirty *dirty)
{
  JjFigures *self = dirty->figures;

  for (guint i = 0; g_hash_table_size (dirty->gone) > 0 && i < self->n_lines; i++)
    {
      const JjPart *parts = jj_figures_get_parts (self, i);

      for (guint j = 0; j < jj_figures_get_line (self, i)->n_parts; j++)
        {
          if (g_hash_table_contains (dirty->gone, &parts[j].link))
            add_dirty (dirty, i);
        }
    }
}

/* What a purse is granted and had before changes no line. FALSE: another source or place, or a
 * purse that came or went, may change all. */
static gboolean
update_purses (JjFigures *self, JjPlan *plan)
{
  if (jj_plan_get_count (plan, JJ_KIND_PURSE) != self->n_purses)
    return FALSE;
  for (guint i = 0; i < self->n_purses; i++)
    {
      const JjElement *element = jj_plan_get_nth (plan, JJ_KIND_PURSE, i);
      JjPurseFigure *purse = &self->purses[i];

      if (purse->id != jj_element_get_id (element)
          || purse->source
                 != (JjSource)jj_element_get_number_or (element, JJ_PURSE_SOURCE, JJ_N_SOURCES))
        return FALSE;
      purse->granted = jj_element_get_number (element, JJ_PURSE_GRANTED);
      purse->before = jj_element_get_number (element, JJ_PURSE_BEFORE);
    }
  return TRUE;
}

static gboolean
has_line (JjPlan *plan, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      const JjElement *element = jj_plan_find (plan, g_array_index (ids, JjId, i));

      if (element && jj_element_get_kind_id (element) == JJ_KIND_BUDGET_LINE)
        return TRUE;
    }
  return FALSE;
}

/* Where lines came or went. FALSE: the edit needs a full pass. */
static gboolean
update_rows (Dirty *dirty, const JjChanges *changes)
{
  JjFigures *self = dirty->figures;

  if (jj_plan_get_count (dirty->plan, JJ_KIND_BUDGET_LINE) == self->n_lines
      && !has_line (dirty->plan, changes->inserted))
    return TRUE;
  return jj_figures_update_rows (self, dirty->plan, changes, dirty->rows);
}

/* FALSE: the edit needs a full pass. */
static gboolean
collect (Dirty *dirty, const JjChanges *changes)
{
  guint64 rows = JJ_KIND_BIT (JJ_KIND_BUDGET_LINE) | JJ_KIND_BIT (JJ_KIND_ACTIVITY);
  JjFigures *self = dirty->figures;

  if (changes->kinds & STRUCTURE
      || (changes->kinds & JJ_KIND_BIT (JJ_KIND_PURSE) && !update_purses (self, dirty->plan)))
    return FALSE;
  if (!(changes->kinds & (rows | JJ_KIND_BIT (JJ_KIND_CHARGED_TO))))
    return TRUE;
  if (jj_plan_get_count (dirty->plan, JJ_KIND_ACTIVITY) != self->n_activities - 1
      || !update_rows (dirty, changes))
    return FALSE;
  for (guint i = 0; i < changes->removed->len; i++)
    {
      JjId *id = &g_array_index (changes->removed, JjId, i);

      if (jj_id_index_find (self->line_index, *id) >= 0
          || jj_id_index_find (self->activity_index, *id) >= 0)
        return FALSE;
      g_hash_table_add (dirty->gone, id);
    }
  if (!(changes->kinds & JJ_KIND_BIT (JJ_KIND_CHARGED_TO)))
    g_hash_table_remove_all (dirty->gone);
  if (!add_changed (dirty, changes->inserted) || !add_changed (dirty, changes->touched))
    return FALSE;
  add_lines_of_links (dirty);
  return TRUE;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *)a, y = *(const guint *)b;

  return (x > y) - (x < y);
}

static void
sort_unique (GArray *lines)
{
  guint n = 0;

  g_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    {
      if (n == 0 || g_array_index (lines, guint, i) != g_array_index (lines, guint, n - 1))
        g_array_index (lines, guint, n++) = g_array_index (lines, guint, i);
    }
  g_array_set_size (lines, n);
}

/* Computed lines of the activities whose base changes. */
static void
add_computed (Dirty *dirty, GHashTable *rows)
{
  JjFigures *self = dirty->figures;
  guint none = self->n_activities - 1;
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    {
      const JjElement *activity = NULL;

      if (GPOINTER_TO_UINT (row) != none)
        activity = jj_plan_get_nth (dirty->plan, JJ_KIND_ACTIVITY, GPOINTER_TO_UINT (row));
      for (guint i = 0; activity && i < jj_element_get_n_referrers (activity); i++)
        {
          guint field;
          const JjElement *line = jj_element_get_referrer (activity, i, &field);
          int found = jj_figures_find_line (self, jj_element_get_id (line));

          if (found >= 0 && jj_line_is_computed (jj_figures_get_line (self, (guint)found)))
            add_dirty (dirty, (guint)found);
        }
      for (guint i = 0; !activity && i < self->n_lines; i++)
        {
          const JjLineFigure *line = jj_figures_get_line (self, i);

          if (line->activity == none && jj_line_is_computed (line))
            add_dirty (dirty, i);
        }
    }
}

static void
note_row (GHashTable *rows, const JjLineFigure *line)
{
  g_hash_table_add (rows, GUINT_TO_POINTER (line->activity));
}

/* Takes lines out of the sums, makes those that stand for themselves anew. */
static void
remake_lines (Dirty *dirty, JjPass *pass)
{
  JjFigures *self = dirty->figures;
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);
  guint n_first;

  sort_unique (dirty->lines);
  n_first = dirty->lines->len;
  for (guint j = 0; j < n_first; j++)
    note_row (rows, jj_figures_get_line (self, g_array_index (dirty->lines, guint, j)));
  add_computed (dirty, dirty->rows);
  add_computed (dirty, rows);
  sort_unique (dirty->lines);
  for (guint j = 0; j < dirty->lines->len; j++)
    {
      guint i = g_array_index (dirty->lines, guint, j);

      jj_figures_count_line (self, i, -1);
      jj_figures_count_base (self, jj_figures_get_line (self, i), -1);
    }
  for (guint j = 0; j < dirty->lines->len; j++)
    {
      guint i = g_array_index (dirty->lines, guint, j);
      JjLineFigure *line = jj_figures_edit_line (self, i);

      jj_pass_make_line (pass, jj_plan_get_nth (dirty->plan, JJ_KIND_BUDGET_LINE, i), line);
      note_row (rows, line);
      if (!jj_line_is_computed (line))
        jj_figures_count_base (self, line, 1);
    }
}

/* Rows that a line moved to have computed lines that are not among the dirty ones yet. */
static void
add_new_neighbours (Dirty *dirty, JjPass *pass)
{
  JjFigures *self = dirty->figures;
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) before = g_array_copy (dirty->lines);

  for (guint j = 0; j < dirty->lines->len; j++)
    note_row (rows, jj_figures_get_line (self, g_array_index (dirty->lines, guint, j)));
  add_computed (dirty, rows);
  sort_unique (dirty->lines);
  for (guint j = 0, k = 0; j < dirty->lines->len; j++)
    {
      guint i = g_array_index (dirty->lines, guint, j);

      if (k < before->len && g_array_index (before, guint, k) == i)
        {
          k++;
          continue;
        }
      jj_figures_count_line (self, i, -1);
      jj_figures_count_base (self, jj_figures_get_line (self, i), -1);
      jj_figures_edit_line (self, i);
    }
}

static void
divide_lines (Dirty *dirty, JjPass *pass, JjComputed which)
{
  JjFigures *self = dirty->figures;

  for (guint j = 0; j < dirty->lines->len; j++)
    {
      guint i = g_array_index (dirty->lines, guint, j);
      JjLineFigure *line = jj_figures_edit_line (self, i);
      const JjElement *element = jj_plan_get_nth (dirty->plan, JJ_KIND_BUDGET_LINE, i);

      if (jj_line_is_computed (line) ? line->computed != which : which != JJ_COMPUTED_NONE)
        continue;
      if (jj_line_is_computed (line))
        jj_pass_compute_line (pass, element, line);
      jj_pass_divide_line (pass, element, line);
      jj_figures_set_parts (self, i, pass->parts);
      jj_figures_count_line (self, i, 1);
    }
  for (guint j = 0; which != JJ_COMPUTED_NONE && j < dirty->lines->len; j++)
    {
      const JjLineFigure *line = jj_figures_get_line (self, g_array_index (dirty->lines, guint, j));

      if (line->computed == which)
        jj_figures_count_base (self, line, 1);
    }
}

/* A copy that shares the lines and all that edits of lines leave alone. */
static JjFigures *
copy_figures (const JjFigures *old)
{
  JjFigures *self = g_memdup2 (old, sizeof *old);

  g_atomic_ref_count_init (&self->ref_count);
  jj_pack_set_ref (self->packs);
  jj_id_index_ref (self->line_index);
  jj_id_index_ref (self->activity_index);
  jj_id_index_ref (self->programme_index);
  jj_id_index_ref (self->purse_index);
  self->chunks = g_memdup2 (old->chunks, old->n_chunks * sizeof *old->chunks);
  for (guint i = 0; i < self->n_chunks; i++)
    g_atomic_ref_count_inc (&self->chunks[i]->ref_count);
  self->activities = g_memdup2 (old->activities, old->n_activities * sizeof *old->activities);
  self->bases = g_memdup2 (old->bases, old->n_activities * sizeof *old->bases);
  self->programmes = g_memdup2 (old->programmes, old->n_programmes * sizeof *old->programmes);
  self->purses = g_memdup2 (old->purses, old->n_purses * sizeof *old->purses);
  return self;
}

static void
update_lines (Dirty *dirty)
{
  JjPass pass;

  jj_pass_init (&pass, dirty->figures, dirty->plan);
  remake_lines (dirty, &pass);
  add_new_neighbours (dirty, &pass);
  divide_lines (dirty, &pass, JJ_COMPUTED_NONE);
  divide_lines (dirty, &pass, JJ_COMPUTED_PREMIUM);
  divide_lines (dirty, &pass, JJ_COMPUTED_MISC);
  jj_pass_clear (&pass);
}

JjFigures *
jj_figures_try_update (JjFigures *old, JjPlan *plan, const JjChanges *changes)
{
  g_autoptr (JjFigures) self = copy_figures (old);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) gone = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);
  Dirty dirty = { self, plan, lines, rows, gone };

  if (!collect (&dirty, changes) || jj_plan_get_count (plan, JJ_KIND_BUDGET_LINE) != self->n_lines
      || jj_plan_get_count (plan, JJ_KIND_ACTIVITY) != self->n_activities - 1)
    return NULL;
  if (lines->len > 0 || g_hash_table_size (rows) > 0)
    update_lines (&dirty);
  if (changes->kinds & COVERAGE)
    jj_figures_read_schools (self, plan);
  jj_figures_finish (self, plan);
  return g_steal_pointer (&self);
}

JjFigures *
jj_figures_update (JjFigures *old, JjPlan *plan, const JjChanges *changes)
{
  JjFigures *updated = jj_figures_try_update (old, plan, changes);

  return updated ? updated : jj_figures_new (plan, old->packs, old->asked_scenario);
}
