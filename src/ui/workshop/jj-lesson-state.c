/* jj-lesson-state.c: chooses what must hold where a step of a lesson begins */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-lesson-state.h"

#include "jj-condition.h"
#include "jj-data-file.h"
#include "jj-pages.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjLessonState
{
  GtkBox parent_instance;

  JjWorkspace *workspace;
  JsonObject *step;   /* NULL: none yet */
  GPtrArray *choices; /* JsonObject: what can be asked, as the plan is now */

  GtkBox *list;
  GtkDropDown *what;
};

G_DEFINE_FINAL_TYPE (JjLessonState, jj_lesson_state, GTK_TYPE_BOX)

typedef struct
{
  const char *form, *member, *value, *text;
} Choice;

/* Besides the number of elements of each kind. */
static const Choice choices[] = {
  { "figure", "figure", "total", N_ ("{value} NT$ budgeted") },
  { "figure", "figure", "unassigned", N_ ("{value} NT$ without a purse") },
  { "figure", "figure", "granted", N_ ("{value} NT$ granted") },
  { "figure", "figure", "remaining", N_ ("{value} NT$ left") },
  { "findings", "severity", "error", N_ ("{all} findings that forbid handing in") },
  { "findings", "severity", "warning", N_ ("{all} warnings") },
};

static JjConditionPlan
get_plan (JjLessonState *self)
{
  JjAnalysis *analysis = jj_workspace_get_analysis (self->workspace);

  return (JjConditionPlan){ jj_workspace_get_plan (self->workspace),
                            jj_analysis_get_figures (analysis),
                            jj_analysis_peek_findings (analysis) };
}

static JjCount *
count (JjLessonState *self, JsonObject *object)
{
  g_autoptr (JjCondition) condition = jj_condition_new (object);
  JjConditionPlan plan = get_plan (self);

  return jj_condition_count (condition, &plan);
}

/* Asks for what the plan has of it now. */
static void
add_choice (JjLessonState *self, GtkStringList *names, const Choice *choice)
{
  JsonObject *object = json_object_new ();
  g_autoptr (JjCount) now = NULL;

  json_object_set_string_member (object, "form", choice->form);
  json_object_set_string_member (object, choice->member, choice->value);
  jj_data_set_text (object, "text", choice->text);
  now = count (self, object);
  json_object_set_int_member (object, "minimum", now->value);
  json_object_set_int_member (object, "maximum", now->value);
  gtk_string_list_append (names, now->text);
  g_ptr_array_add (self->choices, object);
}

static void
fill_choices (JjLessonState *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->choices, 0);
  for (guint p = 0; p < jj_pages_get_n (); p++)
    for (guint i = 0; i < jj_pages_get (p)->n_kinds; i++)
      if (jj_pages_find_kind (jj_pages_get (p)->kinds[i]) == (int)p)
        {
          const JjKind *kind = jj_kind_get (jj_pages_get (p)->kinds[i]);
          g_autofree char *text = g_strdup_printf ("%s: {done}", jj_label (kind->label));

          add_choice (self, names, &(Choice){ "count", "kind", kind->id, text });
        }
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      Choice choice = choices[i];

      choice.text = _ (choice.text);
      add_choice (self, names, &choice);
    }
  gtk_drop_down_set_model (self->what, G_LIST_MODEL (names));
}

static void show (JjLessonState *self);

static void
on_remove (GtkButton *button, JjLessonState *self)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "number"));

  json_array_remove_element (jj_data_get_list (self->step, "state"), i);
  show (self);
}

static void
add_line (JjLessonState *self, guint i, JsonObject *object)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *fault = jj_condition_check (object);
  g_autoptr (JjCount) now = fault ? NULL : count (self, object);
  GtkWidget *label = gtk_label_new (fault ? fault : now->text);
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (remove, "flat");
  g_object_set_data (G_OBJECT (remove), "number", GUINT_TO_POINTER (i));
  jj_ui_set_name (remove, _ ("Do not ask for this"));
  jj_ui_set_tooltip (remove, _ ("Do not ask for this"));
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove), self);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), remove);
  gtk_box_append (self->list, line);
}

static void
show (JjLessonState *self)
{
  JsonArray *state = jj_data_get_list (self->step, "state");

  jj_ui_clear_box (self->list);
  for (guint i = 0; state && i < json_array_get_length (state); i++)
    add_line (self, i, json_array_get_object_element (state, i));
}

static void
on_add (JjLessonState *self)
{
  guint i = gtk_drop_down_get_selected (self->what);
  JsonArray *state = self->step ? jj_data_get_list (self->step, "state") : NULL;

  if (!self->step || i >= self->choices->len)
    return;
  if (!state)
    {
      state = json_array_new ();
      json_object_set_array_member (self->step, "state", state);
    }
  json_array_add_object_element (state, json_object_ref (self->choices->pdata[i]));
  show (self);
  fill_choices (self);
  gtk_drop_down_set_selected (self->what, i);
}

/* The plan changed while the window was open: numbers follow. */
static void
follow (JjLessonState *self)
{
  guint chosen = gtk_drop_down_get_selected (self->what);

  if (!self->step)
    return;
  fill_choices (self);
  gtk_drop_down_set_selected (self->what, chosen);
  show (self);
}

static void
jj_lesson_state_dispose (GObject *object)
{
  JjLessonState *self = JJ_LESSON_STATE (object);

  g_clear_pointer (&self->step, json_object_unref);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_lesson_state_parent_class)->dispose (object);
}

static void
jj_lesson_state_class_init (JjLessonStateClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_lesson_state_dispose;
}

static void
jj_lesson_state_init (JjLessonState *self)
{
  GtkWidget *label = gtk_label_new (_ ("The step begins with")), *list, *line;
  GtkWidget *add = gtk_button_new_with_label (_ ("Ask for This"));

  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify)json_object_unref);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->list = GTK_BOX (list);
  self->what = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  jj_ui_set_name (GTK_WIDGET (self->what), _ ("The plan as it is now"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->what), TRUE);
  gtk_widget_add_css_class (add, "small-button");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->what));
  gtk_box_append (GTK_BOX (line), add);
  gtk_box_append (GTK_BOX (self), label);
  gtk_box_append (GTK_BOX (self), list);
  gtk_box_append (GTK_BOX (self), line);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add), self);
}

GtkWidget *
jj_lesson_state_new (JjWorkspace *workspace)
{
  JjLessonState *self = g_object_new (JJ_TYPE_LESSON_STATE, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (jj_workspace_get_analysis (workspace), "notify::findings",
                           G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
jj_lesson_state_set (JjLessonState *self, JsonObject *step)
{
  g_clear_pointer (&self->step, json_object_unref);
  self->step = json_object_ref (step);
  fill_choices (self);
  show (self);
}
