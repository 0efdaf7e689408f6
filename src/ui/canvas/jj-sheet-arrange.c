/* jj-sheet-arrange.c: aligning, layering, and room for what is not placed yet */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-sheet-edit-private.h"

#include "jj-diagram.h"
#include "jj-graph.h"
#include "jj-kinds-plan.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define GRID JJ_DIAGRAM_GRID
#define GAP_X 32.0
#define GAP_Y 40.0
#define PER_ROW 8
#define MARGIN 48.0

/* Boxes in a row of what is placed at once: many make a field about twice as wide as high, not a
 * tower. */
static guint
per_row (guint n)
{
  return MAX (PER_ROW, (guint)ceil (sqrt (n)));
}

static double
on_grid (double value)
{
  return round (value / GRID) * GRID;
}

static gboolean
is_across (JjAlign how)
{
  return how == JJ_ALIGN_LEFT || how == JJ_ALIGN_CENTRE || how == JJ_ALIGN_RIGHT
         || how == JJ_ALIGN_ACROSS;
}

static int
compare_x (gconstpointer a, gconstpointer b)
{
  const JjSheetPlace *left = a, *right = b;

  if (left->rect.x < right->rect.x || left->rect.x > right->rect.x)
    return left->rect.x < right->rect.x ? -1 : 1;
  return left->box < right->box ? -1 : left->box > right->box;
}

static int
compare_y (gconstpointer a, gconstpointer b)
{
  const JjSheetPlace *left = a, *right = b;

  if (left->rect.y < right->rect.y || left->rect.y > right->rect.y)
    return left->rect.y < right->rect.y ? -1 : 1;
  return left->box < right->box ? -1 : left->box > right->box;
}

/* Equal gaps; the first and the last stay. */
static void
distribute (GArray *places, gboolean across)
{
  JjSheetPlace *p = (JjSheetPlace *)(gpointer)places->data;
  guint n = places->len;
  double room, at;

  if (n < 3)
    return;
  g_array_sort (places, across ? compare_x : compare_y);
  room = across ? p[n - 1].rect.x - p[0].rect.x - p[0].rect.width
                : p[n - 1].rect.y - p[0].rect.y - p[0].rect.height;
  for (guint i = 1; i + 1 < n; i++)
    room -= across ? p[i].rect.width : p[i].rect.height;
  at = across ? p[0].rect.x + p[0].rect.width : p[0].rect.y + p[0].rect.height;
  for (guint i = 1; i + 1 < n; i++)
    {
      at += room / (n - 1);
      if (across)
        p[i].rect.x = round (at);
      else
        p[i].rect.y = round (at);
      at += across ? p[i].rect.width : p[i].rect.height;
    }
}

static void
align_one (JjRect *rect, JjAlign how, const JjRect *all, const JjRect *first)
{
  switch (how)
    {
    case JJ_ALIGN_LEFT:
      rect->x = all->x;
      break;
    case JJ_ALIGN_CENTRE:
      rect->x = round (all->x + (all->width - rect->width) / 2);
      break;
    case JJ_ALIGN_RIGHT:
      rect->x = all->x + all->width - rect->width;
      break;
    case JJ_ALIGN_TOP:
      rect->y = all->y;
      break;
    case JJ_ALIGN_MIDDLE:
      rect->y = round (all->y + (all->height - rect->height) / 2);
      break;
    case JJ_ALIGN_BOTTOM:
      rect->y = all->y + all->height - rect->height;
      break;
    default:
      rect->width = first->width;
      rect->height = first->height;
    }
}

/* What lies in a moved frame goes with it. */
static void
carry (const JjSheet *self, GArray *places)
{
  guint n = places->len;

  for (guint i = 0; i < jj_diagram_get_n_boxes (self->diagram); i++)
    {
      JjSheetPlace place = { i, jj_diagram_get_box (self->diagram, i)->full };
      gboolean is_there = FALSE;

      for (guint k = 0; k < places->len; k++)
        is_there |= g_array_index (places, JjSheetPlace, k).box == i;
      for (guint k = 0; k < n && !is_there; k++)
        {
          const JjSheetPlace *outer = &g_array_index (places, JjSheetPlace, k);
          const JjBox *box = jj_diagram_get_box (self->diagram, outer->box);

          if ((!box->is_frame && !box->is_collapsed)
              || !jj_rect_holds_rect (&box->full, &place.rect))
            continue;
          place.rect.x += outer->rect.x - box->full.x;
          place.rect.y += outer->rect.y - box->full.y;
          g_array_append_val (places, place);
          is_there = TRUE;
        }
    }
}

JjEdit *
jj_sheet_align (const JjSheet *self, JjAlign how, const guint *boxes, guint n)
{
  static const char *const labels[JJ_N_ALIGNS] = {
    N_ ("Align %s at the left"), N_ ("Align the centres of %s"), N_ ("Align %s at the right"),
    N_ ("Align %s at the top"),  N_ ("Align the middles of %s"), N_ ("Align %s at the bottom"),
    N_ ("Space %s across"),      N_ ("Space %s down"),           N_ ("Make %s the same size"),
  };
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (JjSheetPlace));
  JjRect all = { 0, 0, -1, -1 }, first = { 0, 0, 0, 0 };

  for (guint i = 0; i < n; i++)
    {
      JjSheetPlace place = { boxes[i], jj_diagram_get_box (self->diagram, boxes[i])->full };

      if (i == 0)
        first = place.rect;
      all = jj_rect_union (&all, &place.rect);
      g_array_append_val (places, place);
    }
  if (how == JJ_ALIGN_ACROSS || how == JJ_ALIGN_DOWN)
    distribute (places, is_across (how));
  for (guint i = 0; i < n && how != JJ_ALIGN_ACROSS && how != JJ_ALIGN_DOWN; i++)
    align_one (&g_array_index (places, JjSheetPlace, i).rect, how, &all, &first);
  if (how != JJ_ALIGN_SIZE)
    carry (self, places);
  return jj_sheet_put (self, _ (labels[how]), (JjSheetPlace *)(gpointer)places->data, places->len);
}

/* The boxes that the layout moves: those that lie in no frame. */
static GArray *
free_boxes (const JjDiagram *diagram)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < jj_diagram_get_n_boxes (diagram); i++)
    {
      const JjBox *box = jj_diagram_get_box (diagram, i);

      if (box->frame < 0 && box->hidden < 0)
        g_array_append_val (boxes, i);
    }
  return boxes;
}

/* Whether a box, or anything in its frame, is to stay where it is. */
static gboolean
is_held (const JjDiagram *diagram, guint number)
{
  const JjBox *outer = jj_diagram_get_box (diagram, number);

  for (guint i = 0; i < jj_diagram_get_n_boxes (diagram); i++)
    {
      const JjBox *box = jj_diagram_get_box (diagram, i);

      if (box->is_pinned
          && (i == number
              || ((outer->is_frame || outer->is_collapsed)
                  && jj_rect_holds_rect (&outer->full, &box->full))))
        return TRUE;
    }
  return FALSE;
}

static guint
outermost (const JjDiagram *diagram, guint box)
{
  while (jj_diagram_get_box (diagram, box)->frame >= 0)
    box = (guint)jj_diagram_get_box (diagram, box)->frame;
  return box;
}

void
jj_sheet_graph_init (const JjSheet *self, JjSheetGraph *graph, gboolean with_lanes)
{
  guint n_lines = jj_diagram_get_n_lines (self->diagram);
  g_autofree int *node_of = g_new (int, jj_diagram_get_n_boxes (self->diagram) + 1);

  graph->boxes = free_boxes (self->diagram);
  graph->nodes = g_new0 (JjGraphNode, graph->boxes->len + 1);
  graph->edges = g_new0 (JjGraphEdge, n_lines + 1);
  graph->n_edges = 0;
  for (guint i = 0; i < graph->boxes->len; i++)
    {
      guint number = g_array_index (graph->boxes, guint, i);
      const JjBox *box = jj_diagram_get_box (self->diagram, number);

      node_of[number] = (int)i;
      graph->nodes[i] = (JjGraphNode){
        .width = box->rect.width,
        .height = box->rect.height,
        .lane = with_lanes && jj_diagram_get_n_lanes (self->diagram) > 0 ? box->lane : 0,
        .sort_key = box->placement,
        .is_pinned = is_held (self->diagram, number),
        .x = box->rect.x,
        .y = box->rect.y,
      };
    }
  for (guint i = 0; i < n_lines; i++)
    {
      const JjLine *line = jj_diagram_get_line (self->diagram, i);
      guint from = outermost (self->diagram, line->from), to = outermost (self->diagram, line->to);
      /* What belongs stands below what it belongs to. */
      gboolean is_turned = line->kind == JJ_KIND_MEMBER_OF || line->kind == JJ_KIND_IMPLEMENTS;

      if (from == to)
        continue;
      graph->edges[graph->n_edges++] = (JjGraphEdge){ .from = (guint)node_of[is_turned ? to : from],
                                                      .to = (guint)node_of[is_turned ? from : to],
                                                      .sort_key = (gint64)i };
    }
}

void
jj_sheet_graph_clear (JjSheetGraph *graph)
{
  g_array_unref (graph->boxes);
  g_free (graph->nodes);
  g_free (graph->edges);
}

JjGraph *
jj_sheet_graph_lay_out (const JjSheetGraph *graph)
{
  JjGraphOptions options;

  jj_graph_options_init (&options);
  options.node_gap = GAP_X;
  options.row_gap = GAP_Y + 24;
  return jj_graph_new (graph->nodes, graph->boxes->len, graph->edges, graph->n_edges, &options);
}

JjEdit *
jj_sheet_arrange (const JjSheet *self)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (JjSheetPlace));
  g_autoptr (JjGraph) graph = NULL;
  JjSheetGraph input;
  JjEdit *edit;

  jj_sheet_graph_init (self, &input, TRUE);
  graph = jj_sheet_graph_lay_out (&input);
  for (guint i = 0; i < input.boxes->len; i++)
    {
      guint number = g_array_index (input.boxes, guint, i);
      const JjBox *box = jj_diagram_get_box (self->diagram, number);
      const JjGraphBox *at = jj_graph_get_box (graph, i);
      JjSheetPlace place
          = { number, { on_grid (at->x), on_grid (at->y), box->full.width, box->full.height } };

      if (!is_held (self->diagram, number))
        g_array_append_val (places, place);
    }
  jj_sheet_graph_clear (&input);
  carry (self, places);
  edit = jj_edit_new (_ ("Arrange the sheet"));
  for (guint i = 0; i < places->len; i++)
    {
      const JjSheetPlace *place = &g_array_index (places, JjSheetPlace, i);

      jj_sheet_write_place (edit, jj_diagram_get_box (self->diagram, place->box)->placement,
                            &place->rect);
    }
  return edit;
}

#define STEP_X (JJ_DIAGRAM_BOX_WIDTH + GAP_X)
#define STEP_Y (JJ_DIAGRAM_BOX_HEIGHT + GAP_Y)
#define LANE_TOP 24.0

/* Where new boxes of a lane go: columns from its top down, right of what is in it. */
typedef struct
{
  guint n_rows;
  double x, y;
  double bottom; /* of the lane as it is */
  double growth; /* what the rows need beyond it */
} Room;

static Room
lane_room (const JjDiagram *diagram, guint lane, guint n)
{
  const JjLane *band = jj_diagram_get_lane (diagram, lane);
  double right = G_MAXDOUBLE, height = band->bottom - band->top - LANE_TOP;
  guint n_fitting = (guint)MAX (1, floor ((height + GAP_Y - LANE_TOP) / STEP_Y));
  Room room = { .bottom = band->bottom };

  for (guint i = 0; i < jj_diagram_get_n_boxes (diagram); i++)
    {
      const JjBox *box = jj_diagram_get_box (diagram, i);
      double edge = box->rect.x + box->rect.width + GAP_X;

      if (box->hidden < 0 && box->rect.y < band->bottom
          && box->rect.y + box->rect.height > band->top)
        right = right < G_MAXDOUBLE ? MAX (right, edge) : edge;
    }
  room.x = right < G_MAXDOUBLE ? right : MARGIN;
  room.y = ceil ((band->top + LANE_TOP) / GRID) * GRID;
  room.n_rows = MAX (n_fitting, (n + per_row (n) - 1) / per_row (n));
  room.growth = (room.n_rows - n_fitting) * STEP_Y;
  return room;
}

/* A lane that many boxes enter gets higher: what stands below it makes room. */
static void
make_room (const JjSheet *self, JjEdit *edit, Room *rooms)
{
  guint n_lanes = jj_diagram_get_n_lanes (self->diagram);

  for (guint i = 0; i < jj_diagram_get_n_boxes (self->diagram); i++)
    {
      const JjBox *box = jj_diagram_get_box (self->diagram, i);
      double by = 0;

      for (guint lane = 0; lane < n_lanes; lane++)
        by += box->full.y + box->full.height / 2 >= rooms[lane].bottom ? rooms[lane].growth : 0;
      if (by > 0)
        jj_edit_set_number (edit, JJ_KIND_PLACEMENT, box->placement, JJ_PLACEMENT_Y,
                            (gint64)lround (box->full.y + by));
    }
  for (guint lane = n_lanes; lane-- > 0;)
    for (guint upper = 0; upper < lane; upper++)
      rooms[lane].y += rooms[upper].growth;
}

JjEdit *
jj_sheet_add_existing (const JjSheet *self, const JjId *ids, guint n)
{
  g_autofree char *label = g_strdup_printf (_ ("Place %u elements"), n);
  JjEdit *edit = jj_edit_new (label);
  JjRect extents = jj_diagram_get_extents (self->diagram);
  guint n_lanes = jj_diagram_get_n_lanes (self->diagram);
  g_autofree guint *lanes = g_new0 (guint, n + 1);
  guint counts[JJ_TIER_SCHOOL + 1] = { 0 };
  Room rooms[JJ_TIER_SCHOOL + 1] = { { 0 } };

  for (guint i = 0; i < n && n_lanes > 0; i++)
    {
      lanes[i] = jj_diagram_get_home_lane (jj_plan_find (self->plan, ids[i]));
      counts[lanes[i]]++;
    }
  for (guint lane = 0; lane < n_lanes; lane++)
    rooms[lane] = lane_room (self->diagram, lane, counts[lane]);
  make_room (self, edit, rooms);
  memset (counts, 0, sizeof counts);
  for (guint i = 0; i < n; i++)
    {
      const Room *room = &rooms[lanes[i]];
      guint number = counts[lanes[i]]++;
      JjRect rect = { 0, 0, JJ_DIAGRAM_BOX_WIDTH, JJ_DIAGRAM_BOX_HEIGHT };

      rect.x = on_grid (n_lanes > 0 ? room->x + number / room->n_rows * STEP_X
                                    : MARGIN + number % per_row (n) * STEP_X);
      rect.y = on_grid (n_lanes > 0 ? room->y + number % room->n_rows * STEP_Y
                                    : extents.y + extents.height + number / per_row (n) * STEP_Y);
      jj_sheet_write_placement (edit, self->sheet, ids[i], &rect);
    }
  return edit;
}
