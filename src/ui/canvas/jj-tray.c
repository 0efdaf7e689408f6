/* jj-tray.c: elements of the plan that stand on no sheet */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-tray.h"

#include "jj-canvas-parts-private.h"
#include "jj-diagram-draw.h"
#include "jj-ui.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_BOXES 5000

struct _JjTray
{
  GtkWidget parent_instance;

  JjCanvas *canvas; /* not owned: both are the page's */
  GtkWidget *top, *title, *kinds, *list, *place;
  GtkStringList *names;
  GArray *unplaced; /* JjId: all */
  GArray *listed;   /* JjId: of the chosen kind */
  JjKindId shown;   /* JJ_N_KINDS: all */
  guint refresh_id;
  gboolean is_filling, is_stale;
};

G_DEFINE_FINAL_TYPE (JjTray, jj_tray, GTK_TYPE_WIDGET)

static JjPlan *
plan_of (JjTray *self)
{
  return jj_workspace_get_plan (jj_canvas_get_workspace (self->canvas));
}

static JjKindId
kind_at (JjTray *self, guint i)
{
  const JjElement *element = jj_plan_find (plan_of (self), g_array_index (self->unplaced, JjId, i));

  return jj_element_get_kind_id (element);
}

/* The kinds that wait, with how many of each. */
static void
fill_kinds (JjTray *self)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  g_autofree char *all = g_strdup_printf (_ ("All · %u"), self->unplaced->len);
  guint selected = 0;

  self->is_filling = TRUE;
  gtk_string_list_append (model, all);
  g_object_set_data (G_OBJECT (model), "0", GINT_TO_POINTER (JJ_N_KINDS));
  for (guint i = 0, next; i < self->unplaced->len; i = next)
    {
      JjKindId kind = kind_at (self, i);
      g_autofree char *label = NULL, *key = NULL;

      for (next = i; next < self->unplaced->len && kind_at (self, next) == kind; next++)
        ;
      label = g_strdup_printf ("%s · %u", jj_label (jj_kind_get (kind)->label), next - i);
      key = g_strdup_printf ("%u", g_list_model_get_n_items (G_LIST_MODEL (model)));
      if (kind == self->shown)
        selected = g_list_model_get_n_items (G_LIST_MODEL (model));
      g_object_set_data (G_OBJECT (model), key, GINT_TO_POINTER ((int)kind));
      gtk_string_list_append (model, label);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->kinds), G_LIST_MODEL (model));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kinds), selected);
  if (selected == 0)
    self->shown = JJ_N_KINDS;
  self->is_filling = FALSE;
}

static void
fill_list (JjTray *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_array_set_size (self->listed, 0);
  for (guint i = 0; i < self->unplaced->len; i++)
    {
      JjId id = g_array_index (self->unplaced, JjId, i);
      JjKindId kind = kind_at (self, i);

      if (self->shown != JJ_N_KINDS && kind != self->shown)
        continue;
      g_array_append_val (self->listed, id);
      g_ptr_array_add (names,
                       g_strdup_printf ("%s  %s", jj_diagram_get_letter (kind),
                                        jj_element_get_title (jj_plan_find (plan_of (self), id))));
    }
  g_ptr_array_add (names, NULL);
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          (const char *const *)names->pdata);
  gtk_widget_set_sensitive (self->place,
                            self->listed->len > 0 && jj_canvas_get_sheet (self->canvas) != 0);
}

static gboolean
refresh (gpointer data)
{
  JjTray *self = data;

  self->refresh_id = 0;
  self->is_stale = FALSE;
  g_array_unref (self->unplaced);
  self->unplaced = jj_sheet_get_unplaced (plan_of (self));
  fill_kinds (self);
  fill_list (self);
  return G_SOURCE_REMOVE;
}

/* Going through a large plan takes longer than a frame, so what is drawn or budgeted must not lead
 * to it. Placements keep their elements for life: only as they come and go they matter. */
static gboolean
is_concerned (const JjChanges *changes)
{
  guint64 kinds = 0;

  for (JjKindId kind = 0; kind < JJ_KIND_BELONGS_TO; kind++)
    if (jj_kind_get (kind)->flags & (JJ_KIND_ON_CANVAS | JJ_KIND_CONTAINER))
      kinds |= JJ_KIND_BIT (kind);
  if (changes->inserted->len + changes->removed->len > 0)
    kinds |= JJ_KIND_BIT (JJ_KIND_PLACEMENT);
  return (changes->kinds & kinds) != 0;
}

/* Not while it is out of sight, which it mostly is. */
static void
refresh_soon (JjTray *self)
{
  if (self->is_stale && !self->refresh_id && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_id = g_idle_add (refresh, self);
}

static void
on_changed (JjTray *self, const JjChanges *changes)
{
  if (is_concerned (changes))
    self->is_stale = TRUE;
  refresh_soon (self);
}

static void
on_kind (JjTray *self)
{
  GListModel *model = gtk_drop_down_get_model (GTK_DROP_DOWN (self->kinds));
  g_autofree char *key
      = g_strdup_printf ("%u", gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kinds)));

  if (self->is_filling)
    return;
  self->shown = (JjKindId)GPOINTER_TO_INT (g_object_get_data (G_OBJECT (model), key));
  fill_list (self);
}

static void
place (JjTray *self, const JjId *ids, guint n)
{
  JjWorkspace *workspace = jj_canvas_get_workspace (self->canvas);
  JjSheet sheet = jj_canvas_get_sheet_edit (self->canvas);
  JjEdit *edit;
  g_autofree char *label = NULL;

  if (!sheet.diagram || n == 0)
    return;
  edit = jj_sheet_add_existing (&sheet, ids, n);
  label = g_strdup (jj_edit_get_label (edit));
  if (!jj_workspace_commit (workspace, edit, NULL))
    return;
  jj_workspace_select (workspace, ids, n);
  jj_workspace_message (workspace, label, TRUE);
  jj_canvas_reveal (self->canvas, ids[0]);
}

/* More on one sheet is no picture any more, and finding ways for its lines takes minutes. */
static gboolean
is_too_much (JjTray *self)
{
  const JjDiagram *diagram = jj_canvas_get_diagram (self->canvas);
  guint n_there = diagram ? jj_diagram_get_n_boxes (diagram) : 0;
  g_autofree char *text = NULL;

  if (n_there + self->listed->len <= MOST_BOXES)
    return FALSE;
  text = g_strdup_printf (_ ("A sheet of more than %u elements is no picture; choose a kind in the "
                             "list, or use more sheets"),
                          MOST_BOXES);
  jj_workspace_message (jj_canvas_get_workspace (self->canvas), text, FALSE);
  return TRUE;
}

/* One looks at what came of it, and the button has nothing more to do. */
static void
on_place_all (JjTray *self)
{
  g_autoptr (GArray) ids = g_array_copy (self->listed);

  if (is_too_much (self))
    return;
  place (self, (const JjId *)(gconstpointer)ids->data, ids->len);
  jj_canvas_show_selection (self->canvas);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
on_activate (GtkListView *list, guint position, JjTray *self)
{
  JjId id = g_array_index (self->listed, JjId, position);

  place (self, &id, 1);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, JjTray *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, JjTray *self)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
jj_tray_dispose (GObject *object)
{
  JjTray *self = JJ_TRAY (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_object (&self->names);
  G_OBJECT_CLASS (jj_tray_parent_class)->dispose (object);
}

static void
jj_tray_finalize (GObject *object)
{
  g_array_unref (JJ_TRAY (object)->unplaced);
  g_array_unref (JJ_TRAY (object)->listed);
  G_OBJECT_CLASS (jj_tray_parent_class)->finalize (object);
}

static void
jj_tray_class_init (JjTrayClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_tray_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_tray_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_list (JjTray *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *selection
      = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->names)));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  g_signal_connect (self->list, "activate", G_CALLBACK (on_activate), self);
  jj_ui_set_name (self->list, _ ("Not placed"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
jj_tray_init (JjTray *self)
{
  self->unplaced = g_array_new (FALSE, FALSE, sizeof (JjId));
  self->listed = g_array_new (FALSE, FALSE, sizeof (JjId));
  self->names = gtk_string_list_new (NULL);
  self->shown = JJ_N_KINDS;
  self->top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->title = gtk_label_new (_ ("Not placed"));
  gtk_widget_add_css_class (self->title, "heading");
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  self->kinds = gtk_drop_down_new (NULL, NULL);
  jj_ui_set_name (self->kinds, _ ("Kind"));
  g_signal_connect_swapped (self->kinds, "notify::selected", G_CALLBACK (on_kind), self);
  self->place = gtk_button_new_with_label (_ ("Place all"));
  g_signal_connect_swapped (self->place, "clicked", G_CALLBACK (on_place_all), self);
  gtk_box_append (GTK_BOX (self->top), self->title);
  gtk_box_append (GTK_BOX (self->top), self->kinds);
  gtk_box_append (GTK_BOX (self->top), make_list (self));
  gtk_box_append (GTK_BOX (self->top), self->place);
  gtk_widget_add_css_class (self->top, "canvas-tray");
  gtk_widget_set_size_request (self->top, 190, -1);
  gtk_widget_set_parent (self->top, GTK_WIDGET (self));
}

GtkWidget *
jj_tray_new (JjCanvas *canvas)
{
  JjTray *self = g_object_new (JJ_TYPE_TRAY, NULL);

  self->canvas = canvas;
  g_signal_connect_object (plan_of (self), "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_after (self, "map", G_CALLBACK (refresh_soon), NULL);
  self->is_stale = TRUE;
  return GTK_WIDGET (self);
}
