/* jj-canvas.c: a sheet of the model to look at and to draw on */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-canvas-parts-private.h"

#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>

enum
{
  SIGNAL_VIEW_CHANGED,
  SIGNAL_PICTURE_CHANGED,
  SIGNAL_TOOL_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JjCanvas, jj_canvas, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static const JjTheme *
current_theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (adw_style_manager_get_high_contrast (manager))
    return jj_theme_get ("contrast");
  return jj_theme_get (adw_style_manager_get_dark (manager) ? "dark" : "light");
}

static void
on_findings (JjCanvas *self)
{
  JjFindings *findings = jj_analysis_peek_findings (jj_workspace_get_analysis (self->workspace));

  if (findings == self->findings)
    return;
  g_clear_pointer (&self->findings, jj_findings_unref);
  self->findings = findings ? jj_findings_ref (findings) : NULL;
  jj_canvas_mark_stale (self);
}

static void
on_selection (JjCanvas *self)
{
  jj_canvas_update_proxies (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_theme (JjCanvas *self)
{
  self->theme = current_theme ();
  g_clear_pointer (&self->pen, jj_pen_free);
  self->pen = jj_pen_new (self->theme, NULL);
  if (self->diagram)
    jj_tiles_set_picture (self->tiles, self->diagram, self->theme, self->dimmed, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
jj_canvas_is_writable (JjCanvas *self)
{
  return self->sheet != 0 && !jj_workspace_get_read_only (self->workspace);
}

gboolean
jj_canvas_commit (JjCanvas *self, JjEdit *edit, gboolean tell)
{
  g_autofree char *label = g_strdup (jj_edit_get_label (edit));
  gboolean is_done = jj_workspace_commit (self->workspace, edit, NULL);

  if (is_done && tell)
    jj_workspace_message (self->workspace, label, TRUE);
  return is_done;
}

GArray *
jj_canvas_get_selected (JjCanvas *self)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (guint));
  const JjDiagram *diagram = jj_canvas_get_diagram (self);
  guint n;
  const JjId *ids = jj_workspace_get_selection (self->workspace, &n);

  for (guint i = 0; i < n && diagram; i++)
    {
      int box = jj_diagram_find (diagram, ids[i]);
      guint number = (guint)box;

      if (box >= 0 && jj_diagram_get_box (diagram, number)->hidden < 0)
        g_array_append_val (boxes, number);
    }
  return boxes;
}

void
jj_canvas_select_boxes (JjCanvas *self, const GArray *boxes)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (JjId));

  for (guint i = 0; i < boxes->len; i++)
    {
      JjId id = jj_diagram_get_box (self->diagram, g_array_index (boxes, guint, i))->id;

      g_array_append_val (ids, id);
    }
  jj_workspace_select (self->workspace, (const JjId *)(gconstpointer)ids->data, ids->len);
}

void
jj_canvas_select_box (JjCanvas *self, int box)
{
  JjId id = box >= 0 ? jj_diagram_get_box (self->diagram, (guint)box)->id : 0;

  jj_workspace_select (self->workspace, &id, box >= 0);
  if (box >= 0)
    jj_canvas_reveal (self, id);
}

void
jj_canvas_set_mode (JjCanvas *self, JjCanvasMode mode)
{
  static const char *const cursors[] = { "default", "grabbing",    "crosshair", "move",
                                         "copy",    "nwse-resize", "crosshair", "row-resize" };

  if (self->mode == JJ_MODE_NONE)
    self->press_view = self->view;
  self->mode = mode;
  if (mode == JJ_MODE_NONE)
    {
      g_array_set_size (self->moving, 0);
      self->is_dragging = FALSE;
      self->target = -1;
      self->border_ticks = 0;
      g_clear_handle_id (&self->auto_scroll_id, g_source_remove);
    }
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   mode == JJ_MODE_NONE && self->tool != JJ_N_KINDS
                                       ? "crosshair"
                                       : cursors[mode]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
jj_canvas_leave (JjCanvas *self)
{
  if (self->pending.kind != JJ_N_KINDS)
    jj_canvas_finish_pending (self, FALSE);
  else if (self->mode != JJ_MODE_NONE)
    {
      /* With what the drag scrolled. */
      self->view = self->press_view;
      jj_canvas_view_changed (self);
      jj_canvas_set_mode (self, JJ_MODE_NONE);
    }
  else if (self->arranging)
    {
      g_cancellable_cancel (self->arranging);
      g_clear_object (&self->arranging);
    }
  else if (self->tool != JJ_N_KINDS)
    jj_canvas_set_tool (self, JJ_N_KINDS);
  else
    return FALSE;
  /* The button may still be down: what follows of this drag means nothing. */
  self->press_hit.type = JJ_HIT_NOTHING;
  self->is_dragging = TRUE;
  return TRUE;
}

static void
jj_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JjCanvas *self = JJ_CANVAS (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  JjTileView view = { self->view.zoom, self->view.x, self->view.y, width, height };
  GtkNative *native = gtk_widget_get_native (widget);
  GskRenderer *renderer = native ? gtk_native_get_renderer (native) : NULL;
  JjColour paper = self->theme->background;
  GdkRGBA colour = { (float)paper.red, (float)paper.green, (float)paper.blue, 1 };

  self->is_drawing = TRUE;
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (0, 0, width, height));
  jj_tiles_set_surface (self->tiles, gtk_widget_get_scale_factor (widget),
                        renderer
                            && g_strcmp0 (G_OBJECT_TYPE_NAME (renderer), "GskGLRenderer") == 0);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  jj_tiles_snapshot (self->tiles, snapshot, &view);
  jj_canvas_snapshot_overlay (self, snapshot);
  gtk_snapshot_pop (snapshot);
  self->is_drawing = FALSE;
  if (self->entry && gtk_widget_get_visible (self->entry))
    gtk_widget_snapshot_child (widget, self->entry, snapshot);
}

/* Fitting tells others, who may ask for another size: not while sizes are being given. */
static gboolean
on_first_size (gpointer data)
{
  JjCanvas *self = data;

  self->fit_id = 0;
  if (!self->has_view)
    jj_canvas_fit (self);
  else
    jj_canvas_view_changed (self);
  return G_SOURCE_REMOVE;
}

static void
jj_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  JjCanvas *self = JJ_CANVAS (widget);

  if (width > 0 && self->sheet && !self->fit_id)
    self->fit_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 10, on_first_size, self, NULL);
  jj_canvas_allocate_proxies (self);
  jj_canvas_place_entry (self);
  if (self->popover)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
jj_canvas_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jj_canvas_parent_class)->map (widget);
  if (JJ_CANVAS (widget)->is_stale)
    jj_canvas_mark_stale (JJ_CANVAS (widget));
  jj_canvas_tell_view (JJ_CANVAS (widget), TRUE);
}

static void
jj_canvas_unmap (GtkWidget *widget)
{
  jj_canvas_tell_view (JJ_CANVAS (widget), FALSE);
  GTK_WIDGET_CLASS (jj_canvas_parent_class)->unmap (widget);
}

static void
jj_canvas_dispose (GObject *object)
{
  JjCanvas *self = JJ_CANVAS (object);
  GtkWidget *child;

  if (self->save_id)
    jj_canvas_save_views (self);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_handle_id (&self->auto_scroll_id, g_source_remove);
  g_clear_handle_id (&self->fit_id, g_source_remove);
  self->entry = NULL;
  self->popover = NULL;
  g_ptr_array_set_size (self->proxies, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_pointer (&self->tiles, jj_tiles_free);
  g_clear_pointer (&self->pen, jj_pen_free);
  g_clear_pointer (&self->diagram, jj_diagram_unref);
  g_clear_pointer (&self->findings, jj_findings_unref);
  g_clear_pointer (&self->dimmed, g_bytes_unref);
  g_clear_pointer (&self->lit, g_array_unref);
  g_clear_pointer (&self->found, g_array_unref);
  if (self->arranging)
    g_cancellable_cancel (self->arranging);
  g_clear_object (&self->arranging);
  g_clear_pointer (&self->hidden_ids, g_array_unref);
  g_clear_pointer (&self->filter, jj_diagram_filter_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_canvas_parent_class)->dispose (object);
}

static void
jj_canvas_finalize (GObject *object)
{
  JjCanvas *self = JJ_CANVAS (object);

  g_hash_table_unref (self->views);
  g_array_unref (self->recent);
  g_array_unref (self->moving);
  g_array_unref (self->proxy_boxes);
  g_ptr_array_unref (self->proxies);
  G_OBJECT_CLASS (jj_canvas_parent_class)->finalize (object);
}

static void
jj_canvas_class_init (JjCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *const names[N_SIGNALS] = { "view-changed", "picture-changed", "tool-changed" };

  object_class->dispose = jj_canvas_dispose;
  object_class->finalize = jj_canvas_finalize;
  widget_class->snapshot = jj_canvas_snapshot;
  widget_class->size_allocate = jj_canvas_size_allocate;
  widget_class->map = jj_canvas_map;
  widget_class->unmap = jj_canvas_unmap;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "canvas");
  jj_canvas_install_actions (widget_class);
}

static void
jj_canvas_init (JjCanvas *self)
{
  self->views = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->recent = g_array_new (FALSE, FALSE, sizeof (JjId));
  self->moving = g_array_new (FALSE, FALSE, sizeof (guint));
  self->proxies = g_ptr_array_new ();
  self->proxy_boxes = g_array_new (FALSE, FALSE, sizeof (guint));
  self->tiles = jj_tiles_new ((void (*) (gpointer))gtk_widget_queue_draw, self);
  self->theme = current_theme ();
  self->pen = jj_pen_new (self->theme, NULL);
  self->tool = JJ_N_KINDS;
  self->pending.kind = JJ_N_KINDS;
  self->target = -1;
  self->view.zoom = 1;
  self->least_zoom = JJ_CANVAS_LEAST_ZOOM;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  jj_ui_set_name (GTK_WIDGET (self), _ ("Canvas"));
  jj_canvas_add_controllers (self);
}

GtkWidget *
jj_canvas_new (JjWorkspace *workspace)
{
  JjCanvas *self = g_object_new (JJ_TYPE_CANVAS, NULL);
  JjAnalysis *analysis = jj_workspace_get_analysis (workspace);

  self->workspace = g_object_ref (workspace);
  self->is_snapping
      = jj_settings_get_bool (jj_workspace_get_settings (workspace), JJ_CANVAS_SETTING_SNAP, TRUE);
  jj_canvas_load_views (self);
  g_signal_connect_object (workspace, "restore-view", G_CALLBACK (jj_canvas_restore_view), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_plan (workspace), "changed",
                           G_CALLBACK (jj_canvas_mark_stale), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (analysis, "notify::figures", G_CALLBACK (jj_canvas_mark_stale), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (analysis, "notify::findings", G_CALLBACK (on_findings), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "selection-changed", G_CALLBACK (on_selection), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (on_theme),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (on_theme), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

JjWorkspace *
jj_canvas_get_workspace (JjCanvas *self)
{
  return self->workspace;
}

JjId
jj_canvas_get_sheet (JjCanvas *self)
{
  return self->sheet;
}

void
jj_canvas_set_sheet (JjCanvas *self, JjId sheet)
{
  const JjCanvasView *kept = g_hash_table_lookup (self->views, &sheet);

  if (sheet == self->sheet)
    return;
  jj_canvas_leave (self);
  self->sheet = sheet;
  g_clear_pointer (&self->diagram, jj_diagram_unref);
  self->has_view = kept != NULL;
  if (kept)
    self->view = *kept;
  jj_canvas_refresh (self);
  if (!kept)
    jj_canvas_fit (self);
}

JjSheet
jj_canvas_get_sheet_edit (JjCanvas *self)
{
  return (JjSheet){ jj_workspace_get_plan (self->workspace), jj_canvas_get_diagram (self),
                    self->sheet };
}

JjKindId
jj_canvas_get_tool (JjCanvas *self)
{
  return self->tool;
}

void
jj_canvas_set_tool (JjCanvas *self, JjKindId kind)
{
  if (kind == self->tool)
    return;
  self->tool = kind;
  self->is_tool_kept = FALSE;
  jj_canvas_set_mode (self, JJ_MODE_NONE);
  g_signal_emit (self, signals[SIGNAL_TOOL_CHANGED], 0);
}

guint64
jj_canvas_get_hidden_lines (JjCanvas *self)
{
  return self->hidden_lines;
}

void
jj_canvas_set_hidden_lines (JjCanvas *self, guint64 kinds)
{
  if (kinds == self->hidden_lines)
    return;
  self->hidden_lines = kinds;
  jj_canvas_mark_stale (self);
}

static void
set_ids (GArray **ids, const GArray *elements)
{
  g_clear_pointer (ids, g_array_unref);
  if (!elements)
    return;
  *ids = g_array_new (FALSE, FALSE, sizeof (JjId));
  g_array_append_vals (*ids, elements->data, elements->len);
}

void
jj_canvas_set_lit (JjCanvas *self, const GArray *elements)
{
  set_ids (&self->lit, elements);
  jj_canvas_mark_stale (self);
}

void
jj_canvas_set_presenting (JjCanvas *self, double least_text_px, double least_zoom)
{
  jj_tiles_set_least_text (self->tiles, least_text_px);
  self->least_zoom = least_zoom;
  if (!self->hidden_ids)
    self->hidden_ids = g_array_new (FALSE, FALSE, sizeof (JjId));
  g_hash_table_remove_all (self->views);
  jj_canvas_mark_stale (self);
}

void
jj_canvas_set_hidden (JjCanvas *self, const GArray *elements)
{
  g_return_if_fail (self->hidden_ids);

  set_ids (&self->hidden_ids, elements);
  jj_canvas_mark_stale (self);
}

gboolean
jj_canvas_step_out (JjCanvas *self)
{
  return jj_canvas_leave (self);
}

/* Whether a box is drawn at all. */
gboolean
jj_canvas_is_shown (JjCanvas *self, guint box)
{
  gsize size;
  const guint8 *shades = self->dimmed ? g_bytes_get_data (self->dimmed, &size) : NULL;

  return !shades || box >= size || shades[box] != JJ_SHADE_ABSENT;
}

void
jj_canvas_set_found (JjCanvas *self, const GArray *elements)
{
  set_ids (&self->found, elements);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const JjDiagramFilter *
jj_canvas_get_filter (JjCanvas *self)
{
  return self->filter;
}

void
jj_canvas_set_filter (JjCanvas *self, JjDiagramFilter *filter)
{
  g_clear_pointer (&self->filter, jj_diagram_filter_free);
  self->filter = filter;
  jj_canvas_mark_stale (self);
}

JjDiagramPale
jj_canvas_get_pale (JjCanvas *self)
{
  return self->pale;
}
