/* jj-canvas-link.c: links drawn from box to box */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-canvas-parts-private.h"

#include "jj-commands.h"
#include "jj-popover.h"

#include <glib/gi18n.h>

typedef struct
{
  JjCanvas *canvas;
  JjId from, to; /* elements; to 0: a new one at x, y of the sheet */
  double x, y;
  JjKindId kind; /* the link, or the kind of the new element */
} Choice;

static JjKindId
kind_of (JjCanvas *self, JjEdit *edit, JjId id)
{
  const JjElement *element = jj_plan_find (jj_workspace_get_plan (self->workspace), id);

  if (element)
    return jj_element_get_kind_id (element);
  for (guint i = 0; i < jj_edit_get_n_ops (edit); i++)
    if (jj_edit_get_op (edit, i)->id == id)
      return jj_kind_index (jj_edit_get_op (edit, i)->kind);
  return JJ_N_KINDS;
}

static gboolean
has_link (JjCanvas *self, JjKindId link, JjId from, JjId to)
{
  const JjElement *element = jj_plan_find (jj_workspace_get_plan (self->workspace), from);
  guint field;

  for (guint i = 0; element && i < jj_element_get_n_referrers (element); i++)
    {
      const JjElement *other = jj_element_get_referrer (element, i, &field);

      if (field == JJ_FROM && jj_element_get_kind_id (other) == link
          && jj_element_get_id (jj_link_get_to (other)) == to)
        return TRUE;
    }
  return FALSE;
}

gboolean
jj_canvas_write_link (JjCanvas *self, JjEdit *edit, JjKindId link, JjId from, JjId to)
{
  JjKindId a = kind_of (self, edit, from), b = kind_of (self, edit, to);
  gboolean is_turned = FALSE;
  const JjCanvasReference *reference;

  if (link == JJ_N_KINDS)
    {
      link = jj_canvas_best_link (jj_canvas_possible_links (a, b));
      /* A meaning the other way round is as good. */
      if (link == JJ_N_KINDS && jj_canvas_possible_links (b, a))
        return jj_canvas_write_link (self, edit,
                                     jj_canvas_best_link (jj_canvas_possible_links (b, a)), to,
                                     from);
    }
  if (link == JJ_N_KINDS)
    return FALSE;
  if (link != JJ_KIND_BELONGS_TO)
    {
      if (has_link (self, link, from, to))
        return FALSE;
      jj_edit_link (edit, link, from, to);
      return TRUE;
    }
  reference = jj_canvas_find_reference (a, b, &is_turned);
  if (reference)
    jj_edit_set_number (edit, reference->inner, is_turned ? to : from, reference->field,
                        is_turned ? from : to);
  return reference != NULL;
}

static void
commit_link (JjCanvas *self, JjKindId link, JjId from, JjId to)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  g_autofree char *label
      = g_strdup_printf (_ ("Link “%s” and “%s”"), jj_element_get_title (jj_plan_find (plan, from)),
                         jj_element_get_title (jj_plan_find (plan, to)));
  g_autoptr (JjEdit) edit = jj_edit_new (label);

  if (jj_canvas_write_link (self, edit, link, from, to))
    jj_canvas_commit (self, g_steal_pointer (&edit), FALSE);
  else
    jj_workspace_message (self->workspace, _ ("This link is there already."), FALSE);
}

static void
on_closed (GtkPopover *popover, JjCanvas *self)
{
  if (self->popover != GTK_WIDGET (popover))
    return;
  self->popover = NULL;
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

void
jj_canvas_close_popover (JjCanvas *self)
{
  if (self->popover)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
take_choice (Choice *choice)
{
  JjCanvas *self = choice->canvas;
  JjPending pending = { choice->kind };

  if (choice->to)
    {
      commit_link (self, choice->kind, choice->from, choice->to);
      return;
    }
  pending.rect = (JjRect){ choice->x, choice->y - JJ_DIAGRAM_BOX_HEIGHT / 2.0, JJ_DIAGRAM_BOX_WIDTH,
                           JJ_DIAGRAM_BOX_HEIGHT };
  pending.link_from = choice->from;
  jj_canvas_start_pending (self, &pending);
}

static void
take_later (gpointer data)
{
  Choice *choice = data;

  if (choice->canvas->diagram)
    take_choice (choice);
  g_object_unref (choice->canvas);
  g_free (choice);
}

/* Only when the popover is gone: it gives the focus back, which the name to be typed must keep. */
static void
on_choice (GtkButton *button, Choice *kept)
{
  Choice *choice = g_new (Choice, 1);

  *choice = *kept;
  g_object_ref (choice->canvas);
  jj_canvas_close_popover (choice->canvas);
  g_idle_add_once (take_later, choice);
}

GtkWidget *
jj_canvas_open_popover (JjCanvas *self, double x, double y)
{
  GdkRectangle at = { (int)x, (int)y, 1, 1 };
  GtkWidget *popover = gtk_popover_new ();

  if (self->popover)
    jj_canvas_close_popover (self);
  self->popover = popover;
  jj_popover_attach (popover, GTK_WIDGET (self), &at);
  g_signal_connect (popover, "closed", G_CALLBACK (on_closed), self);
  return popover;
}

static void
add_button (GtkBox *box, const char *label, const Choice *choice)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  Choice *kept = g_new (Choice, 1);

  *kept = *choice;
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_choice), kept,
                         (GClosureNotify)(void (*) (void))g_free, 0);
  gtk_box_append (box, button);
}

/* Which of several links is meant; the mere relation comes last. */
static void
offer_links (JjCanvas *self, const Choice *what, guint64 links, double x, double y)
{
  GtkWidget *popover = jj_canvas_open_popover (self, x, y);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Choice choice = *what;

  for (guint i = 0; i < JJ_N_KINDS; i++)
    if (links & JJ_KIND_BIT (i))
      {
        choice.kind = (JjKindId)i;
        add_button (GTK_BOX (box), jj_canvas_link_label (choice.kind), &choice);
      }
  choice.kind = JJ_KIND_RELATES_TO;
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  add_button (GTK_BOX (box), jj_canvas_link_label (choice.kind), &choice);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* New elements that the pressed one can be linked to by more than a mere relation. */
static void
offer_kinds (JjCanvas *self, const Choice *what, JjKindId from, double x, double y)
{
  GtkWidget *popover = jj_canvas_open_popover (self, x, y);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Choice choice = *what;
  guint n;
  const JjKindId *palette = jj_canvas_get_palette (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("%s  %s", jj_diagram_get_letter (palette[i]),
                                                jj_label (jj_kind_get (palette[i])->label));

      choice.kind = palette[i];
      if (jj_canvas_may_link (from, palette[i]))
        add_button (GTK_BOX (box), label, &choice);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_popover_popup (GTK_POPOVER (popover));
}

void
jj_canvas_drop_link (JjCanvas *self, guint from, int to, JjRoutePoint at, gboolean is_mere)
{
  const JjBox *start = jj_diagram_get_box (self->diagram, from);
  const JjBox *end = to >= 0 ? jj_diagram_get_box (self->diagram, (guint)to) : NULL;
  Choice choice = { self,
                    start->id,
                    end ? end->id : 0,
                    jj_canvas_to_sheet_x (self, at.x),
                    jj_canvas_to_sheet_y (self, at.y),
                    JJ_N_KINDS };
  guint64 links = end ? jj_canvas_possible_links (start->kind, end->kind) : 0;

  if (!end)
    offer_kinds (self, &choice, start->kind, at.x, at.y);
  else if (is_mere)
    commit_link (self, JJ_KIND_RELATES_TO, start->id, end->id);
  else if ((links & (links - 1)) != 0)
    offer_links (self, &choice, links, at.x, at.y);
  else if (jj_canvas_may_link (start->kind, end->kind))
    commit_link (self, JJ_N_KINDS, start->id, end->id);
  else
    {
      g_autofree char *refusal = jj_canvas_refuse_link (start->kind, end->kind);

      jj_workspace_message (self->workspace, refusal, FALSE);
    }
}
