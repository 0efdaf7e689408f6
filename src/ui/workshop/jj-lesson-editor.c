/* jj-lesson-editor.c: makes a lesson */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-lesson-editor.h"

#include "jj-action.h"
#include "jj-data-file.h"
#include "jj-draft.h"
#include "jj-lesson-see.h"
#include "jj-lesson-state.h"
#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

struct _JjLessonEditor
{
  GtkWindow parent_instance;

  JjWorkspace *workspace;
  JsonObject *object; /* the file as it would be written */
  guint step;
  gboolean showing;

  GtkEditable *name;
  GtkListBox *list;
  GtkSpinButton *minutes;
  JjLessonSee *see;
  JjLessonState *state;
  GtkBox *form;
  GtkLabel *setup, *fault;
  GPtrArray *texts; /* GtkTextBuffer, one a line of `fields` */
  char *saved;      /* to_json of what is in the file, or of what the window began with */
  void (*then) (JjLessonEditor *self); /* after the question */
};

G_DEFINE_FINAL_TYPE (JjLessonEditor, jj_lesson_editor, GTK_TYPE_WINDOW)

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *member, *label;
} fields[] = {
  { "title", N_ ("Title") },       { "grouping", N_ ("Grouping") },
  { "question", N_ ("Question") }, { "mistakes", N_ ("Common mistakes") },
  { "notes", N_ ("Notes") },       { "text", N_ ("The audience sees") }, /* of the member `see` */
};

static JsonArray *
get_steps (JjLessonEditor *self)
{
  return json_object_get_array_member (self->object, "steps");
}

static JsonObject *
get_step (JjLessonEditor *self)
{
  return json_array_get_object_element (get_steps (self), self->step);
}

static JsonObject *
holder_of (JsonObject *step, guint field)
{
  return g_str_equal (fields[field].member, "text") ? json_object_get_object_member (step, "see")
                                                    : step;
}

static JsonObject *
new_step (void)
{
  JsonObject *step = json_object_new (), *see = json_object_new ();

  jj_data_set_text (step, "title", _ ("New step"));
  json_object_set_int_member (step, "minutes", 5);
  json_object_set_string_member (see, "page", "overview");
  jj_data_set_text (see, "text", "");
  json_object_set_object_member (step, "see", see);
  return step;
}

static void
show_setup (JjLessonEditor *self)
{
  JsonArray *setup = jj_data_get_list (get_step (self), "setup");
  guint n = setup ? json_array_get_length (setup) : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("%u change brings the plan here",
                                                     "%u changes bring the plan here", n),
                                           n);

  gtk_label_set_text (self->setup, text);
}

static void
show_step (JjLessonEditor *self)
{
  JsonObject *step = get_step (self);

  self->showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = jj_data_pick_text (holder_of (step, i), fields[i].member);

      gtk_text_buffer_set_text (g_ptr_array_index (self->texts, i), text ? text : "", -1);
    }
  gtk_spin_button_set_value (self->minutes, (double)jj_data_get_int (step, "minutes", 5));
  jj_lesson_see_set (self->see, json_object_get_object_member (step, "see"));
  jj_lesson_state_set (self->state, step);
  show_setup (self);
  self->showing = FALSE;
}

/* The titles anew; the step at hand stays selected. */
static void
show_list (JjLessonEditor *self)
{
  guint n = json_array_get_length (get_steps (self));

  self->showing = TRUE;
  jj_ui_clear_list (self->list);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title
          = jj_data_pick_text (json_array_get_object_element (get_steps (self), i), "title");
      g_autofree char *text = g_strdup_printf ("%u  %s", i + 1, title ? title : "");
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_list_box_append (self->list, label);
    }
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int)self->step));
  self->showing = FALSE;
}

static void
on_row (GtkListBox *list, GtkListBoxRow *row, JjLessonEditor *self)
{
  if (self->showing || !row)
    return;
  self->step = (guint)gtk_list_box_row_get_index (row);
  show_step (self);
}

static void
on_text (GtkTextBuffer *buffer, JjLessonEditor *self)
{
  guint i = 0;
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  if (self->showing)
    return;
  g_ptr_array_find (self->texts, buffer, &i);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  jj_data_set_text (holder_of (get_step (self), i), fields[i].member, text);
  if (i == 0)
    show_list (self);
}

static void
on_minutes (JjLessonEditor *self)
{
  if (!self->showing)
    json_object_set_int_member (get_step (self), "minutes",
                                gtk_spin_button_get_value_as_int (self->minutes));
}

/* The steps in another order: the one at hand goes to a place. */
static void
move_step (JjLessonEditor *self, guint to)
{
  JsonArray *old = json_array_ref (get_steps (self)), *steps = json_array_new ();
  JsonNode *moved = json_array_dup_element (old, self->step);
  guint n = json_array_get_length (old);

  for (guint i = 0, from = 0; i < n; i++)
    {
      if (i == to)
        {
          json_array_add_element (steps, g_steal_pointer (&moved));
          continue;
        }
      if (from == self->step)
        from++;
      json_array_add_element (steps, json_array_dup_element (old, from++));
    }
  json_object_set_array_member (self->object, "steps", steps);
  json_array_unref (old);
  self->step = to;
  show_list (self);
  show_step (self);
}

static void
on_up (JjLessonEditor *self)
{
  if (self->step > 0)
    move_step (self, self->step - 1);
}

static void
on_down (JjLessonEditor *self)
{
  if (self->step + 1 < json_array_get_length (get_steps (self)))
    move_step (self, self->step + 1);
}

static void
on_add (JjLessonEditor *self)
{
  json_array_add_object_element (get_steps (self), new_step ());
  self->step = json_array_get_length (get_steps (self)) - 1;
  show_list (self);
  show_step (self);
}

static void
on_remove (JjLessonEditor *self)
{
  guint n = json_array_get_length (get_steps (self));

  if (n < 2)
    return;
  json_array_remove_element (get_steps (self), self->step);
  self->step = MIN (self->step, n - 2);
  show_list (self);
  show_step (self);
}

static char *
to_json (JjLessonEditor *self)
{
  g_autoptr (JsonNode) root = json_node_init_object (json_node_alloc (), self->object);
  gint64 minutes = 0;

  for (guint i = 0; i < json_array_get_length (get_steps (self)); i++)
    minutes += jj_data_get_int (json_array_get_object_element (get_steps (self), i), "minutes", 0);
  json_object_set_int_member (self->object, "minutes", minutes);
  jj_data_set_text (self->object, "name", gtk_editable_get_text (self->name));
  return json_to_string (root, TRUE);
}

static void
say (JjLessonEditor *self, const char *text)
{
  gtk_label_set_text (self->fault, text);
}

/* What brings the state before the step to the plan as it is now. (transfer full) */
static JsonArray *
compare (JjLessonEditor *self, const JjLesson *lesson, GError **error)
{
  g_autoptr (JjPlan) before = self->step > 0 ? jj_lesson_make_state (lesson, self->step - 1, error)
                                             : jj_lesson_make_plan (lesson, error);
  JjPlan *now = jj_workspace_get_plan (self->workspace);
  g_autoptr (JjDraft) draft = NULL;
  g_autoptr (JjEdit) edit = NULL;

  if (!before)
    return NULL;
  if (!jj_practice_is_copy (now, before))
    {
      g_set_error_literal (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING,
                           _ ("The plan in the window is not the lesson's practice plan."));
      return NULL;
    }
  draft = jj_draft_new_from_plan (now);
  edit = jj_draft_to_edit (draft, before, "");
  return jj_actions_from_edit (edit);
}

static void
on_take (JjLessonEditor *self)
{
  g_autofree char *json = to_json (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (JjLesson) lesson = jj_lesson_parse (_ ("in the window"), json, -1, &error);
  JsonArray *setup = lesson ? compare (self, lesson, &error) : NULL;

  if (!setup)
    {
      say (self, error->message);
      return;
    }
  json_object_set_array_member (get_step (self), "setup", setup);
  say (self, "");
  show_setup (self);
}

static void
on_save (JjLessonEditor *self)
{
  const char *name = gtk_editable_get_text (self->name);
  g_autofree char *json = to_json (self);
  g_autofree char *folder = jj_lesson_get_folder ();
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JjLesson) lesson = NULL;

  if (!*name || strpbrk (name, "/\\") || *name == '.')
    {
      say (self, _ ("Give the lesson a name without slashes."));
      return;
    }
  lesson = jj_lesson_parse (file, json, -1, &error);
  if (lesson)
    g_mkdir_with_parents (folder, 0700);
  if (!lesson || !g_file_set_contents (path, json, -1, &error))
    {
      say (self, error->message);
      return;
    }
  g_free (self->saved);
  self->saved = g_steal_pointer (&json);
  told = g_strdup_printf (_ ("Saved: %s"), path);
  say (self, told);
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, path);
}

static JsonObject *
new_lesson (void)
{
  JsonObject *object = json_object_new ();
  JsonArray *steps = json_array_new ();

  json_object_set_int_member (object, "format", 1);
  json_object_set_string_member (object, "id", "own");
  json_object_set_string_member (object, "version", "1");
  json_object_set_string_member (object, "plan", "practice.json");
  json_array_add_object_element (steps, new_step ());
  json_object_set_array_member (object, "steps", steps);
  return object;
}

static void
begin (JjLessonEditor *self, JsonObject *object, const char *name)
{
  g_clear_pointer (&self->object, json_object_unref);
  self->object = object;
  self->step = 0;
  gtk_editable_set_text (self->name, name);
  show_list (self);
  show_step (self);
  g_free (self->saved);
  self->saved = to_json (self);
}

static void
begin_new (JjLessonEditor *self)
{
  begin (self, new_lesson (), _ ("My lesson"));
}

static gboolean
go_on (gpointer data)
{
  JjLessonEditor *self = data;

  self->then (self);
  return G_SOURCE_REMOVE;
}

/* Only after the dialog is gone, which still knows the window. */
static void
on_answer (AdwMessageDialog *dialog, const char *response, JjLessonEditor *self)
{
  if (g_str_equal (response, "discard"))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, go_on, g_object_ref (self), g_object_unref);
}

/* Goes on with `then` where nothing is lost by it, else asks first. TRUE: asked. */
static gboolean
ask_first (JjLessonEditor *self, void (*then) (JjLessonEditor *))
{
  g_autofree char *now = to_json (self);
  GtkWidget *dialog;

  if (g_str_equal (now, self->saved))
    {
      then (self);
      return FALSE;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("The Lesson Is Not Saved"),
                                   _ ("What was changed since it was opened or saved is lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Go On Editing"),
                                    "discard", _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  self->then = then;
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answer), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

static void
on_new (JjLessonEditor *self)
{
  ask_first (self, begin_new);
}

static void
destroy (JjLessonEditor *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
jj_lesson_editor_close_request (GtkWindow *window)
{
  ask_first (JJ_LESSON_EDITOR (window), destroy);
  return TRUE;
}

static void
jj_lesson_editor_dispose (GObject *object)
{
  JjLessonEditor *self = JJ_LESSON_EDITOR (object);

  self->showing = TRUE;
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_lesson_editor_parent_class)->dispose (object);
}

static void
jj_lesson_editor_finalize (GObject *object)
{
  JjLessonEditor *self = JJ_LESSON_EDITOR (object);

  g_clear_pointer (&self->object, json_object_unref);
  g_ptr_array_unref (self->texts);
  g_free (self->saved);
  G_OBJECT_CLASS (jj_lesson_editor_parent_class)->finalize (object);
}

static void
jj_lesson_editor_class_init (JjLessonEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_lesson_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_lesson_editor_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = jj_lesson_editor_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jingjin/Workbench/ui/"
                                                             "jj-lesson-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, JjLessonEditor, name);
  gtk_widget_class_bind_template_child (widget_class, JjLessonEditor, list);
  gtk_widget_class_bind_template_child (widget_class, JjLessonEditor, minutes);
  gtk_widget_class_bind_template_child (widget_class, JjLessonEditor, form);
  gtk_widget_class_bind_template_child (widget_class, JjLessonEditor, setup);
  gtk_widget_class_bind_template_child (widget_class, JjLessonEditor, fault);
  gtk_widget_class_bind_template_callback (widget_class, on_row);
  gtk_widget_class_bind_template_callback (widget_class, on_minutes);
  gtk_widget_class_bind_template_callback (widget_class, on_up);
  gtk_widget_class_bind_template_callback (widget_class, on_down);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
  gtk_widget_class_bind_template_callback (widget_class, on_take);
  gtk_widget_class_bind_template_callback (widget_class, on_new);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

/* One box a field: its label over what is typed. */
static void
add_field (JjLessonEditor *self, guint i)
{
  GtkWidget *label = gtk_label_new (_ (fields[i].label)), *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  g_object_set (view, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "top-margin", 4,
                "bottom-margin", 4, "left-margin", 6, "right-margin", 6, NULL);
  gtk_widget_set_size_request (view, -1, i == 0 ? 28 : 52);
  gtk_widget_add_css_class (view, "prose");
  jj_ui_set_name (view, _ (fields[i].label));
  g_ptr_array_add (self->texts, buffer);
  g_signal_connect (buffer, "changed", G_CALLBACK (on_text), self);
  gtk_box_append (self->form, label);
  gtk_box_append (self->form, view);
}

static void
jj_lesson_editor_init (JjLessonEditor *self)
{
  self->texts = g_ptr_array_new ();
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_close_by_keys (GTK_WINDOW (self), FALSE);
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_field (self, i);
}

/* A deep copy by way of its text. */
static JsonObject *
copy_object (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *text = json_to_string (node, FALSE);
  g_autoptr (JsonNode) copy = json_from_string (text, NULL);

  return json_object_ref (json_node_get_object (copy));
}

GtkWindow *
jj_lesson_editor_new (GtkWindow *parent, JjWorkspace *workspace, const JjLesson *lesson)
{
  JjLessonEditor *self = g_object_new (JJ_TYPE_LESSON_EDITOR, "transient-for", parent, NULL);
  g_autofree char *name = lesson
                              ? g_strdup_printf (_ ("%s, my version"), jj_lesson_get_title (lesson))
                              : g_strdup (_ ("My lesson"));
  JsonObject *object;

  self->workspace = g_object_ref (workspace);
  self->see = JJ_LESSON_SEE (jj_lesson_see_new (workspace, parent));
  self->state = JJ_LESSON_STATE (jj_lesson_state_new (workspace));
  gtk_box_prepend (self->form, GTK_WIDGET (self->see));
  gtk_box_append (self->form, GTK_WIDGET (self->state));
  object = lesson ? copy_object (jj_lesson_get_object (lesson)) : new_lesson ();
  json_object_set_string_member (object, "id", "own");
  begin (self, object, name);
  return GTK_WINDOW (self);
}
