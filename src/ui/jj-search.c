/* jj-search.c: elements by what people remember of them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-search.h"

#include "jj-table.h"

#include <string.h>

enum
{
  RANK_CODE,
  RANK_NAME_START,
  RANK_NAME,
  RANK_TEXT,
  N_RANKS
};

static gboolean
find_rank (const JjElement *element, const char *typed, JjHit *hit)
{
  const JjKind *kind = jj_element_get_kind (element);
  const char *code = jj_element_get_code (element);
  const char *name = jj_element_get_name (element);

  hit->id = jj_element_get_id (element);
  hit->field = JJ_NAME;
  hit->rank = RANK_NAME;
  if (name && jj_table_matches (name, typed))
    {
      if (g_str_has_prefix (name, typed))
        hit->rank = RANK_NAME_START;
      return TRUE;
    }
  hit->field = JJ_CODE;
  hit->rank = RANK_CODE;
  if (code && jj_table_matches (code, typed))
    return TRUE;
  hit->rank = RANK_TEXT;
  for (guint i = JJ_NOTE; i < kind->n_fields; i++)
    {
      const JjField *field = &kind->fields[i];

      hit->field = i;
      if (jj_type_is_text (field->type) && jj_element_get_text (element, i)
          && jj_table_matches (jj_element_get_text (element, i), typed))
        return TRUE;
    }
  return FALSE;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const JjHit *x = a, *y = b;

  return (int)x->rank - (int)y->rank;
}

/* Enough hits of each rank are kept that the best ones are among them, however large the plan. */
static void
search_kind (JjPlan *plan, JjKindId kind, const char *typed, guint limit, GArray *hits)
{
  guint n = jj_plan_get_count (plan, kind);
  guint kept[N_RANKS] = { 0 };

  for (guint i = 0; i < n && kept[RANK_CODE] < limit; i++)
    {
      JjHit hit = { 0 };

      if (find_rank (jj_plan_get_nth (plan, kind, i), typed, &hit) && kept[hit.rank] < limit)
        {
          kept[hit.rank]++;
          g_array_append_val (hits, hit);
        }
    }
}

static void
list_kind (JjPlan *plan, JjKindId kind, guint limit, GArray *hits)
{
  guint n = MIN (jj_plan_get_count (plan, kind), limit);

  for (guint i = 0; i < n; i++)
    {
      JjHit hit = { jj_element_get_id (jj_plan_get_nth (plan, kind, i)), JJ_NAME, 0 };

      g_array_append_val (hits, hit);
    }
}

GArray *
jj_search (JjPlan *plan, guint64 kinds, const char *text, guint limit)
{
  g_autofree char *typed = g_strstrip (g_strdup (text ? text : ""));
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (JjHit));

  g_return_val_if_fail (JJ_IS_PLAN (plan), hits);
  for (JjKindId kind = 0; kind < JJ_KIND_BELONGS_TO; kind++)
    {
      if (!(kinds & JJ_KIND_BIT (kind)))
        continue;
      if (*typed)
        search_kind (plan, kind, typed, limit, hits);
      else
        list_kind (plan, kind, limit, hits);
    }
  if (*typed)
    g_array_sort (hits, compare_hits);
  if (hits->len > limit)
    g_array_set_size (hits, limit);
  return hits;
}

char *
jj_search_excerpt (const char *text, const char *typed)
{
  const guint before = 12, length = 48;
  const char *found = strstr (text, typed);
  glong at = found ? g_utf8_pointer_to_offset (text, found) : 0;
  glong start = MAX (0, at - (glong)before);
  g_autofree char *piece
      = g_utf8_substring (text, start, MIN (start + length, g_utf8_strlen (text, -1)));

  g_strdelimit (piece, "\n\r\t", ' ');
  return g_strconcat (start > 0 ? "…" : "", piece,
                      start + length < g_utf8_strlen (text, -1) ? "…" : "", NULL);
}
