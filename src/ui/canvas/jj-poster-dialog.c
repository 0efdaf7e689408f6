/* jj-poster-dialog.c: a sheet, a chart or the plan on paper, and as PDF, SVG and PNG */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-poster-dialog.h"

#include "jj-format.h"
#include "jj-save.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

#define PREVIEW_WIDTH 420
#define PREVIEW_HEIGHT 300

struct _JjPosterDialog
{
  AdwWindow parent_instance;

  JjWorkspace *workspace;
  JjPosterInput poster_input; /* points to the following */
  JjDiagramInput input;
  JjChartInput chart_input;
  JjFigures *figures;
  JjFindings *findings;
  JjDiagramFilter *filter;
  char *filter_name, *which;
  GArray *order;
  JjPoster *poster;
  cairo_surface_t *small; /* the poster in small, drawn once */
  GtkWidget *size, *paper, *names_only, *preview, *pages, *warning, *remedy;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (JjPosterDialog, jj_poster_dialog, ADW_TYPE_WINDOW)

/* What a thread writes. */
typedef struct
{
  JjPoster *poster;
  double dpi;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  jj_poster_unref (job->poster);
  g_free (job);
}

/* The paper: as large as the poster, or A3, or A4. */
static JjPaper
chosen_paper (JjPosterDialog *self, JjPaper size)
{
  static const JjPaper papers[] = { JJ_N_PAPERS, JJ_PAPER_A3, JJ_PAPER_A4 };
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->paper));

  return chosen == 0 || chosen >= G_N_ELEMENTS (papers) ? size : MIN (papers[chosen], size);
}

static void
show_poster (JjPosterDialog *self)
{
  guint n = jj_poster_get_n_pages (self->poster);
  g_autofree char *pages = g_strdup_printf (ngettext ("%u page", "%u pages", n), n);
  g_autofree char *warning = jj_poster_warn (self->poster);
  JjPaper better = jj_poster_get_check (self->poster)->remedy;
  g_autofree char *remedy = better < JJ_N_PAPERS
                                ? g_strdup_printf (_ ("Make it %s"), jj_paper_get_name (better))
                                : g_strdup (_ ("Names alone"));

  gtk_label_set_text (GTK_LABEL (self->pages), pages);
  gtk_label_set_text (GTK_LABEL (self->warning),
                      warning ? warning : _ ("Every label is at least 9 pt on the paper."));
  gtk_widget_set_visible (self->remedy,
                          warning && (better < JJ_N_PAPERS || !self->poster_input.chart));
  gtk_button_set_label (GTK_BUTTON (self->remedy), remedy);
  g_clear_pointer (&self->small, cairo_surface_destroy);
  gtk_widget_queue_draw (self->preview);
}

static void
update (JjPosterDialog *self)
{
  JjPosterInput *input = &self->poster_input;

  if (self->is_filling)
    return;
  input->size = (JjPaper)gtk_drop_down_get_selected (GTK_DROP_DOWN (self->size));
  input->paper = chosen_paper (self, input->size);
  input->names_only = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->names_only));
  g_clear_pointer (&self->poster, jj_poster_unref);
  self->poster = jj_poster_new (input);
  show_poster (self);
}

static void
on_remedy (JjPosterDialog *self)
{
  JjPaper better = jj_poster_get_check (self->poster)->remedy;

  if (better < JJ_N_PAPERS)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->size), better);
  else
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->names_only), TRUE);
}

static void
draw_tiles (JjPosterDialog *self, cairo_t *cr, double scale)
{
  cairo_set_source_rgb (cr, 0.85, 0.2, 0.1);
  cairo_set_line_width (cr, 1);
  for (guint i = 0; i < jj_poster_get_n_pages (self->poster); i++)
    {
      JjRect tile = jj_poster_get_tile (self->poster, i);

      cairo_rectangle (cr, tile.x * scale, tile.y * scale, tile.width * scale, tile.height * scale);
      cairo_stroke (cr);
    }
}

static void
draw_preview (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  JjPosterDialog *self = data;
  double paper_width, paper_height, scale;

  jj_poster_get_size (self->poster, &paper_width, &paper_height);
  scale = MIN (width / paper_width, height / paper_height);
  if (!self->small)
    {
      cairo_t *small;

      self->small
          = cairo_image_surface_create (CAIRO_FORMAT_RGB24, MAX (1, (int)(paper_width * scale)),
                                        MAX (1, (int)(paper_height * scale)));
      small = cairo_create (self->small);
      cairo_set_source_rgb (small, 1, 1, 1);
      cairo_paint (small);
      cairo_scale (small, scale, scale);
      jj_poster_draw (self->poster, small);
      cairo_destroy (small);
    }
  cairo_translate (cr, (int)((width - paper_width * scale) / 2),
                   (int)((height - paper_height * scale) / 2));
  cairo_set_source_surface (cr, self->small, 0, 0);
  cairo_paint (cr);
  draw_tiles (self, cr, scale);
}

static gboolean
write_poster (gpointer data, const char *path, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return jj_poster_write (job->poster, path, job->dpi, error);
}

static void
on_save (GtkButton *button, JjPosterDialog *self)
{
  Job *job = g_new0 (Job, 1);
  const JjSave save = { .title = _ ("Save the Poster"),
                        .name = jj_poster_get_title (self->poster),
                        .suffix = g_object_get_data (G_OBJECT (button), "suffix"),
                        .write = write_poster,
                        .data = job,
                        .free_data = free_job,
                        .done = _ ("Poster written: %s"),
                        .closes = GTK_WINDOW (self) };

  job->poster = jj_poster_ref (self->poster);
  /* A3 at 300 dots an inch; larger posters are seen from further away. */
  job->dpi = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->size)) <= JJ_PAPER_A3 ? 300 : 150;
  jj_save_ask (GTK_WIDGET (self), self->workspace, &save);
}

static void
draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, JjPoster *poster)
{
  jj_poster_draw_page (poster, gtk_print_context_get_cairo_context (context), (guint)page);
}

GtkPrintOperation *
jj_poster_make_print (JjPoster *poster)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *paper;
  double width, height;

  jj_poster_get_page_size (poster, &width, &height);
  paper = gtk_paper_size_new_custom ("poster", _ ("Poster"), width, height, GTK_UNIT_POINTS);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_n_pages (operation, (int)jj_poster_get_n_pages (poster));
  gtk_print_operation_set_job_name (operation, jj_poster_get_title (poster));
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page), jj_poster_ref (poster),
                         (GClosureNotify)(void (*) (void))jj_poster_unref, 0);
  return operation;
}

static void
on_print (JjPosterDialog *self)
{
  g_autoptr (GtkPrintOperation) operation = jj_poster_make_print (self->poster);
  g_autoptr (GError) error = NULL;

  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (self), &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    jj_workspace_message (self->workspace, error->message, FALSE);
}

static void
jj_poster_dialog_finalize (GObject *object)
{
  JjPosterDialog *self = JJ_POSTER_DIALOG (object);

  g_clear_pointer (&self->poster, jj_poster_unref);
  g_clear_pointer (&self->small, cairo_surface_destroy);
  g_clear_pointer (&self->filter, jj_diagram_filter_free);
  g_clear_pointer (&self->figures, jj_figures_unref);
  g_clear_pointer (&self->findings, jj_findings_unref);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->order, g_array_unref);
  g_free (self->filter_name);
  g_free (self->which);
  G_OBJECT_CLASS (jj_poster_dialog_parent_class)->finalize (object);
}

static void
jj_poster_dialog_class_init (JjPosterDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jj_poster_dialog_finalize;
}

static GtkWidget *
add_choice (GtkWidget *box, const char *label, const char *const *choices, JjPosterDialog *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (choices), *text = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  jj_ui_set_name (drop_down, label);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (row), drop_down);
  gtk_box_append (GTK_BOX (box), row);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (update), self);
  return drop_down;
}

static void
add_choices (JjPosterDialog *self, GtkWidget *box)
{
  const char *sizes[JJ_N_PAPERS + 1] = { NULL };
  const char *papers[] = { _ ("One page"), _ ("Tiles on A3"), _ ("Tiles on A4"), NULL };

  for (guint i = 0; i < JJ_N_PAPERS; i++)
    sizes[i] = jj_paper_get_name (i);
  self->is_filling = TRUE;
  self->size = add_choice (box, _ ("Size of the poster"), sizes, self);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->size), JJ_PAPER_A3);
  self->paper = add_choice (box, _ ("Printed as"), papers, self);
  self->names_only = gtk_check_button_new_with_label (_ ("Names alone, none smaller than 9 pt"));
  g_signal_connect_swapped (self->names_only, "toggled", G_CALLBACK (update), self);
  gtk_box_append (GTK_BOX (box), self->names_only);
  self->is_filling = FALSE;
}

static void
add_warning (JjPosterDialog *self, GtkWidget *box)
{
  self->pages = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->pages, "dim-label");
  self->warning = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->warning), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->warning), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->warning), 50);
  self->remedy = gtk_button_new ();
  gtk_widget_set_halign (self->remedy, GTK_ALIGN_START);
  g_signal_connect_swapped (self->remedy, "clicked", G_CALLBACK (on_remedy), self);
  gtk_box_append (GTK_BOX (box), self->pages);
  gtk_box_append (GTK_BOX (box), self->warning);
  gtk_box_append (GTK_BOX (box), self->remedy);
}

static GtkWidget *
make_buttons (JjPosterDialog *self)
{
  static const char *const formats[][2] = { { "PDF", "pdf" }, { "SVG", "svg" }, { "PNG", "png" } };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *print = gtk_button_new_with_label (_ ("Print…"));

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *label = g_strdup_printf (_ ("Save as %s…"), formats[i][0]);
      GtkWidget *button = gtk_button_new_with_label (label);

      g_object_set_data (G_OBJECT (button), "suffix", (gpointer)formats[i][1]);
      g_signal_connect (button, "clicked", G_CALLBACK (on_save), self);
      if (i == 0)
        gtk_widget_add_css_class (button, "suggested-action");
      gtk_box_append (GTK_BOX (row), button);
    }
  g_signal_connect_swapped (print, "clicked", G_CALLBACK (on_print), self);
  gtk_box_append (GTK_BOX (row), print);
  gtk_widget_set_halign (row, GTK_ALIGN_END);
  return row;
}

static void
jj_poster_dialog_init (JjPosterDialog *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->preview = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->preview), PREVIEW_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->preview), PREVIEW_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->preview), draw_preview, self, NULL);
  gtk_widget_set_vexpand (self->preview, TRUE);
  jj_ui_set_name (self->preview, _ ("Preview"));
  gtk_box_append (GTK_BOX (box), self->preview);
  add_choices (self, box);
  add_warning (self, box);
  gtk_box_append (GTK_BOX (box), make_buttons (self));
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_box_append (GTK_BOX (outer), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (outer), box);
  adw_window_set_content (ADW_WINDOW (self), outer);
  jj_ui_close_by_keys (GTK_WINDOW (self), TRUE);
}

/* The dialog outlives what the input points to. */
static void
keep_input (JjPosterDialog *self, const JjPosterInput *input)
{
  JjAnalysis *analysis = jj_workspace_get_analysis (self->workspace);
  JjFigures *figures = jj_analysis_get_figures (analysis);
  JjFindings *findings = jj_analysis_peek_findings (analysis);
  g_autofree char *filter = input->filter ? jj_diagram_filter_to_text (input->filter) : NULL;

  self->figures = figures ? jj_figures_ref (figures) : NULL;
  self->findings = findings ? jj_findings_ref (findings) : NULL;
  self->filter = filter ? jj_diagram_filter_parse (filter) : NULL;
  self->filter_name = g_strdup (input->filter_name);
  if (input->input)
    self->input = *input->input;
  self->input.plan = jj_workspace_get_plan (self->workspace);
  self->input.figures = self->figures;
  self->input.findings = self->findings;
  if (input->chart_input)
    self->chart_input = *input->chart_input;
  self->which = g_strdup (self->chart_input.which);
  self->order
      = self->chart_input.flow.order ? g_array_ref ((GArray *)self->chart_input.flow.order) : NULL;
  self->chart_input.which = self->which;
  self->chart_input.like = NULL;
  self->poster_input = (JjPosterInput){ .input = &self->input,
                                        .chart = input->chart,
                                        .chart_input = &self->chart_input,
                                        .is_plan = input->is_plan,
                                        .filter = self->filter,
                                        .filter_name = self->filter_name,
                                        .day = jj_today () };
}

void
jj_poster_dialog_present (GtkWidget *parent, JjWorkspace *workspace, const JjPosterInput *input)
{
  JjPosterDialog *self = g_object_new (JJ_TYPE_POSTER_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  keep_input (self, input);
  gtk_widget_set_visible (self->names_only, input->chart == NULL);
  gtk_window_set_title (GTK_WINDOW (self), input->chart     ? _ ("Chart on Paper")
                                           : input->is_plan ? _ ("Plan on Paper")
                                                            : _ ("Sheet on Paper"));
  update (self);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_root (parent)));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_present (GTK_WINDOW (self));
}
