/* jj-import-wait.c: rows that name rows that wait as well */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-import-private.h"

static JjImportWait *
get_wait (const JjImport *import, guint i)
{
  return &g_array_index (import->waiting, JjImportWait, i);
}

/* What the rows that are still promised would bring. (transfer full) */
static JjLookup *
list_offers (const GPtrArray *imports, JjPlan *plan)
{
  JjLookup *offers = jj_lookup_new (plan);
  JjId number = 0;

  for (guint i = 0; i < imports->len; i++)
    {
      const JjImport *import = imports->pdata[i];

      for (guint k = 0; k < import->waiting->len; k++)
        if (get_wait (import, k)->is_promised)
          jj_lookup_add (offers, import->kind, --number, get_wait (import, k)->code,
                         get_wait (import, k)->name);
    }
  return offers;
}

static gboolean
is_offered (const JjImportWait *wait, JjLookup *offers)
{
  for (guint i = 0; i < wait->wants->len; i++)
    {
      const JjImportWant *want = wait->wants->pdata[i];

      if (!want->is_optional && !jj_lookup_find (offers, want->kinds, want->text, NULL))
        return FALSE;
    }
  return TRUE;
}

/* Takes the promise from rows that want what nobody brings; how many. */
static guint
drop_unmet (const GPtrArray *imports, JjLookup *offers)
{
  guint n = 0;

  for (guint i = 0; i < imports->len; i++)
    {
      const JjImport *import = imports->pdata[i];

      for (guint k = 0; k < import->waiting->len; k++)
        {
          JjImportWait *wait = get_wait (import, k);

          if (!wait->is_promised || is_offered (wait, offers))
            continue;
          wait->is_promised = FALSE;
          n++;
        }
    }
  return n;
}

guint
jj_import_promise (const GPtrArray *imports, JjPlan *plan)
{
  guint n = 0, n_dropped = 1;

  for (guint i = 0; i < imports->len; i++)
    for (guint k = 0; k < ((JjImport *)imports->pdata[i])->waiting->len; k++)
      {
        JjImportWait *wait = get_wait (imports->pdata[i], k);

        wait->is_promised = wait->is_sound && wait->id == 0 && wait->wants;
        n += wait->is_promised;
      }
  while (n > 0 && n_dropped > 0)
    {
      g_autoptr (JjLookup) offers = list_offers (imports, plan);

      n_dropped = drop_unmet (imports, offers);
      n -= n_dropped;
    }
  return n;
}

static void
free_want (gpointer data)
{
  g_free (((JjImportWant *)data)->text);
  g_free (data);
}

void
jj_importing_want (JjImporting *self, guint64 kinds, const char *text, gboolean is_optional)
{
  JjImportWant *want = g_new (JjImportWant, 1);

  *want = (JjImportWant){ kinds, g_strdup (text), is_optional };
  if (!self->wait->wants)
    self->wait->wants = g_ptr_array_new_with_free_func (free_want);
  g_ptr_array_add (self->wait->wants, want);
}

void
jj_import_wait_clear (gpointer data)
{
  JjImportWait *wait = data;

  g_clear_pointer (&wait->wants, g_ptr_array_unref);
  g_clear_pointer (&wait->code, g_free);
  g_clear_pointer (&wait->name, g_free);
}
