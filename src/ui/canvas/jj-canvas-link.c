/* jj-canvas-link.c: links drawn from box to box, and what may be linked */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-canvas-parts-private.h"

#include "jj-commands.h"
#include "jj-kinds-people.h"
#include "jj-kinds-work.h"
#include "jj-ui.h"

#include <glib/gi18n.h>
#include <string.h>

/* The likelier ones first; relates_to joins anything and so comes last. */
static const JjKindId preferred[] = {
  JJ_KIND_PROMOTES_TO, JJ_KIND_SUPPORTS, JJ_KIND_TRAINS, JJ_KIND_IMPLEMENTS, JJ_KIND_MEASURES,
  JJ_KIND_MEMBER_OF,   JJ_KIND_SERVES,   JJ_KIND_HOSTS,  JJ_KIND_RELATES_TO,
};

/* References that a line between two boxes may mean, inner first. */
static const struct
{
  JjKindId inner, outer;
  guint field;
} references[] = {
  { JJ_KIND_ACTIVITY, JJ_KIND_PROGRAMME, JJ_ACTIVITY_PROGRAMME },
  { JJ_KIND_PROGRAMME, JJ_KIND_PROGRAMME, JJ_PROGRAMME_PARENT },
  { JJ_KIND_ORGANISATION, JJ_KIND_ORGANISATION, JJ_ORGANISATION_PARENT },
  { JJ_KIND_TALENT_POOL, JJ_KIND_ORGANISATION, JJ_TALENT_POOL_HOST },
  { JJ_KIND_INDICATOR, JJ_KIND_OBJECTIVE, JJ_INDICATOR_PARENT },
  { JJ_KIND_COMMUNITY, JJ_KIND_SCHOOL, JJ_COMMUNITY_SCHOOL },
};

typedef struct
{
  JjCanvas *canvas;
  JjId from, to; /* elements; to 0: a new one at x, y of the sheet */
  double x, y;
  JjKindId kind; /* the link, or the kind of the new element */
} Choice;

static int
find_reference (JjKindId from, JjKindId to, gboolean *is_turned)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      /* Drawn from the programme to its activity or the other way, it means the same. */
      *is_turned = !(references[i].inner == from && references[i].outer == to);
      if (!*is_turned || (references[i].inner == to && references[i].outer == from))
        return (int)i;
    }
  return -1;
}

guint64
jj_canvas_possible_links (JjKindId from, JjKindId to)
{
  guint64 links = 0;
  gboolean is_turned;

  for (guint i = 0; i < G_N_ELEMENTS (preferred); i++)
    if (jj_kind_allows (jj_kind_get (preferred[i]), from, to))
      links |= JJ_KIND_BIT (preferred[i]);
  /* A reference shows as membership. */
  if (find_reference (from, to, &is_turned) >= 0)
    links |= JJ_KIND_BIT (JJ_KIND_BELONGS_TO);
  return links;
}

JjKindId
jj_canvas_likely_next (JjKindId kind)
{
  switch (kind)
    {
    case JJ_KIND_ORGANISATION:
      return JJ_KIND_ALLIANCE;
    case JJ_KIND_ALLIANCE:
    case JJ_KIND_SCHOOL:
      return JJ_KIND_COMMUNITY;
    case JJ_KIND_PURSE:
    case JJ_KIND_COMMUNITY:
      return JJ_KIND_PROGRAMME;
    case JJ_KIND_PROGRAMME:
      return JJ_KIND_ACTIVITY;
    case JJ_KIND_ACTIVITY:
      return JJ_KIND_TALENT_POOL;
    case JJ_KIND_OBJECTIVE:
      return JJ_KIND_INDICATOR;
    default:
      return kind;
    }
}

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

/* The best of the possible links; BELONGS_TO stands for a reference. */
static JjKindId
best_link (guint64 links)
{
  for (guint i = 0; i + 1 < G_N_ELEMENTS (preferred); i++)
    if (links & JJ_KIND_BIT (preferred[i]))
      return preferred[i];
  return links & JJ_KIND_BIT (JJ_KIND_BELONGS_TO) ? JJ_KIND_BELONGS_TO : JJ_KIND_RELATES_TO;
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
  int reference;

  if (link == JJ_N_KINDS)
    {
      guint64 forwards = jj_canvas_possible_links (a, b);

      link = best_link (forwards);
      /* Better a meaning the other way round than none. */
      if (link == JJ_KIND_RELATES_TO
          && best_link (jj_canvas_possible_links (b, a)) != JJ_KIND_RELATES_TO)
        return jj_canvas_write_link (self, edit, best_link (jj_canvas_possible_links (b, a)), to,
                                     from);
    }
  if (link != JJ_KIND_BELONGS_TO)
    {
      if (has_link (self, link, from, to))
        return FALSE;
      jj_edit_link (edit, link, from, to);
      return TRUE;
    }
  reference = find_reference (a, b, &is_turned);
  if (reference >= 0)
    jj_edit_set_number (edit, references[reference].inner, is_turned ? to : from,
                        references[reference].field, is_turned ? from : to);
  return reference >= 0;
}

static const char *
link_label (JjKindId link)
{
  return link == JJ_KIND_BELONGS_TO ? _ ("Part of") : jj_label (jj_kind_get (link)->label);
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
unparent_later (gpointer popover)
{
  gtk_widget_unparent (popover);
  g_object_unref (popover);
}

static void
on_closed (GtkPopover *popover, JjCanvas *self)
{
  if (self->popover != GTK_WIDGET (popover))
    return;
  self->popover = NULL;
  /* It is still telling others that it closes. */
  g_idle_add_once (unparent_later, g_object_ref (popover));
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
close_popover (JjCanvas *self)
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
on_choice (GtkButton *button, Choice *kept)
{
  Choice choice = *kept;

  close_popover (choice.canvas);
  take_choice (&choice);
}

static GtkWidget *
open_popover (JjCanvas *self, double x, double y)
{
  GdkRectangle at = { (int)x, (int)y, 1, 1 };
  GtkWidget *popover = gtk_popover_new ();

  if (self->popover)
    close_popover (self);
  self->popover = popover;
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &at);
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

/* Which of several links is meant. */
static void
offer_links (JjCanvas *self, const Choice *what, guint64 links, double x, double y)
{
  GtkWidget *popover = open_popover (self, x, y);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Choice choice = *what;

  for (guint i = 0; i < JJ_N_KINDS; i++)
    if (links & JJ_KIND_BIT (i))
      {
        choice.kind = (JjKindId)i;
        add_button (GTK_BOX (box), link_label (choice.kind), &choice);
      }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* New elements that the pressed one can be linked to by more than a mere relation. */
static void
offer_kinds (JjCanvas *self, const Choice *what, JjKindId from, double x, double y)
{
  GtkWidget *popover = open_popover (self, x, y);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Choice choice = *what;
  guint n;
  const JjKindId *palette = jj_canvas_get_palette (&n);

  for (guint i = 0; i < n; i++)
    {
      guint64 links = jj_canvas_possible_links (from, palette[i])
                      | jj_canvas_possible_links (palette[i], from);
      g_autofree char *label = g_strdup_printf ("%s  %s", jj_diagram_get_letter (palette[i]),
                                                jj_label (jj_kind_get (palette[i])->label));

      choice.kind = palette[i];
      if (links & ~JJ_KIND_BIT (JJ_KIND_RELATES_TO) || palette[i] == JJ_KIND_STICKY)
        add_button (GTK_BOX (box), label, &choice);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_popover_popup (GTK_POPOVER (popover));
}

void
jj_canvas_drop_link (JjCanvas *self, guint from, int to, double x, double y)
{
  const JjBox *start = jj_diagram_get_box (self->diagram, from);
  const JjBox *end = to >= 0 ? jj_diagram_get_box (self->diagram, (guint)to) : NULL;
  Choice choice = { self,
                    start->id,
                    end ? end->id : 0,
                    jj_canvas_to_sheet_x (self, x),
                    jj_canvas_to_sheet_y (self, y),
                    JJ_N_KINDS };
  guint64 links;

  if (!end)
    {
      offer_kinds (self, &choice, start->kind, x, y);
      return;
    }
  links = jj_canvas_possible_links (start->kind, end->kind) & ~JJ_KIND_BIT (JJ_KIND_RELATES_TO);
  if (links == 0
      && jj_canvas_possible_links (end->kind, start->kind) & ~JJ_KIND_BIT (JJ_KIND_RELATES_TO))
    commit_link (self, JJ_N_KINDS, start->id, end->id);
  else if (links == 0)
    {
      g_autofree char *text
          = g_strdup_printf (_ ("Between %s and %s there is no link but “%s”; that was made."),
                             jj_label (jj_kind_get (start->kind)->label),
                             jj_label (jj_kind_get (end->kind)->label),
                             link_label (JJ_KIND_RELATES_TO));

      commit_link (self, JJ_KIND_RELATES_TO, start->id, end->id);
      jj_workspace_message (self->workspace, text, TRUE);
    }
  else if ((links & (links - 1)) == 0)
    commit_link (self, best_link (links), start->id, end->id);
  else
    offer_links (self, &choice, links, x, y);
}

/* By keyboard: type to find the other end, Enter. */

static void
on_found (GtkListBox *list, GtkListBoxRow *row, JjCanvas *self)
{
  guint from = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (list), "from"));
  guint to = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "box"));
  JjRect rect = jj_canvas_to_widget (self, &jj_diagram_get_box (self->diagram, to)->rect);

  close_popover (self);
  jj_canvas_drop_link (self, from, (int)to, rect.x + rect.width / 2, rect.y + rect.height);
}

static void
fill_list (GtkListBox *list, JjCanvas *self, guint from, const char *typed)
{
  const JjDiagram *diagram = jj_canvas_get_diagram (self);
  guint n = 0;

  jj_ui_clear_list (list);
  for (guint i = 0; i < jj_diagram_get_n_boxes (diagram) && n < 12; i++)
    {
      const JjBox *box = jj_diagram_get_box (diagram, i);
      g_autofree char *label = NULL;
      GtkWidget *row, *text;

      if (i == from || box->hidden >= 0
          || (*typed && !strstr (box->name, typed) && g_strcmp0 (box->code, typed) != 0))
        continue;
      label = g_strdup_printf ("%s  %s", jj_diagram_get_letter (box->kind), box->name);
      row = gtk_list_box_row_new ();
      text = gtk_label_new (label);
      gtk_label_set_xalign (GTK_LABEL (text), 0);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), text);
      g_object_set_data (G_OBJECT (row), "box", GUINT_TO_POINTER (i));
      gtk_list_box_append (list, row);
      n++;
    }
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
}

static void
on_typed (GtkEditable *entry, GtkListBox *list)
{
  JjCanvas *self = g_object_get_data (G_OBJECT (list), "canvas");

  fill_list (list, self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (list), "from")),
             gtk_editable_get_text (entry));
}

static void
on_enter (GtkSearchEntry *entry, GtkListBox *list)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);

  if (row)
    on_found (list, row, g_object_get_data (G_OBJECT (list), "canvas"));
}

void
jj_canvas_ask_link (JjCanvas *self)
{
  g_autoptr (GArray) selected = jj_canvas_get_selected (self);
  GtkWidget *popover, *box, *entry, *list;
  JjRect rect;
  guint from;

  if (selected->len != 1 || !jj_canvas_is_writable (self))
    return;
  from = g_array_index (selected, guint, 0);
  rect = jj_canvas_to_widget (self, &jj_diagram_get_box (self->diagram, from)->rect);
  popover = open_popover (self, rect.x + rect.width / 2, rect.y + rect.height);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  entry = gtk_search_entry_new ();
  list = gtk_list_box_new ();
  jj_ui_set_name (entry, _ ("Link to"));
  jj_ui_set_name (list, _ ("Elements of the sheet"));
  g_object_set_data (G_OBJECT (list), "from", GUINT_TO_POINTER (from));
  g_object_set_data (G_OBJECT (list), "canvas", self);
  fill_list (GTK_LIST_BOX (list), self, from, "");
  g_signal_connect (entry, "changed", G_CALLBACK (on_typed), list);
  g_signal_connect (entry, "activate", G_CALLBACK (on_enter), list);
  g_signal_connect (list, "row-activated", G_CALLBACK (on_found), self);
  gtk_widget_set_size_request (box, 260, -1);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), list);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (entry);
}
