/* jj-pack-diff.c: what another set of rule packs would change */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-pack-diff.h"

#include "jj-pack-private.h"

#include <string.h>

static void
clear_change (gpointer data)
{
  JjPackChange *change = data;

  g_free (change->id);
  g_free (change->title);
  g_free (change->old_value);
  g_free (change->new_value);
}

/* An entry is in force where no later pack has put another version over it. */
static gboolean
in_force (JjPackSet *set, const JjEntry *entry, gint64 first, gint64 last)
{
  gint64 from = MAX (entry->valid_from, first);

  return from <= MIN (entry->valid_to, last) && jj_pack_set_find (set, entry->id, from) == entry;
}

static char *
value_of (const JjEntry *entry)
{
  char *text = jj_entry_get_value_text (entry, NULL);

  return text ? text : g_strdup ("");
}

static gboolean
same_parameters (const JjEntry *a, const JjEntry *b)
{
  g_autoptr (JsonNode) x = json_node_alloc (), y = json_node_alloc ();

  json_node_init_object (x, a->parameters);
  json_node_init_object (y, b->parameters);
  return json_node_equal (x, y);
}

static gboolean
same_entry (const JjEntry *a, const JjEntry *b)
{
  return a->form == b->form && a->severity == b->severity && a->status == b->status
         && a->valid_from == b->valid_from && a->valid_to == b->valid_to
         && g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->text, b->text) == 0
         && g_strcmp0 (a->source, b->source) == 0 && same_parameters (a, b);
}

static void
add_change (GArray *changes, JjPackChangeType type, const JjEntry *old, const JjEntry *new)
{
  const JjEntry *entry = new ? new : old;
  JjPackChange change = { type, g_strdup (entry->id), g_strdup (entry->title), NULL, NULL };

  change.old_value = old ? value_of (old) : g_strdup ("");
  change.new_value = new ? value_of (new) : g_strdup ("");
  g_array_append_val (changes, change);
}

GArray *
jj_pack_diff (JjPackSet *before, JjPackSet *after, gint64 first, gint64 last)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (JjPackChange));

  g_array_set_clear_func (changes, clear_change);
  for (guint i = 0; i < jj_pack_set_get_n_entries (after); i++)
    {
      const JjEntry *new = jj_pack_set_get_entry (after, i);
      const JjEntry *old = jj_pack_set_find (before, new->id, MAX (new->valid_from, first));

      if (!in_force (after, new, first, last))
        continue;
      if (!old)
        add_change (changes, JJ_PACK_ADDED, NULL, new);
      else if (!same_entry (old, new))
        add_change (changes, JJ_PACK_CHANGED, old, new);
    }
  for (guint i = 0; i < jj_pack_set_get_n_entries (before); i++)
    {
      const JjEntry *old = jj_pack_set_get_entry (before, i);

      if (in_force (before, old, first, last)
          && !jj_pack_set_find (after, old->id, MAX (old->valid_from, first)))
        add_change (changes, JJ_PACK_REMOVED, old, NULL);
    }
  return changes;
}

GPtrArray *
jj_packs_with (GPtrArray *packs, JjPack *pack)
{
  GPtrArray *with = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_pack_unref);
  gboolean found = FALSE;

  for (guint i = 0; i < packs->len; i++)
    {
      JjPack *each = g_ptr_array_index (packs, i);
      gboolean same = strcmp (jj_pack_get_id (each), jj_pack_get_id (pack)) == 0;

      found |= same;
      g_ptr_array_add (with, jj_pack_ref (same ? pack : each));
    }
  if (!found)
    g_ptr_array_add (with, jj_pack_ref (pack));
  return with;
}
