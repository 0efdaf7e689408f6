/* jj-grid-draw-edges.c: headings of the columns, numbers of the rows, heads of the groups */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-draw-private.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  SHAPE_UP,
  SHAPE_DOWN,
  SHAPE_RIGHT,
  SHAPE_FUNNEL,
  SHAPE_N
} Shape;

/* In a unit square. */
static const struct
{
  int n;
  double points[6][2];
} shapes[SHAPE_N] = {
  [SHAPE_UP] = { 3, { { 0.5, 0.3 }, { 0.85, 0.7 }, { 0.15, 0.7 } } },
  [SHAPE_DOWN] = { 3, { { 0.15, 0.3 }, { 0.85, 0.3 }, { 0.5, 0.7 } } },
  [SHAPE_RIGHT] = { 3, { { 0.3, 0.15 }, { 0.7, 0.5 }, { 0.3, 0.85 } } },
  [SHAPE_FUNNEL]
  = { 6,
      { { 0.05, 0.1 }, { 0.95, 0.1 }, { 0.6, 0.5 }, { 0.6, 0.95 }, { 0.4, 0.8 }, { 0.4, 0.5 } } },
};

static void
paint_shape (const JjGridPaint *paint, Shape shape, const GdkRectangle *box, const GdkRGBA *color)
{
  cairo_t *cr
      = gtk_snapshot_append_cairo (paint->snapshot,
                                   &GRAPHENE_RECT_INIT ((float)box->x, (float)box->y,
                                                        (float)box->width, (float)box->height));

  gdk_cairo_set_source_rgba (cr, color);
  for (int i = 0; i < shapes[shape].n; i++)
    cairo_line_to (cr, box->x + shapes[shape].points[i][0] * box->width,
                   box->y + shapes[shape].points[i][1] * box->height);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static gboolean
is_line_marked (JjGrid *self, guint line)
{
  for (guint i = 0; i < self->ranges->len; i++)
    {
      const JjGridRange *range = &g_array_index (self->ranges, JjGridRange, i);

      if (line >= range->line0 && line <= range->line1)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_position_marked (JjGrid *self, guint pos)
{
  for (guint i = 0; i < self->ranges->len; i++)
    {
      const JjGridRange *range = &g_array_index (self->ranges, JjGridRange, i);

      if (pos >= range->pos0 && pos <= range->pos1)
        return TRUE;
    }
  return FALSE;
}

/* The label of a group's head runs over the cells of its line that hold no sum. */
static void
paint_group_label (const JjGridPaint *paint, guint line, int y)
{
  JjGrid *self = paint->grid;
  const JjGroup *group = jj_table_view_get_group (self->view, line);
  int column = jj_table_view_get_group_column (self->view);
  int x = self->stub_width + self->padding;
  int size = self->text_height * 3 / 5;
  GdkRGBA color = self->colors.strong_line;
  const JjGridText *text;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  paint_shape (paint, group->folded ? SHAPE_RIGHT : SHAPE_DOWN,
               &(GdkRectangle){ x, y + (self->row_height - size) / 2, size, size }, &color);
  x += size + self->padding;
  g_string_assign (paint->buffer, group->label);
  if (paint->buffer->len == 0)
    g_string_printf (paint->buffer, _ ("%s: empty"),
                     jj_table_get_column (self->table, (guint)column)->label);
  text = jj_grid_memo_get (self->memo, paint->buffer->str, JJ_INK_GROUP, 600, 1);
  jj_grid_paint_node (paint, text, x, y + (self->row_height - text->height) / 2);
  x += text->width + self->padding;
  g_string_printf (paint->buffer, g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows", group->n_rows),
                   group->n_rows);
  text = jj_grid_memo_get (self->memo, paint->buffer->str, JJ_INK_DIM, 200, 1);
  jj_grid_paint_node (paint, text, x, y + (self->row_height - text->height) / 2);
}

static void
paint_stub (const JjGridPaint *paint, guint line, int y)
{
  JjGrid *self = paint->grid;
  gboolean marked = is_line_marked (self, line);
  const JjGridText *text;

  jj_grid_paint_box (paint, &(GdkRectangle){ 0, y, self->stub_width - 1, self->row_height - 1 },
                     marked ? &self->colors.marked : &self->colors.heading);
  jj_grid_paint_box (paint, &(GdkRectangle){ 0, y + self->row_height - 1, self->stub_width, 1 },
                     &self->colors.line);
  if (jj_grid_get_row (self, line) < 0)
    {
      paint_group_label (paint, line, y);
      return;
    }
  g_string_printf (paint->buffer, "%u", jj_table_view_get_number (self->view, line));
  text = jj_grid_memo_get (self->memo, paint->buffer->str,
                           marked ? JJ_INK_SMALL_ACCENT : JJ_INK_SMALL, self->stub_width, 1);
  jj_grid_paint_node (paint, text, self->stub_width - self->padding - text->width,
                      y + (self->row_height - text->height) / 2);
}

void
jj_grid_paint_stubs (const JjGridPaint *paint, int height)
{
  JjGrid *self = paint->grid;
  int frozen = jj_grid_get_frozen_right (self);
  int top = self->heading_height;
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  gtk_snapshot_push_clip (paint->snapshot,
                          &GRAPHENE_RECT_INIT (0, (float)top, (float)width, (float)(height - top)));
  if (jj_grid_get_n_frozen (self) > 0)
    jj_grid_paint_box (paint, &(GdkRectangle){ frozen - 1, top, 1, height - top },
                       &self->colors.strong_line);
  for (guint line = paint->first_line; line <= paint->last_line; line++)
    paint_stub (paint, line, (int)jj_grid_get_y (self, line));
  jj_grid_paint_box (paint, &(GdkRectangle){ self->stub_width - 1, top, 1, height - top },
                     &self->colors.line);
  gtk_snapshot_pop (paint->snapshot);
}

static gboolean
is_hovered (JjGrid *self, guint pos)
{
  return self->hover.area != JJ_HIT_NONE && self->hover.area <= JJ_HIT_HEADING_MENU
         && self->hover.area >= JJ_HIT_HEADING && self->hover.pos == pos;
}

/* The number of a sort among several, NULL where there is no need of one. */
static const JjGridText *
get_sort_number (const JjGridPaint *paint, int sort)
{
  if (jj_table_view_get_n_sorts (paint->grid->view) < 2)
    return NULL;
  g_string_printf (paint->buffer, "%d", sort + 1);
  return jj_grid_memo_get (paint->grid->memo, paint->buffer->str, JJ_INK_SMALL, 100, 1);
}

/* The room that the signs take from the label. */
static int
measure_signs (const JjGridPaint *paint, guint pos, gboolean hovered)
{
  JjGrid *self = paint->grid;
  guint column = jj_grid_get_column (self, pos);
  int one = self->text_height * 3 / 5 + self->padding / 2;
  gboolean descending;
  int sort = jj_table_view_get_sort (self->view, column, &descending);
  const JjGridText *number = sort >= 0 ? get_sort_number (paint, sort) : NULL;

  return (hovered || jj_table_view_get_filter (self->view, column) != NULL ? one : 0)
         + (sort >= 0 ? one : 0) + (number != NULL ? number->width : 0);
}

/* Sign of a sort, a filter, or of the menu under the pointer, at the right end of a heading. */
static void
paint_signs (const JjGridPaint *paint, guint pos, int right)
{
  JjGrid *self = paint->grid;
  guint column = jj_grid_get_column (self, pos);
  int size = self->text_height * 3 / 5;
  int y = (self->heading_height - size) / 2;
  gboolean descending = FALSE;
  int sort = jj_table_view_get_sort (self->view, column, &descending);
  gboolean filtered = jj_table_view_get_filter (self->view, column) != NULL;
  const JjGridText *number;
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  if (filtered || is_hovered (self, pos))
    {
      right -= size;
      if (!filtered)
        color.alpha *= 0.5f;
      paint_shape (paint, SHAPE_FUNNEL, &(GdkRectangle){ right, y, size, size },
                   filtered ? &self->colors.hint : &color);
      right -= self->padding / 2;
    }
  if (sort < 0)
    return;
  number = get_sort_number (paint, sort);
  if (number != NULL)
    {
      right -= number->width;
      jj_grid_paint_node (paint, number, right, (self->heading_height - number->height) / 2);
    }
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  right -= size;
  paint_shape (paint, descending ? SHAPE_DOWN : SHAPE_UP, &(GdkRectangle){ right, y, size, size },
               &color);
}

static void
paint_ring (const JjGridPaint *paint, const GdkRectangle *box)
{
  const GdkRGBA *color = &paint->grid->colors.accent;

  jj_grid_paint_box (paint, &(GdkRectangle){ box->x, box->y, box->width, 2 }, color);
  jj_grid_paint_box (paint, &(GdkRectangle){ box->x, box->y + box->height - 2, box->width, 2 },
                     color);
  jj_grid_paint_box (paint, &(GdkRectangle){ box->x, box->y, 2, box->height }, color);
  jj_grid_paint_box (paint, &(GdkRectangle){ box->x + box->width - 2, box->y, 2, box->height },
                     color);
}

/* The name, and the unit where there is room for it; both end before right. */
static void
paint_label (const JjGridPaint *paint, guint pos, int width, int right)
{
  JjGrid *self = paint->grid;
  guint at = jj_grid_get_column (self, pos);
  const JjColumn *column = jj_table_get_column (self->table, at);
  int x = jj_grid_get_x (self, pos) + self->padding, gap = self->padding / 2;
  int unit = 0; /* px */
  const JjGridText *text;

  if (column->unit != NULL)
    unit = jj_grid_memo_get (self->memo, column->unit, JJ_INK_SMALL, width, 1)->width + gap;
  text = jj_grid_memo_get (self->memo, column->label, JJ_INK_HEADING, width, 1);
  if (text->width + unit > width)
    unit = 0;
  if (jj_grid_is_right_aligned (self, at))
    x = MAX (x, right - text->width - unit);
  jj_grid_paint_node (paint, text, x, (self->heading_height - text->height) / 2);
  x += text->width + gap;
  if (unit == 0)
    return;
  text = jj_grid_memo_get (self->memo, column->unit, JJ_INK_SMALL, width, 1);
  jj_grid_paint_node (paint, text, x, (self->heading_height - text->height) / 2);
}

/* What is under the pointer is still read: the sign that appears there takes no room from the
 * label, it covers the end of one that has none to spare. */
static void
paint_heading (const JjGridPaint *paint, guint pos)
{
  JjGrid *self = paint->grid;
  int left = jj_grid_get_x (self, pos), width = jj_grid_get_width_at (self, pos);
  int right = left + width - self->padding;
  int signs = measure_signs (paint, pos, is_hovered (self, pos));
  int room = width - 2 * self->padding - measure_signs (paint, pos, FALSE);
  const GdkRGBA *ground
      = is_position_marked (self, pos) ? &self->colors.marked : &self->colors.heading;

  jj_grid_paint_box (paint, &(GdkRectangle){ left, 0, width - 1, self->heading_height - 1 },
                     ground);
  jj_grid_paint_box (paint, &(GdkRectangle){ left + width - 1, 0, 1, self->heading_height },
                     &self->colors.line);
  paint_label (paint, pos, MAX (room, 1), right - signs);
  if (signs > 0)
    jj_grid_paint_box (paint, &(GdkRectangle){ right - signs, 2, signs, self->heading_height - 4 },
                       ground);
  paint_signs (paint, pos, right);
  if (jj_grid_is_called (self, jj_grid_get_column (self, pos)))
    paint_ring (paint, &(GdkRectangle){ left, 0, width - 1, self->heading_height });
}

void
jj_grid_paint_headings (const JjGridPaint *paint, int width)
{
  JjGrid *self = paint->grid;
  int frozen = jj_grid_get_frozen_right (self);
  guint n_frozen = jj_grid_get_n_frozen (self);
  int height = self->heading_height;

  jj_grid_paint_box (paint, &(GdkRectangle){ 0, 0, width, height }, &self->colors.heading);
  gtk_snapshot_push_clip (paint->snapshot,
                          &GRAPHENE_RECT_INIT ((float)frozen, 0, (float)MAX (width - frozen, 0),
                                               (float)height));
  for (guint pos = n_frozen; pos < jj_grid_n_positions (self); pos++)
    if (jj_grid_get_x (self, pos) < width
        && jj_grid_get_x (self, pos) + jj_grid_get_width_at (self, pos) > frozen)
      paint_heading (paint, pos);
  gtk_snapshot_pop (paint->snapshot);
  for (guint pos = 0; pos < n_frozen; pos++)
    paint_heading (paint, pos);
  jj_grid_paint_box (paint, &(GdkRectangle){ self->stub_width - 1, 0, 1, height },
                     &self->colors.line);
  if (n_frozen > 0)
    jj_grid_paint_box (paint, &(GdkRectangle){ frozen - 1, 0, 1, height },
                       &self->colors.strong_line);
  if (self->drag == JJ_DRAG_MOVE && self->hover.pos < jj_grid_n_positions (self))
    jj_grid_paint_box (paint,
                       &(GdkRectangle){ jj_grid_get_x (self, self->hover.pos)
                                            + (self->hover.pos > self->drag_hit.pos
                                                   ? jj_grid_get_width_at (self, self->hover.pos)
                                                   : 0)
                                            - 1,
                                        0, 3, height },
                       &self->colors.accent);
  jj_grid_paint_box (paint, &(GdkRectangle){ 0, height - 1, width, 1 }, &self->colors.strong_line);
}
