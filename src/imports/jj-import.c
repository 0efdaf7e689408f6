/* jj-import.c: the rows of a foreign table as one edit and a report */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TOLD 1000
/* Rows that name later rows of the file wait; each round places one more level of a tree. */
#define MAX_ROUNDS 16
/* Twice what a plan of the whole country has for its lines. */
#define MAX_LINKS 600000

static void
fault_free (gpointer data)
{
  JjImportFault *fault = data;

  g_free (fault->heading);
  g_free (fault->text);
  g_free (fault->reason);
  g_free (fault);
}

/* A cell's text as a report shows it: a line at most. (transfer full) */
static char *
shorten (const char *text)
{
  g_autofree char *head = NULL;

  if (g_utf8_strlen (text, -1) <= 60)
    return g_strdup (text);
  head = g_utf8_substring (text, 0, 60);
  return g_strconcat (head, "…", NULL);
}

static void
tell (JjImporting *self, GPtrArray *list, int column, char *reason)
{
  const JjCells *cells = self->mapping->cells;
  JjImportFault *fault;

  if (list->len >= MAX_TOLD)
    {
      g_free (reason);
      return;
    }
  fault = g_new0 (JjImportFault, 1);
  fault->line = jj_cells_get_line (cells, self->row);
  fault->column = column + 1;
  fault->reason = reason;
  if (column >= 0)
    {
      fault->heading
          = g_strdup (g_array_index (self->mapping->columns, JjMappingColumn, column).heading);
      fault->text = shorten (jj_cells_get (cells, self->row, column));
    }
  g_ptr_array_add (list, fault);
}

void
jj_importing_refuse (JjImporting *self, int column, char *reason)
{
  tell (self, self->report->faults, column, reason);
  self->report->n_faults++;
  self->is_refused = TRUE;
}

void
jj_importing_note (JjImporting *self, int column, char *reason)
{
  tell (self, self->report->notices, column, reason);
  self->report->n_notices++;
}

static void
clear_row (JjImporting *self)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (self->given[i])
      jj_value_clear (self->kind->fields[i].type, &self->values[i]);
  memset (self->given, 0, self->kind->n_fields * sizeof *self->given);
  g_array_set_size (self->ends, 0);
  self->is_refused = self->is_deferred = self->is_by_name = FALSE;
}

static void
remember_seen (JjImporting *self, const JjImportRow *row)
{
  if (row->id && !jj_id_map_find (&self->seen, row->id))
    jj_id_map_add (&self->seen, row->id, GUINT_TO_POINTER (row->line));
}

/* -1: no column has it. */
static int
find_column (const JjImporting *self, int field)
{
  const GArray *columns = self->mapping->columns;

  for (guint i = 0; i < columns->len; i++)
    if (g_array_index (columns, JjMappingColumn, i).target.field == field)
      return (int)i;
  return -1;
}

/* Of a new element. Where a list has no column of names, its codes stand for them. */
static void
check_name (JjImporting *self)
{
  int column = find_column (self, JJ_NAME);

  if (column >= 0)
    jj_importing_refuse (self, column, g_strdup (_ ("The name is missing.")));
  else if (!self->given[JJ_CODE])
    jj_importing_refuse (self, -1, g_strdup (_ ("The row has neither a code nor a name.")));
}

/* What no single cell can tell. */
static void
check_row (JjImporting *self, JjId id)
{
  guint line = GPOINTER_TO_UINT (jj_id_map_find (&self->seen, id));
  JjKindId kind = self->mapping->kind;

  if (line)
    jj_importing_refuse (self, -1,
                         g_strdup_printf (_ ("Line %u already stands for the same element."),
                                          line));
  if (id)
    return;
  for (guint i = 0; i < self->kind->n_fields; i++)
    if ((self->kind->fields[i].flags & JJ_FIELD_REQUIRED) && !self->given[i])
      jj_importing_refuse (self, -1,
                           g_strdup_printf (_ ("“%s” is missing."),
                                            jj_label (self->kind->fields[i].label)));
  if (self->is_link && !self->is_refused)
    jj_importing_check_link (self);
  else if (!self->is_link && kind != JJ_KIND_BUDGET_LINE && !self->given[JJ_NAME])
    check_name (self);
}

/* A code that stands twice in the file: the first row has it. */
static void
check_code (JjImporting *self, JjId id)
{
  gboolean has_code = !self->is_link && self->given[JJ_CODE];
  const char *code = has_code ? self->values[JJ_CODE].text : NULL;
  const guint *line = code && !id ? g_hash_table_lookup (self->codes, code) : NULL;

  if (line && *line != jj_cells_get_line (self->mapping->cells, self->row))
    jj_importing_refuse (self, -1,
                         g_strdup_printf (_ ("The code “%s” already stands in line %u."), code,
                                          *line));
}

static void
write_row (JjImporting *self, JjImportRow *row)
{
  gboolean is_new = row->id == 0;
  gboolean changed = jj_importing_write_row (self, &row->id);

  row->state = is_new ? JJ_ROW_NEW : changed ? JJ_ROW_UPDATE : JJ_ROW_UNCHANGED;
}

/* A row that is the same by name and would change something. */
static void
follow_choice (JjImporting *self, JjImportRow *row)
{
  switch (jj_mapping_get_choice (self->mapping, row->line))
    {
    case JJ_DOUBLE_ACCEPT:
      write_row (self, row);
      break;
    case JJ_DOUBLE_SKIP:
      row->state = JJ_ROW_SKIPPED;
      break;
    case JJ_DOUBLE_NEW: /* is_to_be_new() */
    case JJ_DOUBLE_ASK:
    default:
      row->state = JJ_ROW_PROPOSED;
      break;
    }
}

/* A row that came in ahead gets what it wanted; it is in the report as what it was then. */
static void
complete_row (JjImporting *self)
{
  JjId id = self->wait->id;

  if (!self->is_refused)
    jj_importing_write_row (self, &id);
}

static void
report_row (JjImporting *self, const JjImportRow *row)
{
  self->report->counts[row->state]++;
  g_array_append_vals (self->report->rows, row, 1);
}

static void
finish_row (JjImporting *self, JjId id, gboolean by_name)
{
  JjImportRow row = { .line = jj_cells_get_line (self->mapping->cells, self->row) };

  if (self->wait->id)
    {
      complete_row (self);
      return;
    }
  if (self->is_refused)
    row.state = JJ_ROW_REFUSED;
  else
    {
      row.id = id;
      row.by_name = by_name;
      if (by_name && jj_importing_would_change (self, id))
        follow_choice (self, &row);
      else
        write_row (self, &row);
      remember_seen (self, &row);
    }
  report_row (self, &row);
  if (self->wait->is_promised && !self->is_refused && row.state != JJ_ROW_PROPOSED
      && row.state != JJ_ROW_SKIPPED)
    self->wait->id = row.id;
}

/* Whether someone chose to have another element of the same name. */
static gboolean
is_to_be_new (JjImporting *self, JjId id)
{
  guint line = jj_cells_get_line (self->mapping->cells, self->row);

  return jj_mapping_get_choice (self->mapping, line) == JJ_DOUBLE_NEW
         && jj_plan_find (self->plan, id) && jj_importing_would_change (self, id);
}

static void
remember_wait (JjImporting *self)
{
  JjImportWait *wait = self->wait;

  wait->is_sound = !self->is_refused;
  g_clear_pointer (&wait->code, g_free);
  g_clear_pointer (&wait->name, g_free);
  if (self->is_link)
    return;
  wait->code = g_strdup (self->given[JJ_CODE] ? self->values[JJ_CODE].text : NULL);
  wait->name = g_strdup (self->given[JJ_NAME] ? self->values[JJ_NAME].text : NULL);
}

/* The element that the row stands for; 0: a new one. */
static JjId
find_element (JjImporting *self, gboolean *by_name)
{
  JjId id;

  *by_name = FALSE;
  if (self->is_refused || self->wait->id)
    return self->wait->id;
  id = jj_importing_match_row (self, by_name);
  self->is_by_name = *by_name;
  if (*by_name && is_to_be_new (self, id))
    {
      id = 0;
      *by_name = FALSE;
    }
  if (!self->is_refused)
    check_row (self, id);
  if (!self->is_refused)
    check_code (self, id);
  return id;
}

static void
skip_row (JjImporting *self, int column, const char *why)
{
  JjImportRow row
      = { .line = jj_cells_get_line (self->mapping->cells, self->row), .state = JJ_ROW_SKIPPED };

  jj_importing_note (self, column, g_strdup (why));
  report_row (self, &row);
}

/* FALSE: the row waits for another one. */
static gboolean
import_row (JjImporting *self)
{
  guint n_faults = self->report->n_faults, n_notices = self->report->n_notices;
  guint faults = self->report->faults->len, notices = self->report->notices->len;
  gboolean by_name = FALSE;
  JjId id = 0;
  int total;

  /* Let in ahead by this very import, so that the plan has yet to learn of it. */
  if (self->wait->id && !jj_plan_find (self->plan, self->wait->id))
    return FALSE;
  total = jj_importing_find_total (self);
  clear_row (self);
  g_clear_pointer (&self->wait->wants, g_ptr_array_unref);
  if (total >= 0 || jj_importing_is_signature (self))
    {
      skip_row (self, total,
                total >= 0 ? _ ("A line of totals does not come in.")
                           : _ ("A line of signatures does not come in."));
      return TRUE;
    }
  jj_importing_read_row (self);
  if (self->is_deferred)
    {
      g_ptr_array_set_size (self->report->faults, faults);
      g_ptr_array_set_size (self->report->notices, notices);
      self->report->n_faults = n_faults;
      self->report->n_notices = n_notices;
      remember_wait (self);
      return FALSE;
    }
  id = find_element (self, &by_name);
  self->n_links += self->ends->len;
  if (self->n_links > MAX_LINKS)
    jj_importing_refuse (self, -1, g_strdup (_ ("A file may have up to 600,000 links.")));
  finish_row (self, id, by_name);
  if (!self->wait->is_promised || self->wait->id == 0)
    return TRUE;
  self->wait->is_promised = FALSE; /* from now on the row waits for what it wants */
  return FALSE;
}

static void
collect_codes (JjImporting *self)
{
  const JjCells *cells = self->mapping->cells;

  for (guint i = 0; i < self->mapping->columns->len; i++)
    {
      if (self->is_link
          || g_array_index (self->mapping->columns, JjMappingColumn, i).target.field != JJ_CODE)
        continue;
      for (guint row = self->mapping->header_row + 1; row < jj_cells_get_n_rows (cells); row++)
        {
          char *code = g_strstrip (g_strdup (jj_cells_get (cells, row, i)));
          guint line = jj_cells_get_line (cells, row);

          if (*code && !g_hash_table_contains (self->codes, code))
            g_hash_table_insert (self->codes, code, g_memdup2 (&line, sizeof line));
          else
            g_free (code);
        }
    }
}

static void
list_rows (const JjMapping *mapping, GArray *rows)
{
  const JjCells *cells = mapping->cells;

  for (guint row = mapping->header_row + 1; row < jj_cells_get_n_rows (cells); row++)
    {
      JjImportWait wait = { .row = row };

      if (!jj_cells_is_blank (cells, row))
        g_array_append_val (rows, wait);
    }
}

/* One round over the rows; those that wait are left in the list. FALSE: cancelled. */
static gboolean
import_rows (JjImporting *self, GArray *rows, GCancellable *cancellable)
{
  guint n_waiting = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      JjImportWait wait = g_array_index (rows, JjImportWait, i);

      if (i % 256 == 0 && g_cancellable_is_cancelled (cancellable))
        {
          g_array_remove_range (rows, n_waiting, i - n_waiting);
          return FALSE;
        }
      self->row = wait.row;
      self->wait = &wait;
      if (import_row (self))
        jj_import_wait_clear (&wait);
      else
        g_array_index (rows, JjImportWait, n_waiting++) = wait;
    }
  g_array_set_size (rows, n_waiting);
  return TRUE;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  guint left = ((const JjImportRow *)a)->line, right = ((const JjImportRow *)b)->line;

  return left < right ? -1 : left > right;
}

static int
compare_faults (gconstpointer a, gconstpointer b)
{
  const JjImportFault *left = *(const JjImportFault *const *)a;
  const JjImportFault *right = *(const JjImportFault *const *)b;

  if (left->line != right->line)
    return left->line < right->line ? -1 : 1;
  return left->column < right->column ? -1 : left->column > right->column;
}

/* Rows that waited were read last; the report has them where they stand. */
static void
sort_report (JjImport *report)
{
  g_array_sort (report->rows, compare_rows);
  g_ptr_array_sort (report->faults, compare_faults);
  g_ptr_array_sort (report->notices, compare_faults);
}

/* rows: of the cells; those that wait for other lists are left in it, none where is_last. */
static gboolean
run (JjImporting *self, GArray *rows, gboolean is_last, GCancellable *cancellable)
{
  guint last = G_MAXUINT;

  collect_codes (self);
  for (guint round = 0; rows->len > 0; round++)
    {
      self->deferring = rows->len < last && round < MAX_ROUNDS;
      if (!self->deferring && !is_last)
        break;
      last = rows->len;
      if (!import_rows (self, rows, cancellable))
        return FALSE;
    }
  sort_report (self->report);
  return TRUE;
}

static JjImport *
report_new (JjMapping *mapping)
{
  JjImport *report = g_new0 (JjImport, 1);
  g_autofree char *label = NULL;

  label = g_strdup_printf (_ ("Import: %s"), jj_label (jj_kind_get (mapping->kind)->label));
  report->kind = mapping->kind;
  report->rows = g_array_new (FALSE, FALSE, sizeof (JjImportRow));
  report->faults = g_ptr_array_new_with_free_func (fault_free);
  report->notices = g_ptr_array_new_with_free_func (fault_free);
  report->ignored = g_ptr_array_new_with_free_func (g_free);
  report->waiting = g_array_new (FALSE, FALSE, sizeof (JjImportWait));
  report->edit = jj_edit_new (label);
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const JjMappingColumn *column = &g_array_index (mapping->columns, JjMappingColumn, i);

      if (jj_target_is_none (column->target) && *column->heading)
        g_ptr_array_add (report->ignored, g_strdup (column->heading));
    }
  return report;
}

static void
begin (JjImporting *self, JjPlan *plan, JjMapping *mapping, JjImport *report)
{
  self->plan = plan;
  self->mapping = mapping;
  self->kind = jj_kind_get (mapping->kind);
  self->is_link = (self->kind->flags & JJ_KIND_LINK) != 0;
  self->report = report;
  self->lookup = jj_lookup_new (plan);
  self->coming = mapping->coming | JJ_KIND_BIT (mapping->kind);
  self->values = g_new0 (JjValue, self->kind->n_fields);
  self->given = g_new0 (gboolean, self->kind->n_fields);
  self->ends = g_array_new (FALSE, FALSE, sizeof (JjImportEnd));
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  jj_id_map_init (&self->seen);
  jj_coder_init (&self->coder, plan, mapping->kind);
  for (guint i = 0; i < self->kind->n_fields; i++)
    self->values[i] = jj_value_empty (self->kind->fields[i].type);
  jj_importing_begin_caches (self);
  /* Rows of earlier rounds stand for their elements. */
  for (guint i = 0; i < report->rows->len; i++)
    remember_seen (self, &g_array_index (report->rows, JjImportRow, i));
}

static void
end (JjImporting *self)
{
  clear_row (self);
  jj_importing_end_caches (self);
  g_clear_pointer (&self->keys, g_hash_table_unref);
  g_hash_table_unref (self->codes);
  jj_id_map_clear (&self->seen);
  g_array_unref (self->ends);
  g_free (self->values);
  g_free (self->given);
  jj_lookup_free (self->lookup);
}

static gboolean
import (JjImport *report,
        JjPlan *plan,
        JjMapping *mapping,
        gboolean is_last,
        GCancellable *cancellable)
{
  JjImporting importing = { 0 };
  gboolean done;

  begin (&importing, plan, mapping, report);
  done = run (&importing, report->waiting, is_last, cancellable);
  end (&importing);
  return done;
}

static JjImport *
import_new (JjPlan *plan,
            JjMapping *mapping,
            gboolean is_last,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (JjImport) report = report_new (mapping);

  list_rows (mapping, report->waiting);
  if (import (report, plan, mapping, is_last, cancellable))
    return g_steal_pointer (&report);
  g_cancellable_set_error_if_cancelled (cancellable, error);
  return NULL;
}

JjImport *
jj_import_new (JjPlan *plan, JjMapping *mapping, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (JJ_IS_PLAN (plan), NULL);

  return import_new (plan, mapping, TRUE, cancellable, error);
}

JjImport *
jj_import_begin (JjPlan *plan, JjMapping *mapping, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (JJ_IS_PLAN (plan), NULL);

  return import_new (plan, mapping, FALSE, cancellable, error);
}

gboolean
jj_import_resume (JjImport *self,
                  JjPlan *plan,
                  JjMapping *mapping,
                  gboolean is_last,
                  GCancellable *cancellable)
{
  return import (self, plan, mapping, is_last, cancellable);
}

void
jj_import_free (JjImport *self)
{
  g_array_unref (self->rows);
  g_ptr_array_unref (self->faults);
  g_ptr_array_unref (self->notices);
  g_ptr_array_unref (self->ignored);
  for (guint i = 0; i < self->waiting->len; i++)
    jj_import_wait_clear (&g_array_index (self->waiting, JjImportWait, i));
  g_array_unref (self->waiting);
  jj_edit_unref (self->edit);
  g_free (self);
}
