/* jj-history-table.c: the history of a plan as the rows of a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-history-table.h"

#include "jj-format.h"
#include "jj-op-text.h"
#include "jj-ui.h"
#include "jj-when.h"

#include <glib/gi18n.h>

#define PAGE 400
/* Rows of one entry; beyond, one row tells how many more. */
#define MOST_ROWS 100
/* An import is not read again for its first hundred rows: a row says how large it was. */
#define MOST_OPS 5000
/* Keys are the entry's number and the row's place in it. */
#define KEY_BITS 20

enum
{
  WHEN,
  ELEMENT,
  WHAT,
  BEFORE,
  AFTER,
  DIFFERENCE,
  REASON,
  WHO,
  STEP
};

typedef struct
{
  JjHistoryEntry *entry;
  guint op; /* n_ops or MOST_ROWS: the row about the entry as a whole, or about the rest */
} Row;

typedef struct
{
  JjWorkspace *workspace;
  JjTable *table;
  JjHistory *history;
  GPtrArray *entries;
  GArray *rows; /* Row, the newest first */
  GHashTable *names, *authors;
  JjHistoryQuery query;
  gboolean anonymous;
  gint64 newest;
  Row told; /* what `text` is about */
  JjOpText *text;
} History;

static const JjColumn columns[] = {
  [WHEN] = { "when", N_ ("When"), .type = JJ_COLUMN_DATE, .width_px = 126, .frozen = TRUE },
  [ELEMENT] = { "element", N_ ("Element"), .type = JJ_COLUMN_TEXT, .width_px = 170 },
  [WHAT] = { "what", N_ ("What"), .type = JJ_COLUMN_TEXT, .width_px = 76 },
  [BEFORE] = { "before", N_ ("Old value"), .type = JJ_COLUMN_TEXT, .width_px = 110 },
  [AFTER] = { "after", N_ ("New value"), .type = JJ_COLUMN_TEXT, .width_px = 110 },
  [DIFFERENCE] = { "difference", N_ ("Difference"), .type = JJ_COLUMN_MONEY, .width_px = 96 },
  [REASON] = { "reason", N_ ("Reason"), .type = JJ_COLUMN_TEXT, .width_px = 130 },
  [WHO] = { "who", N_ ("Who"), .type = JJ_COLUMN_TEXT, .width_px = 74 },
  [STEP] = { "step", N_ ("Step"), .type = JJ_COLUMN_TEXT, .width_px = 160 },
};

static Row *
row_at (History *self, guint row)
{
  return &g_array_index (self->rows, Row, row);
}

static guint
count_rows (gpointer data)
{
  return ((History *)data)->rows->len;
}

static gint64
key_of (const Row *row)
{
  return (row->entry->seq << KEY_BITS) + row->op + 1;
}

static gint64
get_key (gpointer data, guint row)
{
  return key_of (row_at (data, row));
}

/* Entries come down, the rows of one go up. */
static int
compare_keys (gint64 a, gint64 b)
{
  const gint64 seq_a = a >> KEY_BITS, seq_b = b >> KEY_BITS;

  if (seq_a != seq_b)
    return seq_a > seq_b ? -1 : 1;
  return a < b ? -1 : a > b;
}

static gboolean
find_row (gpointer data, gint64 key, guint *row)
{
  History *self = data;
  guint low = 0, high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = compare_keys (key, get_key (self, middle));

      *row = middle;
      if (order == 0)
        return TRUE;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return FALSE;
}

/* NULL for rows that are about an entry as a whole. */
static const JjOp *
op_of (const Row *row)
{
  JjEdit *edit;

  if (row->op >= MIN (row->entry->n_ops, MOST_ROWS) || row->entry->n_ops > MOST_OPS)
    return NULL;
  edit = jj_history_entry_get_edit (row->entry);
  return edit && row->op < jj_edit_get_n_ops (edit) ? jj_edit_get_op (edit, row->op) : NULL;
}

/* Columns of one row are asked for one after the other. */
static const JjOpText *
text_of (History *self, const Row *row)
{
  const JjOp *op;

  if (self->text && self->told.entry == row->entry && self->told.op == row->op)
    return self->text;
  op = op_of (row);
  if (!op)
    return NULL;
  g_clear_pointer (&self->text, jj_op_text_free);
  self->text
      = jj_op_text_new (op, jj_workspace_get_plan (self->workspace), self->names, self->anonymous);
  self->told = *row;
  return self->text;
}

static gboolean
get_number (gpointer data, guint index, guint column, gint64 *number)
{
  const Row *row = row_at (data, index);
  const JjOpText *text;

  if (column == WHEN)
    {
      *number = row->entry->time;
      return TRUE;
    }
  text = text_of (data, row);
  if (!text || !text->has_difference)
    return FALSE;
  *number = text->difference;
  return TRUE;
}

static void
format_number (gpointer data, guint column, gint64 number, GString *text)
{
  g_autofree char *shown = column == WHEN ? jj_when_format (number) : jj_format_money (number);

  g_string_append (text, shown);
}

/* A day that is typed into a filter. */
static gboolean
parse_number (gpointer data, guint column, const char *text, gint64 *number)
{
  if (column == WHEN)
    return jj_when_parse (text, number);
  return FALSE;
}

static void
append_whole (const Row *row, guint column, GString *text)
{
  const JjHistoryEntry *entry = row->entry;
  guint n = entry->n_ops;

  if (entry->kind == JJ_LOG_CHECKPOINT && column == ELEMENT)
    g_string_append (text, entry->label ? entry->label : "");
  else if (entry->kind == JJ_LOG_CHECKPOINT && column == WHAT)
    g_string_append (text, _ ("Checkpoint"));
  else if (entry->kind == JJ_LOG_CREATED && column == WHAT)
    g_string_append (text, _ ("Created"));
  else if (n > 0 && column == ELEMENT && row->op > 0)
    g_string_append_printf (text,
                            ngettext ("and %u more change", "and %u more changes", n - row->op),
                            n - row->op);
  else if (n > 0 && column == ELEMENT)
    g_string_append_printf (text, ngettext ("%u change", "%u changes", n), n);
}

/* Names that are left out stay apart from each other. */
static char *
author_of (History *self, const char *author)
{
  gpointer number;

  if (!self->anonymous)
    return g_strdup (author ? author : "");
  number = g_hash_table_lookup (self->authors, author ? author : "");
  if (!number)
    {
      number = GUINT_TO_POINTER (g_hash_table_size (self->authors) + 1);
      g_hash_table_insert (self->authors, g_strdup (author ? author : ""), number);
    }
  return g_strdup_printf (_ ("Editor %u"), GPOINTER_TO_UINT (number));
}

static void
append_step (const Row *row, GString *text)
{
  const JjHistoryEntry *entry = row->entry;
  const char *label = entry->label ? entry->label : "";

  if (entry->kind == JJ_LOG_UNDO)
    g_string_append_printf (text, _ ("Undo: %s"), label);
  else if (entry->kind == JJ_LOG_REDO)
    g_string_append_printf (text, _ ("Redo: %s"), label);
  else if (entry->kind != JJ_LOG_CHECKPOINT)
    g_string_append (text, label);
}

static void
append_op (const JjOpText *op, guint column, GString *text)
{
  const char *const parts[]
      = { [ELEMENT] = op->element, [WHAT] = op->what, [BEFORE] = op->before, [AFTER] = op->after };

  g_string_append (text, parts[column]);
}

static void
get_text (gpointer data, guint index, guint column, GString *text)
{
  History *self = data;
  const Row *row = row_at (self, index);
  const JjOpText *op;
  gint64 number;

  if (column == WHEN || column == DIFFERENCE)
    {
      if (get_number (data, index, column, &number))
        format_number (data, column, number, text);
      return;
    }
  if (column == WHO)
    {
      g_autofree char *author = author_of (self, row->entry->author);

      g_string_append (text, author);
      return;
    }
  op = text_of (self, row);
  if (column == REASON)
    g_string_append (text, row->entry->reason ? row->entry->reason : "");
  else if (column == STEP && (!self->anonymous || !op))
    append_step (row, text);
  else if (op && column >= ELEMENT && column <= AFTER)
    append_op (op, column, text);
  else
    append_whole (row, column, text);
}

static guint
append_rows (GArray *rows, JjHistoryEntry *entry)
{
  guint n = entry->n_ops > MOST_OPS ? 0 : MIN (entry->n_ops, MOST_ROWS);

  for (guint op = 0; op < n; op++)
    {
      Row row = { entry, op };

      g_array_append_val (rows, row);
    }
  if (n < entry->n_ops || n == 0)
    {
      Row row = { entry, n };

      g_array_append_val (rows, row);
      n++;
    }
  return n;
}

static void
note_names (History *self, JjHistoryEntry *entry)
{
  JjEdit *edit = entry->n_ops <= MOST_OPS ? jj_history_entry_get_edit (entry) : NULL;

  if (edit)
    jj_op_note_names (self->names, edit);
}

gboolean
jj_history_table_read_more (JjTable *table)
{
  History *self = jj_table_get_data (table);
  g_autoptr (GPtrArray) page = jj_history_next (self->history, PAGE, NULL);
  guint before = self->rows->len;

  if (!page || page->len == 0)
    return FALSE;
  for (guint i = 0; i < page->len; i++)
    {
      JjHistoryEntry *entry = g_ptr_array_index (page, i);

      note_names (self, entry);
      append_rows (self->rows, entry);
      self->newest = MAX (self->newest, entry->seq);
      g_ptr_array_add (self->entries, entry);
    }
  g_ptr_array_set_free_func (page, NULL);
  jj_table_items_changed (table, before, 0, self->rows->len - before);
  return TRUE;
}

static void
start (History *self)
{
  JjProject *project = jj_workspace_get_project (self->workspace);

  g_clear_pointer (&self->history, jj_history_free);
  self->history = jj_history_new (project, &self->query);
  self->newest = jj_project_get_last_seq (project);
}

static void
begin_anew (History *self)
{
  guint before = self->rows->len;

  g_clear_pointer (&self->text, jj_op_text_free);
  g_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->entries, 0);
  jj_table_items_changed (self->table, 0, before, 0);
  start (self);
  jj_history_table_read_more (self->table);
}

/* New entries go on top. What amends an earlier one is not among them: then all is read again. */
static void
on_saved (History *self)
{
  JjProject *project = jj_workspace_get_project (self->workspace);
  gint64 last = jj_project_get_last_seq (project);
  guint n_new = (guint)CLAMP (last - self->newest, 0, PAGE);
  g_autoptr (JjHistory) history = jj_history_new (project, NULL);
  g_autoptr (GPtrArray) page = jj_history_next (history, n_new, NULL);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  JjHistoryEntry *oldest = page && page->len > 0 ? g_ptr_array_index (page, page->len - 1) : NULL;

  if (last == self->newest)
    return;
  if (self->query.element || !oldest || oldest->seq != self->newest + 1 || n_new == PAGE)
    {
      begin_anew (self);
      return;
    }
  for (guint i = 0; i < page->len; i++)
    {
      note_names (self, g_ptr_array_index (page, i));
      append_rows (rows, g_ptr_array_index (page, i));
      g_ptr_array_add (self->entries, g_ptr_array_index (page, i));
    }
  g_ptr_array_set_free_func (page, NULL);
  g_array_prepend_vals (self->rows, rows->data, rows->len);
  self->newest = last;
  jj_table_items_changed (self->table, 0, 0, rows->len);
}

static void
free_history (gpointer data)
{
  History *self = data;

  g_signal_handlers_disconnect_by_data (jj_workspace_get_project (self->workspace), self);
  g_clear_pointer (&self->text, jj_op_text_free);
  g_clear_pointer (&self->history, jj_history_free);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->entries);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->authors);
  g_object_unref (self->workspace);
  g_free (self);
}

static const JjTableFuncs funcs = {
  .n_rows = count_rows,
  .key = get_key,
  .find = find_row,
  .text = get_text,
  .number = get_number,
  .format = format_number,
  .parse = parse_number,
};

JjTable *
jj_history_table_new (JjWorkspace *workspace)
{
  History *self = g_new0 (History, 1);

  self->workspace = g_object_ref (workspace);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_history_entry_free);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->names = jj_op_names_new ();
  self->authors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->table = jj_table_new (&funcs, self, free_history);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      JjColumn column = columns[i];

      column.label = _ (column.label);
      column.no_sum = TRUE;
      column.unit = column.type == JJ_COLUMN_MONEY ? jj_unit_get_label (JJ_UNIT_YUAN) : NULL;
      jj_table_add_column (self->table, &column);
    }
  start (self);
  jj_history_table_read_more (self->table);
  g_signal_connect_swapped (jj_workspace_get_project (workspace), "notify::saved-time",
                            G_CALLBACK (on_saved), self);
  return self->table;
}

guint
jj_history_table_count_entries (JjTable *table)
{
  return ((History *)jj_table_get_data (table))->entries->len;
}

void
jj_history_table_set_element (JjTable *table, JjId element)
{
  History *self = jj_table_get_data (table);

  if (self->query.element == element)
    return;
  self->query.element = element;
  begin_anew (self);
}

JjId
jj_history_table_get_element (JjTable *table)
{
  return ((History *)jj_table_get_data (table))->query.element;
}

void
jj_history_table_set_anonymous (JjTable *table, gboolean anonymous)
{
  History *self = jj_table_get_data (table);

  if (self->anonymous == anonymous)
    return;
  self->anonymous = anonymous;
  begin_anew (self);
}

JjId
jj_history_table_get_place (JjTable *table, gint64 key, int *field)
{
  History *self = jj_table_get_data (table);
  const JjOp *op;
  guint row;

  *field = -1;
  if (!find_row (self, key, &row))
    return 0;
  op = op_of (row_at (self, row));
  if (op && op->type == JJ_OP_SET)
    *field = (int)op->field;
  return op ? op->id : 0;
}

const JjHistoryEntry *
jj_history_table_get_entry (JjTable *table, gint64 key)
{
  History *self = jj_table_get_data (table);
  guint row;

  return find_row (self, key, &row) ? row_at (self, row)->entry : NULL;
}
