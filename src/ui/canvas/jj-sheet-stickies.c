/* jj-sheet-stickies.c: what a room says, as notes that become elements */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-sheet-stickies.h"

#include "jj-commands.h"
#include "jj-kinds-plan.h"
#include "jj-sheet-edit-private.h"

#include <glib/gi18n.h>

#define ROWS 5
#define STEP_X (JJ_DIAGRAM_BOX_WIDTH + 24)
#define STEP_Y (JJ_DIAGRAM_BOX_HEIGHT + 16)
#define LONGEST 200      /* letters */
#define MOST_PLACES 1000 /* looked at, then one upon the other */

static JjRect
place_of (double x, double y, guint column, guint row)
{
  return (JjRect){ x + column * STEP_X, y + row * STEP_Y, JJ_DIAGRAM_BOX_WIDTH,
                   JJ_DIAGRAM_BOX_HEIGHT };
}

static void
place (const JjSheet *self, JjEdit *edit, JjId sticky, const JjRect *rect)
{
  JjBox box = { .id = sticky, .kind = JJ_KIND_STICKY, .semester = -1 };

  box.placement = jj_sheet_write_placement (edit, self->sheet, sticky, rect);
  box.lane = jj_sheet_home_lane (JJ_KIND_STICKY);
  jj_sheet_write_lane (self, edit, &box, rect);
}

/* A frame is no box: one may write into it. */
static gboolean
is_free (const JjSheet *self, const JjRect *rect)
{
  for (guint i = 0; i < jj_diagram_get_n_boxes (self->diagram); i++)
    {
      const JjBox *box = jj_diagram_get_box (self->diagram, i);

      if (!box->is_frame && box->hidden < 0 && jj_rect_meets (&box->rect, rect))
        return FALSE;
    }
  return TRUE;
}

JjEdit *
jj_stickies_add (const JjSheet *self, const char *lines, double x, double y, GArray *ids)
{
  JjEdit *edit = jj_edit_new (NULL);
  g_auto (GStrv) parts = g_strsplit (lines, "\n", -1);
  g_autofree char *label = NULL;
  guint at = 0;

  for (guint i = 0; parts[i]; i++)
    {
      g_autofree char *line = g_utf8_substring (g_strstrip (parts[i]), 0,
                                                MIN (LONGEST, g_utf8_strlen (parts[i], -1)));
      JjRect rect;
      JjId id;

      if (!*line)
        continue;
      do
        rect = place_of (x, y, at / ROWS, at % ROWS);
      while (at++ < MOST_PLACES && !is_free (self, &rect));
      id = jj_edit_insert (edit, JJ_KIND_STICKY, 0);
      jj_edit_set_text (edit, JJ_KIND_STICKY, id, JJ_NAME, line);
      place (self, edit, id, &rect);
      g_array_append_val (ids, id);
    }
  label = g_strdup_printf (_ ("Add %u stickies"), ids->len);
  jj_edit_set_label (edit, label);
  return edit;
}

/* Where the sticky stood the element stands, though its kind be at home in another lane. */
static void
write_lane (const JjSheet *self, JjEdit *edit, const JjBox *from, JjKindId kind, JjId id)
{
  JjBox box = { .id = id, .placement = from->placement, .kind = kind, .semester = -1 };

  box.lane = (JjTier)-1;
  jj_sheet_write_lane (self, edit, &box, &from->rect);
}

JjEdit *
jj_sticky_turn (const JjSheet *self, guint box, JjKindId kind, JjId *id)
{
  const JjBox *from = jj_diagram_get_box (self->diagram, box);
  const JjElement *sticky = jj_plan_find (self->plan, from->id);
  JjEdit *edit = jj_command_add (self->plan, kind, 0, id);
  g_autofree char *label
      = g_strdup_printf (_ ("Turn “%s” into %s"), from->name, jj_label (jj_kind_get (kind)->label));

  jj_edit_set_label (edit, label);
  jj_edit_set_text (edit, kind, *id, JJ_NAME, jj_element_get_name (sticky));
  jj_edit_set_text (edit, kind, *id, JJ_NOTE, jj_element_get_text (sticky, JJ_NOTE));
  for (guint i = 0; i < jj_element_get_n_referrers (sticky); i++)
    {
      guint field;
      const JjElement *other = jj_element_get_referrer (sticky, i, &field);

      jj_edit_set_number (edit, jj_element_get_kind_id (other), jj_element_get_id (other), field,
                          *id);
    }
  write_lane (self, edit, from, kind, *id);
  jj_edit_delete (edit, JJ_KIND_STICKY, from->id);
  return edit;
}

JjEdit *
jj_stickies_vote (JjPlan *plan, const JjId *ids, guint n, int by)
{
  g_autoptr (JjEdit) edit = jj_edit_new (by > 0 ? _ ("Add a dot") : _ ("Take a dot away"));

  for (guint i = 0; i < n; i++)
    {
      const JjElement *element = jj_plan_find (plan, ids[i]);
      gint64 dots;

      if (!element || jj_element_get_kind_id (element) != JJ_KIND_STICKY)
        continue;
      dots = jj_element_get_number_or (element, JJ_STICKY_DOTS, 0);
      if (dots + by >= 0)
        jj_edit_set_number (edit, JJ_KIND_STICKY, ids[i], JJ_STICKY_DOTS, dots + by);
    }
  return jj_edit_is_empty (edit) ? NULL : g_steal_pointer (&edit);
}

typedef struct
{
  guint box;
  const char *group;
  gint64 dots;
} Sticky;

static int
compare (gconstpointer a, gconstpointer b)
{
  const Sticky *one = a, *two = b;
  int order = g_strcmp0 (one->group, two->group);

  if (order != 0)
    return order;
  if (one->dots != two->dots)
    return one->dots > two->dots ? -1 : 1;
  return one->box < two->box ? -1 : 1;
}

static GArray *
list_stickies (const JjSheet *self)
{
  GArray *stickies = g_array_new (FALSE, FALSE, sizeof (Sticky));

  for (guint i = 0; i < jj_diagram_get_n_boxes (self->diagram); i++)
    {
      const JjBox *box = jj_diagram_get_box (self->diagram, i);
      const JjElement *element
          = box->kind == JJ_KIND_STICKY ? jj_plan_find (self->plan, box->id) : NULL;
      Sticky sticky = { i };

      if (!element)
        continue;
      sticky.group = jj_element_get_text (element, JJ_STICKY_GROUP);
      sticky.dots = jj_element_get_number_or (element, JJ_STICKY_DOTS, 0);
      g_array_append_val (stickies, sticky);
    }
  g_array_sort (stickies, compare);
  return stickies;
}

/* Around everything that is no sticky. */
static JjRect
others (const JjSheet *self)
{
  JjRect rect = { 0, 0, -1, -1 };

  for (guint i = 0; i < jj_diagram_get_n_boxes (self->diagram); i++)
    {
      const JjBox *box = jj_diagram_get_box (self->diagram, i);

      if (box->kind != JJ_KIND_STICKY)
        rect = jj_rect_union (&rect, &box->rect);
    }
  return rect.width < 0 ? (JjRect){ 0, 0, 0, 0 } : rect;
}

JjEdit *
jj_stickies_gather (const JjSheet *self)
{
  JjEdit *edit = jj_edit_new (_ ("Gather the stickies by group"));
  g_autoptr (GArray) stickies = list_stickies (self);
  JjRect beside = others (self);
  guint column = 0, row = 0;

  for (guint i = 0; i < stickies->len; i++)
    {
      const Sticky *sticky = &g_array_index (stickies, Sticky, i);
      JjRect rect;

      if (i > 0 && g_strcmp0 (sticky->group, sticky[-1].group) != 0)
        {
          column++;
          row = 0;
        }
      rect = place_of (beside.x + beside.width + 48, beside.y, column, row++);
      jj_sheet_write_place (edit, jj_diagram_get_box (self->diagram, sticky->box)->placement,
                            &rect);
      jj_sheet_write_lane (self, edit, jj_diagram_get_box (self->diagram, sticky->box), &rect);
    }
  return edit;
}
