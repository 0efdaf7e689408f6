/* jj-table.c: the rows and columns that a grid shows */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-table.h"

#include "jj-refusals-private.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "jj-table-number.h"

struct _JjTable
{
  GObject parent_instance;

  const JjTableFuncs *funcs;
  gpointer data;
  GDestroyNotify destroy;
  GArray *columns; /* JjColumn, texts owned */
  JjRefusals *refusals;
  guint n_applied;
  GHashTable *rows; /* (nullable) key → row, where funcs has no find */
};

enum
{
  TOUCHED,
  ITEMS_CHANGED,
  REFUSALS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JjTable, jj_table, G_TYPE_OBJECT)

static void
clear_column (gpointer item)
{
  JjColumn *column = item;

  g_free ((char *)column->id);
  g_free ((char *)column->label);
  g_free ((char *)column->unit);
  g_free ((char *)column->tooltip);
}

static char *
get_data (JjTable *self, guint row, guint column)
{
  GString *text = g_string_new (NULL);

  jj_table_get_data_text (self, row, column, text);
  return g_string_free (text, FALSE);
}

static void
keep_refusal (JjTable *self, gint64 key, const JjCellEdit *cell, const GError *error)
{
  JjRefusal refusal = { .key = key, .column = cell->column, .n_applied = self->n_applied };
  g_autofree char *instead = NULL;
  guint row;

  if (!jj_table_find (self, key, &row))
    return;
  instead = get_data (self, row, cell->column);
  refusal.text = (char *)cell->text;
  refusal.reason = error->message;
  refusal.instead = instead;
  jj_refusals_add (self->refusals, &refusal);
}

static void
jj_table_finalize (GObject *object)
{
  JjTable *self = JJ_TABLE (object);

  if (self->destroy != NULL)
    self->destroy (self->data);
  g_array_unref (self->columns);
  jj_refusals_free (self->refusals);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  G_OBJECT_CLASS (jj_table_parent_class)->finalize (object);
}

static void
jj_table_class_init (JjTableClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jj_table_finalize;
  signals[TOUCHED] = g_signal_new ("touched", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_UINT);
  signals[ITEMS_CHANGED]
      = g_signal_new ("items-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                      G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
  signals[REFUSALS_CHANGED] = g_signal_new ("refusals-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 0);
}

static void
jj_table_init (JjTable *self)
{
  self->columns = g_array_new (FALSE, TRUE, sizeof (JjColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->refusals = jj_refusals_new ();
}

JjTable *
jj_table_new (const JjTableFuncs *funcs, gpointer data, GDestroyNotify destroy)
{
  JjTable *self = g_object_new (JJ_TYPE_TABLE, NULL);

  self->funcs = funcs;
  self->data = data;
  self->destroy = destroy;
  return self;
}

gpointer
jj_table_get_data (JjTable *self)
{
  return self->data;
}

void
jj_table_add_column (JjTable *self, const JjColumn *column)
{
  JjColumn copy = *column;

  g_return_if_fail (column->id != NULL && column->label != NULL);
  copy.id = g_strdup (column->id);
  copy.label = g_strdup (column->label);
  copy.unit = g_strdup (column->unit);
  copy.tooltip = g_strdup (column->tooltip);
  g_array_append_val (self->columns, copy);
}

void
jj_table_add_shown (JjTable *self, const JjColumn *columns, guint n_columns, const char *unit)
{
  for (guint i = 0; i < n_columns; i++)
    {
      JjColumn column = columns[i];

      column.label = _ (column.label);
      column.read_only = TRUE;
      column.unit = column.type == JJ_COLUMN_MONEY ? unit : NULL;
      jj_table_add_column (self, &column);
    }
}

guint
jj_table_get_n_columns (JjTable *self)
{
  return self->columns->len;
}

const JjColumn *
jj_table_get_column (JjTable *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);
  return &g_array_index (self->columns, JjColumn, column);
}

int
jj_table_find_column (JjTable *self, const char *id)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (jj_table_get_column (self, i)->id, id))
      return (int)i;
  return -1;
}

/* Where something else has changed a cell it is not what was refused that counts. */
static gboolean
is_over (JjTable *self, const JjRefusal *refusal)
{
  g_autofree char *now = NULL;
  guint row;

  if (!jj_table_find (self, refusal->key, &row))
    return TRUE;
  now = get_data (self, row, refusal->column);
  return !g_str_equal (now, refusal->instead);
}

static gboolean
drop_refusals_over (JjTable *self)
{
  guint before = jj_table_get_n_refusals (self);

  for (guint i = before; i > 0; i--)
    {
      const JjRefusal *refusal = jj_refusals_get (self->refusals, i - 1);

      if (is_over (self, refusal))
        jj_refusals_drop (self->refusals, refusal->key, refusal->column);
    }
  return jj_table_get_n_refusals (self) != before;
}

void
jj_table_touched (JjTable *self, const guint *rows, guint n_rows)
{
  gboolean dropped = drop_refusals_over (self);

  g_signal_emit (self, signals[TOUCHED], 0, rows, n_rows);
  if (dropped)
    g_signal_emit (self, signals[REFUSALS_CHANGED], 0);
}

void
jj_table_items_changed (JjTable *self, guint position, guint removed, guint added)
{
  gboolean dropped;

  g_clear_pointer (&self->rows, g_hash_table_unref);
  dropped = removed > 0 && drop_refusals_over (self);
  g_signal_emit (self, signals[ITEMS_CHANGED], 0, position, removed, added);
  if (dropped)
    g_signal_emit (self, signals[REFUSALS_CHANGED], 0);
}

guint
jj_table_get_n_rows (JjTable *self)
{
  return self->funcs->n_rows (self->data);
}

gint64
jj_table_get_key (JjTable *self, guint row)
{
  return self->funcs->key ? self->funcs->key (self->data, row) : (gint64)row + 1;
}

static void
index_rows (JjTable *self)
{
  guint n_rows = jj_table_get_n_rows (self);

  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < n_rows; i++)
    {
      gint64 key = jj_table_get_key (self, i);

      g_hash_table_insert (self->rows, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (i));
    }
}

gboolean
jj_table_find (JjTable *self, gint64 key, guint *row)
{
  gpointer value;

  if (self->funcs->find != NULL)
    return self->funcs->find (self->data, key, row);
  if (self->rows == NULL)
    index_rows (self);
  if (!g_hash_table_lookup_extended (self->rows, &key, NULL, &value))
    return FALSE;
  *row = GPOINTER_TO_UINT (value);
  return TRUE;
}

static const JjRefusal *
get_refusal (JjTable *self, guint row, guint column)
{
  if (jj_table_get_n_refusals (self) == 0)
    return NULL;
  return jj_refusals_find (self->refusals, jj_table_get_key (self, row), column);
}

void
jj_table_get_text (JjTable *self, guint row, guint column, GString *text)
{
  const JjRefusal *refusal = get_refusal (self, row, column);

  if (refusal != NULL)
    g_string_assign (text, refusal->text);
  else
    jj_table_get_data_text (self, row, column, text);
}

void
jj_table_get_data_text (JjTable *self, guint row, guint column, GString *text)
{
  g_string_truncate (text, 0);
  self->funcs->text (self->data, row, column, text);
}

void
jj_table_get_edit_text (JjTable *self, guint row, guint column, GString *text)
{
  const JjRefusal *refusal = get_refusal (self, row, column);
  JjColumnType type = jj_table_get_column (self, column)->type;
  gint64 number;

  g_string_truncate (text, 0);
  if (refusal != NULL)
    g_string_assign (text, refusal->text);
  else if (self->funcs->edit_text != NULL)
    self->funcs->edit_text (self->data, row, column, text);
  else if (!jj_table_can_sum (self, column))
    self->funcs->text (self->data, row, column, text);
  else if (jj_table_get_number (self, row, column, &number))
    jj_table_number_format (type, number, FALSE, text);
}

gboolean
jj_table_get_number (JjTable *self, guint row, guint column, gint64 *number)
{
  return jj_table_is_number (self, column) && self->funcs->number (self->data, row, column, number);
}

JjCellFlags
jj_table_get_state (JjTable *self, guint row, guint column, GString *reason)
{
  const JjRefusal *refusal = get_refusal (self, row, column);
  JjCellFlags flags = 0;

  if (reason != NULL)
    g_string_truncate (reason, 0);
  if (self->funcs->state != NULL)
    flags = self->funcs->state (self->data, row, column, reason);
  if (refusal == NULL)
    return flags;
  if (reason != NULL)
    g_string_assign (reason, refusal->reason);
  return flags | JJ_CELL_REFUSED;
}

gboolean
jj_table_is_editable (JjTable *self, guint row, guint column)
{
  return self->funcs->apply != NULL && !jj_table_get_column (self, column)->read_only
         && (jj_table_get_state (self, row, column, NULL) & JJ_CELL_READ_ONLY) == 0;
}

gboolean
jj_table_is_number (JjTable *self, guint column)
{
  JjColumnType type = jj_table_get_column (self, column)->type;

  return type != JJ_COLUMN_TEXT && type != JJ_COLUMN_REF && type != JJ_COLUMN_LIST;
}

gboolean
jj_table_can_sum (JjTable *self, guint column)
{
  JjColumnType type = jj_table_get_column (self, column)->type;

  return type == JJ_COLUMN_INT || type == JJ_COLUMN_MONEY || type == JJ_COLUMN_DECIMAL2
         || type == JJ_COLUMN_SHARE;
}

void
jj_table_format (JjTable *self, guint column, gint64 number, GString *text)
{
  if (self->funcs->format != NULL)
    self->funcs->format (self->data, column, number, text);
  else
    jj_table_number_format (jj_table_get_column (self, column)->type, number, TRUE, text);
}

gboolean
jj_table_parse (JjTable *self, guint column, const char *text, gint64 *number)
{
  if (self->funcs->parse != NULL)
    return self->funcs->parse (self->data, column, text, number);
  return jj_table_number_parse (jj_table_get_column (self, column)->type, text, number);
}

const char *
jj_table_last_part (const char *typed)
{
  const char *last = typed;

  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p))
    if (strchr (";,", *p) != NULL || g_str_has_prefix (p, "、") || g_str_has_prefix (p, "；"))
      last = g_utf8_next_char (p);
  while (*last == ' ')
    last++;
  return last;
}

char **
jj_table_complete (JjTable *self, guint row, guint column, const char *typed)
{
  char **found = NULL;

  if (jj_table_get_column (self, column)->type == JJ_COLUMN_LIST)
    typed = jj_table_last_part (typed);
  if (self->funcs->complete != NULL)
    found = self->funcs->complete (self->data, row, column, typed);
  return found != NULL ? found : g_new0 (char *, 1);
}

gboolean
jj_table_matches (const char *text, const char *typed)
{
  g_autofree char *folded = jj_table_fold (typed);

  return jj_table_contains (text, folded);
}

gboolean
jj_table_can_grow (JjTable *self)
{
  return self->funcs->apply != NULL && self->funcs->grows;
}

gboolean
jj_table_can_remove (JjTable *self)
{
  return self->funcs->remove != NULL;
}

gboolean
jj_table_can_duplicate (JjTable *self)
{
  return self->funcs->duplicate != NULL;
}

static void
set_read_only_error (GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY,
               _ ("This table shows computed rows; they cannot be changed here."));
}

/* A new row's key is found after the edit: the new rows are those behind @after, or the last ones.
 */
static gint64
get_real_key (JjTable *self, const JjTableEdit *edit, gint64 key)
{
  guint first = jj_table_get_n_rows (self) - edit->n_new_rows;
  guint row;

  if (key > 0)
    return key;
  if (edit->after != 0 && jj_table_find (self, edit->after, &row))
    first = row + 1;
  first += (guint)(-1 - key);
  return first < jj_table_get_n_rows (self) ? jj_table_get_key (self, first) : 0;
}

gboolean
jj_table_apply (JjTable *self, const JjTableEdit *edit, guint *n_refused, GError **error)
{
  g_autofree GError **refused = g_new0 (GError *, edit->n_cells + 1);
  gboolean changed = FALSE;
  gboolean done;

  *n_refused = 0;
  if (self->funcs->apply == NULL)
    {
      set_read_only_error (error);
      return FALSE;
    }
  done = self->funcs->apply (self->data, edit, refused, error);
  for (guint i = 0; i < edit->n_cells; i++)
    {
      gint64 key = done ? get_real_key (self, edit, edit->cells[i].key) : 0;

      if (refused[i] != NULL && key != 0)
        {
          keep_refusal (self, key, &edit->cells[i], refused[i]);
          ++*n_refused;
          changed = TRUE;
        }
      else if (key != 0)
        changed |= jj_refusals_drop (self->refusals, key, edit->cells[i].column);
      g_clear_error (&refused[i]);
    }
  self->n_applied++;
  if (changed)
    g_signal_emit (self, signals[REFUSALS_CHANGED], 0);
  return done;
}

gboolean
jj_table_remove (JjTable *self, const gint64 *keys, guint n_keys, GError **error)
{
  if (self->funcs->remove != NULL)
    return self->funcs->remove (self->data, keys, n_keys, error);
  set_read_only_error (error);
  return FALSE;
}

gboolean
jj_table_duplicate (JjTable *self, const gint64 *keys, guint n_keys, GError **error)
{
  if (self->funcs->duplicate != NULL)
    return self->funcs->duplicate (self->data, keys, n_keys, error);
  set_read_only_error (error);
  return FALSE;
}

GPtrArray *
jj_table_get_refusals (JjTable *self)
{
  guint n = jj_table_get_n_refusals (self);
  GPtrArray *copy = g_ptr_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (copy, (gpointer)jj_refusals_get (self->refusals, i));
  return copy;
}

guint
jj_table_get_n_refusals (JjTable *self)
{
  return jj_refusals_get_n (self->refusals);
}

void
jj_table_drop_refusal (JjTable *self, gint64 key, guint column)
{
  if (jj_refusals_drop (self->refusals, key, column))
    g_signal_emit (self, signals[REFUSALS_CHANGED], 0);
}

void
jj_table_drop_refusals (JjTable *self)
{
  jj_table_drop_refusals_since (self, 0);
}

guint
jj_table_get_n_applied (JjTable *self)
{
  return self->n_applied;
}

void
jj_table_drop_refusals_since (JjTable *self, guint n_applied)
{
  guint before = jj_table_get_n_refusals (self);

  for (guint i = before; i > 0; i--)
    {
      const JjRefusal *refusal = jj_refusals_get (self->refusals, i - 1);

      if (refusal->n_applied >= n_applied)
        jj_refusals_drop (self->refusals, refusal->key, refusal->column);
    }
  if (jj_table_get_n_refusals (self) != before)
    g_signal_emit (self, signals[REFUSALS_CHANGED], 0);
}
