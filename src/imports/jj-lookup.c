/* jj-lookup.c: elements by what lists call them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-lookup.h"
#include "jj-kinds-people.h"
#include "jj-school-name.h"

#include <string.h>

typedef struct
{
  JjId id; /* the first of this name */
  guint n;
} Match;

typedef struct
{
  GHashTable *codes, *names, *bases; /* text → Match; bases: schools alone */
} Index;

struct _JjLookup
{
  JjPlan *plan;
  Index *kinds[JJ_N_KINDS]; /* NULL until asked for */
};

char *
jj_lookup_fold (const char *name)
{
  static const char *const same[][2] = {
    { " ", "" },
    { "　", "" },
    { "國民中小學", "國中小" },
    { "國民小學", "國小" },
    { "國民中學", "國中" },
    { "台", "臺" },
  };
  char *folded = g_strdup (name);

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    if (strstr (folded, same[i][0]))
      {
        g_auto (GStrv) parts = g_strsplit (folded, same[i][0], -1);

        g_free (folded);
        folded = g_strjoinv (same[i][1], parts);
      }
  return folded;
}

/* key: taken */
static void
add (GHashTable *table, char *key, JjId id)
{
  Match *match = g_hash_table_lookup (table, key);

  if (match && match->id != id)
    match->n++;
  if (match || !*key)
    {
      g_free (key);
      return;
    }
  match = g_new (Match, 1);
  *match = (Match){ id, 1 };
  g_hash_table_insert (table, key, match);
}

static void
add_element (Index *index, JjKindId kind, JjId id, const char *code, const char *name)
{
  if (code && *code)
    add (index->codes, g_strdup (code), id);
  if (!name || !*name)
    return;
  add (index->names, jj_lookup_fold (name), id);
  if (kind == JJ_KIND_SCHOOL)
    add (index->bases, jj_school_name_key (name), id);
}

/* Two townships may each have a 光復國小. */
static void
add_in_town (Index *index, const JjElement *school)
{
  const char *name = jj_element_get_name (school);
  char *key = name ? jj_school_name_key_in_town (name, jj_element_get_text (school, JJ_SCHOOL_TOWN))
                   : NULL;

  if (key)
    add (index->bases, key, jj_element_get_id (school));
}

static Index *
get_index (JjLookup *self, JjKindId kind)
{
  Index *index = self->kinds[kind];

  if (index)
    return index;
  index = self->kinds[kind] = g_new0 (Index, 1);
  index->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  index->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  index->bases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < jj_plan_get_count (self->plan, kind); i++)
    {
      const JjElement *element = jj_plan_get_nth (self->plan, kind, i);
      JjId id = jj_element_get_id (element);
      const char *ministry_code = NULL;

      add_element (index, kind, id, jj_element_get_code (element), jj_element_get_name (element));
      if (kind == JJ_KIND_SCHOOL)
        ministry_code = jj_element_get_text (element, JJ_SCHOOL_MINISTRY_CODE);
      if (ministry_code)
        add (index->codes, g_strdup (ministry_code), id);
      if (kind == JJ_KIND_SCHOOL)
        add_in_town (index, element);
    }
  return index;
}

JjLookup *
jj_lookup_new (JjPlan *plan)
{
  JjLookup *self = g_new0 (JjLookup, 1);

  self->plan = g_object_ref (plan);
  return self;
}

void
jj_lookup_free (JjLookup *self)
{
  for (guint i = 0; i < JJ_N_KINDS; i++)
    if (self->kinds[i])
      {
        g_hash_table_unref (self->kinds[i]->codes);
        g_hash_table_unref (self->kinds[i]->names);
        g_hash_table_unref (self->kinds[i]->bases);
        g_free (self->kinds[i]);
      }
  g_object_unref (self->plan);
  g_free (self);
}

void
jj_lookup_add (JjLookup *self, JjKindId kind, JjId id, const char *code, const char *name)
{
  add_element (get_index (self, kind), kind, id, code, name);
}

typedef enum
{
  BY_CODE,
  BY_NAME,
  BY_BASE,
  N_WAYS
} Way;

static void
look_in (Index *index, Way way, const char *key, Match *sum)
{
  GHashTable *const tables[] = { index->codes, index->names, index->bases };
  const Match *match = g_hash_table_lookup (tables[way], key);

  if (!match)
    return;
  sum->id = match->id;
  sum->n += match->n;
}

static Match
look (JjLookup *self, guint64 kinds, Way way, const char *key)
{
  Match sum = { 0, 0 };

  for (guint kind = 0; kind < JJ_N_KINDS; kind++)
    if (kinds & JJ_KIND_BIT (kind))
      look_in (get_index (self, kind), way, key, &sum);
  return sum;
}

/* "S-001 斗六國小": the first word is a code. */
static Match
look_by_first_word (JjLookup *self, guint64 kinds, const char *text)
{
  gsize length = strcspn (text, " \t");
  g_autofree char *word = g_strndup (text, length);

  return text[length] ? look (self, kinds, BY_CODE, word) : (Match){ 0, 0 };
}

static JjId
finish (Match match, guint *n_found)
{
  if (n_found)
    *n_found = match.n;
  return match.n == 1 ? match.id : 0;
}

static Match
look_folded (JjLookup *self, guint64 kinds, Way way, const char *text)
{
  g_autofree char *key = way == BY_NAME ? jj_lookup_fold (text) : jj_school_name_key (text);

  return look (self, kinds, way, key);
}

static Match
look_whole (JjLookup *self, guint64 kinds, const char *text)
{
  Match match = look (self, kinds, BY_CODE, text);

  for (Way way = BY_NAME; match.n == 0 && way < N_WAYS; way++)
    {
      if (way == BY_BASE && !(kinds & JJ_KIND_BIT (JJ_KIND_SCHOOL)))
        break;
      match = look_folded (self, kinds, way, text);
    }
  return match;
}

JjId
jj_lookup_find (JjLookup *self, guint64 kinds, const char *text, guint *n_found)
{
  Match match = look_whole (self, kinds, text);

  if (match.n == 0)
    match = look_by_first_word (self, kinds, text);
  return finish (match, n_found);
}

JjId
jj_lookup_find_whole (JjLookup *self, guint64 kinds, const char *text, guint *n_found)
{
  return finish (look_whole (self, kinds, text), n_found);
}
