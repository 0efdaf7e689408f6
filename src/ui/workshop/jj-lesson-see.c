/* jj-lesson-see.c: chooses what is seen in a step of a lesson */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-lesson-see.h"

#include "jj-data-file.h"
#include "jj-lesson-view.h"
#include "jj-pages.h"
#include "jj-present.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjLessonSee
{
  GtkBox parent_instance;

  JjWorkspace *workspace;
  GtkWindow *window; /* a weak pointer */
  JsonObject *see;   /* NULL: none yet */
  GPtrArray *slides; /* JjSlide in the order of `what`; NULL: the first table of the view */
  gboolean showing;

  GtkDropDown *page, *what;
  GtkEditable *filter;
};

G_DEFINE_FINAL_TYPE (JjLessonSee, jj_lesson_see, GTK_TYPE_BOX)

static void
free_slide (gpointer slide)
{
  g_clear_pointer ((JjSlide **)&slide, jj_slide_free);
}

static void
add_choice (JjLessonSee *self, GtkStringList *names, const char *sort, JjSlide *slide)
{
  g_autofree char *what = jj_slide_describe (slide, jj_workspace_get_plan (self->workspace));
  g_autofree char *name = g_strdup_printf ("%s · %s", sort, what);

  gtk_string_list_append (names, name);
  g_ptr_array_add (self->slides, slide);
}

static void
add_tables (JjLessonSee *self, GtkStringList *names)
{
  for (guint p = 0; p < jj_pages_get_n (); p++)
    for (guint i = 0; i < jj_pages_get (p)->n_kinds; i++)
      if (jj_pages_find_kind (jj_pages_get (p)->kinds[i]) == (int)p)
        {
          JjSlide *slide = jj_slide_new (JJ_SLIDE_OF_TABLE);

          slide->kind = jj_pages_get (p)->kinds[i];
          add_choice (self, names, _ ("Table"), slide);
        }
}

/* Everything that the plan can show a room now. */
static void
fill_choices (JjLessonSee *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  JjPlan *plan = jj_workspace_get_plan (self->workspace);

  g_ptr_array_set_size (self->slides, 0);
  gtk_string_list_append (names, _ ("The first table of the view"));
  g_ptr_array_add (self->slides, NULL);
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_SHEET); i++)
    {
      JjSlide *slide = jj_slide_new (JJ_SLIDE_OF_SHEET);

      slide->sheet = jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_SHEET, i));
      add_choice (self, names, _ ("Sheet"), slide);
    }
  for (guint i = 0; i < jj_chart_get_count (); i++)
    if (jj_chart_get_which_kind (jj_chart_get_nth (i)) == JJ_N_KINDS
        && !jj_chart_is_for_paper (jj_chart_get_nth (i)))
      {
        JjSlide *slide = jj_slide_new (JJ_SLIDE_OF_CHART);

        slide->chart = jj_chart_get_nth (i);
        add_choice (self, names, _ ("Chart"), slide);
      }
  add_tables (self, names);
  gtk_drop_down_set_model (self->what, G_LIST_MODEL (names));
}

static gboolean
is_chosen (JjLessonSee *self, const JjSlide *slide)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  const char *sheet = jj_data_get_text (self->see, "sheet");
  const char *chart = jj_data_get_text (self->see, "chart");
  const char *kind = jj_data_get_text (self->see, "kind");

  if (slide->type == JJ_SLIDE_OF_SHEET)
    return sheet && jj_lesson_view_find_sheet (plan, sheet) == jj_plan_find (plan, slide->sheet);
  if (slide->type == JJ_SLIDE_OF_CHART)
    return !sheet && g_strcmp0 (chart, jj_chart_get_id (slide->chart)) == 0;
  return !sheet && !chart && g_strcmp0 (kind, jj_kind_get (slide->kind)->id) == 0;
}

static void
show (JjLessonSee *self)
{
  const char *filter = jj_data_get_text (self->see, "filter");
  guint chosen = 0;

  self->showing = TRUE;
  fill_choices (self);
  for (guint i = 1; i < self->slides->len && chosen == 0; i++)
    if (is_chosen (self, self->slides->pdata[i]))
      chosen = i;
  gtk_drop_down_set_selected (self->page,
                              (guint)MAX (0, jj_pages_find (jj_data_get_text (self->see, "page"))));
  gtk_drop_down_set_selected (self->what, chosen);
  gtk_editable_set_text (self->filter, filter ? filter : "");
  self->showing = FALSE;
}

static void
on_page (JjLessonSee *self)
{
  if (!self->showing && self->see)
    json_object_set_string_member (self->see, "page",
                                   jj_pages_get (gtk_drop_down_get_selected (self->page))->id);
}

/* What the rows contain stays while the table does. */
static void
on_what (JjLessonSee *self)
{
  guint i = gtk_drop_down_get_selected (self->what);

  if (self->showing || !self->see || i >= self->slides->len)
    return;
  jj_lesson_view_write (self->see, self->slides->pdata[i], jj_workspace_get_plan (self->workspace));
  self->showing = TRUE;
  gtk_editable_set_text (self->filter, "");
  self->showing = FALSE;
}

static void
on_filter (JjLessonSee *self)
{
  const char *text = gtk_editable_get_text (self->filter);

  if (self->showing || !self->see)
    return;
  if (*text)
    json_object_set_string_member (self->see, "filter", text);
  else
    json_object_remove_member (self->see, "filter");
}

/* The page of the window, and what it shows. */
static void
on_take (JjLessonSee *self)
{
  g_autoptr (JjSlide) slide = NULL;
  const char *search = gtk_editable_get_text (self->filter);

  if (!self->see || !self->window)
    return;
  slide = jj_present_capture (gtk_window_get_child (self->window), *search != '\0');
  json_object_set_string_member (self->see, "page", jj_workspace_get_page (self->workspace));
  jj_lesson_view_write (self->see, slide, jj_workspace_get_plan (self->workspace));
  show (self);
}

static void
jj_lesson_see_dispose (GObject *object)
{
  JjLessonSee *self = JJ_LESSON_SEE (object);

  self->showing = TRUE;
  g_clear_weak_pointer (&self->window);
  g_clear_pointer (&self->see, json_object_unref);
  g_clear_pointer (&self->slides, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_lesson_see_parent_class)->dispose (object);
}

static void
jj_lesson_see_class_init (JjLessonSeeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_lesson_see_dispose;
}

/* A label over what it names. */
static void
add (GtkWidget *line, GtkWidget *widget, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (widget, TRUE);
  jj_ui_set_name (widget, name);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), widget);
  gtk_box_append (GTK_BOX (line), box);
}

static void
jj_lesson_see_init (JjLessonSee *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *take = gtk_button_new_with_label (_ ("As the Window Shows It Now"));
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->slides = g_ptr_array_new_with_free_func (free_slide);
  self->page = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->what = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->filter = GTK_EDITABLE (gtk_entry_new ());
  for (guint i = 0; i < jj_pages_get_n (); i++)
    gtk_string_list_append (titles, jj_page_get_title (jj_pages_get (i)));
  gtk_drop_down_set_model (self->page, G_LIST_MODEL (titles));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_box_set_homogeneous (GTK_BOX (line), TRUE);
  add (line, GTK_WIDGET (self->page), _ ("View"));
  add (line, GTK_WIDGET (self->what), _ ("The room sees"));
  add (line, GTK_WIDGET (self->filter), _ ("Rows that contain"));
  gtk_widget_set_halign (take, GTK_ALIGN_START);
  gtk_widget_add_css_class (take, "small-button");
  gtk_box_append (GTK_BOX (self), line);
  gtk_box_append (GTK_BOX (self), take);
  g_signal_connect_swapped (self->page, "notify::selected", G_CALLBACK (on_page), self);
  g_signal_connect_swapped (self->what, "notify::selected", G_CALLBACK (on_what), self);
  g_signal_connect_swapped (self->filter, "changed", G_CALLBACK (on_filter), self);
  g_signal_connect_swapped (take, "clicked", G_CALLBACK (on_take), self);
}

GtkWidget *
jj_lesson_see_new (JjWorkspace *workspace, GtkWindow *window)
{
  JjLessonSee *self = g_object_new (JJ_TYPE_LESSON_SEE, NULL);

  self->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&self->window, window);
  return GTK_WIDGET (self);
}

void
jj_lesson_see_set (JjLessonSee *self, JsonObject *see)
{
  g_clear_pointer (&self->see, json_object_unref);
  self->see = json_object_ref (see);
  show (self);
}
