/* jj-guide-pane.c: the step at hand beside the views */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-guide-pane.h"

#include "jj-pages.h"
#include "jj-step-editor.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjGuidePane
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjSteps *steps;

  GtkWidget *top;
  GtkLabel *place, *title, *what, *why, *article, *example;
  GtkWidget *before, *after, *list, *view;
  GtkBox *counts;
  GtkScrolledWindow *scroll;
  GtkWidget *editor;
};

G_DEFINE_FINAL_TYPE (JjGuidePane, jj_guide_pane, GTK_TYPE_WIDGET)

static const JjStep *
step_at (JjGuidePane *self, guint i)
{
  return jj_guidebook_get_step (jj_steps_get_guide (self->steps), i);
}

static guint
current (JjGuidePane *self)
{
  return jj_steps_get_current (self->steps);
}

GtkWidget *
jj_guide_make_sign (const JjStepProgress *progress)
{
  static const char *const icons[JJ_N_STEP_STATES]
      = { [JJ_STEP_OPEN] = "go-next-symbolic",
          [JJ_STEP_DOING] = "document-edit-symbolic",
          [JJ_STEP_DONE] = "emblem-ok-symbolic",
          [JJ_STEP_LATER] = "media-skip-forward-symbolic",
          [JJ_STEP_NOT_APPLICABLE] = "action-unavailable-symbolic" };
  gboolean complete = progress->n_holding == progress->n_counting;
  GtkWidget *image = gtk_image_new_from_icon_name (
      complete && progress->state != JJ_STEP_NOT_APPLICABLE ? "emblem-ok-symbolic"
                                                            : icons[progress->state]);

  gtk_widget_add_css_class (image, progress->settled ? "done" : "todo");
  jj_ui_set_name (image, progress->settled ? _ ("settled") : _ ("to do"));
  return image;
}

char *
jj_guide_word_progress (const JjStepProgress *progress)
{
  if (progress->state == JJ_STEP_NOT_APPLICABLE || progress->state == JJ_STEP_LATER)
    return g_strdup (jj_step_state_get_label (progress->state));
  return g_strdup_printf ("%u/%u", progress->n_holding, progress->n_counting);
}

void
jj_guide_open_view (JjWorkspace *workspace, guint i)
{
  const JjStep *step
      = jj_guidebook_get_step (jj_steps_get_guide (jj_workspace_get_steps (workspace)), i);
  JjKindId kind = jj_step_get_kind (step);

  if (jj_pages_find (jj_step_get_page (step)) < 0)
    {
      jj_workspace_message (workspace,
                            _ ("This program has no such view; the step's file names "
                               "another program's."),
                            FALSE);
      return;
    }
  jj_workspace_set_page (workspace, jj_step_get_page (step));
  if (kind == JJ_KIND_PLAN)
    jj_workspace_select (workspace, NULL, 0);
  else if (kind < JJ_N_KINDS)
    jj_workspace_show_rows (workspace, kind, NULL, NULL);
}

static void
on_view (JjGuidePane *self)
{
  jj_guide_open_view (self->workspace, current (self));
}

/* The rows that are missing, or the field of the plan, or the findings. */
static void
on_count (GtkButton *button, JjGuidePane *self)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "jj-count"));
  const JjStepProgress *progress = jj_steps_get_progress (self->steps, current (self));
  const JjCount *count = g_ptr_array_index (progress->counts, i);
  JjKindId kind = count->kind;

  if (kind == JJ_KIND_PLAN)
    jj_workspace_show (self->workspace,
                       jj_element_get_id (
                           jj_plan_get_root (jj_workspace_get_plan (self->workspace))),
                       count->field);
  else if (kind < JJ_N_KINDS && count->missing->len > 0)
    jj_workspace_show_rows (self->workspace, kind, count->missing, count->text);
  else if (kind < JJ_N_KINDS)
    jj_workspace_show_rows (self->workspace, kind, NULL, NULL);
  else
    jj_workspace_set_page (self->workspace, "checks");
}

/* What is done, what is to do, and what there is nothing of. */
static GtkWidget *
make_count_sign (const JjCount *count)
{
  const char *icon = count->is_none ? "list-remove-symbolic"
                     : count->holds ? "emblem-ok-symbolic"
                                    : "go-next-symbolic";
  GtkWidget *sign = gtk_image_new_from_icon_name (icon);

  gtk_widget_add_css_class (sign, count->holds && !count->is_none ? "done" : "todo");
  return sign;
}

static char *
name_count (const JjCount *count)
{
  if (count->is_none)
    return g_strdup (count->text);
  return g_strdup_printf ("%s, %s", count->text, count->holds ? _ ("done") : _ ("to do"));
}

static void
add_count (JjGuidePane *self, guint i, const JjCount *count)
{
  GtkWidget *button = gtk_button_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (count->text);
  g_autofree char *name = name_count (count);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (line), make_count_sign (count));
  gtk_box_append (GTK_BOX (line), label);
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "line");
  if (!count->holds)
    gtk_widget_add_css_class (label, "heading");
  jj_ui_set_name (button, name);
  jj_ui_set_tooltip (button, count->holds ? NULL : _ ("Show what is missing"));
  g_object_set_data (G_OBJECT (button), "jj-count", GUINT_TO_POINTER (i));
  g_signal_connect (button, "clicked", G_CALLBACK (on_count), self);
  gtk_box_append (self->counts, button);
}

static void
show_counts (JjGuidePane *self)
{
  const JjStepProgress *progress = jj_steps_get_progress (self->steps, current (self));
  guint n = jj_guidebook_get_n_steps (jj_steps_get_guide (self->steps));
  g_autofree char *place = g_strdup_printf (_ ("Step %u of %u · %u settled"), current (self) + 1, n,
                                            jj_steps_count_settled (self->steps));
  gboolean focused = jj_ui_has_focus (GTK_WIDGET (self->counts));

  gtk_label_set_text (self->place, place);
  jj_ui_clear_box (self->counts);
  for (guint i = 0; i < progress->counts->len; i++)
    add_count (self, i, g_ptr_array_index (progress->counts, i));
  if (focused)
    gtk_widget_child_focus (GTK_WIDGET (self->counts), GTK_DIR_TAB_FORWARD);
  jj_step_editor_set_step (JJ_STEP_EDITOR (self->editor), current (self));
}

static void
show_step (JjGuidePane *self)
{
  const JjStep *step = step_at (self, current (self));
  JjStatus status = jj_step_get_status (step);
  const char *article = jj_step_get_article (step);
  int page = jj_pages_find (jj_step_get_page (step));
  g_autofree char *source = NULL, *view = NULL;

  source
      = g_strconcat (article ? article : "", article && status != JJ_STATUS_VERIFIED ? " · " : "",
                     status != JJ_STATUS_VERIFIED ? _ ("not verified") : "", NULL);
  view = g_strdup_printf (_ ("Open: %s"),
                          page >= 0 ? jj_page_get_title (jj_pages_get ((guint)page)) : "-");
  gtk_label_set_text (self->title, jj_step_get_title (step));
  gtk_label_set_text (self->what, jj_step_get_what (step));
  gtk_label_set_text (self->why, jj_step_get_why (step));
  gtk_label_set_text (self->article, source);
  gtk_label_set_text (self->example, jj_step_get_example (step));
  gtk_button_set_label (GTK_BUTTON (self->view), view);
  gtk_widget_set_sensitive (self->before, current (self) > 0);
  gtk_widget_set_sensitive (self->after, current (self) + 1 < jj_guidebook_get_n_steps (
                                             jj_steps_get_guide (self->steps)));
  show_counts (self);
  /* Each step is read from its first line, however far down the last one was left. */
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
}

static void
go (JjGuidePane *self, guint step)
{
  jj_steps_set_current (self->steps, step);
  jj_guide_open_view (self->workspace, step);
}

static void
on_before (JjGuidePane *self)
{
  go (self, current (self) - 1);
}

static void
on_after (JjGuidePane *self)
{
  go (self, current (self) + 1);
}

static void
on_step_row (GtkListBox *list, GtkListBoxRow *row, JjGuidePane *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->list));
  go (self, (guint)gtk_list_box_row_get_index (row));
}

/* All steps with their progress, made when they are asked for. */
static void
on_list (GtkMenuButton *button, gpointer data)
{
  JjGuidePane *self = data;
  GtkWidget *popover = gtk_popover_new (), *list = gtk_list_box_new ();
  guint n = jj_guidebook_get_n_steps (jj_steps_get_guide (self->steps));

  gtk_widget_add_css_class (list, "navigation-sidebar");
  for (guint i = 0; i < n; i++)
    {
      const JjStepProgress *progress = jj_steps_get_progress (self->steps, i);
      g_autofree char *text
          = g_strdup_printf ("%u %s", i + 1, jj_step_get_title (step_at (self, i)));
      g_autofree char *count = jj_guide_word_progress (progress);
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (line), jj_guide_make_sign (progress));
      gtk_box_append (GTK_BOX (line), label);
      if (progress->flag)
        gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("emoji-flags-symbolic"));
      gtk_box_append (GTK_BOX (line), gtk_label_new (count));
      gtk_list_box_append (GTK_LIST_BOX (list), line);
    }
  gtk_list_box_select_row (GTK_LIST_BOX (list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (list),
                                                          (int)current (self)));
  g_signal_connect (list, "row-activated", G_CALLBACK (on_step_row), self);
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  gtk_menu_button_set_popover (button, popover);
}

static void
jj_guide_pane_dispose (GObject *object)
{
  JjGuidePane *self = JJ_GUIDE_PANE (object);

  g_clear_pointer (&self->top, gtk_widget_unparent);
  if (self->steps)
    jj_steps_set_open (self->steps, FALSE);
  g_clear_object (&self->steps);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_guide_pane_parent_class)->dispose (object);
}

static void
jj_guide_pane_class_init (JjGuidePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_guide_pane_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jingjin/Workbench/ui/"
                                                             "jj-guide-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, JjGuidePane, top);
  gtk_widget_class_bind_template_child (widget_class, JjGuidePane, place);
  gtk_widget_class_bind_template_child (widget_class, JjGuidePane, title);
  gtk_widget_class_bind_template_child (widget_class, JjGuidePane, what);
  gtk_widget_class_bind_template_child (widget_class, JjGuidePane, why);
  gtk_widget_class_bind_template_child (widget_class, JjGuidePane, article);
  gtk_widget_class_bind_template_child (widget_class, JjGuidePane, example);
  gtk_widget_class_bind_template_child (widget_class, JjGuidePane, before);
  gtk_widget_class_bind_template_child (widget_class, JjGuidePane, after);
  gtk_widget_class_bind_template_child (widget_class, JjGuidePane, list);
  gtk_widget_class_bind_template_child (widget_class, JjGuidePane, view);
  gtk_widget_class_bind_template_child (widget_class, JjGuidePane, counts);
  gtk_widget_class_bind_template_child (widget_class, JjGuidePane, scroll);
  gtk_widget_class_bind_template_child (widget_class, JjGuidePane, editor);
}

static void
jj_guide_pane_init (JjGuidePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->list), on_list, self, NULL);
  g_signal_connect_swapped (self->before, "clicked", G_CALLBACK (on_before), self);
  g_signal_connect_swapped (self->after, "clicked", G_CALLBACK (on_after), self);
  g_signal_connect_swapped (self->view, "clicked", G_CALLBACK (on_view), self);
}

GtkWidget *
jj_guide_pane_new (JjWorkspace *workspace)
{
  JjGuidePane *self = g_object_new (JJ_TYPE_GUIDE_PANE, NULL);
  GtkWidget *editor = jj_step_editor_new (workspace);

  self->workspace = g_object_ref (workspace);
  self->steps = g_object_ref (jj_workspace_get_steps (workspace));
  gtk_box_append (GTK_BOX (self->editor), editor);
  self->editor = editor;
  g_signal_connect_object (self->steps, "changed", G_CALLBACK (show_counts), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->steps, "current-changed", G_CALLBACK (show_step), self,
                           G_CONNECT_SWAPPED);
  jj_steps_set_open (self->steps, TRUE);
  show_step (self);
  if (jj_steps_get_problem (self->steps))
    jj_workspace_message (workspace, jj_steps_get_problem (self->steps), FALSE);
  return GTK_WIDGET (self);
}
