/* jj-batch.c: many files and sheets as one edit */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-batch.h"
#include "jj-importer.h"
#include "jj-labels.h"
#include "jj-load.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What rows of a kind name comes in before them. */
static const JjKindId order[] = {
  JJ_KIND_SCHOOL,    JJ_KIND_ORGANISATION, JJ_KIND_TALENT_POOL, JJ_KIND_PROGRAMME,
  JJ_KIND_PURSE,     JJ_KIND_SCENARIO,     JJ_KIND_OBJECTIVE,   JJ_KIND_PERSON,
  JJ_KIND_COMMUNITY, JJ_KIND_ALLIANCE,     JJ_KIND_ACTIVITY,    JJ_KIND_BUDGET_LINE,
};

static void
sheet_free (gpointer data)
{
  JjBatchSheet *sheet = data;

  g_free (sheet->path);
  g_free (sheet->why);
  jj_cells_unref (sheet->cells);
  g_clear_pointer (&sheet->import, jj_import_free);
  g_clear_pointer (&sheet->mapping, jj_mapping_free);
  g_free (sheet);
}

JjBatch *
jj_batch_new (JjPlan *plan, const JjMappingMemory *memory)
{
  JjBatch *self = g_new0 (JjBatch, 1);

  self->plan = g_object_ref (plan);
  self->memory = memory;
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->edit = jj_edit_new ("");
  return self;
}

void
jj_batch_free (JjBatch *self)
{
  g_ptr_array_unref (self->sheets);
  jj_edit_unref (self->edit);
  g_object_unref (self->plan);
  g_free (self);
}

/* The kind whose id or label is the name of a sheet; JJ_N_KINDS for none. */
static JjKindId
find_kind (const char *name)
{
  for (guint i = 0; name && i < JJ_N_KINDS; i++)
    {
      const JjKind *kind = jj_kind_get (i);

      if (strcmp (name, kind->id) == 0 || strcmp (name, kind->label) == 0
          || strcmp (name, jj_label (kind->label)) == 0
          || strcmp (name, jj_label_zh (kind->label)) == 0)
        return i;
    }
  return JJ_N_KINDS;
}

gboolean
jj_batch_can_list (JjKindId kind)
{
  const JjKind *table = jj_kind_get (kind);

  if (table->flags & JJ_KIND_LINK)
    return !(table->flags & JJ_KIND_COMPUTED);
  return !(table->flags & JJ_KIND_SINGLE) && kind < JJ_KIND_STICKY;
}

/* Why the sheet is no list, before anyone looks at its headings. (nullable) (transfer full) */
static char *
find_obstacle (const JjCells *cells, JjKindId by_name)
{
  guint n = jj_cells_get_n_rows (cells);

  if (n == 0)
    return g_strdup (_ ("The sheet is empty."));
  if (jj_cells_is_hidden (cells))
    return g_strdup_printf (_ ("The sheet is hidden (%u rows); show it to have it taken in."), n);
  if (by_name != JJ_N_KINDS && !jj_batch_can_list (by_name))
    return g_strdup (_ ("The sheet is for reading; its rows come in by JSON."));
  return NULL;
}

static JjBatchSheet *
add_sheet (JjBatch *self, const char *path, JjCells *cells, JjKindId kind)
{
  JjBatchSheet *sheet = g_new0 (JjBatchSheet, 1);
  JjKindId by_name = find_kind (jj_cells_get_sheet (cells));
  g_autoptr (GError) error = NULL;

  sheet->path = g_strdup (path);
  sheet->cells = jj_cells_ref (cells);
  sheet->why = find_obstacle (cells, by_name);
  if (!sheet->why && kind == JJ_N_KINDS && by_name != JJ_N_KINDS)
    sheet->mapping = jj_mapping_memory_map (self->memory, cells, by_name, NULL);
  if (!sheet->why && !sheet->mapping)
    sheet->mapping = jj_mapping_memory_map (self->memory, cells, kind, &error);
  if (sheet->mapping)
    sheet->mapping->doubles = self->doubles;
  if (error)
    {
      sheet->why = g_strdup (error->message);
      sheet->is_stranger = TRUE;
    }
  return sheet;
}

void
jj_batch_take_as (JjBatch *self, JjBatchSheet *sheet, JjKindId kind)
{
  JjMapping *mapping = NULL;

  if (kind != JJ_N_KINDS)
    mapping = jj_mapping_memory_map (self->memory, sheet->cells, kind, NULL);
  if (kind != JJ_N_KINDS && !mapping)
    mapping = jj_mapping_new_at (sheet->cells, kind, jj_mapping_find_widest_row (sheet->cells));
  g_clear_pointer (&sheet->import, jj_import_free);
  g_clear_pointer (&sheet->mapping, jj_mapping_free);
  g_free (sheet->why);
  sheet->why = mapping ? NULL : g_strdup (_ ("The sheet is left out, as was chosen."));
  sheet->is_stranger = sheet->is_left_out = !mapping;
  sheet->mapping = mapping;
  if (mapping)
    mapping->doubles = self->doubles;
}

gboolean
jj_batch_add (JjBatch *self, const char *path, GBytes *bytes, JjKindId kind, GError **error)
{
  g_autoptr (GPtrArray) book = jj_importer_read (bytes, error);
  guint before = self->sheets->len;
  gboolean any = FALSE;

  if (!book)
    return FALSE;
  for (guint i = 0; i < book->len; i++)
    {
      JjBatchSheet *sheet = add_sheet (self, path, book->pdata[i], kind);

      g_ptr_array_add (self->sheets, sheet);
      any = any || sheet->mapping || (sheet->is_stranger && self->keeps_strangers);
    }
  if (any)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       book->len == 1 ? ((JjBatchSheet *)self->sheets->pdata[before])->why
                                      : _ ("No sheet of this file is a list of a known kind."));
  g_ptr_array_set_size (self->sheets, (int)before);
  return FALSE;
}

gboolean
jj_batch_add_file (JjBatch *self, const char *path, JjKindId kind, GError **error)
{
  g_autoptr (GBytes) bytes = jj_load_file (path, JJ_CELLS_MAX_BYTES, error);

  return bytes && jj_batch_add (self, path, bytes, kind, error);
}

static guint
get_place (JjKindId kind)
{
  guint i = 0;

  if (jj_kind_get (kind)->flags & JJ_KIND_LINK)
    return G_N_ELEMENTS (order) + 1;
  while (i < G_N_ELEMENTS (order) && order[i] != kind)
    i++;
  return i;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const JjBatchSheet *x = *(JjBatchSheet *const *)a, *y = *(JjBatchSheet *const *)b;

  return (int)get_place (x->mapping->kind) - (int)get_place (y->mapping->kind);
}

/* (transfer container) (element-type JjBatchSheet) */
static GPtrArray *
list_mapped (JjBatch *self)
{
  GPtrArray *mapped = g_ptr_array_new ();

  for (guint i = 0; i < self->sheets->len; i++)
    {
      JjBatchSheet *sheet = self->sheets->pdata[i];

      g_clear_pointer (&sheet->import, jj_import_free);
      if (sheet->mapping)
        g_ptr_array_add (mapped, sheet);
    }
  /* Stable: sheets of one kind stay as added. */
  g_ptr_array_sort (mapped, compare_places);
  return mapped;
}

/* What came in since the last time becomes part of the edit, and of the plan that others see. plan:
 * (nullable): nothing follows. */
static gboolean
take_edit (JjBatch *self, JjImport *import, JjPlan **plan, GError **error)
{
  if (plan && !jj_edit_is_empty (import->edit))
    {
      JjPlan *next = jj_plan_with (*plan, import->edit, error);

      if (!next)
        return FALSE;
      g_object_unref (*plan);
      *plan = next;
    }
  jj_edit_take (self->edit, import->edit);
  return TRUE;
}

/* What lists may still bring: those that are to come, and those with rows that wait. */
static guint64
list_coming (const GPtrArray *mapped)
{
  guint64 coming = 0;

  for (guint i = 0; i < mapped->len; i++)
    {
      const JjBatchSheet *sheet = mapped->pdata[i];

      if (!sheet->import || sheet->import->waiting->len > 0)
        coming |= JJ_KIND_BIT (sheet->mapping->kind);
    }
  return coming;
}

/* Rows that wait for other lists, over all sheets. */
static guint
count_waiting (const GPtrArray *mapped)
{
  guint n = 0;

  for (guint i = 0; i < mapped->len; i++)
    {
      const JjImport *import = ((JjBatchSheet *)mapped->pdata[i])->import;

      n += import ? import->waiting->len : 0;
    }
  return n;
}

/* (transfer container) (element-type JjImport) */
static GPtrArray *
list_imports (const GPtrArray *mapped)
{
  GPtrArray *imports = g_ptr_array_new ();

  for (guint i = 0; i < mapped->len; i++)
    g_ptr_array_add (imports, ((JjBatchSheet *)mapped->pdata[i])->import);
  return imports;
}

/* Rows that wait look at what others brought, in rounds, until nothing more comes in. */
static gboolean
resume (JjBatch *self, GPtrArray *mapped, JjPlan **plan, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) imports = list_imports (mapped);
  guint n_waiting = count_waiting (mapped);
  gboolean is_last = FALSE;

  while (n_waiting > 0)
    {
      guint before = n_waiting;

      for (guint i = 0; i < mapped->len; i++)
        {
          JjBatchSheet *sheet = mapped->pdata[i];

          if (sheet->import->waiting->len == 0)
            continue;
          sheet->mapping->coming = list_coming (mapped);
          if (!jj_import_resume (sheet->import, *plan, sheet->mapping, is_last, cancellable))
            return !g_cancellable_set_error_if_cancelled (cancellable, error);
          if (!take_edit (self, sheet->import, plan, error))
            return FALSE;
        }
      n_waiting = count_waiting (mapped);
      is_last = n_waiting == before && jj_import_promise (imports, *plan) == 0;
    }
  return TRUE;
}

static gboolean
run_sheets (JjBatch *self, GPtrArray *mapped, GCancellable *cancellable, GError **error)
{
  g_autoptr (JjPlan) plan = g_object_ref (self->plan);

  for (guint i = 0; i < mapped->len; i++)
    {
      JjBatchSheet *sheet = mapped->pdata[i];
      gboolean more;

      sheet->mapping->coming = list_coming (mapped);
      sheet->import = jj_import_begin (plan, sheet->mapping, cancellable, error);
      if (!sheet->import)
        return FALSE;
      if (i == 0)
        jj_edit_set_label (self->edit, jj_edit_get_label (sheet->import->edit));
      more = i + 1 < mapped->len || count_waiting (mapped) > 0;
      if (!take_edit (self, sheet->import, more ? &plan : NULL, error))
        return FALSE;
      g_atomic_int_inc (&self->n_done);
    }
  return resume (self, mapped, &plan, cancellable, error);
}

gboolean
jj_batch_run (JjBatch *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) mapped = list_mapped (self);
  g_autofree char *label = NULL;

  memset (self->counts, 0, sizeof self->counts);
  g_atomic_int_set (&self->n_done, 0);
  jj_edit_unref (self->edit);
  self->edit = jj_edit_new ("");
  if (!run_sheets (self, mapped, cancellable, error))
    return FALSE;
  for (guint i = 0; i < mapped->len; i++)
    for (guint k = 0; k < JJ_N_ROW_STATES; k++)
      self->counts[k] += ((JjBatchSheet *)mapped->pdata[i])->import->counts[k];
  label = g_strdup_printf (_ ("Import: %u lists"), mapped->len);
  if (mapped->len > 1)
    jj_edit_set_label (self->edit, label);
  return TRUE;
}
