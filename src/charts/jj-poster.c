/* jj-poster.c: a sheet, a chart or the plan on paper: one page, or tiles to be cut and put together
 */
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
scale_on (const JjPosterContent *content, JjPaper paper)
{
  double width, height;

  paper_size (paper, content->width >= content->height, &width, &height);
  return MIN (MOST_SCALE, MIN ((width - 2 * MARGIN) / MAX (1, content->width),
                               (height - 2 * MARGIN - HEAD - FOOT) / MAX (1, content->height)));
}

/* How many labels are smaller than the least on paper. */
static void
count_labels (const JjPosterContent *content, double scale, JjPosterCheck *check)
{
  check->n_labels = content->labels->len;
  check->n_small = 0;
  check->least_pt = G_MAXDOUBLE;
  for (guint i = 0; i < content->labels->len; i++)
    {
      const JjPosterLabel *label = &g_array_index (content->labels, JjPosterLabel, i);
      double size = label->px * scale;

      check->least_pt = MIN (check->least_pt, size);
      if (size >= JJ_POSTER_LEAST_PT - 0.005)
        continue;
      check->n_small++;
      if (check->names)
        {
          /* Lanes have one character a line. */
          g_auto (GStrv) lines = g_strsplit (label->text, "\n", -1);

          g_ptr_array_add (check->names, g_strjoinv ("", lines));
        }
    }
}

static void
check_labels (JjPoster *self, const JjPosterInput *input)
{
  JjPosterCheck other = { 0 };

  self->check.remedy = JJ_N_PAPERS;
  count_labels (&self->content, self->scale, &self->check);
  if (input->names_only)
    {
      /* Names are as large as they must be, the rest is left out. */
      self->check.n_small = 0;
      self->check.least_pt = MAX (self->check.least_pt, JJ_POSTER_LEAST_PT);
      g_ptr_array_set_size (self->check.names, 0);
    }
  for (JjPaper paper = JJ_N_PAPERS; paper-- > 0 && self->check.n_small > 0;)
    {
      count_labels (&self->content, scale_on (&self->content, paper), &other);
      if (other.n_small == 0)
        self->check.remedy = paper;
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

JjPoster *
jj_poster_new (const JjPosterInput *input)
{
  JjPoster *self = g_new0 (JjPoster, 1);

  g_atomic_ref_count_init (&self->refs);
  jj_language_enter_plan ();
  jj_poster_content_init (&self->content, input);
  self->heading = jj_poster_content_make_heading (&self->content, input);
  jj_language_leave_plan ();
  self->font = g_strdup (input->font);
  self->size = input->size;
  self->names_only = input->names_only && self->content.diagram;
  paper_size (input->size, self->content.width >= self->content.height, &self->width,
              &self->height);
  self->scale = scale_on (&self->content, input->size);
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
  jj_poster_content_clear (&self->content);
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
  if (!self->content.diagram)
    return g_strdup_printf (_ ("%s No paper is large enough."), first);
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

void
jj_poster_show_text (cairo_t *cr, JjPen *pen, const char *text, double size, JjSpotOnPage spot)
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
draw_content (const JjPoster *self, cairo_t *cr, JjPen *pen)
{
  double width = self->content.width * self->scale, height = self->content.height * self->scale;
  double room = self->height - 2 * MARGIN - HEAD - FOOT;

  cairo_save (cr);
  cairo_translate (cr, (self->width - width) / 2, MARGIN + HEAD + (room - height) / 2);
  cairo_scale (cr, self->scale, self->scale);
  jj_poster_content_draw (&self->content, cr, pen,
                          self->names_only ? JJ_POSTER_LEAST_PT / self->scale : 0);
  cairo_restore (cr);
}

static void
draw_all (const JjPoster *self, cairo_t *cr, JjPen *pen)
{
  double right = self->width - MARGIN;
  double title = CLAMP (self->width / 60, 12, 36);
  g_autofree char *scale = g_strdup_printf ("%s · %.0f %%", jj_paper_get_name (self->size),
                                            self->scale * 100 * 96 / 72);

  draw_content (self, cr, pen);
  jj_poster_show_text (cr, pen, self->heading, title,
                       (JjSpotOnPage){ MARGIN, MARGIN + HEAD / 2 - 2 * MM, right - MARGIN, 0 });
  jj_set_colour (cr, jj_pen_get_theme (pen)->line, 1);
  cairo_set_line_width (cr, 0.75);
  cairo_move_to (cr, MARGIN, MARGIN + HEAD - 3 * MM);
  cairo_line_to (cr, right, MARGIN + HEAD - 3 * MM);
  cairo_stroke (cr);
  jj_poster_show_text (cr, pen, self->date, 10,
                       (JjSpotOnPage){ MARGIN, self->height - MARGIN - FOOT / 2, 0, 0 });
  jj_poster_show_text (cr, pen, scale, 10,
                       (JjSpotOnPage){ right, self->height - MARGIN - FOOT / 2, 0, 1 });
}

void
jj_poster_draw (const JjPoster *self, cairo_t *cr)
{
  g_autoptr (JjPen) pen = jj_pen_new (jj_theme_get ("light"), self->font);

  jj_language_enter_plan ();
  draw_all (self, cr, pen);
  jj_language_leave_plan ();
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

  jj_poster_show_text (cr, pen, text, 10,
                       (JjSpotOnPage){ MARGIN, self->page_height - MARGIN - 4 * MM,
                                       self->page_width - 2 * MARGIN - map - 4 * MM, 0 });
  draw_map (self, cr, page);
}

static void
draw_tile (const JjPoster *self, cairo_t *cr, JjPen *pen, guint page)
{
  JjRect tile = jj_poster_get_tile (self, page);
  JjRect at = { MARGIN, MARGIN, tile.width, tile.height };

  cairo_save (cr);
  cairo_rectangle (cr, at.x, at.y, at.width, at.height);
  cairo_clip (cr);
  cairo_translate (cr, at.x - tile.x, at.y - tile.y);
  draw_all (self, cr, pen);
  cairo_restore (cr);
  draw_cut_marks (cr, &at);
  draw_strip (self, cr, pen, page);
}

void
jj_poster_draw_page (const JjPoster *self, cairo_t *cr, guint page)
{
  g_autoptr (JjPen) pen = jj_pen_new (jj_theme_get ("light"), self->font);

  jj_language_enter_plan ();
  if (self->is_tiled)
    draw_tile (self, cr, pen, page);
  else
    draw_all (self, cr, pen);
  jj_language_leave_plan ();
}
