/* jj-scene-table.c: a kind's table in large letters */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-scene-private.h"
#include "jj-svg-text.h"

#include "jj-figure-columns.h"
#include "jj-format.h"
#include "jj-language.h"
#include "jj-kinds-work.h"

#include <pango/pangocairo.h>
#include <string.h>

/* In heights of text. */
#define ROW 1.6
#define PADDING 0.45
#define WIDEST 14.0
#define SAMPLE 200

typedef struct
{
  guint field;
  const JjFigureColumn *figure; /* NULL: the field */
  char *heading;
  double x, width;
  gboolean is_number;
} Column;

struct _JjSceneTable
{
  const JjTheme *theme;
  JjPlan *plan; /* these two while it is made */
  JjFigures *figures;
  char *title;
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
is_number (JjType type)
{
  return type == JJ_TYPE_INT || type == JJ_TYPE_DECIMAL2 || type == JJ_TYPE_MONEY
         || type == JJ_TYPE_SHARE;
}

/* A line's name says its item, as in the window. */
static gboolean
is_shown (const JjKind *kind, guint number)
{
  return (kind->fields[number].flags & JJ_FIELD_COLUMN)
         && jj_scene_may_show_field (&kind->fields[number])
         && !(kind == &jj_kind_budget_line && number == JJ_BUDGET_LINE_ITEM);
}

static gboolean
is_chosen (const JjKind *kind, guint number, const char *const *chosen)
{
  if (!chosen || number == JJ_CODE || number == JJ_NAME)
    return is_shown (kind, number);
  return jj_scene_may_show_field (&kind->fields[number])
         && g_strv_contains (chosen, kind->fields[number].id);
}

static char *
field_text (JjPlan *plan, const JjElement *element, guint number)
{
  const JjElement *target = jj_element_get_kind (element)->fields[number].type == JJ_TYPE_REF
                                ? jj_element_get_ref (element, number)
                                : NULL;

  if (target && !jj_scene_may_show (target))
    return g_strdup ("");
  return jj_element_to_display (plan, element, number);
}

static char *
figure_text (JjSceneTable *self, const JjElement *element, const JjFigureColumn *figure)
{
  /* No row is near: the figures find it. */
  const JjFigureOf of = { self->figures, self->plan, element, G_MAXUINT };
  gint64 value;

  if (figure->text)
    return figure->text (self->figures, self->plan, element);
  if (!figure->figure (&of, &value) || value == JJ_EMPTY)
    return g_strdup ("");
  if (figure->type == JJ_TYPE_DECIMAL2)
    return jj_format_decimal2 (value);
  return figure->type == JJ_TYPE_SHARE ? jj_format_share (value) : jj_format_money (value);
}

static char *
cell_text (JjSceneTable *self, const JjElement *element, const Column *column)
{
  return column->figure ? figure_text (self, element, column->figure)
                        : field_text (self->plan, element, column->field);
}

static char *
make_heading (const char *label, JjType type)
{
  return type == JJ_TYPE_MONEY ? g_strdup_printf ("%s %s", jj_label (label), _ ("NT$"))
                               : g_strdup (jj_label (label));
}

/* As wide as its texts, of many rows as the first ones. */
static void
add_column (JjSceneTable *self, const GPtrArray *all, Column column)
{
  const Column *last = self->columns->len > 0
                           ? &g_array_index (self->columns, Column, self->columns->len - 1)
                           : NULL;

  column.width = measure (self, column.heading);
  for (guint i = 0; i < MIN (all->len, SAMPLE); i++)
    {
      g_autofree char *text = cell_text (self, g_ptr_array_index (all, i), &column);

      column.width = MAX (column.width, measure (self, text));
    }
  column.width = MIN (column.width + 1, WIDEST * self->text) + 2 * PADDING * self->text;
  column.x = last ? last->x + last->width : 0;
  if (last && column.x + column.width > self->width)
    {
      self->n_left_out++;
      g_free (column.heading);
      return;
    }
  g_array_append_val (self->columns, column);
}

/* In the order of the window: figures stand among the fields. */
static void
add_columns (JjSceneTable *self,
             const JjKind *kind,
             const GPtrArray *all,
             const char *const *chosen)
{
  for (guint number = 0; number <= kind->n_fields; number++)
    {
      for (guint i = 0; i < jj_figure_columns_get_n (); i++)
        {
          const JjFigureColumn *figure = jj_figure_columns_get (i);

          if (jj_kind_get (figure->kind) == kind && figure->before == number
              && (chosen ? g_strv_contains (chosen, figure->id) : figure->use != JJ_FIGURE_EXTRA))
            add_column (self, all,
                        (Column){ number, figure, make_heading (figure->label, figure->type), 0, 0,
                                  is_number (figure->type) });
        }
      if (number < kind->n_fields && is_chosen (kind, number, chosen))
        add_column (self, all,
                    (Column){ number, NULL,
                              make_heading (kind->fields[number].label, kind->fields[number].type),
                              0, 0, is_number (kind->fields[number].type) });
    }
}

static void
add_row (JjSceneTable *self, const JjElement *element)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *text = cell_text (self, element, &g_array_index (self->columns, Column, i));

      g_strv_builder_add (cells, text);
    }
  g_ptr_array_add (self->rows, g_strv_builder_end (cells));
}

static gboolean
contains (JjPlan *plan, const JjElement *element, const char *search)
{
  const JjKind *kind = jj_element_get_kind (element);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *text = is_shown (kind, i) ? field_text (plan, element, i) : NULL;
      g_autofree char *folded = text ? g_utf8_casefold (text, -1) : NULL;

      if (folded && strstr (folded, search))
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
jj_scene_table_list (const JjSlide *slide, JjPlan *plan)
{
  GPtrArray *list = g_ptr_array_new ();
  g_autofree char *search = slide->search ? g_utf8_casefold (slide->search, -1) : NULL;

  for (guint i = 0; i < jj_plan_get_count (plan, slide->kind); i++)
    {
      const JjElement *element = jj_plan_get_nth (plan, slide->kind, i);

      if (jj_scene_may_show (element) && (!search || contains (plan, element, search)))
        g_ptr_array_add (list, (gpointer)element);
    }
  return list;
}

/* A heading above, a line of what is not shown below. */
guint
jj_scene_table_count_room (double height_px, double text_px)
{
  return (guint)MAX (1, height_px / (ROW * text_px) - 2);
}

JjSceneTable *
jj_scene_table_new (const JjSlide *slide, const JjSceneInput *input, double text_px)
{
  JjSceneTable *self = g_new0 (JjSceneTable, 1);
  g_autoptr (GPtrArray) all = jj_scene_table_list (slide, input->plan);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  guint room = jj_scene_table_count_room (input->height_px, text_px);

  self->theme = input->theme;
  self->plan = input->plan;
  self->figures = input->figures;
  self->title = jj_slide_describe (slide, input->plan);
  self->width = input->width_px;
  self->text = text_px;
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, free_column);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  self->layout = make_layout (text_px);
  self->n_all = all->len;
  self->first = input->step == G_MAXUINT ? 0 : input->step * room;
  for (guint i = self->first; i < MIN (all->len, self->first + room); i++)
    g_ptr_array_add (shown, g_ptr_array_index (all, i));
  /* As wide on every page; an empty table says what it will hold. */
  add_columns (self, jj_kind_get (slide->kind), all, (const char *const *)slide->columns);
  for (guint i = 0; i < shown->len; i++)
    add_row (self, g_ptr_array_index (shown, i));
  return self;
}

double
jj_scene_table_get_growth (const JjSceneTable *self, double height_px)
{
  const Column *last = self->columns->len > 0
                           ? &g_array_index (self->columns, Column, self->columns->len - 1)
                           : NULL;

  if (!last || self->n_left_out > 0 || self->rows->len < self->n_all)
    return 1;
  return MIN (self->width / (last->x + last->width),
              height_px / (ROW * self->text * (self->rows->len + 2)));
}

void
jj_scene_table_free (JjSceneTable *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_object_unref (self->layout);
  g_free (self->title);
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

  if (self->n_all == 0)
    return g_strdup_printf (_ ("%s: no rows yet"), self->title);
  if (self->n_left_out > 0)
    return g_strdup_printf (_ ("%s: rows %u to %u of %u, %u more columns"), self->title, from, to,
                            self->n_all, self->n_left_out);
  return g_strdup_printf (_ ("%s: rows %u to %u of %u"), self->title, from, to, self->n_all);
}

char *
jj_scene_table_describe (const JjSceneTable *self)
{
  g_autofree char *rest = describe_rest (self);
  GString *text = g_string_new (rest);

  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *row = g_strjoinv (" · ", g_ptr_array_index (self->rows, i));

      g_string_append_printf (text, "\n%s", row);
    }
  return g_string_free (text, FALSE);
}

void
jj_scene_table_draw (JjSceneTable *self, cairo_t *cr)
{
  double row = ROW * self->text;
  Column whole = { .width = self->width };
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
