/* jj-groups-window.c: what the groups of a workshop made, side by side */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-groups-window.h"

#include "jj-chart.h"
#include "jj-file-dialogs.h"
#include "jj-format.h"
#include "jj-groups.h"
#include "jj-kinds-work.h"
#include "jj-severity.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

#define CARD_WIDTH 400
#define FLOW_HEIGHT 260
#define TEXT_PX 13
/* Purse → programme → account: what has room on a card. */
#define FLOW_LEVELS 5

typedef struct
{
  JjGroups *groups;
  GPtrArray *paths;
} Job;

struct _JjGroupsWindow
{
  AdwWindow parent_instance;

  JjWorkspace *workspace;
  JjGroups *groups; /* NULL while a thread has it */
  GCancellable *cancellable;
  GtkStack *stack;
  GtkFlowBox *cards;
  GtkWidget *add, *spinner;
  double scale; /* px a 元 that all flows have; 0: none yet */
};

G_DEFINE_FINAL_TYPE (JjGroupsWindow, jj_groups_window, ADW_TYPE_WINDOW)

/* A flow as wide as its card is now. */
typedef struct
{
  JjPlan *plan;
  JjFigures *figures;
  double scale;
  int width_px;
  JjPicture *picture; /* NULL: not laid out yet */
} Flow;

static void
free_flow (gpointer data)
{
  Flow *flow = data;

  g_clear_pointer (&flow->picture, jj_picture_unref);
  g_object_unref (flow->plan);
  jj_figures_unref (flow->figures);
  g_free (flow);
}

static JjPicture *
make_picture (JjPlan *plan, JjFigures *figures, double scale, int width_px)
{
  JjChartInput input = { .plan = plan,
                         .figures = figures,
                         .theme = jj_ui_get_theme (),
                         .width_px = width_px,
                         .height_px = FLOW_HEIGHT,
                         .text_px = TEXT_PX,
                         .unit = 1,
                         .px_per_unit = scale };

  input.flow.levels = FLOW_LEVELS;
  return jj_chart_make (jj_chart_by_id ("sankey"), &input);
}

/* The largest at which every flow has room. */
static double
find_scale (JjGroups *groups)
{
  double scale = 0;

  for (guint i = 0; i < jj_groups_get_n (groups); i++)
    {
      const JjGroup *group = jj_groups_get (groups, i);
      g_autoptr (JjPicture) picture
          = group->plan ? make_picture (group->plan, group->figures, 0, CARD_WIDTH) : NULL;
      double own = picture ? jj_picture_get_px_per_unit (picture) : 0;

      if (own > 0 && (scale <= 0 || own < scale))
        scale = own;
    }
  return scale;
}

static void
draw_flow (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  Flow *flow = data;

  if (flow->width_px != width)
    g_clear_pointer (&flow->picture, jj_picture_unref);
  if (!flow->picture)
    flow->picture = make_picture (flow->plan, flow->figures, flow->scale, width);
  flow->width_px = width;
  jj_picture_draw (flow->picture, cr, -1);
}

static GtkWidget *
make_flow (const JjGroup *group, double scale)
{
  GtkWidget *area = gtk_drawing_area_new ();
  Flow *flow = g_new0 (Flow, 1);

  flow->plan = g_object_ref (group->plan);
  flow->figures = jj_figures_ref (group->figures);
  flow->scale = scale;
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), CARD_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), FLOW_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_flow, flow, free_flow);
  jj_ui_set_name (area, _ ("Flow of the money"));
  return area;
}

static GtkWidget *
add_line (GtkWidget *box, char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_add_css_class (label, "numeric");
  if (style)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  g_free (text);
  return label;
}

static char *
describe_sources (const JjGroup *group)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < JJ_N_SOURCES; i++)
    {
      gint64 sum = group->totals.sources[i].budgeted;
      g_autofree char *amount = jj_format_money (sum);

      if (sum != 0)
        g_string_append_printf (text, "%s%s %s", text->len ? " · " : "",
                                jj_label (jj_kind_purse.fields[JJ_PURSE_SOURCE].choices[i].label),
                                amount);
    }
  return g_string_free (text, FALSE);
}

static char *
describe_money (const JjGroup *group, gboolean has_own)
{
  g_autofree char *total = jj_format_money (group->totals.total);
  g_autofree char *more = jj_format_money (ABS (group->more));

  if (!has_own || group->more == 0)
    return g_strdup_printf (_ ("NT$ %s"), total);
  return group->more > 0
             ? g_strdup_printf (_ ("NT$ %s (%s more than the facilitator’s)"), total, more)
             : g_strdup_printf (_ ("NT$ %s (%s less than the facilitator’s)"), total, more);
}

static char *
describe_differences (const JjGroup *group)
{
  if (!group->is_related)
    return g_strdup (_ ("Not made from the facilitator’s plan"));
  return g_strdup_printf (_ ("Against the facilitator’s: %u added, %u removed, %u fields changed"),
                          group->n_added, group->n_removed, group->n_changed);
}

static GtkWidget *
make_findings (const JjGroup *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  for (guint i = 0; i < JJ_N_SEVERITIES; i++)
    {
      GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
      g_autofree char *count
          = g_strdup_printf ("%s %u", jj_severity_get_label ((JjSeverity)i), group->findings[i]);

      gtk_box_append (GTK_BOX (pair), jj_severity_image ((JjSeverity)i));
      gtk_box_append (GTK_BOX (pair), gtk_label_new (count));
      gtk_box_append (GTK_BOX (box), pair);
    }
  return box;
}

static GtkWidget *
make_card (JjGroupsWindow *self, const JjGroup *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gboolean has_own = self->workspace != NULL;

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "group-card");
  add_line (box, g_strdup (group->file), "heading");
  if (group->reason)
    {
      add_line (box, g_strdup (group->reason), "error");
      return box;
    }
  add_line (box, describe_money (group, has_own), "title-4");
  add_line (box, describe_sources (group), "dim-label");
  add_line (box,
            g_strdup_printf (_ ("%u communities, %u activities; %u of %u schools without a "
                                "community"),
                             group->n_communities, group->n_activities, group->n_without,
                             group->n_schools),
            NULL);
  gtk_box_append (GTK_BOX (box), make_findings (group));
  if (has_own)
    add_line (box, describe_differences (group), "dim-label");
  gtk_box_append (GTK_BOX (box), make_flow (group, self->scale));
  return box;
}

static void
show (JjGroupsWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))))
    gtk_flow_box_remove (self->cards, child);
  self->scale = find_scale (self->groups);
  for (guint i = 0; i < jj_groups_get_n (self->groups); i++)
    gtk_flow_box_append (self->cards, make_card (self, jj_groups_get (self->groups, i)));
  gtk_stack_set_visible_child_name (self->stack,
                                    jj_groups_get_n (self->groups) > 0 ? "cards" : "empty");
}

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->groups, jj_groups_free);
  g_ptr_array_unref (job->paths);
  g_free (job);
}

static void
read_all (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  for (guint i = 0; i < job->paths->len && !g_cancellable_is_cancelled (cancellable); i++)
    jj_groups_add_file (job->groups, job->paths->pdata[i], cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  JjGroupsWindow *self = JJ_GROUPS_WINDOW (source);
  Job *job = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return; /* the window is closed */
  self->groups = g_steal_pointer (&job->groups);
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  gtk_widget_set_sensitive (self->add, TRUE);
  show (self);
}

void
jj_groups_window_add (JjGroupsWindow *self, GPtrArray *paths)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (!self->groups || paths->len == 0)
    {
      g_ptr_array_unref (paths);
      return;
    }
  job = g_new (Job, 1);
  job->groups = g_steal_pointer (&self->groups);
  job->paths = paths;
  gtk_widget_set_sensitive (self->add, FALSE);
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  task = g_task_new (self, self->cancellable, on_read, NULL);
  g_task_set_source_tag (task, jj_groups_window_add);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, read_all);
}

static void
add_chosen (gpointer owner, GPtrArray *paths)
{
  jj_groups_window_add (owner, paths);
}

static void
on_add (JjGroupsWindow *self)
{
  jj_ask_paths (GTK_WIDGET (self), _ ("Plans of the Groups"), GTK_FILE_CHOOSER_ACTION_OPEN,
                add_chosen);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, JjGroupsWindow *self)
{
  jj_groups_window_add (self, jj_dropped_paths (value));
  return TRUE;
}

static void
jj_groups_window_dispose (GObject *object)
{
  JjGroupsWindow *self = JJ_GROUPS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_groups_window_parent_class)->dispose (object);
}

static void
jj_groups_window_finalize (GObject *object)
{
  JjGroupsWindow *self = JJ_GROUPS_WINDOW (object);

  g_clear_pointer (&self->groups, jj_groups_free);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (jj_groups_window_parent_class)->finalize (object);
}

static void
jj_groups_window_class_init (JjGroupsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_groups_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_groups_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jingjin/Workbench/ui/"
                                                             "jj-groups-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JjGroupsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, JjGroupsWindow, cards);
  gtk_widget_class_bind_template_child (widget_class, JjGroupsWindow, add);
  gtk_widget_class_bind_template_child (widget_class, JjGroupsWindow, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
jj_groups_window_init (JjGroupsWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_close_by_keys (GTK_WINDOW (self), TRUE);
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWindow *
jj_groups_window_new (GtkWindow *parent, JjWorkspace *workspace)
{
  JjGroupsWindow *self = g_object_new (JJ_TYPE_GROUPS_WINDOW, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  self->groups = jj_groups_new (jj_workspace_get_plan (workspace));
  return GTK_WINDOW (self);
}
