/* jj-model-page.c: the county's model: sheets to look at and to draw on */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-model-page.h"

#include "jj-canvas.h"
#include "jj-kinds-plan.h"
#include "jj-minimap.h"
#include "jj-pages.h"
#include "jj-palette.h"
#include "jj-sheet-bar.h"
#include "jj-tray.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjModelPage
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  GtkWidget *top, *canvas, *sheets, *palette, *minimap, *tray, *zoom, *empty, *name;
};

G_DEFINE_FINAL_TYPE (JjModelPage, jj_model_page, GTK_TYPE_WIDGET)

static void
on_view_changed (JjModelPage *self)
{
  g_autofree char *text
      = g_strdup_printf ("%.0f %%", 100 * jj_canvas_get_zoom (JJ_CANVAS (self->canvas)));

  gtk_label_set_text (GTK_LABEL (self->zoom), text);
}

static void
on_picture (JjModelPage *self)
{
  const JjDiagram *diagram = jj_canvas_get_diagram (JJ_CANVAS (self->canvas));
  guint n = diagram ? jj_diagram_get_n_boxes (diagram) : 0;
  g_autofree char *name
      = diagram ? g_strdup_printf (_ ("%s: %u elements, %u lines"), jj_diagram_get_title (diagram),
                                   n, jj_diagram_get_n_lines (diagram))
                : NULL;

  gtk_label_set_text (GTK_LABEL (self->name), name ? name : "");
  gtk_widget_set_visible (self->empty, n == 0);
  gtk_widget_set_visible (self->canvas, jj_canvas_get_sheet (JJ_CANVAS (self->canvas)) != 0);
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
  toggle (JJ_MODEL_PAGE (widget), action, JJ_MODEL_PAGE (widget)->minimap);
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

static void
toggle_line (GtkCheckButton *check, JjModelPage *self)
{
  guint64 bit = JJ_KIND_BIT (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "kind")));
  guint64 hidden = jj_canvas_get_hidden_lines (JJ_CANVAS (self->canvas));

  jj_canvas_set_hidden_lines (JJ_CANVAS (self->canvas),
                              gtk_check_button_get_active (check) ? hidden & ~bit : hidden | bit);
}

static GtkWidget *
make_lines_menu (JjModelPage *self)
{
  static const JjKindId kinds[]
      = { JJ_KIND_MEMBER_OF, JJ_KIND_SUPPORTS,  JJ_KIND_TRAINS, JJ_KIND_PROMOTES_TO,
          JJ_KIND_SERVES,    JJ_KIND_HOSTS,     JJ_KIND_FUNDS,  JJ_KIND_IMPLEMENTS,
          JJ_KIND_MEASURES,  JJ_KIND_RELATES_TO };
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *label = jj_label (jj_kind_get (kinds[i])->label);
      GtkWidget *check = gtk_check_button_new_with_label (label);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      g_object_set_data (G_OBJECT (check), "kind", GUINT_TO_POINTER ((guint)kinds[i]));
      g_signal_connect (check, "toggled", G_CALLBACK (toggle_line), self);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Lines"));
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
make_align_menu (JjModelPage *self)
{
  static const char *const labels[JJ_N_ALIGNS] = {
    N_ ("Left edges"),   N_ ("Centres"),      N_ ("Right edges"), N_ ("Top edges"), N_ ("Middles"),
    N_ ("Bottom edges"), N_ ("Space across"), N_ ("Space down"),  N_ ("Same size"),
  };
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  for (int i = 0; i < JJ_N_ALIGNS; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (labels[i]), NULL);

      g_menu_item_set_action_and_target (item, "page.canvas", "(si)", "canvas.align", i);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Align"));
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
add_button (GtkBox *bar, const char *icon, const char *label, const char *action)
{
  GtkWidget *button
      = icon ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focus_on_click (button, FALSE);
  jj_ui_set_name (button, label);
  if (icon)
    jj_ui_set_tooltip (button, label);
  if (g_str_has_prefix (action, "page."))
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  else
    {
      g_auto (GStrv) parts = g_strsplit (action, ":", 2);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.canvas");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(si)", parts[0],
                                        parts[1] ? atoi (parts[1]) : -99);
    }
  gtk_box_append (bar, button);
  return button;
}

static GtkWidget *
make_bar (JjModelPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  self->name = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_widget_add_css_class (self->name, "dim-label");
  gtk_widget_set_margin_start (self->name, 8);
  gtk_box_append (GTK_BOX (bar), self->name);
  gtk_widget_set_hexpand (self->name, TRUE);
  add_button (GTK_BOX (bar), NULL, _ ("Arrange"), "canvas.arrange");
  gtk_box_append (GTK_BOX (bar), make_align_menu (self));
  gtk_box_append (GTK_BOX (bar), make_lines_menu (self));
  add_button (GTK_BOX (bar), NULL, _ ("Lanes"), "canvas.lanes");
  add_button (GTK_BOX (bar), NULL, _ ("Chain"), "canvas.chain");
  add_button (GTK_BOX (bar), "zoom-out-symbolic", _ ("Zoom Out"), "canvas.zoom:-1");
  self->zoom = gtk_label_new ("100 %");
  gtk_label_set_width_chars (GTK_LABEL (self->zoom), 6);
  gtk_widget_add_css_class (self->zoom, "numeric");
  gtk_box_append (GTK_BOX (bar), self->zoom);
  add_button (GTK_BOX (bar), "zoom-in-symbolic", _ ("Zoom In"), "canvas.zoom:1");
  add_button (GTK_BOX (bar), "zoom-fit-best-symbolic", _ ("Fit the Sheet"), "canvas.fit");
  add_button (GTK_BOX (bar), NULL, _ ("Map"), "page.map");
  add_button (GTK_BOX (bar), NULL, _ ("Not placed"), "page.tray");
  gtk_widget_add_css_class (bar, "canvas-bar");
  return bar;
}

static GtkWidget *
make_middle (JjModelPage *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->empty = gtk_label_new (
      _ ("Nothing stands on this sheet yet. Drag a kind from the palette, or press 1 to 9 and then "
         "click."));
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->empty), 40);
  gtk_widget_set_halign (self->empty, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->empty, GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (self->empty, FALSE);
  gtk_widget_add_css_class (self->empty, "dim-label");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->canvas);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->minimap);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->empty);
  gtk_widget_set_hexpand (overlay, TRUE);
  gtk_widget_set_vexpand (overlay, TRUE);
  gtk_box_append (GTK_BOX (middle), self->palette);
  gtk_box_append (GTK_BOX (middle), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (middle), overlay);
  gtk_box_append (GTK_BOX (middle), self->tray);
  return middle;
}

static gboolean
jj_model_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (JJ_MODEL_PAGE (widget)->canvas);
}

/* Keys work at once. */
static void
jj_model_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jj_model_page_parent_class)->map (widget);
  gtk_widget_grab_focus (JJ_MODEL_PAGE (widget)->canvas);
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
  widget_class->grab_focus = jj_model_page_grab_focus;
  widget_class->map = jj_model_page_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "page.palette", NULL, toggle_palette);
  gtk_widget_class_install_action (widget_class, "page.map", NULL, toggle_map);
  gtk_widget_class_install_action (widget_class, "page.tray", NULL, toggle_tray);
  gtk_widget_class_install_action (widget_class, "page.canvas", "(si)", run_canvas);
}

static void
jj_model_page_init (JjModelPage *self)
{
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
  gtk_widget_set_visible (self->tray, FALSE);
  self->top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
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
  jj_canvas_reveal (JJ_CANVAS (self->canvas), id);
}
