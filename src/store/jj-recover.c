/* jj-recover.c: a new file from what a damaged one still holds */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-recover.h"

#include "jj-format.h"
#include "jj-plan-private.h"
#include "jj-salvage.h"
#include "jj-store-error.h"
#include "jj-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>

/* More lines than this say nothing more. */
#define MAX_LINES 200

typedef struct
{
  JjSalvage *salvage;
  GHashTable *by_id; /* rows that stay */
  GPtrArray *lines;
  guint n_hidden; /* lines beyond MAX_LINES */
} Recovery;

G_GNUC_PRINTF (2, 3)
static void
note (Recovery *self, const char *format, ...)
{
  va_list args;

  if (self->lines->len >= MAX_LINES)
    {
      self->n_hidden++;
      return;
    }
  va_start (args, format);
  g_ptr_array_add (self->lines, g_strdup_vprintf (format, args));
  va_end (args);
}

/* "School “斗六國小”"; a link by its id. */
static char *
describe (const JjSalvagedRow *row)
{
  char id[JJ_ID_LENGTH + 1];
  g_autofree char *name = NULL;

  jj_id_to_string (row->id, id);
  if (!(row->kind->flags & JJ_KIND_LINK) && row->values[JJ_NAME].text)
    name = g_utf8_make_valid (row->values[JJ_NAME].text, -1);
  return g_strdup_printf ("%s “%s”", jj_label (row->kind->label), name ? name : id);
}

static void
drop (Recovery *self, JjSalvagedRow *row)
{
  g_autofree char *what = describe (row);

  note (self, _ ("%s is left out: what it cannot be without is lost."), what);
  g_hash_table_remove (self->by_id, &row->id);
}

static void
empty_field (Recovery *self, JjSalvagedRow *row, guint field)
{
  g_autofree char *what = describe (row);

  note (self, _ ("%s: “%s” is lost and now empty."), what,
        jj_label (row->kind->fields[field].label));
  jj_value_clear (row->kind->fields[field].type, &row->values[field]);
}

/* Values that a field cannot hold. */
static void
settle_values (Recovery *self, JjSalvagedRow *row)
{
  for (guint i = 0; i < row->kind->n_fields; i++)
    if (row->bad & G_GUINT64_CONSTANT (1) << i
        || !jj_value_check (&row->kind->fields[i], row->values[i], NULL))
      empty_field (self, row, i);
}

static gboolean
is_needed (const JjKind *kind, guint field)
{
  return kind->fields[field].flags & JJ_FIELD_REQUIRED
         || (kind->flags & JJ_KIND_LINK && field < JJ_LINK_FIELDS);
}

static gboolean
can_point (Recovery *self, const JjSalvagedRow *row, guint field)
{
  JjId id = row->values[field].number;
  const JjSalvagedRow *target = id ? g_hash_table_lookup (self->by_id, &id) : NULL;
  guint64 targets = row->kind->fields[field].targets;

  return target && target != row && targets & JJ_KIND_BIT (jj_kind_index (target->kind));
}

static gboolean
has_possible_ends (Recovery *self, const JjSalvagedRow *row)
{
  const JjSalvagedRow *from = g_hash_table_lookup (self->by_id, &row->values[JJ_FROM].number);
  const JjSalvagedRow *to = g_hash_table_lookup (self->by_id, &row->values[JJ_TO].number);

  return jj_kind_allows (row->kind, jj_kind_index (from->kind), jj_kind_index (to->kind));
}

/* TRUE if the row was left out, so that others may have lost their target. */
static gboolean
settle_references (Recovery *self, JjSalvagedRow *row)
{
  for (guint i = 0; i < row->kind->n_fields; i++)
    {
      const JjField *field = &row->kind->fields[i];
      gboolean needed = is_needed (row->kind, i);

      if (needed && jj_value_is_empty (field->type, row->values[i]))
        {
          drop (self, row);
          return TRUE;
        }
      if (field->type != JJ_TYPE_REF || row->values[i].number == 0 || can_point (self, row, i))
        continue;
      if (needed)
        {
          drop (self, row);
          return TRUE;
        }
      empty_field (self, row, i);
    }
  if (!(row->kind->flags & JJ_KIND_LINK) || has_possible_ends (self, row))
    return FALSE;
  drop (self, row);
  return TRUE;
}

/* Deeper than any tree of parents; who hangs below a circle is not in it. */
#define MAX_DEPTH 1000

/* Parents that lead in a circle: the first met becomes a root. */
static void
settle_circles (Recovery *self, JjSalvagedRow *row)
{
  for (guint i = 0; i < row->kind->n_fields; i++)
    {
      const JjSalvagedRow *up = row;

      if (row->kind->flags & JJ_KIND_LINK || row->kind->fields[i].type != JJ_TYPE_REF
          || row->kind->fields[i].targets != JJ_KIND_BIT (jj_kind_index (row->kind)))
        continue;
      for (guint n = 0; up && n <= MAX_DEPTH; n++)
        {
          up = g_hash_table_lookup (self->by_id, &up->values[i].number);
          if (up != row)
            continue;
          empty_field (self, row, i);
          break;
        }
    }
}

static void
settle_codes (Recovery *self)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->salvage->rows->len; i++)
    {
      JjSalvagedRow *row = g_ptr_array_index (self->salvage->rows, i);

      if (row->kind->flags & JJ_KIND_LINK || !row->values[JJ_CODE].text)
        continue;
      if (!g_hash_table_add (codes,
                             g_strdup_printf ("%s %s", row->kind->id, row->values[JJ_CODE].text)))
        empty_field (self, row, JJ_CODE);
    }
}

static void
settle_all (Recovery *self)
{
  GPtrArray *rows = self->salvage->rows;
  gboolean again = TRUE;

  for (guint i = 0; i < rows->len; i++)
    {
      JjSalvagedRow *row = g_ptr_array_index (rows, i);

      settle_values (self, row);
      g_hash_table_insert (self->by_id, &row->id, row);
    }
  settle_codes (self);
  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < rows->len; i++)
        {
          JjSalvagedRow *row = g_ptr_array_index (rows, i);

          if (g_hash_table_contains (self->by_id, &row->id))
            again = settle_references (self, row) || again;
        }
    }
  for (guint i = 0; i < rows->len; i++)
    {
      JjSalvagedRow *row = g_ptr_array_index (rows, i);

      if (g_hash_table_contains (self->by_id, &row->id))
        settle_circles (self, row);
    }
}

static JjPlan *
make_plan (Recovery *self)
{
  g_autoptr (JjPlan) plan = jj_plan_new ();

  for (guint i = 0; i < self->salvage->rows->len; i++)
    {
      JjSalvagedRow *row = g_ptr_array_index (self->salvage->rows, i);
      g_autoptr (GError) error = NULL;

      if (!g_hash_table_contains (self->by_id, &row->id))
        continue;
      if (!jj_plan_load_add (plan, row->kind, row->id, row->rank, g_steal_pointer (&row->values),
                             &error))
        note (self, "%s", error->message);
    }
  return jj_plan_load_finish (plan, NULL) ? g_steal_pointer (&plan) : NULL;
}

static void
note_tables (Recovery *self)
{
  for (guint k = 0; k < JJ_N_KINDS; k++)
    {
      const char *label = jj_label (jj_kind_get (k)->label);

      if (self->salvage->lost_tables & JJ_KIND_BIT (k))
        note (self, _ ("%s: nothing could be read."), label);
      else if (self->salvage->broken_tables & JJ_KIND_BIT (k))
        note (self, _ ("%s: a part could not be read."), label);
    }
  if (self->salvage->n_impossible > 0)
    {
      guint n = self->salvage->n_impossible;

      note (self,
            g_dngettext (GETTEXT_PACKAGE, "%u row with an impossible id is left out.",
                         "%u rows with impossible ids are left out.", n),
            n);
    }
}

static char *
finish_report (Recovery *self)
{
  const char *verdict = _ ("Whether this is all that was written last cannot be told.");
  guint n = g_hash_table_size (self->by_id);
  g_autofree char *count
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u element or link was read.",
                                      "%u elements and links were read.", n),
                         n);

  if (self->salvage->is_complete)
    verdict = _ ("This is all that was written last; nothing is lost.");
  else if (self->salvage->is_known)
    verdict = _ ("This is not all that was written last.");
  g_ptr_array_insert (self->lines, 0, g_steal_pointer (&count));
  g_ptr_array_insert (self->lines, 1, g_strdup (verdict));
  if (self->n_hidden > 0)
    g_ptr_array_add (self->lines,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "And %u more such loss.",
                                                   "And %u more such losses.", self->n_hidden),
                                      self->n_hidden));
  g_ptr_array_add (self->lines,
                   g_strdup (_ ("The history begins anew; the old file stays as it is.")));
  g_ptr_array_add (self->lines, NULL);
  return g_strjoinv ("\n", (char **)self->lines->pdata);
}

/* With the journal beside it and without: what is complete, else what is more. */
static JjSalvage *
read_best (const char *damaged, const char *out)
{
  g_autoptr (JjSalvage) alone = jj_salvage_read (damaged, FALSE, out);
  g_autoptr (JjSalvage) played = NULL;

  if (alone && alone->is_complete)
    return g_steal_pointer (&alone);
  played = jj_salvage_read (damaged, TRUE, out);
  if (played && (!alone || played->is_complete || played->rows->len > alone->rows->len))
    return g_steal_pointer (&played);
  return g_steal_pointer (&alone);
}

gboolean
jj_store_recover (const char *damaged, const char *out, char **report, GError **error)
{
  g_autoptr (JjSalvage) salvage = NULL;
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JjPlan) plan = NULL;
  Recovery recovery = { .by_id = by_id, .lines = lines };
  struct stat info;

  g_return_val_if_fail (damaged != NULL && out != NULL && report != NULL, FALSE);

  if (stat (damaged, &info) < 0)
    return jj_store_fail_errno (errno, damaged, error);
  if (!S_ISREG (info.st_mode))
    return jj_store_fail (JJ_STORE_ERROR_NOT_A_PLAN, damaged, error);
  if (g_file_test (out, G_FILE_TEST_EXISTS))
    return jj_store_fail (JJ_STORE_ERROR_EXISTS, out, error);
  recovery.salvage = salvage = read_best (damaged, out);
  if (!salvage)
    return jj_store_fail (JJ_STORE_ERROR_NOT_A_PLAN, damaged, error);
  note_tables (&recovery);
  settle_all (&recovery);
  plan = make_plan (&recovery);
  if (!plan)
    return jj_store_fail (JJ_STORE_ERROR_DAMAGED, damaged, error);
  if (!jj_store_write_new (out, plan, jj_log_get_account (), FALSE, error))
    return FALSE;
  *report = finish_report (&recovery);
  return TRUE;
}
