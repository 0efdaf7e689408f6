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

/* Sheets of our own workbooks that say what other columns say already. */
static gboolean
is_listed (JjKindId kind)
{
  return !(jj_kind_get (kind)->flags & (JJ_KIND_LINK | JJ_KIND_SINGLE)) && kind < JJ_KIND_STICKY;
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
  if (by_name != JJ_N_KINDS && !is_listed (by_name))
    return g_strdup (_ ("The sheet is for reading; its rows come in by columns of other sheets, or "
                        "by JSON."));
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
    sheet->why = g_strdup (error->message);
  return sheet;
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
      any = any || sheet->mapping;
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

static void
label (JjBatch *self, GPtrArray *mapped)
{
  g_autofree char *text = NULL;

  if (mapped->len == 1)
    text = g_strdup (jj_edit_get_label (((JjBatchSheet *)mapped->pdata[0])->import->edit));
  else
    text = g_strdup_printf (_ ("Import: %u lists"), mapped->len);
  jj_edit_set_label (self->edit, text);
}

/* One sheet on the plan as it stands after those before it. *plan: replaced where others follow. */
static gboolean
run_sheet (JjBatch *self,
           JjBatchSheet *sheet,
           JjPlan **plan,
           gboolean is_last,
           GCancellable *cancellable,
           GError **error)
{
  sheet->import = jj_import_new (*plan, sheet->mapping, cancellable, error);
  if (!sheet->import)
    return FALSE;
  for (guint i = 0; i < JJ_N_ROW_STATES; i++)
    self->counts[i] += sheet->import->counts[i];
  if (!is_last && !jj_edit_is_empty (sheet->import->edit))
    {
      JjPlan *next = jj_plan_with (*plan, sheet->import->edit, error);

      if (!next)
        return FALSE;
      g_object_unref (*plan);
      *plan = next;
    }
  return TRUE;
}

gboolean
jj_batch_run (JjBatch *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) mapped = list_mapped (self);
  g_autoptr (JjPlan) plan = g_object_ref (self->plan);

  memset (self->counts, 0, sizeof self->counts);
  jj_edit_unref (self->edit);
  self->edit = jj_edit_new ("");
  for (guint i = 0; i < mapped->len; i++)
    if (!run_sheet (self, mapped->pdata[i], &plan, i + 1 == mapped->len, cancellable, error))
      return FALSE;
  label (self, mapped);
  for (guint i = 0; i < mapped->len; i++)
    jj_edit_take (self->edit, ((JjBatchSheet *)mapped->pdata[i])->import->edit);
  return TRUE;
}
