/* jj-exercise-pane.c: find the mistakes in the practice plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-exercise-pane.h"

#include "jj-clock.h"
#include "jj-exercise.h"
#include "jj-history.h"
#include "jj-ui.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define SECONDS "exercise-seconds"

struct _JjExercisePane
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjExercise *exercise; /* NULL: this plan is none */
  GHashTable *texts;    /* "RULE ELEMENT" → "hint\nexplanation", of the facilitator */
  GHashTable *hinted;   /* numbers whose hint was asked for */
  JjClock *time;
  guint refresh_id;

  GtkWidget *top;
  GtkLabel *score, *clock, *about;
  GtkWidget *run, *mark, *restore, *begin, *describe, *save;
  GtkBox *list;
  GtkEditable *hint, *explanation, *name;
};

G_DEFINE_FINAL_TYPE (JjExercisePane, jj_exercise_pane, GTK_TYPE_WIDGET)

static JjFindings *
get_findings (JjExercisePane *self)
{
  return jj_analysis_peek_findings (jj_workspace_get_analysis (self->workspace));
}

static void
show_clock (JjExercisePane *self)
{
  g_autofree char *text = jj_clock_get_text (self->time);

  gtk_label_set_text (self->clock, text);
}

static void queue_refresh (JjExercisePane *self);

static void
on_hint (GtkButton *button, JjExercisePane *self)
{
  g_hash_table_add (self->hinted, g_object_get_data (G_OBJECT (button), "jj-number"));
  queue_refresh (self);
}

static GtkWidget *
make_text (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_hexpand (label, TRUE);
  if (class)
    gtk_widget_add_css_class (label, class);
  return label;
}

/* Article and source of the rule that the mistake breaks, with its status. (transfer full) */
static char *
word_article (JjExercisePane *self, const JjMistake *mistake)
{
  JjPackSet *packs = jj_analysis_get_packs (jj_workspace_get_analysis (self->workspace));
  const JjEntry *entry
      = jj_pack_set_find (packs, mistake->rule,
                          jj_plan_get_first_day (jj_workspace_get_plan (self->workspace)));

  if (!entry)
    return g_strdup ("");
  return g_strjoin (" ", jj_entry_get_source (entry) ? jj_entry_get_source (entry) : "",
                    jj_entry_get_article (entry) ? jj_entry_get_article (entry) : "",
                    jj_entry_is_certain (entry) ? NULL : _ ("(not verified)"), NULL);
}

/* What was asked for: the facilitator's hint, else the name of the rule. */
static const char *
get_hint (JjExercisePane *self, const JjMistake *mistake)
{
  JjPackSet *packs = jj_analysis_get_packs (jj_workspace_get_analysis (self->workspace));
  const JjEntry *entry
      = jj_pack_set_find (packs, mistake->rule,
                          jj_plan_get_first_day (jj_workspace_get_plan (self->workspace)));

  return *mistake->hint ? mistake->hint : entry ? jj_entry_get_title (entry) : mistake->rule;
}

static void
add_open (JjExercisePane *self, GtkWidget *line, const JjMistake *mistake)
{
  gboolean hinted = g_hash_table_contains (self->hinted, GUINT_TO_POINTER (mistake->number));
  g_autofree char *text
      = hinted ? g_strdup_printf (_ ("%u. Hint: %s"), mistake->number, get_hint (self, mistake))
               : g_strdup_printf (_ ("%u. Not found yet"), mistake->number);
  GtkWidget *button;

  gtk_box_append (GTK_BOX (line), make_text (text, hinted ? NULL : "dim-label"));
  if (hinted)
    return;
  button = gtk_button_new_with_label (_ ("Hint"));
  gtk_widget_add_css_class (button, "small-button");
  g_object_set_data (G_OBJECT (button), "jj-number", GUINT_TO_POINTER (mistake->number));
  g_signal_connect (button, "clicked", G_CALLBACK (on_hint), self);
  gtk_box_append (GTK_BOX (line), button);
}

static void
add_found (JjExercisePane *self, GtkWidget *line, const JjMistake *mistake, JjMistakeState state)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *text = g_strdup_printf ("%u. %s", mistake->number, mistake->what);
  g_autofree char *article = word_article (self, mistake);

  gtk_box_append (GTK_BOX (box), make_text (text, NULL));
  if (state == JJ_MISTAKE_MARKED)
    gtk_box_append (GTK_BOX (box), make_text (mistake->remedy, NULL));
  gtk_box_append (GTK_BOX (box), make_text (article, "caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dim-label");
  gtk_box_append (GTK_BOX (line), box);
}

static gboolean
refresh (gpointer data)
{
  JjExercisePane *self = data;
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  guint found = 0, n = self->exercise ? jj_exercise_get_n (self->exercise) : 0;
  g_autofree char *score = NULL;

  self->refresh_id = 0;
  jj_ui_clear_box (self->list);
  for (guint i = 0; i < n; i++)
    {
      JjMistakeState state = jj_exercise_check (self->exercise, i, plan, get_findings (self));
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *sign = gtk_image_new_from_icon_name (
          state == JJ_MISTAKE_OPEN ? "dialog-question-symbolic" : "emblem-ok-symbolic");

      found += state != JJ_MISTAKE_OPEN;
      gtk_widget_set_valign (sign, state == JJ_MISTAKE_OPEN ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
      gtk_widget_add_css_class (sign, state == JJ_MISTAKE_OPEN ? "todo" : "done");
      gtk_box_append (GTK_BOX (line), sign);
      if (state == JJ_MISTAKE_OPEN)
        add_open (self, line, jj_exercise_get (self->exercise, i));
      else
        add_found (self, line, jj_exercise_get (self->exercise, i), state);
      gtk_box_append (self->list, line);
    }
  score = g_strdup_printf (_ ("%u of %u found · %u wrong marks"), found, n,
                           jj_exercise_count_wrong (plan));
  gtk_label_set_text (self->score, score);
  if (n > 0 && found == n)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->run), FALSE);
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (JjExercisePane *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_full (G_PRIORITY_LOW, refresh, self, NULL);
}

/* The one selected element, the plan where nothing is selected; 0: several. */
static JjId
get_selected (JjExercisePane *self)
{
  guint n;
  const JjId *ids = jj_workspace_get_selection (self->workspace, &n);

  if (n == 0)
    return jj_element_get_id (jj_plan_get_root (jj_workspace_get_plan (self->workspace)));
  return n == 1 ? ids[0] : 0;
}

static void
on_mark (JjExercisePane *self)
{
  JjId id = get_selected (self);
  guint number = 0;
  JjEdit *edit;

  if (!self->exercise || id == 0)
    return;
  edit = jj_exercise_mark (self->exercise, jj_workspace_get_plan (self->workspace), id, &number);
  if (jj_workspace_commit (self->workspace, edit, NULL))
    jj_workspace_message (self->workspace,
                          number > 0 ? _ ("Yes: there is a mistake here.")
                                     : _ ("No further mistake was put here."),
                          FALSE);
}

static void
on_restore (JjExercisePane *self)
{
  JjProject *project = jj_workspace_get_project (self->workspace);
  g_autoptr (GError) error = NULL;
  JjEdit *edit;

  if (!self->exercise || !jj_project_add_checkpoint (project, _ ("Before restoring"), &error))
    {
      if (error)
        jj_workspace_message (self->workspace, error->message, FALSE);
      return;
    }
  edit = jj_exercise_restore (self->exercise, jj_workspace_get_plan (self->workspace), &error);
  if (!edit)
    jj_workspace_message (self->workspace, error->message, FALSE);
  else if (jj_workspace_commit (self->workspace, edit, NULL))
    jj_workspace_message (self->workspace, _ ("The exercise begins anew"), TRUE);
  g_hash_table_remove_all (self->hinted);
  jj_clock_set_seconds (self->time, 0);
  queue_refresh (self);
}

/* Facilitators: hint and explanation of the selected element's first finding. */
static void
on_describe (JjExercisePane *self)
{
  JjFindings *findings = get_findings (self);
  JjId id = get_selected (self);

  for (guint i = 0; i < jj_findings_get_n (findings); i++)
    {
      const JjFinding *finding = jj_findings_get (findings, i);
      char element[JJ_ID_LENGTH + 1];

      if (finding->element != id || finding->waiver != 0)
        continue;
      jj_id_to_string (id, element);
      g_hash_table_insert (self->texts, g_strdup_printf ("%s %s", finding->rule, element),
                           g_strdup_printf ("%s\n%s", gtk_editable_get_text (self->hint),
                                            gtk_editable_get_text (self->explanation)));
      jj_workspace_message (self->workspace, finding->message, FALSE);
      return;
    }
  jj_workspace_message (self->workspace,
                        _ ("The selected element has no finding: make the mistake first."), FALSE);
}

static void
on_save (JjExercisePane *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  g_autofree char *folder = jj_exercise_get_folder ();
  g_autofree char *file = NULL, *path = NULL, *json = NULL, *told = NULL;
  g_autoptr (GError) error = NULL;

  if (!*name || strpbrk (name, "/\\") || *name == '.')
    {
      jj_workspace_message (self->workspace, _ ("Give the exercise a name without slashes."),
                            FALSE);
      return;
    }
  file = g_strconcat (name, ".json", NULL);
  path = g_build_filename (folder, file, NULL);
  json = jj_exercise_write (name, jj_workspace_get_plan (self->workspace),
                            jj_analysis_get_findings (jj_workspace_get_analysis (self->workspace)),
                            self->texts);
  g_mkdir_with_parents (folder, 0700);
  if (!g_file_set_contents (path, json, -1, &error))
    {
      jj_workspace_message (self->workspace, error->message, FALSE);
      return;
    }
  told = g_strdup_printf (_ ("Saved as an exercise: %s"), path);
  jj_workspace_message (self->workspace, told, FALSE);
}

static void
jj_exercise_pane_dispose (GObject *object)
{
  JjExercisePane *self = JJ_EXERCISE_PANE (object);

  if (self->workspace)
    jj_settings_set_int (jj_workspace_get_settings (self->workspace), SECONDS,
                         jj_clock_get_seconds (self->time));
  g_clear_object (&self->time);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_pointer (&self->exercise, jj_exercise_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->hinted, g_hash_table_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_exercise_pane_parent_class)->dispose (object);
}

static void
jj_exercise_pane_class_init (JjExercisePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_exercise_pane_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jingjin/Workbench/ui/"
                                                             "jj-exercise-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, JjExercisePane, top);
  gtk_widget_class_bind_template_child (widget_class, JjExercisePane, score);
  gtk_widget_class_bind_template_child (widget_class, JjExercisePane, clock);
  gtk_widget_class_bind_template_child (widget_class, JjExercisePane, about);
  gtk_widget_class_bind_template_child (widget_class, JjExercisePane, run);
  gtk_widget_class_bind_template_child (widget_class, JjExercisePane, mark);
  gtk_widget_class_bind_template_child (widget_class, JjExercisePane, restore);
  gtk_widget_class_bind_template_child (widget_class, JjExercisePane, begin);
  gtk_widget_class_bind_template_child (widget_class, JjExercisePane, describe);
  gtk_widget_class_bind_template_child (widget_class, JjExercisePane, save);
  gtk_widget_class_bind_template_child (widget_class, JjExercisePane, list);
  gtk_widget_class_bind_template_child (widget_class, JjExercisePane, hint);
  gtk_widget_class_bind_template_child (widget_class, JjExercisePane, explanation);
  gtk_widget_class_bind_template_child (widget_class, JjExercisePane, name);
}

static void
jj_exercise_pane_init (JjExercisePane *self)
{
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->hinted = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
  self->time = jj_clock_new ();
  jj_clock_bind_button (self->time, GTK_BUTTON (self->run));
  g_signal_connect_object (self->time, "tick", G_CALLBACK (show_clock), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->mark, "clicked", G_CALLBACK (on_mark), self);
  g_signal_connect_swapped (self->restore, "clicked", G_CALLBACK (on_restore), self);
  g_signal_connect_swapped (self->describe, "clicked", G_CALLBACK (on_describe), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (on_save), self);
}

/* Nothing to find: what an exercise is, and the way to one. */
static void
show_none (JjExercisePane *self)
{
  GtkWidget *const of_exercises[] = { GTK_WIDGET (self->score), GTK_WIDGET (self->clock), self->run,
                                      self->mark, self->restore };

  gtk_label_set_text (self->about, _ ("This plan is no exercise. In the practice county ten "
                                      "mistakes are hidden: find them, see why each is one, and "
                                      "begin anew as often as you like."));
  for (guint i = 0; i < G_N_ELEMENTS (of_exercises); i++)
    gtk_widget_set_visible (of_exercises[i], FALSE);
  gtk_widget_set_visible (self->begin, TRUE);
}

GtkWidget *
jj_exercise_pane_new (JjWorkspace *workspace)
{
  JjExercisePane *self = g_object_new (JJ_TYPE_EXERCISE_PANE, NULL);
  JjAnalysis *analysis = jj_workspace_get_analysis (workspace);
  g_autoptr (GError) error = NULL;

  self->workspace = g_object_ref (workspace);
  self->exercise = jj_exercise_find (jj_workspace_get_plan (workspace), &error);
  jj_clock_set_seconds (self->time,
                        jj_settings_get_int (jj_workspace_get_settings (workspace), SECONDS, 0));
  if (error)
    jj_workspace_message (workspace, error->message, FALSE);
  if (!self->exercise)
    show_none (self);
  g_signal_connect_object (analysis, "notify::findings", G_CALLBACK (queue_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_plan (workspace), "changed", G_CALLBACK (queue_refresh),
                           self, G_CONNECT_SWAPPED);
  queue_refresh (self);
  jj_clock_set_running (self->time, self->exercise != NULL);
  return GTK_WIDGET (self);
}
