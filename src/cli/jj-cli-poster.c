/* jj-cli-poster.c: jingjin-cli poster */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli-analysis.h"
#include "jj-cli.h"
#include "jj-format.h"
#include "jj-kinds-plan.h"
#include "jj-poster.h"

#include <glib/gi18n.h>
#include <string.h>

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

/* A sheet by its code or name, a chart by its id (NAME/CODE: one sheet of several), or "plan". */
static gboolean
find_subject (JjPlan *plan, const char *name, JjPosterInput *input, JjDiagramInput *picture)
{
  g_auto (GStrv) names = g_strsplit (name, "/", 2);
  const JjElement *sheet = jj_plan_find_code (plan, JJ_KIND_SHEET, name);
  guint n;

  input->is_plan = g_str_equal (name, "plan");
  if (input->is_plan && jj_plan_get_count (plan, JJ_KIND_SHEET) > 0)
    sheet = jj_plan_get_nth (plan, JJ_KIND_SHEET, 0);
  if (!sheet)
    sheet = jj_plan_find_name (plan, JJ_KIND_SHEET, name, &n);
  picture->sheet = sheet ? jj_element_get_id (sheet) : 0;
  input->chart = sheet || !names[0] ? NULL : jj_chart_by_id (names[0]);
  return sheet || input->chart || input->is_plan;
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

/* NULL without a name; a name that the plan does not know is an error. */
static gboolean
find_filter (JjPlan *plan, const char *name, JjDiagramFilter **filter, GError **error)
{
  *filter = name ? jj_diagram_filter_find (plan, name) : NULL;
  if (*filter || !name)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("The plan keeps no filter “%s” for its sheets."), name);
  return FALSE;
}

static JjCliStatus
make_poster (const Options *options, const char *path, const char *name, GError **error)
{
  g_autoptr (JjCliAnalysis) analysis = NULL;
  g_autoptr (JjDiagramFilter) filter = NULL;
  const char *code = strchr (name, '/');
  JjChartInput chart = { .which = code ? code + 1 : NULL };
  JjDiagramInput picture = { 0 };
  JjPosterInput input = { .input = &picture,
                          .chart_input = &chart,
                          .filter_name = options->filter,
                          .names_only = options->names_only,
                          .day = jj_today () };

  if (!check_options (options, &input, error))
    return JJ_CLI_UNUSABLE;
  analysis = jj_cli_analysis_new (path, NULL, error);
  if (!analysis || !find_filter (analysis->plan, options->filter, &filter, error))
    return JJ_CLI_UNUSABLE;
  if (!find_subject (analysis->plan, name, &input, &picture))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("There is no sheet and no chart “%s” in this plan."), name);
      return JJ_CLI_UNUSABLE;
    }
  if (input.is_plan)
    jj_cli_analysis_check (analysis);
  picture.plan = analysis->plan;
  picture.figures = analysis->figures;
  picture.findings = analysis->findings;
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
    = { "poster", "PLAN SHEET|CHART|plan",
        N_ ("Puts a sheet, a chart or the whole plan on paper, in one piece or tiles"), FALSE,
        run };
