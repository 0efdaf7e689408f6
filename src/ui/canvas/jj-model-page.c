/* jj-model-page.c: the county's model: sheets to look at and to draw on */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-model-page.h"

#include "jj-canvas.h"
#include "jj-format.h"
#include "jj-kinds-plan.h"
#include "jj-minimap.h"
#include "jj-model-menus.h"
#include "jj-pages.h"
#include "jj-palette.h"
#include "jj-poster-dialog.h"
#include "jj-sheet-bar.h"
#include "jj-sheet-filter.h"
#include "jj-sheet-find.h"
#include "jj-sheet-outline.h"
#include "jj-tray.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjModelPage
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  GtkWidget *top, *canvas, *sheets, *palette, *minimap, *tray, *zoom, *empty, *name;
  GtkWidget *find, *filter, *outline, *none;
  gboolean wants_map;
};

G_DEFINE_FINAL_TYPE (JjModelPage, jj_model_page, GTK_TYPE_WIDGET)

static void
update_map (JjModelPage *self)
{
  gtk_widget_set_visible (self->minimap,
                          self->wants_map && jj_minimap_is_useful (JJ_MINIMAP (self->minimap)));
}

static void
on_view_changed (JjModelPage *self)
{
  g_autofree char *text
      = g_strdup_printf ("%.0f %%", 100 * jj_canvas_get_zoom (JJ_CANVAS (self->canvas)));

  gtk_label_set_text (GTK_LABEL (self->zoom), text);
  update_map (self);
}

/* What is shown and how much of it: nothing turns pale in silence. */
static char *
title_of (JjModelPage *self, const JjDiagram *diagram)
{
  GString *text = g_string_new (NULL);
  g_autofree char *filter = jj_sheet_filter_describe (JJ_SHEET_FILTER (self->filter));
  JjDiagramPale pale = jj_canvas_get_pale (JJ_CANVAS (self->canvas));

  g_string_printf (text, _ ("%s: %u elements, %u lines"), jj_diagram_get_title (diagram),
                   jj_diagram_get_n_boxes (diagram), jj_diagram_get_n_lines (diagram));
  if (filter)
    g_string_append_printf (text, _ (" · filter: %s"), filter);
  if (pale.n_boxes > 0)
    {
      g_autofree char *amount = jj_format_money (pale.amount);

      g_string_append_printf (text, _ (" · %u more are pale (%s NT$)"), pale.n_boxes, amount);
    }
  return g_string_free (text, FALSE);
}

static void
on_picture (JjModelPage *self)
{
  const JjDiagram *diagram = jj_canvas_get_diagram (JJ_CANVAS (self->canvas));
  guint n = diagram ? jj_diagram_get_n_boxes (diagram) : 0;
  g_autofree char *name = diagram ? title_of (self, diagram) : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (self->name), name);
  jj_ui_set_tooltip (self->name, name);
  gtk_widget_set_visible (self->empty, n == 0 && diagram);
  gtk_widget_set_visible (self->none, !diagram);
  gtk_widget_set_sensitive (self->palette, diagram != NULL);
  gtk_widget_set_visible (self->canvas, jj_canvas_get_sheet (JJ_CANVAS (self->canvas)) != 0);
  update_map (self);
}

static void
toggle (JjModelPage *self, const char *action, GtkWidget *part)
{
  gtk_widget_set_visible (part, !gtk_widget_get_visible (part));
}

static void
toggle_palette (GtkWidget *widget, const char *action, GVariant *parameter)
{
  toggle (JJ_MODEL_PAGE (widget), action, JJ_MODEL_PAGE (widget)->palette);
}

static void
toggle_map (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjModelPage *self = JJ_MODEL_PAGE (widget);

  self->wants_map = !self->wants_map;
  update_map (self);
}

static void
toggle_tray (GtkWidget *widget, const char *action, GVariant *parameter)
{
  toggle (JJ_MODEL_PAGE (widget), action, JJ_MODEL_PAGE (widget)->tray);
}

/* What the toolbar's buttons do is the canvas' own: it need not have the focus. */
static void
run_canvas (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjModelPage *self = JJ_MODEL_PAGE (widget);
  const char *name;
  int number;

  g_variant_get (parameter, "(&si)", &name, &number);
  gtk_widget_activate_action_variant (self->canvas, name,
                                      number == -99 ? NULL : g_variant_new_int32 (number));
  gtk_widget_grab_focus (self->canvas);
}

static gboolean
is_on (GtkWidget *page, const char *action)
{
  JjModelPage *self = JJ_MODEL_PAGE (page);

  if (g_str_equal (action, "page.map"))
    return self->wants_map;
  return gtk_widget_get_visible (g_str_equal (action, "page.palette")   ? self->palette
                                 : g_str_equal (action, "page.outline") ? self->outline
                                                                        : self->tray);
}

static void
find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_sheet_find_open (JJ_SHEET_FIND (JJ_MODEL_PAGE (widget)->find));
}

static void
find_close (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_sheet_find_close (JJ_SHEET_FIND (JJ_MODEL_PAGE (widget)->find));
}

static void
find_step (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_sheet_find_go (JJ_SHEET_FIND (JJ_MODEL_PAGE (widget)->find), g_variant_get_int32 (parameter));
}

static void
toggle_outline (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_sheet_outline_toggle (JJ_SHEET_OUTLINE (JJ_MODEL_PAGE (widget)->outline));
}

static void
print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjModelPage *self = JJ_MODEL_PAGE (widget);
  JjCanvas *canvas = JJ_CANVAS (self->canvas);
  g_autofree char *filter = jj_sheet_filter_describe (JJ_SHEET_FILTER (self->filter));
  const JjDiagramInput sheet = { .sheet = jj_canvas_get_sheet (canvas),
                                 .hidden_lines = jj_canvas_get_hidden_lines (canvas) };

  if (sheet.sheet != 0)
    jj_poster_dialog_present (widget, jj_canvas_get_workspace (canvas),
                              &(JjPosterInput){ .input = &sheet,
                                                .filter = jj_canvas_get_filter (canvas),
                                                .filter_name = filter });
}

static void
open_filter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_sheet_filter_open (JJ_SHEET_FILTER (JJ_MODEL_PAGE (widget)->filter));
}

/* How the sheet is seen, beside its name: in one line with the menus there is no room for both
 * where a window has just room for three columns. */
static void
add_view_buttons (JjModelPage *self, GtkBox *box)
{
  jj_model_menus_add_button (box, "zoom-out-symbolic", _ ("Zoom Out"), "canvas.zoom:-1");
  self->zoom = gtk_label_new ("100 %");
  gtk_label_set_width_chars (GTK_LABEL (self->zoom), 6);
  gtk_widget_add_css_class (self->zoom, "numeric");
  gtk_box_append (box, self->zoom);
  jj_model_menus_add_button (box, "zoom-in-symbolic", _ ("Zoom In"), "canvas.zoom:1");
  jj_model_menus_add_button (box, "zoom-fit-best-symbolic", _ ("Fit the Sheet"), "canvas.fit");
  jj_model_menus_add_button (box, "edit-find-symbolic", _ ("Find on the sheets"), "page.find");
}

static GtkWidget *
make_title (JjModelPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  self->name = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_widget_add_css_class (self->name, "canvas-title");
  gtk_box_append (GTK_BOX (box), self->name);
  add_view_buttons (self, GTK_BOX (box));
  gtk_widget_add_css_class (box, "canvas-head");
  return box;
}

static GtkWidget *
make_bar (JjModelPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  self->filter = jj_sheet_filter_new (JJ_CANVAS (self->canvas));
  jj_model_menus_add_button (GTK_BOX (bar), NULL, _ ("Arrange"), "canvas.arrange");
  gtk_box_append (GTK_BOX (bar), jj_model_menus_new_align (JJ_CANVAS (self->canvas)));
  gtk_box_append (GTK_BOX (bar),
                  jj_model_menus_new_view (JJ_CANVAS (self->canvas), is_on, GTK_WIDGET (self)));
  gtk_box_append (GTK_BOX (bar), self->filter);
  gtk_box_append (GTK_BOX (bar), jj_model_menus_new_stickies (JJ_CANVAS (self->canvas)));
  gtk_box_append (GTK_BOX (bar), jj_model_menus_new_output (JJ_CANVAS (self->canvas)));
  jj_model_menus_add_button (GTK_BOX (bar), NULL, _ ("Chain"), "canvas.chain");
  gtk_widget_add_css_class (bar, "canvas-bar");
  return bar;
}

static void
on_first_sheet (JjModelPage *self)
{
  gtk_widget_activate_action (self->sheets, "sheet.add", NULL);
}

/* A plan without sheets names the first step and has its button. */
static GtkWidget *
make_none (JjModelPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *text = gtk_label_new (
      _ ("There is no sheet yet. A sheet shows the plan's elements as a picture."));
  GtkWidget *button = gtk_button_new_with_label (_ ("Begin the First Sheet"));

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 40);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_first_sheet), self);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
make_middle (JjModelPage *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->empty = gtk_label_new (
      _ ("Nothing stands on this sheet yet. Drag a kind from the palette, or press 1 to 9 and then "
         "click."));
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->empty), 40);
  gtk_widget_set_halign (self->empty, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->empty, GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (self->empty, FALSE);
  gtk_widget_add_css_class (self->empty, "canvas-hint");
  self->none = make_none (self);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->canvas);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->none);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->empty);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->find);
  gtk_widget_set_hexpand (overlay, TRUE);
  gtk_widget_set_vexpand (overlay, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->palette);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (left), scroller);
  gtk_box_append (GTK_BOX (left), self->minimap);
  gtk_widget_set_hexpand (left, FALSE);
  gtk_box_append (GTK_BOX (middle), left);
  gtk_box_append (GTK_BOX (middle), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (middle), overlay);
  gtk_box_append (GTK_BOX (middle), self->tray);
  gtk_box_append (GTK_BOX (middle), self->outline);
  return middle;
}

/* The canvas; without a sheet, the button that begins the first one. */
static gboolean
jj_model_page_grab_focus (GtkWidget *widget)
{
  JjModelPage *self = JJ_MODEL_PAGE (widget);

  if (jj_canvas_get_sheet (JJ_CANVAS (self->canvas)) != 0)
    return gtk_widget_grab_focus (self->canvas);
  return gtk_widget_child_focus (self->none, GTK_DIR_TAB_FORWARD);
}

static gboolean (*move_focus) (GtkWidget *, GtkDirectionType);

/* Entered, and when what had the focus is gone with the last sheet: to the canvas. */
static gboolean
jj_model_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (direction == GTK_DIR_TAB_FORWARD && !gtk_widget_get_focus_child (widget)
      && gtk_widget_grab_focus (widget))
    return TRUE;
  return move_focus (widget, direction);
}

/* Keys work at once. */
static void
jj_model_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jj_model_page_parent_class)->map (widget);
  gtk_widget_grab_focus (widget);
}

static void
jj_model_page_dispose (GObject *object)
{
  JjModelPage *self = JJ_MODEL_PAGE (object);

  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_model_page_parent_class)->dispose (object);
}

static void
jj_model_page_class_init (JjModelPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_model_page_dispose;
  jj_ui_set_grab_focus (widget_class, jj_model_page_grab_focus);
  move_focus = widget_class->focus;
  widget_class->focus = jj_model_page_focus;
  widget_class->map = jj_model_page_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "page.palette", NULL, toggle_palette);
  gtk_widget_class_install_action (widget_class, "page.map", NULL, toggle_map);
  gtk_widget_class_install_action (widget_class, "page.tray", NULL, toggle_tray);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "page.find-close", NULL, find_close);
  gtk_widget_class_install_action (widget_class, "page.find-step", "i", find_step);
  gtk_widget_class_install_action (widget_class, "page.outline", NULL, toggle_outline);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "page.filter", NULL, open_filter);
  gtk_widget_class_install_action (widget_class, "page.canvas", "(si)", run_canvas);
}

static void
jj_model_page_init (JjModelPage *self)
{
  self->wants_map = TRUE;
}

GtkWidget *
jj_model_page_new (JjWorkspace *workspace, guint page)
{
  JjModelPage *self = g_object_new (JJ_TYPE_MODEL_PAGE, NULL);
  JjCanvas *canvas;

  self->workspace = g_object_ref (workspace);
  self->canvas = jj_canvas_new (workspace);
  canvas = JJ_CANVAS (self->canvas);
  self->sheets = jj_sheet_bar_new (canvas);
  self->palette = jj_palette_new (canvas);
  self->minimap = jj_minimap_new (canvas);
  self->tray = jj_tray_new (canvas);
  self->find = jj_sheet_find_new (canvas);
  self->outline = jj_sheet_outline_new (canvas);
  gtk_widget_set_visible (self->tray, FALSE);
  self->top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->top), make_title (self));
  gtk_box_append (GTK_BOX (self->top), make_bar (self));
  gtk_box_append (GTK_BOX (self->top), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->top), make_middle (self));
  gtk_box_append (GTK_BOX (self->top), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_widget_add_css_class (self->sheets, "canvas-bar");
  gtk_box_append (GTK_BOX (self->top), self->sheets);
  gtk_widget_set_parent (self->top, GTK_WIDGET (self));
  g_signal_connect_object (canvas, "view-changed", G_CALLBACK (on_view_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "picture-changed", G_CALLBACK (on_picture), self,
                           G_CONNECT_SWAPPED);
  on_picture (self);
  jj_ui_set_name (GTK_WIDGET (self), jj_page_get_title (jj_pages_get (page)));
  return GTK_WIDGET (self);
}

/* The sheet on which an element stands, the shown one before others; 0 for none. */
static JjId
find_sheet (JjModelPage *self, const JjElement *element)
{
  JjId found = 0;
  guint field;

  for (guint i = 0; i < jj_element_get_n_referrers (element); i++)
    {
      const JjElement *placement = jj_element_get_referrer (element, i, &field);
      JjId sheet;

      if (jj_element_get_kind_id (placement) != JJ_KIND_PLACEMENT)
        continue;
      sheet = jj_element_get_id (jj_element_get_ref (placement, JJ_PLACEMENT_SHEET));
      if (sheet == jj_canvas_get_sheet (JJ_CANVAS (self->canvas)))
        return sheet;
      found = found ? found : sheet;
    }
  return found;
}

gboolean
jj_model_page_has (GtkWidget *page, JjId id)
{
  JjModelPage *self = JJ_MODEL_PAGE (page);
  const JjElement *element = jj_plan_find (jj_workspace_get_plan (self->workspace), id);

  return element && find_sheet (self, element) != 0;
}

void
jj_model_page_show (GtkWidget *page, JjId id, int field)
{
  JjModelPage *self = JJ_MODEL_PAGE (page);
  const JjElement *element = jj_plan_find (jj_workspace_get_plan (self->workspace), id);
  JjId sheet = element ? find_sheet (self, element) : 0;

  if (!sheet)
    return;
  jj_canvas_set_sheet (JJ_CANVAS (self->canvas), sheet);
  jj_canvas_enlarge (JJ_CANVAS (self->canvas), id, 1.5);
}
