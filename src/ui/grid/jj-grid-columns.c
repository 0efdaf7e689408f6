/* jj-grid-columns.c: sizes, places and order of the columns */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-parts-private.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#define MIN_WIDTH 24
#define MAX_AUTO_WIDTH 480
#define MAX_HEADING_WIDTH 140 /* that a column has at first */
#define SAMPLE_ROWS 2000      /* for the best width, evenly over the table */

static double
get_scale (PangoContext *context)
{
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double)PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72.0;
  return size / (11 * 96 / 72.0);
}

void
jj_grid_measure (JjGrid *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  g_autoptr (PangoLayout) layout = pango_layout_new (context);

  pango_layout_set_text (layout, "國Ag8", -1);
  pango_layout_get_pixel_size (layout, NULL, &self->text_height);
  self->scale = get_scale (context);
  self->padding = (int)ceil (6 * self->scale);
  self->row_height
      = self->text_height * (self->two_lines ? 2 : 1) + 2 * (int)ceil (2 * self->scale);
  self->heading_height = self->text_height + 2 * (int)ceil (5 * self->scale);
}

static int
measure_text (PangoLayout *layout, const char *text)
{
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* In bold, with its unit. */
static int
measure_heading (JjGrid *self, PangoLayout *layout, const JjColumn *column)
{
  int width = measure_text (layout, column->label) * 11 / 10 + 2 * self->padding;

  return column->unit == NULL ? width : width + measure_text (layout, column->unit) + self->padding;
}

/* What suits the type, or the column itself; headings of a usual length are read without a drag. */
static int
get_default_width (JjGrid *self, PangoLayout *layout, const JjColumn *column)
{
  static const int widths[] = { 180, 76, 96, 80, 72, 92, 60, 110, 150, 200 };
  int heading = (int)ceil (measure_heading (self, layout, column) / self->scale);

  return MAX (column->width_px > 0 ? column->width_px : widths[column->type],
              MIN (heading, MAX_HEADING_WIDTH));
}

/* The leading columns that want to be frozen come first and are. */
void
jj_grid_make_columns (JjGrid *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  guint n = self->table != NULL ? jj_table_get_n_columns (self->table) : 0;

  g_array_set_size (self->columns, 0);
  self->n_frozen = 0;
  for (guint i = 0; i < n; i++)
    {
      const JjColumn *column = jj_table_get_column (self->table, i);
      JjGridColumn mine = { .column = i,
                            .width = get_default_width (self, layout, column),
                            .hidden = column->hidden };

      g_array_append_val (self->columns, mine);
      if (column->frozen && self->n_frozen == i)
        self->n_frozen++;
    }
  jj_grid_arrange (self);
}

static int
get_stub_width (JjGrid *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autofree char *last = g_strdup_printf ("%u", MAX (jj_grid_get_n_lines (self), 100));
  int width;

  pango_layout_set_text (layout, last, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width + 2 * self->padding;
}

void
jj_grid_arrange (JjGrid *self)
{
  int x = 0;

  g_array_set_size (self->shown, 0);
  g_array_set_size (self->edges, 0);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const JjGridColumn *column = &g_array_index (self->columns, JjGridColumn, i);

      if (column->hidden)
        continue;
      g_array_append_val (self->shown, i);
      g_array_append_val (self->edges, x);
      x += MAX ((int)lround (column->width * self->scale), MIN_WIDTH);
    }
  g_array_append_val (self->edges, x);
  self->stub_width = get_stub_width (self);
}

static JjGridColumn *
get_at (JjGrid *self, guint pos)
{
  return &g_array_index (self->columns, JjGridColumn, g_array_index (self->shown, guint, pos));
}

guint
jj_grid_get_column (JjGrid *self, guint pos)
{
  return get_at (self, pos)->column;
}

int
jj_grid_find_pos (JjGrid *self, guint column)
{
  for (guint i = 0; i < self->shown->len; i++)
    if (get_at (self, i)->column == column)
      return (int)i;
  return -1;
}

/* Without a view there are no columns. */
static int
get_edge (JjGrid *self, guint pos)
{
  return self->edges->len == 0 ? 0
                               : g_array_index (self->edges, int, MIN (pos, self->edges->len - 1));
}

/* Frozen columns that would leave less than half of the room to the others scroll along; the first
 * one, which says what a row is, only where it leaves less than a quarter. */
guint
jj_grid_get_n_frozen (JjGrid *self)
{
  int room = gtk_widget_get_width (GTK_WIDGET (self)) - self->stub_width;
  guint n = MIN (self->n_frozen, self->shown->len);

  while (n > 0 && get_edge (self, n) > (n == 1 ? room * 3 / 4 : room / 2))
    n--;
  return n;
}

int
jj_grid_get_frozen_right (JjGrid *self)
{
  return self->stub_width + get_edge (self, jj_grid_get_n_frozen (self));
}

int
jj_grid_get_x (JjGrid *self, guint pos)
{
  int x = self->stub_width + get_edge (self, pos);

  if (pos >= jj_grid_get_n_frozen (self) && self->adjustments[GTK_ORIENTATION_HORIZONTAL] != NULL)
    x -= (int)gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  return x;
}

int
jj_grid_get_width_at (JjGrid *self, guint pos)
{
  return get_edge (self, pos + 1) - get_edge (self, pos);
}

double
jj_grid_get_y (JjGrid *self, guint line)
{
  double value = 0;

  if (self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
    value = floor (gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]));
  return self->heading_height + (double)line * self->row_height - value;
}

static void
changed (JjGrid *self)
{
  jj_grid_arrange (self);
  jj_grid_keep_cursor (self);
  jj_grid_configure (self);
  jj_grid_layout_changed (self);
}

void
jj_grid_set_width_at (JjGrid *self, guint pos, int width_px)
{
  get_at (self, pos)->width = MAX ((int)lround (width_px / self->scale), MIN_WIDTH);
  jj_grid_arrange (self);
  jj_grid_configure (self);
  jj_grid_layout_changed (self);
}

void
jj_grid_autosize (JjGrid *self, guint pos)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  guint column = jj_grid_get_column (self, pos);
  const JjColumn *description = jj_table_get_column (self->table, column);
  guint n_lines = jj_grid_get_n_lines (self);
  int width = measure_heading (self, layout, description) + 2 * self->text_height;

  for (guint i = 0; i < MIN (n_lines, SAMPLE_ROWS); i++)
    {
      int row = jj_grid_get_row (self, (guint)((guint64)i * n_lines / MIN (n_lines, SAMPLE_ROWS)));

      if (row < 0)
        continue;
      jj_table_get_text (self->table, (guint)row, column, text);
      width = MAX (width, measure_text (layout, text->str) + 2 * self->padding + 1);
    }
  width = MIN (width, (int)(MAX_AUTO_WIDTH * self->scale));
  jj_grid_set_width_at (self, pos, width);
}

/* A column that comes among the frozen ones is frozen, one that leaves them is not. */
void
jj_grid_move_column (JjGrid *self, guint from_pos, guint to_pos)
{
  guint from = g_array_index (self->shown, guint, from_pos);
  guint to = g_array_index (self->shown, guint, to_pos);
  JjGridColumn column = g_array_index (self->columns, JjGridColumn, from);

  if (from == to)
    return;
  g_array_remove_index (self->columns, from);
  g_array_insert_val (self->columns, to, column);
  self->n_frozen += (to_pos < self->n_frozen) - (from_pos < self->n_frozen);
  changed (self);
}

static JjGridColumn *
find_column (JjGrid *self, guint column)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_array_index (self->columns, JjGridColumn, i).column == column)
      return &g_array_index (self->columns, JjGridColumn, i);
  return NULL;
}

gboolean
jj_grid_is_column_hidden (JjGrid *self, guint column)
{
  return find_column (self, column)->hidden;
}

static guint
count_shown_before (JjGrid *self, const JjGridColumn *column)
{
  guint n = 0;

  for (const JjGridColumn *each = (JjGridColumn *)self->columns->data; each < column; each++)
    n += !each->hidden;
  return n;
}

/* The last column that is shown stays: an empty grid could not be told from an empty table. The
 * others stay frozen, or not. */
void
jj_grid_hide_column (JjGrid *self, guint column, gboolean hidden)
{
  JjGridColumn *mine = find_column (self, column);

  if (mine->hidden == hidden || (hidden && self->shown->len <= 1))
    return;
  mine->hidden = hidden;
  if (count_shown_before (self, mine) < self->n_frozen)
    self->n_frozen += hidden ? -1 : 1;
  changed (self);
}

void
jj_grid_freeze (JjGrid *self, guint n_positions)
{
  self->n_frozen = n_positions;
  changed (self);
}

GArray *
jj_grid_get_shown_columns (JjGrid *self)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->shown->len; i++)
    g_array_append_val (columns, get_at (self, i)->column);
  return columns;
}

char *
jj_grid_save_layout (JjGrid *self)
{
  GVariantBuilder builder;
  g_autoptr (GVariant) whole = NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sib)"));
  for (guint i = 0; i < self->columns->len; i++)
    {
      const JjGridColumn *column = &g_array_index (self->columns, JjGridColumn, i);

      g_variant_builder_add (&builder, "(sib)",
                             jj_table_get_column (self->table, column->column)->id, column->width,
                             column->hidden);
    }
  whole = g_variant_ref_sink (
      g_variant_new ("(ua(sib)b)", self->n_frozen, &builder, self->two_lines));
  return g_variant_print (whole, FALSE);
}

/* Columns that the text does not know keep their place at the end. */
static void
load_column (JjGrid *self, guint place, const char *id, const JjGridColumn *saved)
{
  int wanted = jj_table_find_column (self->table, id);

  for (guint i = place; wanted >= 0 && i < self->columns->len; i++)
    {
      JjGridColumn column = g_array_index (self->columns, JjGridColumn, i);

      if (column.column != (guint)wanted)
        continue;
      column.width = CLAMP (saved->width, MIN_WIDTH, 4000);
      column.hidden = saved->hidden;
      g_array_remove_index (self->columns, i);
      g_array_insert_val (self->columns, place, column);
    }
}

gboolean
jj_grid_load_layout (JjGrid *self, const char *saved)
{
  g_autoptr (GVariant) whole
      = g_variant_parse (G_VARIANT_TYPE ("(ua(sib)b)"), saved, NULL, NULL, NULL);
  g_autoptr (GVariantIter) iter = NULL;
  JjGridColumn column = { 0 };
  gboolean two_lines;
  guint place = 0;
  const char *id;

  if (whole == NULL || self->table == NULL)
    return FALSE;
  g_variant_get (whole, "(ua(sib)b)", &self->n_frozen, &iter, &two_lines);
  while (g_variant_iter_next (iter, "(&sib)", &id, &column.width, &column.hidden))
    if (jj_table_find_column (self->table, id) >= 0)
      load_column (self, place++, id, &column);
  jj_grid_set_two_lines (self, two_lines);
  changed (self);
  if (self->shown->len == 0)
    jj_grid_hide_column (self, g_array_index (self->columns, JjGridColumn, 0).column, FALSE);
  return TRUE;
}

void
jj_grid_set_called (JjGrid *self, guint column, gboolean called)
{
  g_return_if_fail (JJ_IS_GRID (self));
  if (jj_grid_is_called (self, column) == called)
    return;
  if (!self->called)
    self->called = g_hash_table_new (NULL, NULL);
  if (called)
    g_hash_table_add (self->called, GUINT_TO_POINTER (column));
  else
    g_hash_table_remove (self->called, GUINT_TO_POINTER (column));
  jj_grid_access_update (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
jj_grid_is_called (JjGrid *self, guint column)
{
  return self->called && g_hash_table_contains (self->called, GUINT_TO_POINTER (column));
}

void
jj_grid_show_only (JjGrid *self, const char *const *ids)
{
  guint place = 0;

  for (guint i = 0; i < self->columns->len; i++)
    g_array_index (self->columns, JjGridColumn, i).hidden = TRUE;
  for (guint k = 0; ids[k]; k++)
    {
      int column = jj_table_find_column (self->table, ids[k]);
      JjGridColumn saved = { 0 };

      if (column < 0)
        continue;
      saved.width = find_column (self, (guint)column)->width;
      load_column (self, place++, ids[k], &saved);
    }
  changed (self);
}

char *
jj_grid_describe_sort (JjGrid *self, guint column)
{
  gboolean descending = FALSE;
  int sort = jj_table_view_get_sort (self->view, column, &descending);

  if (sort < 0)
    return NULL;
  if (jj_table_view_get_n_sorts (self->view) < 2)
    return g_strdup (descending ? _ ("sorted, greatest first") : _ ("sorted, smallest first"));
  return g_strdup_printf (descending ? _ ("sorted as no. %d, greatest first")
                                     : _ ("sorted as no. %d, smallest first"),
                          sort + 1);
}
