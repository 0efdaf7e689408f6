/* demo-table.c: rows in memory behind a JjTable, for the tests of the grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "demo-table.h"

#include <gio/gio.h>

#include "jj-table-number.h"

static const char *const domains[] = { "國語文", "英語文",   "數學", "社會",       "自然科學",
                                       "藝術",   "綜合活動", "科技", "健康與體育", "跨領域" };
static const char *const towns[]
    = { "斗六", "虎尾", "西螺", "北港", "土庫", "斗南", "古坑", "莿桐", "大埤", "臺西" };
static const char *const ends[] = { "國小", "國中", "中正國小", "鎮西國小", "仁愛國中" };
static const char *const topics[]
    = { "共同備課", "公開授課", "觀課議課", "專書研讀", "差異化教學" };

#define N_SCHOOLS (G_N_ELEMENTS (towns) * G_N_ELEMENTS (ends))
#define EMPTY G_MININT64

typedef struct
{
  gint64 key;
  char *name;
  char *topics;
  guint school; /* N_SCHOOLS: none */
  guint domain; /* G_N_ELEMENTS (domains): none */
  gint64 start, price, quantity, share;
  gboolean continuing;
} Row;

typedef struct
{
  JjTable *table;
  GArray *rows;
  GPtrArray *steps; /* GArray of Row, as it was before */
  gint64 next_key;
} Demo;

static void
clear_row (gpointer item)
{
  Row *row = item;

  g_free (row->name);
  g_free (row->topics);
}

static GArray *
new_rows (void)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (Row));

  g_array_set_clear_func (rows, clear_row);
  return rows;
}

static void
copy_row (GArray *rows, guint at, const Row *row)
{
  Row copy = *row;

  copy.name = g_strdup (row->name);
  copy.topics = g_strdup (row->topics);
  g_array_insert_val (rows, at, copy);
}

static void
push_step (Demo *self)
{
  GArray *copy = new_rows ();

  for (guint i = 0; i < self->rows->len; i++)
    copy_row (copy, i, &g_array_index (self->rows, Row, i));
  g_ptr_array_add (self->steps, copy);
}

static Row *
get (gpointer data, guint row)
{
  return &g_array_index (((Demo *)data)->rows, Row, row);
}

static guint
n_rows (gpointer data)
{
  return ((Demo *)data)->rows->len;
}

static gint64
key (gpointer data, guint row)
{
  return get (data, row)->key;
}

static gboolean
number (gpointer data, guint row, guint column, gint64 *value)
{
  const Row *r = get (data, row);

  switch (column)
    {
    case DEMO_DOMAIN:
      *value = r->domain < G_N_ELEMENTS (domains) ? (gint64)r->domain : EMPTY;
      break;
    case DEMO_START:
      *value = r->start;
      break;
    case DEMO_PRICE:
      *value = r->price;
      break;
    case DEMO_QUANTITY:
      *value = r->quantity;
      break;
    case DEMO_AMOUNT:
      *value
          = r->price == EMPTY || r->quantity == EMPTY ? EMPTY : (r->price * r->quantity + 50) / 100;
      break;
    case DEMO_SHARE:
      *value = r->share;
      break;
    default:
      *value = r->continuing;
    }
  return *value != EMPTY;
}

static void
append_school (guint school, GString *text)
{
  if (school >= N_SCHOOLS)
    return;
  g_string_append (text, towns[school % G_N_ELEMENTS (towns)]);
  g_string_append (text, ends[school / G_N_ELEMENTS (towns)]);
}

static const JjColumnType types[DEMO_N_COLUMNS]
    = { JJ_COLUMN_TEXT,  JJ_COLUMN_TEXT,  JJ_COLUMN_REF,      JJ_COLUMN_ENUM,
        JJ_COLUMN_DATE,  JJ_COLUMN_MONEY, JJ_COLUMN_DECIMAL2, JJ_COLUMN_MONEY,
        JJ_COLUMN_SHARE, JJ_COLUMN_BOOL,  JJ_COLUMN_LIST };

static void
text (gpointer data, guint row, guint column, GString *out)
{
  const Row *r = get (data, row);
  gint64 value;

  switch (column)
    {
    case DEMO_CODE:
      g_string_append_printf (out, "S-%05d", (int)r->key);
      break;
    case DEMO_NAME:
      g_string_append (out, r->name);
      break;
    case DEMO_SCHOOL:
      append_school (r->school, out);
      break;
    case DEMO_DOMAIN:
      g_string_append (out, r->domain < G_N_ELEMENTS (domains) ? domains[r->domain] : "");
      break;
    case DEMO_TOPICS:
      g_string_append (out, r->topics);
      break;
    default:
      if (number (data, row, column, &value))
        jj_table_number_format (types[column], value, TRUE, out);
    }
}

static JjCellFlags
state (gpointer data, guint row, guint column, GString *reason)
{
  const Row *r = get (data, row);

  if (column == DEMO_PRICE && r->price > 5000)
    {
      if (reason != NULL)
        g_string_assign (reason, "單價超過編列基準 5,000 元");
      return JJ_CELL_WARNING;
    }
  if (column == DEMO_START && r->start == EMPTY)
    {
      if (reason != NULL)
        g_string_assign (reason, "沒有開始日期");
      return JJ_CELL_ERROR;
    }
  if (column == DEMO_TOPICS && *r->topics == '\0')
    {
      if (reason != NULL)
        g_string_assign (reason, "可以填寫討論主題");
      return JJ_CELL_HINT;
    }
  return column == DEMO_CODE || column == DEMO_AMOUNT ? JJ_CELL_READ_ONLY : 0;
}

static char **
complete (gpointer data, guint row, guint column, const char *typed)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  g_autoptr (GString) name = g_string_new (NULL);
  guint n = column == DEMO_SCHOOL   ? N_SCHOOLS
            : column == DEMO_DOMAIN ? G_N_ELEMENTS (domains)
                                    : G_N_ELEMENTS (topics);
  char **found;

  for (guint i = 0; i < n; i++)
    {
      g_string_truncate (name, 0);
      if (column == DEMO_SCHOOL)
        append_school (i, name);
      else
        g_string_append (name, column == DEMO_DOMAIN ? domains[i] : topics[i]);
      if (jj_table_matches (name->str, typed))
        g_strv_builder_add (builder, name->str);
    }
  found = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return found;
}

/* The place of a school or domain called @typed; -1 for none. */
static int
find_name (guint column, const char *typed)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < (column == DEMO_SCHOOL ? N_SCHOOLS : G_N_ELEMENTS (domains)); i++)
    {
      g_string_truncate (name, 0);
      if (column == DEMO_SCHOOL)
        append_school (i, name);
      else
        g_string_append (name, domains[i]);
      if (g_str_equal (name->str, typed))
        return (int)i;
    }
  return -1;
}

static void
set_text (char **field, const char *typed)
{
  g_free (*field);
  *field = g_strdup (typed);
}

static gboolean
set_number (Row *row, guint column, const char *typed, GError **error)
{
  gint64 value = EMPTY;

  if (*typed != '\0' && !jj_table_number_parse (types[column], typed, &value))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "「%s」不是數字或日期。", typed);
  else if (column == DEMO_PRICE && value < 0 && value != EMPTY)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "單價不能是負數。");
  else if (column == DEMO_START)
    row->start = value;
  else if (column == DEMO_PRICE)
    row->price = value;
  else if (column == DEMO_QUANTITY)
    row->quantity = value;
  else if (column == DEMO_SHARE)
    row->share = value;
  else
    row->continuing = value == 1;
  return error == NULL || *error == NULL;
}

static void
set_cell (Row *row, guint column, const char *typed, GError **error)
{
  int found = -1;

  switch (column)
    {
    case DEMO_CODE:
    case DEMO_AMOUNT:
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY, "這一欄是算出來的。");
      break;
    case DEMO_NAME:
      if (*typed == '\0')
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "社群要有名稱。");
      else
        set_text (&row->name, typed);
      break;
    case DEMO_SCHOOL:
    case DEMO_DOMAIN:
      found = find_name (column, typed);
      if (found < 0 && *typed != '\0')
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "沒有「%s」。", typed);
      else if (column == DEMO_SCHOOL)
        row->school = found < 0 ? N_SCHOOLS : (guint)found;
      else
        row->domain = found < 0 ? G_N_ELEMENTS (domains) : (guint)found;
      break;
    case DEMO_TOPICS:
      set_text (&row->topics, typed);
      break;
    default:
      set_number (row, column, typed, error);
    }
}

static guint
find_key (Demo *self, gint64 wanted)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (get (self, i)->key == wanted)
      return i;
  return self->rows->len;
}

static gboolean
apply (gpointer data, const JjTableEdit *edit, GError **refused, GError **error)
{
  Demo *self = data;
  guint first = edit->after == 0 ? self->rows->len : find_key (self, edit->after) + 1;
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (guint));

  push_step (self);
  for (guint i = 0; i < edit->n_new_rows; i++)
    {
      Row row = { .key = self->next_key++,
                  .name = (char *)"",
                  .topics = (char *)"",
                  .school = N_SCHOOLS,
                  .domain = G_N_ELEMENTS (domains),
                  .start = EMPTY,
                  .price = EMPTY,
                  .quantity = EMPTY,
                  .share = EMPTY };

      copy_row (self->rows, first + i, &row);
    }
  for (guint i = 0; i < edit->n_cells; i++)
    {
      const JjCellEdit *cell = &edit->cells[i];
      guint at = cell->key < 0 ? first + (guint)(-1 - cell->key) : find_key (self, cell->key);

      set_cell (get (self, at), cell->column, cell->text, &refused[i]);
      if (cell->key > 0)
        g_array_append_val (touched, at);
    }
  if (edit->n_new_rows > 0)
    jj_table_items_changed (self->table, first, 0, edit->n_new_rows);
  jj_table_touched (self->table, (const guint *)touched->data, touched->len);
  return TRUE;
}

static gboolean
remove_rows (gpointer data, const gint64 *keys, guint n_keys, GError **error)
{
  Demo *self = data;

  push_step (self);
  for (guint i = 0; i < n_keys; i++)
    {
      guint at = find_key (self, keys[i]);

      g_array_remove_index (self->rows, at);
      jj_table_items_changed (self->table, at, 1, 0);
    }
  return TRUE;
}

static gboolean
duplicate (gpointer data, const gint64 *keys, guint n_keys, GError **error)
{
  Demo *self = data;

  push_step (self);
  for (guint i = 0; i < n_keys; i++)
    {
      guint at = find_key (self, keys[i]);
      Row copy = *get (self, at);

      copy.key = self->next_key++;
      copy_row (self->rows, at + 1, &copy);
      jj_table_items_changed (self->table, at + 1, 0, 1);
    }
  return TRUE;
}

static const JjTableFuncs funcs = { .n_rows = n_rows,
                                    .key = key,
                                    .text = text,
                                    .number = number,
                                    .state = state,
                                    .complete = complete,
                                    .apply = apply,
                                    .remove = remove_rows,
                                    .duplicate = duplicate,
                                    .grows = TRUE };

static void
add_columns (JjTable *table)
{
  static const JjColumn columns[DEMO_N_COLUMNS] = {
    { "code", "代碼", .type = JJ_COLUMN_TEXT, .width_px = 84, .read_only = TRUE, .frozen = TRUE },
    { "name", "社群名稱", .type = JJ_COLUMN_TEXT, .width_px = 200, .frozen = TRUE },
    { "school", "召集學校", .type = JJ_COLUMN_REF, .width_px = 130 },
    { "domain", "領域", .type = JJ_COLUMN_ENUM, .width_px = 96 },
    { "start", "開始", .type = JJ_COLUMN_DATE },
    { "unit_price", "單價", "元", "依編列基準", JJ_COLUMN_MONEY, .no_sum = TRUE },
    { "quantity", "數量", "節", .type = JJ_COLUMN_DECIMAL2 },
    { "amount", "金額", "元", "單價 × 數量", JJ_COLUMN_MONEY, .read_only = TRUE },
    { "share", "比例", .type = JJ_COLUMN_SHARE },
    { "continuing", "續辦", .type = JJ_COLUMN_BOOL },
    { "topics", "討論主題", .type = JJ_COLUMN_LIST, .width_px = 180 },
  };

  for (guint i = 0; i < DEMO_N_COLUMNS; i++)
    jj_table_add_column (table, &columns[i]);
}

static void
demo_free (gpointer data)
{
  Demo *self = data;

  g_array_unref (self->rows);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

JjTable *
demo_table_new (guint n)
{
  Demo *self = g_new0 (Demo, 1);
  guint32 random = 12345;

  self->rows = new_rows ();
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  for (guint i = 0; i < n; i++)
    {
      Row row = { .key = ++self->next_key };
      g_autoptr (GString) school = g_string_new (NULL);

      random = random * 1103515245 + 12345;
      row.school = (random >> 8) % N_SCHOOLS;
      row.domain = (random >> 12) % G_N_ELEMENTS (domains);
      append_school (row.school, school);
      row.name = g_strdup_printf ("%s%s社群%u", school->str, domains[row.domain], i + 1);
      row.topics = i % 7 == 3
                       ? g_strdup ("")
                       : g_strdup_printf ("%s; %s", topics[i % 5], topics[(i + 1 + i / 5) % 5]);
      row.start = i % 11 == 5 ? EMPTY : 738734 + (random >> 10) % 330; /* from 2023-08-01 */
      row.price = (random >> 7) % 120 * 50;
      row.quantity = (random >> 9) % 20 * 100 + (i % 3 == 0 ? 50 : 0);
      row.share = (random >> 6) % 11 * 1000;
      row.continuing = random >> 30 & 1;
      g_array_append_val (self->rows, row);
    }
  self->next_key++;
  self->table = jj_table_new (&funcs, self, demo_free);
  add_columns (self->table);
  return self->table;
}

guint
demo_table_get_n_steps (JjTable *table)
{
  return ((Demo *)jj_table_get_data (table))->steps->len;
}

void
demo_table_undo (JjTable *table)
{
  Demo *self = jj_table_get_data (table);
  guint removed = self->rows->len;

  g_return_if_fail (self->steps->len > 0);
  g_array_unref (self->rows);
  self->rows = g_array_ref (g_ptr_array_index (self->steps, self->steps->len - 1));
  g_ptr_array_set_size (self->steps, (int)self->steps->len - 1);
  jj_table_items_changed (table, 0, removed, self->rows->len);
}

void
demo_table_set_price (JjTable *table, guint row, gint64 price)
{
  get (jj_table_get_data (table), row)->price = price;
}

char *
demo_table_dump (JjTable *table, guint row)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < DEMO_N_COLUMNS; i++)
    {
      jj_table_get_text (table, row, i, cell);
      g_string_append_printf (all, "%s%s", i > 0 ? "\t" : "", cell->str);
    }
  return g_string_free (all, FALSE);
}
