/* jj-cli-poster.c: jingjin-cli poster */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli-analysis.h"
#include "jj-cli.h"
#include "jj-kinds-plan.h"
#include "jj-poster.h"

#include <glib/gi18n.h>

#define DPI 300
#define MAX_DPI 1200

typedef struct
{
  char *out, *size, *paper, *filter;
  int dpi;
  gboolean names_only;
} Options;

static gboolean
find_paper (const char *name, JjPaper fallback, JjPaper *paper, GError **error)
{
  *paper = name ? jj_paper_by_name (name) : fallback;
  if (*paper != JJ_N_PAPERS)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("There is no paper “%s”; A4, A3, A2, A1 and A0 are known."), name);
  return FALSE;
}

static const JjElement *
find_sheet (JjPlan *plan, const char *name, GError **error)
{
  const JjElement *sheet = jj_plan_find_code (plan, JJ_KIND_SHEET, name);
  guint n;

  if (!sheet)
    sheet = jj_plan_find_name (plan, JJ_KIND_SHEET, name, &n);
  if (!sheet)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _ ("There is no sheet “%s” in this plan."), name);
  return sheet;
}

static gint64
today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)g_date_time_get_day_of_month (now),
                  (GDateMonth)g_date_time_get_month (now), (GDateYear)g_date_time_get_year (now));
  return g_date_get_julian (&date);
}

static gboolean
check_options (const Options *options, JjPosterInput *input, GError **error)
{
  if (!options->out || options->dpi < 0 || options->dpi > MAX_DPI)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   options->out ? _ ("A PNG may have up to 1,200 dots an inch.")
                                : _ ("Say where to write by -o."));
      return FALSE;
    }
  if (!find_paper (options->size, JJ_PAPER_A3, &input->size, error)
      || !find_paper (options->paper, input->size, &input->paper, error))
    return FALSE;
  if (input->paper <= input->size)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("%s is larger than the poster."),
               jj_paper_get_name (input->paper));
  return FALSE;
}

/* The warning goes beside the output: a person reads it, a script need not. */
static JjCliStatus
write_poster (const Options *options, const JjPosterInput *input, GError **error)
{
  g_autoptr (JjPoster) poster = jj_poster_new (input);
  g_autofree char *warning = jj_poster_warn (poster);

  if (!jj_poster_write (poster, options->out, options->dpi ? options->dpi : DPI, error))
    return JJ_CLI_UNUSABLE;
  if (warning)
    g_printerr ("%s\n", warning);
  return JJ_CLI_DONE;
}

static JjCliStatus
make_poster (const Options *options, const char *path, const char *name, GError **error)
{
  g_autoptr (JjCliAnalysis) analysis = NULL;
  g_autoptr (JjDiagramFilter) filter = NULL;
  JjDiagramInput picture = { 0 };
  JjPosterInput input = { .input = &picture,
                          .filter_name = options->filter,
                          .names_only = options->names_only,
                          .day = today () };
  const JjElement *sheet;

  if (!check_options (options, &input, error))
    return JJ_CLI_UNUSABLE;
  analysis = jj_cli_analysis_new (path, NULL, error);
  sheet = analysis ? find_sheet (analysis->plan, name, error) : NULL;
  if (!sheet)
    return JJ_CLI_UNUSABLE;
  filter = options->filter ? jj_diagram_filter_find (analysis->plan, options->filter) : NULL;
  if (options->filter && !filter)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("The plan keeps no filter “%s” for its sheets."), options->filter);
      return JJ_CLI_UNUSABLE;
    }
  picture = (JjDiagramInput){ .plan = analysis->plan,
                              .sheet = jj_element_get_id (sheet),
                              .figures = analysis->figures };
  input.filter = filter;
  return write_poster (options, &input, error);
}

static JjCliStatus
run (char **argv, GError **error)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.out,
      N_ ("The file; its ending says what is written: .svg, .pdf, .png"), N_ ("OUT") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &options.size,
      N_ ("How large the poster is, A3 if not "
          "given"),
      N_ ("PAPER") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.paper,
      N_ ("Smaller paper: tiles with cut marks and a map"), N_ ("PAPER") },
    { "filter", 0, 0, G_OPTION_ARG_STRING, &options.filter,
      N_ ("A filter that the plan keeps: the rest is pale"), N_ ("NAME") },
    { "names-only", 0, 0, G_OPTION_ARG_NONE, &options.names_only,
      N_ ("Names alone, none smaller than 9 pt"), NULL },
    { "dpi", 0, 0, G_OPTION_ARG_INT, &options.dpi, N_ ("Dots an inch of a PNG"), N_ ("NUMBER") },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);
  JjCliStatus status = JJ_CLI_UNUSABLE;

  if (jj_cli_parse (&jj_cli_poster, entries, &arguments, 2, error))
    status = make_poster (&options, arguments[0], arguments[1], error);
  g_free (options.out);
  g_free (options.size);
  g_free (options.paper);
  g_free (options.filter);
  return status;
}

const JjCliCommand jj_cli_poster
    = { "poster", "PLAN SHEET", N_ ("Puts a sheet of the model on paper, whole or in tiles"), FALSE,
        run };
