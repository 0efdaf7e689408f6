/* jj-import-lines.c: the rows of an import in words */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-import-lines.h"

#include "jj-kinds-people.h"

#include <glib/gi18n.h>

static void
line_free (gpointer data)
{
  JjImportLine *line = data;

  g_free (line->file);
  g_free (line->sheet);
  g_free (line->name);
  g_free (line->reason);
  g_free (line);
}

const char *
jj_import_state_get_label (guint state)
{
  static const char *const labels[JJ_N_ROW_STATES] = {
    [JJ_ROW_NEW] = N_ ("new"),
    [JJ_ROW_UPDATE] = N_ ("changed"),
    [JJ_ROW_UNCHANGED] = N_ ("as it is"),
    [JJ_ROW_REFUSED] = N_ ("refused"),
    [JJ_ROW_PROPOSED] = N_ ("same name"),
    [JJ_ROW_SKIPPED] = N_ ("left out"),
  };

  return _ (labels[state]);
}

/* Line of the file → why, the column named where one is meant. */
static void
collect (GHashTable *reasons, const GPtrArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const JjImportFault *fault = faults->pdata[i];
      const char *before = g_hash_table_lookup (reasons, GUINT_TO_POINTER (fault->line));
      g_autofree char *where
          = fault->heading && *fault->heading
                ? g_strdup_printf (_ ("column %u (%s): "), fault->column, fault->heading)
                : g_strdup ("");

      g_hash_table_insert (reasons, GUINT_TO_POINTER (fault->line),
                           g_strdup_printf ("%s%s%s%s", before ? before : "", before ? "；" : "",
                                            where, fault->reason));
    }
}

/* The column of the name, else of the code; -1. */
static int
find_name_column (const JjMapping *mapping)
{
  int found = -1;

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      int field = g_array_index (mapping->columns, JjMappingColumn, i).target.field;

      if (field == JJ_NAME)
        return (int)i;
      if (field == JJ_CODE && found < 0)
        found = (int)i;
    }
  return found;
}

static JjImportLine *
add_line (GPtrArray *lines, const char *path, const char *sheet, JjRowState state)
{
  JjImportLine *line = g_new0 (JjImportLine, 1);

  line->file = g_path_get_basename (path);
  line->sheet = g_strdup (sheet ? sheet : "");
  line->state = state;
  line->is_refused = state == JJ_ROW_REFUSED;
  line->waits = state == JJ_ROW_PROPOSED;
  line->kind = JJ_N_KINDS;
  line->sheet_index = G_MAXUINT;
  g_ptr_array_add (lines, line);
  return line;
}

/* Persons and communities have their names within a school. (transfer full) */
static char *
describe_element (const JjElement *element)
{
  JjKindId kind = jj_element_get_kind_id (element);
  const JjElement *school = kind == JJ_KIND_PERSON ? jj_element_get_ref (element, JJ_PERSON_SCHOOL)
                            : kind == JJ_KIND_COMMUNITY
                                ? jj_element_get_ref (element, JJ_COMMUNITY_SCHOOL)
                                : NULL;

  return school ? g_strdup_printf (_ ("%s (%s)"), jj_element_get_title (element),
                                   jj_element_get_title (school))
                : g_strdup (jj_element_get_title (element));
}

/* What a person needs to choose: whom a row is the same as. (transfer full) */
static char *
describe_row (JjPlan *plan, const JjImportRow *row, const char *reason)
{
  const JjElement *same = row->state == JJ_ROW_PROPOSED || row->state == JJ_ROW_SKIPPED
                              ? jj_plan_find (plan, row->id)
                              : NULL;
  g_autofree char *who = same ? describe_element (same) : NULL;
  g_autofree char *text = same ? g_strdup_printf (_ ("has the name of %s"), who) : NULL;

  return g_strconcat (text ? text : "", text && reason ? "；" : "", reason, NULL);
}

static void
add_rows (GPtrArray *lines, const JjBatch *batch, guint index)
{
  const JjBatchSheet *sheet = batch->sheets->pdata[index];
  const JjImport *import = sheet->import;
  const char *name = jj_cells_get_sheet (sheet->cells);
  int column = find_name_column (sheet->mapping);
  guint at = 0, n = jj_cells_get_n_rows (sheet->cells);
  g_autoptr (GHashTable) reasons = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  collect (reasons, import->faults);
  collect (reasons, import->notices);
  for (guint i = 0; i < import->rows->len; i++)
    {
      const JjImportRow *row = &g_array_index (import->rows, JjImportRow, i);
      JjImportLine *line = add_line (lines, sheet->path, name, row->state);
      const char *reason = g_hash_table_lookup (reasons, GUINT_TO_POINTER (row->line));

      while (at < n && jj_cells_get_line (sheet->cells, at) < row->line)
        at++;
      line->sheet_index = index;
      line->line = row->line;
      line->kind = import->kind;
      line->by_name = row->by_name && row->state != JJ_ROW_UNCHANGED;
      line->reason = describe_row (batch->plan, row, reason);
      line->name
          = g_strdup (at < n && column >= 0 ? jj_cells_get (sheet->cells, at, (guint)column) : "");
    }
}

/* What a person must look at comes first. */
static guint
urgency (const JjImportLine *line)
{
  static const guint places[JJ_N_ROW_STATES] = {
    [JJ_ROW_PROPOSED] = 0, [JJ_ROW_REFUSED] = 1, [JJ_ROW_UPDATE] = 2,
    [JJ_ROW_NEW] = 3,      [JJ_ROW_SKIPPED] = 4, [JJ_ROW_UNCHANGED] = 5,
  };

  return places[line->state];
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const JjImportLine *one = *(JjImportLine *const *)a, *other = *(JjImportLine *const *)b;

  if (urgency (one) != urgency (other))
    return urgency (one) < urgency (other) ? -1 : 1;
  if (!*one->reason != !*other->reason)
    return *one->reason ? -1 : 1;
  if (one->sheet_index != other->sheet_index)
    return one->sheet_index < other->sheet_index ? -1 : 1;
  return (one->line > other->line) - (one->line < other->line);
}

GPtrArray *
jj_import_lines_new (const JjBatch *batch, char *const *refused)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);

  for (guint i = 0; refused[i] && refused[i + 1]; i += 2)
    add_line (lines, refused[i], NULL, JJ_ROW_REFUSED)->reason = g_strdup (refused[i + 1]);
  for (guint i = 0; i < batch->sheets->len; i++)
    {
      const JjBatchSheet *sheet = batch->sheets->pdata[i];

      JjRowState state
          = sheet->is_stranger && !sheet->is_left_out ? JJ_ROW_REFUSED : JJ_ROW_SKIPPED;

      if (sheet->import)
        add_rows (lines, batch, i);
      else
        add_line (lines, sheet->path, jj_cells_get_sheet (sheet->cells), state)->reason
            = g_strdup (sheet->why);
    }
  g_ptr_array_sort (lines, compare_lines);
  return lines;
}
