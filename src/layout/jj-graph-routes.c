/* jj-graph-routes.c: rows to heights, pins, lines and their labels */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-curve.h"
#include "jj-graph-private.h"

#include <math.h>
#include <string.h>

/* Labels of one gap stand in up to this many lines; what still has no room is not shown. */
#define MOST_LABEL_ROWS 6
#define LABEL_MARGIN 4.0

static JjGraphSlot *
slot_at (const JjGraphBuild *build, guint number)
{
  return &g_array_index (build->slots, JjGraphSlot, number);
}

static JjGraphPiece *
piece_at (const JjGraphBuild *build, guint number)
{
  return &g_array_index (build->pieces, JjGraphPiece, number);
}

static gboolean
is_pinned (const JjGraphBuild *build, guint slot)
{
  return slot_at (build, slot)->node != G_MAXUINT
         && build->nodes[slot_at (build, slot)->node].is_pinned;
}

/* x of a piece at a share of its way down the gap. */
static double
piece_x (const JjGraphBuild *build, const JjGraphPiece *piece, double share)
{
  double upper = slot_at (build, piece->upper)->x + piece->upper_port;
  double lower = slot_at (build, piece->lower)->x + piece->lower_port;

  return upper + (lower - upper) * jj_curve_progress (share);
}

/* The piece that bears an edge's label: the middle one. */
static const JjGraphPiece *
label_piece (const JjGraphBuild *build, guint edge)
{
  return piece_at (build, build->first_piece[edge] + build->n_pieces[edge] / 2);
}

static gboolean
wants_label (const JjGraphBuild *build, guint edge)
{
  return build->n_pieces[edge] > 0 && build->edges[edge].label_width > 0
         && build->edges[edge].label_height > 0;
}

/* Width along the rows and height across them. */
static double
label_length (const JjGraphBuild *build, guint edge)
{
  return build->options.is_sideways ? build->edges[edge].label_height
                                    : build->edges[edge].label_width;
}

static double
label_depth (const JjGraphBuild *build, guint edge)
{
  return build->options.is_sideways ? build->edges[edge].label_width
                                    : build->edges[edge].label_height;
}

/* The edges with a label in each gap: edges[start[row]] … */
static guint *
labels_by_gap (const JjGraphBuild *build, guint *start)
{
  guint *edges = g_new (guint, build->graph->n_edges + 1);

  for (guint i = 0; i < build->graph->n_edges; i++)
    if (wants_label (build, i))
      start[slot_at (build, label_piece (build, i)->upper)->row + 2]++;
  for (guint row = 1; row <= build->n_rows; row++)
    start[row + 1] += start[row];
  for (guint i = 0; i < build->graph->n_edges; i++)
    {
      guint edge = build->sorted_edges[i];

      if (wants_label (build, edge))
        edges[start[slot_at (build, label_piece (build, edge)->upper)->row + 1]++] = edge;
    }
  return edges;
}

typedef struct
{
  guint edge;
  guint line; /* of labels, 0 = topmost; G_MAXUINT: no room */
  double left, right;
} Label;

/* Gives each label the first line in which it is free; TRUE when all have one. O(labels^2) in a gap
 * of many, but of a gap only. */
static gboolean
fit_labels (const JjGraphBuild *build, Label *labels, guint n_labels, guint n_lines)
{
  gboolean is_fitting = TRUE;

  for (guint i = 0; i < n_labels; i++)
    {
      double length = label_length (build, labels[i].edge) + LABEL_MARGIN;
      gboolean is_free = FALSE;

      labels[i].line = G_MAXUINT;
      for (guint line = 0; line < n_lines && !is_free; line++)
        {
          double middle
              = piece_x (build, label_piece (build, labels[i].edge), (line + 0.5) / n_lines);

          is_free = TRUE;
          labels[i].left = middle - length / 2;
          labels[i].right = middle + length / 2;
          for (guint k = 0; k < i && is_free; k++)
            is_free = labels[k].line != line || labels[k].right <= labels[i].left
                      || labels[k].left >= labels[i].right;
          if (is_free)
            labels[i].line = line;
        }
      is_fitting &= is_free;
    }
  return is_fitting;
}

/* Lines of labels of a gap, as few as hold them all. */
static guint
place_labels (const JjGraphBuild *build, Label *labels, guint n_labels)
{
  guint n_lines = n_labels > 0 ? 1 : 0;

  while (n_labels > 0 && !fit_labels (build, labels, n_labels, n_lines)
         && n_lines < MOST_LABEL_ROWS)
    n_lines++;
  return n_lines;
}

/* The line of each edge's label, G_MAXUINT for none, with as many lines in a gap as it needs; or,
 * when the gaps are as they are (is_final), with those it has. */
static void
assign_labels (JjGraphBuild *build, guint *line_of, gboolean is_final)
{
  g_autofree guint *start = g_new0 (guint, build->n_rows + 3);
  g_autofree guint *edges = labels_by_gap (build, start);
  g_autofree Label *labels = g_new0 (Label, build->graph->n_edges + 1);

  for (guint i = 0; i < build->n_rows; i++)
    {
      guint n_labels = start[i + 1] - start[i];
      double depth = 0;

      for (guint k = 0; k < n_labels; k++)
        {
          labels[k] = (Label){ .edge = edges[start[i] + k] };
          depth = MAX (depth, label_depth (build, labels[k].edge) + LABEL_MARGIN);
        }
      if (is_final)
        fit_labels (build, labels, n_labels, build->rows[i].n_label_rows);
      else
        build->rows[i].n_label_rows = place_labels (build, labels, n_labels);
      build->rows[i].gap = MAX (build->options.row_gap, depth * build->rows[i].n_label_rows);
      for (guint k = 0; k < n_labels; k++)
        line_of[labels[k].edge] = labels[k].line;
    }
}

static void
set_rows (JjGraphBuild *build)
{
  double y = 0;

  for (guint i = 0; i < build->slots->len; i++)
    {
      JjGraphRow *row = &build->rows[slot_at (build, i)->row];

      row->height = MAX (row->height, slot_at (build, i)->height);
    }
  for (guint i = 0; i < build->n_rows; i++)
    {
      build->rows[i].top = y;
      y += build->rows[i].height + build->rows[i].gap;
    }
}

static double
slot_y (const JjGraphBuild *build, guint slot)
{
  const JjGraphRow *row = &build->rows[slot_at (build, slot)->row];

  return row->top + (row->height - slot_at (build, slot)->height) / 2;
}

static void
pin_position (const JjGraphBuild *build, guint node, double *x, double *y)
{
  *x = build->options.is_sideways ? build->nodes[node].y : build->nodes[node].x;
  *y = build->options.is_sideways ? build->nodes[node].x : build->nodes[node].y;
}

/* Moves the picture so that the pinned boxes are, on average, where they belong. */
static void
meet_pins (JjGraphBuild *build)
{
  double dx = 0, dy = 0;
  guint n_pins = 0;

  for (guint i = 0; i < build->graph->n_nodes; i++)
    {
      double x, y;

      if (!is_pinned (build, i))
        continue;
      pin_position (build, slot_at (build, i)->node, &x, &y);
      dx += x - slot_at (build, i)->x;
      dy += y - slot_y (build, i);
      n_pins++;
    }
  if (n_pins == 0)
    return;
  for (guint i = 0; i < build->slots->len; i++)
    slot_at (build, i)->x += dx / n_pins;
  for (guint i = 0; i < build->n_rows; i++)
    build->rows[i].top += dy / n_pins;
}

/* The right edge, with its gap, of the furthest pinned box in the way of a slot; or -HUGE_VAL. */
static double
pin_in_the_way (const JjGraphBuild *build, const JjGraphSlot *slot, const GArray *pins)
{
  const JjGraphRow *row = &build->rows[slot->row];
  double gap = build->options.node_gap, furthest = -HUGE_VAL;

  for (guint i = 0; i < pins->len; i++)
    {
      guint number = g_array_index (pins, guint, i);
      const JjGraphSlot *pin = slot_at (build, number);
      double x, y;

      pin_position (build, pin->node, &x, &y);
      if (y < row->top + row->height + gap && y + pin->height + gap > row->top
          && x < slot->x + slot->width + gap && x + pin->width + gap > slot->x)
        furthest = MAX (furthest, x + pin->width + gap);
    }
  return furthest;
}

/* Boxes and lines of a row that meet a pinned box, of whatever row, step to its right; and those
 * right of them make room. */
static void
avoid_pins (JjGraphBuild *build)
{
  g_autoptr (GArray) pins = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < build->graph->n_nodes; i++)
    if (is_pinned (build, i))
      g_array_append_val (pins, i);
  for (guint row = 0; row < build->n_rows && pins->len > 0; row++)
    {
      guint n;
      const guint *order = jj_order_get_layer (build->order, row, &n);
      double end = -HUGE_VAL;

      for (guint i = 0; i < n; i++)
        {
          JjGraphSlot *slot = slot_at (build, order[i]);
          double beyond;

          if (is_pinned (build, order[i]))
            continue;
          slot->x = MAX (slot->x, end);
          while ((beyond = pin_in_the_way (build, slot, pins)) > slot->x)
            slot->x = beyond;
          end = slot->x + slot->width + build->options.node_gap / (slot->node == G_MAXUINT ? 4 : 1);
        }
    }
  for (guint i = 0; i < pins->len; i++)
    {
      JjGraphSlot *slot = slot_at (build, g_array_index (pins, guint, i));
      double y;

      pin_position (build, slot->node, &slot->x, &y);
    }
}

static void
set_boxes (JjGraphBuild *build)
{
  for (guint i = 0; i < build->graph->n_nodes; i++)
    {
      const JjGraphSlot *slot = slot_at (build, i);
      JjGraphBox *box = &build->graph->boxes[slot->node];

      *box = (JjGraphBox){ slot->x, slot_y (build, i), slot->width, slot->height, slot->row };
      if (is_pinned (build, i))
        pin_position (build, slot->node, &box->x, &box->y);
    }
}

static void
add_point (GArray *points, double x, double y)
{
  g_array_append_val (points, x);
  g_array_append_val (points, y);
}

/* A straight cubic down from where the line is. */
static void
add_line_down (GArray *points, double y)
{
  double x0 = g_array_index (points, double, points->len - 2);
  double y0 = g_array_index (points, double, points->len - 1);

  if (y <= y0)
    return;
  add_point (points, x0, y0 + (y - y0) / 3);
  add_point (points, x0, y0 + (y - y0) * 2 / 3);
  add_point (points, x0, y);
}

static void
add_curve (GArray *points, double x, double y)
{
  double x0 = g_array_index (points, double, points->len - 2);
  double y0 = g_array_index (points, double, points->len - 1);

  add_point (points, x0, (y0 + y) / 2);
  add_point (points, x, (y0 + y) / 2);
  add_point (points, x, y);
}

/* Down from the box to the end of its row, through the gap, down through the next row … */
static void
add_route (JjGraphBuild *build, guint edge, GArray *points)
{
  for (guint k = 0; k < build->n_pieces[edge]; k++)
    {
      const JjGraphPiece *piece = piece_at (build, build->first_piece[edge] + k);
      const JjGraphSlot *upper = slot_at (build, piece->upper);
      const JjGraphSlot *lower = slot_at (build, piece->lower);
      const JjGraphRow *row = &build->rows[upper->row], *next = &build->rows[lower->row];
      double x = lower->x + piece->lower_port;

      if (k == 0)
        add_point (points, upper->x + piece->upper_port,
                   build->graph->boxes[upper->node].y + upper->height);
      if (!is_pinned (build, piece->upper))
        add_line_down (points, row->top + row->height);
      if (is_pinned (build, piece->lower))
        {
          add_curve (points, x, build->graph->boxes[lower->node].y);
          continue;
        }
      add_curve (points, x, next->top);
      if (lower->node != G_MAXUINT)
        add_line_down (points, build->graph->boxes[lower->node].y);
    }
}

static void
turn_points (double *points, guint n_points)
{
  for (guint i = 0; i < n_points / 2; i++)
    for (guint axis = 0; axis < 2; axis++)
      {
        double swap = points[2 * i + axis];

        points[2 * i + axis] = points[2 * (n_points - 1 - i) + axis];
        points[2 * (n_points - 1 - i) + axis] = swap;
      }
}

static void
set_routes (JjGraphBuild *build)
{
  JjGraph *graph = build->graph;
  g_autofree guint *first = g_new0 (guint, graph->n_edges + 1);

  graph->points = g_array_sized_new (FALSE, FALSE, sizeof (double), 16 * graph->n_edges + 16);
  for (guint i = 0; i < graph->n_edges; i++)
    {
      first[i] = graph->points->len;
      add_route (build, i, graph->points);
      graph->routes[i].n_points = (graph->points->len - first[i]) / 2;
    }
  for (guint i = 0; i < graph->n_edges; i++)
    {
      double *points = (double *)(void *)graph->points->data + first[i];

      if (build->is_turned[i])
        turn_points (points, graph->routes[i].n_points);
      graph->routes[i].points = points;
    }
}

static gboolean
is_over_pin (const JjGraphBuild *build, const JjGraphRoute *route, double length, double depth)
{
  for (guint i = 0; i < build->graph->n_nodes; i++)
    {
      const JjGraphBox *box = &build->graph->boxes[slot_at (build, i)->node];

      if (is_pinned (build, i) && box->x < route->label_x + length / 2
          && box->x + box->width > route->label_x - length / 2
          && box->y < route->label_y + depth / 2
          && box->y + box->height > route->label_y - depth / 2)
        return TRUE;
    }
  return FALSE;
}

/* A line to a pinned box leaves its gap: its label would stand apart from it, so it has none. */
static void
set_labels (JjGraphBuild *build, const guint *line_of)
{
  for (guint i = 0; i < build->graph->n_edges; i++)
    {
      JjGraphRoute *route = &build->graph->routes[i];
      const JjGraphPiece *piece;
      const JjGraphRow *row;
      double share;

      if (!wants_label (build, i) || line_of[i] == G_MAXUINT)
        continue;
      piece = label_piece (build, i);
      if (is_pinned (build, piece->upper) || is_pinned (build, piece->lower))
        continue;
      row = &build->rows[slot_at (build, piece->upper)->row];
      share = (line_of[i] + 0.5) / row->n_label_rows;
      route->label_x = piece_x (build, piece, share);
      route->label_y = row->top + row->height + row->gap * share;
      route->has_label
          = !is_over_pin (build, route, label_length (build, i), label_depth (build, i));
    }
}

void
jj_graph_build_routes (JjGraphBuild *build)
{
  g_autofree guint *line_of = g_new0 (guint, build->graph->n_edges + 1);

  build->rows = g_new0 (JjGraphRow, build->n_rows + 1);
  assign_labels (build, line_of, FALSE);
  set_rows (build);
  meet_pins (build);
  avoid_pins (build);
  assign_labels (build, line_of, TRUE);
  set_boxes (build);
  set_routes (build);
  set_labels (build, line_of);
}
