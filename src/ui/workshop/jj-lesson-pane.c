/* jj-lesson-pane.c: the facilitator's script beside the views */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-lesson-pane.h"

#include "jj-kinds-plan.h"
#include "jj-lesson-editor.h"
#include "jj-lesson-view.h"
#include "jj-pages.h"
#include "jj-present.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjLessonPane
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  GPtrArray *paths;
  JjLesson *lesson; /* NULL: none could be read */
  guint step;
  JjClock *time; /* spent on the step */
  guint refresh_id;

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
  g_autofree char *spent = jj_clock_get_text (self->time);
  g_autofree char *text = g_strdup_printf ("%s / %d:00", spent, minutes);

  gtk_label_set_text (self->clock, text);
  if (jj_clock_get_seconds (self->time) > minutes * 60)
    gtk_widget_add_css_class (GTK_WIDGET (self->clock), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->clock), "error");
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
  g_autoptr (JjSlide) slide = step ? jj_lesson_view_to_slide (step, plan.plan) : NULL;

  self->refresh_id = 0;
  gtk_widget_set_sensitive (self->present, slide != NULL);
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
  jj_clock_set_seconds (self->time, 0);
  refresh (self);
}

static void
go_to (JjLessonPane *self, guint step)
{
  self->step = step;
  show_step (self);
}

static void
on_before (JjLessonPane *self)
{
  go_to (self, self->step - 1);
}

static void
on_after (JjLessonPane *self)
{
  go_to (self, self->step + 1);
}

/* An element of the sheet brings the sheet. */
static void
show_sheet (JjLessonPane *self, const char *name)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  const JjElement *sheet = jj_lesson_view_find_sheet (plan, name);

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

/* The element that the filter names comes into the inspector. */
static void
show_named (JjLessonPane *self, const JjLessonStep *step)
{
  const JjElement *element
      = jj_plan_find_code (jj_workspace_get_plan (self->workspace), step->kind, step->filter);

  if (element)
    jj_workspace_show (self->workspace, jj_element_get_id (element), -1);
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
  if (step->kind >= JJ_N_KINDS || jj_pages_find_kind (step->kind) != jj_pages_find (step->page))
    return;
  jj_workspace_show_rows (self->workspace, step->kind, NULL, step->filter ? step->filter : "");
  if (step->filter)
    show_named (self, step);
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
  else if (edit && jj_edit_get_n_ops (edit) == 0)
    {
      jj_edit_unref (edit);
      on_show (self);
      jj_workspace_message (self->workspace, _ ("The plan is where this step begins"), FALSE);
    }
  else if (edit && jj_workspace_commit (self->workspace, edit, NULL))
    {
      on_show (self);
      jj_workspace_message (self->workspace, label, TRUE);
    }
}

/* What is for the speaker alone, each part under its name. */
static char *
make_notes (const JjLessonStep *step)
{
  const char *const parts[][2] = { { _ ("Grouping"), step->grouping },
                                   { _ ("Question"), step->question },
                                   { _ ("Common mistakes"), step->mistakes },
                                   { _ ("Notes"), step->notes } };
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%d minute", "%d minutes", (guint)step->minutes),
                          step->minutes);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i][1] && *parts[i][1])
      g_string_append_printf (text, _ ("\n%s: %s"), parts[i][0], parts[i][1]);
  return g_string_free (text, FALSE);
}

/* Where the talk goes the lesson goes too. */
static void
on_talk (JjTalk *talk, JjLessonPane *self)
{
  const GArray *steps = g_object_get_data (G_OBJECT (talk), "steps");
  guint step = g_array_index (steps, guint, jj_talk_get_index (talk));

  if (step != self->step && self->lesson && step < jj_lesson_get_n_steps (self->lesson))
    go_to (self, step);
}

/* views: (transfer full); steps: (transfer full) (element-type guint), whose views these are. */
static void
present (JjLessonPane *self, GPtrArray *views, GArray *steps, guint first)
{
  JjTalk *talk = jj_talk_new_views (self->workspace, views, first);

  g_object_set_data_full (G_OBJECT (talk), "steps", steps, (GDestroyNotify)g_array_unref);
  g_signal_connect_object (talk, "changed", G_CALLBACK (on_talk), self, 0);
  if (!jj_workspace_get_read_only (self->workspace))
    g_signal_connect_object (talk, "prepare", G_CALLBACK (on_set_up), self, G_CONNECT_SWAPPED);
  jj_present_talk (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), talk);
}

/* The steps that have something for a room, from this one on. */
static void
on_present (JjLessonPane *self)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  guint first = 0, n = self->lesson ? jj_lesson_get_n_steps (self->lesson) : 0;
  GPtrArray *views = jj_talk_views_new ();
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    {
      const JjLessonStep *step = jj_lesson_get_step (self->lesson, i);
      JjSlide *slide = jj_lesson_view_to_slide (step, plan);
      g_autofree char *notes = make_notes (step);

      first = i == self->step ? views->len : first;
      if (!slide)
        continue;
      jj_talk_take_view (views, slide, step->title, notes);
      g_array_append_val (steps, i);
    }
  present (self, views, steps, first);
}

static void
fill_lessons (JjLessonPane *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_clear_pointer (&self->paths, g_ptr_array_unref);
  self->paths = jj_lesson_list ();
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

/* The lesson that was made is the one at hand. */
static void
on_saved (GtkWindow *editor, const char *path, JjLessonPane *self)
{
  guint at;

  fill_lessons (self);
  if (g_ptr_array_find_with_equal_func (self->paths, path, g_str_equal, &at))
    gtk_drop_down_set_selected (self->lessons, at);
}

/* A copy of the lesson at hand is where a new one begins. */
static void
on_edit (JjLessonPane *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWindow *editor = jj_lesson_editor_new (window, self->workspace, self->lesson);

  g_signal_connect_object (editor, "saved", G_CALLBACK (on_saved), self, 0);
  gtk_window_present (editor);
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

  g_clear_object (&self->time);
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
  self->time = jj_clock_new ();
  jj_clock_bind_button (self->time, GTK_BUTTON (self->run));
  g_signal_connect_object (self->time, "tick", G_CALLBACK (show_clock), self, G_CONNECT_SWAPPED);
}

GtkWidget *
jj_lesson_pane_new (JjWorkspace *workspace)
{
  JjLessonPane *self = g_object_new (JJ_TYPE_LESSON_PANE, NULL);
  JjAnalysis *analysis = jj_workspace_get_analysis (workspace);

  self->workspace = g_object_ref (workspace);
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
