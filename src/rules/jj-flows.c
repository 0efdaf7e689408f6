/* jj-flows.c: the money of a plan as a stream of atoms */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-flows.h"

typedef struct
{
  const JjFigures *figures;
  GArray *atoms;
  GHashTable *left; /* purse id → gint64 *: what its grant still covers; none: no grant */
} Stream;

static void
add_atom (Stream *stream, const JjLineFigure *line, JjId purse, gint64 amount, gboolean over)
{
  guint n;
  JjAtom atom = {
    .line = line->id,
    .purse = purse,
    .activity = jj_figures_get_activities (stream->figures, &n)[line->activity].id,
    .programme = jj_figures_get_programmes (stream->figures, &n)[line->programme].id,
    .amount = amount,
    .account = line->account,
    .over = over,
  };

  if (amount != 0)
    g_array_append_val (stream->atoms, atom);
}

static void
add_part (Stream *stream, const JjLineFigure *line, const JjPart *part)
{
  gint64 *left = g_hash_table_lookup (stream->left, &part->purse);
  gint64 within = left ? CLAMP (part->amount, 0, *left) : part->amount;

  if (left)
    *left -= within;
  add_atom (stream, line, part->purse, within, FALSE);
  add_atom (stream, line, part->purse, part->amount - within, TRUE);
}

GArray *
jj_flows_get_atoms (const JjFigures *figures)
{
  guint n_purses;
  const JjPurseFigure *purses = jj_figures_get_purses (figures, &n_purses);
  g_autofree gint64 *grants = g_new (gint64, n_purses);
  g_autoptr (GHashTable) left = g_hash_table_new (g_int64_hash, g_int64_equal);
  Stream stream = { figures, g_array_new (FALSE, FALSE, sizeof (JjAtom)), left };

  for (guint i = 0; i < n_purses; i++)
    {
      grants[i] = purses[i].granted;
      if (grants[i] != JJ_EMPTY)
        g_hash_table_insert (left, (gpointer)&purses[i].id, &grants[i]);
    }
  for (guint i = 0; i < jj_figures_get_n_lines (figures); i++)
    {
      const JjLineFigure *line = jj_figures_get_line (figures, i);
      const JjPart *parts = jj_figures_get_parts (figures, i);

      if (!(line->flags & JJ_LINE_COUNTS))
        continue;
      for (guint j = 0; j < line->n_parts; j++)
        add_part (&stream, line, &parts[j]);
      add_atom (&stream, line, 0, line->unassigned, FALSE);
    }
  return stream.atoms;
}

GArray *
jj_flows_get_rests (const JjFigures *figures)
{
  guint n_purses;
  const JjPurseFigure *purses = jj_figures_get_purses (figures, &n_purses);
  GArray *rests = g_array_new (FALSE, FALSE, sizeof (JjPurseRest));

  for (guint i = 0; i < n_purses; i++)
    {
      JjPurseRest rest = { .purse = purses[i].id };

      if (purses[i].source == JJ_SOURCE_COUNTY_MATCH || purses[i].remaining == JJ_EMPTY)
        continue;
      rest.unbudgeted = MAX (purses[i].remaining, 0);
      rest.over = MAX (-purses[i].remaining, 0);
      g_array_append_val (rests, rest);
    }
  return rests;
}
