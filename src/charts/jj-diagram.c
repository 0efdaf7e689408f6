/* jj-diagram.c: a sheet of the plan as a picture of boxes, lines, frames and lanes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-diagram-private.h"

#include "jj-format.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-language.h"

#define CELL 256.0
/* How wide lanes are before anything stands in them. */
#define FIRST_LANES 640.0
/* A container higher than this is a frame. */
#define FRAME_HEIGHT 96.0
#define LINE_REACH 12.0
/* Of a column with little in it. */
#define LEAST_COLUMN 240.0

typedef struct
{
  JjBox box;
  gint64 rank;
} Candidate;

static gboolean
may_contain (JjKindId kind)
{
  return kind == JJ_KIND_ALLIANCE || kind == JJ_KIND_PROGRAMME || kind == JJ_KIND_ORGANISATION;
}

static double
area_of (const JjRect *rect)
{
  return rect->width * rect->height;
}

/* Containers by falling size, so that what contains comes before what is contained; then the rest
 * in the order in which they were placed. */
static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *left = a, *right = b;
  gboolean left_large = left->box.is_frame || left->box.is_collapsed;
  gboolean right_large = right->box.is_frame || right->box.is_collapsed;

  if (left_large != right_large)
    return left_large ? -1 : 1;
  if (left_large && area_of (&left->box.full) > area_of (&right->box.full))
    return -1;
  if (left_large && area_of (&left->box.full) < area_of (&right->box.full))
    return 1;
  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  return left->box.placement < right->box.placement ? -1 : 1;
}

static void
set_place (JjBox *box, const JjElement *placement)
{
  gint64 width = jj_element_get_number_or (placement, JJ_PLACEMENT_WIDTH, JJ_DIAGRAM_BOX_WIDTH);
  gint64 height = jj_element_get_number_or (placement, JJ_PLACEMENT_HEIGHT, JJ_DIAGRAM_BOX_HEIGHT);

  box->full = (JjRect){ (double)jj_element_get_number_or (placement, JJ_PLACEMENT_X, 0),
                        (double)jj_element_get_number_or (placement, JJ_PLACEMENT_Y, 0),
                        (double)MAX (width, 24), (double)MAX (height, 24) };
  box->rect = box->full;
  box->is_pinned = jj_element_get_bool (placement, JJ_PLACEMENT_PINNED);
  box->is_collapsed
      = may_contain (box->kind) && jj_element_get_bool (placement, JJ_PLACEMENT_COLLAPSED);
  box->is_frame = may_contain (box->kind) && !box->is_collapsed && height > FRAME_HEIGHT;
  if (box->is_collapsed)
    {
      box->rect.width = JJ_DIAGRAM_BOX_WIDTH;
      box->rect.height = JJ_DIAGRAM_BOX_HEIGHT;
    }
}

int
jj_semester_of (gint64 day)
{
  GDate date;

  if (day == JJ_EMPTY || !g_date_valid_julian ((guint32)CLAMP (day, 0, G_MAXINT32)))
    return -1;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)day);
  return g_date_get_month (&date) >= G_DATE_FEBRUARY && g_date_get_month (&date) <= G_DATE_JULY;
}

static GArray *
collect (const JjDiagramInput *input, const JjElement *sheet, GHashTable *levels)
{
  GArray *candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  guint field;

  for (guint i = 0; i < jj_element_get_n_referrers (sheet); i++)
    {
      const JjElement *placement = jj_element_get_referrer (sheet, i, &field);
      const JjElement *element
          = jj_element_get_kind_id (placement) == JJ_KIND_PLACEMENT && field == JJ_PLACEMENT_SHEET
                ? jj_element_get_ref (placement, JJ_PLACEMENT_ELEMENT)
                : NULL;
      Candidate candidate = { .box = { .frame = -1, .hidden = -1 } };
      JjBox *box = &candidate.box;

      if (!element)
        continue;
      candidate.rank = jj_element_get_rank (placement);
      box->id = jj_element_get_id (element);
      box->placement = jj_element_get_id (placement);
      box->kind = jj_element_get_kind_id (element);
      box->semester = box->kind == JJ_KIND_ACTIVITY
                          ? jj_semester_of (jj_element_get_number (element, JJ_ACTIVITY_START))
                          : -1;
      box->lane = (JjTier)jj_element_get_number_or (placement, JJ_PLACEMENT_LANE,
                                                    jj_diagram_get_home_lane (element));
      set_place (box, placement);
      jj_diagram_fill_box (box, element, input, levels);
      g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

/* Frames come before what is in them: the last one that holds a box is the innermost. */
static void
nest (JjDiagram *self)
{
  for (guint i = 0; i < self->boxes->len; i++)
    {
      JjBox *box = jj_diagram_box (self, i);

      for (guint k = 0; k < i; k++)
        {
          const JjBox *outer = jj_diagram_box (self, k);

          if (!outer->is_frame && !outer->is_collapsed)
            break;
          if (!jj_rect_holds_rect (&outer->full, &box->full))
            continue;
          if (outer->hidden >= 0)
            box->hidden = outer->hidden;
          else if (outer->is_collapsed)
            box->hidden = (int)k;
          else
            box->frame = (int)k;
        }
      if (box->frame >= 0)
        jj_diagram_box (self, (guint)box->frame)->n_inner++;
      if (box->hidden >= 0)
        jj_diagram_box (self, (guint)box->hidden)->n_inner++;
    }
}

static void
say_inner (JjDiagram *self)
{
  for (guint i = 0; i < self->boxes->len; i++)
    {
      JjBox *box = jj_diagram_box (self, i);

      if (!box->is_collapsed || box->n_inner == 0)
        continue;
      g_free (box->detail);
      g_free (box->number);
      box->detail = g_strdup_printf (_ ("%u inside"), box->n_inner);
      box->number = g_strdup_printf ("%u", box->n_inner);
    }
}

/* Lines run over frames, but not over their titles. */
static guint
add_titles (const JjDiagram *self, JjRouteBox *boxes)
{
  guint n = self->boxes->len;

  for (guint i = 0; i < self->boxes->len; i++)
    {
      const JjBox *box = jj_diagram_box (self, i);

      if (box->is_frame && box->hidden < 0)
        boxes[n++] = (JjRouteBox){ jj_diagram_frame_tab (box), FALSE };
    }
  return n;
}

static void
route (JjDiagram *self, const JjDiagram *before)
{
  guint n_boxes = self->boxes->len, n_lines = self->lines->len;
  g_autofree JjRouteBox *boxes = g_new (JjRouteBox, 2 * n_boxes + 1);
  g_autofree JjRouteLine *lines = g_new (JjRouteLine, n_lines + 1);

  for (guint i = 0; i < n_boxes; i++)
    {
      const JjBox *box = jj_diagram_box (self, i);

      boxes[i] = (JjRouteBox){ box->rect, box->is_frame || box->hidden >= 0 };
    }
  for (guint i = 0; i < n_lines; i++)
    {
      const JjLine *line = &g_array_index (self->lines, JjLine, i);
      const JjBox *from = jj_diagram_box (self, line->from), *to = jj_diagram_box (self, line->to);
      guint64 ends = (guint64)from->placement * 31 + (guint64)to->placement;

      /* Steady over edits, unlike the indexes. */
      lines[i] = (JjRouteLine){ .from = line->from,
                                .to = line->to,
                                .key = (gint64)(ends * 64 + line->kind),
                                .bundle = line->bundle,
                                .is_inwards = line->is_inwards,
                                .width = jj_diagram_line_width (line) };
    }
  n_boxes = add_titles (self, boxes);
  self->routes = jj_routes_new (boxes, n_boxes, lines, n_lines, before ? before->routes : NULL);
}

static void
index_all (JjDiagram *self)
{
  JjRect extents = { 0, 0, -1, -1 };

  self->box_index = jj_spatial_new (CELL);
  self->line_index = jj_spatial_new (CELL);
  for (guint i = 0; i < self->boxes->len; i++)
    {
      const JjBox *box = jj_diagram_box (self, i);

      /* Hidden ones keep their number but are nowhere. */
      jj_spatial_add (self->box_index, &box->rect);
      if (box->hidden < 0)
        extents = jj_rect_union (&extents, &box->rect);
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      JjRoute line = jj_routes_get (self->routes, i);
      JjRect bounds = { 0, 0, -1, -1 };

      for (guint k = 0; k < line.n_points; k++)
        bounds = jj_rect_union (&bounds, &(JjRect){ line.points[k].x, line.points[k].y, 0, 0 });
      if (line.n_points > 0)
        {
          bounds = jj_rect_grown (&bounds, LINE_REACH);
          extents = jj_rect_union (&extents, &bounds);
        }
      else
        bounds = (JjRect){ G_MAXINT32, G_MAXINT32, 0, 0 };
      jj_spatial_add (self->line_index, &bounds);
    }
  if (extents.width < 0)
    extents = (JjRect){ 0, 0, 0, 0 };
  else
    extents = jj_rect_grown (&extents, JJ_DIAGRAM_MARGIN);
  self->extents = extents;
}

static void
index_ends (JjDiagram *self)
{
  guint n = self->boxes->len;
  g_autofree guint *at = NULL;

  self->line_starts = g_new0 (guint, n + 2);
  self->line_list = g_new (guint, 2 * self->lines->len + 1);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const JjLine *line = &g_array_index (self->lines, JjLine, i);

      self->line_starts[line->from + 1]++;
      self->line_starts[line->to + 1]++;
    }
  for (guint i = 0; i < n; i++)
    self->line_starts[i + 1] += self->line_starts[i];
  at = g_memdup2 (self->line_starts, (n + 1) * sizeof (guint));
  for (guint i = 0; i < self->lines->len; i++)
    {
      const JjLine *line = &g_array_index (self->lines, JjLine, i);

      self->line_list[at[line->from]++] = i;
      self->line_list[at[line->to]++] = i;
    }
}

/* Lanes reach as far as everything, with room for their headings at the left; those of an empty
 * sheet stay where they are when something is drawn into them. */
static void
widen_for_lanes (JjDiagram *self)
{
  JjRect band = { 0, self->lanes[0].top, FIRST_LANES,
                  self->lanes[JJ_N_LANES - 1].bottom - self->lanes[0].top };

  if (self->extents.width > 0)
    {
      if (self->extents.x >= FIRST_LANES || self->extents.x + self->extents.width <= 0)
        band.x = self->extents.x;
      self->extents = jj_rect_union (&self->extents, &band);
    }
  else
    self->extents = band;
  self->extents.x -= JJ_LANE_HEADER;
  self->extents.width += JJ_LANE_HEADER;
}

/* Either column can be dropped into; their headings stand above everything. */
static void
widen_for_columns (JjDiagram *self)
{
  JjRect least = { self->column_edge - LEAST_COLUMN, self->extents.y, 2 * LEAST_COLUMN,
                   MAX (self->extents.height, LEAST_COLUMN) };

  self->extents = self->extents.width > 0 ? jj_rect_union (&self->extents, &least) : least;
  self->extents.y -= JJ_COLUMN_HEADER;
  self->extents.height += JJ_COLUMN_HEADER;
}

JjDiagram *
jj_diagram_collect (const JjDiagramInput *input)
{
  JjDiagram *self = g_new0 (JjDiagram, 1);
  const JjElement *sheet = jj_plan_find (input->plan, input->sheet);
  g_autoptr (GHashTable) levels = jj_diagram_levels (input);
  g_autoptr (GArray) candidates = sheet ? collect (input, sheet, levels) : NULL;

  g_atomic_ref_count_init (&self->refs);
  self->boxes = g_array_new (FALSE, TRUE, sizeof (JjBox));
  self->lines = g_array_new (FALSE, TRUE, sizeof (JjLine));
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->title = g_strdup (sheet ? jj_element_get_title (sheet) : "");
  for (guint i = 0; candidates && i < candidates->len; i++)
    {
      const JjBox *box = &g_array_index (candidates, Candidate, i).box;
      JjId *key = g_new (JjId, 1);

      *key = box->id;
      g_array_append_val (self->boxes, *box);
      g_hash_table_insert (self->by_id, key, GUINT_TO_POINTER (i + 1));
    }
  nest (self);
  say_inner (self);
  if (sheet && jj_element_get_bool (sheet, JJ_SHEET_LANES))
    jj_diagram_find_lanes (self);
  if (sheet
      && g_strcmp0 (jj_element_get_text (sheet, JJ_SHEET_BACKGROUND), JJ_SHEET_SEMESTERS) == 0)
    jj_diagram_find_columns (self);
  jj_diagram_find_lines (self, input);
  index_ends (self);
  return self;
}

void
jj_diagram_finish (JjDiagram *self, const JjDiagram *before)
{
  route (self, before);
  index_all (self);
  jj_diagram_place_labels (self);
  if (self->n_lanes > 0)
    widen_for_lanes (self);
  if (self->n_columns > 0)
    widen_for_columns (self);
}

JjDiagram *
jj_diagram_new (const JjDiagramInput *input, const JjDiagram *before)
{
  JjDiagram *self = jj_diagram_collect (input);

  jj_diagram_finish (self, before);
  return self;
}

JjDiagram *
jj_diagram_ref (JjDiagram *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
jj_diagram_unref (JjDiagram *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < self->boxes->len; i++)
    {
      JjBox *box = jj_diagram_box (self, i);

      g_free (box->name);
      g_free (box->code);
      g_free (box->detail);
      g_free (box->number);
    }
  for (guint i = 0; i < self->lines->len; i++)
    g_free (g_array_index (self->lines, JjLine, i).label);
  g_array_unref (self->boxes);
  g_array_unref (self->lines);
  g_hash_table_unref (self->by_id);
  jj_routes_unref (self->routes);
  jj_spatial_free (self->box_index);
  jj_spatial_free (self->line_index);
  g_free (self->line_starts);
  g_free (self->line_list);
  g_free (self->title);
  g_free (self);
}

const char *
jj_diagram_get_title (const JjDiagram *self)
{
  return self->title;
}

guint
jj_diagram_get_n_boxes (const JjDiagram *self)
{
  return self->boxes->len;
}

const JjBox *
jj_diagram_get_box (const JjDiagram *self, guint i)
{
  return jj_diagram_box (self, i);
}

int
jj_diagram_find (const JjDiagram *self, JjId element)
{
  return (int)GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &element)) - 1;
}

guint
jj_diagram_get_n_lines (const JjDiagram *self)
{
  return self->lines->len;
}

const JjLine *
jj_diagram_get_line (const JjDiagram *self, guint i)
{
  return &g_array_index (self->lines, JjLine, i);
}

const guint *
jj_diagram_get_lines_of (const JjDiagram *self, guint box, guint *n)
{
  *n = self->line_starts[box + 1] - self->line_starts[box];
  return self->line_list + self->line_starts[box];
}

JjRoute
jj_diagram_get_route (const JjDiagram *self, guint line)
{
  return jj_routes_get (self->routes, line);
}

guint
jj_diagram_get_n_lanes (const JjDiagram *self)
{
  return self->n_lanes;
}

const JjLane *
jj_diagram_get_lane (const JjDiagram *self, guint i)
{
  return &self->lanes[i];
}

JjTier
jj_diagram_lane_at (const JjDiagram *self, double y)
{
  for (guint i = 0; i + 1 < self->n_lanes; i++)
    if (y < self->lanes[i].bottom)
      return self->lanes[i].tier;
  return JJ_TIER_SCHOOL;
}

guint
jj_diagram_get_n_columns (const JjDiagram *self)
{
  return self->n_columns;
}

double
jj_diagram_get_column_edge (const JjDiagram *self)
{
  return self->column_edge;
}

int
jj_diagram_column_at (const JjDiagram *self, double x)
{
  return x >= self->column_edge;
}

JjRect
jj_diagram_get_extents (const JjDiagram *self)
{
  return self->extents;
}
