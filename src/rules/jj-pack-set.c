/* jj-pack-set.c: several packs over each other, with a plan's overrides on top */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-form.h"
#include "jj-kinds-plan.h"
#include "jj-language.h"
#include "jj-pack-private.h"

#include <string.h>

struct _JjPackSet
{
  gatomicrefcount ref_count;
  GPtrArray *packs;
  GPtrArray *entries;  /* JjEntry: a pack's own, or one of `changed` */
  GPtrArray *changed;  /* copies with an override, owned */
  GHashTable *by_id;   /* id → GPtrArray of JjEntry, in the packs' order */
  GPtrArray *ids;      /* keys of by_id in order of their first entry */
  GHashTable *by_item; /* budget_line.item → GPtrArray of ids of `item` entries */
  GArray *changes;     /* gint64 days on which something begins to differ, sorted */
  char *problem;
};

static void
add_to (GHashTable *table, const char *key, gpointer value)
{
  GPtrArray *list = g_hash_table_lookup (table, key);

  if (!list)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (table, (gpointer)key, list);
    }
  g_ptr_array_add (list, value);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

  return (x > y) - (x < y);
}

static void
add_change (JjPackSet *self, gint64 day)
{
  if (day != G_MININT64 && day != G_MAXINT64)
    g_array_append_val (self->changes, day);
}

static void
note_problem (JjPackSet *self, const char *entry, const char *fault)
{
  if (!self->problem)
    self->problem
        = g_strdup_printf (_ ("The adjustment of “%s” does not count: %s."), entry, fault);
}

/* What an override makes of an entry: a copy with the planner's value, or without one a copy that
 * the planner has confirmed. NULL: left as it is. */
static JjEntry *
override_entry (JjPackSet *self, const JjEntry *entry, const JjElement *override)
{
  const char *value = jj_element_get_text (override, JJ_OVERRIDE_VALUE);
  const char *reason = jj_element_get_text (override, JJ_OVERRIDE_REASON);
  g_autofree char *fault = NULL;
  JjEntry *copy;

  if (!reason)
    {
      note_problem (self, entry->id, _ ("it has no reason"));
      return NULL;
    }
  copy = jj_entry_copy (entry);
  copy->override = jj_element_get_id (override);
  if (value && (fault = jj_entry_apply_override (copy, value)))
    {
      note_problem (self, entry->id, fault);
      jj_entry_free (copy);
      return NULL;
    }
  g_ptr_array_add (self->changed, copy);
  return copy;
}

static const JjElement *
find_override (JjPlan *plan, const char *id)
{
  const JjElement *found = NULL;

  for (guint i = 0; plan && i < jj_plan_get_count (plan, JJ_KIND_OVERRIDE); i++)
    {
      const JjElement *override = jj_plan_get_nth (plan, JJ_KIND_OVERRIDE, i);

      if (g_strcmp0 (jj_element_get_text (override, JJ_OVERRIDE_ENTRY), id) == 0)
        found = override; /* the last one counts */
    }
  return found;
}

static void
add_entry (JjPackSet *self, const JjEntry *original, JjPlan *plan)
{
  const JjElement *override = find_override (plan, original->id);
  JjEntry *copy = override ? override_entry (self, original, override) : NULL;
  JjEntry *entry = copy ? copy : (JjEntry *)original;
  const char *item
      = strcmp (entry->form->id, "item") == 0 ? jj_entry_get_string (entry, "item") : NULL;

  g_ptr_array_add (self->entries, entry);
  if (!g_hash_table_contains (self->by_id, entry->id))
    {
      g_ptr_array_add (self->ids, entry->id);
      if (item)
        add_to (self->by_item, item, entry->id);
    }
  add_to (self->by_id, entry->id, entry);
  add_change (self, entry->valid_from);
  if (entry->valid_to != G_MAXINT64)
    add_change (self, entry->valid_to + 1);
}

/* A rule that names another rule which is not there would silently never hold. */
static void
check_references (JjPackSet *self)
{
  for (guint i = 0; i < self->entries->len && !self->problem; i++)
    {
      const JjEntry *entry = self->entries->pdata[i];

      for (const JjParam *param = entry->form->params; param && param->id; param++)
        {
          const char *id
              = param->type == JJ_PARAM_ENTRY ? jj_entry_get_string (entry, param->id) : NULL;

          if (id && !g_hash_table_contains (self->by_id, id))
            self->problem = g_strdup_printf (_ ("The rule “%s” names “%s”, which is in no pack."),
                                             entry->id, id);
        }
    }
}

JjPackSet *
jj_pack_set_new (GPtrArray *packs, JjPlan *plan)
{
  JjPackSet *self = g_new0 (JjPackSet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->packs = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_pack_unref);
  self->entries = g_ptr_array_new ();
  self->ids = g_ptr_array_new ();
  self->changed = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_entry_free);
  self->by_id
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  self->by_item
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  self->changes = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < packs->len; i++)
    {
      JjPack *pack = jj_pack_ref (packs->pdata[i]);

      g_ptr_array_add (self->packs, pack);
      for (guint j = 0; j < jj_pack_get_n_entries (pack); j++)
        add_entry (self, jj_pack_get_entry (pack, j), plan);
    }
  g_array_sort (self->changes, compare_days);
  check_references (self);
  return self;
}

JjPackSet *
jj_pack_set_ref (JjPackSet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
jj_pack_set_unref (JjPackSet *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->by_item);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->changed);
  g_ptr_array_unref (self->packs);
  g_array_unref (self->changes);
  g_free (self->problem);
  g_free (self);
}

guint
jj_pack_set_get_n_packs (const JjPackSet *self)
{
  return self->packs->len;
}

JjPack *
jj_pack_set_get_pack (const JjPackSet *self, guint i)
{
  g_return_val_if_fail (i < self->packs->len, NULL);
  return self->packs->pdata[i];
}

const char *
jj_pack_set_get_problem (const JjPackSet *self)
{
  return self->problem;
}

guint
jj_pack_set_get_n_entries (const JjPackSet *self)
{
  return self->entries->len;
}

const JjEntry *
jj_pack_set_get_entry (const JjPackSet *self, guint i)
{
  g_return_val_if_fail (i < self->entries->len, NULL);
  return self->entries->pdata[i];
}

const JjEntry *
jj_pack_set_find (const JjPackSet *self, const char *id, gint64 day)
{
  GPtrArray *versions = id ? g_hash_table_lookup (self->by_id, id) : NULL;

  /* A later pack lies over an earlier one. */
  for (guint i = versions ? versions->len : 0; i > 0; i--)
    {
      if (jj_entry_holds (versions->pdata[i - 1], day))
        return versions->pdata[i - 1];
    }
  return NULL;
}

gboolean
jj_pack_set_has_one (const JjPackSet *self, const char *id)
{
  GPtrArray *versions = g_hash_table_lookup (self->by_id, id);

  return versions && versions->len == 1;
}

GPtrArray *
jj_pack_set_list (const JjPackSet *self, const char *form, gint64 day)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->ids->len; i++)
    {
      const JjEntry *entry = jj_pack_set_find (self, self->ids->pdata[i], day);

      if (entry && strcmp (entry->form->id, form) == 0)
        g_ptr_array_add (list, (gpointer)entry);
    }
  return list;
}

const JjEntry *
jj_pack_set_find_item (const JjPackSet *self, const char *item, gint64 day)
{
  GPtrArray *ids = item ? g_hash_table_lookup (self->by_item, item) : NULL;

  for (guint i = ids ? ids->len : 0; i > 0; i--)
    {
      const JjEntry *entry = jj_pack_set_find (self, ids->pdata[i - 1], day);

      if (entry)
        return entry;
    }
  return NULL;
}

guint
jj_pack_set_get_period (const JjPackSet *self, gint64 day)
{
  guint low = 0, high = self->changes->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->changes, gint64, middle) <= day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
