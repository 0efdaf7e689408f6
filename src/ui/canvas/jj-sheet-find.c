/* jj-sheet-find.c: finding on the sheets, hit by hit */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-sheet-find.h"

#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-search.h"
#include "jj-ui.h"

#include <glib/gi18n.h>
#include <math.h>

#define MOST_HITS 2000

typedef struct
{
  JjId sheet, id;
  double x, y;
} Hit;

struct _JjSheetFind
{
  GtkWidget parent_instance;

  JjCanvas *canvas; /* not owned: both are the page's */
  GtkWidget *box, *entry, *count;
  GArray *hits; /* Hit */
  int at;       /* -1: none yet */
};

G_DEFINE_FINAL_TYPE (JjSheetFind, jj_sheet_find, GTK_TYPE_WIDGET)

static JjPlan *
plan_of (JjSheetFind *self)
{
  return jj_workspace_get_plan (jj_canvas_get_workspace (self->canvas));
}

static void
add_placements (JjSheetFind *self, const JjElement *element, GHashTable *seen)
{
  guint field;

  if (!g_hash_table_add (seen, (gpointer)element))
    return;
  for (guint i = 0; i < jj_element_get_n_referrers (element); i++)
    {
      const JjElement *placement = jj_element_get_referrer (element, i, &field);
      Hit hit = { 0, jj_element_get_id (element), 0, 0 };

      if (jj_element_get_kind_id (placement) != JJ_KIND_PLACEMENT || field != JJ_PLACEMENT_ELEMENT)
        continue;
      hit.sheet = jj_element_get_id (jj_element_get_ref (placement, JJ_PLACEMENT_SHEET));
      hit.x = (double)jj_element_get_number_or (placement, JJ_PLACEMENT_X, 0);
      hit.y = (double)jj_element_get_number_or (placement, JJ_PLACEMENT_Y, 0);
      g_array_append_val (self->hits, hit);
    }
}

/* A school finds its communities too: planners remember where, not what it is called. */
static void
add_of_school (JjSheetFind *self, const JjElement *school, GHashTable *seen)
{
  guint field;

  for (guint i = 0; i < jj_element_get_n_referrers (school); i++)
    {
      const JjElement *other = jj_element_get_referrer (school, i, &field);

      if (jj_element_get_kind_id (other) == JJ_KIND_MEMBER_OF && field == JJ_FROM)
        other = jj_link_get_to (other);
      if (jj_element_get_kind_id (other) == JJ_KIND_COMMUNITY)
        add_placements (self, other, seen);
    }
}

/* The sheet that is shown comes first, then the others; each is read in lines. */
static int
compare_hits (gconstpointer a, gconstpointer b, gpointer data)
{
  const Hit *left = a, *right = b;
  JjSheetFind *self = data;
  JjId shown = jj_canvas_get_sheet (self->canvas);
  double above = floor (left->y / JJ_DIAGRAM_BOX_HEIGHT) - floor (right->y / JJ_DIAGRAM_BOX_HEIGHT);

  if (left->sheet != right->sheet && (left->sheet == shown || right->sheet == shown))
    return left->sheet == shown ? -1 : 1;
  if (left->sheet != right->sheet)
    return jj_element_get_rank (jj_plan_find (plan_of (self), left->sheet))
                   < jj_element_get_rank (jj_plan_find (plan_of (self), right->sheet))
               ? -1
               : 1;
  if (fabs (above) > 0.5)
    return above < 0 ? -1 : 1;
  return left->x < right->x ? -1 : left->x > right->x;
}

static void
show_count (JjSheetFind *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  JjId shown = jj_canvas_get_sheet (self->canvas);
  g_autofree char *text = NULL;
  guint n_here = 0;

  for (guint i = 0; i < self->hits->len; i++)
    n_here += g_array_index (self->hits, Hit, i).sheet == shown;
  if (!*typed)
    text = g_strdup ("");
  else if (self->hits->len == 0)
    text = g_strdup (_ ("Nothing found"));
  else if (n_here == self->hits->len)
    text = g_strdup_printf ("%d/%u", self->at + 1, self->hits->len);
  else
    text = g_strdup_printf (_ ("%d/%u, on other sheets %u"), self->at + 1, self->hits->len,
                            self->hits->len - n_here);
  gtk_label_set_text (GTK_LABEL (self->count), text);
}

static void
show_found (JjSheetFind *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (JjId));

  for (guint i = 0; i < self->hits->len; i++)
    g_array_append_val (ids, g_array_index (self->hits, Hit, i).id);
  jj_canvas_set_found (self->canvas, gtk_widget_get_visible (GTK_WIDGET (self)) ? ids : NULL);
}

static void
search (JjSheetFind *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  guint64 kinds = JJ_ANY_ELEMENT & ~JJ_KIND_BIT (JJ_KIND_PLACEMENT);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) found = *typed ? jj_search (plan_of (self), kinds, typed, MOST_HITS) : NULL;

  g_array_set_size (self->hits, 0);
  self->at = -1;
  for (guint i = 0; found && i < found->len; i++)
    {
      const JjElement *element = jj_plan_find (plan_of (self), g_array_index (found, JjHit, i).id);

      add_placements (self, element, seen);
      if (jj_element_get_kind_id (element) == JJ_KIND_SCHOOL)
        add_of_school (self, element, seen);
    }
  g_array_sort_with_data (self->hits, compare_hits, self);
  show_count (self);
  show_found (self);
}

void
jj_sheet_find_go (JjSheetFind *self, int step)
{
  int n = (int)self->hits->len;
  const Hit *hit;

  if (n == 0)
    return;
  self->at = self->at < 0 ? (step > 0 ? 0 : n - 1) : (self->at + step + n) % n;
  hit = &g_array_index (self->hits, Hit, (guint)self->at);
  jj_canvas_set_sheet (self->canvas, hit->sheet);
  jj_workspace_select (jj_canvas_get_workspace (self->canvas), &hit->id, 1);
  jj_canvas_enlarge (self->canvas, hit->id, 1);
  show_count (self);
}

void
jj_sheet_find_open (JjSheetFind *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  search (self);
}

void
jj_sheet_find_close (JjSheetFind *self)
{
  gboolean had_focus = jj_ui_has_focus (GTK_WIDGET (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  show_found (self);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType state,
        JjSheetFind *self)
{
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    jj_sheet_find_go (self, state & GDK_SHIFT_MASK ? -1 : 1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
on_next (JjSheetFind *self)
{
  jj_sheet_find_go (self, 1);
}

static void
on_previous (JjSheetFind *self)
{
  jj_sheet_find_go (self, -1);
}

static void
on_plan_changed (JjSheetFind *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    search (self);
}

static void
jj_sheet_find_dispose (GObject *object)
{
  g_clear_pointer (&JJ_SHEET_FIND (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (jj_sheet_find_parent_class)->dispose (object);
}

static void
jj_sheet_find_finalize (GObject *object)
{
  g_array_unref (JJ_SHEET_FIND (object)->hits);
  G_OBJECT_CLASS (jj_sheet_find_parent_class)->finalize (object);
}

static void
jj_sheet_find_class_init (JjSheetFindClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_sheet_find_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_sheet_find_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
add_button (JjSheetFind *self, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  jj_ui_set_name (button, name);
  jj_ui_set_tooltip (button, name);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
jj_sheet_find_init (JjSheetFind *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  self->at = -1;
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->entry = gtk_search_entry_new ();
  self->count = gtk_label_new ("");
  gtk_widget_set_size_request (self->entry, 220, -1);
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_add_css_class (self->count, "dim-label");
  jj_ui_set_name (self->entry, _ ("Find on the sheets"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (search), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (jj_sheet_find_close), self);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_box_append (GTK_BOX (self->box), self->count);
  add_button (self, "go-up-symbolic", _ ("Previous"), G_CALLBACK (on_previous));
  add_button (self, "go-down-symbolic", _ ("Next"), G_CALLBACK (on_next));
  add_button (self, "window-close-symbolic", _ ("Close"), G_CALLBACK (jj_sheet_find_close));
  gtk_widget_add_css_class (self->box, "canvas-find");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_END);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
jj_sheet_find_new (JjCanvas *canvas)
{
  JjSheetFind *self = g_object_new (JJ_TYPE_SHEET_FIND, NULL);

  self->canvas = canvas;
  g_signal_connect_object (plan_of (self), "changed", G_CALLBACK (on_plan_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
