/* jj-trial-sheet.c: the trial of the merged money as one printed page */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-trial-sheet.h"

#include "jj-atomic.h"
#include "jj-chart.h"
#include "jj-format.h"
#include "jj-language.h"
#include "jj-table-pages.h"
#include "jj-trial.h"

#include <cairo-pdf.h>

#define MARGIN 48.0
#define A4_WIDTH 595.0
#define A4_HEIGHT 842.0
#define N_COLUMNS 5

typedef struct
{
  const JjTrial *trial;
  JjPlan *plan;
} Sheet;

static void
append_amount (GString *text, gint64 amount)
{
  g_autofree char *shown = amount == JJ_EMPTY ? g_strdup ("-") : jj_format_money (amount);

  g_string_append (text, shown);
}

/* A source that is not judged has its mark; the last row is the sum of those that are. */
static void
get_text (gpointer data, guint row, guint column, GString *text)
{
  const Sheet *sheet = data;
  const GArray *rows = sheet->trial->rows;
  const JjTrialRow *of
      = row < rows->len ? &g_array_index (rows, JjTrialRow, row) : &sheet->trial->total;
  const gint64 amounts[N_COLUMNS] = { 0, of->before, of->granted, of->difference, of->budgeted };

  g_string_truncate (text, 0);
  if (column > 0)
    append_amount (text, amounts[column]);
  else if (row < rows->len)
    g_string_append_printf (text, "%s%s",
                            jj_label (
                                jj_kind_purse.fields[JJ_PURSE_SOURCE].choices[of->source].label),
                            of->judged ? "" : _ (" (not compared)"));
  else
    g_string_append (text, _ ("Sum compared"));
}

static void
draw_chart (cairo_t *cr, const JjChartInput *input, double x, double y)
{
  g_autoptr (JjPicture) picture = jj_chart_make (jj_chart_by_id ("before-after"), input);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  jj_picture_draw (picture, cr, -1);
  cairo_restore (cr);
}

void
jj_trial_sheet_draw (cairo_t *cr, JjPlan *plan, JjFigures *figures, double width, double height)
{
  g_autoptr (JjTrial) trial = jj_trial_new (figures, plan);
  g_autofree char *verdict = jj_trial_describe (trial);
  g_autofree char *title = g_strdup_printf (_ ("Trial of the merged money · %s"),
                                            jj_element_get_title (jj_plan_get_root (plan)));
  const char *headings[N_COLUMNS] = { _ ("Source"), _ ("Before, NT$"), _ ("Granted, NT$"),
                                      _ ("Difference, NT$"), _ ("Budgeted, NT$") };
  const gboolean right[N_COLUMNS] = { FALSE, TRUE, TRUE, TRUE, TRUE };
  Sheet sheet = { trial, plan };
  JjPagesTable table = { .title = title,
                         .scope = verdict,
                         .n_columns = N_COLUMNS,
                         .n_rows = trial->rows->len + 1,
                         .headings = headings,
                         .right = right,
                         .get_text = get_text,
                         .data = &sheet };
  g_autoptr (JjPages) pages = jj_pages_new (&table, width, height, MARGIN);
  JjChartInput input = { .plan = plan,
                         .figures = figures,
                         .theme = jj_theme_get ("light"),
                         .width_px = width - 2 * MARGIN,
                         .height_px = height * 0.38,
                         .text_px = 9,
                         .unit = 1,
                         .with_title = TRUE };

  /* The table has a handful of sources: the lower half of its page is free. */
  jj_pages_draw (pages, cr, 0);
  draw_chart (cr, &input, MARGIN, height * 0.5);
}

typedef struct
{
  JjPlan *plan;
  JjFigures *figures;
} Job;

static cairo_status_t
write_bytes (void *closure, const unsigned char *bytes, unsigned int n)
{
  return g_output_stream_write_all (closure, bytes, n, NULL, NULL, NULL) ? CAIRO_STATUS_SUCCESS
                                                                         : CAIRO_STATUS_WRITE_ERROR;
}

static gboolean
write_pdf (GOutputStream *out, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (write_bytes, out, A4_WIDTH, A4_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  jj_language_enter_plan ();
  jj_trial_sheet_draw (cr, job->plan, job->figures, A4_WIDTH, A4_HEIGHT);
  jj_language_leave_plan ();
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The page cannot be written: %s."),
               cairo_status_to_string (status));
  return FALSE;
}

gboolean
jj_trial_sheet_write_pdf (JjPlan *plan, JjFigures *figures, const char *path, GError **error)
{
  Job job = { plan, figures };

  return jj_write_atomically (path, write_pdf, &job, NULL, error);
}
