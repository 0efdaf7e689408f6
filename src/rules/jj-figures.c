/* jj-figures.c: every amount that follows from a plan, in one pass */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-figures-private.h"
#include "jj-kinds-plan.h"

#include <string.h>

JjChunk *
jj_chunk_copy (const JjChunk *chunk)
{
  JjChunk *copy = g_memdup2 (chunk, sizeof *chunk);

  g_atomic_ref_count_init (&copy->ref_count);
  copy->n_parts = 0;
  copy->size_parts = chunk->n_parts + 16;
  copy->parts = g_new (JjPart, copy->size_parts);
  for (guint i = 0; i < copy->n_lines; i++)
    {
      JjLineFigure *line = &copy->lines[i];

      if (line->n_parts > 0)
        memcpy (copy->parts + copy->n_parts, chunk->parts + line->parts,
                line->n_parts * sizeof (JjPart));
      line->parts = copy->n_parts;
      copy->n_parts += line->n_parts;
    }
  return copy;
}

void
jj_chunk_unref (JjChunk *chunk)
{
  if (!g_atomic_ref_count_dec (&chunk->ref_count))
    return;
  g_free (chunk->parts);
  g_free (chunk);
}

JjLineFigure *
jj_figures_edit_line (JjFigures *self, guint i)
{
  JjChunk **chunk = &self->chunks[i / JJ_CHUNK_LINES];

  if (!g_atomic_ref_count_compare (&(*chunk)->ref_count, 1))
    {
      JjChunk *copy = jj_chunk_copy (*chunk);

      jj_chunk_unref (*chunk);
      *chunk = copy;
    }
  return &(*chunk)->lines[i % JJ_CHUNK_LINES];
}

void
jj_figures_set_parts (JjFigures *self, guint i, GArray *parts)
{
  JjChunk *chunk = self->chunks[i / JJ_CHUNK_LINES];
  JjLineFigure *line = &chunk->lines[i % JJ_CHUNK_LINES];

  line->n_parts = parts->len;
  line->parts = parts->len ? chunk->n_parts : 0;
  if (chunk->n_parts + parts->len > chunk->size_parts)
    {
      chunk->size_parts = MAX (2 * JJ_CHUNK_LINES, 2 * (chunk->n_parts + parts->len));
      chunk->parts = g_renew (JjPart, chunk->parts, chunk->size_parts);
    }
  if (parts->len > 0)
    memcpy (chunk->parts + chunk->n_parts, parts->data, parts->len * sizeof (JjPart));
  chunk->n_parts += parts->len;
}

static JjId
find_scenario (JjPlan *plan, JjId asked)
{
  for (guint i = 0; !asked && i < jj_plan_get_count (plan, JJ_KIND_SCENARIO); i++)
    {
      const JjElement *scenario = jj_plan_get_nth (plan, JJ_KIND_SCENARIO, i);

      if (jj_element_get_bool (scenario, JJ_SCENARIO_ADOPTED))
        return jj_element_get_id (scenario);
    }
  return asked;
}

static void
read_calendar (JjFigures *self, JjPlan *plan)
{
  GDate date;

  self->first_day = jj_plan_get_first_day (plan);
  self->last_day = jj_plan_get_last_day (plan);
  g_date_clear (&date, 1);
  if (self->first_day == JJ_EMPTY) /* no year yet: 民國 1, when no price or rate of a pack held */
    {
      g_date_set_dmy (&date, 1, G_DATE_AUGUST, 1912);
      self->first_day = g_date_get_julian (&date);
      self->last_day = self->first_day + 364;
    }
  g_date_set_julian (&date, (guint32)self->first_day);
  g_date_set_day (&date, 1);
  for (guint i = 0; i < 12; i++, g_date_add_months (&date, 1))
    self->month_starts[i] = g_date_get_julian (&date);
  g_date_set_julian (&date, (guint32)self->first_day);
  g_date_set_dmy (&date, 1, G_DATE_JANUARY, (GDateYear)(g_date_get_year (&date) + 1));
  self->new_year = g_date_get_julian (&date);
}

static void
make_chunks (JjFigures *self)
{
  self->n_chunks = (self->n_lines + JJ_CHUNK_LINES - 1) / JJ_CHUNK_LINES;
  self->chunks = g_new0 (JjChunk *, self->n_chunks);
  for (guint i = 0; i < self->n_chunks; i++)
    {
      self->chunks[i] = g_new0 (JjChunk, 1);
      g_atomic_ref_count_init (&self->chunks[i]->ref_count);
      self->chunks[i]->n_lines = MIN (JJ_CHUNK_LINES, self->n_lines - i * JJ_CHUNK_LINES);
    }
  self->line_index = jj_id_index_new (self->n_lines);
}

static void
finish_line (JjPass *pass, const JjElement *element, guint i)
{
  JjFigures *self = pass->figures;

  jj_pass_divide_line (pass, element, jj_figures_edit_line (self, i));
  jj_figures_set_parts (self, i, pass->parts);
  jj_figures_count_line (self, i, 1);
}

/* Computed lines stand on the others of their activity: premiums on fees, then the share of
 * miscellaneous costs on everything, premiums with it. */
static void
compute_lines (JjPass *pass, GArray *computed, JjComputed which)
{
  JjFigures *self = pass->figures;

  for (guint j = 0; j < computed->len; j++)
    {
      guint i = g_array_index (computed, guint, j);
      JjLineFigure *line = jj_figures_edit_line (self, i);
      const JjElement *element = jj_plan_get_nth (pass->plan, JJ_KIND_BUDGET_LINE, i);

      if (line->computed != which)
        continue;
      jj_pass_compute_line (pass, element, line);
      finish_line (pass, element, i);
    }
  for (guint j = 0; j < computed->len; j++)
    {
      const JjLineFigure *line = jj_figures_get_line (self, g_array_index (computed, guint, j));

      if (line->computed == which)
        jj_figures_count_base (self, line, 1);
    }
}

static void
make_lines (JjPass *pass)
{
  JjFigures *self = pass->figures;
  g_autoptr (GArray) computed = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->n_lines; i++)
    {
      const JjElement *element = jj_plan_get_nth (pass->plan, JJ_KIND_BUDGET_LINE, i);
      JjLineFigure *line = jj_figures_edit_line (self, i);

      jj_pass_make_line (pass, element, line);
      jj_id_index_add (self->line_index, line->id, i);
      if (jj_line_is_computed (line))
        {
          g_array_append_val (computed, i);
          continue;
        }
      jj_figures_count_base (self, line, 1);
      finish_line (pass, element, i);
    }
  compute_lines (pass, computed, JJ_COMPUTED_PREMIUM);
  compute_lines (pass, computed, JJ_COMPUTED_MISC);
}

JjFigures *
jj_figures_new (JjPlan *plan, JjPackSet *packs, JjId scenario)
{
  JjFigures *self;
  JjPass pass;

  g_return_val_if_fail (JJ_IS_PLAN (plan) && packs, NULL);

  self = g_new0 (JjFigures, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->packs = jj_pack_set_ref (packs);
  self->asked_scenario = scenario;
  self->scenario = find_scenario (plan, scenario);
  self->n_lines = jj_plan_get_count (plan, JJ_KIND_BUDGET_LINE);
  read_calendar (self, plan);
  jj_figures_read_groups (self, plan);
  jj_figures_read_purses (self, plan);
  jj_figures_read_schools (self, plan);
  make_chunks (self);
  jj_pass_init (&pass, self, plan);
  make_lines (&pass);
  jj_pass_clear (&pass);
  jj_figures_finish (self, plan);
  return self;
}

JjFigures *
jj_figures_ref (JjFigures *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
jj_figures_unref (JjFigures *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_chunks; i++)
    jj_chunk_unref (self->chunks[i]);
  g_free (self->chunks);
  jj_id_index_unref (self->line_index);
  jj_id_index_unref (self->activity_index);
  jj_id_index_unref (self->programme_index);
  jj_id_index_unref (self->purse_index);
  g_free (self->activities);
  g_free (self->programmes);
  g_free (self->bases);
  g_free (self->purses);
  jj_pack_set_unref (self->packs);
  g_free (self);
}

gboolean
jj_figures_line_equal (const JjFigures *a, const JjFigures *b, guint i)
{
  JjLineFigure x = *jj_figures_get_line (a, i), y = *jj_figures_get_line (b, i);

  if (x.n_parts != y.n_parts
      || (x.n_parts > 0
          && memcmp (jj_figures_get_parts (a, i), jj_figures_get_parts (b, i),
                     x.n_parts * sizeof (JjPart))
                 != 0))
    return FALSE;
  x.parts = y.parts = 0; /* where they lie differs */
  return memcmp (&x, &y, sizeof x) == 0;
}

gboolean
jj_figures_equal (const JjFigures *a, const JjFigures *b)
{
  if (a->revision != b->revision || a->scenario != b->scenario || a->n_lines != b->n_lines
      || a->n_activities != b->n_activities || a->n_programmes != b->n_programmes
      || a->n_purses != b->n_purses)
    return FALSE;
  for (guint i = 0; i < a->n_lines; i++)
    {
      if (!jj_figures_line_equal (a, b, i))
        return FALSE;
    }
  return memcmp (a->activities, b->activities, a->n_activities * sizeof *a->activities) == 0
         && memcmp (a->bases, b->bases, a->n_activities * sizeof *a->bases) == 0
         && memcmp (a->programmes, b->programmes, a->n_programmes * sizeof *a->programmes) == 0
         && (a->n_purses == 0
             || memcmp (a->purses, b->purses, a->n_purses * sizeof *a->purses) == 0)
         && memcmp (&a->totals, &b->totals, sizeof a->totals) == 0;
}

guint64
jj_figures_get_revision (const JjFigures *self)
{
  return self->revision;
}

JjPackSet *
jj_figures_get_packs (const JjFigures *self)
{
  return self->packs;
}

JjId
jj_figures_get_scenario (const JjFigures *self)
{
  return self->scenario;
}

guint
jj_figures_get_n_lines (const JjFigures *self)
{
  return self->n_lines;
}

const JjLineFigure *
jj_figures_get_line (const JjFigures *self, guint i)
{
  g_return_val_if_fail (i < self->n_lines, NULL);
  return &self->chunks[i / JJ_CHUNK_LINES]->lines[i % JJ_CHUNK_LINES];
}

int
jj_figures_find_line (const JjFigures *self, JjId id)
{
  return jj_id_index_find (self->line_index, id);
}

const JjPart *
jj_figures_get_parts (const JjFigures *self, guint line)
{
  const JjLineFigure *figure = jj_figures_get_line (self, line);

  return figure->n_parts ? self->chunks[line / JJ_CHUNK_LINES]->parts + figure->parts : NULL;
}

const JjGroupFigure *
jj_figures_get_activities (const JjFigures *self, guint *n)
{
  *n = self->n_activities;
  return self->activities;
}

const JjGroupFigure *
jj_figures_get_programmes (const JjFigures *self, guint *n)
{
  *n = self->n_programmes;
  return self->programmes;
}

const JjGroupFigure *
jj_figures_find_activity (const JjFigures *self, JjId id)
{
  int row = id ? jj_id_index_find (self->activity_index, id) : (int)self->n_activities - 1;

  return row < 0 ? NULL : &self->activities[row];
}

const JjGroupFigure *
jj_figures_find_programme (const JjFigures *self, JjId id)
{
  int row = id ? jj_id_index_find (self->programme_index, id) : (int)self->n_programmes - 1;

  return row < 0 ? NULL : &self->programmes[row];
}

const JjPurseFigure *
jj_figures_get_purses (const JjFigures *self, guint *n)
{
  *n = self->n_purses;
  return self->purses;
}

const JjPurseFigure *
jj_figures_find_purse (const JjFigures *self, JjId id)
{
  int row = jj_id_index_find (self->purse_index, id);

  return row < 0 ? NULL : &self->purses[row];
}

const JjTotals *
jj_figures_get_totals (const JjFigures *self)
{
  return &self->totals;
}

guint
jj_figures_get_first_fiscal_year (const JjFigures *self)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)self->first_day);
  return g_date_get_year (&date) - 1911u;
}

guint
jj_figures_get_first_month (const JjFigures *self)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)self->first_day);
  return g_date_get_month (&date);
}
