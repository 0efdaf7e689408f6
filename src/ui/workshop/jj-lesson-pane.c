/* jj-lesson-pane.c: the facilitator's script beside the views */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-lesson-pane.h"

#include "jj-kinds-plan.h"
#include "jj-lesson-editor.h"
#include "jj-lesson.h"
#include "jj-pages.h"
#include "jj-present.h"
#include "jj-talk.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjLessonPane
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  GPtrArray *paths;
  JjLesson *lesson; /* NULL: none could be read */
  guint step;
  gint64 seconds; /* spent on the step */
  guint tick_id, refresh_id;

  GtkWidget *top;
  GtkDropDown *lessons;
  GtkLabel *place, *title, *see, *grouping, *question, *mistakes, *notes, *clock;
  GtkWidget *before, *after, *set_up, *show, *present, *edit, *run;
  GtkBox *state;
};

G_DEFINE_FINAL_TYPE (JjLessonPane, jj_lesson_pane, GTK_TYPE_WIDGET)

static const JjLessonStep *
current (JjLessonPane *self)
{
  return self->lesson ? jj_lesson_get_step (self->lesson, self->step) : NULL;
}

static void
show_clock (JjLessonPane *self)
{
  const JjLessonStep *step = current (self);
  int minutes = step ? step->minutes : 0;
  g_autofree char *text = g_strdup_printf ("%d:%02d / %d:00", (int)(self->seconds / 60),
                                           (int)(self->seconds % 60), minutes);

  gtk_label_set_text (self->clock, text);
  if (self->seconds > minutes * 60)
    gtk_widget_add_css_class (GTK_WIDGET (self->clock), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->clock), "error");
}

static gboolean
on_second (gpointer data)
{
  JjLessonPane *self = data;

  self->seconds++;
  show_clock (self);
  return G_SOURCE_CONTINUE;
}

static void
on_run (JjLessonPane *self)
{
  gboolean running = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->run));

  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (running)
    self->tick_id = g_timeout_add_seconds (1, on_second, self);
  gtk_button_set_icon_name (GTK_BUTTON (self->run), running ? "media-playback-pause-symbolic"
                                                            : "media-playback-start-symbolic");
}

static void
add_condition (JjLessonPane *self, const JjCount *count)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *sign
      = gtk_image_new_from_icon_name (count->holds ? "emblem-ok-symbolic" : "jj-warning-symbolic");
  GtkWidget *label = gtk_label_new (count->text);
  g_autofree char *name
      = g_strdup_printf ("%s, %s", count->text, count->holds ? _ ("done") : _ ("to do"));

  gtk_widget_add_css_class (sign, count->holds ? "done" : "finding-warning");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  jj_ui_set_name (label, name);
  gtk_box_append (GTK_BOX (line), sign);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (self->state, line);
}

/* Whether the plan is as the step wants it to begin. */
static gboolean
refresh (gpointer data)
{
  JjLessonPane *self = data;
  JjAnalysis *analysis = jj_workspace_get_analysis (self->workspace);
  JjConditionPlan plan
      = { jj_workspace_get_plan (self->workspace), jj_analysis_get_figures (analysis),
          jj_analysis_peek_findings (analysis) };
  const JjLessonStep *step = current (self);

  self->refresh_id = 0;
  jj_ui_clear_box (self->state);
  for (guint i = 0; step && i < step->state->len; i++)
    {
      g_autoptr (JjCount) count = jj_condition_count (step->state->pdata[i], &plan);

      add_condition (self, count);
    }
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (JjLessonPane *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_full (G_PRIORITY_LOW, refresh, self, NULL);
}

static void
show_step (JjLessonPane *self)
{
  const JjLessonStep *step = current (self);
  guint n = self->lesson ? jj_lesson_get_n_steps (self->lesson) : 0;
  g_autofree char *place = NULL;

  gtk_widget_set_sensitive (self->before, self->step > 0);
  gtk_widget_set_sensitive (self->after, self->step + 1 < n);
  if (!step)
    return;
  place = g_strdup_printf (_ ("Step %u of %u"), self->step + 1, n);
  gtk_label_set_text (self->place, place);
  gtk_label_set_text (self->title, step->title);
  gtk_label_set_text (self->see, step->see);
  gtk_label_set_text (self->grouping, step->grouping);
  gtk_label_set_text (self->question, step->question);
  gtk_label_set_text (self->mistakes, step->mistakes);
  gtk_label_set_text (self->notes, step->notes);
  self->seconds = 0;
  show_clock (self);
  refresh (self);
}

static void
on_before (JjLessonPane *self)
{
  self->step--;
  show_step (self);
}

static void
on_after (JjLessonPane *self)
{
  self->step++;
  show_step (self);
}

static const JjElement *
find_sheet (JjPlan *plan, const char *name)
{
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_SHEET); i++)
    {
      const JjElement *sheet = jj_plan_get_nth (plan, JJ_KIND_SHEET, i);

      if (g_strcmp0 (jj_element_get_title (sheet), name) == 0)
        return sheet;
    }
  return NULL;
}

/* An element of the sheet brings the sheet. */
static void
show_sheet (JjLessonPane *self, const char *name)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  const JjElement *sheet = find_sheet (plan, name);

  for (guint i = 0; sheet && i < jj_plan_get_count (plan, JJ_KIND_PLACEMENT); i++)
    {
      const JjElement *placement = jj_plan_get_nth (plan, JJ_KIND_PLACEMENT, i);
      const JjElement *element = jj_element_get_ref (placement, JJ_PLACEMENT_ELEMENT);

      if (jj_element_get_ref (placement, JJ_PLACEMENT_SHEET) == sheet && element)
        {
          jj_workspace_show (self->workspace, jj_element_get_id (element), -1);
          return;
        }
    }
}

static void
on_show (JjLessonPane *self)
{
  const JjLessonStep *step = current (self);

  if (!step)
    return;
  jj_workspace_set_page (self->workspace, step->page);
  if (step->sheet)
    show_sheet (self, step->sheet);
  if (step->kind < JJ_N_KINDS)
    jj_workspace_show_rows (self->workspace, step->kind, NULL, step->filter ? step->filter : "");
}

/* What a step shows, for a room; NULL where its view has no picture and no table. (transfer full)
 */
static JjSlide *
make_slide (const JjLessonStep *step, JjPlan *plan)
{
  int number = jj_pages_find (step->page);
  const JjPage *page = number >= 0 ? jj_pages_get ((guint)number) : NULL;
  const JjElement *sheet = step->sheet ? find_sheet (plan, step->sheet) : NULL;
  const JjChart *chart = step->chart ? jj_chart_by_id (step->chart) : NULL;
  JjSlide *slide = NULL;

  if (sheet)
    {
      slide = jj_slide_new (JJ_SLIDE_OF_SHEET);
      slide->sheet = jj_element_get_id (sheet);
    }
  else if (chart && !jj_chart_is_for_paper (chart))
    {
      slide = jj_slide_new (JJ_SLIDE_OF_CHART);
      slide->chart = chart;
    }
  else if (step->kind < JJ_N_KINDS || (page && page->n_kinds > 0))
    {
      slide = jj_slide_new (JJ_SLIDE_OF_TABLE);
      slide->kind = step->kind < JJ_N_KINDS ? step->kind : page->kinds[0];
    }
  return slide;
}

static char *
make_notes (const JjLessonStep *step)
{
  const char *const parts[] = { step->grouping, step->question, step->mistakes, step->notes };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] && *parts[i])
      g_string_append_printf (text, "%s%s", text->len ? "\n\n" : "", parts[i]);
  return g_string_free (text, FALSE);
}

/* The steps that have something for a room, from this one on; the notes are the speaker's alone. */
static void
on_present (JjLessonPane *self)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  guint first = 0, n = self->lesson ? jj_lesson_get_n_steps (self->lesson) : 0;
  GPtrArray *views = jj_talk_views_new ();

  for (guint i = 0; i < n; i++)
    {
      const JjLessonStep *step = jj_lesson_get_step (self->lesson, i);
      JjSlide *slide = make_slide (step, plan);
      g_autofree char *notes = make_notes (step);

      first = i == self->step ? views->len : first;
      if (slide)
        jj_talk_take_view (views, slide, step->title, notes);
    }
  if (views->len > 0)
    jj_present_views (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace, views,
                      MIN (first, views->len - 1));
  else
    g_ptr_array_unref (views);
}

static void
on_set_up (JjLessonPane *self)
{
  g_autoptr (GError) error = NULL;
  JjEdit *edit = self->lesson ? jj_lesson_set_up (self->lesson, self->step,
                                                  jj_workspace_get_plan (self->workspace), &error)
                              : NULL;
  g_autofree char *label = edit ? g_strdup (jj_edit_get_label (edit)) : NULL;

  if (error)
    jj_workspace_message (self->workspace, error->message, FALSE);
  else if (edit && jj_workspace_commit (self->workspace, edit, NULL))
    {
      on_show (self);
      jj_workspace_message (self->workspace, label, TRUE);
    }
}

/* A copy of the lesson at hand is where a new one begins. */
static void
on_edit (JjLessonPane *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  gtk_window_present (jj_lesson_editor_new (window, self->workspace, self->lesson));
}

static void
on_lesson (JjLessonPane *self)
{
  guint i = gtk_drop_down_get_selected (self->lessons);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->lesson, jj_lesson_unref);
  if (i < self->paths->len)
    self->lesson = jj_lesson_load (self->paths->pdata[i], &error);
  if (error)
    jj_workspace_message (self->workspace, error->message, FALSE);
  self->step = 0;
  show_step (self);
}

static void
jj_lesson_pane_dispose (GObject *object)
{
  JjLessonPane *self = JJ_LESSON_PANE (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_pointer (&self->lesson, jj_lesson_unref);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_lesson_pane_parent_class)->dispose (object);
}

static void
jj_lesson_pane_class_init (JjLessonPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_lesson_pane_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jingjin/Workbench/ui/"
                                                             "jj-lesson-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, JjLessonPane, top);
  gtk_widget_class_bind_template_child (widget_class, JjLessonPane, lessons);
  gtk_widget_class_bind_template_child (widget_class, JjLessonPane, place);
  gtk_widget_class_bind_template_child (widget_class, JjLessonPane, title);
  gtk_widget_class_bind_template_child (widget_class, JjLessonPane, see);
  gtk_widget_class_bind_template_child (widget_class, JjLessonPane, grouping);
  gtk_widget_class_bind_template_child (widget_class, JjLessonPane, question);
  gtk_widget_class_bind_template_child (widget_class, JjLessonPane, mistakes);
  gtk_widget_class_bind_template_child (widget_class, JjLessonPane, notes);
  gtk_widget_class_bind_template_child (widget_class, JjLessonPane, clock);
  gtk_widget_class_bind_template_child (widget_class, JjLessonPane, before);
  gtk_widget_class_bind_template_child (widget_class, JjLessonPane, after);
  gtk_widget_class_bind_template_child (widget_class, JjLessonPane, set_up);
  gtk_widget_class_bind_template_child (widget_class, JjLessonPane, show);
  gtk_widget_class_bind_template_child (widget_class, JjLessonPane, present);
  gtk_widget_class_bind_template_child (widget_class, JjLessonPane, edit);
  gtk_widget_class_bind_template_child (widget_class, JjLessonPane, run);
  gtk_widget_class_bind_template_child (widget_class, JjLessonPane, state);
}

static void
jj_lesson_pane_init (JjLessonPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
  g_signal_connect_swapped (self->before, "clicked", G_CALLBACK (on_before), self);
  g_signal_connect_swapped (self->after, "clicked", G_CALLBACK (on_after), self);
  g_signal_connect_swapped (self->set_up, "clicked", G_CALLBACK (on_set_up), self);
  g_signal_connect_swapped (self->show, "clicked", G_CALLBACK (on_show), self);
  g_signal_connect_swapped (self->present, "clicked", G_CALLBACK (on_present), self);
  g_signal_connect_swapped (self->edit, "clicked", G_CALLBACK (on_edit), self);
  g_signal_connect_swapped (self->run, "toggled", G_CALLBACK (on_run), self);
}

static void
fill_lessons (JjLessonPane *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->paths->len; i++)
    {
      g_autoptr (JjLesson) lesson = jj_lesson_load (self->paths->pdata[i], NULL);
      g_autofree char *file = g_filename_display_basename (self->paths->pdata[i]);
      g_autofree char *name
          = lesson ? g_strdup_printf (_ ("%s · %d min"), jj_lesson_get_title (lesson),
                                      jj_lesson_get_minutes (lesson))
                   : g_strdup (file);

      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->lessons, G_LIST_MODEL (names));
}

GtkWidget *
jj_lesson_pane_new (JjWorkspace *workspace)
{
  JjLessonPane *self = g_object_new (JJ_TYPE_LESSON_PANE, NULL);
  JjAnalysis *analysis = jj_workspace_get_analysis (workspace);

  self->workspace = g_object_ref (workspace);
  self->paths = jj_lesson_list ();
  fill_lessons (self);
  g_signal_connect_object (self->lessons, "notify::selected", G_CALLBACK (on_lesson), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (analysis, "notify::figures", G_CALLBACK (queue_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (analysis, "notify::findings", G_CALLBACK (queue_refresh), self,
                           G_CONNECT_SWAPPED);
  on_lesson (self);
  return GTK_WIDGET (self);
}
