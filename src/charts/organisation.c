/* organisation.c: who is under whom, from the left to the right */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-charts.h"
#include "jj-kinds-people.h"
#include "jj-language.h"
#include "jj-picture-private.h"

#include <math.h>

#define ROW 42.0 /* px, at a text of 13 px: a box and the room below it */
#define BOX 34.0
#define GAP 28.0 /* between a box and those under it */

typedef struct
{
  JjId id;
  char *name, *detail;
  int parent; /* -1: at the left */
  guint depth;
  double row; /* of its middle, in rows */
} Node;

typedef struct
{
  GArray *nodes;
  guint depth; /* columns */
  double rows, scale;
} Tree;

static void
clear_node (gpointer data)
{
  Node *node = data;

  g_free (node->name);
  g_free (node->detail);
}

static void
tree_free (gpointer data)
{
  g_array_unref (((Tree *)data)->nodes);
  g_free (data);
}

static char *
describe (const JjElement *element)
{
  const JjKind *kind = jj_element_get_kind (element);
  gint64 role = jj_element_get_number (element, JJ_ORGANISATION_ROLE);
  gint64 members = jj_element_get_number (element, JJ_ORGANISATION_MEMBERS);
  const char *label
      = role == JJ_EMPTY ? "" : jj_label (kind->fields[JJ_ORGANISATION_ROLE].choices[role].label);

  if (members == JJ_EMPTY)
    return g_strdup (label);
  return g_strdup_printf (_ ("%s · %u members"), label, (guint)members);
}

/* Adds an organisation and all under it; the row that follows. Parents make no circle. */
static double
add_node (Tree *self, JjPlan *plan, const JjElement *element, int parent, double row)
{
  guint at = self->nodes->len, first;
  Node node = { .id = jj_element_get_id (element),
                .name = g_strdup (jj_element_get_title (element)),
                .detail = describe (element),
                .parent = parent };
  double next = row;

  node.depth = parent < 0 ? 0 : g_array_index (self->nodes, Node, parent).depth + 1;
  self->depth = MAX (self->depth, node.depth + 1);
  g_array_append_val (self->nodes, node);
  first = self->nodes->len;
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_ORGANISATION); i++)
    {
      const JjElement *other = jj_plan_get_nth (plan, JJ_KIND_ORGANISATION, i);

      if (jj_element_get_ref (other, JJ_ORGANISATION_PARENT) == element)
        next = add_node (self, plan, other, (int)at, next);
    }
  if (self->nodes->len == first)
    next = row + 1;
  g_array_index (self->nodes, Node, at).row = (row + next - 1) / 2;
  return next;
}

static Tree *
make_tree (JjPlan *plan)
{
  Tree *self = g_new0 (Tree, 1);

  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  g_array_set_clear_func (self->nodes, clear_node);
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_ORGANISATION); i++)
    {
      const JjElement *element = jj_plan_get_nth (plan, JJ_KIND_ORGANISATION, i);

      if (!jj_element_get_ref (element, JJ_ORGANISATION_PARENT))
        self->rows = add_node (self, plan, element, -1, self->rows);
    }
  return self;
}

static void
organisation_measure (const JjChartInput *input, double *width_px, double *height_px)
{
  Tree *tree = make_tree (input->plan);

  *height_px = CLAMP (tree->rows * ROW + (input->with_title ? 2.4 * input->text_px : 0), 240, 8000);
  *width_px = 760;
  tree_free (tree);
}

static void
organisation_make (JjPicture *picture, const JjChartInput *input)
{
  Tree *self = make_tree (input->plan);

  self->scale = MIN (1, (picture->height - picture->top) / MAX (self->rows * ROW, 1));
  picture->data = self;
  jj_picture_add_row (picture, _ ("Organisation"), _ ("Role"), _ ("Part of"), NULL);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const Node *node = &g_array_index (self->nodes, Node, i);

      jj_picture_add_place (picture, node->name, node->detail, node->id);
      jj_picture_add_row (picture, node->name, node->detail,
                          node->parent < 0 ? ""
                                           : g_array_index (self->nodes, Node, node->parent).name,
                          NULL);
    }
  picture->summary
      = g_strdup_printf (_ ("%u organisations in %u levels"), self->nodes->len, self->depth);
}

static void
place (const JjPicture *picture, const Tree *self, const Node *node, cairo_rectangle_t *box)
{
  double column = (picture->width - 8 + GAP) / MAX (self->depth, 1);

  box->width = MIN (column - GAP, 320);
  box->height = BOX * self->scale;
  box->x = 4 + node->depth * column;
  box->y = picture->top + (node->row + 0.5) * ROW * self->scale - box->height / 2;
}

static void
draw_node (JjPicture *picture, cairo_t *cr, PangoLayout *layout, guint i, gboolean lit)
{
  const Tree *self = picture->data;
  const Node *node = &g_array_index (self->nodes, Node, i);
  cairo_rectangle_t box, parent;

  place (picture, self, node, &box);
  jj_set_colour (cr, picture->theme->line, 1);
  cairo_set_line_width (cr, 1);
  if (node->parent >= 0)
    {
      place (picture, self, &g_array_index (self->nodes, Node, node->parent), &parent);
      cairo_move_to (cr, parent.x + parent.width, parent.y + parent.height / 2);
      cairo_line_to (cr, box.x - GAP / 2, parent.y + parent.height / 2);
      cairo_line_to (cr, box.x - GAP / 2, box.y + box.height / 2);
      cairo_line_to (cr, box.x, box.y + box.height / 2);
      cairo_stroke (cr);
    }
  cairo_rectangle (cr, box.x, box.y, box.width, box.height);
  jj_set_colour (cr, picture->theme->band, 1);
  cairo_fill_preserve (cr);
  jj_set_colour (cr, lit ? picture->theme->text : picture->theme->line, 1);
  cairo_set_line_width (cr, lit ? 2 : 1);
  cairo_stroke (cr);
  cairo_move_to (cr, box.x, box.y + 3 * self->scale);
  cairo_rel_line_to (cr, box.width, 0);
  cairo_stroke (cr);
  if (self->scale < 0.4)
    return;
  jj_layout_set (layout, node->name, box.width - 12, TRUE);
  jj_picture_show (picture, cr, layout,
                   (JjSpot){ box.x + 6, box.y + box.height * (*node->detail ? 0.34 : 0.55), 0,
                             FALSE, picture->theme->text });
  jj_layout_set (layout, node->detail, box.width - 12, FALSE);
  jj_picture_show (picture, cr, layout,
                   (JjSpot){ box.x + 6, box.y + box.height * 0.75, 0, FALSE,
                             picture->theme->dim_text });
}

static void
organisation_draw (JjPicture *picture, cairo_t *cr, int lit)
{
  const Tree *self = picture->data;
  g_autoptr (PangoLayout) layout = jj_picture_layout (picture, cr);
  PangoFontDescription *font
      = pango_font_description_copy (pango_layout_get_font_description (layout));

  if (self->nodes->len == 0)
    jj_picture_say (picture, cr, layout, _ ("There are no organisations yet."));
  pango_font_description_set_absolute_size (font, MIN (picture->text_px, 12.5) * self->scale
                                                      * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  for (guint i = 0; i < self->nodes->len; i++)
    draw_node (picture, cr, layout, i, lit == (int)i);
}

static int
organisation_hit (JjPicture *picture, double x, double y)
{
  const Tree *self = picture->data;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      cairo_rectangle_t box;

      place (picture, self, &g_array_index (self->nodes, Node, i), &box);
      if (x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height)
        return (int)i;
    }
  return -1;
}

const JjChart jj_chart_organisation = {
  .id = "organisation",
  .title = N_ ("Organisation"),
  .width_px = 760,
  .height_px = 800,
  .make = organisation_make,
  .is_for_paper = TRUE,
  .draw = organisation_draw,
  .hit = organisation_hit,
  .free_data = tree_free,
  .measure = organisation_measure,
};
