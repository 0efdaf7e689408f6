/* jj-scene-table.c: a kind's table in large letters */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-scene-private.h"
#include "jj-svg-text.h"

#include "jj-format.h"
#include "jj-language.h"

#include <pango/pangocairo.h>

/* In heights of text. */
#define ROW 1.6
#define PADDING 0.45
#define WIDEST 14.0
#define SAMPLE 200

typedef struct
{
  guint field;
  char *heading;
  double x, width;
  gboolean is_number;
} Column;

struct _JjSceneTable
{
  const JjTheme *theme;
  double width, text;
  GArray *columns; /* Column */
  GPtrArray *rows; /* GStrv: those shown */
  guint n_all, n_left_out, first;
  PangoLayout *layout;
};

static void
free_column (gpointer data)
{
  g_free (((Column *)data)->heading);
}

static PangoLayout *
make_layout (double text_px)
{
  PangoFontMap *map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  PangoFontDescription *font = pango_font_description_from_string ("Noto Sans CJK TC");
  PangoLayout *layout;

  pango_context_set_language (context, pango_language_from_string ("zh-tw"));
  layout = pango_layout_new (context);
  pango_font_description_set_absolute_size (font, text_px * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_font_description_free (font);
  g_object_unref (context);
  g_object_unref (map);
  return layout;
}

static double
measure (JjSceneTable *self, const char *text)
{
  int width;

  pango_layout_set_width (self->layout, -1);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_pixel_size (self->layout, &width, NULL);
  return width;
}

static gboolean
is_number (const JjField *field)
{
  return field->type == JJ_TYPE_INT || field->type == JJ_TYPE_DECIMAL2
         || field->type == JJ_TYPE_MONEY || field->type == JJ_TYPE_SHARE;
}

static char *
cell_text (JjPlan *plan, const JjElement *element, const JjField *field, guint number)
{
  const JjElement *target
      = field->type == JJ_TYPE_REF ? jj_element_get_ref (element, number) : NULL;

  if (target && !jj_scene_may_show (target))
    return g_strdup ("");
  return jj_element_to_display (plan, element, number);
}

/* As wide as its texts, of many rows as the first ones. */
static void
add_column (JjSceneTable *self, const JjSceneInput *input, const GPtrArray *shown, guint number)
{
  const JjKind *kind = jj_element_get_kind (g_ptr_array_index (shown, 0));
  const JjField *field = &kind->fields[number];
  Column column = { number, g_strdup (jj_label (field->label)), 0, 0, is_number (field) };
  const Column *last = self->columns->len > 0
                           ? &g_array_index (self->columns, Column, self->columns->len - 1)
                           : NULL;
  double padding = PADDING * self->text;

  column.width = measure (self, column.heading);
  for (guint i = 0; i < MIN (shown->len, SAMPLE); i++)
    {
      g_autofree char *text = cell_text (input->plan, g_ptr_array_index (shown, i), field, number);

      column.width = MAX (column.width, measure (self, text));
    }
  column.width = MIN (column.width, WIDEST * self->text) + 2 * padding;
  column.x = last ? last->x + last->width : 0;
  if (last && column.x + column.width > self->width)
    {
      self->n_left_out++;
      g_free (column.heading);
      return;
    }
  g_array_append_val (self->columns, column);
}

static void
add_row (JjSceneTable *self, JjPlan *plan, const JjElement *element)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  const JjKind *kind = jj_element_get_kind (element);

  for (guint i = 0; i < self->columns->len; i++)
    {
      guint number = g_array_index (self->columns, Column, i).field;
      g_autofree char *text = cell_text (plan, element, &kind->fields[number], number);

      g_strv_builder_add (cells, text);
    }
  g_ptr_array_add (self->rows, g_strv_builder_end (cells));
}

/* A heading above, a line of what is not shown below. */
guint
jj_scene_table_count_room (double height_px, double text_px)
{
  return (guint)MAX (1, height_px / (ROW * text_px) - 2);
}

JjSceneTable *
jj_scene_table_new (JjKindId kind, const JjSceneInput *input, double text_px)
{
  JjSceneTable *self = g_new0 (JjSceneTable, 1);
  const JjKind *table = jj_kind_get (kind);
  g_autoptr (GPtrArray) all = g_ptr_array_new (), shown = g_ptr_array_new ();
  guint room;

  self->theme = input->theme;
  self->width = input->width_px;
  self->text = text_px;
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, free_column);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  self->layout = make_layout (text_px);
  room = jj_scene_table_count_room (input->height_px, text_px);
  for (guint i = 0; i < jj_plan_get_count (input->plan, kind); i++)
    if (jj_scene_may_show (jj_plan_get_nth (input->plan, kind, i)))
      g_ptr_array_add (all, (gpointer)jj_plan_get_nth (input->plan, kind, i));
  self->n_all = all->len;
  self->first = input->step == G_MAXUINT ? 0 : input->step * room;
  for (guint i = self->first; i < MIN (all->len, self->first + room); i++)
    g_ptr_array_add (shown, g_ptr_array_index (all, i));
  for (guint i = 0; shown->len > 0 && i < table->n_fields; i++)
    if ((table->fields[i].flags & JJ_FIELD_COLUMN) && jj_scene_may_show_field (&table->fields[i]))
      add_column (self, input, shown, i);
  for (guint i = 0; i < shown->len; i++)
    add_row (self, input->plan, g_ptr_array_index (shown, i));
  return self;
}

void
jj_scene_table_free (JjSceneTable *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_object_unref (self->layout);
  g_free (self);
}

static void
draw_text (JjSceneTable *self, cairo_t *cr, const Column *column, double y, const char *text)
{
  double padding = PADDING * self->text;
  int width, height;

  pango_layout_set_text (self->layout, text, -1);
  pango_layout_set_width (self->layout, (int)((column->width - 2 * padding) * PANGO_SCALE));
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (self->layout,
                              column->is_number ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (self->layout, &width, &height);
  cairo_move_to (cr, column->x + padding, y + (ROW * self->text - height) / 2);
  jj_text_show (cr, self->layout);
}

/* What is not in the picture is said. */
static char *
describe_rest (const JjSceneTable *self)
{
  guint from = self->rows->len > 0 ? self->first + 1 : 0, to = self->first + self->rows->len;

  if (self->n_left_out > 0)
    return g_strdup_printf (_ ("Rows %u to %u of %u, %u more columns"), from, to, self->n_all,
                            self->n_left_out);
  return g_strdup_printf (_ ("Rows %u to %u of %u"), from, to, self->n_all);
}

void
jj_scene_table_draw (JjSceneTable *self, cairo_t *cr)
{
  double row = ROW * self->text;
  Column whole = { 0, NULL, 0, self->width, FALSE };
  g_autofree char *rest = describe_rest (self);

  pango_cairo_update_layout (cr, self->layout);
  jj_set_colour (cr, self->theme->band, 1);
  cairo_rectangle (cr, 0, 0, self->width, row);
  cairo_fill (cr);
  for (guint k = 0; k < self->columns->len; k++)
    {
      const Column *column = &g_array_index (self->columns, Column, k);

      jj_set_colour (cr, self->theme->text, 1);
      draw_text (self, cr, column, 0, column->heading);
      for (guint i = 0; i < self->rows->len; i++)
        draw_text (self, cr, column, row * (i + 1), ((GStrv)g_ptr_array_index (self->rows, i))[k]);
    }
  for (guint i = 1; i <= self->rows->len + 1; i++)
    {
      jj_set_colour (cr, self->theme->line, 1);
      cairo_rectangle (cr, 0, row * i - 1, self->width, 1);
      cairo_fill (cr);
    }
  jj_set_colour (cr, self->theme->dim_text, 1);
  draw_text (self, cr, &whole, row * (self->rows->len + 1), rest);
}

guint
jj_scene_table_get_n_rows (const JjSceneTable *self)
{
  return self->n_all;
}
