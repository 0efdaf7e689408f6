/* jj-sheet-outline.c: everything on a sheet as one list */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-sheet-outline.h"

#include "jj-canvas-parts-private.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjSheetOutline
{
  GtkWidget parent_instance;

  JjCanvas *canvas; /* not owned: both are the page's */
  GtkWidget *top, *title, *list;
  GtkStringList *names; /* in words, one a row */
  GtkSingleSelection *selection;
  GArray *boxes; /* guint: of the picture, one a row */
  guint refresh_id;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (JjSheetOutline, jj_sheet_outline, GTK_TYPE_WIDGET)

static guint
depth_of (const JjDiagram *diagram, guint box)
{
  guint depth = 0;

  for (int frame = jj_diagram_get_box (diagram, box)->frame; frame >= 0;
       frame = jj_diagram_get_box (diagram, (guint)frame)->frame)
    depth++;
  return depth;
}

/* Those in a frame, or in none (-1), each followed by what is in it. */
static void
add_level (JjSheetOutline *self, const JjDiagram *diagram, const GArray *order, int frame)
{
  for (guint i = 0; i < order->len; i++)
    {
      guint number = g_array_index (order, guint, i);
      const JjBox *box = jj_diagram_get_box (diagram, number);

      if (box->frame != frame)
        continue;
      g_array_append_val (self->boxes, number);
      if (box->is_frame)
        add_level (self, diagram, order, (int)number);
    }
}

static char *
describe (const JjDiagram *diagram, guint box)
{
  g_autofree char *words = jj_diagram_describe (diagram, box);
  g_autofree char *links = jj_diagram_describe_links (diagram, box);
  g_autofree char *indent = g_strnfill (2 * MIN (8, depth_of (diagram, box)), ' ');

  return *links ? g_strdup_printf ("%s%s\n%s%s", indent, words, indent, links)
                : g_strconcat (indent, words, NULL);
}

/* Only rows that changed are exchanged, so that the others keep their place and focus. */
static void
set_names (JjSheetOutline *self, GPtrArray *texts)
{
  GListModel *model = G_LIST_MODEL (self->names);
  guint n_old = g_list_model_get_n_items (model), n_new = texts->len, first = 0, last = 0;

  while (first < MIN (n_old, n_new)
         && g_str_equal (gtk_string_list_get_string (self->names, first), texts->pdata[first]))
    first++;
  while (last < MIN (n_old, n_new) - first
         && g_str_equal (gtk_string_list_get_string (self->names, n_old - 1 - last),
                         texts->pdata[n_new - 1 - last]))
    last++;
  texts->pdata[n_new - last] = NULL;
  gtk_string_list_splice (self->names, first, n_old - first - last,
                          (const char *const *)texts->pdata + first);
}

static void
follow_selection (JjSheetOutline *self)
{
  g_autoptr (GArray) selected = jj_canvas_get_selected (self->canvas);
  guint row = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < self->boxes->len && selected->len > 0; i++)
    if (g_array_index (self->boxes, guint, i) == g_array_index (selected, guint, 0))
      row = i;
  self->is_filling = TRUE;
  gtk_single_selection_set_selected (self->selection, row);
  self->is_filling = FALSE;
}

static gboolean
refresh (gpointer data)
{
  JjSheetOutline *self = data;
  const JjDiagram *diagram = jj_canvas_get_diagram (self->canvas);
  g_autoptr (GArray) order = diagram ? jj_canvas_reading_order (diagram) : NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = NULL;
  guint n_texts;

  self->refresh_id = 0;
  g_array_set_size (self->boxes, 0);
  if (order)
    add_level (self, diagram, order, -1);
  for (guint i = 0; i < self->boxes->len; i++)
    g_ptr_array_add (texts, describe (diagram, g_array_index (self->boxes, guint, i)));
  n_texts = texts->len;
  g_ptr_array_add (texts, NULL);
  g_ptr_array_set_size (texts, (int)n_texts);
  self->is_filling = TRUE;
  set_names (self, texts);
  self->is_filling = FALSE;
  title = g_strdup_printf (_ ("Outline: %u elements"), n_texts);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  jj_ui_set_name (self->list, title);
  follow_selection (self);
  return G_SOURCE_REMOVE;
}

static void
on_picture (JjSheetOutline *self)
{
  if (!self->refresh_id && gtk_widget_get_visible (GTK_WIDGET (self)))
    self->refresh_id = g_idle_add (refresh, self);
}

static void
on_selection (JjSheetOutline *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)) && !self->refresh_id)
    follow_selection (self);
}

static JjId
id_at (JjSheetOutline *self, guint row)
{
  const JjDiagram *diagram = jj_canvas_get_diagram (self->canvas);

  if (!diagram || row >= self->boxes->len
      || g_array_index (self->boxes, guint, row) >= jj_diagram_get_n_boxes (diagram))
    return 0;
  return jj_diagram_get_box (diagram, g_array_index (self->boxes, guint, row))->id;
}

static void
on_selected (JjSheetOutline *self)
{
  JjId id = id_at (self, gtk_single_selection_get_selected (self->selection));

  if (self->is_filling || id == 0)
    return;
  jj_workspace_select (jj_canvas_get_workspace (self->canvas), &id, 1);
  jj_canvas_reveal (self->canvas, id);
}

static void
on_activate (GtkListView *list, guint row, JjSheetOutline *self)
{
  JjId id = id_at (self, row);

  if (id == 0)
    return;
  jj_workspace_select (jj_canvas_get_workspace (self->canvas), &id, 1);
  jj_canvas_enlarge (self->canvas, id, 1);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType state,
        JjSheetOutline *self)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  return GDK_EVENT_STOP;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, JjSheetOutline *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, JjSheetOutline *self)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
jj_sheet_outline_dispose (GObject *object)
{
  JjSheetOutline *self = JJ_SHEET_OUTLINE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->names);
  G_OBJECT_CLASS (jj_sheet_outline_parent_class)->dispose (object);
}

static void
jj_sheet_outline_finalize (GObject *object)
{
  g_array_unref (JJ_SHEET_OUTLINE (object)->boxes);
  G_OBJECT_CLASS (jj_sheet_outline_parent_class)->finalize (object);
}

static void
jj_sheet_outline_class_init (JjSheetOutlineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_sheet_outline_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_sheet_outline_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_list (JjSheetOutline *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->names = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->names)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (on_selected), self);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  g_signal_connect (self->list, "activate", G_CALLBACK (on_activate), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->list, keys);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
jj_sheet_outline_init (JjSheetOutline *self)
{
  self->boxes = g_array_new (FALSE, FALSE, sizeof (guint));
  self->top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->title = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_box_append (GTK_BOX (self->top), self->title);
  gtk_box_append (GTK_BOX (self->top), make_list (self));
  gtk_widget_add_css_class (self->top, "canvas-tray");
  gtk_widget_set_size_request (self->top, 260, -1);
  gtk_widget_set_parent (self->top, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
jj_sheet_outline_new (JjCanvas *canvas)
{
  JjSheetOutline *self = g_object_new (JJ_TYPE_SHEET_OUTLINE, NULL);

  self->canvas = canvas;
  g_signal_connect_object (canvas, "picture-changed", G_CALLBACK (on_picture), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_canvas_get_workspace (canvas), "selection-changed",
                           G_CALLBACK (on_selection), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
jj_sheet_outline_toggle (JjSheetOutline *self)
{
  gboolean is_shown = !gtk_widget_get_visible (GTK_WIDGET (self));

  gtk_widget_set_visible (GTK_WIDGET (self), is_shown);
  if (!is_shown)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
      return;
    }
  refresh (self);
  gtk_widget_grab_focus (self->list);
}
