/* jj-grid-draw.c: cells, selection and cursor */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-draw-private.h"

#include <math.h>

#define MARK 9 /* px of the sign of a finding */

void
jj_grid_paint_box (const JjGridPaint *paint, const GdkRectangle *box, const GdkRGBA *color)
{
  if (box->width > 0 && box->height > 0)
    gtk_snapshot_append_color (paint->snapshot, color,
                               &GRAPHENE_RECT_INIT ((float)box->x, (float)box->y, (float)box->width,
                                                    (float)box->height));
}

void
jj_grid_paint_node (const JjGridPaint *paint, const JjGridText *text, int x, int y)
{
  if (text->node == NULL)
    return;
  gtk_snapshot_save (paint->snapshot);
  gtk_snapshot_translate (paint->snapshot, &GRAPHENE_POINT_INIT ((float)x, (float)y));
  gtk_snapshot_append_node (paint->snapshot, text->node);
  gtk_snapshot_restore (paint->snapshot);
}

/* A line's place; the rows of a grid are whole pixels high, so texts stay sharp. */
static int
get_y (const JjGridPaint *paint, guint line)
{
  return (int)jj_grid_get_y (paint->grid, line);
}

/* A filled octagon with a bar for an error, a triangle for a warning, a ring for a hint: told apart
 * without colour. */
static void
trace_mark (cairo_t *cr, JjCellFlags flags)
{
  if ((flags & JJ_CELL_ERROR) != 0)
    {
      for (int i = 0; i < 8; i++)
        cairo_line_to (cr, 0.5 + 0.54 * cos (G_PI * (i + 0.5) / 4),
                       0.5 + 0.54 * sin (G_PI * (i + 0.5) / 4));
      cairo_close_path (cr);
      cairo_rectangle (cr, 0.8, 0.4, -0.6, 0.2); /* against the path's sense: a hole */
    }
  else if ((flags & JJ_CELL_WARNING) != 0)
    {
      cairo_move_to (cr, 0.5, 0);
      cairo_line_to (cr, 1, 1);
      cairo_line_to (cr, 0, 1);
    }
  else
    {
      cairo_arc (cr, 0.5, 0.5, 0.45, 0, 2 * G_PI);
      cairo_new_sub_path (cr);
      cairo_arc_negative (cr, 0.5, 0.5, 0.25, 2 * G_PI, 0);
    }
}

static int
get_mark_size (JjGrid *self)
{
  return (int)round (MARK * self->scale);
}

/* The mark has a place of its own beside the text, at the end where a text that fits leaves some.
 */
int
jj_grid_get_room (JjGrid *self, guint pos, JjCellFlags flags)
{
  int room = jj_grid_get_width_at (self, pos) - 2 * self->padding;

  if ((flags & (JJ_CELL_ERROR | JJ_CELL_WARNING | JJ_CELL_HINT)) != 0)
    room -= MAX (get_mark_size (self) + 4 - self->padding, 0);
  return MAX (room, 1);
}

static void
paint_mark (const JjGridPaint *paint,
            const GdkRectangle *cell,
            JjCellFlags flags,
            gboolean right_aligned)
{
  const JjGridColors *colors = &paint->grid->colors;
  const GdkRGBA *color = (flags & JJ_CELL_ERROR) != 0     ? &colors->error
                         : (flags & JJ_CELL_WARNING) != 0 ? &colors->warning
                                                          : &colors->hint;
  double size = get_mark_size (paint->grid);
  double x = right_aligned ? cell->x + 2 : cell->x + cell->width - size - 3;
  double y = cell->y + round ((paint->grid->row_height - size) / 2);
  cairo_t *cr
      = gtk_snapshot_append_cairo (paint->snapshot, &GRAPHENE_RECT_INIT ((float)x, (float)y,
                                                                         (float)size, (float)size));

  gdk_cairo_set_source_rgba (cr, color);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size, size);
  trace_mark (cr, flags);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
paint_cell (const JjGridPaint *paint, guint row, guint pos, const GdkRectangle *cell)
{
  JjGrid *self = paint->grid;
  guint column = jj_grid_get_column (self, pos);
  JjCellFlags flags = jj_table_get_state (self->table, row, column, NULL);
  int room = jj_grid_get_room (self, pos, flags);
  int x = cell->x + self->padding;
  gboolean right_aligned = jj_grid_is_right_aligned (self, column);
  int lines = self->two_lines && !right_aligned ? 2 : 1;
  const JjGridText *text;

  if (jj_table_get_column (self->table, column)->read_only)
    flags |= JJ_CELL_READ_ONLY;
  jj_table_get_text (self->table, row, column, paint->buffer);
  if (paint->buffer->len > 0)
    {
      JjInk ink = jj_grid_get_ink (self, row, column, flags, paint->buffer->str);

      text = jj_grid_memo_get (self->memo, paint->buffer->str, ink, room, lines);
      if (right_aligned)
        x = MAX (cell->x + cell->width - self->padding - text->width, x);
      jj_grid_paint_node (paint, text, x, cell->y + (self->row_height - text->height) / 2);
    }
  if ((flags & JJ_CELL_REFUSED) != 0)
    jj_grid_paint_box (paint,
                       &(GdkRectangle){ cell->x + 2, cell->y + cell->height - 3, cell->width - 5,
                                        1 },
                       &self->colors.error);
  if ((flags & (JJ_CELL_ERROR | JJ_CELL_WARNING | JJ_CELL_HINT)) != 0)
    paint_mark (paint, cell, flags, right_aligned);
}

static void
paint_group_cell (const JjGridPaint *paint, guint line, guint pos, const GdkRectangle *cell)
{
  JjGrid *self = paint->grid;
  const JjGroup *group = jj_table_view_get_group (self->view, line);
  guint column = jj_grid_get_column (self, pos);
  int room = cell->width - 2 * self->padding;
  const JjGridText *text;

  if (pos == 0 || !jj_table_can_sum (self->table, column)
      || jj_table_get_column (self->table, column)->type == JJ_COLUMN_SHARE
      || jj_table_get_column (self->table, column)->no_sum)
    return;
  g_string_truncate (paint->buffer, 0);
  jj_table_format (self->table, column, group->sums[column], paint->buffer);
  text
      = jj_grid_memo_get (self->memo, paint->buffer->str,
                          group->sums[column] < 0 ? JJ_INK_NEGATIVE : JJ_INK_GROUP_NUMBER, room, 1);
  jj_grid_paint_node (paint, text, cell->x + self->padding + MAX (room - text->width, 0),
                      cell->y + (self->row_height - text->height) / 2);
}

static void
paint_range (const JjGridPaint *paint, const JjGridRange *range, guint pos)
{
  JjGrid *self = paint->grid;
  guint last = MIN (range->line1, paint->last_line);

  for (guint line = MAX (range->line0, paint->first_line); line <= last; line++)
    {
      GdkRectangle cell;

      if (line == self->line && pos == self->pos)
        continue;
      jj_grid_get_area (self, line, pos, &cell);
      jj_grid_paint_box (paint, &cell, &self->colors.selection);
    }
}

/* Over the selection and under the texts: the cursor's own cell keeps its background. */
static void
paint_selection (const JjGridPaint *paint)
{
  for (guint i = 0; i < paint->grid->ranges->len; i++)
    {
      const JjGridRange *range = &g_array_index (paint->grid->ranges, JjGridRange, i);
      guint last = MIN (range->pos1, paint->last_pos);

      for (guint pos = MAX (range->pos0, paint->first_pos); pos <= last; pos++)
        paint_range (paint, range, pos);
    }
}

static void
paint_border (const JjGridPaint *paint, const GdkRectangle *box, int width_px, const GdkRGBA *color)
{
  GskRoundedRect outline;
  const float w = (float)width_px;

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float)box->x, (float)box->y,
                                                        (float)box->width, (float)box->height),
                                   0);
  gtk_snapshot_append_border (paint->snapshot, &outline, (float[4]){ w, w, w, w },
                              (GdkRGBA[4]){ *color, *color, *color, *color });
}

/* Of the part of a range near the screen: a column of 100,000 rows is too high for a border node.
 */
static void
get_range_box (const JjGridPaint *paint, const JjGridRange *range, GdkRectangle *box)
{
  JjGrid *self = paint->grid;
  guint first = MAX (range->line0, MAX (paint->first_line, 1) - 1);
  guint last = MIN (range->line1, paint->last_line + 1);
  GdkRectangle corner;

  jj_grid_get_area (self, first, range->pos0, box);
  jj_grid_get_area (self, MAX (first, last), range->pos1, &corner);
  box->x -= 1;
  box->y -= 1;
  box->width = corner.x + corner.width - box->x;
  box->height = corner.y + corner.height - box->y;
}

static void
paint_cursor (const JjGridPaint *paint)
{
  JjGrid *self = paint->grid;
  const JjGridRange *range = jj_grid_get_range (self);
  GdkRectangle box;

  if (range == NULL)
    return;
  if (range->line0 <= paint->last_line && range->line1 >= paint->first_line
      && (range->line0 != range->line1 || range->pos0 != range->pos1))
    {
      get_range_box (paint, range, &box);
      paint_border (paint, &box, 1, &self->colors.accent);
    }
  if (self->line >= paint->first_line && self->line <= paint->last_line)
    {
      jj_grid_get_area (self, self->line, self->pos, &box);
      if (jj_grid_get_row (self, self->line) < 0) /* the head of a group is one cell */
        {
          box.x = self->stub_width;
          box.width = g_array_index (self->edges, int, self->edges->len - 1);
        }
      box = (GdkRectangle){ box.x - 1, box.y - 1, box.width + 1, box.height + 1 };
      paint_border (paint, &box, 2, &self->colors.accent);
    }
  if (self->drag == JJ_DRAG_FILL)
    {
      get_range_box (paint, &self->fill, &box);
      paint_border (paint, &box, 2, &self->colors.strong_line);
    }
  if (jj_grid_get_fill_handle (self, &box))
    {
      jj_grid_paint_box (paint,
                         &(GdkRectangle){ box.x - 1, box.y - 1, box.width + 2, box.height + 2 },
                         &self->colors.background);
      jj_grid_paint_box (paint, &box, &self->colors.accent);
    }
}

static void
paint_lines (const JjGridPaint *paint)
{
  JjGrid *self = paint->grid;
  int top = get_y (paint, paint->first_line);
  int bottom = get_y (paint, paint->last_line + 1);
  int left = jj_grid_get_x (self, paint->first_pos);
  int right = jj_grid_get_x (self, paint->last_pos) + jj_grid_get_width_at (self, paint->last_pos);

  for (guint line = paint->first_line; line <= paint->last_line; line++)
    jj_grid_paint_box (paint, &(GdkRectangle){ left, get_y (paint, line + 1) - 1, right - left, 1 },
                       &self->colors.line);
  for (guint pos = paint->first_pos; pos <= paint->last_pos; pos++)
    jj_grid_paint_box (paint,
                       &(GdkRectangle){ jj_grid_get_x (self, pos) + jj_grid_get_width_at (self, pos)
                                            - 1,
                                        top, 1, bottom - top },
                       &self->colors.line);
}

static void
paint_group_backs (const JjGridPaint *paint)
{
  JjGrid *self = paint->grid;
  int left = jj_grid_get_x (self, paint->first_pos);
  int right = jj_grid_get_x (self, paint->last_pos) + jj_grid_get_width_at (self, paint->last_pos);

  for (guint line = paint->first_line; line <= paint->last_line; line++)
    if (jj_grid_get_row (self, line) < 0)
      jj_grid_paint_box (paint,
                         &(GdkRectangle){ left, get_y (paint, line), right - left,
                                          self->row_height - 1 },
                         &self->colors.group);
}

/* One of the two regions, frozen and scrolling; the clip is the caller's. */
static void
paint_region (const JjGridPaint *paint)
{
  JjGrid *self = paint->grid;

  paint_lines (paint);
  paint_group_backs (paint);
  paint_selection (paint);
  for (guint line = paint->first_line; line <= paint->last_line; line++)
    {
      int row = jj_grid_get_row (self, line);

      for (guint pos = paint->first_pos; pos <= paint->last_pos; pos++)
        {
          GdkRectangle cell;

          jj_grid_get_area (self, line, pos, &cell);
          if (row >= 0)
            paint_cell (paint, (guint)row, pos, &cell);
          else
            paint_group_cell (paint, line, pos, &cell);
        }
    }
  paint_cursor (paint);
}

/* The positions from @first that are seen at all in the scrolling region. */
static void
find_seen (const JjGridPaint *paint, int left, int right, JjGridPaint *seen)
{
  JjGrid *self = paint->grid;
  guint n = jj_grid_n_positions (self);

  *seen = *paint;
  seen->first_pos = jj_grid_get_n_frozen (self);
  while (seen->first_pos + 1 < n
         && jj_grid_get_x (self, seen->first_pos) + jj_grid_get_width_at (self, seen->first_pos)
                <= left)
    seen->first_pos++;
  seen->last_pos = seen->first_pos;
  while (seen->last_pos + 1 < n && jj_grid_get_x (self, seen->last_pos + 1) < right)
    seen->last_pos++;
}

static void
push_clip (const JjGridPaint *paint, const GdkRectangle *box)
{
  gtk_snapshot_push_clip (paint->snapshot,
                          &GRAPHENE_RECT_INIT ((float)box->x, (float)box->y, (float)box->width,
                                               (float)box->height));
}

static void
paint_rows (const JjGridPaint *paint, int width, int height)
{
  JjGrid *self = paint->grid;
  int frozen = jj_grid_get_frozen_right (self);
  guint n_frozen = jj_grid_get_n_frozen (self);
  int top = self->heading_height;
  JjGridPaint part;

  if (frozen < width && n_frozen < jj_grid_n_positions (self))
    {
      push_clip (paint, &(GdkRectangle){ frozen, top, width - frozen, height - top });
      find_seen (paint, frozen, width, &part);
      paint_region (&part);
      gtk_snapshot_pop (paint->snapshot);
    }
  if (n_frozen > 0)
    {
      push_clip (paint, &(GdkRectangle){ self->stub_width, top, frozen - self->stub_width + 4,
                                         height - top });
      part = *paint;
      part.first_pos = 0;
      part.last_pos = n_frozen - 1;
      paint_region (&part);
      gtk_snapshot_pop (paint->snapshot);
    }
}

void
jj_grid_draw (JjGrid *self, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  g_autoptr (GString) buffer = g_string_sized_new (64);
  JjGridPaint paint = { .grid = self, .snapshot = snapshot, .buffer = buffer };
  guint n_lines = jj_grid_get_n_lines (self);

  if (!self->styled)
    jj_grid_style (self);
  jj_grid_paint_box (&paint, &(GdkRectangle){ 0, 0, width, height }, &self->colors.background);
  if (jj_grid_n_positions (self) == 0)
    return;
  paint.first_line
      = (guint)MAX (0, (self->heading_height - jj_grid_get_y (self, 0)) / self->row_height);
  paint.last_line
      = paint.first_line + (guint)(height - self->heading_height) / (guint)self->row_height + 1;
  if (n_lines > 0 && height > self->heading_height)
    {
      paint.first_line = MIN (paint.first_line, n_lines - 1);
      paint.last_line = MIN (paint.last_line, n_lines - 1);
      paint_rows (&paint, width, height);
      jj_grid_paint_stubs (&paint, height);
    }
  jj_grid_paint_headings (&paint, width);
}
