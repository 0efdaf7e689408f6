/* jj-table-pages.c: a table of texts as pages */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-table-pages.h"

#include "jj-atomic.h"
#include "jj-language.h"
#include "jj-pdf.h"
#include "jj-typeset.h"

#include <math.h>
#include <pango/pangocairo.h>

#define TEXT 9.0   /* points */
#define PAD 4.0    /* left and right of a text */
#define SAMPLE 400 /* rows that decide the widths of the columns */
#define MEMO 20000 /* distinct texts that are remembered */

typedef struct
{
  PangoLayout *layout;
  double height;
} Shaped;

struct _JjPages
{
  JjPagesTable table;
  double width, height, margin, head, line;
  double *lefts;  /* n_columns + 1: edges of the columns */
  GArray *starts; /* guint: first row of each page; one more at the end */
  PangoContext *context;
  GHashTable *memo; /* "column alignment text" → Shaped */
  GString *text;
};

static void
free_shaped (gpointer data)
{
  g_object_unref (((Shaped *)data)->layout);
  g_free (data);
}

/* One layout for each distinct text of a column: tables repeat themselves, and shaping is most of
 * the work. */
static const Shaped *
shape (JjPages *self, guint column, const char *text, gboolean bold)
{
  g_autofree char *key = g_strdup_printf ("%u%c%s", column, bold ? 'b' : 'n', text);
  Shaped *shaped = g_hash_table_lookup (self->memo, key);
  double room = self->lefts[column + 1] - self->lefts[column] - 2 * PAD;

  if (shaped)
    return shaped;
  if (g_hash_table_size (self->memo) >= MEMO)
    g_hash_table_remove_all (self->memo);
  shaped = g_new0 (Shaped, 1);
  shaped->layout = jj_typeset_layout (self->context, TEXT, bold);
  pango_layout_set_width (shaped->layout, (int)(MAX (room, 1) * PANGO_SCALE));
  pango_layout_set_wrap (shaped->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (shaped->layout, -JJ_PAGES_MAX_LINES);
  pango_layout_set_ellipsize (shaped->layout, PANGO_ELLIPSIZE_END);
  if (self->table.right[column])
    pango_layout_set_alignment (shaped->layout, PANGO_ALIGN_RIGHT);
  pango_layout_set_text (shaped->layout, text, -1);
  shaped->height = jj_layout_get_height (shaped->layout);
  g_hash_table_insert (self->memo, g_steal_pointer (&key), shaped);
  return shaped;
}

static const char *
cell (JjPages *self, guint row, guint column)
{
  g_string_truncate (self->text, 0);
  self->table.get_text (self->table.data, row, column, self->text);
  return self->text->str;
}

static gboolean
is_group (JjPages *self, guint row)
{
  return self->table.is_group && self->table.is_group (self->table.data, row);
}

/* What each column would like, from its heading and a sample of rows spread over the table. */
static void
fit_columns (JjPages *self)
{
  double room = self->width - 2 * self->margin, total = 0, widest = room * 0.45, needed;
  guint step = MAX (1, self->table.n_rows / SAMPLE);
  g_autoptr (PangoLayout) layout = jj_typeset_layout (self->context, TEXT, FALSE);
  g_autoptr (PangoLayout) bold = jj_typeset_layout (self->context, TEXT, TRUE);
  g_autofree double *wanted = g_new0 (double, self->table.n_columns);

  for (guint c = 0; c < self->table.n_columns; c++)
    {
      pango_layout_set_text (bold, self->table.headings[c], -1);
      wanted[c] = jj_layout_get_width (bold);
      for (guint r = 0; r < self->table.n_rows; r += step)
        {
          if (is_group (self, r))
            continue;
          pango_layout_set_text (layout, cell (self, r, c), -1);
          needed = jj_layout_get_width (layout);
          wanted[c] = MAX (wanted[c], needed);
        }
      wanted[c] = MIN (wanted[c], widest) + 2 * PAD + 1;
      total += wanted[c];
    }
  self->lefts[0] = self->margin;
  for (guint c = 0; c < self->table.n_columns; c++)
    self->lefts[c + 1] = self->lefts[c] + wanted[c] * MIN (1, room / total);
}

static double
row_height (JjPages *self, guint row)
{
  double height = self->line;

  if (is_group (self, row))
    return self->line + 2 * PAD;
  for (guint c = 0; c < self->table.n_columns; c++)
    {
      double needed = shape (self, c, cell (self, row, c), FALSE)->height;

      height = MAX (height, needed);
    }
  return height + PAD;
}

static double
headings_height (JjPages *self)
{
  double height = self->line;

  for (guint c = 0; c < self->table.n_columns; c++)
    {
      double needed = shape (self, c, self->table.headings[c], TRUE)->height;

      height = MAX (height, needed);
    }
  return height + 2 * PAD;
}

static void
break_pages (JjPages *self)
{
  double bottom = self->height - self->margin - 2 * self->line, y = self->head;
  guint start = 0;

  g_array_append_val (self->starts, start);
  for (guint r = 0; r < self->table.n_rows; r++)
    {
      double height = row_height (self, r);
      guint first = g_array_index (self->starts, guint, self->starts->len - 1);

      if (y + height > bottom && r > first)
        {
          g_array_append_val (self->starts, r);
          y = self->head;
        }
      y += height;
    }
  g_array_append_val (self->starts, self->table.n_rows);
}

JjPages *
jj_pages_new (const JjPagesTable *table, double width, double height, double margin)
{
  JjPages *self = g_new0 (JjPages, 1);
  g_autoptr (PangoLayout) sample = NULL;

  self->table = *table;
  self->width = width;
  self->height = height;
  self->margin = margin;
  self->lefts = g_new0 (double, table->n_columns + 1);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->text = g_string_new (NULL);
  self->context = jj_typeset_context ();
  self->memo = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_shaped);
  sample = jj_typeset_layout (self->context, TEXT, FALSE);
  pango_layout_set_text (sample, "國 0", -1);
  self->line = jj_layout_get_height (sample);
  fit_columns (self);
  self->head
      = self->margin + 2.4 * self->line + (table->scope ? self->line : 0) + headings_height (self);
  break_pages (self);
  return self;
}

void
jj_pages_free (JjPages *self)
{
  g_hash_table_unref (self->memo);
  g_object_unref (self->context);
  g_array_unref (self->starts);
  g_string_free (self->text, TRUE);
  g_free (self->lefts);
  g_free (self);
}

guint
jj_pages_get_count (JjPages *self)
{
  return self->starts->len - 1;
}

static void
show (cairo_t *cr, PangoLayout *layout, double x, double y)
{
  pango_cairo_update_layout (cr, layout);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_rule (JjPages *self, cairo_t *cr, double y, double thickness, double grey)
{
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_set_line_width (cr, thickness);
  cairo_move_to (cr, self->margin, y);
  cairo_line_to (cr, self->lefts[self->table.n_columns], y);
  cairo_stroke (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
}

/* A line over the whole width; larger than plain text it is bold. */
static void
draw_line_of_text (JjPages *self, cairo_t *cr, const char *text, double y, double size)
{
  g_autoptr (PangoLayout) layout = jj_typeset_layout (self->context, size, size > TEXT);

  pango_layout_set_width (layout, (int)((self->width - 2 * self->margin) * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (layout, text, -1);
  show (cr, layout, self->margin, y);
}

static void
draw_head (JjPages *self, cairo_t *cr, guint page)
{
  double y = self->head - headings_height (self);
  g_autofree char *number
      = g_strdup_printf (_ ("Page %u of %u"), page + 1, jj_pages_get_count (self));
  g_autoptr (PangoLayout) foot = jj_typeset_layout (self->context, TEXT, FALSE);

  draw_line_of_text (self, cr, self->table.title, self->margin, TEXT * 1.3);
  if (self->table.scope)
    draw_line_of_text (self, cr, self->table.scope, self->margin + 1.9 * self->line, TEXT);
  for (guint c = 0; c < self->table.n_columns; c++)
    show (cr, shape (self, c, self->table.headings[c], TRUE)->layout, self->lefts[c] + PAD,
          y + PAD);
  draw_rule (self, cr, self->head - 1, 1, 0.2);
  pango_layout_set_text (foot, number, -1);
  show (cr, foot, (self->width - jj_layout_get_width (foot)) / 2,
        self->height - self->margin - self->line);
}

void
jj_pages_draw (JjPages *self, cairo_t *cr, guint page)
{
  double y = self->head;

  g_return_if_fail (page < jj_pages_get_count (self));
  cairo_set_source_rgb (cr, 0, 0, 0);
  draw_head (self, cr, page);
  for (guint r = g_array_index (self->starts, guint, page);
       r < g_array_index (self->starts, guint, page + 1); r++)
    {
      double height = row_height (self, r);

      if (is_group (self, r))
        draw_line_of_text (self, cr, cell (self, r, 0), y + PAD * 1.5, TEXT * 1.05);
      for (guint c = 0; !is_group (self, r) && c < self->table.n_columns; c++)
        {
          const char *text = cell (self, r, c);

          if (*text)
            show (cr, shape (self, c, text, FALSE)->layout, self->lefts[c] + PAD, y + PAD / 2);
        }
      y += height;
      draw_rule (self, cr, y, 0.4, 0.75);
    }
}

static void
draw_page (gpointer data, cairo_t *cr, guint page)
{
  jj_pages_draw (data, cr, page);
}

static gboolean
write_pages (GOutputStream *out, gpointer data, GCancellable *cancellable, GError **error)
{
  JjPages *self = data;
  JjPdf pdf = { .width = self->width,
                .height = self->height,
                .n_pages = jj_pages_get_count (self),
                .draw = draw_page,
                .data = self,
                .title = self->table.title };

  return jj_pdf_write (&pdf, out, cancellable, error);
}

gboolean
jj_pages_write_pdf (JjPages *self, const char *path, GCancellable *cancellable, GError **error)
{
  return jj_write_atomically (path, write_pages, self, cancellable, error);
}
