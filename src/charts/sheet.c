/* sheet.c: a sheet of the model as a chart, for files and documents */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-charts.h"
#include "jj-diagram-draw.h"
#include "jj-format.h"
#include "jj-language.h"
#include "jj-picture-private.h"

#define LEAST_WIDTH 480.0
#define LEAST_HEIGHT 240.0
#define MOST_SIDE 16000.0

typedef struct
{
  JjDiagram *diagram;
  JjPen *pen;
  JjRect extents;
  double scale, x, y; /* of the upper left corner of the extents in the picture */
} Sheet;

static JjDiagram *
make_diagram (const JjChartInput *input)
{
  const JjElement *sheet
      = input->which ? jj_plan_find_code (input->plan, JJ_KIND_SHEET, input->which) : NULL;
  JjDiagramInput what = { .plan = input->plan, .figures = input->figures };

  if (!sheet && jj_plan_get_count (input->plan, JJ_KIND_SHEET) > 0)
    sheet = jj_plan_get_nth (input->plan, JJ_KIND_SHEET, 0);
  what.sheet = sheet ? jj_element_get_id (sheet) : 0;
  return jj_diagram_new (&what, NULL);
}

static void
sheet_measure (const JjChartInput *input, double *width_px, double *height_px)
{
  g_autoptr (JjDiagram) diagram = make_diagram (input);
  JjRect extents = jj_diagram_get_extents (diagram);
  double title = input->with_title ? 2.4 * input->text_px : 0;

  *width_px = CLAMP (extents.width, LEAST_WIDTH, MOST_SIDE);
  *height_px = CLAMP (extents.height + title, LEAST_HEIGHT, MOST_SIDE);
}

static void
add_boxes (JjPicture *picture, const JjDiagram *diagram)
{
  jj_picture_add_row (picture, _ ("Kind"), _ ("Code"), _ ("Name"), _ ("Amount"), NULL);
  for (guint i = 0; i < jj_diagram_get_n_boxes (diagram); i++)
    {
      const JjBox *box = jj_diagram_get_box (diagram, i);
      g_autofree char *amount
          = box->amount == JJ_EMPTY ? g_strdup ("") : jj_picture_amount (picture, box->amount);

      jj_picture_add_row (picture, jj_label (jj_kind_get (box->kind)->label),
                          box->code ? box->code : "", box->name, amount, NULL);
      jj_picture_add_part (picture, jj_diagram_describe (diagram, i), 0, 0,
                           g_array_new (FALSE, FALSE, sizeof (JjChartRow)));
      ((JjChartPart *)g_ptr_array_index (picture->parts, i))->element = box->id;
    }
}

static void
sheet_make (JjPicture *picture, const JjChartInput *input)
{
  Sheet *self = g_new0 (Sheet, 1);
  double width, height;

  self->diagram = make_diagram (input);
  self->pen = jj_pen_new (input->theme, input->font);
  self->extents = jj_diagram_get_extents (self->diagram);
  width = MAX (self->extents.width, 1);
  height = MAX (self->extents.height, 1);
  self->scale = MIN (1, MIN (picture->width / width, (picture->height - picture->top) / height));
  self->x = (picture->width - width * self->scale) / 2;
  self->y = picture->top + (picture->height - picture->top - height * self->scale) / 2;
  picture->data = self;
  add_boxes (picture, self->diagram);
  if (picture->heading)
    {
      g_free (picture->heading);
      picture->heading
          = g_strdup_printf ("%s · %s", jj_element_get_title (jj_plan_get_root (input->plan)),
                             jj_diagram_get_title (self->diagram));
    }
  picture->summary
      = g_strdup_printf (_ ("%s: %u elements, %u lines"), jj_diagram_get_title (self->diagram),
                         jj_diagram_get_n_boxes (self->diagram),
                         jj_diagram_get_n_lines (self->diagram));
}

static void
sheet_draw (JjPicture *picture, cairo_t *cr, int lit)
{
  const Sheet *self = picture->data;
  JjDiagramLook look = { .zoom = MAX (self->scale, JJ_ZOOM_DETAILS) };

  cairo_save (cr);
  cairo_translate (cr, self->x, self->y);
  cairo_scale (cr, self->scale, self->scale);
  cairo_translate (cr, -self->extents.x, -self->extents.y);
  jj_diagram_draw (self->diagram, cr, self->pen, &self->extents, &look);
  if (lit >= 0)
    {
      jj_diagram_trace_box (cr, jj_diagram_get_box (self->diagram, (guint)lit));
      jj_set_colour (cr, picture->theme->text, 1);
      cairo_set_line_width (cr, 3);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

static int
sheet_hit (JjPicture *picture, double x, double y)
{
  const Sheet *self = picture->data;
  JjDiagramHit hit = jj_diagram_hit (self->diagram, (x - self->x) / self->scale + self->extents.x,
                                     (y - self->y) / self->scale + self->extents.y, 0);

  return hit.type == JJ_HIT_BOX ? (int)hit.index : -1;
}

static void
sheet_free (gpointer data)
{
  Sheet *self = data;

  jj_diagram_unref (self->diagram);
  jj_pen_free (self->pen);
  g_free (self);
}

const JjChart jj_chart_sheet = {
  .id = "sheet",
  .title = N_ ("Sheet of the model"),
  .width_px = 1400,
  .height_px = 900,
  .make = sheet_make,
  .draw = sheet_draw,
  .hit = sheet_hit,
  .free_data = sheet_free,
  .measure = sheet_measure,
  .is_of_sheet = TRUE,
};
