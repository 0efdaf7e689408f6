/* jj-present.c: a talk from its beginning to its end */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-present.h"

#include "jj-audience-window.h"
#include "jj-canvas.h"
#include "jj-chart-view.h"
#include "jj-data-tab.h"
#include "jj-presenter-window.h"
#include "jj-scene.h"

/* One talk: lives until its end. */
typedef struct
{
  GtkWindow *parent, *audience, *speaker; /* parent: a weak pointer */
  JjTalk *talk;
  GArray *selection;
} Show;

/* The monitor of the plan's window; other: one that is not, or NULL. Both are the display's. */
static GdkMonitor *
find_monitors (GtkWindow *parent, GdkMonitor **other)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (parent));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (parent));
  GdkMonitor *own = surface ? gdk_display_get_monitor_at_surface (display, surface) : NULL;
  GListModel *monitors = gdk_display_get_monitors (display);

  *other = NULL;
  for (guint i = 0; own && i < g_list_model_get_n_items (monitors) && !*other; i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor != own)
        *other = monitor;
    }
  return own;
}

static void
keep_selection (Show *self, JjWorkspace *workspace)
{
  guint n;
  const JjId *ids = jj_workspace_get_selection (workspace, &n);

  self->selection = g_array_new (FALSE, FALSE, sizeof (JjId));
  g_array_append_vals (self->selection, ids, n);
  jj_workspace_select (workspace, NULL, 0);
}

static void
restore_selection (Show *self)
{
  JjWorkspace *workspace = jj_talk_get_workspace (self->talk);

  for (guint i = self->selection->len; i-- > 0;)
    if (!jj_plan_find (jj_workspace_get_plan (workspace), g_array_index (self->selection, JjId, i)))
      g_array_remove_index (self->selection, i);
  jj_workspace_select (workspace, (const JjId *)(gconstpointer)self->selection->data,
                       self->selection->len);
}

static gboolean
finish (gpointer data)
{
  Show *self = data;

  restore_selection (self);
  gtk_window_destroy (self->audience);
  if (self->speaker)
    gtk_window_destroy (self->speaker);
  if (self->parent)
    {
      g_object_set_data (G_OBJECT (self->parent), "talk", NULL);
      gtk_window_present (self->parent);
      g_object_remove_weak_pointer (G_OBJECT (self->parent), (gpointer *)&self->parent);
    }
  g_object_unref (self->talk);
  g_array_unref (self->selection);
  g_free (self);
  return G_SOURCE_REMOVE;
}

/* Not within the key or the click that ended it; and once only. */
static void
on_end (JjTalk *talk, Show *self)
{
  g_signal_handlers_disconnect_by_func (talk, on_end, self);
  g_idle_add (finish, self);
}

static void
on_parent_gone (GtkWindow *parent, JjTalk *talk)
{
  jj_talk_end (talk);
}

static Show *
make_show (GtkWindow *parent, JjTalk *talk)
{
  Show *self = g_new0 (Show, 1);

  self->parent = parent;
  self->talk = talk;
  g_object_add_weak_pointer (G_OBJECT (parent), (gpointer *)&self->parent);
  g_object_set_data (G_OBJECT (parent), "talk", talk);
  keep_selection (self, jj_talk_get_workspace (talk));
  g_signal_connect (talk, "end", G_CALLBACK (on_end), self);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (on_parent_gone), talk, 0);
  return self;
}

static void
begin (GtkWindow *parent, JjTalk *talk, gboolean with_speaker)
{
  Show *self = make_show (parent, talk);
  GdkMonitor *other, *own = find_monitors (parent, &other);

  self->audience = jj_audience_window_new (talk, !other && !with_speaker);
  gtk_window_set_application (self->audience, gtk_window_get_application (parent));
  if (other)
    gtk_window_fullscreen_on_monitor (self->audience, other);
  else if (!with_speaker)
    gtk_window_fullscreen (self->audience);
  gtk_window_present (self->audience);
  if (!other && !with_speaker)
    return;
  self->speaker = jj_presenter_window_new (talk, jj_audience_window_get_stage (
                                                     JJ_AUDIENCE_WINDOW (self->audience)));
  gtk_window_set_application (self->speaker, gtk_window_get_application (parent));
  /* Left to the window manager it could come up below the room's. */
  if (other)
    gtk_window_fullscreen_on_monitor (self->speaker, own);
  gtk_window_present (self->speaker);
}

static gboolean
is_talking (GtkWindow *parent)
{
  return g_object_get_data (G_OBJECT (parent), "talk") != NULL;
}

void
jj_present_slides (GtkWindow *parent, JjWorkspace *workspace, JjId first, gboolean with_speaker)
{
  if (!is_talking (parent))
    begin (parent, jj_talk_new (workspace, first), with_speaker);
}

void
jj_present_talk (GtkWindow *parent, JjTalk *talk)
{
  if (!is_talking (parent))
    begin (parent, talk, FALSE);
  else
    g_object_unref (talk);
}

void
jj_present_view (GtkWindow *parent, JjWorkspace *workspace, JjSlide *slide)
{
  GPtrArray *views = jj_talk_views_new ();

  jj_talk_take_view (views, slide, NULL, NULL);
  jj_present_talk (parent, jj_talk_new_views (workspace, views, 0));
}

/* The first widget of a type that is seen below another one. */
static GtkWidget *
find_below (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_below (child, type);
  return found;
}

static JjSlide *
capture_canvas (JjCanvas *canvas)
{
  JjSlide *slide;
  JjRect view = jj_canvas_get_view (canvas);
  const JjDiagramFilter *filter = jj_canvas_get_filter (canvas);
  g_autofree char *text = filter ? jj_diagram_filter_to_text (filter) : NULL;

  if (!jj_canvas_get_sheet (canvas) || view.height < 1)
    return NULL;
  slide = jj_slide_new (JJ_SLIDE_OF_SHEET);
  slide->sheet = jj_canvas_get_sheet (canvas);
  slide->zoom = MIN (JJ_SCENE_HEIGHT / view.height, JJ_SCENE_WIDTH / view.width);
  slide->has_place = TRUE;
  slide->x = view.x + view.width / 2;
  slide->y = view.y + view.height / 2;
  slide->filter = text && *text ? jj_diagram_filter_parse (text) : NULL;
  return slide;
}

/* The rows that the search finds, the columns on screen. */
static JjSlide *
capture_table (JjDataTab *tab)
{
  JjSlide *slide = jj_slide_new (JJ_SLIDE_OF_TABLE);
  JjGrid *grid = jj_data_tab_get_grid (tab);
  JjTable *table = jj_table_view_get_table (jj_grid_get_view (grid));
  g_autoptr (GArray) shown = jj_grid_get_shown_columns (grid);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  const char *search = jj_data_tab_get_search (tab);

  for (guint i = 0; i < shown->len; i++)
    g_strv_builder_add (ids, jj_table_get_column (table, g_array_index (shown, guint, i))->id);
  slide->kind = jj_data_tab_get_kind (tab);
  slide->search = search && *search ? g_strdup (search) : NULL;
  slide->columns = g_strv_builder_end (ids);
  return slide;
}

JjSlide *
jj_present_capture (GtkWidget *page, gboolean as_table)
{
  GtkWidget *canvas = find_below (page, JJ_TYPE_CANVAS);
  GtkWidget *chart = find_below (page, JJ_TYPE_CHART_VIEW);
  GtkWidget *tab = find_below (page, JJ_TYPE_DATA_TAB);
  JjSlide *slide = NULL;

  if (canvas)
    return capture_canvas (JJ_CANVAS (canvas));
  if (chart && !(as_table && tab))
    {
      if (jj_chart_is_for_paper (jj_chart_view_get_chart (JJ_CHART_VIEW (chart))))
        return NULL;
      slide = jj_slide_new (JJ_SLIDE_OF_CHART);
      slide->chart = jj_chart_view_get_chart (JJ_CHART_VIEW (chart));
    }
  else if (tab)
    {
      slide = capture_table (JJ_DATA_TAB (tab));
    }
  return slide;
}
