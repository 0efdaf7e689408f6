/* jj-canvas-name.c: names that are typed on the canvas, and what comes into being with them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-canvas-parts-private.h"

#include "jj-commands.h"
#include "jj-sheet-edit-private.h"
#include "jj-ui.h"

#include <glib/gi18n.h>
#include <math.h>

#define NEXT_GAP 48.0
#define LANE_GAP 32.0

/* A new element comes into the plan with its name, in one step: Esc leaves nothing behind. */

static double
on_grid (JjCanvas *self, double value)
{
  return self->is_snapping ? round (value / JJ_DIAGRAM_GRID) * JJ_DIAGRAM_GRID : round (value);
}

void
jj_canvas_place_entry (JjCanvas *self)
{
  int least, natural;
  JjRect rect;
  GtkAllocation allocation;

  if (!self->entry || self->pending.kind == JJ_N_KINDS)
    return;
  rect = jj_canvas_to_widget (self, &self->pending.rect);
  gtk_widget_measure (self->entry, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  allocation.width = MAX (MAX ((int)rect.width, least), 160);
  gtk_widget_measure (self->entry, GTK_ORIENTATION_VERTICAL, allocation.width, &least, &natural,
                      NULL, NULL);
  allocation.height = natural;
  allocation.x = (int)rect.x;
  allocation.y = (int)(rect.y + (rect.height - natural) / 2);
  gtk_widget_size_allocate (self->entry, &allocation, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static JjEdit *
make_edit (JjCanvas *self, const JjPending *pending, const char *name, JjId *id)
{
  JjSheet sheet = jj_canvas_get_sheet_edit (self);
  JjEdit *edit;
  g_autofree char *label = NULL;
  const char *text = name;

  if (pending->id)
    {
      *id = pending->id;
      return jj_command_set_text (sheet.plan, &pending->id, 1, JJ_NAME, name, NULL);
    }
  edit = jj_sheet_add (&sheet, pending->kind, on_grid (self, pending->rect.x),
                       on_grid (self, pending->rect.y), id);
  if (!*text)
    text = jj_label (jj_kind_get (pending->kind)->label);
  label = g_strdup_printf (_ ("Add “%s”"), text);
  jj_edit_set_text (edit, pending->kind, *id, JJ_NAME, text);
  jj_edit_set_label (edit, label);
  if (pending->link_from)
    jj_canvas_write_link (self, edit, JJ_N_KINDS, pending->link_from, *id);
  return edit;
}

void
jj_canvas_finish_pending (JjCanvas *self, gboolean keep)
{
  JjPending pending = self->pending;
  g_autofree char *name = NULL;
  JjEdit *edit = NULL;
  JjId id = 0;

  if (pending.kind == JJ_N_KINDS)
    return;
  /* The entry loses the focus when it goes: that must find nothing to do. */
  self->pending.kind = JJ_N_KINDS;
  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  gtk_widget_set_visible (self->entry, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!keep || (pending.id && !*name))
    return;
  edit = make_edit (self, &pending, name, &id);
  if (edit && jj_canvas_commit (self, edit, FALSE))
    jj_workspace_select (self->workspace, &id, 1);
}

static void
on_activate (GtkEntry *entry, JjCanvas *self)
{
  jj_canvas_finish_pending (self, TRUE);
}

static void
on_focus_out (GtkEventControllerFocus *controller, JjCanvas *self)
{
  jj_canvas_finish_pending (self, TRUE);
}

/* Into its own lane where the sheet has lanes, for keys cannot point to one. TRUE: it moved. */
static gboolean
bring_home (const JjDiagram *diagram, JjKindId kind, JjRect *rect)
{
  JjTier home = jj_sheet_home_lane (kind);
  const JjLane *lane;

  if (jj_diagram_get_n_lanes (diagram) == 0 || kind == JJ_KIND_STICKY
      || jj_diagram_lane_at (diagram, rect->y + rect->height / 2) == home)
    return FALSE;
  lane = jj_diagram_get_lane (diagram, home);
  rect->y = MIN (rect->y, lane->bottom - LANE_GAP - rect->height);
  rect->y = MAX (rect->y, lane->top + LANE_GAP);
  return TRUE;
}

/* Where nothing stands: to the right, and without lanes also down. */
static void
find_room (const JjDiagram *diagram, JjRect *rect)
{
  g_autoptr (GArray) met = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean is_row = jj_diagram_get_n_lanes (diagram) > 0;

  for (guint i = 0; i < 60; i++)
    {
      JjRect around = jj_rect_grown (rect, 8);

      g_array_set_size (met, 0);
      jj_diagram_query (diagram, &around, met, NULL);
      if (met->len == 0)
        return;
      rect->x
          += i % 4 == 3 && !is_row ? -3 * (JJ_DIAGRAM_BOX_WIDTH + 32) : JJ_DIAGRAM_BOX_WIDTH + 32;
      rect->y += i % 4 == 3 && !is_row ? JJ_DIAGRAM_BOX_HEIGHT + 40 : 0;
    }
}

/* Beside the one before, in a frame with it; else in its own lane under or above it. */
static void
place_next (JjCanvas *self, JjPending *next)
{
  const JjDiagram *diagram = jj_canvas_get_diagram (self);
  int before = diagram ? jj_diagram_find (diagram, next->link_from) : -1;

  if (before < 0 || jj_diagram_get_box (diagram, (guint)before)->frame >= 0)
    return;
  if (bring_home (diagram, next->kind, &next->rect))
    next->rect.x = jj_diagram_get_box (diagram, (guint)before)->rect.x;
  find_room (diagram, &next->rect);
}

/* Tab: this one is done, and a linked next one of the likely kind is to be named. */
static void
go_on (JjCanvas *self)
{
  JjPending next = { jj_canvas_likely_next (self->pending.kind) };
  guint n;
  const JjId *ids;

  next.rect = self->pending.rect;
  next.rect.x += next.rect.width + NEXT_GAP;
  next.rect.width = JJ_DIAGRAM_BOX_WIDTH;
  next.rect.height = JJ_DIAGRAM_BOX_HEIGHT;
  jj_canvas_finish_pending (self, TRUE);
  ids = jj_workspace_get_selection (self->workspace, &n);
  if (n != 1)
    return;
  next.link_from = ids[0];
  place_next (self, &next);
  jj_canvas_start_pending (self, &next);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        JjCanvas *self)
{
  if (key == GDK_KEY_Escape)
    jj_canvas_finish_pending (self, FALSE);
  else if (key == GDK_KEY_Tab)
    go_on (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
make_entry (JjCanvas *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_entry_new ();
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  jj_ui_set_name (self->entry, _ ("Name"));
  g_signal_connect (self->entry, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_out), self);
  gtk_widget_add_controller (self->entry, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->entry, keys);
}

void
jj_canvas_start_pending (JjCanvas *self, const JjPending *pending)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  const JjElement *element = pending->id ? jj_plan_find (plan, pending->id) : NULL;
  const char *name = element ? jj_element_get_name (element) : NULL;

  if (!jj_canvas_is_writable (self))
    return;
  if (!self->entry)
    make_entry (self);
  self->pending = *pending;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name ? name : "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                  jj_label (jj_kind_get (pending->kind)->label));
  gtk_widget_set_visible (self->entry, TRUE);
  jj_canvas_reveal_rect (self, &self->pending.rect);
  jj_canvas_place_entry (self);
  gtk_widget_grab_focus (self->entry);
}

void
jj_canvas_add_at (JjCanvas *self, JjKindId kind, double x, double y)
{
  JjPending pending = { kind };

  pending.rect = (JjRect){
    on_grid (self, jj_canvas_to_sheet_x (self, x) - JJ_DIAGRAM_BOX_WIDTH / 2.0),
    on_grid (self, jj_canvas_to_sheet_y (self, y) - JJ_DIAGRAM_BOX_HEIGHT / 2.0),
    JJ_DIAGRAM_BOX_WIDTH,
    JJ_DIAGRAM_BOX_HEIGHT,
  };
  jj_canvas_start_pending (self, &pending);
}

void
jj_canvas_add_in_middle (JjCanvas *self, JjKindId kind)
{
  const JjDiagram *diagram = jj_canvas_get_diagram (self);
  JjRect view = jj_canvas_get_view (self);
  JjPending pending = { kind };

  pending.rect = (JjRect){ on_grid (self, view.x + (view.width - JJ_DIAGRAM_BOX_WIDTH) / 2),
                           on_grid (self, view.y + (view.height - JJ_DIAGRAM_BOX_HEIGHT) / 2),
                           JJ_DIAGRAM_BOX_WIDTH, JJ_DIAGRAM_BOX_HEIGHT };
  if (diagram)
    {
      bring_home (diagram, kind, &pending.rect);
      find_room (diagram, &pending.rect);
    }
  jj_canvas_start_pending (self, &pending);
}
