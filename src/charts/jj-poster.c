/* jj-poster.c: a sheet on paper: one page, or tiles to be cut and put together */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-poster-private.h"

#include "jj-format.h"
#include "jj-kinds-plan.h"
#include "jj-language.h"

#include <math.h>
#include <string.h>

#define MM (72 / 25.4)
#define MARGIN (10 * MM)
#define HEAD (16 * MM)
#define FOOT (8 * MM)
/* What neighbouring tiles share. */
#define OVERLAP (5 * MM)
/* Below each tile: its place, the page and the map. */
#define STRIP (14 * MM)
/* A small sheet on large paper is not blown up further. */
#define MOST_SCALE 2.4

static const struct
{
  const char *name;
  double width_mm, height_mm;
} papers[JJ_N_PAPERS] = {
  [JJ_PAPER_A4] = { "A4", 210, 297 },  [JJ_PAPER_A3] = { "A3", 297, 420 },
  [JJ_PAPER_A2] = { "A2", 420, 594 },  [JJ_PAPER_A1] = { "A1", 594, 841 },
  [JJ_PAPER_A0] = { "A0", 841, 1189 },
};

const char *
jj_paper_get_name (JjPaper paper)
{
  return papers[paper].name;
}

JjPaper
jj_paper_by_name (const char *name)
{
  JjPaper paper;

  for (paper = 0; paper < JJ_N_PAPERS; paper++)
    if (g_ascii_strcasecmp (papers[paper].name, name) == 0)
      break;
  return paper;
}

static void
paper_size (JjPaper paper, gboolean is_wide, double *width, double *height)
{
  double a = papers[paper].width_mm * MM, b = papers[paper].height_mm * MM;

  *width = is_wide ? b : a;
  *height = is_wide ? a : b;
}

static double
scale_on (const JjRect *extents, JjPaper paper)
{
  double width, height;

  paper_size (paper, extents->width >= extents->height, &width, &height);
  return MIN (MOST_SCALE, MIN ((width - 2 * MARGIN) / MAX (1, extents->width),
                               (height - 2 * MARGIN - HEAD - FOOT) / MAX (1, extents->height)));
}

/* Sizes of the labels of a sheet, in px at 100 %: how many are smaller than the least on paper. */

typedef struct
{
  double scale;
  JjPosterCheck *check;
} Counter;

static gboolean
count_label (Counter *self, double size_px)
{
  double size = size_px * self->scale;

  self->check->n_labels++;
  self->check->least_pt = MIN (self->check->least_pt, size);
  if (size >= JJ_POSTER_LEAST_PT - 0.005)
    return FALSE;
  self->check->n_small++;
  return TRUE;
}

static void
count_box (Counter *self, const JjBox *box)
{
  gboolean is_small = count_label (self, JJ_POSTER_NAME_PX);

  if (!box->is_frame && (*box->detail || box->amount != JJ_EMPTY))
    is_small |= count_label (self, JJ_POSTER_DETAIL_PX);
  if (is_small)
    g_ptr_array_add (self->check->names, g_strdup (box->name));
}

static void
count_labels (const JjPoster *self, double scale, JjPosterCheck *check)
{
  Counter counter = { scale, check };
  GPtrArray *names = check->names;

  *check = (JjPosterCheck){ .least_pt = G_MAXDOUBLE, .names = names, .remedy = JJ_N_PAPERS };
  for (guint i = 0; i < jj_diagram_get_n_boxes (self->diagram); i++)
    if (jj_diagram_get_box (self->diagram, i)->hidden < 0)
      count_box (&counter, jj_diagram_get_box (self->diagram, i));
  for (guint i = 0; i < jj_diagram_get_n_lines (self->diagram); i++)
    {
      const JjLine *line = jj_diagram_get_line (self->diagram, i);

      if (*line->label && line->has_place && count_label (&counter, JJ_POSTER_DETAIL_PX))
        g_ptr_array_add (names, g_strdup (line->label));
    }
}

static void
check_labels (JjPoster *self, const JjPosterInput *input)
{
  JjRect extents = jj_diagram_get_extents (self->diagram);
  JjPosterCheck other = { 0 };

  count_labels (self, self->scale, &self->check);
  if (input->names_only)
    {
      /* Names are as large as they must be, the rest is left out. */
      self->check.n_small = 0;
      self->check.least_pt = MAX (self->check.least_pt, JJ_POSTER_LEAST_PT);
      g_ptr_array_set_size (self->check.names, 0);
    }
  for (JjPaper paper = JJ_N_PAPERS; paper-- > 0 && self->check.n_small > 0;)
    {
      other.names = g_ptr_array_new_with_free_func (g_free);
      count_labels (self, scale_on (&extents, paper), &other);
      if (other.n_small == 0)
        self->check.remedy = paper;
      g_ptr_array_unref (other.names);
    }
}

/* The way round in which fewer tiles are needed. */
static void
choose_tiles (JjPoster *self, JjPaper paper)
{
  guint least = G_MAXUINT;

  for (guint way = 0; way < 2; way++)
    {
      double width, height;
      guint n_columns, n_rows;

      paper_size (paper, way == 0, &width, &height);
      n_columns = (guint)ceil ((self->width - 2 * MARGIN - OVERLAP) / (width - 2 * MARGIN - OVERLAP)
                               - 1e-6);
      n_rows = (guint)ceil (
          (self->height - 2 * MARGIN - OVERLAP) / (height - 2 * MARGIN - STRIP - OVERLAP) - 1e-6);
      if (n_columns * n_rows >= least)
        continue;
      least = n_columns * n_rows;
      self->n_columns = n_columns;
      self->n_rows = n_rows;
      self->page_width = width;
      self->page_height = height;
    }
}

static char *
make_heading (const JjPosterInput *input, const JjDiagram *diagram, const JjDiagramPale *pale)
{
  GString *text = g_string_new (jj_element_get_title (jj_plan_get_root (input->input->plan)));

  g_string_append_printf (text, " · %s", jj_diagram_get_title (diagram));
  if (pale->n_boxes > 0)
    {
      g_autofree char *values
          = input->filter ? jj_diagram_filter_describe (input->filter, input->input->plan) : NULL;
      g_autofree char *amount = jj_format_money (pale->amount);

      g_string_append_printf (text, _ (" · filter: %s"),
                              input->filter_name ? input->filter_name : values);
      g_string_append_printf (text, _ (" · %u more are pale (%s NT$)"), pale->n_boxes, amount);
    }
  return g_string_free (text, FALSE);
}

JjPoster *
jj_poster_new (const JjPosterInput *input)
{
  JjPoster *self = g_new0 (JjPoster, 1);
  JjDiagramPale pale;
  JjRect extents;

  g_atomic_ref_count_init (&self->refs);
  self->diagram = jj_diagram_new (input->input, NULL);
  self->dimmed = jj_diagram_filter_apply (input->filter, self->diagram, input->input, NULL, &pale);
  self->font = g_strdup (input->font);
  self->size = input->size;
  self->names_only = input->names_only;
  extents = jj_diagram_get_extents (self->diagram);
  paper_size (input->size, extents.width >= extents.height, &self->width, &self->height);
  self->scale = scale_on (&extents, input->size);
  self->heading = make_heading (input, self->diagram, &pale);
  self->date = input->day == JJ_EMPTY ? g_strdup ("") : jj_format_date (input->day);
  self->check.names = g_ptr_array_new_with_free_func (g_free);
  check_labels (self, input);
  self->is_tiled = input->paper < input->size;
  if (self->is_tiled)
    choose_tiles (self, input->paper);
  else
    {
      self->n_columns = self->n_rows = 1;
      self->page_width = self->width;
      self->page_height = self->height;
    }
  return self;
}

JjPoster *
jj_poster_ref (JjPoster *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
jj_poster_unref (JjPoster *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  jj_diagram_unref (self->diagram);
  g_clear_pointer (&self->dimmed, g_bytes_unref);
  g_ptr_array_unref (self->check.names);
  g_free (self->heading);
  g_free (self->date);
  g_free (self->font);
  g_free (self);
}

const char *
jj_poster_get_title (const JjPoster *self)
{
  return self->heading;
}

guint
jj_poster_get_n_pages (const JjPoster *self)
{
  return self->n_columns * self->n_rows;
}

guint
jj_poster_get_n_columns (const JjPoster *self)
{
  return self->n_columns;
}

void
jj_poster_get_page_size (const JjPoster *self, double *width, double *height)
{
  *width = self->page_width;
  *height = self->page_height;
}

void
jj_poster_get_size (const JjPoster *self, double *width, double *height)
{
  *width = self->width;
  *height = self->height;
}

const JjPosterCheck *
jj_poster_get_check (const JjPoster *self)
{
  return &self->check;
}

char *
jj_poster_warn (const JjPoster *self)
{
  const guint most = 5;
  GPtrArray *names = self->check.names;
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *first = NULL;

  if (self->check.n_small == 0)
    return NULL;
  for (guint i = 0; i < MIN (most, names->len); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? _ (", ") : "",
                            (const char *)g_ptr_array_index (names, i));
  if (names->len > most)
    g_string_append (list, " …");
  first = g_strdup_printf (_ ("%u of %u labels are smaller than 9 pt on %s (the smallest %.1f pt): "
                              "%s."),
                           self->check.n_small, self->check.n_labels,
                           jj_paper_get_name (self->size), self->check.least_pt, list->str);
  if (self->check.remedy < JJ_N_PAPERS)
    return g_strdup_printf (_ ("%s On %s none is."), first, jj_paper_get_name (self->check.remedy));
  return g_strdup_printf (_ ("%s No paper is large enough: print names alone, or fewer elements."),
                          first);
}

JjRect
jj_poster_get_tile (const JjPoster *self, guint page)
{
  double width = self->page_width - 2 * MARGIN, height = self->page_height - 2 * MARGIN - STRIP;
  /* The poster's own margin is cut off anyway. */
  JjRect tile = { MARGIN + page % self->n_columns * (width - OVERLAP),
                  MARGIN + page / self->n_columns * (height - OVERLAP), width, height };

  if (!self->is_tiled)
    return (JjRect){ 0, 0, self->width, self->height };
  tile.width = MIN (tile.width, self->width - MARGIN - tile.x);
  tile.height = MIN (tile.height, self->height - MARGIN - tile.y);
  return tile;
}

static void
show_text (cairo_t *cr, JjPen *pen, const char *text, double size, JjSpotOnPage spot)
{
  PangoLayout *layout;
  double width, height;

  /* As large as the pen's least: its one style of free size. */
  jj_pen_set_least (pen, size);
  layout = jj_pen_layout (pen, JJ_PEN_LARGE, text, spot.width, 1);
  jj_pen_measure (layout, &width, &height);
  jj_set_colour (cr, jj_pen_get_theme (pen)->text, 1);
  jj_pen_show (cr, layout, spot.x, spot.y - height / 2, spot.align);
  jj_pen_set_least (pen, 0);
}

static void
draw_sheet (const JjPoster *self, cairo_t *cr, JjPen *pen)
{
  JjRect extents = jj_diagram_get_extents (self->diagram);
  JjDiagramLook look = { .zoom = 1,
                         .dimmed = self->dimmed,
                         .least_text_px = self->names_only ? JJ_POSTER_LEAST_PT / self->scale : 0 };
  double width = extents.width * self->scale, height = extents.height * self->scale;
  double room = self->height - 2 * MARGIN - HEAD - FOOT;

  cairo_save (cr);
  cairo_translate (cr, (self->width - width) / 2, MARGIN + HEAD + (room - height) / 2);
  cairo_scale (cr, self->scale, self->scale);
  cairo_translate (cr, -extents.x, -extents.y);
  jj_diagram_draw (self->diagram, cr, pen, &extents, &look);
  cairo_restore (cr);
}

static void
draw_all (const JjPoster *self, cairo_t *cr, JjPen *pen)
{
  double right = self->width - MARGIN;
  double title = CLAMP (self->width / 60, 12, 36);
  g_autofree char *scale = g_strdup_printf ("%s · %.0f %%", jj_paper_get_name (self->size),
                                            self->scale * 100 * 96 / 72);

  draw_sheet (self, cr, pen);
  show_text (cr, pen, self->heading, title,
             (JjSpotOnPage){ MARGIN, MARGIN + HEAD / 2 - 2 * MM, right - MARGIN, 0 });
  jj_set_colour (cr, jj_pen_get_theme (pen)->line, 1);
  cairo_set_line_width (cr, 0.75);
  cairo_move_to (cr, MARGIN, MARGIN + HEAD - 3 * MM);
  cairo_line_to (cr, right, MARGIN + HEAD - 3 * MM);
  cairo_stroke (cr);
  show_text (cr, pen, self->date, 10,
             (JjSpotOnPage){ MARGIN, self->height - MARGIN - FOOT / 2, 0, 0 });
  show_text (cr, pen, scale, 10, (JjSpotOnPage){ right, self->height - MARGIN - FOOT / 2, 0, 1 });
}

void
jj_poster_draw (const JjPoster *self, cairo_t *cr)
{
  g_autoptr (JjPen) pen = jj_pen_new (jj_theme_get ("light"), self->font);

  draw_all (self, cr, pen);
}

/* Lines outside the corners, where the knife goes. */
static void
draw_cut_marks (cairo_t *cr, const JjRect *at)
{
  const double length = 6 * MM, gap = 1 * MM;

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 0.5);
  for (guint corner = 0; corner < 4; corner++)
    {
      double x = corner % 2 ? at->x + at->width : at->x;
      double y = corner / 2 ? at->y + at->height : at->y;
      double out_x = corner % 2 ? 1 : -1, out_y = corner / 2 ? 1 : -1;

      cairo_move_to (cr, x + out_x * gap, y);
      cairo_rel_line_to (cr, out_x * length, 0);
      cairo_move_to (cr, x, y + out_y * gap);
      cairo_rel_line_to (cr, 0, out_y * length);
    }
  cairo_stroke (cr);
}

/* All tiles in small, this one filled. */
static void
draw_map (const JjPoster *self, cairo_t *cr, guint page)
{
  double cell = MIN (5 * MM, (STRIP - 5 * MM) / self->n_rows);
  double x = self->page_width - MARGIN - cell * 1.4 * self->n_columns;
  double y = self->page_height - MARGIN - cell * self->n_rows;

  cairo_set_line_width (cr, 0.5);
  for (guint i = 0; i < jj_poster_get_n_pages (self); i++)
    {
      cairo_rectangle (cr, x + i % self->n_columns * cell * 1.4, y + i / self->n_columns * cell,
                       cell * 1.4, cell);
      cairo_set_source_rgb (cr, 0.2, 0.2, 0.2);
      if (i == page)
        cairo_fill_preserve (cr);
      cairo_stroke (cr);
    }
}

static void
draw_strip (const JjPoster *self, cairo_t *cr, JjPen *pen, guint page)
{
  guint n_pages = jj_poster_get_n_pages (self);
  g_autofree char *place = g_strdup_printf ("%c%u", 'A' + (char)(page / self->n_columns % 26),
                                            page % self->n_columns + 1);
  g_autofree char *text = g_strdup_printf (_ ("%s · page %u of %u · %s · %s"), place, page + 1,
                                           n_pages, self->date, self->heading);
  double map = MIN (5 * MM, (STRIP - 5 * MM) / self->n_rows) * 1.4 * self->n_columns;

  show_text (cr, pen, text, 10,
             (JjSpotOnPage){ MARGIN, self->page_height - MARGIN - 4 * MM,
                             self->page_width - 2 * MARGIN - map - 4 * MM, 0 });
  draw_map (self, cr, page);
}

void
jj_poster_draw_page (const JjPoster *self, cairo_t *cr, guint page)
{
  g_autoptr (JjPen) pen = jj_pen_new (jj_theme_get ("light"), self->font);
  JjRect tile = jj_poster_get_tile (self, page);
  JjRect at = { MARGIN, MARGIN, tile.width, tile.height };

  if (!self->is_tiled)
    {
      draw_all (self, cr, pen);
      return;
    }
  cairo_save (cr);
  cairo_rectangle (cr, at.x, at.y, at.width, at.height);
  cairo_clip (cr);
  cairo_translate (cr, at.x - tile.x, at.y - tile.y);
  draw_all (self, cr, pen);
  cairo_restore (cr);
  draw_cut_marks (cr, &at);
  draw_strip (self, cr, pen, page);
}
