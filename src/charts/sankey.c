/* sankey.c: the flow of money, purse → programme → activity → account */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-charts.h"
#include "jj-language.h"
#include "jj-picture-private.h"
#include "jj-sankey.h"
#include "ribbons.h"
#include "sankey-data.h"

#include <math.h>

/* Of text that is 13 px high; wider beside larger letters. */
#define BAR_PX 14
#define BAR_TEXT_PX 13
/* A thinner ribbon has no room for its purse's pattern, which would cost most of the time where
 * there are thousands; the purse's bar shows it. */
#define PATTERN_PX 5

/* Parts of the picture: first the nodes, then the ribbons. */
typedef struct
{
  JjFlow *flow;
  JjFlowChoice choice; /* its order is a copy */
  double wanted_scale; /* px a 元; 0: as large as fits */
  JjSankey *layout;    /* NULL where there is no money */
  double left;         /* x of the layout's origin; the width left of it is for labels */
  double margin;       /* width of the labels at either side */
  double bar;          /* width of a node */
  double gap;          /* between two layers */
  gboolean has_hairlines;
} Sankey;

static void
sankey_free (gpointer data)
{
  Sankey *self = data;

  jj_flow_free (self->flow);
  if (self->choice.order)
    g_array_unref ((GArray *)self->choice.order);
  g_clear_pointer (&self->layout, jj_sankey_unref);
  g_free (self);
}

static const JjFlowNode *
get_node (const Sankey *self, guint i)
{
  return &g_array_index (self->flow->nodes, JjFlowNode, i);
}

static const JjFlowRibbon *
get_ribbon (const Sankey *self, guint i)
{
  return &g_array_index (self->flow->ribbons, JjFlowRibbon, i);
}

static gboolean
is_outer (const Sankey *self, const JjFlowNode *node)
{
  return node->layer == 0 || node->layer == self->flow->n_layers - 1;
}

static double
widest_label (JjPicture *picture, const Sankey *self, guint layer)
{
  g_autoptr (PangoLayout) layout = jj_picture_layout (picture, NULL);
  double widest = 0;

  for (guint i = 0; i < self->flow->nodes->len; i++)
    {
      const JjFlowNode *node = get_node (self, i);
      g_autofree char *amount = jj_picture_amount (picture, node->amount);
      double name = node->layer == layer ? jj_layout_set (layout, node->name, 0, TRUE) : 0;
      double figure = node->layer == layer ? jj_layout_set (layout, amount, 0, FALSE) : 0;

      widest = MAX (widest, MAX (name, figure));
    }
  return widest;
}

static gboolean
is_chosen (const GArray *order, gint64 key)
{
  for (guint i = 0; order && i < order->len; i++)
    if (g_array_index (order, gint64, i) == key)
      return TRUE;
  return FALSE;
}

/* Where somebody chose an order, or all have one, the nodes keep it. */
static void
fix_places (const Sankey *self, JjSankeyNode *nodes)
{
  const JjFlowChoice *choice = &self->choice;

  for (guint layer = 0; layer < self->flow->n_layers; layer++)
    {
      g_autoptr (GArray) order = jj_flow_order_layer (self->flow, layer, choice->order);

      for (guint place = 0; place < order->len; place++)
        {
          guint i = g_array_index (order, guint, place);
          gint64 key = jj_flow_node_get_key (get_node (self, i));

          nodes[i].sort_key = place;
          nodes[i].fixed_place = place;
          nodes[i].is_fixed = !choice->fewest_crossings || is_chosen (choice->order, key);
        }
    }
}

static void
lay_out (JjPicture *picture, Sankey *self)
{
  guint n_nodes = self->flow->nodes->len, n_ribbons = self->flow->ribbons->len;
  g_autofree JjSankeyNode *nodes = g_new0 (JjSankeyNode, n_nodes);
  g_autofree JjSankeyLink *links = g_new0 (JjSankeyLink, n_ribbons);
  JjSankeyOptions options;

  for (guint i = 0; i < n_nodes; i++)
    {
      const JjFlowNode *node = get_node (self, i);

      nodes[i]
          = (JjSankeyNode){ .layer = node->layer,
                            .value = node->amount,
                            .label_height_px = is_outer (self, node) ? picture->text_px * 2.8
                                                                     : picture->text_px * 1.45 };
    }
  fix_places (self, nodes);
  for (guint i = 0; i < n_ribbons; i++)
    {
      const JjFlowRibbon *ribbon = get_ribbon (self, i);

      links[i] = (JjSankeyLink){ ribbon->source, ribbon->target, ribbon->amount,
                                 nodes[ribbon->purse].sort_key };
    }
  jj_sankey_options_init (&options);
  options.width_px = MAX (60, picture->width - 2 * self->margin);
  options.height_px = MAX (40, picture->height - picture->top - picture->text_px * 1.6);
  options.node_width_px = self->bar;
  options.node_gap_px = 10;
  options.px_per_unit = self->wanted_scale;
  options.n_siftings
      = self->choice.fewest_crossings && n_ribbons < 600 ? JJ_SANKEY_SIFTINGS_BEST : 0;
  self->layout = jj_sankey_new (nodes, n_nodes, links, n_ribbons, &options);
  self->gap = (options.width_px - self->bar) / (self->flow->n_layers - 1);
  picture->px_per_unit = jj_sankey_get_px_per_unit (self->layout);
  for (guint i = 0; i < n_ribbons; i++)
    self->has_hairlines |= jj_sankey_get_band (self->layout, i)->is_hairline;
}

static void
add_parts (JjPicture *picture, Sankey *self)
{
  jj_picture_add_row (picture, _ ("From"), _ ("To"), _ ("Purse"), jj_picture_unit_name (picture),
                      NULL);
  for (guint i = 0; i < self->flow->nodes->len; i++)
    {
      const JjFlowNode *node = get_node (self, i);

      jj_picture_add_part (picture,
                           g_strdup_printf ("%s：%s", jj_flow_level_get_title (node->level),
                                            node->name),
                           node->amount, self->flow->total, g_array_ref (node->rows));
    }
  for (guint i = 0; i < self->flow->ribbons->len; i++)
    {
      const JjFlowRibbon *ribbon = get_ribbon (self, i);
      const char *from = get_node (self, ribbon->source)->name;
      const char *to = get_node (self, ribbon->target)->name;
      const char *purse = get_node (self, ribbon->purse)->name;
      g_autofree char *amount = jj_picture_amount (picture, ribbon->amount);
      gboolean thin = self->layout && jj_sankey_get_band (self->layout, i)->is_hairline;
      g_autofree char *label = ribbon->purse == ribbon->source || ribbon->purse == ribbon->target
                                   ? g_strdup_printf ("%s → %s", from, to)
                                   : g_strdup_printf ("%s → %s（%s）", from, to, purse);

      jj_picture_add_part (picture,
                           g_strdup_printf ("%s%s", label, thin ? _ (" (not to scale)") : ""),
                           ribbon->amount, self->flow->total, g_array_ref (ribbon->rows));
      jj_picture_add_row (picture, from, to, purse, amount, NULL);
    }
}

static char *
summarize (JjPicture *picture, const Sankey *self)
{
  g_autofree char *total = jj_picture_amount (picture, self->flow->total);
  GString *path = g_string_new (NULL), *text = g_string_new (NULL);

  for (guint i = 0; i < self->flow->n_layers; i++)
    g_string_append_printf (path, "%s%s", i > 0 ? " → " : "",
                            jj_flow_level_get_title (self->flow->levels[i]));
  g_string_append_printf (text, _ ("Flow of %s %s, %s: %u nodes, %u ribbons."), total,
                          jj_picture_unit_name (picture), path->str, self->flow->nodes->len,
                          self->flow->ribbons->len);
  for (guint i = 0; i < self->flow->nodes->len; i++)
    {
      const JjFlowNode *node = get_node (self, i);
      g_autofree char *amount = jj_picture_amount (picture, node->amount);

      if (node->layer == 0 || node->id < JJ_FLOW_NONE)
        g_string_append_printf (text, " %s %s.", node->name, amount);
    }
  g_string_free (path, TRUE);
  return g_string_free (text, FALSE);
}

static void
sankey_make (JjPicture *picture, const JjChartInput *input)
{
  Sankey *self = g_new0 (Sankey, 1);

  picture->data = self;
  self->flow = jj_flow_new (input->plan, input->figures, input->flow.levels, input->flow.least);
  self->choice = input->flow;
  if (input->flow.order)
    self->choice.order = g_array_copy ((GArray *)input->flow.order);
  self->wanted_scale = input->px_per_unit;
  picture->n_to_come = jj_figures_get_n_lines (input->figures);
}

static void
sankey_finish (JjPicture *picture)
{
  Sankey *self = picture->data;
  double most = picture->width * 0.2, left, right;

  jj_flow_fill (self->flow);
  left = widest_label (picture, self, 0);
  right = widest_label (picture, self, self->flow->n_layers - 1);
  self->margin = MIN (most, 12 + MAX (left, right));
  self->left = self->margin;
  self->bar = BAR_PX * MAX (1, picture->text_px / BAR_TEXT_PX);
  if (self->flow->nodes->len > 0)
    lay_out (picture, self);
  add_parts (picture, self);
  picture->summary = summarize (picture, self);
}

/* One ribbon's outline, along its upper edges and back along its lower ones. */
static void
trace_ribbon (const Sankey *self, cairo_t *cr, guint i, double thickness)
{
  const JjSankeyBand *band = jj_sankey_get_band (self->layout, i);
  JjSankeyCurve c;

  for (guint s = 0; s < band->n_segments; s++)
    {
      jj_sankey_get_curve (self->layout, i, s, &c);
      if (s == 0)
        cairo_move_to (cr, c.x[0], c.y[0]);
      else
        cairo_line_to (cr, c.x[0], c.y[0]);
      cairo_curve_to (cr, c.x[1], c.y[1], c.x[2], c.y[2], c.x[3], c.y[3]);
    }
  for (guint s = band->n_segments; s > 0; s--)
    {
      jj_sankey_get_curve (self->layout, i, s - 1, &c);
      cairo_line_to (cr, c.x[3], c.y[3] + thickness);
      cairo_curve_to (cr, c.x[2], c.y[2] + thickness, c.x[1], c.y[1] + thickness, c.x[0],
                      c.y[0] + thickness);
    }
  cairo_close_path (cr);
}

static gboolean
touches (const Sankey *self, guint ribbon, int lit)
{
  guint n_nodes = self->flow->nodes->len;
  const JjFlowRibbon *r = get_ribbon (self, ribbon);

  if (lit < 0)
    return FALSE;
  if ((guint)lit >= n_nodes)
    return ribbon == (guint)lit - n_nodes;
  return r->source == (guint)lit || r->target == (guint)lit || r->purse == (guint)lit;
}

static double
alpha_of (const Sankey *self, guint ribbon, int lit)
{
  return touches (self, ribbon, lit) ? 0.85 : lit >= 0 ? 0.2 : 0.5;
}

static JjColourName
colour_of (const Sankey *self, guint ribbon)
{
  return get_node (self, get_ribbon (self, ribbon)->purse)->colour;
}

static void
draw_ribbon (JjPicture *picture, cairo_t *cr, guint i, int lit)
{
  const Sankey *self = picture->data;
  const JjSankeyBand *band = jj_sankey_get_band (self->layout, i);

  trace_ribbon (self, cr, i, MAX (band->thickness, 1));
  if (band->thickness < PATTERN_PX)
    {
      jj_set_colour (cr, picture->theme->fills[colour_of (self, i)], alpha_of (self, i, lit));
      cairo_fill (cr);
    }
  else
    jj_theme_fill (picture->theme, cr, colour_of (self, i), alpha_of (self, i, lit));
  cairo_new_path (cr);
}

static void
outline_ribbon (JjPicture *picture, cairo_t *cr, guint i)
{
  const Sankey *self = picture->data;

  trace_ribbon (self, cr, i, MAX (jj_sankey_get_band (self->layout, i)->thickness, 1));
  jj_set_colour (cr, jj_theme_outline (picture->theme, colour_of (self, i)), 1);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

/* How the layout lies on the device's pixels; FALSE where it is not upright on an image. */
static gboolean
get_pixels (cairo_t *cr, JjStretch *device)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  double device_x, device_y, offset_x, offset_y;
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (target, &device_x, &device_y);
  cairo_surface_get_device_offset (target, &offset_x, &offset_y);
  *device = (JjStretch){ matrix.x0, matrix.y0, 0, 0, matrix.xx };
  return cairo_surface_get_type (target) == CAIRO_SURFACE_TYPE_IMAGE && matrix.xy == 0
         && matrix.yx == 0 && matrix.xx > 0 && matrix.xx == matrix.yy && device_x == 1
         && device_y == 1 && offset_x == 0 && offset_y == 0;
}

static void
fill_ribbon (const Sankey *self, JjRibbons *ribbons, guint i, int lit, const JjStretch *device)
{
  const JjSankeyBand *band = jj_sankey_get_band (self->layout, i);
  double scale = device->thickness, shift_x = device->x0 - floor (device->x0),
         shift_y = device->y0 - floor (device->y0);
  JjSankeyCurve c;

  for (guint s = 0; s < band->n_segments; s++)
    {
      double thickness = MAX (band->thickness, 1) * scale;

      jj_sankey_get_curve (self->layout, i, s, &c);
      jj_ribbons_fill (ribbons,
                       &(JjStretch){ c.x[0] * scale + shift_x, c.y[0] * scale + shift_y,
                                     c.x[3] * scale + shift_x, c.y[3] * scale + shift_y, thickness,
                                     band->thickness < PATTERN_PX },
                       colour_of (self, i), alpha_of (self, i, lit));
      if (s > 0) /* the level part behind the bar of a layer that is skipped */
        jj_ribbons_fill (ribbons,
                         &(JjStretch){ (c.x[0] - self->bar) * scale + shift_x,
                                       c.y[0] * scale + shift_y, c.x[0] * scale + shift_x,
                                       c.y[0] * scale + shift_y, thickness,
                                       band->thickness < PATTERN_PX },
                         colour_of (self, i), alpha_of (self, i, lit));
    }
}

/* Those that are brought out come last, over the others. */
static void
draw_ribbons (JjPicture *picture, cairo_t *cr, int lit)
{
  const Sankey *self = picture->data;
  guint n = self->flow->ribbons->len;
  JjStretch device;
  JjRibbons *ribbons = NULL;

  if (get_pixels (cr, &device))
    ribbons = jj_ribbons_new (picture->theme,
                              (int)ceil ((picture->width - self->left) * device.thickness) + 2,
                              (int)ceil ((picture->height - picture->top) * device.thickness) + 2,
                              device.thickness);
  for (guint pass = 0; pass < (lit >= 0 ? 2u : 1u); pass++)
    for (guint i = 0; i < n; i++)
      {
        if (touches (self, i, lit) != (pass == 1))
          continue;
        if (ribbons)
          fill_ribbon (self, ribbons, i, lit, &device);
        else
          draw_ribbon (picture, cr, i, lit);
      }
  if (ribbons)
    jj_ribbons_paint (ribbons, cr, floor (device.x0), floor (device.y0));
  for (guint i = 0; lit >= 0 && i < n; i++)
    {
      if (touches (self, i, lit))
        outline_ribbon (picture, cr, i);
    }
}

static void
draw_bar (JjPicture *picture, cairo_t *cr, guint i, int lit)
{
  const Sankey *self = picture->data;
  const JjSankeyBar *bar = jj_sankey_get_bar (self->layout, i);
  JjColourName colour = get_node (self, i)->colour;

  cairo_rectangle (cr, bar->x, bar->y, bar->width, MAX (bar->height, 1));
  if (colour == JJ_N_COLOURS)
    {
      jj_set_colour (cr, picture->theme->line, 1);
      cairo_fill_preserve (cr);
    }
  else
    {
      jj_theme_fill (picture->theme, cr, colour, 1);
      jj_set_colour (cr, jj_theme_outline (picture->theme, colour), 1);
      cairo_set_line_width (cr, 1);
      cairo_stroke_preserve (cr);
    }
  if (lit == (int)i)
    {
      jj_set_colour (cr, picture->theme->text, 1);
      cairo_set_line_width (cr, 2);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

/* Name above amount beside the outer layers, one line over the ribbons behind the inner ones. */
static void
draw_label (JjPicture *picture, cairo_t *cr, PangoLayout *layout, guint i)
{
  const Sankey *self = picture->data;
  const JjFlowNode *node = get_node (self, i);
  const JjSankeyBar *bar = jj_sankey_get_bar (self->layout, i);
  gboolean first = node->layer == 0;
  double x = first ? bar->x - 6 : bar->x + bar->width + 6;
  double half = picture->text_px * 0.68;
  g_autofree char *amount = jj_picture_amount (picture, node->amount);

  if (!bar->has_label)
    return;
  if (is_outer (self, node))
    {
      jj_layout_set (layout, node->name, self->margin - 10, TRUE);
      jj_picture_show (picture, cr, layout,
                       (JjSpot){ x, bar->label_y - half, first, FALSE, picture->theme->text });
      jj_layout_set (layout, amount, self->margin - 10, FALSE);
      jj_picture_show (picture, cr, layout,
                       (JjSpot){ x, bar->label_y + half, first, FALSE, picture->theme->dim_text });
    }
  else
    {
      double room = self->gap - self->bar - 14;
      double figure = jj_layout_set (layout, amount, 0, FALSE);
      double name = jj_layout_set (layout, node->name, MAX (40, room - figure - 8), TRUE);

      jj_picture_show (picture, cr, layout,
                       (JjSpot){ x, bar->label_y, 0, TRUE, picture->theme->text });
      jj_layout_set (layout, amount, 0, FALSE);
      jj_picture_show (picture, cr, layout,
                       (JjSpot){ x + name + 8, bar->label_y, 0, TRUE, picture->theme->text });
    }
}

static void
draw_notes (JjPicture *picture, cairo_t *cr, PangoLayout *layout)
{
  const Sankey *self = picture->data;
  const JjFlow *flow = self->flow;
  g_autofree char *total = jj_picture_amount (picture, flow->total);
  g_autofree char *small = jj_picture_amount (picture, flow->small);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("Total %s %s"), total, jj_picture_unit_name (picture));
  if (self->has_hairlines)
    g_string_append (text, _ (" · ribbons thinner than a line are drawn as one, not to scale"));
  if (flow->n_small)
    g_string_append_printf (text, _ (" · %u small ribbons are left out (up to %s of a column)"),
                            flow->n_small, small);
  if (flow->n_below_zero)
    g_string_append_printf (text, _ (" · %u amounts below zero are not drawn"), flow->n_below_zero);
  jj_layout_set (layout, text->str, picture->width, FALSE);
  jj_picture_show (picture, cr, layout,
                   (JjSpot){ 0, picture->height - picture->text_px * 0.75, 0, FALSE,
                             picture->theme->dim_text });
  g_string_free (text, TRUE);
}

static void
sankey_draw (JjPicture *picture, cairo_t *cr, int lit)
{
  const Sankey *self = picture->data;
  g_autoptr (PangoLayout) layout = jj_picture_layout (picture, cr);

  if (!self->layout)
    {
      jj_picture_say (picture, cr, layout, _ ("No money is budgeted yet."));
      return;
    }
  cairo_save (cr);
  cairo_translate (cr, self->left, picture->top);
  draw_ribbons (picture, cr, lit);
  for (guint i = 0; i < self->flow->nodes->len; i++)
    draw_bar (picture, cr, i, lit);
  for (guint i = 0; i < self->flow->nodes->len; i++)
    draw_label (picture, cr, layout, i);
  cairo_restore (cr);
  draw_notes (picture, cr, layout);
}

static int
sankey_hit (JjPicture *picture, double x, double y)
{
  const Sankey *self = picture->data;
  guint index;

  if (!self->layout)
    return -1;
  switch (jj_sankey_hit (self->layout, x - self->left, y - picture->top, 2, &index))
    {
    case JJ_SANKEY_NODE:
      return (int)index;
    case JJ_SANKEY_LINK:
      return (int)(self->flow->nodes->len + index);
    case JJ_SANKEY_NOTHING:
    default:
      return -1;
    }
}

/* How many of the column's other nodes end above y. */
static guint
place_at (const Sankey *self, guint node, double y)
{
  guint place = 0;

  for (guint i = 0; i < self->flow->nodes->len; i++)
    {
      const JjSankeyBar *bar = jj_sankey_get_bar (self->layout, i);

      place += i != node && get_node (self, i)->layer == get_node (self, node)->layer
               && bar->y + bar->height / 2 < y;
    }
  return place;
}

static GArray *
sankey_move (JjPicture *picture, guint part, double y, int by)
{
  const Sankey *self = picture->data;
  guint now, place;

  if (!self->layout || part >= self->flow->nodes->len)
    return NULL;
  now = jj_sankey_get_bar (self->layout, part)->place;
  place = by ? (guint)MAX (0, (int)now + by) : place_at (self, part, y - picture->top);
  if (place == now || place_at (self, part, G_MAXDOUBLE) < place)
    return NULL;
  return jj_flow_order_move (self->flow, self->choice.order, part, place);
}

const JjChart jj_chart_sankey = {
  .id = "sankey",
  .title = N_ ("Flow of the money"),
  .width_px = 1600,
  .height_px = 1000,
  .is_money = TRUE,
  .make = sankey_make,
  .finish = sankey_finish,
  .draw = sankey_draw,
  .hit = sankey_hit,
  .move = sankey_move,
  .free_data = sankey_free,
};
