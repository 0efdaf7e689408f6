/* jj-sheet-edit.c: what is done on a sheet, as edits */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-sheet-edit.h"

#include "jj-commands.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-sheet-edit-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* What being in a container's frame means: a reference of the inner element. Alliances have links
 * instead. */
static const struct
{
  JjKindId inner, outer;
  guint field;
} memberships[] = {
  { JJ_KIND_ACTIVITY, JJ_KIND_PROGRAMME, JJ_ACTIVITY_PROGRAMME },
  { JJ_KIND_PROGRAMME, JJ_KIND_PROGRAMME, JJ_PROGRAMME_PARENT },
  { JJ_KIND_ORGANISATION, JJ_KIND_ORGANISATION, JJ_ORGANISATION_PARENT },
  { JJ_KIND_TALENT_POOL, JJ_KIND_ORGANISATION, JJ_TALENT_POOL_HOST },
};

char *
jj_sheet_describe (const JjDiagram *diagram, const guint *boxes, guint n)
{
  const JjBox *first = n > 0 ? jj_diagram_get_box (diagram, boxes[0]) : NULL;
  gboolean is_one_kind = TRUE;

  if (!first)
    return g_strdup ("");
  if (n == 1)
    return g_strdup_printf (_ ("“%s”"), first->name);
  for (guint i = 1; i < n; i++)
    is_one_kind &= jj_diagram_get_box (diagram, boxes[i])->kind == first->kind;
  if (!is_one_kind)
    return g_strdup_printf (_ ("%u elements"), n);
  return g_strdup_printf ("%u × %s", n, jj_label (jj_kind_get (first->kind)->label));
}

void
jj_sheet_write_place (JjEdit *edit, JjId placement, const JjRect *rect)
{
  const double values[] = { rect->x, rect->y, rect->width, rect->height };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    jj_edit_set_number (edit, JJ_KIND_PLACEMENT, placement, JJ_PLACEMENT_X + i,
                        (gint64)lround (values[i]));
}

JjId
jj_sheet_write_placement (JjEdit *edit, JjId sheet, JjId element, const JjRect *rect)
{
  JjId id = jj_edit_insert (edit, JJ_KIND_PLACEMENT, 0);

  jj_edit_set_number (edit, JJ_KIND_PLACEMENT, id, JJ_PLACEMENT_SHEET, sheet);
  jj_edit_set_number (edit, JJ_KIND_PLACEMENT, id, JJ_PLACEMENT_ELEMENT, element);
  jj_sheet_write_place (edit, id, rect);
  return id;
}

/* Where a box will stand: its new place if it is moved, else the old one. */
static JjRect
place_of (const JjSheet *self, const JjSheetPlace *places, guint n, guint box)
{
  for (guint i = 0; i < n; i++)
    if (places[i].box == box)
      return places[i].rect;
  return jj_diagram_get_box (self->diagram, box)->full;
}

/* The innermost frame around a rectangle, -1. */
static int
frame_around (const JjSheet *self, const JjSheetPlace *places, guint n, const JjRect *rect, int but)
{
  double least = G_MAXDOUBLE;
  int found = -1;

  for (guint i = 0; i < jj_diagram_get_n_boxes (self->diagram); i++)
    {
      const JjBox *box = jj_diagram_get_box (self->diagram, i);
      JjRect outer;

      if (!box->is_frame || (int)i == but)
        continue;
      outer = place_of (self, places, n, i);
      if (jj_rect_holds_rect (&outer, rect) && outer.width * outer.height < least)
        {
          least = outer.width * outer.height;
          found = (int)i;
        }
    }
  return found;
}

static const JjElement *
member_link (const JjElement *inner, JjId alliance)
{
  guint field;

  for (guint i = 0; i < jj_element_get_n_referrers (inner); i++)
    {
      const JjElement *link = jj_element_get_referrer (inner, i, &field);

      if (field == JJ_FROM && jj_element_get_kind_id (link) == JJ_KIND_MEMBER_OF
          && jj_element_get_id (jj_link_get_to (link)) == alliance)
        return link;
    }
  return NULL;
}

static void
write_alliance (JjEdit *edit, const JjElement *inner, JjId alliance, gboolean is_member)
{
  const JjElement *link = member_link (inner, alliance);

  if (!jj_kind_allows (jj_kind_get (JJ_KIND_MEMBER_OF), jj_element_get_kind_id (inner),
                       JJ_KIND_ALLIANCE))
    return;
  if (is_member && !link)
    jj_edit_link (edit, JJ_KIND_MEMBER_OF, jj_element_get_id (inner), alliance);
  else if (!is_member && link)
    jj_edit_delete (edit, JJ_KIND_MEMBER_OF, jj_element_get_id (link));
}

static gboolean
is_above (const JjElement *outer, const JjElement *inner, guint field)
{
  for (guint depth = 0; outer && depth < 64; depth++)
    {
      if (outer == inner)
        return TRUE;
      outer = jj_element_get_kind (outer) == jj_element_get_kind (inner)
                  ? jj_element_get_ref (outer, field)
                  : NULL;
    }
  return FALSE;
}

/* Membership of an element that left one frame or came into another; 0 for none. */
void
jj_sheet_write_frame (const JjSheet *self, JjEdit *edit, JjId element, JjId left, JjId entered)
{
  const JjElement *inner = jj_plan_find (self->plan, element);
  const JjElement *old = left ? jj_plan_find (self->plan, left) : NULL;
  const JjElement *new = entered ? jj_plan_find (self->plan, entered) : NULL;

  if (!inner || old == new)
    return;
  if (old && jj_element_get_kind_id (old) == JJ_KIND_ALLIANCE)
    write_alliance (edit, inner, left, FALSE);
  if (new &&jj_element_get_kind_id (new) == JJ_KIND_ALLIANCE)
    write_alliance (edit, inner, entered, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (memberships); i++)
    {
      if (memberships[i].inner != jj_element_get_kind_id (inner))
        continue;
      if (new &&memberships[i].outer == jj_element_get_kind_id (new)
          && !is_above (new, inner, memberships[i].field))
        jj_edit_set_number (edit, memberships[i].inner, element, memberships[i].field, entered);
      else if (!new &&old && memberships[i].outer == jj_element_get_kind_id (old)
               && jj_element_get_ref (inner, memberships[i].field) == old)
        jj_edit_set_number (edit, memberships[i].inner, element, memberships[i].field, 0);
    }
}

JjEdit *
jj_sheet_put (const JjSheet *self, const char *label, const JjSheetPlace *places, guint n)
{
  g_autofree guint *boxes = g_new (guint, n + 1);
  g_autofree char *what = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = g_strsplit (label, "%s", 2);
  JjEdit *edit = jj_edit_new ("");

  for (guint i = 0; i < n; i++)
    boxes[i] = places[i].box;
  what = jj_sheet_describe (self->diagram, boxes, n);
  text = g_strjoinv (what, parts);
  jj_edit_set_label (edit, text);
  for (guint i = 0; i < n; i++)
    {
      const JjBox *box = jj_diagram_get_box (self->diagram, places[i].box);
      int frame = frame_around (self, places, n, &places[i].rect, (int)places[i].box);
      JjId left = box->frame >= 0 ? jj_diagram_get_box (self->diagram, (guint)box->frame)->id : 0;
      JjId entered = frame >= 0 ? jj_diagram_get_box (self->diagram, (guint)frame)->id : 0;

      if (memcmp (&box->full, &places[i].rect, sizeof (JjRect)) == 0)
        continue;
      jj_sheet_write_place (edit, box->placement, &places[i].rect);
      jj_sheet_write_frame (self, edit, box->id, left, entered);
      /* In a frame the lane is the frame's. */
      if (frame < 0)
        {
          jj_sheet_write_lane (self, edit, box, &places[i].rect);
          jj_sheet_write_semester (self, edit, box, &places[i].rect);
        }
    }
  return edit;
}

JjEdit *
jj_sheet_remove (const JjSheet *self, const guint *boxes, guint n)
{
  g_autofree char *what = jj_sheet_describe (self->diagram, boxes, n);
  g_autofree char *label = g_strdup_printf (_ ("Take %s from the sheet"), what);
  JjEdit *edit = jj_edit_new (label);

  for (guint i = 0; i < n; i++)
    jj_edit_delete (edit, JJ_KIND_PLACEMENT,
                    jj_diagram_get_box (self->diagram, boxes[i])->placement);
  return edit;
}

JjEdit *
jj_sheet_add (const JjSheet *self, JjKindId kind, double x, double y, JjId *id)
{
  JjEdit *edit = jj_command_add (self->plan, kind, 0, id);
  JjRect rect = { x, y, JJ_DIAGRAM_BOX_WIDTH, JJ_DIAGRAM_BOX_HEIGHT };
  JjId placement = jj_sheet_write_placement (edit, self->sheet, *id, &rect);
  int frame = frame_around (self, NULL, 0, &rect, -1);
  JjBox box = { .id = *id, .placement = placement, .kind = kind, .semester = -1 };

  if (frame >= 0)
    {
      const JjBox *outer = jj_diagram_get_box (self->diagram, (guint)frame);

      for (guint i = 0; i < G_N_ELEMENTS (memberships); i++)
        if (memberships[i].inner == kind && memberships[i].outer == outer->kind)
          jj_edit_set_number (edit, kind, *id, memberships[i].field, outer->id);
      if (outer->kind == JJ_KIND_ALLIANCE
          && jj_kind_allows (jj_kind_get (JJ_KIND_MEMBER_OF), kind, outer->kind))
        jj_edit_link (edit, JJ_KIND_MEMBER_OF, *id, outer->id);
      return edit;
    }
  box.lane = kind == JJ_KIND_ORGANISATION ? (JjTier)-1 : jj_sheet_home_lane (kind);
  jj_sheet_write_lane (self, edit, &box, &rect);
  jj_sheet_write_semester (self, edit, &box, &rect);
  return edit;
}

JjEdit *
jj_sheet_copy (const JjSheet *self, const guint *boxes, guint n, JjRoutePoint by, JjId *new_ids)
{
  g_autofree JjId *ids = g_new (JjId, n + 1);
  g_autofree char *what = jj_sheet_describe (self->diagram, boxes, n);
  g_autofree char *label = g_strdup_printf (_ ("Copy %s"), what);
  JjEdit *edit;
  guint n_ops;

  for (guint i = 0; i < n; i++)
    ids[i] = jj_diagram_get_box (self->diagram, boxes[i])->id;
  edit = jj_command_duplicate (self->plan, ids, n, new_ids);
  jj_edit_set_label (edit, label);
  /* The copies own copies of the originals' placements on all sheets. */
  n_ops = jj_edit_get_n_ops (edit);
  for (guint i = 0; i < n_ops; i++)
    {
      const JjOp *op = jj_edit_get_op (edit, i);

      if (op->type == JJ_OP_INSERT && jj_kind_index (op->kind) == JJ_KIND_PLACEMENT)
        jj_edit_delete (edit, JJ_KIND_PLACEMENT, op->id);
    }
  for (guint i = 0; i < n; i++)
    {
      JjRect rect = jj_diagram_get_box (self->diagram, boxes[i])->full;

      rect.x += by.x;
      rect.y += by.y;
      jj_sheet_write_placement (edit, self->sheet, new_ids[i], &rect);
    }
  return edit;
}

JjEdit *
jj_sheet_set_pinned (const JjSheet *self, const guint *boxes, guint n, gboolean pinned)
{
  g_autofree char *what = jj_sheet_describe (self->diagram, boxes, n);
  g_autofree char *label = g_strdup_printf (pinned ? _ ("Pin %s") : _ ("Unpin %s"), what);
  JjEdit *edit = jj_edit_new (label);

  for (guint i = 0; i < n; i++)
    jj_edit_set_number (edit, JJ_KIND_PLACEMENT,
                        jj_diagram_get_box (self->diagram, boxes[i])->placement,
                        JJ_PLACEMENT_PINNED, pinned);
  return edit;
}

JjEdit *
jj_sheet_set_collapsed (const JjSheet *self, guint box, gboolean collapsed)
{
  g_autofree char *what = jj_sheet_describe (self->diagram, &box, 1);
  g_autofree char *label = g_strdup_printf (collapsed ? _ ("Fold %s") : _ ("Unfold %s"), what);
  JjEdit *edit = jj_edit_new (label);

  jj_edit_set_number (edit, JJ_KIND_PLACEMENT, jj_diagram_get_box (self->diagram, box)->placement,
                      JJ_PLACEMENT_COLLAPSED, collapsed);
  return edit;
}

JjEdit *
jj_sheet_new (JjPlan *plan, JjId copy_of, JjId *id)
{
  const JjElement *original = copy_of ? jj_plan_find (plan, copy_of) : NULL;
  JjEdit *edit;
  g_autofree char *name = NULL;

  if (original)
    {
      edit = jj_command_duplicate (plan, &copy_of, 1, id);
      return edit;
    }
  edit = jj_command_add (plan, JJ_KIND_SHEET, 0, id);
  name = g_strdup_printf (_ ("Sheet %u"), jj_plan_get_count (plan, JJ_KIND_SHEET) + 1);
  jj_edit_set_text (edit, JJ_KIND_SHEET, *id, JJ_NAME, name);
  jj_edit_set_number (edit, JJ_KIND_SHEET, *id, JJ_SHEET_LANES, TRUE);
  return edit;
}

GArray *
jj_sheet_get_unplaced (JjPlan *plan)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (JjId));

  for (JjKindId kind = 0; kind < JJ_KIND_BELONGS_TO; kind++)
    for (guint i = 0; jj_kind_get (kind)->flags & (JJ_KIND_ON_CANVAS | JJ_KIND_CONTAINER)
                      && i < jj_plan_get_count (plan, kind);
         i++)
      {
        const JjElement *element = jj_plan_get_nth (plan, kind, i);
        JjId id = jj_element_get_id (element);
        gboolean is_placed = FALSE;
        guint field;

        for (guint k = 0; k < jj_element_get_n_referrers (element) && !is_placed; k++)
          is_placed = jj_element_get_kind_id (jj_element_get_referrer (element, k, &field))
                      == JJ_KIND_PLACEMENT;
        if (!is_placed)
          g_array_append_val (ids, id);
      }
  return ids;
}
