/* jj-import-match.c: the element of the plan that a row stands for */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-import-private.h"
#include "jj-kinds-people.h"
#include "jj-school-name.h"
#include "jj-spelling.h"

#include <glib/gi18n-lib.h>

/* Kinds of which one name in a plan means one element. */
#define ONE_NAME                                                                                   \
  (JJ_KIND_BIT (JJ_KIND_SCHOOL) | JJ_KIND_BIT (JJ_KIND_ORGANISATION)                               \
   | JJ_KIND_BIT (JJ_KIND_TALENT_POOL) | JJ_KIND_BIT (JJ_KIND_ALLIANCE)                            \
   | JJ_KIND_BIT (JJ_KIND_PROGRAMME) | JJ_KIND_BIT (JJ_KIND_PURSE)                                 \
   | JJ_KIND_BIT (JJ_KIND_SCENARIO) | JJ_KIND_BIT (JJ_KIND_OBJECTIVE)                              \
   | JJ_KIND_BIT (JJ_KIND_INDICATOR))

static const char *
get_text (const JjImporting *self, guint field)
{
  return self->given[field] ? self->values[field].text : NULL;
}

/* The REF field that, with the name, tells communities and persons apart; -1 for other kinds. */
static int
get_home_field (JjKindId kind)
{
  if (kind == JJ_KIND_COMMUNITY)
    return JJ_COMMUNITY_SCHOOL;
  return kind == JJ_KIND_PERSON ? JJ_PERSON_SCHOOL : -1;
}

/* (transfer full) */
static char *
make_key (const char *text, gint64 number)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT, text, number);
}

/* (transfer full) */
static char *
link_key (const JjImporting *self)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, self->values[JJ_FROM].number,
                          self->values[JJ_TO].number);
}

/* Of an element whose home is not said: all of that name. Homes have ids. */
#define ANY_HOME (-1)

/* (transfer full) */
static char *
make_name_key (const char *name, JjId home)
{
  g_autofree char *folded = jj_lookup_fold (name);

  return make_key (folded, (gint64)home);
}

/* A key that two elements share stands for neither. */
static void
add_key (GHashTable *keys, char *key, JjId id)
{
  if (g_hash_table_contains (keys, key))
    id = 0;
  g_hash_table_replace (keys, key, g_memdup2 (&id, sizeof id));
}

static void
add_element_keys (JjImporting *self, const JjElement *element, int home)
{
  JjId id = jj_element_get_id (element);
  const JjElement *school;
  const char *code;

  if (home < 0)
    {
      code = jj_element_get_text (element, JJ_SCHOOL_MINISTRY_CODE);
      if (!code)
        return;
      add_key (self->keys, g_strdup (code), id);
      add_key (self->keys, make_key (code, jj_element_get_number (element, JJ_SCHOOL_LEVEL)), id);
      return;
    }
  if (!jj_element_get_name (element))
    return;
  school = jj_element_get_ref (element, home);
  add_key (self->keys,
           make_name_key (jj_element_get_name (element), school ? jj_element_get_id (school) : 0),
           id);
  add_key (self->keys, make_name_key (jj_element_get_name (element), (JjId)ANY_HOME), id);
}

static GHashTable *
get_keys (JjImporting *self)
{
  JjKindId kind = self->mapping->kind;

  if (self->keys)
    return self->keys;
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; !self->is_link && i < jj_plan_get_count (self->plan, kind); i++)
    add_element_keys (self, jj_plan_get_nth (self->plan, kind, i), get_home_field (kind));
  return self->keys;
}

/* key: taken */
static JjId
find_key (JjImporting *self, char *key)
{
  const JjId *id = g_hash_table_lookup (get_keys (self), key);

  g_free (key);
  return id ? *id : 0;
}

void
jj_importing_remember_row (JjImporting *self, JjId id)
{
  JjKindId kind = self->mapping->kind;
  int home = get_home_field (kind);
  const char *code = kind == JJ_KIND_SCHOOL ? get_text (self, JJ_SCHOOL_MINISTRY_CODE) : NULL;

  if (self->is_link)
    {
      add_key (get_keys (self), link_key (self), id);
      return;
    }
  if (self->names_itself || ONE_NAME & JJ_KIND_BIT (kind))
    jj_lookup_add (self->lookup, kind, id, get_text (self, JJ_CODE), get_text (self, JJ_NAME));
  if (code)
    {
      add_key (get_keys (self), g_strdup (code), id);
      add_key (self->keys, make_key (code, self->values[JJ_SCHOOL_LEVEL].number), id);
    }
  if (home >= 0 && self->given[home] && get_text (self, JJ_NAME))
    add_key (get_keys (self),
             make_name_key (get_text (self, JJ_NAME), (JjId)self->values[home].number), id);
}

/* Whether two lists may give one unit these two levels: a combined school is listed as the part
 * that the list is about. */
static gboolean
is_same_unit (gint64 one, gint64 other)
{
  if (one == other || one == JJ_EMPTY || other == JJ_EMPTY)
    return TRUE;
  if (one != JJ_LEVEL_COMBINED && other != JJ_LEVEL_COMBINED)
    return FALSE;
  return one <= JJ_LEVEL_JUNIOR || other <= JJ_LEVEL_JUNIOR;
}

static JjId
match_school (JjImporting *self)
{
  const char *code = get_text (self, JJ_SCHOOL_MINISTRY_CODE);
  const char *name = get_text (self, JJ_NAME);
  gint64 level = JJ_EMPTY;
  const JjElement *school;
  JjId id;

  if (self->given[JJ_SCHOOL_LEVEL])
    return find_key (self, make_key (code, self->values[JJ_SCHOOL_LEVEL].number));
  if (name)
    level = jj_school_name_level (name, code);
  id = find_key (self, make_key (code, level));
  if (id)
    return id;
  id = find_key (self, g_strdup (code));
  if (!id || level == JJ_EMPTY)
    return id;
  /* A unit of this file itself has its level: if it is another one, it is another unit. */
  school = jj_plan_find (self->plan, id);
  if (!school || !is_same_unit (level, jj_element_get_number (school, JJ_SCHOOL_LEVEL)))
    return 0;
  return id;
}

/* At the home that the row says, else whoever of that name has none in the plan. A row without a
 * home means the only one of that name, wherever that is; of several it could be any. */
static JjId
match_at_home (JjImporting *self, const char *name, int home)
{
  JjId id = 0;
  g_autofree char *any = make_name_key (name, (JjId)ANY_HOME);

  if (self->given[home])
    {
      id = find_key (self, make_name_key (name, (JjId)self->values[home].number));
      return id ? id : find_key (self, make_name_key (name, 0));
    }
  id = find_key (self, g_strdup (any));
  if (!id && g_hash_table_contains (self->keys, any))
    jj_importing_refuse (self, -1,
                         g_strdup_printf (_ ("Several are called “%s”; give the school or the "
                                             "code."),
                                          name));
  return id;
}

static JjId
match_name (JjImporting *self)
{
  JjKindId kind = self->mapping->kind;
  const char *name = get_text (self, JJ_NAME);
  int home = get_home_field (kind);
  guint n_found = 0;
  JjId id = 0;

  if (!name)
    return 0;
  if (home >= 0)
    return match_at_home (self, name, home);
  if (!(ONE_NAME & JJ_KIND_BIT (kind)))
    return 0;
  id = jj_lookup_find (self->lookup, JJ_KIND_BIT (kind), name, &n_found);
  if (n_found > 1)
    jj_importing_refuse (self, -1,
                         g_strdup_printf (_ ("%u elements are called “%s”; give the code."),
                                          n_found, name));
  return id;
}

/* The link of the plan between the two ends that no other row stands for yet, else what an earlier
 * row of this file made of them. */
static JjId
match_link (JjImporting *self)
{
  const JjElement *from
      = self->given[JJ_FROM] ? jj_plan_find (self->plan, self->values[JJ_FROM].number) : NULL;
  guint n = from && self->given[JJ_TO] ? jj_element_get_n_referrers (from) : 0;
  JjId taken = 0;

  for (guint i = 0; i < n; i++)
    {
      guint field;
      const JjElement *link = jj_element_get_referrer (from, i, &field);
      JjId id = jj_element_get_id (link);

      if (jj_element_get_kind (link) != self->kind || field != JJ_FROM
          || jj_element_get_id (jj_element_get_ref (link, JJ_TO)) != self->values[JJ_TO].number)
        continue;
      if (!jj_id_map_find (&self->seen, id))
        return id;
      taken = id;
    }
  return n == 0 || taken ? taken : find_key (self, link_key (self));
}

void
jj_importing_check_link (JjImporting *self)
{
  const JjElement *from = jj_plan_find (self->plan, self->values[JJ_FROM].number);
  const JjElement *to = jj_plan_find (self->plan, self->values[JJ_TO].number);
  g_autoptr (GError) error = NULL;

  if (!jj_link_check (self->mapping->kind, from, to, &error))
    jj_importing_refuse (self, -1, g_strdup (error->message));
}

static JjId
match_element (JjImporting *self, gboolean *by_name)
{
  JjKindId kind = self->mapping->kind;
  const char *code = get_text (self, JJ_CODE);
  const JjElement *element = code ? jj_plan_find_code (self->plan, kind, code) : NULL;
  JjId id = element ? jj_element_get_id (element) : 0;
  gboolean has_ministry_code
      = kind == JJ_KIND_SCHOOL && get_text (self, JJ_SCHOOL_MINISTRY_CODE) != NULL;

  if (!id && has_ministry_code)
    id = match_school (self);
  if (id || code || has_ministry_code)
    return id;
  id = match_name (self);
  *by_name = id != 0;
  return id;
}

JjId
jj_importing_match_row (JjImporting *self, gboolean *by_name)
{
  *by_name = FALSE;
  return self->is_link ? match_link (self) : match_element (self, by_name);
}

/* The first cell that says anything, a name, or what stands in place of a school. */
static gboolean
is_title (const JjImporting *self, JjTarget target, gboolean is_first)
{
  if (is_first || target.field == JJ_NAME)
    return TRUE;
  return target.field >= 0 && self->kind->fields[target.field].type == JJ_TYPE_REF;
}

gboolean
jj_importing_is_signature (JjImporting *self)
{
  const JjCells *cells = self->mapping->cells;
  guint n = jj_cells_get_n_columns (cells, self->row);
  gboolean is_signed = FALSE;
  int n_roles = 0;

  for (guint i = 0; i < n && !is_signed; i++)
    {
      int n_more = jj_spelling_count_roles (jj_cells_get (cells, self->row, i), &is_signed);

      if (n_more < 0)
        return FALSE;
      n_roles += n_more;
    }
  return is_signed || n_roles > 1;
}

int
jj_importing_find_total (JjImporting *self)
{
  const JjCells *cells = self->mapping->cells;
  guint n = MIN (self->mapping->columns->len, jj_cells_get_n_columns (cells, self->row));
  gboolean is_first = TRUE;
  int found = -1;

  for (guint i = 0; i < n; i++)
    {
      JjTarget target = g_array_index (self->mapping->columns, JjMappingColumn, i).target;
      const char *text = jj_cells_get (cells, self->row, i);
      gboolean is_total = *text && jj_spelling_is_total (text);

      if (*text && !is_total && !self->is_link && target.field == JJ_CODE)
        return -1;
      if (is_total && found < 0 && is_title (self, target, is_first))
        found = (int)i;
      is_first = is_first && !*text;
    }
  return found;
}
